package decode

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

var bilou = []string{"O", "B-PER", "I-PER", "L-PER", "U-PER", "B-GEO", "I-GEO", "L-GEO", "U-GEO"}

func scheme(t testing.TB, labels []string) *Scheme {
	t.Helper()
	s, err := NewScheme(labels)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// rows scores 1 for the labels of a sentence and 0 for all others.
func rows(labels []string, sentence ...string) func(int) []float32 {
	return func(i int) []float32 {
		row := make([]float32, len(labels))
		for k, l := range labels {
			if l == sentence[i] {
				row[k] = 1
			}
		}
		return row
	}
}

func TestChunks(t *testing.T) {
	iob := []string{"O", "B-DATE", "I-DATE"}
	for _, c := range []struct {
		labels   []string
		sentence []string
		want     []Chunk
	}{
		{bilou, []string{"O", "B-PER", "L-PER", "U-GEO"}, []Chunk{{1, 3, 0}, {3, 4, 1}}},
		{bilou, []string{"U-PER", "U-PER"}, []Chunk{{0, 1, 0}, {1, 2, 0}}},
		{bilou, []string{"B-GEO", "I-GEO", "L-GEO", "O"}, []Chunk{{0, 3, 1}}},
		{iob, []string{"B-DATE", "I-DATE", "B-DATE", "O"}, []Chunk{{0, 2, 0}, {2, 3, 0}}},
		{bilou, nil, nil},
	} {
		chunks := &Chunks{Scheme: scheme(t, c.labels)}
		if got := chunks.Find(len(c.sentence), rows(c.labels, c.sentence...), nil); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.sentence, got, c.want)
		}
	}
}

func TestSchemeRefusesOtherLabels(t *testing.T) {
	for _, labels := range [][]string{{"O", "X-PER"}, {"B-PER"}, {"O", "PER"}, {"O", ""}} {
		if _, err := NewScheme(labels); err == nil {
			t.Errorf("%v was taken", labels)
		}
	}
}

func formed(s *Scheme, path []int) bool {
	for i, l := range path {
		if i == 0 && !s.labels[l].begins || i > 0 && !s.follows(path[i-1], l) {
			return false
		}
	}
	return len(path) == 0 || s.labels[path[len(path)-1]].closed
}

func TestTheLabelsAreTheBestOnes(t *testing.T) {
	s := scheme(t, bilou)
	chunks := &Chunks{Scheme: s}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.IntRange(1, 4).Draw(t, "words")
		scores := rapid.SliceOfN(rapid.Float32Range(-5, 5), words*len(bilou), words*len(bilou)).Draw(t, "scores")
		row := func(i int) []float32 { return scores[i*len(bilou) : (i+1)*len(bilou)] }
		sum := func(path []int) (sum float64) {
			for i, l := range path {
				sum += float64(row(i)[l])
			}
			return sum
		}
		most := math.Inf(-1)
		path := make([]int, words)
		var try func(int)
		try = func(i int) {
			if i == words {
				if formed(s, path) {
					most = max(most, sum(path))
				}
				return
			}
			for l := range bilou {
				path[i] = l
				try(i + 1)
			}
		}
		try(0)
		chunks.Find(words, row, nil)
		if got := chunks.path[:words]; !formed(s, got) || math.Abs(sum(got)-most) > 1e-3 {
			t.Fatalf("%v has %v, the best labels %v", got, sum(got), most)
		}
	})
}

func FuzzChunks(f *testing.F) {
	f.Add([]byte{1, 2, 3, 250, 7, 9, 0, 0, 0, 4})
	s := scheme(f, bilou)
	f.Fuzz(func(t *testing.T, data []byte) {
		words := len(data) / len(bilou)
		row := make([]float32, len(bilou))
		chunks := &Chunks{Scheme: s}
		chunks.Find(words, func(i int) []float32 {
			for k := range row {
				row[k] = float32(int8(data[i*len(bilou)+k]))
			}
			return row
		}, nil)
		if !formed(s, chunks.path[:words]) {
			t.Fatalf("%v is not well formed", chunks.path[:words])
		}
	})
}
