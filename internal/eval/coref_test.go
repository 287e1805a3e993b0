package eval

import (
	"reflect"
	"strings"
	"testing"

	"sitrep"
	"sitrep/internal/engine/conllu"
)

// nested is a sentence of three mentions: "The mayor of Arvin", "Arvin" and "her", the first and the last of one chain.
const nested = `# newdoc id = one
# sent_id = 1
# text = The mayor of Arvin left her post.
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new
2	mayor	mayor	NOUN	NN	_	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Arvin	Arvin	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-nn-cf1)1)
5	left	leave	VERB	VBD	_	0	root	_	_
6	her	her	PRON	PRP$	_	7	nmod:poss	_	Entity=(3-abstract-new(1-person-giv)
7	post	post	NOUN	NN	_	5	obj	_	Entity=3)|SpaceAfter=No
8	.	.	PUNCT	.	_	5	punct	_	_

`

func TestEntitiesOfGum(t *testing.T) {
	bank, err := conllu.Read(strings.NewReader(nested))
	if err != nil {
		t.Fatal(err)
	}
	m := newMentions(bank)
	span := func(a, b int) sitrep.Span { return sitrep.Span{Start: a, End: b} }
	want := [][]sitrep.Span{{span(10, 15)}, {span(0, 15), span(19, 22)}, {span(19, 26)}}
	if got := m.gold(); !reflect.DeepEqual([][]sitrep.Span(got), want) {
		t.Errorf("chains are %v, want %v", got, want)
	}
	for s, want := range map[sitrep.Span]int{span(0, 15): 3, span(10, 15): 10, span(19, 26): 22, span(3, 10): 3} {
		if got := m.head(s); got != want {
			t.Errorf("the head of %v begins at %d, want %d", s, got, want)
		}
	}
}

func TestGapRowsAreAnsweredByChains(t *testing.T) {
	row, err := gapLine(strings.Split("x\tŽana met Ruth. She left.\tShe\t15\tŽana\t0\tFALSE\tRuth\t9\tTRUE\t-", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	span := func(a, b int) sitrep.Span { return sitrep.Span{Start: a, End: b} }
	for _, c := range []struct {
		name   string
		chains [][]sitrep.Span
		want   Counts
	}{
		{"right", [][]sitrep.Span{{span(9, 13), span(15, 18)}, {span(0, 4)}}, Counts{1, 1, 1}},
		{"wrong", [][]sitrep.Span{{span(0, 4), span(15, 18)}}, Counts{0, 1, 1}},
		{"both", [][]sitrep.Span{{span(0, 13), span(15, 18)}}, Counts{1, 2, 1}},
		{"pronoun inside a longer mention", [][]sitrep.Span{{span(9, 13), span(15, 23)}}, Counts{0, 0, 1}},
		{"none", nil, Counts{0, 0, 1}},
	} {
		if got := row.score(seen{Chains: c.chains, text: row.text}); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	if !row.feminine() {
		t.Error("She is not feminine")
	}
	if _, err := gapLine([]string{"x"}); err == nil {
		t.Error("a row of one column is read")
	}
}
