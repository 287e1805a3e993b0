// Package eval scores this build against gold: our own marked reports, and public corpora that lie in a folder beside
// the project and are never part of it. Each family of sets is one file; each set is one line in list.go.
package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"sitrep/internal/coder"
	"sitrep/internal/engine"
	"sitrep/internal/pack"
)

// ErrAbsent says that the gold of a set is not on this machine.
var ErrAbsent = errors.New("eval: the set's gold is not here")

// Env is what a set may use.
type Env struct {
	Corpora string // folder of the public corpora, empty without one
	Gold    string // folder under which our own gold lies, in testdata/reports and eval/status
	Engine  engine.Engine
	Packs   *pack.Set
	Code    func(coder.Input) *coder.Coding
}

// Path is a file of a corpus, or ErrAbsent.
func (e Env) Path(parts ...string) (string, error) {
	if e.Corpora == "" {
		return "", ErrAbsent
	}
	return present(filepath.Join(append([]string{e.Corpora}, parts...)...))
}

// GoldPath is a file of our own gold, or ErrAbsent.
func (e Env) GoldPath(parts ...string) (string, error) {
	if e.Gold == "" {
		return "", ErrAbsent
	}
	return present(filepath.Join(append([]string{e.Gold}, parts...)...))
}

func present(path string) (string, error) {
	if _, err := os.Stat(path); err != nil {
		return "", ErrAbsent
	}
	return path, nil
}

// Set is one body of gold with its measure.
type Set struct {
	Name, Doc string
	Run       func(env Env) ([]Score, error)
}

// Score is one figure. N is how many items it was measured over.
type Score struct {
	Set, Measure string
	Value        float64
	N            int
}

// Entry is a line of the golden file: a score and the floor below which it must not fall. A floor is set by hand.
type Entry struct {
	Score
	Floor    float64
	HasFloor bool
}

// Below reports whether the value has fallen under its floor. The golden file keeps two decimals, so that much is
// forgiven.
func (e Entry) Below() bool { return e.HasFloor && e.Value < e.Floor-0.005 }

// header is the first line of the golden file.
const header = "# set\tmeasure\tvalue\tn\tfloor"

// ReadScores reads the golden file: tab-separated set, measure, value, n and floor ("-" for none).
func ReadScores(r io.Reader) ([]Entry, error) {
	var out []Entry
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		e, err := parseEntry(strings.Split(line, "\t"))
		if err != nil {
			return nil, fmt.Errorf("eval: scores, line %d: %w", n, err)
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

func parseEntry(f []string) (e Entry, err error) {
	if len(f) != 5 {
		return e, fmt.Errorf("%d columns, want 5", len(f))
	}
	e.Set, e.Measure = f[0], f[1]
	var errs [3]error
	e.Value, errs[0] = strconv.ParseFloat(f[2], 64)
	e.N, errs[1] = strconv.Atoi(f[3])
	if f[4] != "-" {
		e.HasFloor = true
		e.Floor, errs[2] = strconv.ParseFloat(f[4], 64)
	}
	return e, errors.Join(errs[:]...)
}

// WriteScores writes the golden file, sorted by set and measure.
func WriteScores(w io.Writer, entries []Entry) error {
	sorted := append([]Entry(nil), entries...)
	sort.SliceStable(sorted, func(i, j int) bool {
		if sorted[i].Set != sorted[j].Set {
			return sorted[i].Set < sorted[j].Set
		}
		return sorted[i].Measure < sorted[j].Measure
	})
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, header)
	for _, e := range sorted {
		floor := "-"
		if e.HasFloor {
			floor = strconv.FormatFloat(e.Floor, 'f', -1, 64)
		}
		fmt.Fprintf(b, "%s\t%s\t%.2f\t%d\t%s\n", e.Set, e.Measure, e.Value, e.N, floor)
	}
	return b.Flush()
}

// Merge puts new scores over old entries: floors are kept, and entries of sets that were not run stay as they were.
// A measure that a set no longer reports is dropped.
func Merge(old []Entry, scores []Score) []Entry {
	type key struct{ set, measure string }
	floors := map[key]Entry{}
	for _, e := range old {
		floors[key{e.Set, e.Measure}] = e
	}
	ran := map[string]bool{}
	var out []Entry
	for _, s := range scores {
		ran[s.Set] = true
		e := floors[key{s.Set, s.Measure}]
		out = append(out, Entry{Score: s, Floor: e.Floor, HasFloor: e.HasFloor})
	}
	for _, e := range old {
		if !ran[e.Set] {
			out = append(out, e)
		}
	}
	return out
}
