package eval

import (
	"os"
	"path/filepath"
	"sort"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/eval/marked"
)

// markedSet is our own gold: reports in our own words with what a reader should find.
func markedSet() Set {
	return Set{
		Name: "marked",
		Doc:  "our own marked reports (testdata/reports): claims and every field of them, tolls, actors, ties, problems, events, disputes",
		Run: func(env Env) ([]Score, error) {
			reports, err := readMarked(env)
			if err != nil {
				return nil, err
			}
			tally := marked.NewTally()
			for _, r := range reports {
				tally.Add(r, &env.Code(markedInput(r)).Record)
			}
			return scores("marked", tally.Figures()), nil
		},
	}
}

func readMarked(env Env) ([]*marked.Report, error) {
	dir, err := env.GoldPath("testdata", "reports")
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, ErrAbsent
	}
	sort.Strings(paths)
	var out []*marked.Report
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		r, err := marked.Parse(filepath.Base(path), string(data))
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func markedInput(r *marked.Report) coder.Input {
	in := coder.Input{Report: sitrep.Report{Ref: r.Name, URL: r.Header["url"]}, Title: r.Title, Body: r.Body}
	if name := r.Header["outlet"]; name != "" {
		in.Report.Outlet = &sitrep.Outlet{Name: name}
	}
	if day := r.Header["published"]; day != "" {
		in.Published = &sitrep.Published{Start: day, End: day, Grain: "day", Basis: "given"}
	}
	return in
}
