// Package conllu reads treebanks in the CoNLL-U format of Universal Dependencies (universaldependencies.org/format).
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Word is one syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int // index of the head within the sentence, -1 for the root
	Deprel                  string
	Misc                    string
	Words                   int  // 2 or more on the first word of a multiword token, else 0
	SpaceAfter              bool // white space or nothing follows in the text
}

// Sentence is one tree. Text is the untokenised sentence.
type Sentence struct {
	Doc          string // "# newdoc id" in force
	ID, Text     string
	NewParagraph bool
	Words        []Word
}

// Read reads a whole treebank. Empty nodes and enhanced dependencies are left out.
func Read(r io.Reader) ([]Sentence, error) {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 1<<16), 1<<24)
	var rd reader
	for line := 1; scanner.Scan(); line++ {
		if err := rd.line(scanner.Text()); err != nil {
			return nil, fmt.Errorf("conllu: line %d: %w", line, err)
		}
	}
	rd.flush()
	return rd.out, scanner.Err()
}

type reader struct {
	out    []Sentence
	cur    Sentence
	doc    string
	last   int  // number of the last word of an open multiword token
	joined bool // no white space follows that token
}

func (r *reader) flush() {
	if len(r.cur.Words) > 0 {
		r.out = append(r.out, r.cur)
	}
	r.cur = Sentence{Doc: r.doc}
	r.last = 0
}

func (r *reader) line(line string) error {
	switch {
	case line == "":
		r.flush()
		return nil
	case line[0] == '#':
		r.comment(line)
		return nil
	}
	return r.row(strings.Split(line, "\t"))
}

func (r *reader) comment(line string) {
	key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	switch key {
	case "newdoc id":
		r.doc, r.cur.Doc = value, value
	case "sent_id":
		r.cur.ID = value
	case "text":
		r.cur.Text = value
	}
	if strings.HasPrefix(key, "newpar") {
		r.cur.NewParagraph = true
	}
}

func (r *reader) row(col []string) error {
	if len(col) != 10 {
		return fmt.Errorf("%d columns, want 10", len(col))
	}
	from, to, ranged := strings.Cut(col[0], "-")
	if strings.Contains(col[0], ".") {
		return nil
	}
	first, err := strconv.Atoi(from)
	if err != nil {
		return err
	}
	if ranged {
		r.last, err = strconv.Atoi(to)
		r.joined = strings.Contains(col[9], "SpaceAfter=No")
		r.cur.Words = append(r.cur.Words, Word{Words: r.last - first + 1})
		return err
	}
	head, err := strconv.Atoi(col[6])
	if err != nil {
		return err
	}
	w := Word{Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4], Head: head - 1, Deprel: col[7], Misc: col[9]}
	w.SpaceAfter = !strings.Contains(col[9], "SpaceAfter=No") && first >= r.last || first == r.last && !r.joined
	if n := len(r.cur.Words); n > 0 && r.cur.Words[n-1].Form == "" {
		w.Words = r.cur.Words[n-1].Words
		r.cur.Words[n-1] = w
		return nil
	}
	r.cur.Words = append(r.cur.Words, w)
	return nil
}
