package row

import "sitrep"

// tolls is killed and wounded, low and high, and the scope they share.
func tolls(c *sitrep.Claim) []any {
	killed, wounded := Count(c, "killed"), Count(c, "wounded")
	scope := killed.Scope
	if scope == "" {
		scope = wounded.Scope
	}
	return []any{whole(killed.Low), whole(killed.High), whole(wounded.Low), whole(wounded.High), text(scope)}
}

// Count is the claim's one figure for a kind of toll. Counts of different people in one event are added; a count
// that is part of another, or of another scope than the first, is left out. Without any, Scope is empty.
func Count(c *sitrep.Claim, kind string) sitrep.Toll {
	var sum sitrep.Toll
	for _, t := range c.Tolls {
		if t.Kind != kind || t.PartOf != nil {
			continue
		}
		switch {
		case sum.Scope == "":
			sum = t
		case t.Scope == "event" && sum.Scope == "event" && t.Who != sum.Who:
			sum.Low, sum.High = add(sum.Low, t.Low), add(sum.High, t.High)
		}
	}
	return sum
}

func add(a, b *int) *int {
	if a == nil || b == nil {
		return nil
	}
	n := *a + *b
	return &n
}

func whole(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}
