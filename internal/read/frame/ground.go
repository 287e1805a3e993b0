package frame

import "strings"

// places tells ground that is attacked or taken from the parties: towns, districts and hills are where an act is done, so
// that they take the role ground; buildings, posts and other things that are hit are targets.
func (k *caster) places() {
	if k.c.typ != "ASSAULT" && k.c.typ != "COERCE" {
		return
	}
	hurt := k.hurt()
	for i := range k.c.args {
		a := &k.c.args[i]
		switch {
		case a.Role == "side" && !strings.HasPrefix(a.Via, "nsubj") && k.r.land(k.w, a.Head):
			a.Role = "ground"
		case a.Role != "recipient" && a.Role != "target":
		case k.r.land(k.w, a.Head) && (hurt || !k.w.held(a.Head)):
			a.Role = "ground"
		case k.r.settlement(k.w, a.Head):
			a.Role = "target"
		}
	}
}

// hurt: someone other than a place is among the recipients.
func (k *caster) hurt() bool {
	for _, a := range k.c.args {
		if a.Role == "recipient" && !k.r.settlement(k.w, a.Head) {
			return true
		}
	}
	return false
}

// land: ground or a settlement, by name or by a noun; a state is land only where a part of it is named.
func (r *reading) land(w *words, tok int) bool {
	if n := w.quantified(tok); n >= 0 {
		tok = n
	}
	if _, _, ok := r.lands.at(w, tok); ok {
		return true
	}
	m := r.mentionAt(w.Index, tok)
	return m != nil && m.Head == tok && (m.Class == "place" || m.Class == "country" && w.partly(tok))
}

// partly: "northern" and the like stand before a name.
func (w *words) partly(tok int) bool {
	for _, k := range w.Deps(tok, "amod", "compound") {
		f := w.low[k]
		if strings.HasSuffix(f, "ern") || strings.HasPrefix(f, "north") || strings.HasPrefix(f, "south") || f == "central" {
			return true
		}
	}
	return false
}

// held: the ground is named by who lives in it or holds it, so that these are struck with it.
func (w *words) held(tok int) bool {
	for _, k := range w.Deps(tok, "amod", "compound") {
		switch w.lem[k] {
		case "hold", "held", "control", "residential", "civilian", "populated", "inhabited", "crowded", "populous":
			return true
		}
	}
	return false
}
