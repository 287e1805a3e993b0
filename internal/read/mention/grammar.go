package mention

import (
	"strings"

	"sitrep/internal/syntax"
)

// relative reports whether a relative pronoun at i opens a relative clause.
func (sc *scan) relative(i int) bool {
	t := &sc.s.Tokens[i]
	if t.UPOS != "PRON" || t.XPOS != "WP" && t.XPOS != "WDT" && t.XPOS != "WP$" {
		return false
	}
	for h, steps := t.Head, 0; h >= 0 && steps < 4; h, steps = sc.s.Tokens[h].Head, steps+1 {
		if sc.s.Tokens[h].Deprel == "acl:relcl" {
			return true
		}
	}
	return false
}

// pleonastic reports whether "it" stands for nothing: an expletive, or the subject of weather, time and "it is … that".
func (sc *scan) pleonastic(i int) bool {
	t := &sc.s.Tokens[i]
	if t.Lower() != "it" {
		return false
	}
	if t.Rel() == "expl" {
		return true
	}
	if t.Head < 0 || t.Rel() != "nsubj" {
		return false
	}
	h := t.Head
	return sc.s.Tokens[h].UPOS != "VERB" && len(sc.s.Deps(h, "cop")) > 0 && len(sc.s.Deps(h, "csubj", "ccomp", "xcomp", "advcl")) > 0 && sc.s.Tokens[h].UPOS == "ADJ" || cleft(&sc.s.Tokens[h])
}

func cleft(t *syntax.Token) bool {
	switch t.Lemma {
	case "seem", "appear", "rain", "snow", "emerge", "transpire":
		return true
	}
	return false
}

// speaks reports whether the word is the subject of a verb that only a government can be the subject of.
func (sc *scan) speaks(i int) bool {
	t := &sc.s.Tokens[i]
	if t.Rel() == "conj" && t.Head >= 0 {
		t = &sc.s.Tokens[t.Head]
	}
	if t.Head < 0 {
		return false
	}
	v := sc.s.Tokens[t.Head].Lemma
	switch t.Rel() {
	case "nsubj":
		return acts(v) || t.Deprel == "nsubj" && strikes(v)
	case "obl", "nmod", "obj":
		switch sc.prep(i) {
		case "by", "with", "between":
			return acts(v) || v == "tension" || v == "relation" || v == "tie" || v == "talk" || v == "negotiation" || v == "support"
		case "":
			return t.Rel() == "obj" && (v == "accuse" || v == "urge" || v == "warn" || v == "criticize" || v == "blame" || v == "press")
		}
	}
	return false
}

// strikes are acts of force that a capital as their subject stands for its government in.
func strikes(verb string) bool {
	switch strings.ToLower(verb) {
	case "fire", "launch", "invade", "attack", "retaliate", "bomb", "shell", "order", "test", "annex", "mobilize", "mobilise":
		return true
	}
	return false
}

func acts(verb string) bool {
	switch strings.ToLower(verb) {
	case "say", "deny", "accuse", "warn", "urge", "back", "support", "reject", "refuse", "agree", "announce", "condemn", "call", "demand", "want", "insist", "claim",
		"welcome", "recognize", "recognise", "sign", "vow", "pledge", "threaten", "blame", "criticize", "criticise", "impose", "expel", "summon", "respond", "offer",
		"ask", "request", "send", "deploy", "withdraw", "sever", "restore", "propose", "declare", "view", "regard", "fear", "hope", "believe", "consider", "confirm",
		"arm", "fund", "finance", "supply", "veto", "oppose", "seek", "veil", "protest", "lift", "suspend", "freeze", "describe", "dismiss", "decide":
		return true
	}
	return false
}
