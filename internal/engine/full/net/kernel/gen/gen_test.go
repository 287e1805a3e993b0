package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestAssemblyIsUpToDate runs the generator and holds what it writes against what is committed.
func TestAssemblyIsUpToDate(t *testing.T) {
	dir := t.TempDir()
	code, stubs := filepath.Join(dir, "asm.s"), filepath.Join(dir, "asm.go")
	if out, err := exec.Command("go", "run", ".", "-out", code, "-stubs", stubs, "-pkg", "kernel").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for made, kept := range map[string]string{code: "../asm_amd64.s", stubs: "../asm_amd64.go"} {
		// The first line names the command and with it the files.
		if !bytes.Equal(afterLine(t, made), afterLine(t, kept)) {
			t.Errorf("%s is not what the generator writes: run go generate in package kernel", kept)
		}
	}
}

func afterLine(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(raw, []byte("\n"))
	return rest
}
