package eval

import (
	"math"
	"sort"
	"strings"

	"sitrep/internal/gazetteer"
	"sitrep/internal/read/place"
	"sitrep/internal/text"
)

type relPhrase struct {
	ID, Text   string
	Phrase     [2]int
	KM         float64
	Bearing    float64
	RefSurface string `json:"ref_surface"`
	RefCoord   [2]float64
	Gold       [2]float64
}

func relPlaceSet() Set {
	return Set{Name: "relplace", Doc: "\"N km DIRECTION of X\": share whose distance, bearing and reference are read right; km from the true place; share inside the stated radius",
		Run: scoreRelPlace}
}

func scoreRelPlace(env Env) ([]Score, error) {
	const name = "relplace"
	path, err := env.Path(name, "relplace.jsonl")
	if err != nil {
		return nil, err
	}
	rows, err := readLines[relPhrase](path)
	if err != nil {
		return nil, err
	}
	p, err := newPlacer(env)
	if err != nil {
		return nil, err
	}
	var read, inside float64
	var errs []float64
	for i := range rows {
		e := p.phrase(&rows[i])
		if e == nil {
			continue
		}
		if rightPhrase(&rows[i], e) {
			read++
		}
		if e.Where.Lat == nil {
			continue
		}
		km := place.Distance(*e.Where.Lat, *e.Where.Lon, rows[i].Gold[0], rows[i].Gold[1])
		errs = append(errs, km)
		if km <= *e.Where.RadiusKM {
			inside++
		}
	}
	sort.Float64s(errs)
	n := len(rows)
	return []Score{{name, "read_right", Percent(read, float64(n)), n}, {name, "placed", Percent(float64(len(errs)), float64(n)), n},
		{name, "median_km", quantile(errs, 0.5), len(errs)}, {name, "inside_radius", Percent(inside, float64(len(errs))), len(errs)}}, nil
}

func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[int(q*float64(len(sorted)-1))]
}

// phrase is the expression with a distance that overlaps the phrase.
func (p *placer) phrase(r *relPhrase) *place.Expression {
	doc, res := p.read(r.Text)
	off := text.NewOffsets(r.Text)
	from, to := off.Byte(r.Phrase[0]), off.Byte(r.Phrase[1])
	for i := range res.Expressions {
		e := &res.Expressions[i]
		if s := doc.Span(e.Range); s.Start < to && from < s.End && e.Where.Relation == "offset" {
			return e
		}
	}
	return nil
}

const winds = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW"

func rightPhrase(r *relPhrase, e *place.Expression) bool {
	wind := strings.Fields(winds)[int(math.Round(r.Bearing/22.5))%16]
	w := &e.Where
	if w.DistanceKM == nil || math.Abs(*w.DistanceKM-r.KM) > 0.02*r.KM+0.1 || w.Bearing != wind {
		return false
	}
	return strings.Contains(gazetteer.Exact(w.Name), gazetteer.Exact(r.RefSurface))
}

type mordecaiCase struct {
	ID, Text string
	Expect   struct {
		Geo []struct {
			GeonameID string `json:"geonameid"`
			NoPlaces  bool   `json:"no_places"`
		}
	}
}

func mordecaiSet() Set {
	return Set{Name: "mordecai_geo", Doc: "hand-made cases of another geoparser: share whose place is among those found", Run: scoreMordecai}
}

func scoreMordecai(env Env) ([]Score, error) {
	path, err := env.Path("peer_suites", "mordecai_geo.jsonl")
	if err != nil {
		return nil, err
	}
	rows, err := readLines[mordecaiCase](path)
	if err != nil {
		return nil, err
	}
	p, err := newPlacer(env)
	if err != nil {
		return nil, err
	}
	var right, n float64
	for i := range rows {
		_, res := p.read(rows[i].Text)
		for _, want := range rows[i].Expect.Geo {
			switch {
			case want.GeonameID != "":
				n++
				for _, pl := range res.Places {
					if pl.ID == "geonames:"+want.GeonameID {
						right++
					}
				}
			case want.NoPlaces:
				n++
				if len(res.Places) == 0 {
					right++
				}
			}
		}
	}
	return []Score{{"mordecai_geo", "right", Percent(right, n), int(n)}}, nil
}
