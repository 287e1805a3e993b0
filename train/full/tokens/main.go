// Command tokens splits texts into the sentences and tokens that the engines read, so that training sees the words the
// program will see. It reads JSON Lines {"id","text"} on standard input and writes JSON Lines
// {"id","sentences":[[[start,end],…],…],"forms":[[…],…]}; offsets count code points.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/engine/token"
)

type document struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

type split struct {
	ID        string     `json:"id"`
	Sentences [][][2]int `json:"sentences"`
	Forms     [][]string `json:"forms"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var d document
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(cut(d)); err != nil {
			log.Fatal(err)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

// cut takes every line for a paragraph.
func cut(d document) split {
	s := split{ID: d.ID}
	at, points := 0, 0
	for line := range strings.Lines(d.Text) {
		span := sitrep.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}
		tokens := token.Split(d.Text, span, nil)
		token.Possessives(tokens)
		for _, r := range sentence.Split(d.Text, span, tokens) {
			s.add(d.Text, at, points, tokens[r[0]:r[1]])
		}
		at, points = at+len(line), points+utf8.RuneCountInString(line)
	}
	return s
}

// add appends one sentence; base is the byte offset of its line and points the code points before it.
func (s *split) add(text string, base, points int, tokens []token.Token) {
	var spans [][2]int
	var forms []string
	for _, t := range tokens {
		start := points + utf8.RuneCountInString(text[base:t.Span.Start])
		spans = append(spans, [2]int{start, start + utf8.RuneCountInString(text[t.Span.Start:t.Span.End])})
		forms = append(forms, t.Form)
	}
	s.Sentences, s.Forms = append(s.Sentences, spans), append(s.Forms, forms)
}
