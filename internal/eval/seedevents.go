package eval

import (
	"os"
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
)

// seedEventsSet asks of one stitched report, read without a date and with one, whether each of its three happenings is one event.
func seedEventsSet() Set {
	return Set{
		Name: "seed_events",
		Doc:  "the stitched seed report: pairs of claims of its offensive, its meeting and its fighting that are in one event, and events that mix them; claims in paragraphs that do not belong",
		Run: func(env Env) ([]Score, error) {
			path, err := env.Path("..", "seed.txt")
			if err != nil {
				return nil, err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			title, body, _ := strings.Cut(string(data), "\n")
			var t seedTally
			for _, day := range []string{"", "2019-04-08"} {
				in := coder.Input{Title: title, Body: strings.TrimSpace(body)}
				if day != "" {
					in.Published = &sitrep.Published{Start: day, End: day, Grain: "day", Basis: "given"}
				}
				t.add(&env.Code(in).Record)
			}
			return []Score{{"seed_events", "one_event", 100 * float64(t.joined) / float64(max(1, t.pairs)), t.pairs},
				{"seed_events", "not_mixed", 100 - 100*float64(t.mixed)/float64(max(1, t.events)), t.events},
				{"seed_events", "claims_off_topic", float64(t.offTopic), t.claims}}, nil
		},
	}
}

type seedTally struct{ pairs, joined, events, mixed, claims, offTopic int }

func (t *seedTally) add(r *sitrep.Record) {
	topics := map[string][]string{}
	for i := range r.Claims {
		c := &r.Claims[i]
		t.claims++
		t.offTopic += mark(offTopic(r, c))
		if topic := seedTopic(c, words(r.Report.Text, c.Trigger)); topic != "" {
			topics[topic] = append(topics[topic], c.ID)
		}
	}
	of := map[string]int{}
	for k := range r.Events {
		for _, c := range r.Events[k].Claims {
			of[c] = k
		}
	}
	held := map[int]map[string]bool{}
	for topic, claims := range topics {
		for i, a := range claims {
			if held[of[a]] == nil {
				held[of[a]] = map[string]bool{}
			}
			held[of[a]][topic] = true
			for _, b := range claims[:i] {
				t.pairs++
				t.joined += mark(of[a] == of[b])
			}
		}
	}
	t.events += len(held)
	for _, h := range held {
		t.mixed += mark(len(h) > 1)
	}
}

// seedTopic says which happening a claim is of, by type and the act's word; empty for others.
func seedTopic(c *sitrep.Claim, word string) string {
	word = strings.ToLower(word)
	has := func(list ...string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(word, w) })
	}
	switch {
	case c.Type == "ASSAULT" && has("offensive", "campaign"):
		return "offensive"
	case c.Type == "ASSAULT" && has("clash", "battling", "flared", "fighting"):
		return "fighting"
	case c.Type == "CONSULT" && c.Where != nil && strings.Contains(c.Where.Name, "Benghazi"):
		return "meeting"
	}
	return ""
}

func words(text string, s sitrep.Span) string {
	runes := []rune(text)
	return string(runes[s.Start:s.End])
}

func offTopic(r *sitrep.Record, c *sitrep.Claim) bool {
	return slices.ContainsFunc(r.Problems, func(p sitrep.Problem) bool {
		return p.Code == "off_topic" && p.Span != nil && p.Span.Start <= c.Trigger.Start && c.Trigger.End <= p.Span.End
	})
}
