// Command sitrep reads news reports on conflict and prints what they claim. It only wires the program together; the
// verbs are in package cli.
package main

import (
	"os"

	"sitrep/examples"
	"sitrep/internal/cli"
	"sitrep/internal/engine/full"
	"sitrep/internal/engine/lite"
	"sitrep/packs"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Packs: packs.FS, Examples: examples.FS,
		Engines: []cli.Engine{{Name: "full", New: full.New, Suits: full.Suits}, {Name: "lite", New: lite.New}},
		DataDir: cli.DataDir,
	}))
}
