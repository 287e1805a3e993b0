package place

import (
	"math"

	"sitrep"
)

// locate sets coordinates, radius and precision of a draft. A side without a distance, a border and a part of a
// country get no point: none is said.
func (p *pass) locate(w *sitrep.Where, d *draft) {
	a := d.anchors[0]
	switch d.relation {
	case "offset":
		w.Precision = "area"
		p.offset(w, a, d)
	case "direction":
		w.Precision = "direction"
	case "between", "along":
		w.Precision = "area"
		if len(d.anchors) > 1 {
			p.halfway(w, d.anchors[0], d.anchors[1])
		} else if p.regional(a) {
			w.Precision = "region"
		}
	case "border":
		w.Precision = "region"
		w.Place = ""
	case "near", "outskirts", "offcoast":
		p.around(w, a, d)
	default:
		p.within(w, a, d)
	}
}

func (p *pass) offset(w *sitrep.Where, a *anchor, d *draft) {
	deg, ok := degrees(d.bearing)
	if !ok || !p.pointed(a) {
		return
	}
	from := &p.places[a.place]
	lat, lon := project(*from.Lat, *from.Lon, deg, d.dist.km)
	p.point(w, lat, lon, offsetRadius(d.dist.km)+math.Round(d.dist.spread))
}

func (p *pass) point(w *sitrep.Where, lat, lon, radius float64) {
	w.Lat, w.Lon, w.RadiusKM = &lat, &lon, &radius
}

// pointed reports whether the anchor is a place small enough to measure from.
func (p *pass) pointed(a *anchor) bool {
	return a.place >= 0 && p.places[a.place].Lat != nil && !p.regional(a)
}

// regional reports whether the anchor is larger than a town.
func (p *pass) regional(a *anchor) bool {
	if a.place < 0 {
		return false
	}
	switch p.places[a.place].Kind {
	case "country", "admin", "region", "water":
		return true
	}
	return false
}

func (p *pass) halfway(w *sitrep.Where, a, b *anchor) {
	if !p.pointed(a) || !p.pointed(b) {
		return
	}
	from, to := &p.places[a.place], &p.places[b.place]
	lat, lon := middle(*from.Lat, *from.Lon, *to.Lat, *to.Lon)
	p.point(w, lat, lon, math.Round(max(2, Distance(*from.Lat, *from.Lon, *to.Lat, *to.Lon)/2)))
}

// around places near, outskirts and offcoast at their anchor with a radius.
func (p *pass) around(w *sitrep.Where, a *anchor, d *draft) {
	w.Precision = "area"
	if p.regional(a) {
		w.Precision = "region"
		return
	}
	if !p.pointed(a) {
		return
	}
	radius := nearRadius
	switch {
	case d.relation == "offcoast":
		radius = offCoastReach
	case d.relation == "outskirts":
		radius = townRadius(p.entries[a.place].Population) + 2
	}
	if d.dist != nil && d.dist.km > 0 {
		radius = max(offsetLeast, math.Round(d.dist.km*(1+offsetShare)))
	}
	p.point(w, *p.places[a.place].Lat, *p.places[a.place].Lon, radius)
}

// within places "in X" and "at X".
func (p *pass) within(w *sitrep.Where, a *anchor, d *draft) {
	if a.place < 0 {
		w.Precision = "area"
		if a.name >= 0 && p.names[a.name].kind == "admin" {
			w.Precision = "region"
		}
		return
	}
	pl := &p.places[a.place]
	switch pl.Kind {
	case "country":
		w.Precision = "country"
	case "admin", "region", "water":
		w.Precision = "region"
	default:
		w.Precision = "point"
	}
	if d.bearing != "" || d.rule == "part of" || d.rule == "coast of" || a.site != "" {
		w.Precision = coarser(w.Precision)
	}
	if w.Precision == "region" && d.bearing != "" || pl.Lat == nil {
		return
	}
	w.Lat, w.Lon = pl.Lat, pl.Lon
	if r := p.reach(a); r > 0 {
		w.RadiusKM = &r
	}
}

func coarser(precision string) string {
	switch precision {
	case "point":
		return "area"
	case "country":
		return "region"
	}
	return precision
}

// reach is a rough radius of the place itself, 0 where none is known.
func (p *pass) reach(a *anchor) float64 {
	e := &p.entries[a.place]
	switch {
	case a.site != "" && (e.Kind == "city" || e.Kind == "village"):
		return max(siteRadius, townRadius(e.Population))
	case e.RadiusKM > 0:
		return e.RadiusKM
	case e.Kind == "city", e.Kind == "village":
		return townRadius(e.Population)
	}
	return 0
}
