// Package lemma finds the dictionary form of English words: whole words first, then the longest ending that a rule is
// known for. Words and rules are learned from treebanks (see train/lite) and come as a table; it is licensed as the
// weights of the lite engine are.
package lemma

import (
	_ "embed" // the table
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Table is the table of English, in the form that New reads.
//
//go:embed lemmas.tsv
var Table string

// MaxEnding is the length in bytes of the longest ending a rule looks at.
const MaxEnding = 6

// Lemmatiser is read-only.
type Lemmatiser struct {
	words map[string]string // kind and lower-case form -> lemma
	rules map[string]rule   // kind and ending
}

type rule struct {
	cut int
	add string
}

// Kind is what the tags say of a word's inflection: V verb in -s, D past or participle, G -ing, B verb base, N
// plural noun, P plural proper noun, C comparative, S superlative, n proper noun, i pronoun or determiner, A any other.
func Kind(upos, xpos string) byte {
	switch xpos {
	case "VBZ":
		return 'V'
	case "VBD", "VBN":
		return 'D'
	case "VBG":
		return 'G'
	case "VB", "VBP", "MD":
		return 'B'
	case "NNS":
		return 'N'
	case "NNPS":
		return 'P'
	case "JJR", "RBR":
		return 'C'
	case "JJS", "RBS":
		return 'S'
	}
	return otherKind(upos)
}

// Inflected reports whether a Penn tag is that of a form with an ending, or of an irregular form in its place.
func Inflected(xpos string) bool {
	return xpos != "VB" && xpos != "VBP" && xpos != "MD" && Kind("", xpos) != 'A'
}

func otherKind(upos string) byte {
	switch upos {
	case "PROPN":
		return 'n'
	case "PRON", "DET":
		return 'i'
	}
	return 'A'
}

// New reads a table of tab-separated lines: "=", kind, form, lemma for words; "-", kind, ending, bytes to cut, ending to
// add for rules. Lines that begin with # are comments.
func New(table string) (*Lemmatiser, error) {
	l := &Lemmatiser{words: map[string]string{}, rules: map[string]rule{}}
	n := 0
	for line := range strings.Lines(table) {
		n++
		if err := l.read(strings.TrimRight(line, "\n")); err != nil {
			return nil, fmt.Errorf("lemma: line %d: %w", n, err)
		}
	}
	return l, nil
}

func (l *Lemmatiser) read(line string) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	col := strings.Split(line, "\t")
	switch {
	case col[0] == "=" && len(col) == 4:
		l.words[col[1]+col[2]] = col[3]
	case col[0] == "-" && len(col) == 5:
		cut, err := strconv.Atoi(col[3])
		if err != nil || cut < 0 || cut > MaxEnding {
			return fmt.Errorf("cannot cut %q", col[3])
		}
		l.rules[col[1]+col[2]] = rule{cut, col[4]}
	default:
		return fmt.Errorf("want a word or a rule, got %q", line)
	}
	return nil
}

// Of is the lemma of a plain form (see token.Plain). Proper nouns keep their capitals.
func (l *Lemmatiser) Of(form, upos, xpos string) string {
	kind := Kind(upos, xpos)
	low := strings.ToLower(form)
	var buf [72]byte
	key := append(append(buf[:0], kind), low...)
	if lemma, ok := l.words[string(key)]; ok {
		return recase(lemma, form, low, upos)
	}
	switch {
	case upos == "PROPN" && kind != 'P', upos == "SYM", upos == "X":
		return form
	}
	return recase(l.byRule(key, low), form, low, upos)
}

// byRule applies the rule of the longest known ending; key is the kind and the lower-case form.
func (l *Lemmatiser) byRule(key []byte, low string) string {
	for n := min(MaxEnding, len(low)-1); n >= 0; n-- {
		key[len(key)-n-1] = key[0]
		if r, ok := l.rules[string(key[len(key)-n-1:])]; ok && r.cut < len(low) {
			if r.cut == 0 && r.add == "" {
				return low
			}
			return low[:len(low)-r.cut] + r.add
		}
		key[len(key)-n-1] = low[len(low)-n-1]
	}
	return low
}

// recase gives the lemma of a proper noun the capitals of its form.
func recase(lemma, form, low, upos string) string {
	if upos != "PROPN" || form == low {
		return lemma
	}
	if strings.HasPrefix(low, lemma) && len(low) == len(form) {
		return form[:len(lemma)]
	}
	r, size := utf8.DecodeRuneInString(lemma)
	return string(unicode.ToUpper(r)) + lemma[size:]
}
