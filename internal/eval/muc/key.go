// Package muc scores incidents made of claims against the answer keys of the fourth Message Understanding Conference, by
// the measure of the corpus's README.
package muc

import (
	"strings"
	"time"
)

// Document is one text with its answer key.
type Document struct {
	ID, Text  string
	Templates []Template
}

// Template is one incident of the key.
type Template struct {
	N, Date, Location, Type string
	PerpInd                 []Fill `json:"perp_ind"`
	PerpOrg                 []Fill `json:"perp_org"`
	Confidence              []Fill `json:"perp_org_confidence"`
	PhysTgt                 []Fill `json:"phys_tgt"`
	HumName                 []Fill `json:"hum_name"`
	HumDesc                 []Fill `json:"hum_desc"`
	HumNum                  []Fill `json:"hum_num"`
	HumEffect               []Fill `json:"hum_effect"`
}

// Fill is one answer: any of Alts is right; Of is what it qualifies.
type Fill struct {
	Alts, Of []string
	Optional bool
}

// gold is a template made ready for comparison.
type gold struct {
	optional bool
	types    []string
	dates    []dateKey
	places   [][]string // names, largest first, per alternative
	fills    map[string][]Fill
	tolls    []tollKey
	beliefs  []Fill
}

// The slots in the order in which they are printed. The middle four hold parties.
const (
	slotType       = "type"
	slotDate       = "date"
	slotLocation   = "location"
	slotPerpInd    = "perp_ind"
	slotPerpOrg    = "perp_org"
	slotTarget     = "target"
	slotVictim     = "victim"
	slotToll       = "toll"
	slotConfidence = "confidence"
)

var slots = []string{slotType, slotDate, slotLocation, slotPerpInd, slotPerpOrg, slotTarget, slotVictim, slotToll, slotConfidence}

type dateKey struct {
	from, to time.Time
	by       bool // "- D": by D
}

// tollKey is the effect on one victim; any says that every number of the kind will do.
type tollKey struct {
	kind     string
	number   string
	any      bool
	optional bool
}

func (t *Template) gold() *gold {
	g := &gold{optional: strings.Contains(t.N, "OPTIONAL"), types: alternatives(t.Type), beliefs: t.Confidence}
	for _, d := range alternatives(t.Date) {
		if k, ok := parseDate(d); ok {
			g.dates = append(g.dates, k)
		}
	}
	for _, l := range alternatives(t.Location) {
		g.places = append(g.places, placeNames(l))
	}
	g.fills = map[string][]Fill{slotPerpInd: t.PerpInd, slotPerpOrg: t.PerpOrg, slotTarget: t.PhysTgt, slotVictim: victims(t)}
	g.tolls = t.tolls()
	return g
}

// alternatives splits "(A) / (B)".
func alternatives(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, " / ") {
		part = strings.TrimSpace(part)
		if strings.HasPrefix(part, "(") && strings.HasSuffix(part, ")") {
			part = part[1 : len(part)-1]
		}
		if part != "" && part != "-" && part != "*" {
			out = append(out, strings.TrimPrefix(part, "? "))
		}
	}
	return out
}

const layout = "02 Jan 06"

func parseDate(s string) (dateKey, bool) {
	if by, ok := strings.CutPrefix(s, "- "); ok {
		d, err := day(by)
		return dateKey{to: d, by: true}, err == nil
	}
	from, to, ranged := strings.Cut(s, " - ")
	if !ranged {
		to = from
	}
	a, err1 := day(from)
	b, err2 := day(to)
	return dateKey{from: a, to: b}, err1 == nil && err2 == nil
}

func day(s string) (time.Time, error) {
	return time.Parse(layout, titleMonth(strings.Trim(strings.TrimSpace(s), "()")))
}

func titleMonth(s string) string {
	f := strings.Fields(s)
	if len(f) == 3 && len(f[1]) == 3 {
		f[1] = f[1][:1] + strings.ToLower(f[1][1:])
	}
	return strings.Join(f, " ")
}

// placeNames reads "COUNTRY: PROVINCE (DEPARTMENT): TOWN (CITY)".
func placeNames(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ":") {
		name, _, _ := strings.Cut(part, "(")
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// victims are the named people, with what describes them, and the people only described.
func victims(t *Template) []Fill {
	var out []Fill
	for _, n := range t.HumName {
		for _, d := range t.HumDesc {
			if sameOf(d.Of, n.Alts) {
				n.Alts = append(append([]string(nil), n.Alts...), d.Alts...)
			}
		}
		out = append(out, n)
	}
	for _, d := range t.HumDesc {
		if len(d.Of) == 0 {
			out = append(out, d)
		}
	}
	return out
}

func sameOf(of, alts []string) bool {
	for _, a := range of {
		for _, b := range alts {
			if a == b {
				return true
			}
		}
	}
	return false
}

// tolls pairs each effect with the number of the same people.
func (t *Template) tolls() []tollKey {
	var out []tollKey
	for _, e := range t.HumEffect {
		kind := map[string]string{"DEATH": "killed", "INJURY": "wounded"}[e.Alts[0]]
		if kind == "" {
			continue
		}
		k := tollKey{kind: kind, any: true, optional: e.Optional}
		for _, n := range t.HumNum {
			if sameOf(n.Of, e.Of) {
				k.number, k.any = n.Alts[0], strings.ContainsAny(strings.Join(n.Alts, ""), "PLURAL~-<>")
			}
		}
		out = append(out, k)
	}
	return out
}
