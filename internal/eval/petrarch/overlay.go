// Package petrarch reads the actor dictionary of the PETRARCH unit tests as a pack overlay, and codes the actors of a
// record as that dictionary writes them.
package petrarch

import (
	"fmt"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"sitrep/internal/lexicon"
)

// Dictionary is the lexicon file of the suite.
type Dictionary struct {
	Actors []struct {
		Names []string
		Codes []Dated
	}
	Agents []struct {
		Name   string
		Plural []string
		Code   string // "~GOV": behind the code of the side, "NGO~" before it
	}
	Sets map[string][]string `json:"agent_sets"`
}

// Dated is a code with the days it holds on: "< 950601", "> 990816", "19950601 - 19990815", empty always.
type Dated struct{ Code, When string }

// people are the names of the dictionary that are persons; it gives no kinds itself.
func people() []string {
	return []string{
		"ARAGORN", "BILBO", "BOROMIR", "CALIMEHTAR", "DODERIC BRANDYBUCK", "ELFSTAN FAIRBAIRN", "ELROND", "FRODO", "GALADRIEL",
		"GANDALF", "GOLLUM", "HAMFAST GAMGEE", "ISILDUR", "ONODOHER", "PRESIDENT GEORGE W. BUSH", "PRESIDENT HOSNI MURBARAK",
		"PRINCE OF DOL AMROTH", "RADAGAST THE BROWN", "ROMENDACIL", "SAM GAMGEE", "SLINKER", "SMEAGOL", "STINKER", "TELEMAR",
	}
}

// overlay is a pack in the making.
type overlay struct {
	base                           *lexicon.Lexicon
	seen                           map[string]bool // keys of names
	actors, states, places, agents strings.Builder
}

// Overlay is the dictionary as a pack tree over the packs of base. Codes too long for a country stand in the country's
// column whole; agents take class and marks of the noun of base that they are a kind of.
func Overlay(d *Dictionary, base *lexicon.Lexicon) fstest.MapFS {
	o := overlay{base: base, seen: map[string]bool{}}
	o.actors.WriteString("id\tkind\tname\tcountry\tfrom\tto\n")
	o.states.WriteString("country\tname\tadjectives\n")
	o.agents.WriteString("nouns\tclass\trole\tsectors\tmarks\n")
	for _, a := range d.Actors {
		for _, name := range a.Names {
			o.addActor(name, a.Codes)
		}
	}
	for _, a := range d.Agents {
		for _, name := range expand(a.Name, d.Sets) {
			o.addAgent(strings.ToLower(name), a.Plural, a.Code)
		}
	}
	file := func(b *strings.Builder) *fstest.MapFile { return &fstest.MapFile{Data: []byte(b.String())} }
	return fstest.MapFS{
		"actors/petrarch.tsv": file(&o.actors), "actors/countries-petrarch.tsv": file(&o.states),
		"places/countries-petrarch.tsv": file(&o.places), "agents/petrarch.tsv": file(&o.agents),
	}
}

func (o *overlay) addActor(name string, codes []Dated) {
	kind := o.kind(name)
	written := title(strings.TrimPrefix(name, "THE "))
	switch {
	case len(codes) == 0 || o.seen[lexicon.Key(written)]:
	case kind == "country" && len(codes) == 1 && codes[0].When == "" && len(codes[0].Code) == 3:
		code := strings.ToUpper(codes[0].Code)
		fmt.Fprintf(&o.states, "%s\t%s\t%s\n", code, written, strings.Join(adjectives(written), "; "))
		fmt.Fprintf(&o.places, "%s\t%s\t%s\t0\t0\t\t\t\n", code, code, written)
	default:
		codes = slices.Clone(codes)
		slices.SortStableFunc(codes, func(a, b Dated) int { return min(len(b.When), 1) - min(len(a.When), 1) })
		for _, c := range codes {
			from, to := stretch(c.When)
			fmt.Fprintf(&o.actors, "petrarch/%s\t%s\t%s\t%s\t%s\t%s\n", lexicon.Key(written), kind, written, Bare(c.Code), from, to)
		}
	}
	o.seen[lexicon.Key(written)] = true
}

// kind is that of the packs, else a country for what the dictionary codes with three letters.
func (o *overlay) kind(name string) string {
	if slices.Contains(people(), name) {
		return "person"
	}
	words := make([]lexicon.Word, 0, 4)
	for _, f := range strings.Fields(strings.TrimPrefix(name, "THE ")) {
		words = append(words, lexicon.Parts(f))
	}
	e, _ := o.base.Match(words, 0, func(_ *lexicon.Entry, hi int) bool { return hi == len(words) })
	switch {
	case e == nil || e.State >= 0 || e.Metonym >= 0 || e.Adjective >= 0 || len(e.Actors) == 0:
		return "country"
	}
	return o.base.Actors[e.Actors[0]].Kind
}

// adjectives are the regular ones of a state's name.
func adjectives(name string) []string {
	if strings.HasSuffix(name, "ia") {
		return []string{name + "n"}
	}
	return []string{name + "i", name + "ian"}
}

func (o *overlay) addAgent(name string, plural []string, code string) {
	n := o.like(name)
	var marks []string
	if n.Title {
		marks = append(marks, "title")
	}
	if n.Plural {
		marks = append(marks, "pl")
	}
	text := name
	if len(plural) > 0 {
		text += "[" + strings.ToLower(plural[0]) + "]"
	}
	fmt.Fprintf(&o.agents, "%s\t%s\t%s\t%s\t%s\n", text, n.Class, n.Role, strings.TrimPrefix(code, "~"), strings.Join(marks, "; "))
}

// like is the noun of the packs of the same words, else of the last or the first of them; else a person's.
func (o *overlay) like(name string) lexicon.Noun {
	words := strings.Fields(name)
	for _, text := range []string{name, words[len(words)-1], words[0]} {
		for _, n := range o.base.Nouns {
			if n.Text == text && n.Class != "act" && n.Class != "time" {
				return n
			}
		}
	}
	return lexicon.Noun{Class: "person"}
}

// expand writes a name once for each word of the set it holds between exclamation marks.
func expand(name string, sets map[string][]string) []string {
	before, rest, ok := strings.Cut(name, "!")
	set, after, closed := strings.Cut(rest, "!")
	if !ok || !closed {
		return []string{name}
	}
	var out []string
	for _, w := range sets[set] {
		out = append(out, before+w+after)
	}
	return out
}

// title writes words in capitals as names are written.
func title(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// Bare is a code without the marks for parts that are not coded.
func Bare(code string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", "#", "", "+", "").Replace(code))
}

// stretch is the first and last ISO day of a restriction.
func stretch(when string) (from, to string) {
	when = strings.ReplaceAll(when, " ", "")
	switch {
	case when == "":
	case when[0] == '<':
		to = day(when[1:], -1)
	case when[0] == '>':
		from = day(when[1:], 1)
	default:
		a, b, _ := strings.Cut(when, "-")
		from, to = day(a, 0), day(b, 0)
	}
	return from, to
}

// day is an ISO date, some days on from one written yymmdd or yyyymmdd; empty where it is neither.
func day(s string, on int) string {
	if len(s) == len("yymmdd") {
		s = "19" + s
	}
	t, err := time.Parse("20060102", s)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, on).Format(time.DateOnly)
}
