package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/syntax"
)

// named is an engine that has a name and perhaps a machine.
type named struct {
	name, isa string
	fast      bool
}

func (n named) Name() string                                             { return n.name }
func (n named) Fingerprint() string                                      { return n.name }
func (n named) Analyse(string, []sitrep.Paragraph) (s []syntax.Sentence) { return s }
func (n named) Machine() (string, bool)                                  { return n.isa, n.fast || n.isa == "" }

func TestChoiceOfEngine(t *testing.T) {
	both := func(isa string, fast, suits bool) []Engine {
		return []Engine{
			{Name: "full", New: func() (engine.Engine, error) { return named{"full", isa, fast}, nil }, Suits: func() bool { return suits }},
			{Name: "lite", New: func() (engine.Engine, error) { return named{name: "lite"}, nil }},
		}
	}
	broken := []Engine{{Name: "full", New: func() (engine.Engine, error) { return nil, errors.New("no weights") }}}
	for _, c := range []struct {
		about, flag string
		engines     []Engine
		want, says  string
		misused     bool
	}{
		{"the best that suits", "auto", both("avx2", true, true), "full", "engine full (auto, avx2)", false},
		{"what suits", "auto", both("plain", false, false), "lite", "engine lite (auto)", false},
		{"forced by the environment", "auto", both("plain", false, true), "full", "engine full is slow on this machine (plain)", false},
		{"asked for", "full", both("avx2", true, true), "full", "", false},
		{"asked for where it is slow", "full", both("plain", false, false), "full", "slow", false},
		{"asked for", "lite", both("avx2", true, true), "lite", "", false},
		{"not there", "full", both("avx2", true, true)[1:], "", "this build has lite", true},
		{"unknown", "best", both("avx2", true, true), "", "there is full, lite and auto", true},
		{"broken", "auto", broken, "", "no weights", false},
	} {
		var stderr bytes.Buffer
		eng, err := Env{Stderr: &stderr, Engines: c.engines}.engine(c.flag)
		said := stderr.String()
		if err != nil {
			said += err.Error()
		}
		got := ""
		if eng != nil {
			got = eng.Name()
		}
		if got != c.want {
			t.Errorf("%s: engine %q, want %q: %v", c.about, got, c.want, err)
		}
		if !strings.Contains(said, c.says) || c.says == "" && said != "" || strings.Count(said, "\n") > 1 {
			t.Errorf("%s: says %q, want %q", c.about, said, c.says)
		}
		var usage usageError
		if errors.As(err, &usage) != c.misused {
			t.Errorf("%s: error %v", c.about, err)
		}
	}
}
