package desk

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

// Done is an item with what was made of it. With Item.Err set there is nothing.
type Done[T any] struct {
	Item item.Item
	Made T
}

// Each does the same work on every item with a number of workers and gives the results in input order. At most two items a
// worker are held at a time. It stops early when the caller does. An item on which the work panics is refused and does not
// end the run.
func Each[T any](items iter.Seq[item.Item], workers int, do func(*item.Item) T) iter.Seq[Done[T]] {
	return func(yield func(Done[T]) bool) {
		type job struct {
			item item.Item
			done chan Done[T]
		}
		jobs := make(chan job)
		ordered := make(chan chan Done[T], 2*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		for range workers {
			running.Go(func() {
				for j := range jobs {
					j.done <- one(j.item, do)
				}
			})
		}
		running.Go(func() {
			defer close(ordered)
			defer close(jobs)
			for it := range items {
				done := make(chan Done[T], 1)
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

// one does the work on one item.
func one[T any](it item.Item, do func(*item.Item) T) (out Done[T]) {
	out.Item = it
	if it.Err != nil {
		return out
	}
	defer func() {
		if r := recover(); r != nil {
			var none T
			out.Item.Err, out.Made = failure(r), none
		}
	}()
	out.Made = do(&out.Item)
	return out
}

// Code is the work of coding each item.
func Code(suite *coder.Suite) func(*item.Item) *coder.Coding {
	return func(it *item.Item) *coder.Coding { return suite.Code(inputOf(it)) }
}

func inputOf(it *item.Item) coder.Input {
	return coder.Input{Report: it.Report, Title: it.Title, Body: it.Body, Published: it.Published, Problems: it.Problems}
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
