package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"sitrep/internal/cli"
)

// large skips a test that takes half a minute, unless SITREP_LARGE is set, as .ci/run does.
func large(t *testing.T) {
	t.Helper()
	if os.Getenv("SITREP_LARGE") == "" {
		t.Skip("set SITREP_LARGE=1 to run it: takes half a minute")
	}
}

// code runs `sitrep code` on a text and returns exit code, standard error and the time taken.
func code(text string) (int, string, time.Duration) {
	var messages bytes.Buffer
	env := environment()
	env.Stdin, env.Stdout, env.Stderr = strings.NewReader(text), io.Discard, &messages
	start := time.Now()
	exit := cli.Main([]string{"code", "--engine", "lite", "-"}, env)
	return exit, messages.String(), time.Since(start)
}

// report is a text of n paragraphs, each about other people.
func report(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Fighters of the %dth brigade attacked a checkpoint north of Tripoli on Monday, killing %d soldiers, a doctor in ward %d said. "+
			"The defence minister met the envoy and called for a truce.\n\n", i%211+4, i%40+2, i)
	}
	return b.String()
}

func TestTooLargeIsRefused(t *testing.T) {
	exit, messages, _ := code(strings.Repeat("Troops left the town. ", 50<<20/22))
	if exit != cli.Refused || messages != "sitrep: stdin: too large: one report may have at most 8 MiB\n" {
		t.Errorf("exit %d: %s", exit, messages)
	}
}

// TestTimeIsLinear gives four times the text and allows six times the time, with a floor for the noise of a busy machine.
func TestTimeIsLinear(t *testing.T) {
	large(t)
	for name, make := range map[string]func(int) string{
		"reports":     func(n int) string { return report(n / 10) },
		"short lines": func(n int) string { return strings.Repeat("Troops left town\n", n) },
		"counts":      func(n int) string { return strings.Repeat("Three people were killed in Tripoli\n", n/2) },
		"one sentence": func(n int) string {
			return strings.Repeat("troops shelled the harbour and killed three people and ", n/4)
		},
		"one word": func(n int) string { return strings.Repeat("a", 20*n) },
		"quotes":   func(n int) string { return strings.Repeat("“ \" he said that ", n/2) },
	} {
		_, _, small := code(make(5_000))
		exit, messages, whole := code(make(20_000))
		if exit != cli.Done {
			t.Errorf("%s: exit %d: %s", name, exit, messages)
		}
		if whole > 6*small+2*time.Second {
			t.Errorf("%s: %v for a quarter, %v for the whole", name, small, whole)
		}
	}
}
