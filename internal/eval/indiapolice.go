package eval

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
)

// policeDoc is one lower-cased news text with what its sentences say of police action.
type policeDoc struct {
	ID, Date string
	Sents    []struct {
		Text   string
		Labels []string
	}
}

// policeSet is which sentences say that police killed, arrested or used force.
func policeSet() Set {
	return Set{
		Name: "indiapoliceevents",
		Doc:  "sentences in which police kill, arrest or use force; the texts are in lower case",
		Run: func(env Env) ([]Score, error) {
			path, err := env.Path("indiapoliceevents", "docs.jsonl")
			if err != nil {
				return nil, err
			}
			docs, err := readLines[policeDoc](path)
			if err != nil {
				return nil, err
			}
			counts := map[string]*Counts{}
			for _, label := range policeLabels() {
				counts[label] = &Counts{}
			}
			for _, d := range docs {
				for _, s := range d.Sents {
					record := env.Code(coder.Input{Body: s.Text}).Record
					tallyPolice(counts, s.Labels, &record)
				}
			}
			var out []Score
			for _, label := range policeLabels() {
				out = append(out, PRF("indiapoliceevents", label, *counts[label])...)
			}
			return out, nil
		},
	}
}

func policeLabels() []string { return []string{"ARREST", "FORCE", "KILL"} }

func tallyPolice(counts map[string]*Counts, labels []string, record *sitrep.Record) {
	for _, label := range policeLabels() {
		got := slices.ContainsFunc(record.Claims, func(c sitrep.Claim) bool { return policeAct(record, &c, label) })
		want := slices.Contains(labels, label)
		n := counts[label]
		n.Predicted += float64(mark(got))
		n.Wanted += float64(mark(want))
		n.Right += float64(mark(got && want))
	}
}

// policeAct reads a claim as one of the set's labels. The set codes acts that police did, also where it leaves them
// unnamed in an arrest.
func policeAct(r *sitrep.Record, c *sitrep.Claim, label string) bool {
	if c.Negated || c.Aspect == "demanded" || c.Aspect == "hypothetical" || c.Aspect == "planned" {
		return false
	}
	switch label {
	case "ARREST":
		return c.Type == "COERCE" && c.Mode == "arrest"
	case "KILL":
		return c.Type == "ASSAULT" && byPolice(r, c) && (killTrigger(r, c) || slices.ContainsFunc(c.Tolls, killed))
	}
	return c.Type == "ASSAULT" && byPolice(r, c) && (c.Mode == "crowd-control" || c.Mode == "firearms" || c.Mode == "beat" || c.Mode == "")
}

func killed(t sitrep.Toll) bool { return t.Kind == "killed" }

func killTrigger(r *sitrep.Record, c *sitrep.Claim) bool {
	words := strings.ToLower(string([]rune(r.Report.Text)[c.Trigger.Start:c.Trigger.End]))
	return holdsAny(words, "kill", "dead", "death", "gunned", "murder")
}

func byPolice(r *sitrep.Record, c *sitrep.Claim) bool {
	runes := []rune(r.Report.Text)
	for _, a := range c.Arguments {
		if a.Role == "actor" && holdsAny(strings.ToLower(string(runes[a.Span.Start:a.Span.End])), "police", "cop", "constable", "security", "force",
			"army", "jawan", "soldier", "troop", "crpf", "inspector") {
			return true
		}
	}
	return false
}

func holdsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}
