package gazetteer

import (
	"strconv"
	"strings"
)

const geoNamesColumns = 19

// ParseGeoNames reads one line of a GeoNames dump (readme.txt of download.geonames.org/export/dump, 19 columns).
// It is false for a damaged line and for features that reports hardly name (streams, wells, hotels, farms …).
func ParseGeoNames(line string) (Record, bool) {
	f := strings.Split(line, "\t")
	if checkGeoNames(line) != "" {
		return Record{}, false
	}
	kind := geoKind(f[6], f[7], f[14])
	if kind == "" {
		return Record{}, false
	}
	lat, _ := strconv.ParseFloat(f[4], 64)
	lon, _ := strconv.ParseFloat(f[5], 64)
	pop, _ := strconv.Atoi(f[14])
	r := Record{ID: "geonames:" + f[0], Name: f[1], Kind: kind, Feature: f[7], Country: f[8], Admin1: f[10],
		Lat: lat, Lon: lon, Population: pop, LooseNames: Transliterated(f[8])}
	r.Alternates = latinNames(f[2], f[3])
	if kind == "admin" {
		r.Alternates = append(r.Alternates, BareAdmin(r.Name))
		r.Codes = []string{"admin1:" + f[8] + "." + f[10]}
	}
	return r, true
}

// checkGeoNames says what is wrong with a line, "" where nothing is.
func checkGeoNames(line string) string {
	f := strings.Split(line, "\t")
	if len(f) != geoNamesColumns {
		return strconv.Itoa(len(f)) + " columns, want 19"
	}
	if _, err := strconv.Atoi(f[0]); err != nil || f[1] == "" {
		return "no id or no name"
	}
	lat, err1 := strconv.ParseFloat(f[4], 64)
	lon, err2 := strconv.ParseFloat(f[5], 64)
	if err1 != nil || err2 != nil || !onEarth(lat, lon) {
		return "bad coordinates"
	}
	return ""
}

func onEarth(lat, lon float64) bool { return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 }

// cityPopulation is the number of people from which a populated place counts as a city rather than a village.
const cityPopulation = 5000

func geoKind(class, code, population string) string {
	switch class {
	case "P":
		return settlement(code, population)
	case "A":
		if code == "ADM1" {
			return "admin"
		}
	case "S":
		return spotKinds[code]
	case "L", "T", "H":
		return areaKinds[code]
	}
	return ""
}

func settlement(code, population string) string {
	switch code {
	case "PPLC", "PPLA", "PPLA2":
		return "city"
	case "PPLH", "PPLQ", "PPLW", "PPLCH": // historical, abandoned, destroyed
		return ""
	}
	if n, err := strconv.Atoi(population); err == nil && n >= cityPopulation {
		return "city"
	}
	return "village"
}

var spotKinds = map[string]string{"AIRP": "airport", "AIRB": "airport", "AIRF": "airport", "AIRQ": "", "DAM": "facility", "MILB": "facility",
	"CMPREF": "facility", "PS": "facility", "OILR": "facility", "BDG": "facility", "FT": "facility", "CSTM": "facility", "PRN": "facility"}

var areaKinds = map[string]string{"RGN": "region", "RGNE": "region", "RGNH": "region", "PRT": "facility", "MILB": "facility", "OILF": "facility",
	"NVB": "facility", "ISL": "feature", "ISLS": "feature", "MT": "feature", "MTS": "feature", "PASS": "feature", "VAL": "feature", "DSRT": "feature",
	"PEN": "feature", "CAPE": "feature", "PLAT": "feature", "SEA": "water", "BAY": "water", "GULF": "water", "STRT": "water", "LK": "water",
	"RSV": "water", "LGN": "water", "CHN": "water", "STM": ""}

// latinNames keeps the names that an English report may use: Latin letters, a capital first, no airport codes.
func latinNames(ascii, list string) []string {
	var out []string
	for _, n := range append([]string{ascii}, strings.Split(list, ",")...) {
		if n == "" || len(n) > 60 || n[0] >= 'a' && n[0] <= 'z' || airportCode(n) || Key(n) == "" {
			continue
		}
		out = append(out, n)
	}
	return out
}

func airportCode(n string) bool {
	return len(n) == 3 && strings.ToUpper(n) == n
}

// Transliterated reports whether names of the country reach English from a script whose spelling in Latin letters
// is not settled, so that close spellings are worth a try.
func Transliterated(alpha2 string) bool {
	switch alpha2 {
	case "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "ER", "ET", "IL", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PK", "PS", "QA",
		"SA", "SD", "SO", "SY", "TD", "TN", "YE":
		return true
	}
	return false
}

// BareAdmin is the name of a unit without the word for its kind: "Donetsk Oblast" gives "Donetsk".
func BareAdmin(name string) string {
	words := strings.Fields(name)
	if len(words) > 1 && unitWords[Exact(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && unitWords[Exact(words[0])] {
		words = words[1:]
		if len(words) > 1 && (words[0] == "of" || words[0] == "de") {
			words = words[1:]
		}
	}
	return strings.Join(words, " ")
}

var unitWords = map[string]bool{"governorate": true, "province": true, "district": true, "region": true, "oblast": true, "state": true,
	"county": true, "department": true, "prefecture": true, "republic": true, "krai": true, "division": true, "canton": true, "emirate": true,
	"muhafazat": true, "wilaya": true, "voivodeship": true, "raion": true, "parish": true, "autonomous": true, "departamento": true, "provincia": true}
