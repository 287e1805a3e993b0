package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestMemoryIsBounded(t *testing.T) {
	large(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "sitrep") // by this name the test binary is the program
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(program, "code", "--engine", "lite", "-")
	text := report(1)
	run.Stdin = strings.NewReader(report(2 << 20 / len(text)))
	if err := run.Run(); err != nil {
		t.Fatal(err)
	}
	peak := run.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	t.Logf("%d MiB at most", peak)
	if peak > 500 {
		t.Errorf("%d MiB were used for a text of 2 MB", peak)
	}
}
