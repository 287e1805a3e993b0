package timex

import (
	"strings"
	"unicode"

	"sitrep"
	"sitrep/internal/read"
)

// standing tells how sure it is that a date is a dateline.
type standing int

const (
	none standing = iota
	bare          // first words of the body, nothing else speaks for it
	firm          // behind a place in capitals, before an agency, or behind "published"
)

// datelinePlace judges where the date stands: what is before it must be nothing, the title again, the place and agency of
// a dateline, or words like "date of publication".
func datelinePlace(doc *read.Doc, span sitrep.Span, body int) standing {
	if span.End <= body {
		return none
	}
	before := strings.TrimSpace(doc.Text[body:max(body, span.Start)])
	after := strings.TrimSpace(doc.Text[span.End:min(len(doc.Text), span.End+40)])
	if title := strings.TrimSpace(doc.Title.In(doc.Text)); title != "" {
		before = withoutCopy(strings.TrimSpace(strings.TrimPrefix(before, title)), title)
	}
	switch {
	case published(before), agency(after) && (before == "" || placeLine(before)), placeLine(before) && dashed(after), credit(before):
		return firm
	case before == "" && !clausal(after):
		return bare
	}
	return none
}

func dashed(after string) bool {
	for _, sign := range []string{"-", "–", "—", ":"} {
		if strings.HasPrefix(after, sign) {
			return true
		}
	}
	return false
}

// withoutCopy drops a cut copy of the title from the front of the body ("Title - Section" printed as "Title").
func withoutCopy(before, title string) string {
	if len(before) < 12 {
		return before
	}
	n := 0
	for n < len(before) && n < len(title) && before[n] == title[n] {
		n++
	}
	if n*3 < len(title) && n < 40 {
		return before
	}
	cut := strings.LastIndexByte(before[:n], ' ')
	if n == len(before) {
		return ""
	}
	if cut < 0 {
		return before
	}
	return strings.TrimSpace(before[cut:])
}

// published reports "Published", "Date of publication", "Updated on", "Posted:" as the last words before the date.
func published(before string) bool {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if len(line) > 60 {
		line = line[len(line)-60:]
	}
	line = strings.TrimRight(strings.ToLower(line), ": -|–—")
	for _, tail := range []string{" on", " at"} {
		line = strings.TrimSuffix(line, tail)
	}
	for _, word := range []string{"published", "publication", "date published", "posted", "last updated", "updated", "last modified", "release date", "issued", "dated", "press release"} {
		if strings.HasSuffix(line, word) {
			return true
		}
	}
	return false
}

// agency reports a news agency in brackets or a dash right behind the date: "(Reuters) -".
func agency(after string) bool {
	if !strings.HasPrefix(after, "(") {
		return false
	}
	inside, _, ok := strings.Cut(after[1:], ")")
	return (ok || len(after) >= 30) && inside != "" && len(inside) < 30 && unicode.IsUpper([]rune(inside)[0])
}

// placeLine reports a place of a dateline: one to six words, the first in capitals or all capitalised, ended by a comma.
func placeLine(before string) bool {
	line := strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:])
	rest, comma := strings.CutSuffix(line, ",")
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	capitals := 0
	for _, w := range words {
		r := []rune(strings.Trim(w, "(),.-"))
		if len(r) == 0 {
			continue
		}
		if !unicode.IsUpper(r[0]) && len(r) > 3 {
			return false
		}
		if len(r) > 1 && strings.ToUpper(string(r)) == string(r) {
			capitals++
		}
	}
	return comma || capitals > 0
}

// credit reports an agency or section label alone before the date: "AFP", "Reuters".
func credit(before string) bool {
	words := strings.Fields(before)
	if len(words) == 0 || len(words) > 2 {
		return false
	}
	for _, w := range words {
		r := []rune(w)
		if !unicode.IsUpper(r[0]) || strings.HasSuffix(w, ".") {
			return false
		}
	}
	last := words[len(words)-1]
	return strings.ToUpper(last) == last || last == "Reuters" || last == "Agencies" || last == "Xinhua"
}

// clausal reports that the words after the date make it the subject or the start of a sentence: "was", "saw", "'s", ",".
func clausal(after string) bool {
	word, _, _ := strings.Cut(after, " ")
	switch strings.ToLower(word) {
	case "was", "is", "saw", "marks", "marked", "will", "has", "had", ",", "'s", "’s", "and", "to", "attacks", "attack":
		return true
	}
	return strings.HasPrefix(after, ",") || strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’")
}
