package decode

import (
	"reflect"
	"testing"
)

// far takes 3 from what is as many sentences away.
type far struct{ sentences int }

func (f far) Distance(sentences int) float32 {
	if sentences >= f.sentences {
		return -3
	}
	return 0
}

func product(a, b []float32) (sum float32) {
	for i := range a {
		sum += float32(a[i] * b[i])
	}
	return sum
}

// query makes a mention head of a sentence that asks for one thing and is one thing.
func query(sentence, asks, is int) Query {
	q := Query{Place: Place{sentence, 0}, Query: make([]float32, 6), Key: make([]float32, 6), Distance: far{4}, Kinds: 3}
	q.Query[asks], q.Key[is] = 2, 1
	return q
}

func TestAntecedents(t *testing.T) {
	a := NewAntecedents(6, product)
	for range 2 { // a second document knows nothing of the first
		a.Reset()
		for i, c := range []struct {
			q    Query
			want Place
		}{
			{query(0, 0, 0), nowhere},     // nothing is before it
			{query(1, 0, 1), Place{0, 0}}, // what it asks for
			{query(1, 2, 2), nowhere},     // no earlier head scores above none
			{query(3, 1, 3), Place{1, 0}}, // the better of several
			{query(5, 0, 4), nowhere},     // too far away
		} {
			if got, ok := a.Find(c.q); got != c.want || ok != (c.want != nowhere) {
				t.Errorf("mention %d: got %v", i, got)
			}
		}
	}
}

func TestWhatMeansOneThingAgrees(t *testing.T) {
	a := NewAntecedents(6, product)
	for i, c := range []struct {
		kinds uint8
		want  Place
	}{{3, nowhere}, {1, Place{0, 0}}, {2, nowhere}, {1, Place{0, 0}}, {4, nowhere}, {2, Place{0, 2}}} {
		q := query(0, 0, 0)
		q.Place.Word, q.Kinds = i, c.kinds
		if got, _ := a.Find(q); got != c.want {
			t.Errorf("mention %d takes up %v, want %v", i, got, c.want)
		}
	}
}

func TestPersonsOfOneNameAreOne(t *testing.T) {
	a := NewAntecedents(6, product)
	for i, c := range []struct {
		asks, is int
		words    Words
		want     Place
	}{
		{0, 0, Words{7, 8}, nowhere},
		{0, 0, Words{9}, nowhere},     // looks alike and has another name
		{5, 1, Words{8}, Place{0, 0}}, // looks like nothing and has its name
		{0, 1, Words{}, Place{0, 0}},  // without a name
	} {
		q := query(0, c.asks, c.is)
		q.Place.Word, q.Words = i, c.words
		if got, _ := a.Find(q); got != c.want {
			t.Errorf("mention %d takes up %v, want %v", i, got, c.want)
		}
	}
}

func TestOnlyTheLastHeadsAreCandidates(t *testing.T) {
	a := NewAntecedents(6, product)
	find := func(word, asks, is int) Place {
		q := query(0, asks, is)
		q.Place.Word = word
		at, _ := a.Find(q)
		return at
	}
	find(0, 5, 0)
	for i := range Window - 1 {
		find(i+1, 5, 1)
	}
	if got := find(Window, 0, 1); got != (Place{0, 0}) {
		t.Errorf("the first of %d heads is not found: %v", Window, got)
	}
	if got := find(Window+1, 0, 1); got != nowhere {
		t.Errorf("a head before the last %d is found: %v", Window, got)
	}
	if got := find(Window+2, 1, 1); got != (Place{0, 2}) {
		t.Errorf("of equal heads the earliest wins, got %v", got)
	}
}

func TestHeldHeadsKeepTheirOrder(t *testing.T) {
	a := NewAntecedents(6, product)
	for i := range 3*Window/2 + 1 {
		a.Find(query(i, 5, i%2))
	}
	var got []Place
	for i := range a.places {
		got = append(got, a.places[(a.next+i)%len(a.places)])
	}
	want := make([]Place, Window)
	for i := range want {
		want[i] = Place{Window/2 + 1 + i, 0}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("held: %v … %v", got[0], got[len(got)-1])
	}
}
