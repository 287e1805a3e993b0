package frame

import (
	"fmt"
	"slices"
	"strings"
)

// pattern is one compiled entry of verbs or nouns.
type pattern struct {
	frame  *compiled
	source string
	noun   bool
	extra  []string // nouns: words before the last, leftwards matched
	wants  []want
	weight int
}

// want is one constraint: a slot that must hold one of some words. A nil list takes any word.
type want struct {
	slot string // obj fill subj own, a preposition, or "+" for a particle
	word string // the particle
	list *phrases
}

// compiled is a frame ready to match.
type compiled struct {
	*FrameDef
	typ   *TypeFile
	rule  string
	not   *phrases
	subj  *phrases
	never *phrases
	roles map[string]string
	nouns map[string]string
	act   map[string]bool
	harm  map[string]bool
	agent map[string]bool
	bare  map[string]bool
}

// grammar is everything Read needs, by key.
type grammar struct {
	*Ontology
	verbs     map[string][]*pattern
	nominal   map[string][]*pattern
	modals    []*compiled
	modes     map[string]*phrases // by type; ids index TypeFile.Mode
	context   *phrases
	agents    *phrases
	vips      *phrases
	people    *phrases
	ground    *phrases
	lands     *phrases
	abstracts *phrases
	arms      *phrases
	outcome   *phrases // what an act leaves behind
	exposed   *phrases // that force is used on, whatever a dictionary says

	adjectives *phrases // that can be predicates
	lightOf    map[string]lightKind
	victims    map[string]bool
	preps      map[string]bool
	results    map[string]bool
	harm       *phrases
	quads      map[string]string
}

// asks: the frame needs that part.
func (c *compiled) asks(part string) bool {
	return slices.Contains(strings.Split(c.Needs, "+"), part)
}

// weakCue is added to the id of a mode whose cue counts only where nothing else does.
const weakCue = 1000

type lightKind uint8

const (
	lightDo lightKind = 1 << iota
	lightSuffer
	lightHappen
	lightAffect
)

func compile(o *Ontology) (*grammar, error) {
	g := &grammar{Ontology: o, verbs: map[string][]*pattern{}, nominal: map[string][]*pattern{}, modes: map[string]*phrases{},
		context: newPhrases(), lightOf: map[string]lightKind{}, victims: setOf(o.light.Victim), preps: setOf(o.light.VictimPreps),
		results: setOf(o.light.Result), quads: map[string]string{}, harm: newPhrases()}
	for i := range o.Types {
		if err := g.addType(&o.Types[i]); err != nil {
			return nil, err
		}
	}
	for i, c := range o.Contexts {
		for _, cue := range c.Cues {
			g.context.add(cue, i)
		}
		for _, phrase := range c.Not {
			g.context.add(phrase, -1-i)
		}
	}
	g.addLight()
	var err error
	if g.agents, err = g.list("@agents"); err != nil {
		return nil, err
	}
	if g.people, err = g.list("@captives|@office|@civil"); err != nil {
		return nil, err
	}
	if g.lands, err = g.list("@land"); err != nil {
		return nil, err
	}
	if g.abstracts, err = g.list("@abstract"); err != nil {
		return nil, err
	}
	if g.ground, err = g.list("@ground"); err != nil {
		return nil, err
	}
	if g.arms, err = g.list("@missiles|@bombs|@shots"); err != nil {
		return nil, err
	}
	if g.outcome, err = g.list("@outcome"); err != nil {
		return nil, err
	}
	if g.exposed, err = g.list("@exposed"); err != nil {
		return nil, err
	}
	if g.adjectives, err = g.list("@adjective"); err != nil {
		return nil, err
	}
	g.vips, err = g.list("@vips")
	return g, err
}

func (g *grammar) addLight() {
	for kind, list := range map[lightKind][]string{lightDo: g.light.Do, lightSuffer: g.light.Suffer,
		lightHappen: g.light.Happen, lightAffect: g.light.Affect} {
		for _, v := range list {
			g.lightOf[v] |= kind
		}
	}
}

func setOf(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}

func (g *grammar) addType(t *TypeFile) error {
	g.quads[t.Type] = t.Quad
	cues := newPhrases()
	for i, m := range t.Mode {
		for _, cue := range m.Cues {
			cues.add(cue, i)
			if t.Type == "THREATEN" {
				g.harm.add(cue, i)
			}
		}
		for _, cue := range m.Weak {
			cues.add(cue, i+weakCue)
		}
	}
	g.modes[t.Type] = cues
	for i := range t.Frame {
		if err := g.addFrame(t, &t.Frame[i]); err != nil {
			return fmt.Errorf("frame: %s: %s: %w", t.Path, t.Frame[i].ID, err)
		}
	}
	return nil
}

func (g *grammar) addFrame(t *TypeFile, def *FrameDef) error {
	c := &compiled{FrameDef: def, typ: t, rule: g.ruleName(t, def), not: newPhrases(), roles: def.Roles, nouns: def.NounRoles,
		act: setOf(def.NeedsAct), harm: setOf(def.NeedsHarm), agent: setOf(def.AgentObj), bare: setOf(def.BareContent)}
	if err := checkMode(t, def.Mode); err != nil {
		return err
	}
	for _, n := range def.Not {
		c.not.add(n, 0)
	}
	if def.SubjClass != "" {
		list, err := g.list(def.SubjClass)
		if err != nil {
			return err
		}
		c.subj = list
	}
	if def.NeverSubj != "" {
		list, err := g.list(def.NeverSubj)
		if err != nil {
			return err
		}
		c.never = list
	}
	for _, v := range def.Verbs {
		if err := g.addVerb(c, v); err != nil {
			return err
		}
	}
	for _, n := range def.Nouns {
		if err := g.addNoun(c, n); err != nil {
			return err
		}
	}
	if len(def.Modal) > 0 {
		g.modals = append(g.modals, c)
	}
	return nil
}

func (g *grammar) ruleName(t *TypeFile, def *FrameDef) string {
	folder := strings.Split(t.Path, "/")
	name := strings.ToLower(strings.TrimPrefix(t.Type, "pack:"))
	if len(folder) >= 2 {
		return folder[len(folder)-2] + "/" + name + "#" + def.ID
	}
	return name + "#" + def.ID
}

func checkMode(t *TypeFile, mode string) error {
	if mode == "" {
		return nil
	}
	for _, m := range t.Mode {
		if m.Name == mode {
			return nil
		}
	}
	return fmt.Errorf("mode %q is not one of the type's", mode)
}

// addVerb compiles "lemma|lemma +particle prep obj:words prep:words".
func (g *grammar) addVerb(c *compiled, source string) error {
	fields := strings.Fields(source)
	if len(fields) == 0 {
		return fmt.Errorf("empty verb")
	}
	p := &pattern{frame: c, source: source}
	wants, err := g.wantsOf(fields[1:])
	if err != nil {
		return fmt.Errorf("verb %q: %w", source, err)
	}
	p.setWants(wants)
	for _, lemma := range strings.Split(fields[0], "|") {
		g.verbs[lemma] = append(g.verbs[lemma], p)
	}
	return nil
}

func (p *pattern) setWants(wants []want) {
	p.wants = wants
	for _, w := range wants {
		if w.list == nil && w.slot != "+" {
			p.weight++
			continue
		}
		p.weight += 2
	}
}

// wantsOf reads constraints. Words of one that hold spaces run until the next field with a mark.
func (g *grammar) wantsOf(fields []string) ([]want, error) {
	var out []want
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		slot, list, marked := strings.Cut(f, ":")
		switch {
		case marked:
			for i+1 < len(fields) && !strings.ContainsAny(fields[i+1], ":+") {
				i++
				list += " " + fields[i]
			}
			set, err := g.list(list)
			if err != nil {
				return nil, err
			}
			out = append(out, want{slot: slot, list: set})
		case strings.HasPrefix(f, "+"):
			out = append(out, want{slot: "+", word: f[1:]})
		default:
			out = append(out, want{slot: f})
		}
	}
	return out, nil
}

// list compiles "word|two words|@named".
func (g *grammar) list(source string) (*phrases, error) {
	p := newPhrases()
	for _, item := range strings.Split(source, "|") {
		name, named := strings.CutPrefix(item, "@")
		if !named {
			p.add(item, 0)
			continue
		}
		words, ok := g.lists[name]
		if !ok {
			return nil, fmt.Errorf("no word list @%s", name)
		}
		for _, w := range words {
			p.add(w, 0)
		}
	}
	return p, nil
}

// addNoun compiles "word word own:words": the last plain word is the head.
func (g *grammar) addNoun(c *compiled, source string) error {
	plain, marks, _ := strings.Cut(source, " own:")
	p := &pattern{frame: c, source: source, noun: true}
	if marks != "" {
		set, err := g.list(marks)
		if err != nil {
			return fmt.Errorf("noun %q: %w", source, err)
		}
		p.setWants([]want{{slot: "own", list: set}})
	}
	for _, variant := range []string{plain, strings.ReplaceAll(plain, "-", " ")} {
		fields := strings.Fields(strings.ToLower(variant))
		if len(fields) == 0 {
			return fmt.Errorf("empty noun")
		}
		q := *p
		q.extra = fields[:len(fields)-1]
		q.weight += 2 * len(q.extra)
		last := fields[len(fields)-1]
		g.nominal[last] = append(g.nominal[last], &q)
		if !strings.Contains(plain, "-") {
			break
		}
	}
	return nil
}
