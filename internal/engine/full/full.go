// Package full is the language engine around a small transformer (package net): tags, lemmas, trees, names, expressions of
// time and quantity, factuality and antecedents, all as labels and arcs over the words that every engine reads. It runs on
// every CPU with the same result, fast where there is AVX2. Weights and their card are in weights/; train/full makes them.
package full

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/full/decode"
	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/net/kernel"
	"sitrep/internal/engine/full/wordpiece"
	"sitrep/internal/engine/lemma"
	"sitrep/internal/syntax"
)

// Engine implements engine.Engine. A sentence of more than sentence.MaxTokens tokens is cut.
type Engine struct {
	fingerprint  string
	model        *net.Model
	vocabulary   *wordpiece.Vocabulary
	tags         []tag
	scripts      []decode.Script
	relations    []string
	names, spans *decode.Scheme
	nameKinds    []kind // of names.Kinds
	spanKinds    []kind
	layers       int // of the whole net
	lemmas       *lemma.Lemmatiser
	readers      sync.Pool
}

type tag struct{ upos, xpos string }

// kind is a kind of name or expression with its labels.
type kind struct{ name, begin, inside string }

func newKinds(names []string, class func(string) string) (out []kind) {
	for _, name := range names {
		out = append(out, kind{name, "B-" + class(name), "I-" + class(name)})
	}
	return out
}

// class is the kind that syntax.Token has for a fine kind of name.
func class(fine string) string {
	switch fine {
	case "BODY", "GROUP":
		return "ORG"
	case "FAC", "GEO":
		return "LOC"
	}
	return fine
}

var (
	_ engine.Engine     = (*Engine)(nil)
	_ engine.WordReader = (*Engine)(nil)
	_ engine.Machined   = (*Engine)(nil)
)

// rules is the version of what stands between the net and its reader: a change of decoding changes it.
const rules = "full/1"

// Open makes the engine of a model file. The bytes are used in place and must not change.
func Open(blob []byte) (*Engine, error) {
	model, err := net.Load(blob)
	if err != nil {
		return nil, fmt.Errorf("full engine: %w", err)
	}
	e := &Engine{model: model, fingerprint: fingerprint(blob)}
	if err := e.read(model.Header()); err != nil {
		return nil, fmt.Errorf("full engine: %w", err)
	}
	e.readers.New = func() any { return newReader(e) }
	return e, nil
}

func fingerprint(blob []byte) string {
	h := sha256.New()
	h.Write([]byte(rules))
	h.Write([]byte(lemma.Table))
	h.Write(blob)
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// read takes over what the model's header says of pieces and labels.
func (e *Engine) read(h *net.Header) (err error) {
	if e.vocabulary, err = wordpiece.New(h.Vocabulary); err != nil {
		return err
	}
	for _, t := range h.Labels.Tag {
		upos, xpos, ok := strings.Cut(t, "/")
		if !ok {
			return fmt.Errorf("tag %q has no part behind a /", t)
		}
		e.tags = append(e.tags, tag{upos, xpos})
	}
	for _, s := range h.Labels.Script {
		script, err := decode.ParseScript(s)
		if err != nil {
			return err
		}
		e.scripts = append(e.scripts, script)
	}
	e.relations = h.Labels.Rel
	if len(e.tags) == 0 || len(e.scripts) == 0 || len(e.relations) == 0 {
		return fmt.Errorf("a set of labels is empty")
	}
	if e.names, err = decode.NewScheme(h.Labels.Name); err != nil {
		return err
	}
	if e.spans, err = decode.NewScheme(h.Labels.Span); err != nil {
		return err
	}
	e.nameKinds = newKinds(e.names.Kinds(), class)
	e.spanKinds = newKinds(e.spans.Kinds(), func(name string) string { return name })
	e.layers = h.Config.Layers
	e.lemmas, err = lemma.New(lemma.Table)
	return err
}

// Name is "full".
func (e *Engine) Name() string { return "full" }

// Fingerprint is a hash over the weights and the rules.
func (e *Engine) Fingerprint() string { return e.fingerprint }

// Analyse reads the paragraphs; see engine.Engine.
func (e *Engine) Analyse(text string, paragraphs []sitrep.Paragraph) []syntax.Sentence {
	r := e.readers.Get().(*reader)
	defer e.readers.Put(r)
	return r.text(text, paragraphs)
}

// ReadWords reads sentences whose words are given; see engine.WordReader.
func (e *Engine) ReadWords(sentences [][]string) []syntax.Sentence {
	r := e.readers.Get().(*reader)
	defer e.readers.Put(r)
	return r.words(sentences)
}

// Machine names the instruction set that the net runs on; in plain Go it is some twenty times slower than with AVX2.
func (e *Engine) Machine() (isa string, fast bool) {
	isa = e.model.ISA()
	return isa, isa != kernel.Plain.String()
}

// Suits reports whether this machine runs the engine at speed, or SITREP_ISA asks for it whatever the speed.
func Suits() bool {
	return os.Getenv("SITREP_ISA") != "" || slices.Contains(kernel.Available(), kernel.AVX2)
}
