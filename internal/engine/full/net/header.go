package net

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// Config is the shape of the encoder.
type Config struct {
	Hidden    int `json:"hidden"`    // width of a row, heads * 32
	Layers    int `json:"layers"`    // number of layers
	Heads     int `json:"heads"`     // attention heads of a layer
	Inner     int `json:"inner"`     // width between the two maps of a feed-forward block
	Window    int `json:"window"`    // word-pieces of a window of several sentences
	Positions int `json:"positions"` // word-pieces of the longest window
	Cases     int `json:"cases"`     // case classes
	Exit      int `json:"exit"`      // layer after which a window may leave
	Arc       int `json:"arc"`       // width of the vectors of arcs
	Rel       int `json:"rel"`       // width of the vectors of relations
	Coref     int `json:"coref"`     // width of the vectors of coreference
}

// Labels are the classes of the heads, in the order of their logits.
type Labels struct {
	Tag    []string `json:"tag"`    // universal and Penn part of speech, "NOUN/NN"
	Script []string `json:"script"` // how a form becomes its lemma
	Name   []string `json:"name"`   // names, BILOU
	Span   []string `json:"span"`   // times and quantities, BILOU
	Rel    []string `json:"rel"`    // dependency relations
}

// Header is the head of a model file.
type Header struct {
	Config        Config          `json:"config"`
	ExitThreshold *float32        `json:"exit_threshold"` // nil: no window leaves early
	Labels        Labels          `json:"labels"`
	Distance      []int           `json:"distance"` // lower bounds of the coreference distance buckets, in sentences
	Trained       json.RawMessage `json:"trained"`  // where the weights come from

	// Vocabulary holds the word-pieces in the order of their ids.
	Vocabulary []string `json:"-"`

	Vocab   vocab    `json:"vocab"`
	Tensors []tensor `json:"tensors"`
}

type vocab struct {
	Offset int64 `json:"offset"`
	Bytes  int64 `json:"bytes"`
	Pieces int64 `json:"pieces"`
}

type tensor struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Shape  []int  `json:"shape"`
	Offset int64  `json:"offset"`
}

// The longest window is bounded by the sums of the attention product: 512 * 4095 * 1023 just fits an int32.
const (
	maxPositions = 512
	maxWidth     = 4096
	maxLayers    = 64
	maxLabels    = 1 << 14
	headWidth    = 32
)

// check refuses shapes that the kernels are not made for.
func (h *Header) check() error {
	c := h.Config
	for _, w := range []struct {
		name  string
		value int
	}{{"hidden", c.Hidden}, {"inner", c.Inner}, {"arc", c.Arc}, {"rel", c.Rel}, {"coref", c.Coref}} {
		if w.value <= 0 || w.value > maxWidth || w.value%16 != 0 {
			return fmt.Errorf("config.%s is %d: want a multiple of 16 up to %d", w.name, w.value, maxWidth)
		}
	}
	switch {
	case c.Heads <= 0 || c.Heads*headWidth != c.Hidden:
		return fmt.Errorf("%d heads for a width of %d: heads are %d wide", c.Heads, c.Hidden, headWidth)
	case c.Layers <= 0 || c.Layers > maxLayers:
		return fmt.Errorf("%d layers", c.Layers)
	case c.Exit <= 0 || c.Exit > c.Layers:
		return fmt.Errorf("exit after layer %d of %d", c.Exit, c.Layers)
	case c.Positions <= 0 || c.Positions > maxPositions || c.Window <= 0 || c.Window > c.Positions:
		return fmt.Errorf("windows of %d and %d word-pieces: want up to %d", c.Window, c.Positions, maxPositions)
	case c.Cases <= 0 || c.Cases > 256:
		return fmt.Errorf("%d case classes", c.Cases)
	}
	return h.checkLists()
}

func (h *Header) checkLists() error {
	l := h.Labels
	for _, list := range [][]string{l.Tag, l.Script, l.Name, l.Span, l.Rel} {
		if len(list) == 0 || len(list) > maxLabels {
			return fmt.Errorf("a list of %d labels", len(list))
		}
	}
	if h.ExitThreshold != nil && math.IsNaN(float64(*h.ExitThreshold)) {
		return errors.New("exit threshold is no number")
	}
	if len(h.Distance) == 0 || h.Distance[0] != 0 {
		return errors.New("distance buckets do not begin at 0")
	}
	for i := 1; i < len(h.Distance); i++ {
		if h.Distance[i] <= h.Distance[i-1] {
			return errors.New("distance buckets do not rise")
		}
	}
	return nil
}

// Section is a part of the logits of a word.
type Section int

// The sections of a word's logits. Those without a list of labels have a width of 1, but for CorefQ and CorefK, which
// are vectors.
const (
	Tag Section = iota
	Script
	Name
	Span
	Fact    // expected factuality, about -3..3
	Trigger // logit: the word may be the trigger of something to code
	Mention // above 0: the word heads a mention
	None    // score of having no antecedent
	arcDependent
	arcHead
	relDependent
	relHead
	CorefQ // what a mention looks for
	CorefK // what a mention is found by
	sections
)

// offsets are where each section begins in the row of a word; the last is the width of the row.
func (h *Header) offsets() [sections + 1]int {
	l, c := h.Labels, h.Config
	widths := [sections]int{len(l.Tag), len(l.Script), len(l.Name), len(l.Span), 1, 1, 1, 1,
		c.Arc, c.Arc, c.Rel, c.Rel, c.Coref, c.Coref}
	var out [sections + 1]int
	for i, w := range widths {
		out[i+1] = out[i] + w
	}
	return out
}
