package eval

// Counts are the tallies behind precision and recall. They are floats because some measures give half points.
type Counts struct{ Right, Predicted, Wanted float64 }

// Add adds the tallies of o.
func (c *Counts) Add(o Counts) {
	c.Right += o.Right
	c.Predicted += o.Predicted
	c.Wanted += o.Wanted
}

// Precision is right over predicted, in percent; 0 without any.
func (c Counts) Precision() float64 { return Percent(c.Right, c.Predicted) }

// Recall is right over wanted, in percent; 0 without any.
func (c Counts) Recall() float64 { return Percent(c.Right, c.Wanted) }

// F1 is the harmonic mean of precision and recall, in percent.
func (c Counts) F1() float64 { return Percent(2*c.Right, c.Predicted+c.Wanted) }

// Percent is part of whole in percent, 0 when there is no whole.
func Percent(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

// PRF gives the three usual scores of a set, the measure's name before each.
func PRF(set, measure string, c Counts) []Score {
	return []Score{
		{set, measure + "_p", c.Precision(), int(c.Predicted)},
		{set, measure + "_r", c.Recall(), int(c.Wanted)},
		{set, measure + "_f1", c.F1(), int(c.Wanted)},
	}
}
