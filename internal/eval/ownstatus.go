package eval

import (
	"fmt"
	"os"
	"strings"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/read"
	"sitrep/internal/read/status"
	"sitrep/internal/read/voice"
)

// statusRow is one sentence of eval/status/*.tsv: the words of the act and how it is put.
type statusRow struct {
	trigger, aspect, sentence string
	negated                   bool
}

// negatedSet, plannedSet and demandedSet score our own sentences twice: by the status layer alone, asked about the act's word, and by the claims
// of the whole coder, where a claim that is missing counts as missed.
func negatedSet() Set {
	return Set{Name: "negated", Doc: "our own sentences: which acts are told as not having taken place", Run: func(env Env) ([]Score, error) {
		return runStatus(env, "negated", func(r statusRow) bool { return r.negated }, func(_ string, negated bool) string { return fmt.Sprint(negated) })
	}}
}

func plannedSet() Set {
	return Set{Name: "planned", Doc: "our own sentences: which acts are planned, demanded or hypothetical", Run: func(env Env) ([]Score, error) {
		return runStatus(env, "planned", func(r statusRow) bool { return irrealis(r.aspect) }, func(aspect string, _ bool) string { return aspect })
	}}
}

// demandedSet is the demanded ones alone, from the same sentences.
func demandedSet() Set {
	return Set{Name: "demanded", Doc: "our own sentences: which acts are demanded", Run: func(env Env) ([]Score, error) {
		return runStatus(env, "demanded", func(r statusRow) bool { return r.aspect == "demanded" }, func(aspect string, _ bool) string { return aspect })
	}}
}

func irrealis(aspect string) bool {
	return aspect == "planned" || aspect == "demanded" || aspect == "hypothetical"
}

// runStatus tallies the rows where the field is marked; value is the field as compared. A row that is wrongly marked costs precision.
func runStatus(env Env, set string, marked func(statusRow) bool, value func(aspect string, negated bool) string) ([]Score, error) {
	rows, err := statusRows(env)
	if err != nil {
		return nil, err
	}
	layer, err := newStatusLayer(env)
	if err != nil {
		return nil, err
	}
	var byLayer, byCoder Counts
	for _, row := range rows {
		aspect, negated, ok := layer.ask(row)
		byLayer.Add(tally(row, marked, value, aspect, negated, ok))
		if env.Code != nil {
			aspect, negated, ok = askCoder(env.Code, row)
			byCoder.Add(tally(row, marked, value, aspect, negated, ok))
		}
	}
	out := PRF(set, "layer", byLayer)
	if env.Code != nil {
		out = append(out, PRF(set, "claims", byCoder)...)
	}
	return out, nil
}

func tally(row statusRow, marked func(statusRow) bool, value func(string, bool) string, aspect string, negated, found bool) Counts {
	var c Counts
	got := statusRow{aspect: aspect, negated: negated}
	if marked(row) {
		c.Wanted++
	}
	if found && marked(got) {
		c.Predicted++
		if marked(row) && value(aspect, negated) == value(row.aspect, row.negated) {
			c.Right++
		}
	}
	return c
}

func statusRows(env Env) ([]statusRow, error) {
	var out []statusRow
	for _, name := range []string{"negated.tsv", "planned.tsv", "asserted.tsv"} {
		path, err := env.GoldPath("eval", "status", name)
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
			f := strings.Split(line, "\t")
			if len(f) != 4 || !strings.Contains(f[3], f[0]) {
				return nil, fmt.Errorf("eval: %s, line %d: want trigger, aspect, negated and a sentence with the trigger", name, n+2)
			}
			out = append(out, statusRow{trigger: f[0], aspect: f[1], negated: f[2] == "true", sentence: f[3]})
		}
	}
	return out, nil
}

type statusLayer struct {
	env    Env
	voices *voice.Reader
	status *status.Reader
}

func newStatusLayer(env Env) (*statusLayer, error) {
	v, err := voice.New(env.Packs)
	if err != nil {
		return nil, err
	}
	s, err := status.New(env.Packs)
	return &statusLayer{env, v, s}, err
}

func (l *statusLayer) ask(row statusRow) (aspect string, negated, ok bool) {
	doc := parsed(l.env, row.sentence)
	pred, ok := status.Find(doc, strings.LastIndex(row.sentence, row.trigger))
	if !ok {
		return "", false, false
	}
	voices := l.voices.Read(doc, nil)
	st := l.status.Read(doc, nil, &voices, []read.Tok{pred})[0]
	return st.Aspect, st.Negated, true
}

// askCoder takes the claim whose trigger holds the act's word. Where there is none, the record may tell the act by the speech act
// alone: a demand by its REQUEST, a plan by its AGREE or THREATEN, a refusal by its REJECT.
func askCoder(code func(coder.Input) *coder.Coding, row statusRow) (aspect string, negated, ok bool) {
	c := code(coder.Input{Body: row.sentence})
	at := strings.LastIndex(row.sentence, row.trigger)
	act := sitrep.Span{Start: at, End: at + len(row.trigger)}
	for i := range c.Record.Claims {
		if x := &c.Record.Claims[i]; x.Trigger.Overlaps(act) {
			return x.Aspect, x.Negated, true
		}
	}
	for i := range c.Record.Claims {
		switch c.Record.Claims[i].Type {
		case "REQUEST":
			return "demanded", false, true
		case "AGREE", "THREATEN":
			return "planned", false, true
		case "REJECT":
			return "happened", true, true
		}
	}
	return "", false, false
}
