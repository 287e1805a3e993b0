package claimscore

import "sitrep"

// StrictFields are the fields of the strict measure, beside the type.
func StrictFields() []string {
	return []string{FieldActor, FieldRecipient, FieldPlace, FieldDate, FieldVoice}
}

// Outcome is what became of one claim when it was held against the facts of its report.
type Outcome struct {
	Claim     *sitrep.Claim
	Debatable bool            // it stands for a fact that is scored neither way
	Type      bool            // it stands for a fact of its type; what follows is empty without
	Wrong     map[string]bool // strict fields that are wrong, incomplete or hold something extra
	Open      map[string]bool // strict fields that the reader left open
}

// Whom reports whether type and parties are right, parties left open let pass.
func (o *Outcome) Whom() bool {
	return o.Type && !o.Wrong[FieldActor] && !o.Wrong[FieldRecipient]
}

// Strict reports whether type and strict fields are right, fields left open let pass.
func (o *Outcome) Strict() bool { return o.Type && len(o.Wrong) == 0 }

// Outcomes gives the outcome of every claim of the record, in its order.
func Outcomes(r *sitrep.Record, facts []Fact) []Outcome {
	out := make([]Outcome, len(r.Claims))
	for i := range r.Claims {
		out[i].Claim = &r.Claims[i]
	}
	pairs, chosen := newView(r).match(facts)
	for i, j := range chosen {
		if j < 0 {
			continue
		}
		out[j].Debatable = facts[i].Optional
		if pairs[i][j].typeRight {
			out[j].Type = true
			out[j].Wrong, out[j].Open = pairs[i][j].strictFields(&r.Claims[j], &facts[i])
		}
	}
	return out
}

func (p *pairing) strictFields(c *sitrep.Claim, f *Fact) (wrong, open map[string]bool) {
	wrong, open = map[string]bool{}, map[string]bool{}
	for _, field := range StrictFields() {
		switch {
		case f.Skip[field]:
			open[field] = true
		case field == FieldDate && !dateRight(c, f), field != FieldDate && p.extra[field]+p.missing[field] > 0:
			wrong[field] = true
		}
	}
	return wrong, open
}
