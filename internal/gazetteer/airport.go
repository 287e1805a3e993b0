package gazetteer

import "strings"

// Airport makes a record of one row of an airport list. It is false for rows without a four-letter ICAO code, closed
// fields, heliports and sea bases, and for small fields that do not have a military name.
func Airport(icao, name, class, alpha2 string, lat, lon float64) (Record, bool) {
	if len(icao) != 4 || strings.ToUpper(icao) != icao || strings.ContainsAny(icao, "-0123456789") || !onEarth(lat, lon) || Key(name) == "" {
		return Record{}, false
	}
	military := isMilitary(name)
	size := map[string]int{"large_airport": 3, "medium_airport": 2, "small_airport": 1}[class]
	if size == 0 || size == 1 && !military {
		return Record{}, false
	}
	return Record{ID: "icao:" + icao, Name: name, Alternates: airportNames(name, military), Kind: "airport", Country: alpha2,
		Lat: lat, Lon: lon, Population: size, LooseNames: Transliterated(alpha2)}, true
}

func isMilitary(name string) bool {
	key := " " + Exact(name) + " "
	for _, w := range []string{" air base ", " airbase ", " air force ", " military ", " afb ", " naval air ", " army "} {
		if strings.Contains(key, w) {
			return true
		}
	}
	return false
}

// airportNames are the ways a report may put it: the base name with "airport", "international airport", "air base".
// A name of two towns ("Kos / Antimachia", "A-B Airport") is filed under each.
func airportNames(name string, military bool) []string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '(' || r == ')' }) {
		base := airportBase(part)
		if base == "" {
			continue
		}
		out = append(out, base+" airport", base+" international airport", base+" airfield")
		if military {
			out = append(out, base+" air base", base+" airbase", base+" military airport", base+" military air base")
		}
	}
	return out
}

func airportBase(name string) string {
	words := strings.Fields(name)
	for len(words) > 0 && genericAirport[Exact(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var genericAirport = map[string]bool{"airport": true, "international": true, "regional": true, "municipal": true, "airfield": true, "aerodrome": true,
	"air": true, "base": true, "airbase": true, "force": true, "station": true, "military": true, "domestic": true, "field": true, "afb": true, "": true}
