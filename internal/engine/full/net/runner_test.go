package net_test

import (
	"hash/crc32"
	"math"
	"testing"

	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/net/kernel"
	"sitrep/internal/engine/full/net/nettest"
)

// sum is a check sum of the bits of values.
func sum(values []float32) uint32 {
	var raw []byte
	for _, v := range values {
		b := math.Float32bits(v)
		raw = append(raw, byte(b), byte(b>>8), byte(b>>16), byte(b>>24))
	}
	return crc32.ChecksumIEEE(raw)
}

// TestSameBitsOnEverySet reads the same windows with every instruction set of the machine, in another order each time,
// and holds the bits against a sum that is the same on all machines.
func TestSameBitsOnEverySet(t *testing.T) {
	blob := nettest.Build(shape(threshold(0.9)), 7)
	var windows []*net.Window
	for i, n := range []int{64, 2, 5, 33, 96, 17, 48, 3, 64, 31, 80} {
		windows = append(windows, window(random(uint64(i)), n, 50))
	}
	var want []uint32
	depths := map[int]int{}
	for _, isa := range kernel.Available() {
		r := load(t, blob, isa).NewRunner()
		got := make([]uint32, len(windows))
		for i := range windows {
			at := (i*(2*int(isa)+3) + int(isa)) % len(windows)
			o := r.Read(windows[at])
			depths[o.Depth]++
			got[at] = sum(everything(o, windows[at]))
		}
		if want == nil {
			want = got
		}
		for i := range windows {
			if got[i] != want[i] {
				t.Errorf("%v: window %d of %d pieces differs from plain Go", isa, i, len(windows[i].Pieces))
			}
		}
	}
	if depths[1] == 0 || depths[2] == 0 {
		t.Errorf("windows left after layers %v: want both depths", depths)
	}
	golden := crc32.NewIEEE()
	for _, v := range want {
		golden.Write([]byte{byte(v), byte(v >> 8), byte(v >> 16), byte(v >> 24)})
	}
	const known = 0xc80a6ff0
	if got := golden.Sum32(); got != known {
		t.Errorf("sum of all outputs is %#x, was %#x: the numbers of the encoder have changed", got, known)
	}
}

// TestOutputsAreFiniteAndDiffer guards the other tests against a net that says the same of everything.
func TestOutputsAreFiniteAndDiffer(t *testing.T) {
	r := load(t, nettest.Build(nettest.Small(), 3), kernel.Plain).NewRunner()
	w := window(random(1), 60, 50)
	o := r.Read(w)
	seen := map[float32]bool{}
	values := everything(o, w)
	for _, v := range values {
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			t.Fatal("an output is not finite")
		}
		seen[v] = true
	}
	if len(seen) < len(values)/3 {
		t.Errorf("%d different of %d values", len(seen), len(values))
	}
}

func TestNoAllocationOnceWarm(t *testing.T) {
	for _, isa := range kernel.Available() {
		r := load(t, nettest.Build(nettest.Small(), 3), isa).NewRunner()
		w := window(random(1), 60, 50)
		heads := make([]int, len(w.Words))
		read := func() {
			o := r.Read(w)
			o.Row(net.Tag, 0)
			o.Arcs(0)
			o.Relations(0, heads)
		}
		if n := testing.AllocsPerRun(5, read); n != 0 {
			t.Errorf("%v: %v allocations a window", isa, n)
		}
	}
}

func TestWindowsThatBreakTheRulesPanic(t *testing.T) {
	r := load(t, nettest.Build(nettest.Small(), 3), kernel.Plain).NewRunner()
	for name, w := range map[string]*net.Window{
		"empty":      {Sentences: []int32{0}},
		"cases":      {Pieces: []int32{1, 2}, Cases: []uint8{0}, Sentences: []int32{0}},
		"piece":      {Pieces: []int32{50}, Cases: []uint8{0}, Sentences: []int32{0}},
		"case class": {Pieces: []int32{1}, Cases: []uint8{16}, Sentences: []int32{0}},
		"word":       {Pieces: []int32{1}, Cases: []uint8{0}, Words: []int32{1}, Sentences: []int32{0, 1}},
		"order":      {Pieces: []int32{1, 2}, Cases: []uint8{0, 0}, Words: []int32{1, 0}, Sentences: []int32{0, 2}},
		"sentences":  {Pieces: []int32{1, 2}, Cases: []uint8{0, 0}, Words: []int32{1}, Sentences: []int32{0}},
		"too long":   {Pieces: make([]int32, 97), Cases: make([]uint8, 97), Sentences: []int32{0}},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("was read")
				}
			}()
			r.Read(w)
		})
	}
}
