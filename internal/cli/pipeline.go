package cli

import (
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"sitrep/internal/coder"
	"sitrep/internal/ingest/item"
)

// outcome is an item with its coding, or with the reason why there is none.
type outcome struct {
	item   item.Item
	coding *coder.Coding
}

// codeAll codes items with a number of workers and gives the outcomes in input order. At most two items a worker are
// held at a time. It stops early when the caller does.
func codeAll(items iter.Seq[item.Item], workers int, code func(coder.Input) *coder.Coding) iter.Seq[outcome] {
	return func(yield func(outcome) bool) {
		type job struct {
			item item.Item
			done chan outcome
		}
		jobs := make(chan job)
		ordered := make(chan chan outcome, 2*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		for range workers {
			running.Go(func() {
				for j := range jobs {
					j.done <- codeOne(j.item, code)
				}
			})
		}
		running.Go(func() {
			defer close(ordered)
			defer close(jobs)
			for it := range items {
				done := make(chan outcome, 1)
				select {
				case ordered <- done:
				case <-stop:
					return
				}
				jobs <- job{it, done}
			}
		})
		defer running.Wait()
		defer close(stop)
		for done := range ordered {
			if !yield(<-done) {
				return
			}
		}
	}
}

// codeOne codes one item. A report that the coder cannot stand is refused and does not end the run.
func codeOne(it item.Item, code func(coder.Input) *coder.Coding) (out outcome) {
	out.item = it
	if it.Err != nil {
		return out
	}
	defer func() {
		if r := recover(); r != nil {
			out.item.Err, out.coding = failure(r), nil
		}
	}()
	out.coding = code(coder.Input{Report: it.Report, Title: it.Title, Body: it.Body, Published: it.Published, Problems: it.Problems})
	return out
}

// failure names the fault of the coder on one line: what it panicked with and where. It is called while the panic is
// being recovered, when the failing stack still stands.
func failure(fault any) error {
	said := strings.Join(strings.Fields(fmt.Sprint(fault)), " ")
	return fmt.Errorf("the coder failed on this report: %.300s (%s); please report the fault with the text", said, faultFrame())
}

// faultFrame is the innermost function of this program below the panic, with its file and line.
func faultFrame() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked = true
		case panicked && strings.HasPrefix(f.Function, "sitrep/"):
			return fmt.Sprintf("%s, %s:%d", strings.TrimPrefix(f.Function, "sitrep/"), filepath.Base(f.File), f.Line)
		}
		if !more {
			return "no frame of this program"
		}
	}
}
