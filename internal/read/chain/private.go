package chain

import "sitrep/internal/read/mention"

// protect marks a named person as private where the words give them no public role: victims, minors, detainees,
// witnesses, residents, the bereaved. Forms["role"] then holds the words that may stand for the name.
func (w *weave) protect(t int, e *Entity) {
	th := &w.threads[t]
	if e.Actor.Kind != "person" || e.Actor.Known || !th.named {
		return
	}
	role, public, harmed := "", false, false
	for _, i := range th.mentions {
		m := &w.ms[i]
		switch {
		case m.Role == "civilian" || m.Role == "child" || m.Role == "detainee" || m.Role == "worker":
			if role == "" {
				role = m.Title
			}
		case m.Role != "" || publicSector(m.Code.Sectors):
			public = true
		case m.Title != "" && leads(m.Title):
			public = true
		}
		harmed = harmed || w.harmed(m) || w.aged(m)
	}
	if public || role == "" && !harmed {
		return
	}
	if role == "" {
		role = "person"
	}
	e.Actor.Private = true
	e.Forms = map[string]string{"role": role}
}

func publicSector(sectors []string) bool {
	for _, s := range sectors {
		switch s {
		case "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "UAF", "PRM", "JRN", "ELI", "IGO", "UNO":
			return true
		}
	}
	return false
}

func leads(title string) bool {
	switch title {
	case "leader", "chief", "head", "chairman", "director", "founder", "commander", "spokesman", "spokeswoman", "secretary general", "boss", "representative":
		return true
	}
	return false
}

// harmed reports whether the person is told as killed, wounded, held or missing.
func (w *weave) harmed(m *mention.Mention) bool {
	s := &w.doc.Sentences[m.Sent]
	t := &s.Tokens[m.Head]
	if t.Head < 0 || t.Deprel != "nsubj:pass" && t.Rel() != "obj" && !(t.Rel() == "nsubj" && s.Tokens[t.Head].Lemma == "die") {
		return false
	}
	switch s.Tokens[t.Head].Lemma {
	case "kill", "wound", "injure", "die", "arrest", "detain", "abduct", "kidnap", "rape", "torture", "shoot", "hurt", "beat", "murder", "behead", "rescue", "bury", "displace", "stab":
		return true
	}
	return false
}

// aged reports whether an age stands behind the name: "Nour, 12,".
func (w *weave) aged(m *mention.Mention) bool {
	s := &w.doc.Sentences[m.Sent]
	return m.Kind == "name" && m.Hi+2 < len(s.Tokens) && s.Tokens[m.Hi].Form == "," && s.Tokens[m.Hi+1].UPOS == "NUM" &&
		len(s.Tokens[m.Hi+1].Form) <= 2 && s.Tokens[m.Hi+2].Form == ","
}
