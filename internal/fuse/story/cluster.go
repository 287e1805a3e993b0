package story

const (
	// together is the likeness from which a report belongs to a story.
	together = 0.12
	// nearest is the share of the likeness that the nearest report of the story gives; all its reports on average give the rest.
	nearest = 0.4
	// halfDays is after how many days of silence a story must be twice as like.
	halfDays = 500
)

// group is a story in the making.
type group struct {
	members []*entry // in the order of Compare
	sum     map[uint32]float64
	latest  int // day of the latest member with a date
}

// groups lays the reports, in the order of Compare, each to the story it is most like, else to a new one.
func (x *Index) groups() []*group {
	x.settle()
	var out []*group
	of := make(map[*entry]*group, len(x.order))
	for _, e := range x.order {
		g := e.home(of)
		if g == nil {
			g = &group{sum: map[uint32]float64{}}
			out = append(out, g)
		}
		g.add(e)
		of[e] = g
	}
	return out
}

func (g *group) add(e *entry) {
	g.members = append(g.members, e)
	for _, t := range e.vector {
		g.sum[t.hash] += t.weight
	}
	g.latest = max(g.latest, e.day)
}

// home is the story that a report is most like, nil where none is like enough.
func (e *entry) home(of map[*entry]*group) *group {
	var tried []*group
	top := map[*group]float64{}
	for _, n := range e.near {
		g := of[n.to]
		if _, ok := top[g]; !ok {
			tried = append(tried, g)
		}
		top[g] = max(top[g], n.cosine)
	}
	var best *group
	most := together
	for _, g := range tried {
		like := float64(nearest*top[g]) + float64((1-nearest)*g.mean(e))
		if e.day > 0 && g.latest > 0 {
			like /= 1 + float64(max(0, e.day-g.latest))/halfDays
		}
		if like > most {
			best, most = g, like
		}
	}
	return best
}

// mean is the likeness of a report to those of the story on average.
func (g *group) mean(e *entry) float64 {
	out := 0.0
	for _, t := range e.vector {
		out += float64(t.weight * g.sum[t.hash])
	}
	return out / float64(len(g.members))
}
