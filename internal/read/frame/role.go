package frame

import (
	"slices"
	"strings"

	"sitrep/internal/read"
	"sitrep/internal/read/mention"
)

// reading is one report under the reader: its sentences as words and the mention over each token.
type reading struct {
	*grammar
	doc      *read.Doc
	mentions *mention.Result
	heads    [][]int // per sentence and token: the mention whose head it is, -1 none
	covers   [][]int // the smallest mention over the token, -1 none
}

func newReading(g *grammar, doc *read.Doc, m *mention.Result) *reading {
	r := &reading{grammar: g, doc: doc, mentions: m}
	if m == nil {
		return r
	}
	r.heads, r.covers = make([][]int, len(doc.Sentences)), make([][]int, len(doc.Sentences))
	for s := range doc.Sentences {
		n := len(doc.Sentences[s].Tokens)
		buf := make([]int, 2*n)
		for i := range buf {
			buf[i] = -1
		}
		r.heads[s], r.covers[s] = buf[:n], buf[n:]
	}
	for i := range m.Mentions {
		r.index(i, &m.Mentions[i])
	}
	return r
}

func (r *reading) index(i int, m *mention.Mention) {
	if m.Sent < 0 || m.Sent >= len(r.heads) {
		return
	}
	n := len(r.heads[m.Sent])
	if m.Head >= 0 && m.Head < n {
		r.heads[m.Sent][m.Head] = i
	}
	for t := max(m.Lo, 0); t < m.Hi && t < n; t++ {
		old := r.covers[m.Sent][t]
		if old < 0 || m.Hi-m.Lo < r.mentions.Mentions[old].Hi-r.mentions.Mentions[old].Lo {
			r.covers[m.Sent][t] = i
		}
	}
}

// mentionAt is the mention headed by or over the token, nil without one.
func (r *reading) mentionAt(sent, tok int) *mention.Mention {
	if r.heads == nil || tok < 0 {
		return nil
	}
	if i := r.heads[sent][tok]; i >= 0 {
		return &r.mentions.Mentions[i]
	}
	if i := r.covers[sent][tok]; i >= 0 {
		return &r.mentions.Mentions[i]
	}
	return nil
}

// rangeOf is the phrase around a head: its mention, else the noun phrase of the tree without its clauses.
func (r *reading) rangeOf(w *words, tok int) read.Range {
	if m := r.mentionAt(w.Index, tok); m != nil && m.Head == tok {
		return m.Range
	}
	lo, hi := tok, tok+1
	for _, k := range w.Children(tok) {
		switch w.Tokens[k].Deprel {
		case "det", "amod", "compound", "nummod", "nmod:poss", "flat", "fixed", "nmod:npmod", "goeswith", "det:predet":
			l, h := w.Subtree(k)
			if k < tok {
				lo = min(lo, l)
			} else {
				hi = max(hi, h)
			}
		case "nmod":
			if k > tok && w.prep(k) == "of" {
				hi = max(hi, r.rangeOf(w, k).Hi)
			}
		}
	}
	return read.Range{Sent: w.Index, Lo: lo, Hi: hi, Head: tok}
}

// agent reports whether the token stands for someone who can act.
func (r *reading) agent(w *words, tok int) bool {
	t := &w.Tokens[tok]
	if m := r.mentionAt(w.Index, tok); m != nil && m.Contains(w.Index, tok) {
		switch m.Class {
		case "person", "body", "force", "group", "country", "people":
			return true
		case "place", "facility", "thing", "vehicle", "weapon":
			if m.Head == tok {
				return m.Class == "vehicle" || m.Code.Country != "" && m.Toponym < 0
			}
		}
	}
	if _, _, ok := r.agents.at(w, tok); ok {
		return true
	}
	if t.UPOS == "ADJ" {
		return demonym(t.Form) || w.low[tok] == "led" || w.low[tok] == "allied"
	}
	return (t.Name == "B-ORG" || t.Name == "I-ORG" || t.Name == "B-PER" || t.Name == "I-PER") && t.UPOS == "PROPN"
}

// demonym guesses from the ending of a capitalised adjective; the mention layer knows better where it ran.
func demonym(form string) bool {
	if form == "" || form[0] < 'A' || form[0] > 'Z' {
		return false
	}
	for _, end := range []string{"an", "ese", "ish", "i", "ch", "sh", "ic"} {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

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
	for _, nested := range []bool{false, true} {
		for _, s := range c.slots {
			if s.nested == nested && !(nested && (s.rel == "of" || s.rel == "from") && c.noun) {
				k.slot(s, k.role(roles, s.rel))
			}
		}
	}
	k.oneModifier()
	k.ownWords()
	k.nearby(roles)
	k.lowRoles()
	k.places()
	k.force()
}

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

func modVia(via string) bool { return via == "compound" || via == "amod" || via == "nmod" }

// places makes ground and settlements that are attacked targets, not parties.
func (k *caster) places() {
	if k.c.typ != "ASSAULT" && k.c.typ != "COERCE" {
		return
	}
	for i := range k.c.args {
		a := &k.c.args[i]
		if (a.Role != "recipient" && a.Role != "target") || !k.r.settlement(k.w, a.Head) {
			continue
		}
		a.Role = "target"
		if k.hurt() {
			a.Role = "place"
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

// settlement: a place name or a word for ground.
func (r *reading) settlement(w *words, tok int) bool {
	if m := r.mentionAt(w.Index, tok); m != nil && m.Head == tok {
		switch m.Class {
		case "place", "facility":
			return true
		case "person", "people", "force", "group", "body":
			return false
		}
	}
	_, _, ok := r.ground.at(w, tok)
	return ok
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
	if c.has("recipient") || c.has("target") {
		return
	}
	if !c.noun && c.frame.Content == "" && roles["obj"] == "recipient" && len(c.asked) == 0 && len(c.filled) == 0 {
		k.clausalObject()
	}
	for i := c.hi; i < len(k.w.low) && i < c.hi+12; i++ {
		t := &k.w.Tokens[i]
		if t.UPOS == "VERB" || t.UPOS == "SCONJ" || k.w.low[i] == ";" || k.w.low[i] == "," {
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

// circumstance tells "with support from" from a party.
func (w *words) circumstance(tok int) bool {
	switch w.lem[tok] {
	case "support", "help", "backing", "assistance", "aim", "view", "intention", "purpose", "effect", "regard", "respect", "goal", "approval", "consent", "permission", "pride", "concern", "condition", "hope", "deal", "intent", "exception", "difficulty", "success", "impunity":
		return true
	}
	return false
}

// isMeans tells "by phone" from an agent.
func (w *words) isMeans(tok int) bool {
	switch w.lem[tok] {
	case "phone", "telephone", "percent", "%", "road", "air", "sea", "train", "car", "accident", "mistake", "force", "hand", "land", "law", "vote", "mail", "email":
		return true
	}
	return w.Tokens[tok].UPOS == "NUM"
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
		if w.low[i] == ")" && i+2 < len(w.low) && w.Tokens[i-1].UPOS == "PROPN" && w.Tokens[i-2].Form == "(" && w.Tokens[0].UPOS == "PROPN" &&
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

func (k *caster) slot(s slot, role string) {
	switch role {
	case "", "none", "place", "self", "topic":
		return
	}
	if s.nested && k.c.has(strings.TrimSuffix(baseRole(role), "_low")) {
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
	for _, tok := range k.w.parts(s.tok) {
		k.one(s, tok, role)
	}
	if s.rel == "mod" {
		for _, tok := range k.w.Deps(s.tok, "conj") {
			if k.w.Tokens[tok].UPOS == "ADJ" {
				k.one(slot{rel: "mod", tok: tok, via: "conj"}, tok, role)
			}
		}
	}
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

// isTime tells "by Monday" and "by phone" from an agent.
func (w *words) isTime(tok int) bool {
	switch w.lem[tok] {
	case "km", "kilometer", "kilometre", "mile", "metre", "meter", "pm", "am", "p.m.", "a.m.", "gmt", "year", "month", "week", "day", "night", "noon", "midnight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "evening", "morning", "then", "now", "weekend", "today", "yesterday", "tomorrow", "tonight", "hour", "minute", "decade", "spring", "summer", "autumn", "winter", "moment", "time":
		return true
	}
	return false
}

// parts is a coordination as its members.
func (w *words) parts(tok int) []int {
	out := []int{tok}
	for _, c := range w.Deps(tok, "conj") {
		if w.Tokens[c].IsNominal() || w.Tokens[c].UPOS == "NUM" {
			out = append(out, w.parts(c)...)
		}
	}
	return out
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
	return k.r.agent(k.w, tok) && !(k.c.typ == "ASSAULT" && k.homeland(tok))
}

// homeland: the bare name of a country before an act of violence tells where, its adjective or letters tell who ("Syria
// attack", but "Syrian attack", "US attack").
func (k *caster) homeland(tok int) bool {
	t := &k.w.Tokens[tok]
	m := k.r.mentionAt(k.w.Index, tok)
	if m == nil || m.Class != "country" || t.UPOS != "PROPN" || demonym(t.Form) {
		return false
	}
	return len(t.Form) > 4 || strings.ToUpper(t.Form) != t.Form
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
