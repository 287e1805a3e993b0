package happening

import (
	"math"
	"slices"
	"strconv"

	"sitrep/internal/read/telling"
)

// blocks finds the units that a unit is compared with: those of a kindred type within a window of days that share two of
// place, party, count and word or mode of the act with it. Anything less would not reach the sum of points that a join needs.
type blocks struct {
	kin   *telling.Kin
	first map[uint64]int32
	links []link
}

type link struct {
	unit *unit
	next int32
}

func newBlocks(kin *telling.Kin) blocks {
	return blocks{kin: kin, first: map[uint64]int32{}, links: make([]link, 1)}
}

// add puts a unit into its blocks and returns the others there, each once.
func (b *blocks) add(u *unit) []*unit {
	types := typesOf(u)
	var query []string
	for _, t := range types {
		for _, k := range b.kin.Types(t) {
			if !slices.Contains(query, k) {
				query = append(query, k)
			}
		}
	}
	shared, windows := sharedKeys(&u.whole), weeks(&u.whole)
	seen := map[*unit]bool{u: true}
	var out []*unit
	for _, w := range windows {
		for _, k := range shared {
			for _, t := range query {
				out = b.collect(key(t, w, k), seen, out)
			}
			for _, t := range types {
				b.put(key(t, w, k), u)
			}
		}
	}
	return out
}

func (b *blocks) collect(key uint64, seen map[*unit]bool, out []*unit) []*unit {
	for l := b.first[key]; l != 0; l = b.links[l].next {
		if o := b.links[l].unit; !seen[o] && !o.gone {
			seen[o] = true
			out = append(out, o)
		}
	}
	return out
}

func (b *blocks) put(key uint64, u *unit) {
	b.links = append(b.links, link{u, b.first[key]})
	b.first[key] = int32(len(b.links) - 1)
}

func typesOf(u *unit) []string {
	var out []string
	for _, a := range u.whole.Acts {
		if !slices.Contains(out, a.Type) {
			out = append(out, a.Type)
		}
	}
	return out
}

// Windows of days: two units whose days lie at most twice the margin apart share one.
const (
	windowDays = 8
	margin     = 2
	mostWeeks  = 6 // a time less sure than that many windows stands among the undated
)

// undated is the window of what has no date.
const undated = math.MinInt32

func weeks(t *telling.Telling) []int {
	from, to, ok := t.Days()
	if !ok {
		return []int{undated}
	}
	lo, hi := floor(from-margin, windowDays), floor(to+margin, windowDays)
	if hi-lo >= mostWeeks {
		return []int{undated}
	}
	var out []int
	for w := lo; w <= hi; w++ {
		out = append(out, w)
	}
	return out
}

func floor(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }

// Most words of a kind that make keys, so that a unit of many tellings stays small.
const (
	mostParties = 7
	mostWords   = 3
)

// sharedKeys lists the pairs of evidence under which a unit can be found.
func sharedKeys(t *telling.Telling) []string {
	places, country := placeKeys(t)
	parties, counts, words := partyKeys(t), countKeys(t), actKeys(t)
	var out []string
	for _, pairs := range [][2][]string{{places, parties}, {places, counts}, {places, words}, {parties, counts}, {parties, words},
		{country, parties}, {country, counts}} {
		for _, a := range pairs[0] {
			for _, b := range pairs[1] {
				out = append(out, a+b)
			}
		}
	}
	for i, a := range parties {
		for _, b := range parties[i+1:] {
			out = append(out, min(a, b)+max(a, b))
		}
	}
	return out
}

// cell is the size of a square of the map in degrees, about 55 km north to south.
const cell = 0.5

// widest is the greatest radius in kilometres that is put into squares.
const widest = 60

func placeKeys(t *telling.Telling) (places, country []string) {
	w := t.Where
	if w == nil {
		return nil, nil
	}
	for _, n := range w.Words[:min(len(w.Words), mostWords)] {
		places = append(places, "n:"+n)
	}
	if w.Country != "" {
		country = []string{"k:" + w.Country}
	}
	if w.Lat == nil || w.Lon == nil || w.Precision != "point" && w.Precision != "area" {
		return places, country
	}
	reach := telling.Across().Reach
	if w.RadiusKM != nil {
		reach += min(*w.RadiusKM, widest)
	}
	dLat := reach / 2 / 111
	dLon := dLat / max(0.2, math.Cos(*w.Lat*math.Pi/180))
	for i := math.Floor((*w.Lat - dLat) / cell); i <= math.Floor((*w.Lat+dLat)/cell); i++ {
		for k := math.Floor((*w.Lon - dLon) / cell); k <= math.Floor((*w.Lon+dLon)/cell); k++ {
			places = append(places, "c:"+strconv.Itoa(int(i))+","+strconv.Itoa(int(k)))
		}
	}
	return places, country
}

func partyKeys(t *telling.Telling) []string {
	var out []string
	add := func(k string) {
		if len(out) < mostParties && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for _, list := range [][]telling.Party{t.Actors, t.Recipients} {
		for _, p := range list {
			if p.Named {
				add("a:" + p.ID)
			}
			if p.For != "" {
				add("a:" + p.For)
			}
			if p.State() {
				add("s:" + p.Country)
			}
			if p.Head != "" {
				add("h:" + p.Head)
			}
			for _, n := range p.Names {
				add("w:" + n)
			}
		}
	}
	return out
}

func countKeys(t *telling.Telling) []string {
	var out []string
	for i := range t.Counts {
		c := &t.Counts[i]
		if k := "t:" + c.Kind; c.Low != nil && *c.Low > 0 && len(out) < mostWords {
			out = append(out, k+strconv.Itoa(*c.Low))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// actKeys are the words for the act, and its modes.
func actKeys(t *telling.Telling) []string {
	var out []string
	for _, w := range t.Words[:min(len(t.Words), mostWords)] {
		out = append(out, "w:"+w)
	}
	for _, a := range t.Acts[:min(len(t.Acts), mostWords)] {
		if a.Mode != "" {
			out = append(out, "m:"+a.Mode)
		}
	}
	return out
}

// key hashes a type, a window and a pair of evidence (FNV-1a).
func key(eventType string, week int, shared string) uint64 {
	h := uint64(14695981039346656037)
	mix := func(s string) {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	mix(eventType)
	mix(strconv.Itoa(week))
	mix(shared)
	return h
}
