package frame_test

import (
	"strings"
	"testing"

	"sitrep/internal/pack"
	"sitrep/internal/read/frame"
	"sitrep/packs"
)

// reportText is a short report of our own, repeated to length.
const reportText = `Rebel fighters attacked an army post near the dam on Monday, killing four soldiers and wounding nine. ` +
	`The defence ministry said its jets had bombed two villages in the north in response. The envoy called on both sides to stop the fighting ` +
	`and to return to talks. Hundreds of families fled the shelling, while police arrested twelve students after a rally against the war. `

func BenchmarkRead(b *testing.B) {
	r, err := frame.New(pack.New(packs.FS))
	if err != nil {
		b.Fatal(err)
	}
	doc := parser(b)(strings.Repeat(reportText, 50))
	words := 0
	for i := range doc.Sentences {
		words += len(doc.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for b.Loop() {
		r.Read(doc, nil)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// A sentence that never ends must cost no more per word than a short one.
func TestLongSentenceStaysLinear(t *testing.T) {
	r, err := frame.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	parse := parser(t)
	frames := func(n int) int {
		return len(r.Read(parse(strings.Repeat("rebels attacked the army and police arrested students and ", n)), nil).Frames)
	}
	if few, many := frames(10), frames(2000); many < 50*few/10 {
		t.Errorf("%d frames in a short text, only %d in one 200 times as long", few, many)
	}
}
