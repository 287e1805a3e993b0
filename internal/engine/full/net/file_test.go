package net_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"

	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/net/kernel"
	"sitrep/internal/engine/full/net/nettest"
)

// tiny is the smallest shape, for tests that load many files.
func tiny() nettest.Shape {
	s := nettest.Small()
	s.Hidden, s.Inner, s.Wide, s.Positions, s.Window = 32, 16, 16, 8, 8
	s.Tags, s.Scripts, s.Vocabulary = s.Tags[:2], s.Scripts[:2], s.Vocabulary[:5]
	return s
}

// rewritten is a model file whose header is changed as text; the payload stays as it is.
func rewritten(blob []byte, change func(header string) string) []byte {
	n := int(binary.LittleEndian.Uint32(blob[8:]))
	payload := blob[kernel.Pad(12+n, 64):]
	header := change(string(blob[12 : 12+n]))
	out := binary.LittleEndian.AppendUint32([]byte("SITREPM1"), uint32(len(header)))
	out = append(out, header...)
	out = append(out, make([]byte, kernel.Pad(len(out), 64)-len(out))...)
	return append(out, payload...)
}

func TestLoadRefusesBrokenFiles(t *testing.T) {
	blob := nettest.Build(tiny(), 1)
	swap := func(old, with string) func(string) string {
		return func(header string) string {
			if !strings.Contains(header, old) {
				t.Fatalf("the header has no %s:\n%s", old, header)
			}
			return strings.Replace(header, old, with, 1)
		}
	}
	for _, c := range []struct {
		want   string
		change func(string) string
	}{
		{"invalid character", func(string) string { return "{]" }},
		{"config.hidden is 33", swap(`"hidden":32`, `"hidden":33`)},
		{"config.inner is 0", swap(`"inner":16`, `"inner":0`)},
		{"config.arc is -16", swap(`"arc":16`, `"arc":-16`)},
		{"heads are 32 wide", swap(`"heads":1`, `"heads":2`)},
		{"0 layers", swap(`"layers":2`, `"layers":0`)},
		{"exit after layer 9", swap(`"exit":1`, `"exit":9`)},
		{"windows of 8 and 513", swap(`"positions":8`, `"positions":513`)},
		{"0 case classes", swap(`"cases":16`, `"cases":0`)},
		{"a list of 0 labels", swap(`"tag":["T0","T1"]`, `"tag":[]`)},
		{"do not begin at 0", swap(`"distance":[0`, `"distance":[1`)},
		{"do not rise", swap(`[0,1,2`, `[0,2,2`)},
		{"vocabulary has 5 word-pieces", swap(`"pieces":5`, `"pieces":6`)},
		{"vocabulary of", swap(`"vocab":{"bytes":35`, `"vocab":{"bytes":-1`)},
		{`"layer.0.qkv.w" is missing`, swap(`"layer.0.qkv.w"`, `"layer.0.kvq.w"`)},
		{`"head1.root" is missing`, swap(`"head1.root"`, `"head9.root"`)},
		{`"head2.dist" is missing`, swap(`"head2.dist"`, `"head2.distance"`)},
		{"is there twice", swap(`"layer.0.qkv.s"`, `"layer.0.qkv.b"`)},
		{"unknown type", swap(`"type":"i8"`, `"type":"i4"`)},
		{"want i8 [96 32]", swap(`"shape":[96,32]`, `"shape":[95,32]`)},
		{"want 32 f32", swap(`"name":"emb.g","type":"f32","shape":[32]`, `"name":"emb.g","type":"f32","shape":[31]`)},
		{"want 6 f32", swap(`"name":"head1.dist","type":"f32","shape":[7]`, `"name":"head1.dist","type":"f32","shape":[5]`)},
		{"lies outside", swap(`"offset":64}`, `"offset":67108864}`)},
		{"lies outside", swap(`"offset":64}`, `"offset":-64}`)},
		{"lies outside", swap(`"offset":64}`, `"offset":65}`)},
		{"lies on", swap(`"name":"emb.g","type":"f32","shape":[32],"offset":`, `"name":"emb.g","type":"f32","shape":[32],"offset":0,"was":`)},
		{"unknown type", swap(`"shape":[96,32]`, `"shape":[16777216,16777216,16777216]`)},
	} {
		_, err := net.Load(rewritten(blob, c.change))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestLoadRefusesWhatIsNoModel(t *testing.T) {
	blob := nettest.Build(tiny(), 1)
	nan := bytes.Clone(blob)
	binary.LittleEndian.PutUint32(nan[len(nan)-4:], math.Float32bits(float32(math.NaN())))
	for want, raw := range map[string][]byte{
		"does not begin":         []byte("SITREPM2xxxxxxxxxxxxx"),
		"ends in its signature":  []byte("SITREPM1\x00"),
		"ends in its header":     []byte("SITREPM1\xff\xff\xff\xff{}"),
		"lies outside":           blob[:len(blob)-1],
		"is not finite":          nan,
		"unexpected end of JSON": []byte("SITREPM1\x00\x00\x00\x00"),
	} {
		if _, err := net.Load(raw); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestInstructionSetFromTheEnvironment(t *testing.T) {
	blob := nettest.Build(tiny(), 1)
	for _, isa := range kernel.Available() {
		t.Setenv("SITREP_ISA", isa.String())
		if m, err := net.Load(blob); err != nil || m.ISA() != isa.String() {
			t.Errorf("%v: %v", isa, err)
		}
	}
	t.Setenv("SITREP_ISA", "mmx")
	if _, err := net.Load(blob); err == nil || !strings.Contains(err.Error(), "SITREP_ISA: unknown instruction set") {
		t.Errorf("got %v", err)
	}
}

// FuzzLoad reads damaged model files: an error, or a model that reads a window.
func FuzzLoad(f *testing.F) {
	blob := nettest.Build(tiny(), 1)
	n := int(binary.LittleEndian.Uint32(blob[8:]))
	f.Add(blob[12:12+n], uint32(3), byte(7))
	f.Fuzz(func(t *testing.T, header []byte, at uint32, with byte) {
		raw := rewritten(blob, func(string) string { return string(header) })
		raw[int(at)%len(raw)] ^= with
		m, err := net.Load(raw)
		if err != nil {
			return
		}
		w := &net.Window{Pieces: []int32{0, 0}, Cases: []uint8{0, 0}, Words: []int32{1}, Sentences: []int32{0, 1}}
		if m.Header().Config.Positions < 2 {
			return
		}
		o := m.NewRunner().Read(w)
		o.Arcs(0)
		o.Relations(0, []int{-1})
	})
}
