//go:build unix

package net_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/net/kernel"
	"sitrep/internal/engine/full/net/nettest"
)

// spent is the processor time of this process: other work of the machine does not count.
func spent(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkRead reads windows of 128 word-pieces with the shipped shape and random weights, every layer and the heads.
func BenchmarkRead(b *testing.B) {
	benchmarkRead(b, nettest.Full(), 6)
}

// BenchmarkReadEarly is BenchmarkRead for windows that leave early.
func BenchmarkReadEarly(b *testing.B) {
	shape := nettest.Full()
	shape.Threshold = threshold(1e9)
	benchmarkRead(b, shape, 3)
}

func benchmarkRead(b *testing.B, shape nettest.Shape, depth int) {
	blob := nettest.Build(shape, 1)
	for _, isa := range kernel.Available()[1:] {
		for _, n := range []int{128, 110} {
			b.Run(fmt.Sprintf("%v/%d", isa, n), func(b *testing.B) {
				r := load(b, blob, isa).NewRunner()
				w := window(random(4), n, len(shape.Vocabulary))
				if o := r.Read(w); o.Depth != depth {
					b.Fatalf("left after layer %d", o.Depth)
				}
				from := spent(b)
				for b.Loop() {
					r.Read(w)
				}
				b.ReportMetric(float64(b.N*len(w.Pieces))/(spent(b)-from).Seconds(), "pieces/cpu-s")
			})
		}
	}
}

// BenchmarkLoad loads a model file of the shipped size.
func BenchmarkLoad(b *testing.B) {
	blob := nettest.Build(nettest.Full(), 1)
	from := spent(b)
	for b.Loop() {
		if _, err := net.Load(blob); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(1e3*(spent(b)-from).Seconds()/float64(b.N), "cpu-ms")
}
