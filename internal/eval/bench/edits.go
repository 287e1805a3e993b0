package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// reportsPerDay is how many reports are published a day: a store grows in time and not in density.
const reportsPerDay = 50

// edited says what the reports were made of.
type edited string

// edits makes any number of reports of a few texts by seeded edits: sentences left out, exchanged and borrowed, figures
// changed, outlets and days of their own. The same seed gives the same reports.
type edits struct {
	texts  []string
	origin edited
	rand   *rand.Rand
	made   int
}

func newEdits(corpora string) *edits {
	e := &edits{rand: rand.New(rand.NewPCG(20190408, 1))}
	names := []string{}
	for _, part := range [][2]string{{"fakes", "docs.jsonl"}, {"muc4", "dev.jsonl"}, {"muc4", "tst1.jsonl"}, {"muc4", "tst2.jsonl"}} {
		texts := readTexts(filepath.Join(corpora, part[0], part[1]))
		if len(texts) > 0 {
			names = append(names, fmt.Sprintf("%d of %s/%s", len(texts), part[0], part[1]))
		}
		e.texts = append(e.texts, texts...)
	}
	if len(e.texts) == 0 {
		e.texts = readTexts(filepath.Join("examples", "reports.jsonl"))
		names = []string{"the example reports of this program"}
	}
	e.origin = edited(fmt.Sprintf("made by seeded edits of %d texts (%s): a third light edits of one text, the others of its sentences\n"+
		"  mixed with those of another; figures changed; %d reports a day", len(e.texts), strings.Join(names, ", "), reportsPerDay))
	return e
}

// write gives the next n reports, one JSON object a line.
func (e *edits) write(n int) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for range n {
		title, body := e.next()
		day := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, e.made/reportsPerDay)
		_ = enc.Encode(map[string]string{ // strings into memory cannot fail
			"id": fmt.Sprint("made-", e.made), "source": fmt.Sprint("Outlet ", e.rand.IntN(40)), "published": day.Format(time.DateOnly), "title": title, "text": body,
		})
		e.made++
	}
	return b.Bytes()
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?]["”]?\s+`)
	figure      = regexp.MustCompile(`\b[1-9][0-9]{0,2}\b`)
)

func (e *edits) pick() []string {
	text := e.texts[e.rand.IntN(len(e.texts))]
	var out []string
	for at := 0; at < len(text); {
		end := len(text)
		if m := sentenceEnd.FindStringIndex(text[at:]); m != nil {
			end = at + m[1]
		}
		out = append(out, strings.TrimSpace(text[at:end]))
		at = end
	}
	return out
}

func (e *edits) next() (title, body string) {
	sentences := e.pick()
	leaveOut := 0.1
	if e.rand.IntN(3) > 0 {
		leaveOut = 0.3
		for _, s := range e.pick() {
			if e.rand.Float64() < 0.5 {
				at := e.rand.IntN(len(sentences) + 1)
				sentences = append(sentences[:at], append([]string{s}, sentences[at:]...)...)
			}
		}
	}
	var kept []string
	for _, s := range sentences {
		if len(kept) == 0 || e.rand.Float64() >= leaveOut {
			kept = append(kept, figure.ReplaceAllStringFunc(s, e.figure))
		}
	}
	title, _, _ = strings.Cut(kept[0], "\n")
	return title, strings.Join(kept, " ")
}

// figure changes a number now and then.
func (e *edits) figure(s string) string {
	n, err := strconv.Atoi(s)
	if err != nil || e.rand.IntN(3) > 0 {
		return s
	}
	return strconv.Itoa(1 + e.rand.IntN(2*n))
}
