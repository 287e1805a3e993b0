package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"sitrep/examples"
	"sitrep/internal/cli"
	"sitrep/internal/engine/lite"
	"sitrep/packs"
)

func environment() cli.Env {
	return cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Packs: packs.FS, Examples: examples.FS,
		Engines: []cli.Engine{{Name: "lite", New: lite.New}}, DataDir: cli.DataDir,
	}
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"sitrep": func() { os.Exit(cli.Main(os.Args[1:], environment())) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SITREP_DATA", e.WorkDir+"/data")
			dir, err := filepath.Abs("../../examples")
			e.Setenv("EXAMPLES", dir)
			return err
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && os.Geteuid() == 0, nil
		},
	})
}
