// Package layer is the kernel of the reading pipeline, after golang.org/x/tools/go/analysis: one analysis is one value
// with a name, a version, a doc and declared needs; its result is typed, and it can read only what it declared.
package layer

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// Handle is a layer whose result type is erased.
type Handle interface {
	Info() Info
	run(*Pass)
}

// Info describes a layer.
type Info struct {
	Name    string
	Version string // raised when the same input may give another result
	Doc     string
	Needs   []string
}

// Layer computes one T for one report. It must be pure: same needs, same result.
type Layer[T any] struct {
	info  Info
	needs map[Handle]bool
	fn    func(*Pass) T
}

// New makes a layer. fn may read the results of needs and nothing else.
func New[T any](name, version, doc string, fn func(*Pass) T, needs ...Handle) *Layer[T] {
	l := &Layer[T]{info: Info{Name: name, Version: version, Doc: doc}, needs: map[Handle]bool{}, fn: fn}
	for _, n := range needs {
		l.needs[n] = true
		l.info.Needs = append(l.info.Needs, n.Info().Name)
	}
	return l
}

// Info describes the layer.
func (l *Layer[T]) Info() Info { return l.info }

func (l *Layer[T]) run(p *Pass) {
	p.needs = l.needs
	p.results[l] = l.fn(p)
}

// Of is the layer's result in a pass. Reading a layer that the running one did not declare is a mistake in the
// program and panics; after Run every result may be read.
func (l *Layer[T]) Of(p *Pass) T {
	if p.needs != nil && !p.needs[l] {
		panic("layer: " + l.info.Name + " was read but not declared as a need")
	}
	return p.results[l].(T)
}

// Pass holds the results of one report.
type Pass struct {
	results map[Handle]any
	needs   map[Handle]bool // of the running layer; nil when none runs
}

// RunOn gives value as the result of the layer that stands for the input, then computes the layers in order.
func RunOn[T any](input *Layer[T], value T, layers []Handle) *Pass {
	p := &Pass{results: make(map[Handle]any, len(layers)+1)}
	p.results[input] = value
	for _, l := range layers {
		l.run(p)
	}
	p.needs = nil
	return p
}

// Check reports what is wrong with a list of layers: a need that does not come earlier, a name used twice, a
// missing doc or version. inputs are the layers given from outside.
func Check(layers []Handle, inputs ...Handle) error {
	seen := map[string]bool{}
	for _, in := range inputs {
		seen[in.Info().Name] = true
	}
	var errs []error
	for _, l := range layers {
		info := l.Info()
		if info.Doc == "" || info.Version == "" {
			errs = append(errs, fmt.Errorf("layer %q has no doc or no version", info.Name))
		}
		if seen[info.Name] {
			errs = append(errs, fmt.Errorf("layer %q comes twice", info.Name))
		}
		for _, need := range info.Needs {
			if !seen[need] {
				errs = append(errs, fmt.Errorf("layer %q needs %q, which does not come before it", info.Name, need))
			}
		}
		seen[info.Name] = true
	}
	return errors.Join(errs...)
}

// Fingerprint is a hash over the names and versions of the layers and over what else decides the result.
func Fingerprint(layers []Handle, others ...string) string {
	h := sha256.New()
	for _, l := range layers {
		fmt.Fprintf(h, "%s@%s\n", l.Info().Name, l.Info().Version)
	}
	for _, o := range others {
		fmt.Fprintln(h, o)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
