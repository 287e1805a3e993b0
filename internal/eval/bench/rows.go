package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// figures are what one measurement gives; Units are words or word-pieces.
type figures struct {
	Units   int     `json:"units"`
	Seconds float64 `json:"seconds"` // of the processor
	Note    string  `json:"note"`
}

func (f figures) rate() float64 { return float64(f.Units) / f.Seconds }

// row is one line of the table.
type row struct {
	name, group string
	run         func() (figures, error)
	best        figures
	err         error
}

// measure takes the best of what was measured before and now.
func (r *row) measure() {
	if r.err != nil {
		return
	}
	f, err := r.run()
	if err == nil && (f.Seconds <= 0 || f.Units == 0) {
		err = errors.New("nothing was measured")
	}
	if r.err = err; err == nil && (r.best.Seconds == 0 || f.rate() > r.best.rate()) {
		r.best = f
	}
}

func (r *row) said() string {
	if r.err != nil {
		return r.err.Error()
	}
	return fmt.Sprintf("%.0f a second", r.best.rate())
}

const (
	wholeGroup   = "words"
	aloneGroup   = "engine"
	encoderGroup = "encoder"
)

// rows lists what is measured, in the order of the table. The first of a group is what the others are held against.
func (s *setup) rows() []row {
	return []row{
		{name: "spaCy en_core_web_sm 3.8: tags, trees, lemmas, names", group: wholeGroup, run: func() (figures, error) { return s.peer("spacy_sm.py") }},
		{name: "sitrep code --engine full", group: wholeGroup, run: func() (figures, error) { return s.whole("full") }},
		{name: "sitrep code --engine full, SITREP_ISA=avx2", group: wholeGroup, run: func() (figures, error) { return s.whole("full", "SITREP_ISA=avx2") }},
		{name: "sitrep code --engine lite", group: wholeGroup, run: func() (figures, error) { return s.whole("lite") }},
		{name: "engine full alone", group: wholeGroup, run: func() (figures, error) { return s.alone("full") }},
		{name: "engine full alone, SITREP_ISA=avx2", group: wholeGroup, run: func() (figures, error) { return s.alone("full", "SITREP_ISA=avx2") }},
		{name: "engine lite alone", group: wholeGroup, run: func() (figures, error) { return s.alone("lite") }},
		{name: "onnxruntime, MiniLM-L6 int8", group: encoderGroup, run: func() (figures, error) { return s.peer("onnx_int8.py") }},
		{name: "encoder of full with its heads", group: encoderGroup, run: func() (figures, error) { return s.alone("encoder") }},
		{name: "encoder of full with its heads, SITREP_ISA=avx2", group: encoderGroup, run: func() (figures, error) { return s.alone("encoder", "SITREP_ISA=avx2") }},
	}
}

// whole codes the texts with the program. Its processor time holds its start and the writing of the records.
func (s *setup) whole(engine string, env ...string) (figures, error) {
	if _, err := os.Stat(s.program); err != nil {
		return figures{}, fmt.Errorf("%s is not built", s.program)
	}
	cmd := onOneCore(s.program, "code", "--engine", engine, "--jobs", "1", s.texts)
	cmd.Env = append(cmd.Env, env...)
	_, err := output(cmd)
	return figures{Units: s.words, Seconds: seconds(cmd)}, err
}

// alone measures one engine in a process of its own.
func (s *setup) alone(engine string, env ...string) (figures, error) {
	self, err := os.Executable()
	if err != nil {
		return figures{}, err
	}
	cmd := onOneCore(self, "-alone", engine, "-model", s.model, "-texts", s.texts)
	cmd.Env = append(cmd.Env, env...)
	return read(cmd)
}

// peer runs a script of peers/ with the Python that has them.
func (s *setup) peer(script string) (figures, error) {
	if _, err := os.Stat(s.python); err != nil {
		return figures{}, errors.New("not measured: no Python with the peers here")
	}
	return read(onOneCore(s.python, filepath.Join("internal", "eval", "bench", "peers", script), s.texts))
}

// onOneCore is a command that keeps to one core and one thread, as far as the system lets it.
func onOneCore(name string, args ...string) *exec.Cmd {
	if taskset, err := exec.LookPath("taskset"); err == nil {
		args = append([]string{"-c", "0", name}, args...)
		name = taskset
	}
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1", "TOKENIZERS_PARALLELISM=false")
	return cmd
}

func read(cmd *exec.Cmd) (f figures, err error) {
	out, err := output(cmd)
	if err != nil {
		return f, err
	}
	return f, json.Unmarshal(out, &f)
}

// output runs the command; what went wrong is the last line it said.
func output(cmd *exec.Cmd) ([]byte, error) {
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		lines := strings.Split(strings.TrimSpace(said.String()), "\n")
		return nil, fmt.Errorf("not measured: %s", lines[len(lines)-1])
	}
	return out, nil
}

// seconds is the processor time of a command that has ended.
func seconds(cmd *exec.Cmd) float64 {
	return (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
}
