package tie

import (
	"fmt"
	"strings"

	"sitrep/internal/pack"
)

// pattern is one wording of a tie.
type pattern struct {
	ID      string
	Form    string // words hyphen verb role
	From    string // which side of the words is From: left or right
	Words   []string
	Persons bool     // the leading side must be a person or a name
	Places  bool     // the other side must be a place
	ToPlace bool     `toml:"to_places"`
	States  bool     // From must be a state
	Bodies  bool     // To must be no state
	Groups  bool     // both sides must be groups or bodies, From a named one
	Members bool     // To is whose the left side is ("alliance states include A"), From a named party on the right
	Subject bool     // the left side is the subject of the clause
	Present bool     // verbs only in the present: a past one is an event
	Verbs   []string // of the clause of a Subject pattern
	After   string   // a word that must follow the right side
	Yes, No []string

	kind  string
	verbs map[string]bool
}

type tieFile struct {
	Kind, Doc string
	Grounds   []string // nouns for ground that can be held
	Pattern   []pattern
}

// wording is one run of words of a pattern, without its first word.
type wording struct {
	rest []string
	p    *pattern
}

// Reader reads ties. It is read-only after New and safe for concurrent use.
type Reader struct {
	words  map[string][]wording // by first word: words and role forms
	roles  map[string][]wording
	joins  map[string][]*pattern // second part of a compound: "backed"
	verbs  map[string][]*pattern // by lemma
	owned  map[string][]*pattern // by noun: "government"
	ground map[string]bool
	files  []tieFile
}

// New compiles ontology/tie/*.toml.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("ontology/tie/*.toml")
	if err != nil {
		return nil, err
	}
	r := &Reader{words: map[string][]wording{}, roles: map[string][]wording{}, joins: map[string][]*pattern{},
		verbs: map[string][]*pattern{}, owned: map[string][]*pattern{}, ground: map[string]bool{}, files: make([]tieFile, len(files))}
	for i, f := range files {
		if err := f.Decode(&r.files[i]); err != nil {
			return nil, err
		}
		for _, g := range r.files[i].Grounds {
			r.ground[g] = true
		}
		for k := range r.files[i].Pattern {
			p := &r.files[i].Pattern[k]
			p.kind, p.verbs = r.files[i].Kind, map[string]bool{}
			for _, v := range p.Verbs {
				p.verbs[v] = true
			}
			if err := r.add(p); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func (r *Reader) add(p *pattern) error {
	if p.From != "left" && p.From != "right" {
		return fmt.Errorf("tie: %s: from must be left or right", p.ID)
	}
	for _, words := range p.Words {
		w := strings.Fields(words)
		switch p.Form {
		case "words":
			r.words[w[0]] = append(r.words[w[0]], wording{w[1:], p})
		case "role":
			r.roles[w[0]] = append(r.roles[w[0]], wording{w[1:], p})
		case "hyphen":
			r.joins[w[0]] = append(r.joins[w[0]], p)
		case "owned":
			r.owned[w[0]] = append(r.owned[w[0]], p)
		case "verb":
			r.verbs[w[0]] = append(r.verbs[w[0]], p)
		default:
			return fmt.Errorf("tie: %s: unknown form %q", p.ID, p.Form)
		}
	}
	return nil
}

// id is the rule name of a pattern in a record.
func (p *pattern) rule() string { return "tie/" + p.kind + "#" + p.ID }
