package full

import (
	"strings"
	"testing"

	"sitrep/internal/engine/full/net/nettest"
)

// smallShape is a model of real labels and few pieces.
func smallShape() nettest.Shape {
	bilou := func(kinds ...string) []string {
		out := []string{"O"}
		for _, k := range kinds {
			out = append(out, "B-"+k, "I-"+k, "L-"+k, "U-"+k)
		}
		return out
	}
	s := nettest.Small()
	s.Window, s.Positions = 128, 512
	s.Tags = []string{"NOUN/NN", "VERB/VBD", "PROPN/NNP", "PUNCT/.", "DET/DT"}
	s.Scripts = []string{"l0|", "k0|", "l1|", "l2|y", "!be"}
	s.Names, s.Spans = bilou("PER", "BODY", "GEO"), bilou("DATE", "NUMBER")
	s.Relations = []string{"nsubj", "obj", "root", "punct", "nmod"}
	s.Vocabulary = strings.Fields("[UNK] [CLS] [SEP] the a town of was shell ##ed ##s , . \" ( ) 12 u n ##n am ##ara said civil ##ians")
	return s
}

// small is an engine of random weights: no language, but all that decoding has to cope with. Some windows leave early.
func small(t testing.TB) *Engine {
	t.Helper()
	s := smallShape()
	threshold := float32(2)
	s.Threshold = &threshold
	e, err := Open(nettest.Build(s, 5))
	if err != nil {
		t.Fatal(err)
	}
	return e
}
