package net

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"

	"sitrep/internal/engine/full/net/kernel"
)

const (
	signature = "SITREPM1"
	alignment = 64
)

// file is a model file taken apart: its header, and its tensors by name.
type file struct {
	header  Header
	payload []byte
	tensors map[string]tensor
	kernels *kernel.Set
}

// open reads the header and checks that every tensor lies in the payload and on no other.
func open(blob []byte, kernels *kernel.Set) (*file, error) {
	if !bytes.HasPrefix(blob, []byte(signature)) {
		return nil, errors.New("no model file: it does not begin with " + signature)
	}
	rest := blob[len(signature):]
	if len(rest) < 4 {
		return nil, errors.New("model file ends in its signature")
	}
	size := int64(binary.LittleEndian.Uint32(rest))
	if size > int64(len(rest)-4) {
		return nil, fmt.Errorf("model file ends in its header of %d bytes", size)
	}
	f := &file{kernels: kernels, tensors: map[string]tensor{}}
	if err := json.Unmarshal(rest[4:4+size], &f.header); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	start := kernel.Pad(len(signature)+4+int(size), alignment)
	f.payload = blob[min(start, len(blob)):]
	if err := f.header.check(); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	if err := f.place(); err != nil {
		return nil, err
	}
	return f, f.readVocabulary()
}

// size is the number of bytes of a tensor, -1 if its type or shape is unknown. An int8 matrix is padded to whole panels,
// except for the table of word-pieces.
func (t tensor) size() int64 {
	n := int64(1)
	for i, d := range t.Shape {
		if d <= 0 || d > 1<<24 {
			return -1
		}
		if i == 0 && t.Type == "i8" && t.Name != embeddings {
			d = kernel.Pad(d, kernel.Lanes)
		}
		if n *= int64(d); n > 1<<32 {
			return -1
		}
	}
	switch {
	case t.Type == "i8" && len(t.Shape) == 2:
		return n
	case t.Type == "f32" && len(t.Shape) >= 1:
		return 4 * n
	}
	return -1
}

// place fills the table of tensors.
func (f *file) place() error {
	type extent struct {
		name     string
		from, to int64
	}
	v := f.header.Vocab
	all := []extent{{"vocabulary", v.Offset, v.Offset + v.Bytes}}
	if v.Bytes <= 0 || v.Bytes > int64(len(f.payload)) {
		return fmt.Errorf("vocabulary of %d bytes", v.Bytes)
	}
	for _, t := range f.header.Tensors {
		size := t.size()
		if size < 0 {
			return fmt.Errorf("tensor %q: unknown type %q or shape %v", t.Name, t.Type, t.Shape)
		}
		if _, twice := f.tensors[t.Name]; twice {
			return fmt.Errorf("tensor %q is there twice", t.Name)
		}
		f.tensors[t.Name] = t
		all = append(all, extent{t.Name, t.Offset, t.Offset + size})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].from < all[j].from })
	end, last := int64(0), ""
	for _, e := range all {
		switch {
		case e.from < 0 || e.from%alignment != 0 || e.to < e.from || e.to > int64(len(f.payload)):
			return fmt.Errorf("%q at %d..%d lies outside the payload of %d bytes or between multiples of %d",
				e.name, e.from, e.to, len(f.payload), alignment)
		case e.from < end:
			return fmt.Errorf("%q lies on %q", e.name, last)
		}
		end, last = e.to, e.name
	}
	return nil
}

func (f *file) readVocabulary() error {
	v := f.header.Vocab
	text := strings.TrimSuffix(string(f.payload[v.Offset:v.Offset+v.Bytes]), "\n")
	f.header.Vocabulary = strings.Split(text, "\n")
	if int64(len(f.header.Vocabulary)) != v.Pieces {
		return fmt.Errorf("vocabulary has %d word-pieces, its header says %d", len(f.header.Vocabulary), v.Pieces)
	}
	return nil
}

// bytes are the bytes of an int8 tensor of a known shape.
func (f *file) bytes(name string, rows, columns int) ([]byte, error) {
	t, ok := f.tensors[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("tensor %q is missing", name)
	case t.Type != "i8" || t.Shape[0] != rows || t.Shape[1] != columns:
		return nil, fmt.Errorf("tensor %q is %s %v, want i8 [%d %d]", name, t.Type, t.Shape, rows, columns)
	}
	return f.payload[t.Offset:][:t.size():t.size()], nil
}

// floats copies a float32 tensor of at least n values, whatever its dimensions; with exact, of n values. All are finite.
func (f *file) floats(name string, n int, exact bool) ([]float32, error) {
	t, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("tensor %q is missing", name)
	}
	size := int(t.size()) / 4
	if t.Type != "f32" || size < n || exact && size != n {
		return nil, fmt.Errorf("tensor %q is %s %v, want %d f32", name, t.Type, t.Shape, n)
	}
	raw := f.payload[t.Offset:][:4*size]
	out := make([]float32, size)
	for i := range out {
		bits := binary.LittleEndian.Uint32(raw[4*i:])
		if bits&0x7f800000 == 0x7f800000 {
			return nil, fmt.Errorf("tensor %q: value %d is not finite", name, i)
		}
		out[i] = math.Float32frombits(bits)
	}
	return out, nil
}

// reader collects the first error of a run of reads.
type reader struct {
	*file
	err error
}

func (r *reader) vector(name string, n int) []float32 {
	out, err := r.floats(name, n, true)
	r.note(err)
	return out
}

// matrix reads name.w, name.s and name.b.
func (r *reader) matrix(name string, out, in int) *kernel.Matrix {
	if r.err != nil {
		return nil
	}
	columns := kernel.Pad(out, kernel.Lanes)
	w, err := r.bytes(name+".w", out, in)
	r.note(err)
	s, b := r.vector(name+".s", columns), r.vector(name+".b", columns)
	if r.err != nil {
		return nil
	}
	m, err := kernel.NewMatrix(r.kernels, w, in, out, s, b)
	if err != nil {
		r.note(fmt.Errorf("tensor %q: %w", name, err))
	}
	return m
}

func (r *reader) note(err error) {
	if r.err == nil {
		r.err = err
	}
}
