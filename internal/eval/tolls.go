package eval

import (
	"strings"

	"sitrep/internal/coder"
	"sitrep/internal/read/toll"
)

type terrorRow struct {
	Dead, Injured int
	Text          string
}

// terrorSet scores the killed and wounded of short incident texts against a table made by other hands, where the text
// has a figure at all.
func terrorSet() Set {
	return Set{Name: "terror_table", Doc: "killed and wounded of incidents, exact, where a toll was read", Run: func(env Env) ([]Score, error) {
		path, err := env.Path("terror_table", "incidents.jsonl")
		if err != nil {
			return nil, err
		}
		rows, err := readLines[terrorRow](path)
		if err != nil {
			return nil, err
		}
		var killed, wounded, killedRight, woundedRight float64
		for _, row := range rows {
			if !strings.ContainsAny(row.Text, "0123456789") && !strings.Contains(row.Text, "people") {
				continue
			}
			tolls := env.Code(coder.Input{Body: row.Text}).Tolls
			if n, ok := sum(tolls, "killed"); ok {
				killed++
				killedRight += one(n == row.Dead)
			}
			if n, ok := sum(tolls, "wounded"); ok {
				wounded++
				woundedRight += one(n == row.Injured)
			}
		}
		return []Score{{"terror_table", "dead", Percent(killedRight, killed), int(killed)}, {"terror_table", "injured", Percent(woundedRight, wounded), int(wounded)}}, nil
	}}
}

// sum adds the counts of a kind that are parts of no other.
func sum(tolls []toll.Toll, kind string) (int, bool) {
	n, any := 0, false
	for i := range tolls {
		if t := &tolls[i]; t.Kind == kind && t.PartOf == nil && t.Low != nil {
			n, any = n+*t.Low, true
		}
	}
	return n, any
}

func one(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}
