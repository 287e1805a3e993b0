package lite

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"

	"sitrep/internal/engine"
	"sitrep/internal/engine/lemma"
	"sitrep/internal/engine/lite/grammar"
	"sitrep/internal/engine/lite/names"
	"sitrep/internal/engine/perceptron"
)

//go:embed weights/*.zst weights/*.txt
var embedded embed.FS

type weights struct {
	tag    *perceptron.Table
	parser grammar.Parser
	names  *names.Recogniser
}

// New loads the embedded weights. The engine is safe for concurrent use.
func New() (engine.Engine, error) {
	dir, err := fs.Sub(embedded, "weights")
	if err != nil {
		return nil, err
	}
	return Open(dir)
}

// Open loads weights from a folder as train/lite writes it.
func Open(dir fs.FS) (*Engine, error) {
	l := loader{dir: dir}
	e := &Engine{labels: l.lines("labels.txt")}
	for _, name := range l.lines("tags.txt") {
		upos, xpos, _ := strings.Cut(name, " ")
		e.tags = append(e.tags, tagNames{upos, xpos})
	}
	e.lexica = grammar.Lexica{Known: l.lexicon("known.bin"), Sure: l.lexicon("sure.bin"), Classes: l.lexicon("classes.bin"), Lists: l.lexicon("lists.bin")}
	e.weights.tag = l.table("tag.bin", len(e.tags))
	e.weights.parser = grammar.Parser{
		Move:   l.table("move.bin", grammar.Moves),
		Arc:    l.table("arc.bin", len(e.labels)),
		Finite: grammar.Finite(l.lines("tags.txt")),
		Fixed:  grammar.Fixed(l.lines("tags.txt"), e.labels),
	}
	nameTable := l.table("name.bin", int(names.Labels))
	e.lemmas = l.lemmas(lemma.Table)
	e.fingerprint = hex.EncodeToString(l.hash[:8])
	e.scratch.New = func() any { return &reader{Engine: e, scratch: grammar.NewScratch()} }
	if l.err != nil {
		return nil, fmt.Errorf("lite engine: %w", l.err)
	}
	e.weights.names = names.NewRecogniser(nameTable)
	return e, nil
}

// loader reads the parts of a model; the first error stays.
type loader struct {
	dir  fs.FS
	hash [sha256.Size]byte // over all parts so far
	err  error
}

func (l *loader) read(name string) []byte {
	data, err := fs.ReadFile(l.dir, name)
	if err != nil {
		l.fail(err)
		return nil
	}
	l.add(data)
	return data
}

// packed reads a compressed part; the fingerprint is over what it holds.
func (l *loader) packed(name string) []byte {
	data, err := fs.ReadFile(l.dir, name+".zst")
	if err == nil {
		data, err = Decompress(data)
	}
	if err != nil {
		l.fail(fmt.Errorf("%s: %w", name, err))
		return nil
	}
	l.add(data)
	return data
}

// add takes a part into the fingerprint.
func (l *loader) add(data []byte) {
	part := sha256.Sum256(data)
	l.hash = sha256.Sum256(append(l.hash[:], part[:]...))
}

func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *loader) lines(name string) []string {
	return strings.Split(strings.TrimSuffix(string(l.read(name)), "\n"), "\n")
}

func (l *loader) table(name string, classes int) *perceptron.Table {
	t, err := perceptron.Decode(l.packed(name))
	if err != nil {
		l.fail(fmt.Errorf("%s: %w", name, err))
		return nil
	}
	if t.Classes() != classes {
		l.fail(fmt.Errorf("%s: %d classes, want %d", name, t.Classes(), classes))
	}
	return t
}

func (l *loader) lemmas(table string) *lemma.Lemmatiser {
	l.add([]byte(table))
	out, err := lemma.New(table)
	if err != nil {
		l.fail(err)
	}
	return out
}

func (l *loader) lexicon(name string) *grammar.Lexicon {
	out, err := grammar.DecodeLexicon(l.packed(name))
	if err != nil {
		l.fail(fmt.Errorf("%s: %w", name, err))
	}
	return out
}
