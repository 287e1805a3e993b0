//go:build unix

package kernel

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"
)

// spent is the processor time of this process: other work of the machine does not count.
func spent(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkLinear(b *testing.B) {
	_, others := sets(b)
	r := source{rand.New(rand.NewPCG(3, 4))}
	for _, s := range others {
		for _, shape := range [][2]int{{384, 384}, {384, 1536}, {1536, 384}} {
			in, out := shape[0], shape[1]
			b.Run(fmt.Sprintf("%v/%dx%d", s.ISA(), in, out), func(b *testing.B) {
				m, err := NewMatrix(s, r.weights(in*out), in, out, r.floats(out, 1), r.floats(out, 1))
				if err != nil {
					b.Fatal(err)
				}
				const rows = 128
				dst, a, steps := make([]float32, rows*out), r.bytes(rows*in), r.floats(rows, 1)
				from := spent(b)
				for b.Loop() {
					s.Linear(dst, out, a, steps, rows, m, 0, m.Panels)
				}
				b.ReportMetric(float64(rows*in*out)*float64(b.N)/(spent(b)-from).Seconds()/1e9, "GMAC/cpu-s")
			})
		}
	}
}
