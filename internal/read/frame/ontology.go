package frame

import (
	"fmt"
	"slices"
	"strings"

	"sitrep/internal/pack"
)

// Ontology is the event types of the packs, as analysts wrote them.
type Ontology struct {
	Types    []TypeFile
	Contexts []Context         // in the order of the file
	civil    map[string]bool   // contexts that private life has too
	senses   map[string]string // noun to the class of senses.tsv
	lists    map[string][]string
	light    lightFile
	forms    map[string]string // irregular verb form to lemma
}

// Context is one PLOVER context with the words that show it.
type Context struct {
	Name, Definition string
	Cues             []string
	Not              []string // phrases in which a cue means something else
	Civil            bool     // private life has it too; the others alone show public matter
	Yes, No          []string // sentences whose frame has, or has not, the context
}

// TypeFile is one file of packs/ontology/plover: an event type with its modes, crosswalk and frames.
type TypeFile struct {
	Path       string `toml:"-"`
	Tree       int    `toml:"-"` // of the stack of packs, 0 the built-in one
	Type       string
	Quad       string
	Scale      float64
	Definition string
	Public     bool // counts only among parties with a public role or in a report of public matter
	Crosswalk  Crosswalk

	NeverActor     []string `toml:"never_actor"`     // classes of senses.tsv that are no doer
	NeverRecipient []string `toml:"never_recipient"` // classes that it is not done to
	Mode           []ModeDef
	Frame          []FrameDef
}

// Crosswalk names what comes nearest in other ontologies: CAMEO codes or roots, ACLED types, UCDP kinds of violence.
type Crosswalk struct{ Cameo, Acled, Ucdp []string }

// ModeDef is one mode. Scale is nil where the mode has no figure of its own and takes its type's.
type ModeDef struct {
	Name       string
	Definition string
	Scale      *float64
	Cues       []string
	Weak       []string // nouns that give the mode only where nothing else does
	Yes, No    []string // sentences that have, or have not, a frame of the type with this mode
}

// FrameDef is a group of predicates that share their roles. docs/ontology.md explains every key.
type FrameDef struct {
	ID        string
	Verbs     []string
	Nouns     []string
	Mode      string
	ModeCues  bool `toml:"mode_cues"` // words beside the predicate may give a more exact mode
	Roles     map[string]string
	NounRoles map[string]string `toml:"noun_roles"`
	Filler    string            // role of an object that a pattern asks for by word
	Needs     string            // obj, recipient, actor, pp, party: what must be there, joined by +

	Harm         bool     `toml:"harm"`          // tells the harm done by an act rather than the act
	NeedsAttack  bool     `toml:"needs_attack"`  // only beside words of violence
	NeedsClause  bool     `toml:"needs_clause"`  // a noun alone is not enough: it needs a verb or a party
	NeedsVerb    bool     `toml:"needs_verb"`    // a noun counts only as what harms or happens
	NeedsContent bool     `toml:"needs_content"` // only with an act as content
	BareContent  []string `toml:"bare_content"`  // these verbs are content with any infinitive
	NeedsAct     []string `toml:"needs_act"`     // these verbs only with an act or a recipient
	NeedsHarm    []string `toml:"needs_harm"`    // these verbs only with harm in their content
	AgentObj     []string `toml:"agent_obj"`     // these verbs only with a party as object
	SubjClass    string   `toml:"subj_class"`    // the actor's head is in this list or is a name
	NeverSubj    string   `toml:"never_subj"`    // words that do it by accident
	NoObj        []string `toml:"no_obj"`        // these verbs with an object tell something else
	SubjAgent    bool     `toml:"subj_agent"`    // the subject, where there is one, can act
	Speaker      bool     // the one who says so is the actor: found only under a verb of saying
	Modal        []string // found by a modal under a verb of saying

	Content    string // demanded planned hypothetical accused absorb: what the wording makes of an embedded act
	Symmetric  bool   // sides have no initiator
	Mutual     bool   // symmetric when one plural party is named
	Announced  string // type when only announced
	Retype     map[string]string
	RetypeWide bool `toml:"retype_wide"` // the word may stand anywhere near, not only on the predicate
	Standing   bool // as a participle on a noun it tells a standing relation, no act ("troops allied to …")
	Inner      bool // the object is an act: its doer is the recipient
	Not        []string
	Yes        []Example
	No         []string
}

// Example is a sentence that the frame must read, with words of its parties and the mode expected, empty for any.
type Example struct{ S, Actor, Recipient, Mode, Type string }

type listFile struct {
	Lists     map[string][]string
	Irregular map[string]string
}

type contextFile struct{ Context []Context }

type lightFile struct {
	Do, Suffer, Happen, Affect, Victim, Result []string
	VictimPreps                                []string `toml:"victim_preps"`
}

// Load reads the ontology packs.
func Load(set *pack.Set) (*Ontology, error) {
	o := &Ontology{lists: map[string][]string{}, civil: map[string]bool{}, senses: map[string]string{}}
	if err := o.loadTypes(set); err != nil {
		return nil, err
	}
	if err := o.loadSenses(set); err != nil {
		return nil, err
	}
	if err := decodeAll(set, "ontology/words.toml", func(f pack.File) error {
		var lf listFile
		err := f.Decode(&lf)
		o.lists, o.forms = lf.Lists, lf.Irregular
		return err
	}); err != nil {
		return nil, err
	}
	if err := decodeAll(set, "ontology/light.toml", func(f pack.File) error { return f.Decode(&o.light) }); err != nil {
		return nil, err
	}
	err := decodeAll(set, "ontology/contexts.toml", func(f pack.File) error {
		var cf contextFile
		err := f.Decode(&cf)
		o.Contexts = cf.Context
		for _, c := range cf.Context {
			o.civil[c.Name] = c.Civil
		}
		return err
	})
	return o, err
}

// loadTypes reads the types, those of overlays before the built-in ones: of patterns that ask for as much the first wins.
func (o *Ontology) loadTypes(set *pack.Set) error {
	err := decodeAll(set, "ontology/*/*.toml", func(f pack.File) error {
		if strings.HasPrefix(f.Path, "ontology/tie/") {
			return nil
		}
		t := TypeFile{Path: f.Path, Tree: f.Tree}
		if err := f.Decode(&t); err != nil {
			return err
		}
		if t.Type == "" || t.Quad == "" {
			return fmt.Errorf("frame: %s: type and quad are required", f.Path)
		}
		if !strings.HasPrefix(f.Path, "ontology/plover/") && !strings.HasPrefix(t.Type, "pack:") {
			t.Type = "pack:" + t.Type
		}
		o.Types = append(o.Types, t)
		return nil
	})
	slices.SortStableFunc(o.Types, func(a, b TypeFile) int { return b.Tree - a.Tree })
	return err
}

func decodeAll(set *pack.Set, pattern string, use func(pack.File) error) error {
	files, err := set.Glob(pattern)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := use(f); err != nil {
			return err
		}
	}
	return nil
}

// Scale is the figure of a type and mode on the scale from -10 to +10; a mode without its own takes its type's.
func (o *Ontology) Scale(typ, mode string) float64 {
	for i := range o.Types {
		if o.Types[i].Type != typ {
			continue
		}
		for _, m := range o.Types[i].Mode {
			if m.Name == mode && m.Scale != nil {
				return *m.Scale
			}
		}
		return o.Types[i].Scale
	}
	return 0
}

// isCivil: a type that counts only in public matter, and no context that shows it.
func (o *Ontology) isCivil(typ string, contexts []string) bool {
	for i := range o.Types {
		if o.Types[i].Type == typ && !o.Types[i].Public {
			return false
		}
	}
	for _, c := range contexts {
		if !o.civil[c] {
			return false
		}
	}
	return true
}

// Quad is the quad class of a type, empty for an unknown one.
func (o *Ontology) Quad(typ string) string {
	for i := range o.Types {
		if o.Types[i].Type == typ {
			return o.Types[i].Quad
		}
	}
	return ""
}
