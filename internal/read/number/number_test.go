package number

import (
	"math"
	"testing"

	"sitrep/internal/pack"
	"sitrep/internal/read/readtest"
	"sitrep/packs"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRead(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct {
		text      string
		low, high float64
		bound     string
		kind      string
		words     string
	}{
		{"The raid left 14 herders dead.", 14, 14, "exact", "cardinal", "14"},
		{"Some 1,250 huts burned.", 1125, 1375, "about", "cardinal", "Some 1,250"},
		{"It cost 320 000 tonnes of grain.", 320000, 320000, "exact", "cardinal", "320 000"},
		{"About 1.5 million people left.", 1350000, 1650000, "about", "cardinal", "About 1.5 million"},
		{"Twenty-two trucks came.", 22, 22, "exact", "cardinal", "Twenty-two"},
		{"Two hundred and five men marched.", 205, 205, "exact", "cardinal", "Two hundred and five"},
		{"Three hundred twenty thousand fled.", 320000, 320000, "exact", "cardinal", "Three hundred twenty thousand"},
		{"Two dozen goats were stolen.", 24, 24, "exact", "cardinal", "Two dozen"},
		{"A dozen boats sank.", 12, 12, "exact", "cardinal", "A dozen"},
		{"Half a million voted.", 500000, 500000, "exact", "cardinal", "Half a million"},
		{"Several hundred families camped.", 200, inf, "at_least", "cardinal", "Several hundred"},
		{"Dozens of homes burned.", 24, inf, "at_least", "cardinal", "Dozens"},
		{"Tens of thousands of people marched.", 20000, inf, "at_least", "cardinal", "Tens of thousands"},
		{"Hundreds of thousands starved.", 200000, inf, "at_least", "cardinal", "Hundreds of thousands"},
		{"A few farmers stayed.", 2, inf, "at_least", "cardinal", "A few"},
		{"More than 40 graves were found.", 40, inf, "at_least", "cardinal", "More than 40"},
		{"As many as 90 rafts sank.", math.Inf(-1), 90, "at_most", "cardinal", "As many as 90"},
		{"Nearly 50 mules died.", 45, 50, "about", "cardinal", "Nearly 50"},
		{"Between 10 and 15 guards ran.", 10, 15, "about", "cardinal", "10 and 15"},
		{"Some 14-27 shells fell.", 13, 29, "about", "cardinal", "Some 14-27"},
		{"Fourteen (or 41) prisoners were moved.", 14, 41, "about", "cardinal", "Fourteen (or 41)"},
		{"It lasted 1 to 2 million years.", 1e6, 2e6, "about", "cardinal", "1 to 2 million"},
		{"Thirty or more tents stood there.", 30, inf, "at_least", "cardinal", "Thirty or more"},
		{"They found ٤٢ mines.", 42, 42, "exact", "cardinal", "٤٢"},
		{"The 3rd convoy was late.", 3, 3, "exact", "ordinal", "3rd"},
		{"Some 40 percent of it was lost.", 36, 44, "about", "percent", "Some 40 percent"},
		{"It cost $5 million.", 5e6, 5e6, "exact", "money", "5 million"},
		{"Over 2000 soldiers came.", 2000, inf, "at_least", "cardinal", "Over 2000"},
		{"The camp holds 24K people.", 24000, 24000, "exact", "cardinal", "24K"},
	}
	r := reader(t)
	for _, tt := range tests {
		doc := readtest.Plain(tt.text)
		got := r.Read(doc)
		if len(got) != 1 {
			t.Errorf("%q: %d numbers, want 1: %+v", tt.text, len(got), got)
			continue
		}
		n := got[0]
		if n.Low != tt.low || n.High != tt.high || n.Bound != tt.bound || n.Kind != tt.kind || doc.Words(n.Range) != tt.words {
			t.Errorf("%q: got %q %v..%v %s %s", tt.text, doc.Words(n.Range), n.Low, n.High, n.Bound, n.Kind)
		}
	}
}

func TestNoCount(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"A Su-24 and a MiG-29 circled above.", "The T-72 stopped.", "They fired 122mm rockets.", "It was told on 5 April 2019.", "It was told on April 5.",
		"The road was cut in 1998.", "Peace came in 2014.", "At 04:30 the gate fell.", "At 1900 GMT they spoke.", "A 14-year-old boy hid.", "The girl, aged 14, hid.", "The brothers, aged 14 and 16, hid.",
		"Amina, 9, hid in the well.", "Under resolution 2254 the sides met.", "See Channel 4 for more.", "It was dated 18-07-2016.", "After 9/11 he left.", "Call 888-847-6592 now.",
		"No one came.", "He was 61 years old.", "They met from 2 to 4 May.", "He scores at will.",
	} {
		if got := r.Read(readtest.Plain(text)); len(got) > 0 {
			t.Errorf("%q: read %+v", text, got)
		}
	}
}

func TestPack(t *testing.T) {
	for _, err := range Check(pack.New(packs.FS), readtest.Plain) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"At least 14-27, or 3.", "1,2,3 million-odd", "٤٢", "hundreds of thousands of", "a few dozen", "(or 41)", "5 - 6 to 7", "nearly"} {
		f.Add(s)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := readtest.Plain(text)
		for _, n := range r.Read(doc) {
			readtest.InText(t, doc, n.Range)
			if n.Low > n.High {
				t.Fatalf("%q: low %v above high %v", text, n.Low, n.High)
			}
		}
	})
}
