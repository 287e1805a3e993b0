package frame

import (
	"slices"
	"strings"

	"sitrep/internal/read"
)

// caster fills the roles of one candidate.
type caster struct {
	r    *reading
	w    *words
	c    *cand
	low  []Arg // taken where nothing better fills their role
	seen map[int]bool
}

// assign turns slots into arguments by the frame's roles.
func (r *reading) assign(w *words, c *cand) {
	k := &caster{r: r, w: w, c: c, seen: map[int]bool{}}
	roles := c.frame.roles
	if c.noun {
		roles = c.frame.nouns
	}
	for rank := range 3 {
		for _, s := range c.slots {
			if c.rank(s) == rank && !(rank == 2 && (s.rel == "of" || s.rel == "from") && c.noun) {
				k.slot(s, k.role(roles, s.rel))
			}
		}
	}
	k.oneModifier()
	k.ofWhom()
	k.ownWords()
	k.nearby(roles)
	k.lowRoles()
	k.places()
	k.force()
}

// rank orders slots: 0 those of a noun that is part of the predicate ("opened a probe into the bank over its loans"),
// 1 the predicate's own, 2 those that hang on other arguments.
func (c *cand) rank(s slot) int {
	switch {
	case !s.nested:
		return 1
	case c.filled[s.of]:
		return 0
	}
	return 2
}

// oneModifier keeps the modifier nearest to the trigger: its range takes in the others.
func (k *caster) oneModifier() {
	best := -1
	for i, a := range k.c.args {
		if a.Role == "actor" && modVia(a.Via) && (best < 0 || a.Head > k.c.args[best].Head) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	kept := k.c.args[:0]
	for i, a := range k.c.args {
		if i == best || !(a.Role == "actor" && modVia(a.Via)) {
			kept = append(kept, a)
		}
	}
	k.c.args = kept
}

// ofWhom: where a noun's doer is told by a possessive or "by", its "of" phrase tells whom ("their targeting of medics").
func (k *caster) ofWhom() {
	if !k.c.noun || k.c.typ != "ASSAULT" {
		return
	}
	other := false
	for _, a := range k.c.args {
		other = other || a.Role == "actor" && (a.Via == "nmod:poss" || strings.HasSuffix(a.Via, ":by"))
	}
	for i := range k.c.args {
		if a := &k.c.args[i]; other && a.Role == "actor" && strings.HasSuffix(a.Via, "nmod:of") {
			a.Role = "recipient"
		}
	}
}

func modVia(via string) bool { return via == "compound" || via == "amod" || via == "nmod" }

// role looks up a slot; a few have a default.
func (k *caster) role(roles map[string]string, rel string) string {
	if role, ok := roles[rel]; ok {
		return role
	}
	switch {
	case rel == "subj":
		return "actor"
	case rel == "by":
		return "actor"
	case rel == "obj":
		return "recipient"
	case rel == "poss" && k.c.noun:
		return "actor"
	}
	return ""
}

func (k *caster) slot(s slot, role string) {
	switch role {
	case "", "none", "place", "self", "topic":
		return
	}
	if (s.nested || len(k.c.filled) > 0 && s.oblique()) && k.c.has(strings.TrimSuffix(baseRole(role), "_low")) {
		return
	}
	if k.w.isTime(s.tok) || (s.rel == "by" && k.w.isMeans(s.tok)) {
		return
	}
	if s.rel == "subj" || s.rel == "obj" {
		s.tok = k.w.pastDateline(s.tok, k.c.at)
	}
	if s.rel == "with" && role != "instrument" && k.w.circumstance(s.tok) {
		return
	}
	for _, tok := range k.r.named(k.w, s.tok) {
		k.one(s, k.w.meant(tok), role)
	}
	if s.rel == "mod" {
		for _, tok := range k.w.Deps(s.tok, "conj") {
			if k.w.Tokens[tok].UPOS == "ADJ" {
				k.one(slot{rel: "mod", tok: tok, via: "conj"}, tok, role)
			}
		}
	}
}

// oblique: the slot is named by a preposition other than that of the doer.
func (s slot) oblique() bool {
	switch s.rel {
	case "subj", "obj", "iobj", "by", "poss", "mod":
		return false
	}
	return true
}

// baseRole is the role that stays when force and side are settled.
func baseRole(role string) string {
	switch role {
	case "side":
		return "actor"
	case "force":
		return "instrument"
	}
	return role
}

// parts is a coordination as its members.
func (w *words) parts(tok int) []int {
	out := []int{tok}
	for _, c := range w.Deps(tok, "conj") {
		if (w.Tokens[c].IsNominal() || w.Tokens[c].UPOS == "NUM") && !w.excluded(c) {
			out = append(out, w.parts(c)...)
		}
	}
	return out
}

// meant is whose things "those of the army" are; any other word stands for itself.
func (w *words) meant(tok int) int {
	if w.low[tok] == "those" || w.low[tok] == "that" {
		for _, k := range w.Deps(tok, "nmod") {
			if w.prep(k) == "of" {
				return k
			}
		}
	}
	return tok
}

// excluded: "residents, not fighters".
func (w *words) excluded(tok int) bool {
	for _, k := range w.Deps(tok, "advmod", "cc") {
		if w.low[k] == "not" {
			return true
		}
	}
	return false
}

func (k *caster) one(s slot, tok int, role string) {
	c := k.c
	if tok < 0 || k.seen[tok] || (tok >= c.lo && tok < c.hi) {
		return
	}
	if c.filled[tok] && c.frame.Filler == "" {
		return
	}
	if (c.asked[tok] || c.filled[tok]) && c.frame.Filler != "" {
		role = c.frame.Filler
		if role == "none" {
			return
		}
	}
	if s.rel == "mod" && !k.modifier(s.tok) {
		return
	}
	a := Arg{Role: role, Range: k.r.rangeOf(k.w, tok), Via: s.via, Basis: "stated"}
	if s.rel == "mod" {
		a.Range = k.modRange(s.tok)
	}
	if relativeOrEmpty(k.w, tok) {
		return
	}
	if a.Hi > c.lo && a.Lo < c.hi {
		a.Range = cut(a.Range, c.lo, c.hi)
		if a.Lo >= a.Hi {
			return
		}
	}
	k.seen[tok] = true
	if strings.HasSuffix(role, "_agent") {
		if !k.r.agent(k.w, tok) && k.w.Tokens[tok].UPOS != "PROPN" && !k.r.personal(k.w, tok) && !(s.rel == "obj" && k.controls()) {
			return
		}
		a.Role = strings.TrimSuffix(role, "_agent")
		k.low = append(k.low, a)
		return
	}
	if strings.HasSuffix(role, "_low") {
		a.Role = strings.TrimSuffix(role, "_low")
		k.low = append(k.low, a)
		return
	}
	c.args = append(c.args, a)
}

// controls: an infinitive follows, whose doer the object is ("ordered the firm to …").
func (k *caster) controls() bool {
	for _, ct := range k.c.content {
		if ct.rel == "xcomp" || k.w.marked(ct.tok, "to") {
			return true
		}
	}
	return false
}

func relativeOrEmpty(w *words, tok int) bool {
	switch w.low[tok] {
	case "which", "that", "who", "whom", "what", "there", "this", "these", "those", "such", "so", "itself", "themselves", "himself":
		return w.Tokens[tok].UPOS != "NOUN" && w.Tokens[tok].UPOS != "PROPN"
	}
	return false
}

// cut takes the trigger out of a phrase around it, keeping the part with the head.
func cut(r read.Range, lo, hi int) read.Range {
	if r.Head < lo {
		r.Hi = min(r.Hi, lo)
	} else {
		r.Lo = max(r.Lo, hi)
	}
	return r
}

// modifier reports whether a word before the trigger noun names an agent ("coalition strikes"), not a town or a kind.
func (k *caster) modifier(tok int) bool {
	switch k.w.low[tok] {
	case "military", "terrorist", "state", "armed", "security", "public", "army-led":
		return false
	}
	if m := k.r.mentionAt(k.w.Index, tok); m != nil && m.Head == tok && m.Class == "vehicle" && m.Owner < 0 {
		return false // "car bomb", "helicopter raid": the means
	}
	return k.r.agent(k.w, tok) && !(k.c.typ == "ASSAULT" && k.homeland(tok))
}

// modRange is the run of modifiers that end in the agent word ("US-led coalition").
func (k *caster) modRange(tok int) read.Range {
	if m := k.r.mentionAt(k.w.Index, tok); m != nil && m.Hi <= k.c.lo {
		return m.Range
	}
	lo := tok
	for j := tok - 1; j >= 0; j-- {
		t := &k.w.Tokens[j]
		joined := t.UPOS == "PROPN" || k.w.low[j] == "-" || demonym(t.Form) || (t.UPOS == "ADJ" && k.w.Tokens[j].Head == tok) ||
			k.w.low[j] == "led" || k.w.low[j] == "backed" || k.r.agent(k.w, j)
		if !joined || t.UPOS == "DET" {
			break
		}
		lo = j
	}
	return read.Range{Sent: k.w.Index, Lo: lo, Hi: tok + 1, Head: tok}
}

// lowRoles gives second-rank arguments the roles that are still empty.
func (k *caster) lowRoles() {
	taken := map[string]bool{}
	for _, a := range k.c.args {
		taken[a.Role] = true
	}
	if taken["side"] {
		taken["actor"] = true
	}
	for _, a := range k.low {
		if taken[a.Role] || (a.Role == "actor" && !k.r.agent(k.w, a.Head)) {
			continue
		}
		k.c.args = append(k.c.args, a)
	}
}

// weapons do not act: they are the means.
func (k *caster) weapons() {
	if k.c.typ != "ASSAULT" {
		return
	}
	for i := range k.c.args {
		if a := &k.c.args[i]; a.Role == "actor" {
			if _, _, ok := k.r.arms.at(k.w, a.Head); ok {
				a.Role = "instrument"
			}
		}
	}
}

// force settles forces that are moved: the actor where no one moves them, else the means.
func (k *caster) force() {
	k.weapons()
	hasActor := k.c.has("actor") || k.c.has("side")
	for i := range k.c.args {
		if k.c.args[i].Role != "force" {
			continue
		}
		k.c.args[i].Role = "instrument"
		if !hasActor {
			k.c.args[i].Role = "actor"
		}
	}
	sides := 0
	for i := range k.c.args {
		if k.c.args[i].Role == "side" {
			sides++
			k.c.args[i].Role = "actor"
		}
	}
	if k.c.frame.Symmetric && sides > 0 {
		k.c.symmetric = k.symmetric(sides)
	}
}

// symmetric holds for two named sides, or for one plural side where the frame says so and no one else is named.
func (k *caster) symmetric(sides int) bool {
	if k.c.has("recipient") {
		return false
	}
	if sides >= 2 {
		return true
	}
	i := slices.IndexFunc(k.c.args, func(a Arg) bool { return a.Role == "actor" })
	x := k.w.Tokens[k.c.args[i].Head].XPOS
	return k.c.frame.Mutual && (x == "NNS" || x == "NNPS")
}
