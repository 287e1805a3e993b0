package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// shares of all reports that are in the store after each import.
func shares() []float64 { return []float64{0.1, 0.2, 0.4, 0.7, 1} }

// step is one import: as many reports more, then the fusion of all.
type step struct {
	added     int
	reports   int // in the store after it
	cpu, wall time.Duration
	peak      int64 // bytes
}

// scale is one engine's run.
type scale struct {
	engine  string
	steps   []step
	rebuild step
	size    int64 // of the store, bytes
	counts  string
	edited  edited
}

// runScale measures the engines one after the other and writes the page and its plot.
func runScale(w io.Writer, s setup, reports int, engines []string) error {
	var runs []scale
	for _, engine := range engines {
		run, err := s.fill(w, reports, engine)
		if err != nil {
			return fmt.Errorf("%s: %w", engine, err)
		}
		runs = append(runs, run)
	}
	plot := strings.TrimSuffix(s.out, filepath.Ext(s.out)) + ".svg"
	return errors.Join(os.WriteFile(s.out, scalePage(runs, filepath.Base(plot)), 0o644), os.WriteFile(plot, scalePlot(runs), 0o644))
}

// fill imports reports into a new store, step by step.
func (s setup) fill(w io.Writer, reports int, engine string) (scale, error) {
	dir, err := os.MkdirTemp("", "scale")
	if err != nil {
		return scale{}, err
	}
	defer os.RemoveAll(dir)
	out := scale{engine: engine}
	texts := newEdits(s.corpora)
	out.edited = texts.origin
	store := filepath.Join(dir, "store")
	have := 0
	for i, share := range shares() {
		want := int(share * float64(reports))
		file := filepath.Join(dir, fmt.Sprintf("%02d.jsonl", i))
		if err := os.WriteFile(file, texts.write(want-have), 0o644); err != nil {
			return out, err
		}
		one, err := s.timed("import", "--engine", engine, "--store", store, file)
		if err != nil {
			return out, err
		}
		one.added, one.reports, have = want-have, want, want
		out.steps = append(out.steps, one)
		fmt.Fprintf(w, "%s: %d reports: %.1f s of processor time, %.1f s on the clock, %d MB\n", engine, one.reports, one.cpu.Seconds(), one.wall.Seconds(), one.peak>>20)
	}
	if out.rebuild, err = s.timed("rebuild", "--engine", engine, "--store", store); err != nil {
		return out, err
	}
	if info, err := os.Stat(filepath.Join(store, "sitrep.db")); err == nil {
		out.size = info.Size()
	}
	out.counts, err = s.counts(store)
	return out, err
}

// timed runs the program to its end.
func (s setup) timed(args ...string) (step, error) {
	cmd := exec.Command(s.program, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	begun := time.Now()
	if err := cmd.Run(); err != nil {
		return step{}, fmt.Errorf("sitrep %s: %w: %s", args[0], err, stderr.String())
	}
	return step{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall: time.Since(begun), peak: peakMemory(cmd)}, nil
}

// counts says how many events and stories the store has.
func (s setup) counts(store string) (string, error) {
	var out []string
	for _, kind := range []string{"events", "stories"} {
		got, err := exec.Command(s.program, "export", "--store", store, "--format", kind).Output()
		if err != nil {
			return "", fmt.Errorf("sitrep export --format %s: %w", kind, err)
		}
		out = append(out, fmt.Sprintf("%d %s", bytes.Count(got, []byte("\n")), kind))
	}
	return strings.Join(out, ", "), nil
}

// perReport is the processor time of a step by report, in milliseconds.
func (r *scale) perReport(i int) float64 {
	return float64(r.steps[i].cpu.Microseconds()) / 1000 / float64(r.steps[i].added)
}

func (r *scale) total() (cpu, wall time.Duration, peak int64) {
	for _, s := range r.steps {
		cpu, wall, peak = cpu+s.cpu, wall+s.wall, max(peak, s.peak)
	}
	return cpu, wall, peak
}

// scalePage is the page.
func scalePage(runs []scale, plot string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Scale\n\nMade by `make scale`; not edited by hand. A store is filled in %d imports. Each codes and keeps its reports, then fuses *all* reports of the\n"+
		"store; its time is shared out among the reports it brought. One import of everything fuses once and costs less.\n\n"+
		"* processor: %s; %d cores. Time is processor time: read on a machine that other work shared, the clock would measure that work.\n",
		len(shares()), processor(), runtime.NumCPU())
	fmt.Fprintf(&b, "* reports: %s\n\n![processor time per report](%s)\n", runs[0].edited, plot)
	for i := range runs {
		runs[i].table(&b)
	}
	return b.Bytes()
}

func (r *scale) table(b *bytes.Buffer) {
	cpu, wall, peak := r.total()
	last := len(r.steps) - 1
	fmt.Fprintf(b, "\n## Engine %s\n\n| reports in the store | of them from this import | ms for each of these | against the first | most memory, MB |\n|---:|---:|---:|---:|---:|\n", r.engine)
	for i, s := range r.steps {
		fmt.Fprintf(b, "| %d | %d | %.1f | %.2f | %d |\n", s.reports, s.added, r.perReport(i), r.perReport(i)/r.perReport(0), s.peak>>20)
	}
	fmt.Fprintf(b, "\n%d reports: %.0f s of processor time (%.0f s if two cores share it evenly; %.0f s on the clock of this run), at most %d MB of memory, a store of\n"+
		"%.0f MB, %s. Traits and opinions of all of them computed again (`sitrep rebuild`): %.0f s, %d MB.\n",
		r.steps[last].reports, cpu.Seconds(), cpu.Seconds()/2, wall.Seconds(), peak>>20, float64(r.size)/(1<<20), r.counts, r.rebuild.cpu.Seconds(), r.rebuild.peak>>20)
}
