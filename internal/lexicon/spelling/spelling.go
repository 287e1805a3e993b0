// Package spelling says whether two spellings can be one name. It reads a name letter by letter into the sounds that the
// letters may write, in Latin, Cyrillic and Arabic script with the letters that Persian, Turkish and their neighbours add,
// and aligns the sounds: consonants carry the name, vowels count where the script writes them. It knows nothing of who
// bears the name, so two persons of one name are one to it.
//
// A general romaniser gives a letter one value, while the reports' own spellings differ by exactly the values a letter can
// have (ق is q, k, g or gh; в is v or w); that is why the letters stand here as sets of sounds.
package spelling

import (
	"slices"
	"strings"

	"sitrep/internal/pack"
)

// Reader reads names with the titles, articles and variants of the packs. It is read-only and safe for concurrent use.
type Reader struct {
	near                      [sounds][sounds]float64
	tables                    map[string]table
	titles, articles, lineage map[string]bool
	marks                     map[string]string
	given                     map[string]bool
	variants                  map[string][]variant // by skeleton
	organs                    map[string]string
}

// variant is one form of a given name of which tongues have several.
type variant struct {
	word  word
	group int
}

// words is lang/en/names.toml.
type words struct {
	Titles   []string            `toml:"titles"`
	Articles []string            `toml:"articles"`
	Lineage  []string            `toml:"lineage"`
	Marks    map[string]string   `toml:"marks"`
	Given    [][]string          `toml:"given"`
	Organs   map[string][]string `toml:"organs"`
}

// New compiles lang/en/names.toml of the set.
func New(set *pack.Set) (*Reader, error) {
	files, err := set.Glob("lang/en/names*.toml")
	if err != nil {
		return nil, err
	}
	r := &Reader{near: nearness(), titles: map[string]bool{}, articles: map[string]bool{}, lineage: map[string]bool{}, marks: map[string]string{}, given: map[string]bool{}, variants: map[string][]variant{}, organs: map[string]string{},
		tables: map[string]table{Latin: newTable(latinGlyphs()), Cyrillic: newTable(cyrillicGlyphs()), Arabic: newTable(arabicGlyphs())}}
	group := 0
	for _, f := range files {
		var w words
		if err := f.Decode(&w); err != nil {
			return nil, err
		}
		note(r.titles, w.Titles)
		note(r.articles, w.Articles)
		note(r.lineage, w.Lineage)
		for k, v := range w.Marks {
			r.marks[k] = v
		}
		for organ, forms := range w.Organs {
			for _, form := range forms {
				r.organs[form] = organ
			}
		}
		for _, forms := range w.Given {
			r.addGroup(forms, group)
			group++
		}
	}
	return r, r.addGiven(set)
}

// addGiven reads the first column of lang/en/givennames.tsv.
func (r *Reader) addGiven(set *pack.Set) error {
	files, err := set.Glob("lang/en/givennames*.tsv")
	for _, f := range files {
		for _, line := range strings.Split(string(f.Data), "\n") {
			name, _, _ := strings.Cut(line, "\t")
			r.given[strings.TrimSpace(fold(name))] = true
		}
	}
	return err
}

func note(set map[string]bool, words []string) {
	for _, w := range words {
		set[w] = true
	}
}

func (r *Reader) addGroup(forms []string, group int) {
	for _, form := range forms {
		s := script(form)
		w := r.word(strings.Join(strings.Fields(fold(form)), ""), s)
		for _, k := range skeletons(w.units) {
			r.variants[k] = append(r.variants[k], variant{w, group})
		}
	}
}

// Name is a name ready to be compared.
type Name struct {
	Script string // Latin, Cyrillic, Arabic; empty for others and mixtures, which equal only themselves
	text   string
	words  []word
	mark   string // which bearer of the name: a numeral, jr or sr
	groups [][]int
}

// Organ is the organ of a state that words mean ("army" is the armed forces), the words themselves where none is known.
func (r *Reader) Organ(words string) string {
	if organ, ok := r.organs[words]; ok {
		return organ
	}
	return words
}

// Words is the number of words that count: titles, articles and "son of" do not.
func (n *Name) Words() int { return len(n.words) }

// Read prepares the name of a person.
func (r *Reader) Read(name string) Name {
	n := Name{Script: script(name), text: strings.Join(strings.Fields(fold(name)), " ")}
	parts := strings.Fields(n.text)
	for len(parts) > 1 && r.titles[parts[0]] {
		parts = parts[1:]
	}
	if k := len(parts) - 1; k > 0 {
		if m, ok := r.marks[parts[k]]; ok {
			n.mark, parts = m, parts[:k]
		}
	}
	for _, p := range r.joined(parts, n.Script) {
		n.words = append(n.words, r.word(p, n.Script))
	}
	for i := range n.words {
		n.groups = append(n.groups, r.groupsOf(&n.words[i]))
	}
	return n
}

// ReadWords prepares the name of a body: every word of it counts but "the" and the Arabic article, which is hyphened where it
// is not "al" or "el".
func (r *Reader) ReadWords(name string) Name {
	n := Name{Script: script(name), text: strings.Join(strings.Fields(fold(name)), " ")}
	parts, lower := strings.Fields(n.text), strings.ToLower(name)
	for i, p := range parts {
		if i+1 < len(parts) && (p == "the" || p == "al" || p == "el" || r.articles[p] && strings.Contains(lower, p+"-")) {
			continue
		}
		if n.Script == Arabic && len([]rune(p)) > 4 {
			p = strings.TrimPrefix(p, "ال")
		}
		n.words, n.groups = append(n.words, r.word(p, n.Script)), append(n.groups, nil)
	}
	return n
}

// joined drops articles and lineage words and joins what is one name in two words: "Abdel Fattah", "عبد الفتاح".
func (r *Reader) joined(parts []string, script string) []string {
	var out []string
	open := false
	for i, p := range parts {
		last := i == len(parts)-1
		if script == Arabic && len([]rune(p)) > 4 {
			p = strings.TrimPrefix(p, "ال")
		}
		switch {
		case !last && r.articles[p], !last && i > 0 && r.lineage[p]:
			continue
		case open:
			out[len(out)-1] += p
		default:
			out = append(out, p)
		}
		open = !last && servant(p)
	}
	return out
}

// servant reports whether a word is the first of a name that means "servant of the …".
func servant(p string) bool {
	switch p {
	case "abd", "abdu", "abdo", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder", "abdus", "abdes", "abdun", "abd al", "عبد", "عبدال", "абд", "абдель", "абдул", "абдуль", "абдель-", "абдал":
		return true
	}
	return false
}

func (r *Reader) word(text, script string) word {
	t, ok := r.tables[script]
	if !ok {
		return word{text: text}
	}
	return word{text: text, units: t.read(text), abjad: script == Arabic}
}

// groupsOf lists the groups of variants that a word belongs to.
func (r *Reader) groupsOf(w *word) []int {
	var out []int
	for _, k := range skeletons(w.units) {
		for i := range r.variants[k] {
			v := &r.variants[k][i]
			if !slices.Contains(out, v.group) && r.align(w, &v.word) <= .05 {
				out = append(out, v.group)
			}
		}
	}
	slices.Sort(out)
	return out
}

// skeletons are the consonants that give a name its shape. Where spellings dispute one (kh and h, g and j, w and a vowel)
// there are two, with all such and without.
func skeletons(units []unit) []string {
	with, without := []byte{}, []byte{}
	for _, u := range units {
		if u.free {
			continue
		}
		c, sure := class(u.c)
		if c == 0 {
			continue
		}
		if n := len(with); c == 'B' && n > 0 && with[n-1] == 'M' {
			with[n-1] = 'N'
		}
		if n := len(without); c == 'B' && n > 0 && without[n-1] == 'M' {
			without[n-1] = 'N'
		}
		with = appendOnce(with, c)
		if sure {
			without = appendOnce(without, c)
		}
	}
	if string(with) == string(without) {
		return []string{string(with)}
	}
	return []string{string(with), string(without)}
}

func appendOnce(b []byte, c byte) []byte {
	if n := len(b); n > 0 && b[n-1] == c {
		return b
	}
	return append(b, c)
}

// class is the letter a sound has in a skeleton, 0 none; sure is false where other spellings may leave it out or write
// another.
func class(s sound) (letter byte, sure bool) {
	switch {
	case s == 0, s&^(sH|sY) == 0:
		return 0, false
	case s&^(sB|sP) == 0:
		return 'B', true
	case s == sM:
		return 'M', true
	case s == sN, s == sN|sM:
		return 'N', true
	case s == sR:
		return 'R', true
	case s == sL:
		return 'L', true
	case s&(sT|sD|sTh|sDh) != 0:
		return 'T', s&^(sT|sD) == 0
	case s&^(sF) == 0:
		return 'F', true
	case s&(sF|sV|sW) != 0:
		return 'F', false
	case s&(sK|sQ|sG|sGh|sKh) != 0:
		return 'K', s&^(sK|sQ) == 0
	case s&^(sS|sSh) == 0:
		return 'S', true
	case s&(sS|sZ|sTs|sSh|sCh) != 0:
		return 'S', false
	}
	return 'J', false
}

// WholeKeys are blocks for names of bodies, of which every word counts: a lone word is its own block.
func (n *Name) WholeKeys() []string {
	if n.Script == "" || len(n.words) == 0 {
		return []string{n.text}
	}
	if len(n.words) == 1 {
		return []string{n.words[0].text}
	}
	var whole []unit
	for _, w := range n.words {
		whole = append(whole, w.units...)
	}
	return skeletons(whole)
}

// Keys are blocks: two spellings of one person's name share at least one. First and last, and first and second word stand in one, the whole name in another.
func (n *Name) Keys() []string {
	if n.Script == "" || len(n.words) == 0 {
		return []string{n.text}
	}
	var out []string
	add := func(k string) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	var whole []unit
	for _, w := range n.words {
		whole = append(whole, w.units...)
	}
	for _, k := range skeletons(whole) {
		add(k)
	}
	first, last := n.words[0], n.words[len(n.words)-1]
	for _, f := range skeletons(first.units) {
		for _, l := range skeletons(last.units) {
			add(f + " " + l)
		}
		for _, l := range skeletons(n.words[min(1, len(n.words)-1)].units) {
			add(f + " " + l)
		}
	}
	for _, g := range n.groups[0] {
		for _, l := range skeletons(last.units) {
			add(string(rune('0'+g)) + "~" + l)
		}
	}
	return out
}
