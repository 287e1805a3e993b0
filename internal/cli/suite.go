package cli

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sitrep/internal/coder"
	"sitrep/internal/engine"
	"sitrep/internal/gazetteer"
	"sitrep/internal/pack"
)

// reading are the flags that decide how reports are read.
type reading struct {
	engine string
	packs  string
}

func (r *reading) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.engine, "engine", "auto", "`full|lite|auto`; auto takes full where the CPU has AVX2, else lite")
	cmd.Flags().StringVar(&r.packs, "packs", "", "folder `DIR` laid over the built-in knowledge packs")
}

// load makes the engine and compiles the packs. Extra trees lie between the built-in packs and the user's.
func (env Env) load(r reading, extra ...fs.FS) (*coder.Suite, engine.Engine, *pack.Set, error) {
	set, err := env.packs(r.packs, extra...)
	if err != nil {
		return nil, nil, nil, err
	}
	eng, err := env.engine(r.engine)
	if err != nil {
		return nil, nil, nil, err
	}
	added, err := env.places()
	if err != nil {
		return nil, nil, nil, err
	}
	suite, err := coder.New(set, eng, added...)
	if err != nil && r.packs != "" {
		err = usageError{err}
	}
	return suite, eng, set, err
}

// packs stacks the built-in packs, extra trees and an overlay folder.
func (env Env) packs(overlay string, extra ...fs.FS) (*pack.Set, error) {
	trees := append([]fs.FS{env.Packs}, extra...)
	if overlay != "" {
		if !isDir(overlay) {
			return nil, usagef("--packs %s: not a folder", overlay)
		}
		trees = append(trees, os.DirFS(overlay))
	}
	return pack.New(trees...), nil
}

// places lists the gazetteer tables that the user added.
func (env Env) places() ([]string, error) {
	dir, err := env.DataDir()
	if err != nil {
		return nil, nil // without a folder for data nothing was added
	}
	return gazetteer.Imports(dir)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// engine makes the engine of a name. The choice of auto, and that an engine is slow here, is said on standard error.
func (env Env) engine(name string) (engine.Engine, error) {
	if name != "auto" && name != "full" && name != "lite" {
		return nil, usagef("--engine %s: there is full, lite and auto", name)
	}
	for _, e := range env.Engines {
		if e.Name != name && (name != "auto" || e.Suits != nil && !e.Suits()) {
			continue
		}
		eng, err := e.New()
		if err == nil {
			env.sayEngine(eng, name == "auto")
		}
		return eng, err
	}
	var have []string
	for _, e := range env.Engines {
		have = append(have, e.Name)
	}
	return nil, usagef("--engine %s: this build has %s", name, strings.Join(have, ", "))
}

func (env Env) sayEngine(eng engine.Engine, auto bool) {
	isa, fast := "", true
	if m, ok := eng.(engine.Machined); ok {
		isa, fast = m.Machine()
	}
	switch {
	case !fast:
		fmt.Fprintf(env.Stderr, "sitrep: engine %s is slow on this machine (%s); --engine lite is not\n", eng.Name(), isa)
	case auto && isa != "":
		fmt.Fprintf(env.Stderr, "sitrep: engine %s (auto, %s)\n", eng.Name(), isa)
	case auto:
		fmt.Fprintf(env.Stderr, "sitrep: engine %s (auto)\n", eng.Name())
	}
}

// DataDir is the folder for what the user adds: SITREP_DATA, else the platform's folder for user data.
func DataDir() (string, error) {
	if dir := os.Getenv("SITREP_DATA"); dir != "" {
		return dir, nil
	}
	return userDataDir()
}
