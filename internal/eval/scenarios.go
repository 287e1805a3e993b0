package eval

import (
	"os"
	"path/filepath"
	"sort"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/eval/scenario"
	"sitrep/internal/fuse/happening"
	"sitrep/internal/fuse/identity"
	"sitrep/internal/fuse/reuse"
	"sitrep/internal/pack"
	"sitrep/internal/read/telling"
)

// scenariosSet is our own gold: reports of invented happenings, which of them mean the same, and on what they differ. The rules
// were made looking at the dev half; the check half was written afterwards.
func scenariosSet() Set {
	return Set{
		Name: "scenarios",
		Doc:  "our own scenarios of several reports (eval/scenarios): pairs of claims found that mean one happening, pairs falsely merged, disputes; dev and check",
		Run: func(env Env) ([]Score, error) {
			dir, err := env.GoldPath("eval", "scenarios")
			if err != nil {
				return nil, err
			}
			packs := env.Packs.With(os.DirFS(filepath.Join(dir, "pack")))
			suite, err := coder.New(packs, env.Engine)
			if err != nil {
				return nil, err
			}
			var out []Score
			for _, half := range []string{"dev", "check", "later"} {
				t, err := runScenarios(filepath.Join(dir, half), packs, suite)
				if err != nil {
					return nil, err
				}
				out = append(out, Score{"scenarios", half + "_pair_f1", t.F1(), t.Same}, Score{"scenarios", half + "_not_merged", 100 - t.FalseMerges(), t.Differs},
					Score{"scenarios", half + "_coverage", t.Coverage(), t.Mentions}, Score{"scenarios", half + "_disputes_f1", t.DisputesF1(), t.Asked})
			}
			return out, nil
		},
	}
}

func runScenarios(dir string, packs *pack.Set, suite *coder.Suite) (*scenario.Tally, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	t := &scenario.Tally{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		s, err := scenario.Parse(filepath.Base(path), string(data))
		if err != nil {
			return nil, err
		}
		records := make([]sitrep.Record, len(s.Reports))
		for i := range s.Reports {
			records[i] = suite.Code(scenarioInput(s, &s.Reports[i])).Record
		}
		events, err := fuse(packs, records)
		if err != nil {
			return nil, err
		}
		t.Add(s, records, events)
	}
	return t, nil
}

func scenarioInput(s *scenario.Scenario, r *scenario.Report) coder.Input {
	return coder.Input{
		Report: sitrep.Report{Ref: s.Name + "/" + r.Name, Outlet: &sitrep.Outlet{Name: r.Outlet}}, Title: r.Title, Body: r.Body,
		Published: &sitrep.Published{Start: r.Published, End: r.Published, Grain: "day", Basis: "given"},
	}
}

// fuse finds the events across reports, as a store does.
func fuse(packs *pack.Set, records []sitrep.Record) ([]sitrep.Event, error) {
	fuser, err := identity.New(packs)
	if err != nil {
		return nil, err
	}
	kin, err := telling.LoadKin(packs)
	if err != nil {
		return nil, err
	}
	var names []identity.Traits
	var texts []reuse.Traits
	var tellings []happening.Traits
	for i := range records {
		names, texts, tellings = append(names, identity.Of(&records[i])), append(texts, reuse.Of(&records[i])), append(tellings, happening.Of(&records[i]))
	}
	actors := fuser.Fuse(names, nil)
	return happening.Fuse(tellings, happening.Seen{Actors: actors, Sources: reuse.Fuse(texts, actors)}, kin), nil
}
