package eval

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/eval/coref"
)

// ecbDoc is one text of ECB+ with its mentions of events; only some of its sentences are annotated.
type ecbDoc struct {
	ID, Topic, Text string
	Annotated       []int `json:"annotated_sentences"`
	Mentions        []struct {
		Start, End, Sent int
		Kind, Chain      string
	}
}

// ecbPlusSet is event coreference across documents over the claims that lie on a gold mention.
func ecbPlusSet() Set {
	return Set{
		Name: "ecbplus",
		Doc:  "ECB+ (dev topics, scored only): events across the texts of a topic, over claims whose trigger lies on a gold mention of an event; coverage is the share of mentions with a claim",
		Run: func(env Env) ([]Score, error) {
			path, err := env.Path("ecbplus", "docs.jsonl")
			if err != nil {
				return nil, err
			}
			docs, err := readLines[ecbDoc](path)
			if err != nil {
				return nil, err
			}
			topics := map[string][]ecbDoc{}
			for _, d := range docs {
				topics[d.Topic] = append(topics[d.Topic], d)
			}
			var t ecbTally
			for _, topic := range slices.Sorted(maps.Keys(topics)) {
				if err := t.add(env, topics[topic]); err != nil {
					return nil, err
				}
			}
			return t.scores(), nil
		},
	}
}

type ecbTally struct {
	all             coref.Tally
	found, mentions int
}

// add scores one topic. Spans of its texts are kept apart by an offset.
func (t *ecbTally) add(env Env, docs []ecbDoc) error {
	records := make([]sitrep.Record, len(docs))
	gold, of := map[string][]sitrep.Span{}, map[string]sitrep.Span{}
	offset := 0
	for i := range docs {
		d := &docs[i]
		coding := env.Code(coder.Input{Report: sitrep.Report{Ref: d.ID}, Body: d.Text})
		records[i] = coding.Record
		t.match(d, &records[i], offset, gold, of)
		offset += len(d.Text) + 1
	}
	events, err := fuse(env.Packs, records)
	if err != nil {
		return err
	}
	t.all.Add(chains(gold), found(events, of))
	return nil
}

// match gives each gold mention the first free claim whose trigger overlaps it.
func (t *ecbTally) match(d *ecbDoc, r *sitrep.Record, offset int, gold map[string][]sitrep.Span, of map[string]sitrep.Span) {
	for i, m := range d.Mentions {
		if !strings.Contains(m.Kind, "ACTION") || !slices.Contains(d.Annotated, m.Sent) {
			continue
		}
		t.mentions++
		for k := range r.Claims {
			c := &r.Claims[k]
			if _, taken := of[c.ID]; taken || c.Trigger.Start >= m.End || c.Trigger.End <= m.Start {
				continue
			}
			t.found++
			span := sitrep.Span{Start: offset + m.Start, End: offset + m.End}
			of[c.ID] = span
			chain := m.Chain
			if chain == "" {
				chain = d.ID + "#" + strconv.Itoa(i)
			}
			gold[chain] = append(gold[chain], span)
			break
		}
	}
}

func chains(gold map[string][]sitrep.Span) coref.Chains {
	var out coref.Chains
	for _, k := range slices.Sorted(maps.Keys(gold)) {
		out = append(out, gold[k])
	}
	return out
}

func found(events []sitrep.Event, of map[string]sitrep.Span) coref.Chains {
	var out coref.Chains
	for _, e := range events {
		var chain []sitrep.Span
		for _, c := range e.Claims {
			if s, ok := of[c]; ok {
				chain = append(chain, s)
			}
		}
		if len(chain) > 0 {
			out = append(out, chain)
		}
	}
	return out
}

func (t *ecbTally) scores() []Score {
	const set = "ecbplus"
	n := t.found
	return []Score{
		{set, "conll_f1", t.all.CoNLL(), n}, {set, "muc_f1", t.all.MUC.F1(), n}, {set, "b3_f1", t.all.B3.F1(), n}, {set, "ceafe_f1", t.all.CEAFe.F1(), n},
		{set, "muc_p", 100 * t.all.MUC.RightP / max(1, t.all.MUC.All), n}, {set, "muc_r", 100 * t.all.MUC.RightR / max(1, t.all.MUC.Wanted), n},
		{set, "coverage", 100 * float64(t.found) / float64(max(1, t.mentions)), t.mentions},
	}
}
