package eval

import "sitrep/internal/eval/claimscore"

// openField is how often a claim is right in a field that the marked report leaves open, by how the claim came by it.
type openField struct {
	field, basis string
	right        float64
}

// openFields were estimated roughly by one reader in November 2026, from the 128 party, voice and place fields that claims
// gave and the marked reports left open, and a sample of the dates and of the claims without place. That a claim without
// party or voice is mostly right where the report marks none is taken from how the reports are marked, not counted.
func openFields() []openField {
	return []openField{
		{claimscore.FieldActor, "none", 0.95},
		{claimscore.FieldActor, "given", 0.15},
		{claimscore.FieldRecipient, "none", 0.85},
		{claimscore.FieldRecipient, "given", 0.55},
		{claimscore.FieldVoice, "none", 0.95},
		{claimscore.FieldVoice, "given", 0.25},
		{claimscore.FieldPlace, "none", 0.70},
		{claimscore.FieldPlace, "inherited", 0.50},
		{claimscore.FieldPlace, "inferred", 0.50},
		{claimscore.FieldPlace, "stated", 0.40},
		{claimscore.FieldDate, "none", 0.50},
		{claimscore.FieldDate, "inherited", 0.75},
		{claimscore.FieldDate, "inferred", 0.75},
		{claimscore.FieldDate, "published", 0.75},
		{claimscore.FieldDate, "stated", 0.75},
	}
}

// openRight is the chance that the open ones of the fields are right in the claim.
func openRight(o *claimscore.Outcome, fields ...string) float64 {
	p := 1.0
	for _, field := range fields {
		if !o.Open[field] {
			continue
		}
		for _, f := range openFields() {
			if f.field == field && f.basis == basis(o, field) {
				p *= f.right
			}
		}
	}
	return p
}

// basis is how the claim came by the field: the basis of place and date, "given" for the others, "none" where it has none.
func basis(o *claimscore.Outcome, field string) string {
	c, given := o.Claim, false
	switch field {
	case claimscore.FieldPlace:
		if c.Where != nil {
			return c.Where.Basis
		}
	case claimscore.FieldDate:
		if c.When != nil {
			return c.When.Basis
		}
	case claimscore.FieldActor:
		given = len(c.Actors) > 0
	case claimscore.FieldRecipient:
		given = len(c.Recipients) > 0
	case claimscore.FieldVoice:
		given = len(c.Voices) > 0
	}
	if given {
		return "given"
	}
	return "none"
}
