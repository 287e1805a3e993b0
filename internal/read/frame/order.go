package frame

import (
	"strings"
)

// ownWords ties the pronoun of "The army says it has …" to the one who says so.
func (k *caster) ownWords() {
	for i := range k.c.args {
		a := &k.c.args[i]
		if a.Role != "actor" && a.Role != "side" || k.w.Tokens[a.Head].UPOS != "PRON" || !strings.HasPrefix(a.Via, "nsubj") && a.Via != "gov>nsubj" {
			continue
		}
		switch k.w.low[a.Head] {
		case "it", "he", "she", "they":
		default:
			continue
		}
		verb := k.w.Tokens[a.Head].Head
		if verb < 0 || k.w.Tokens[verb].Rel() != "ccomp" || k.w.Tokens[verb].Head < 0 {
			continue
		}
		say := k.w.Tokens[verb].Head
		if surface := k.w.clause(say).surface; sayVerb(k.w.lem[say]) && len(surface) == 1 && surface[0] < a.Head &&
			k.w.Tokens[surface[0]].UPOS != "PRON" && k.agrees(a.Head, surface[0]) {
			a.Range, a.Basis, a.Via = k.r.rangeOf(k.w, k.w.pastDateline(surface[0], say)), "pronoun", "says>"+a.Via
		}
	}
}

// agrees in number, as far as the noun shows it.
func (k *caster) agrees(pronoun, noun int) bool {
	plural := k.w.Tokens[noun].XPOS == "NNS" || k.w.Dep(noun, "conj") >= 0
	return plural == (k.w.low[pronoun] == "they")
}

// nearby falls back on word order where the tree gives a verb no subject or no recipient.
func (k *caster) nearby(roles map[string]string) {
	c := k.c
	if !c.noun && !c.has("actor") && !c.has("side") && !c.has("force") && !k.w.clause(c.at).passive && k.finite(c.at) {
		if np := k.w.firstNominal(k.clauseStart(c.at), c.at); np >= 0 {
			k.slot(slot{rel: "subj", tok: np, via: "order:left"}, k.role(roles, "subj"))
		}
	}
	k.nounDoer(roles)
	if c.has("recipient") || c.has("target") || c.has("ground") {
		return
	}
	if !c.noun && c.frame.Content == "" && roles["obj"] == "recipient" && len(c.asked) == 0 && len(c.filled) == 0 {
		k.clausalObject()
	}
	if k.farAgainst(roles) {
		return
	}
	for i := c.hi; i < len(k.w.low) && i < c.hi+12; i++ {
		t := &k.w.Tokens[i]
		if t.XPOS == "WDT" || t.XPOS == "WP" || t.UPOS == "VERB" || t.UPOS == "SCONJ" || k.w.low[i] == ";" || k.w.low[i] == "," {
			return
		}
		if t.UPOS != "ADP" || (k.w.low[i] != "against" && k.w.low[i] != "with" && k.w.low[i] != "on" && k.w.low[i] != "into" && k.w.low[i] != "to" && k.w.low[i] != "at") {
			continue
		}
		if role := roles[k.w.low[i]]; (strings.HasPrefix(role, "recipient") || role == "side" && c.count("side") < 2) && t.Head > i {
			k.slot(slot{rel: k.w.low[i], tok: t.Head, via: "order:" + k.w.low[i]}, role)
			return
		}
	}
}

// againstReach is how many tokens after an act of violence its "against" may stand.
const againstReach = 24

// farAgainst finds whom an act is done to behind a participle that tells its means: "strikes using aircraft against depots".
func (k *caster) farAgainst(roles map[string]string) bool {
	c := k.c
	if c.typ != "ASSAULT" || roles["against"] != "recipient" {
		return false
	}
	for i := c.hi; i < len(k.w.low) && i < c.hi+againstReach; i++ {
		t := &k.w.Tokens[i]
		switch {
		case t.UPOS == "VERB" && t.XPOS != "VBG" && t.XPOS != "VBN", t.UPOS == "AUX", t.UPOS == "SCONJ", t.XPOS == "WDT", t.XPOS == "WP":
			return false
		case k.w.low[i] == "against" && t.Head > i:
			k.slot(slot{rel: "against", tok: t.Head, via: "order:against"}, "recipient")
			return c.has("recipient")
		}
	}
	return false
}

// nounDoer takes the party right behind a noun ("outrage from the council") that the parser hung elsewhere.
func (k *caster) nounDoer(roles map[string]string) {
	c := k.c
	if !c.noun || c.has("actor") || c.has("side") {
		return
	}
	for i := c.hi; i < len(k.w.low) && i < c.hi+2; i++ {
		t := &k.w.Tokens[i]
		if (k.w.low[i] == "by" || k.w.low[i] == "from") && t.Head > i && k.role(roles, k.w.low[i]) == "actor" {
			k.slot(slot{rel: k.w.low[i], tok: t.Head, via: "order:" + k.w.low[i]}, "actor")
			return
		}
	}
}

// clausalObject mends "has arrested a commander skilled in …" where the object was read as subject of a clause.
func (k *caster) clausalObject() {
	for _, ct := range k.c.content {
		if ct.rel != "ccomp" || k.w.Dep(ct.tok, "mark") >= 0 || k.w.Dep(ct.tok, "aux") >= 0 {
			continue
		}
		if np := k.w.Dep(ct.tok, "nsubj"); np > k.c.at && np <= k.c.at+7 {
			k.slot(slot{rel: "obj", tok: np, via: "ccomp>nsubj"}, "recipient")
		}
	}
}

// finite: a verb that can have a subject of its own before it.
func (k *caster) finite(i int) bool {
	t := &k.w.Tokens[i]
	return (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VBN") && t.Rel() != "amod" && t.Rel() != "acl" && t.Rel() != "advcl"
}

// clauseStart is where the clause of the verb at i begins, by commas, conjunctions and other verbs.
func (k *caster) clauseStart(i int) int {
	for j := i - 1; j >= 0; j-- {
		t := &k.w.Tokens[j]
		if t.UPOS == "SCONJ" || t.UPOS == "VERB" || k.w.low[j] == ";" || k.w.low[j] == ":" || k.w.low[j] == "\"" || k.w.low[j] == "who" || k.w.low[j] == "which" {
			return j + 1
		}
	}
	return 0
}

// pastDateline moves a subject that was taken from a dateline ("LIMA (Agency) -- A court has …") to the first noun
// phrase after it.
func (w *words) pastDateline(tok, verb int) int {
	end := w.dateline()
	if tok >= end {
		return tok
	}
	if np := w.firstNominal(end, verb); np >= 0 {
		return np
	}
	return tok
}

// dateline is the first token after a leading dateline, 0 without one.
func (w *words) dateline() int {
	for i := 1; i < len(w.low) && i < 14; i++ {
		t := &w.Tokens[i]
		dash := w.low[i] == "--" || w.low[i] == "–" || w.low[i] == "—" || (w.low[i] == "-" && t.Span.Start > w.Tokens[i-1].Span.End)
		if dash || (w.low[i] == ":" && w.low[i-1] == ")") || (w.low[i] == ":" && i < 3 && w.Tokens[0].UPOS == "PROPN") {
			return i + 1
		}
		if w.low[i] == ")" && i >= 2 && i+2 < len(w.low) && w.Tokens[i-1].UPOS == "PROPN" && w.Tokens[i-2].Form == "(" && w.Tokens[0].UPOS == "PROPN" &&
			w.Tokens[i+1].Form[0] >= 'A' && w.Tokens[i+1].Form[0] <= 'Z' {
			return i + 1
		}
		if t.IsVerb() {
			return 0
		}
	}
	return 0
}

// firstNominal is the head of the first noun phrase in [lo, hi) that stands after no preposition, -1 without one.
func (w *words) firstNominal(lo, hi int) int {
	for i := lo; i < hi && i < len(w.low); i++ {
		t := &w.Tokens[i]
		if !t.IsNominal() || w.prep(i) != "" || w.isTime(i) {
			continue
		}
		inside := t.Head >= i && t.Head < hi && (t.Rel() == "compound" || t.Rel() == "flat" || t.Deprel == "nmod:poss" || t.Rel() == "amod" || t.Rel() == "nmod")
		if inside && w.Tokens[t.Head].IsNominal() {
			continue
		}
		return i
	}
	return -1
}
