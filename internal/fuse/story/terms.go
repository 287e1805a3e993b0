package story

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sitrep"
	"sitrep/internal/lexicon/frequency"
)

// Terms are the stems of a report, as hashes with counts, sorted by hash. They are written as base64 of five bytes each,
// little-endian hash first.
type Terms []Term

// Term is one stem.
type Term struct {
	Hash  uint32
	Count uint8
}

const (
	// readWords is how many words of the body are taken: what a report is about it says at its beginning.
	readWords = 600
	// titleCounts is how often a word of the title counts.
	titleCounts = 3
)

// MarshalJSON writes base64.
func (t Terms) MarshalJSON() ([]byte, error) {
	raw := make([]byte, 0, 5*len(t))
	for _, term := range t {
		raw = append(binary.LittleEndian.AppendUint32(raw, term.Hash), term.Count)
	}
	return json.Marshal(base64.StdEncoding.EncodeToString(raw))
}

// UnmarshalJSON reads base64.
func (t *Terms) UnmarshalJSON(b []byte) error {
	var raw []byte
	if err := json.Unmarshal(b, &raw); err != nil {
		return fmt.Errorf("terms: %w", err)
	}
	*t = nil
	for ; len(raw) >= 5; raw = raw[5:] {
		*t = append(*t, Term{binary.LittleEndian.Uint32(raw), raw[4]})
	}
	return nil
}

// termsOf counts the stems of the title and the beginning of the body, passages that do not belong left out.
func termsOf(r *sitrep.Record) Terms {
	runes := []rune(r.Report.Text)
	counts := map[uint32]int{}
	left := readWords
	for _, s := range r.Sentences {
		if s.Span.Start < 0 || s.Span.End > len(runes) || s.Span.Empty() || stranger(r, s.Span) {
			continue
		}
		worth, text := 1, string(runes[s.Span.Start:s.Span.End])
		if s.Paragraph < len(r.Paragraphs) && r.Paragraphs[s.Paragraph].Title {
			worth, text = titleCounts, headline(text)
		}
		for word := range strings.FieldsFuncSeq(text, apart) {
			if worth == 1 {
				left--
			}
			if left < 0 {
				break
			}
			if stem := stemOf(word); stem != "" {
				counts[frequency.Hash(stem)] += worth
			}
		}
	}
	out := make(Terms, 0, len(counts))
	for hash, n := range counts {
		out = append(out, Term{hash, uint8(min(n, 255))})
	}
	slices.SortFunc(out, func(a, b Term) int { return int(int64(a.Hash) - int64(b.Hash)) })
	return out
}

// headline is the longest part of a title between " - " or " | ": the others name the section and the outlet.
func headline(title string) string {
	longest := ""
	for part := range strings.SplitSeq(strings.ReplaceAll(title, " | ", " - "), " - ") {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return strings.TrimSpace(longest)
}

func apart(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }

func stemOf(word string) string {
	lower := strings.ToLower(strings.Trim(word, "'’"))
	if len(lower) < 2 || frequency.Function(lower) {
		return ""
	}
	return frequency.Stem(lower)
}

// stranger reports whether a passage lies in one that does not belong to the report.
func stranger(r *sitrep.Record, span sitrep.Span) bool {
	for i := range r.Problems {
		if p := &r.Problems[i]; p.Code == "off_topic" && p.Span != nil && p.Span.Contains(span) {
			return true
		}
	}
	return false
}
