package reuse

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
)

// Words are the words of a report, sentence by sentence, each as 16 bits: two of its class, fourteen of its hash. They
// are written as base64 of little-endian pairs, sentences parted by zero.
type Words [][]uint16

// Classes of words, the upper two bits of a hash.
const (
	plain    uint16 = iota << 14
	function        // the, of, was: what a machine that rewords leaves alone
	name            // begins with a capital inside a sentence
	number
)

func class(w uint16) uint16 { return w & (3 << 14) }

// MarshalJSON writes base64.
func (w Words) MarshalJSON() ([]byte, error) {
	var raw []byte
	for _, sentence := range w {
		for _, x := range sentence {
			raw = binary.LittleEndian.AppendUint16(raw, x)
		}
		raw = append(raw, 0, 0)
	}
	return json.Marshal(base64.StdEncoding.EncodeToString(raw))
}

// UnmarshalJSON reads base64.
func (w *Words) UnmarshalJSON(b []byte) error {
	var raw []byte
	if err := json.Unmarshal(b, &raw); err != nil {
		return fmt.Errorf("words: %w", err)
	}
	*w = nil
	var sentence []uint16
	for ; len(raw) >= 2; raw = raw[2:] {
		x := binary.LittleEndian.Uint16(raw)
		if x == 0 {
			*w, sentence = append(*w, sentence), nil
			continue
		}
		sentence = append(sentence, x)
	}
	return nil
}

// mostSentences is how many sentences of a report are kept; later ones are left empty.
const mostSentences = 8000

// wordsOf hashes the words of a record, one list a sentence, and counts the sentences of the title.
func wordsOf(r *sitrep.Record) (words Words, titles int) {
	runes := []rune(r.Report.Text)
	for _, s := range r.Sentences {
		if s.Span.Start < 0 || s.Span.End > len(runes) || s.Span.Empty() || len(words) >= mostSentences {
			words = append(words, nil)
			continue
		}
		words = append(words, hashes(string(runes[s.Span.Start:s.Span.End])))
		if s.Paragraph < len(r.Paragraphs) && r.Paragraphs[s.Paragraph].Title {
			titles = len(words)
		}
	}
	return words, titles
}

// hashes are the words of one sentence: runs of letters and digits, case folded, marks inside words left out.
func hashes(sentence string) []uint16 {
	var out []uint16
	start := true
	for field := range strings.FieldsFuncSeq(sentence, parts) {
		folded := fold(field)
		if folded == "" {
			continue
		}
		out = append(out, hash(folded, classOf(field, folded, start)))
		start = false
	}
	return out
}

func parts(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '.' && r != ','
}

// fold is the word in lower case without the marks inside it, so that "U.N." and "UN", "3,000" and "3000" are one.
func fold(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(w), "'s"), "’s")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, w)
}

func classOf(field, folded string, start bool) uint16 {
	first, _ := utf8.DecodeRuneInString(folded)
	capital, _ := utf8.DecodeRuneInString(strings.TrimLeft(field, "'’.,"))
	switch {
	case unicode.IsDigit(first):
		return number
	case frequency.Function(folded):
		return function
	case unicode.IsUpper(capital) && !start:
		return name
	}
	return plain
}

// hash gives fourteen bits of FNV-1a, never zero in sum with its class.
func hash(w string, class uint16) uint16 {
	h := uint32(2166136261)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return class | max(1, uint16(h^h>>14^h>>28)&(1<<14-1))
}
