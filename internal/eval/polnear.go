package eval

import (
	"sort"

	"sitrep"
	textfile "sitrep/internal/ingest/text"
	"sitrep/internal/read"
	"sitrep/internal/read/voice"
	"sitrep/internal/text"
)

// polnearDoc is one annotated article; offsets count code points of Text.
type polnearDoc struct {
	ID, Text     string
	Attributions []struct {
		Source, Cue, Content [][2]int
	}
}

// polnearSet scores who says what: each role's spans, exactly and by any overlap, matched one to one.
func polnearSet() Set {
	return Set{Name: "polnear", Doc: "attributions in political news: source, cue and content (PolNeAR dev; scored, never trained on)", Run: runPolnear}
}

func runPolnear(env Env) ([]Score, error) {
	path, err := env.Path("polnear", "dev.jsonl")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[polnearDoc](path)
	if err != nil {
		return nil, err
	}
	r, err := voice.New(env.Packs)
	if err != nil {
		return nil, err
	}
	var exact, partial [3]Counts
	for i := range docs {
		scorePolnear(env, r, &docs[i], &exact, &partial)
	}
	var out []Score
	for k, role := range []string{"source", "cue", "content"} {
		out = append(out, PRF("polnear", role+"_exact", exact[k])...)
		out = append(out, PRF("polnear", role+"_partial", partial[k])...)
	}
	return out, nil
}

func scorePolnear(env Env, r *voice.Reader, d *polnearDoc, exact, partial *[3]Counts) {
	doc := plainReport(env, d.Text)
	offsets := text.NewOffsets(doc.Text)
	res := r.Read(doc, nil)
	var got, want [3][][]sitrep.Span
	for i := range res.Attributions {
		a := &res.Attributions[i]
		got[1] = append(got[1], []sitrep.Span{offsets.Span(a.CueSpan)})
		if a.Source.Lo < a.Source.Hi {
			got[0] = append(got[0], []sitrep.Span{offsets.Span(doc.Span(a.Source))})
		}
		var content []sitrep.Span
		for _, c := range a.Content {
			content = append(content, offsets.Span(c))
		}
		got[2] = append(got[2], content)
	}
	for _, a := range d.Attributions {
		for k, spans := range [][][2]int{a.Source, a.Cue, a.Content} {
			if len(spans) > 0 {
				want[k] = append(want[k], toSpans(spans))
			}
		}
	}
	for k := range want {
		exact[k].Add(matchSpans(got[k], want[k], sameSpans))
		partial[k].Add(matchSpans(got[k], want[k], touch))
	}
}

// plainReport reads an article as the program reads a plain text file: its first line is the title.
func plainReport(env Env, file string) *read.Doc {
	canonical, title := text.Canonical(textfile.Split(file))
	ps := text.Paragraphs(canonical, title)
	return &read.Doc{Text: canonical, Title: title, Paragraphs: ps, Sentences: env.Engine.Analyse(canonical, ps)}
}

// parsed reads a bare text with the engine; the text is taken as it is where it is canonical already.
func parsed(env Env, body string) *read.Doc {
	canonical, title := text.Canonical("", body)
	ps := text.Paragraphs(canonical, title)
	return &read.Doc{Text: canonical, Title: title, Paragraphs: ps, Sentences: env.Engine.Analyse(canonical, ps)}
}

func toSpans(pairs [][2]int) []sitrep.Span {
	out := make([]sitrep.Span, len(pairs))
	for i, p := range pairs {
		out[i] = sitrep.Span{Start: p[0], End: p[1]}
	}
	return out
}

// matchSpans pairs predicted and wanted span lists one to one, first come first served in text order.
func matchSpans(got, want [][]sitrep.Span, same func(a, b []sitrep.Span) bool) Counts {
	c := Counts{Predicted: float64(len(got)), Wanted: float64(len(want))}
	byStart := func(l [][]sitrep.Span) {
		sort.SliceStable(l, func(i, j int) bool { return l[i][0].Start < l[j][0].Start })
	}
	byStart(got)
	byStart(want)
	used := make([]bool, len(got))
	for _, w := range want {
		for i, g := range got {
			if !used[i] && same(g, w) {
				used[i] = true
				c.Right++
				break
			}
		}
	}
	return c
}

func sameSpans(a, b []sitrep.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func touch(a, b []sitrep.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				return true
			}
		}
	}
	return false
}
