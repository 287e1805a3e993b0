package desk

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep/internal/record"
)

// crashDir names, to a child of the test, the folder of the store that it fills until it is killed.
const crashDir = "SITREP_TEST_CRASH_DIR"

// TestCrashChild is no test: it is the child that TestKilledImport kills. It takes in the invented reports and fuses them,
// and prints a line for each report that it was told is kept.
func TestCrashChild(t *testing.T) {
	dir := os.Getenv(crashDir)
	if dir == "" {
		t.Skip("runs as the child of TestKilledImport alone")
	}
	d := testDesk(t, dir)
	items := invented(t)
	for i := range items {
		told := func(one Taken) { fmt.Println("kept", one.Report, one.Outcome) }
		if err := d.TakeIn(context.Background(), slices.Values(items[i:i+1]), 1, told); err != nil {
			t.Fatal(err)
		}
		if i%4 == 0 {
			if err := d.Fuse(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
	fmt.Println("done")
}

// kills is how often the import is killed.
const kills = 8

// TestKilledImport kills an import again and again at any moment. Nothing that was told to be kept is lost, nothing is
// there twice, and in the end the store is that of an import nobody disturbed.
func TestKilledImport(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	ctx, dir := context.Background(), t.TempDir()
	kept := map[string]bool{}
	killed := 0
	for try := range kills + 1 {
		after := time.Duration((try+1)*(try+1)) * 2 * time.Millisecond
		if try == kills {
			after = 0
		}
		if !run(t, dir, after, kept) {
			killed++
		}
		d := testDesk(t, dir)
		seen := map[string]int{}
		for e, err := range d.store.Reports(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			seen[e.Report]++
		}
		for id := range kept {
			if seen[id] != 1 {
				t.Fatalf("after kill %d, %s, told to be kept, is there %d times", killed, id, seen[id])
			}
		}
	}
	if killed == 0 {
		t.Fatal("no import was killed on the way")
	}
	quiet := testDesk(t, t.TempDir())
	if err := quiet.TakeIn(ctx, slices.Values(invented(t)), 1, func(Taken) {}); err != nil {
		t.Fatal(err)
	}
	if got, want := everything(t, testDesk(t, dir)), everything(t, quiet); got != want {
		t.Errorf("after %d kills: %s", killed, difference(got, want))
	}
}

// run runs the child and kills it without warning some time after it has taken in a new report; 0 lets it end. It says
// whether the child came to its end.
func run(t *testing.T, dir string, after time.Duration, kept map[string]bool) bool {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCrashChild$", "-test.v")
	child.Env = append(os.Environ(), crashDir+"="+dir)
	var stderr bytes.Buffer
	child.Stderr = &stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	finished, timer := false, (*time.Timer)(nil)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		words := strings.Fields(lines.Text())
		finished = finished || slices.Equal(words, []string{"done"})
		if len(words) != 3 || words[0] != "kept" {
			continue
		}
		kept[words[1]] = true
		if timer == nil && after > 0 && words[2] == string(record.Added) {
			timer = time.AfterFunc(after, func() { _ = child.Process.Kill() })
		}
	}
	err = child.Wait()
	if timer != nil {
		timer.Stop()
	}
	if after == 0 && (err != nil || !finished) {
		t.Fatalf("undisturbed, the child did not end: %v %s", err, stderr.String())
	}
	return finished
}
