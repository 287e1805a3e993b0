package eval

import (
	"fmt"
	"strings"

	"sitrep"
	"sitrep/internal/fuse/reuse"
)

const (
	lineageScenarios = 50
	copiesEach       = 150
)

// lineagesSet is made here: reports of our own and of a public set, each with many copies made by seeded edits, all in
// one store, and the reports of several outlets on one story, which are not copies.
func lineagesSet() Set {
	return Set{
		Name: "lineages",
		Doc:  "150 copies of each of 50 reports, as they are, reworded, shuffled, in one store: copies in the lineage of their source; outlets' own texts of one story kept apart",
		Run:  scoreLineages,
	}
}

func scoreLineages(env Env) ([]Score, error) {
	sources, err := lineageSources(env)
	if err != nil {
		return nil, err
	}
	r, err := newReworder(env.Packs, 5)
	if err != nil {
		return nil, err
	}
	x := reuse.NewIndex()
	for i, s := range sources {
		addCopies(x, r, i, s)
	}
	l := x.Lineages(nil)
	found, foreign, whole := 0, 0, 0
	for i := range sources {
		source, _ := l.Of(reportOf(i, 0))
		claims := []string{claimOf(i, 0)}
		for n := 1; n <= copiesEach; n++ {
			claims = append(claims, claimOf(i, n))
			at, _ := l.Of(reportOf(i, n))
			switch {
			case at.Lineage == source.Lineage:
				found++
			case !strings.HasPrefix(at.Lineage, reportOf(i, 0)[:3]):
				foreign++
			}
		}
		if l.Count(claims) == (sitrep.Origins{Reports: copiesEach + 1, Lineages: 1, Origins: 1}) {
			whole++
		}
	}
	n := len(sources) * copiesEach
	out := []Score{
		{"lineages", "copies_found", Percent(float64(found), float64(n)), n},
		{"lineages", "false_joins", Percent(float64(foreign), float64(n)), n},
		{"lineages", "one_lineage", Percent(float64(whole), float64(len(sources))), len(sources)},
	}
	apart, err := scoreApart(env)
	return append(out, apart...), err
}

func reportOf(scenario, n int) string { return fmt.Sprintf("%02d-%03d", scenario, n) }
func claimOf(scenario, n int) string  { return "c" + reportOf(scenario, n) }

type sourceText struct{ title, body string }

// lineageSources takes the reports of our own that are long enough, then public ones, spread evenly, up to fifty.
func lineageSources(env Env) ([]sourceText, error) {
	marked, err := readMarked(env)
	if err != nil {
		return nil, err
	}
	docs, err := readFakes(env)
	if err != nil {
		return nil, err
	}
	var out []sourceText
	for _, m := range marked {
		if len(strings.Fields(m.Body)) >= 60 && len(out) < lineageScenarios/2 {
			out = append(out, sourceText{m.Title, m.Body})
		}
	}
	step := len(docs) / (lineageScenarios - len(out))
	for i := 0; len(out) < lineageScenarios; i += step {
		out = append(out, sourceText{docs[i].Title, docs[i].Text})
	}
	return out, nil
}

type fakesDoc struct{ ID, Title, Text string }

func readFakes(env Env) ([]fakesDoc, error) {
	path, err := env.Path("fakes", "docs.jsonl")
	if err != nil {
		return nil, err
	}
	return readLines[fakesDoc](path)
}

// addCopies puts a report and its copies in: a third as they are, a third reworded at rates up to 0.4, a third reworded
// and shuffled, with new titles and later dates.
func addCopies(x *reuse.Index, r *reworder, scenario int, s sourceText) {
	for n := 0; n <= copiesEach; n++ {
		title, body := s.title, s.body
		if n > 0 {
			title = r.reword(title, 0.5)
		}
		switch n % 3 {
		case 1:
			body = r.reword(body, 0.1+0.3*float64(n)/copiesEach)
		case 2:
			body = r.shuffle(r.reword(body, 0.3*float64(n)/copiesEach))
		}
		rec := plainRecord(reportOf(scenario, n), fmt.Sprintf("2031-04-%02d", 1+n/6), title, body)
		rec.Claims = []sitrep.Claim{{ID: claimOf(scenario, n), Sentence: len(rec.Sentences) / 2}}
		x.Add(reuse.Of(rec))
	}
}

// likeText is the share of words in runs of five below which two texts are not one text, whatever else they share.
const likeText = 0.25

// scoreApart counts, among the outlets' reports on one story, those put in the lineage of another though hardly a
// run of words is the same.
func scoreApart(env Env) ([]Score, error) {
	docs, err := readNewsCluster(env)
	if err != nil {
		return nil, err
	}
	x := reuse.NewIndex()
	for _, d := range docs {
		x.Add(reuse.Of(plainRecord(d.ID, d.day(), d.Title, d.Text)))
	}
	l := x.Lineages(nil)
	joined, wrong := 0, 0
	for _, d := range docs {
		at, _ := l.Of(d.ID)
		if at.Lineage == d.ID {
			continue
		}
		joined++
		most := 0.0
		for _, m := range at.Matches {
			most = max(most, m.Verbatim)
		}
		wrong += int(flag(most < likeText))
	}
	return []Score{
		{"lineages", "story_joined", Percent(float64(joined), float64(len(docs))), len(docs)},
		{"lineages", "story_false_joins", Percent(float64(wrong), float64(len(docs))), len(docs)},
	}, nil
}
