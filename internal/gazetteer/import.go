package gazetteer

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ImportReport says what Import did.
type ImportReport struct {
	Format string // "geonames" or "ourairports"
	Kept   int    // places stored
	Passed int    // good lines of kinds that are not kept (streams, wells, hotels, closed airports …)
	Bad    []BadLine
	BadN   int // all bad lines; Bad holds the first 20
	Files  []string
}

// BadLine is a line that could not be read.
type BadLine struct {
	Line int
	Why  string
}

const (
	maxBadShown = 20
	partSize    = 400_000 // places in one table, which bounds the memory an import takes
)

// Import reads a GeoNames country dump or allCountries (19 columns, tabs) or an OurAirports airports.csv and stores
// its places under folder/gazetteer in the compact form that New overlays. Lines that cannot be read are counted and
// reported; an input without one good line is an error.
func Import(folder, name string) (ImportReport, error) {
	f, err := os.Open(name)
	if err != nil {
		return ImportReport{}, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<16)
	head, _ := in.Peek(4096)
	w := &partWriter{folder: filepath.Join(folder, "gazetteer"), base: filepath.Base(name)}
	read := importGeoNames
	if strings.Contains(firstLine(head), "latitude_deg") {
		read = importAirports
	}
	rep, err := read(in, w)
	if err == nil {
		err = w.flush()
	}
	rep.Files, rep.Kept = w.files, w.kept
	if err == nil && rep.Kept == 0 {
		err = fmt.Errorf("%s: no place found: neither a GeoNames dump nor an OurAirports file (%d bad lines)", name, rep.BadN)
	}
	return rep, err
}

func firstLine(b []byte) string {
	line, _, _ := strings.Cut(string(b), "\n")
	return line
}

func (r *ImportReport) bad(line int, why string) {
	r.BadN++
	if len(r.Bad) < maxBadShown {
		r.Bad = append(r.Bad, BadLine{line, why})
	}
}

func importGeoNames(in *bufio.Reader, w *partWriter) (ImportReport, error) {
	rep := ImportReport{Format: "geonames"}
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			if why := checkGeoNames(line); why != "" {
				rep.bad(n, why)
			} else if r, ok := ParseGeoNames(line); !ok {
				rep.Passed++
			} else if werr := w.put(r); werr != nil {
				return rep, werr
			}
		}
		if errors.Is(err, io.EOF) {
			return rep, nil
		}
		if err != nil {
			return rep, err
		}
	}
}

func importAirports(in *bufio.Reader, w *partWriter) (ImportReport, error) {
	rep := ImportReport{Format: "ourairports"}
	c := csv.NewReader(in)
	c.FieldsPerRecord, c.LazyQuotes = -1, true
	head, err := c.Read()
	if err != nil {
		return rep, fmt.Errorf("airports: %w", err)
	}
	col := map[string]int{}
	for i, h := range head {
		col[strings.TrimPrefix(h, "\ufeff")] = i
	}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return rep, nil
		}
		line, _ := c.FieldPos(0)
		if err != nil {
			rep.bad(line, err.Error())
			continue
		}
		r, ok, why := airportRow(row, col)
		switch {
		case why != "":
			rep.bad(line, why)
		case !ok:
			rep.Passed++
		default:
			if err := w.put(r); err != nil {
				return rep, err
			}
		}
	}
}

func airportRow(row []string, col map[string]int) (r Record, ok bool, why string) {
	cell := func(name string) string {
		if i, ok := col[name]; ok && i < len(row) {
			return row[i]
		}
		return ""
	}
	lat, err1 := strconv.ParseFloat(cell("latitude_deg"), 64)
	lon, err2 := strconv.ParseFloat(cell("longitude_deg"), 64)
	if err1 != nil || err2 != nil || cell("name") == "" || !onEarth(lat, lon) {
		return r, false, "no name or coordinates"
	}
	code := cell("icao_code")
	for _, name := range []string{"gps_code", "ident"} {
		if code == "" {
			code = cell(name)
		}
	}
	r, ok = Airport(code, cell("name"), cell("type"), cell("iso_country"), lat, lon)
	if town := cell("municipality"); ok && town != "" {
		r.Alternates = append(r.Alternates, town+" airport")
	}
	return r, ok, ""
}

// partWriter collects places and writes them as numbered tables.
type partWriter struct {
	folder, base string
	batch        []Record
	files        []string
	kept         int
}

func (w *partWriter) put(r Record) error {
	w.batch = append(w.batch, r)
	w.kept++
	if len(w.batch) < partSize {
		return nil
	}
	return w.flush()
}

func (w *partWriter) flush() error {
	if len(w.batch) == 0 {
		return nil
	}
	if err := os.MkdirAll(w.folder, 0o755); err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(w.base))
	name := filepath.Join(w.folder, fmt.Sprintf("%s-%s-%02d.gaz", stem(w.base), hex.EncodeToString(sum[:3]), len(w.files)))
	f, err := os.CreateTemp(w.folder, "part-*")
	if err != nil {
		return err
	}
	err = errors.Join(WriteTable(f, "imported from "+w.base, w.batch), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	w.batch, w.files = w.batch[:0], append(w.files, name)
	return nil
}

func stem(base string) string {
	return strings.ReplaceAll(Exact(strings.TrimSuffix(base, filepath.Ext(base))), " ", "-")
}
