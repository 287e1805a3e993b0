package eval

import (
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/fuse/reuse"
	"sitrep/internal/read/integrity"
)

// stitchedSet is reports of one event mixed by paragraph, with up to two paragraphs of other stories put in.
func stitchedSet() Set {
	return Set{
		Name: "stitched",
		Doc:  "reports mixed by paragraph with strangers put in: paragraphs flagged off_topic, reports flagged stitched",
		Run:  scoreStitched,
	}
}

type stitchedDoc struct {
	Title, Text string
	Paragraphs  []struct {
		Start, End int
		Injected   bool
	}
}

func scoreStitched(env Env) ([]Score, error) {
	path, err := env.Path("stitched", "docs.jsonl.gz")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[stitchedDoc](path)
	if err != nil {
		return nil, err
	}
	var injected Counts
	flagged := 0
	for _, d := range docs {
		coding := env.Code(coder.Input{Title: d.Title, Body: d.Text})
		if coding.Integrity.Stitched {
			flagged++
		}
		injected.Add(d.count(&coding.Record))
	}
	return append(PRF("stitched", "injected", injected), Score{"stitched", "reports_flagged", Percent(float64(flagged), float64(len(docs))), len(docs)}), nil
}

// count compares the paragraphs put in with the off-topic problems of the record, paragraph by paragraph.
func (d *stitchedDoc) count(r *sitrep.Record) Counts {
	var c Counts
	body := []rune(d.Text)
	text := r.Report.Text
	from := 0
	for _, p := range d.Paragraphs {
		words := strings.TrimSpace(string(body[p.Start:p.End]))
		at := strings.Index(text[from:], firstLine(words))
		if at < 0 {
			continue
		}
		start := len([]rune(text[:from+at]))
		hit := flaggedWithin(r, sitrep.Span{Start: start, End: start + p.End - p.Start})
		c.Add(Counts{Right: flag(hit && p.Injected), Predicted: flag(hit), Wanted: flag(p.Injected)})
		from += at
	}
	return c
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

// flaggedWithin reports whether off-topic problems cover most of the span.
func flaggedWithin(r *sitrep.Record, span sitrep.Span) bool {
	covered := 0
	for i := range r.Problems {
		if p := &r.Problems[i]; p.Code == "off_topic" && p.Span != nil {
			covered += max(0, min(p.Span.End, span.End)-max(p.Span.Start, span.Start))
		}
	}
	return 2*covered > span.Len()
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// spunSet is reports reworded by dictionary synonyms, beside untouched ones.
func spunSet() Set {
	return Set{
		Name: "spun",
		Doc:  "reports reworded by dictionary synonyms against untouched ones: area under the curve, reports flagged",
		Run:  scoreSpun,
	}
}

func scoreSpun(env Env) ([]Score, error) {
	path, err := env.Path("spun", "docs.jsonl.gz")
	if err != nil {
		return nil, err
	}
	docs, err := readLines[spunDoc](path)
	if err != nil {
		return nil, err
	}
	kept, err := spunInStore(env, docs)
	if err != nil {
		return nil, err
	}
	told, err := scoreWording(env, "spun", docs)
	return append(kept, told...), err
}

// respunSet is our own reports, and the same reworded by WordNet at three rates: no text of it has fitted anything.
func respunSet() Set {
	return Set{
		Name: "respun_own",
		Doc:  "our own reports reworded by WordNet at three rates against themselves: area under the curve, reports flagged",
		Run: func(env Env) ([]Score, error) {
			path, err := env.GoldPath("eval", "respun.jsonl")
			if err != nil {
				return nil, err
			}
			docs, err := readLines[spunDoc](path)
			if err != nil {
				return nil, err
			}
			return scoreWording(env, "respun_own", docs)
		},
	}
}

// scoreWording compares the wording score of reworded reports with that of untouched ones, all rates together and those
// from 0.2 on.
func scoreWording(env Env, set string, docs []spunDoc) ([]Score, error) {
	reader, err := integrity.New(env.Packs)
	if err != nil {
		return nil, err
	}
	var spun, often, plain []float64
	var hits, oftenHits, falseHits int
	for _, d := range docs {
		coding := env.Code(coder.Input{Body: d.Text})
		score, flagged := reader.RespunScore(coding.Doc), respunFlag(&coding.Record)
		switch {
		case d.Rate == 0:
			plain, falseHits = append(plain, score), falseHits+flagged
			continue
		case d.Rate >= 0.2:
			often, oftenHits = append(often, score), oftenHits+flagged
		}
		spun, hits = append(spun, score), hits+flagged
	}
	return []Score{
		{set, "auc", areaUnderCurve(spun, plain), len(docs)},
		{set, "auc_02", areaUnderCurve(often, plain), len(often) + len(plain)},
		{set, "flagged", Percent(float64(hits), float64(len(spun))), len(spun)},
		{set, "flagged_02", Percent(float64(oftenHits), float64(len(often))), len(often)},
		{set, "false_flags", Percent(float64(falseHits), float64(len(plain))), len(plain)},
	}, nil
}

type spunDoc struct {
	ID, Orig, Text string
	Rate           float64
}

// spunInStore puts the untouched texts in a store and the reworded ones beside them, later, and counts those placed in
// the lineage of their own original.
func spunInStore(env Env, docs []spunDoc) ([]Score, error) {
	originals, err := readFakes(env)
	if err != nil {
		return nil, err
	}
	x := reuse.NewIndex()
	for _, d := range originals {
		x.Add(reuse.Of(plainRecord(d.ID, "2018-01-01", d.Title, d.Text)))
	}
	for _, d := range docs {
		x.Add(reuse.Of(plainRecord(d.ID, "2018-01-02", "", d.Text)))
	}
	l := x.Lineages(nil)
	found := 0
	for _, d := range docs {
		own, _ := l.Of(d.Orig)
		at, _ := l.Of(d.ID)
		found += int(flag(at.Lineage == own.Lineage))
	}
	return []Score{{"spun", "found_in_store", Percent(float64(found), float64(len(docs))), len(docs)}}, nil
}

func respunFlag(r *sitrep.Record) int {
	for i := range r.Problems {
		if r.Problems[i].Code == "respun" && r.Problems[i].Span == nil {
			return 1
		}
	}
	return 0
}

// areaUnderCurve is the share, in percent, of pairs in which the first list's value is the greater; ties count half.
func areaUnderCurve(high, low []float64) float64 {
	won := 0.0
	for _, h := range high {
		for _, l := range low {
			switch {
			case h > l:
				won++
			case h == l:
				won += 0.5
			}
		}
	}
	return Percent(won, float64(len(high)*len(low)))
}
