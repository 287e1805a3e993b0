package timex

import (
	"testing"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/read/number"
	"sitrep/internal/read/readtest"
	"sitrep/packs"
)

// reportDay is the fixed date of every example: a Monday.
var reportDay = sitrep.Published{Start: "2021-06-14", End: "2021-06-14", Grain: "day", Basis: "given"}

type readers struct {
	times *Reader
	nums  *number.Reader
}

func newReaders(t testing.TB) readers {
	t.Helper()
	set := pack.New(packs.FS)
	times, err := New(set)
	if err != nil {
		t.Fatal(err)
	}
	nums, err := number.New(set)
	if err != nil {
		t.Fatal(err)
	}
	return readers{times, nums}
}

func (r readers) read(doc *read.Doc, published *sitrep.Published) []Timex {
	return r.times.Resolve(r.times.Read(doc, r.nums.Read(doc)), published)
}

func TestResolve(t *testing.T) {
	tests := []struct{ text, words, value, start, end string }{
		{"The mill burned on Saturday.", "Saturday", "2021-06-12", "2021-06-12", "2021-06-12"},
		{"The mill burned Monday.", "Monday", "2021-06-14", "2021-06-14", "2021-06-14"},
		{"The mill burned last Monday.", "last Monday", "2021-06-07", "2021-06-07", "2021-06-07"},
		{"They meet next Friday.", "next Friday", "2021-06-18", "2021-06-18", "2021-06-18"},
		{"It fell four days ago.", "four days ago", "2021-06-10", "2021-06-10", "2021-06-10"},
		{"It fell two weeks ago.", "two weeks ago", "2021-W22", "2021-05-31", "2021-06-06"},
		{"It fell a month ago.", "a month ago", "2021-05", "2021-05-01", "2021-05-31"},
		{"It fell two years ago.", "two years ago", "2019", "2019-01-01", "2019-12-31"},
		{"It fell last week.", "last week", "2021-W23", "2021-06-07", "2021-06-13"},
		{"It fell this year.", "this year", "2021", "2021-01-01", "2021-06-14"},
		{"It fell earlier this month.", "earlier this month", "2021-06", "2021-06-01", "2021-06-14"},
		{"It fell overnight.", "overnight", "2021-06-13TNI", "2021-06-13", "2021-06-14"},
		{"It fell last night.", "last night", "2021-06-13TNI", "2021-06-13", "2021-06-13"},
		{"It fell this morning.", "this morning", "2021-06-14TMO", "2021-06-14", "2021-06-14"},
		{"It fell on 2 April.", "2 April", "2021-04-02", "2021-04-02", "2021-04-02"},
		{"It fell on December 3.", "December 3", "2020-12-03", "2020-12-03", "2020-12-03"},
		{"All wait for the 27 June poll.", "the 27 June", "2021-06-27", "2021-06-27", "2021-06-27"},
		{"All recall the 27 September poll.", "the 27 September", "2020-09-27", "2020-09-27", "2020-09-27"},
		{"As of 2140 on 12 June it held.", "2140 on 12 June", "2021-06-12T21:40", "2021-06-12", "2021-06-12"},
		{"It fell on April 2-4.", "April 2-4", "2021-04-02/2021-04-04", "2021-04-02", "2021-04-04"},
		{"It fell on 3 to 6 May 2004.", "3 to 6 May 2004", "2004-05-03/2004-05-06", "2004-05-03", "2004-05-06"},
		{"It fell on the 5th of April 2019.", "the 5th of April 2019", "2019-04-05", "2019-04-05", "2019-04-05"},
		{"IT FELL ON 03 DEC 88 (RADIO).", "03 DEC 88", "1988-12-03", "1988-12-03", "1988-12-03"},
		{"It fell on Saturday, April 6, 2019.", "Saturday, April 6, 2019", "2019-04-06", "2019-04-06", "2019-04-06"},
		{"It fell on Saturday, April 6.", "Saturday, April 6", "2019-04-06", "2019-04-06", "2019-04-06"},
		{"It fell on 18-07-2016.", "18-07-2016", "2016-07-18", "2016-07-18", "2016-07-18"},
		{"It fell on 2016-07-18.", "2016-07-18", "2016-07-18", "2016-07-18", "2016-07-18"},
		{"It fell on 07/18/2016.", "07/18/2016", "2016-07-18", "2016-07-18", "2016-07-18"},
		{"It fell on 05/06/2021.", "05/06/2021", "2021-06-05", "2021-06-05", "2021-06-05"},
		{"It fell in March.", "March", "2021-03", "2021-03-01", "2021-03-31"},
		{"It fell in August.", "August", "2020-08", "2020-08-01", "2020-08-31"},
		{"It fell in March 2011.", "March 2011", "2011-03", "2011-03-01", "2011-03-31"},
		{"It fell in May last year.", "May last year", "2020-05", "2020-05-01", "2020-05-31"},
		{"It fell in 2014.", "2014", "2014", "2014-01-01", "2014-12-31"},
		{"It fell in late 2014.", "late 2014", "2014", "2014-10-01", "2014-12-31"},
		{"It fell in mid-July.", "mid-July", "2020-07", "2020-07-11", "2020-07-21"},
		{"It fell during the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"},
		{"It fell in the late seventies.", "the late seventies", "197", "1976-09-01", "1979-12-31"},
		{"It fell in the 20th century.", "the 20th century", "19", "1900-01-01", "1999-12-31"},
		{"It fell during the past 24 hours.", "the past 24 hours", "2021-06-13/2021-06-14", "2021-06-13", "2021-06-14"},
		{"Shells fell for the third day in a row.", "the third day in a row", "2021-06-12/2021-06-14", "2021-06-12", "2021-06-14"},
		{"It fell on Sunday night.", "Sunday night", "2021-06-13TNI", "2021-06-13", "2021-06-13"},
		{"It fell on the night of 5 April.", "the night of 5 April", "2021-04-05TNI", "2021-04-05", "2021-04-05"},
		{"It fell at dawn on Sunday.", "dawn on Sunday", "2021-06-13TMO", "2021-06-13", "2021-06-13"},
		{"It fell on Sunday at 4.30 p.m. in rain.", "Sunday at 4.30 p.m.", "2021-06-13T16:30", "2021-06-13", "2021-06-13"},
		{"It fell at 04:30.", "04:30", "2021-06-14T04:30", "2021-06-14", "2021-06-14"},
		{"It fell at 1900 GMT.", "1900 GMT", "2021-06-14T19:00", "2021-06-14", "2021-06-14"},
		{"It fell on the eve of 5 April.", "the eve of 5 April", "2021-04-04", "2021-04-04", "2021-04-04"},
		{"It fell on Christmas Eve.", "Christmas Eve", "2020-12-24", "2020-12-24", "2020-12-24"},
		{"It fell last summer.", "last summer", "2020-SU", "2020-06-01", "2020-08-31"},
		{"It lasted three days.", "three days", "P3D", "", ""},
		{"It was a three-month siege.", "three-month", "P3M", "", ""},
		{"It happens every two weeks.", "every two weeks", "P2W", "", ""},
		{"It fell recently.", "recently", "PAST_REF", "", ""},
		{"It fell in recent weeks.", "recent weeks", "PAST_REF", "", ""},
	}
	r := newReaders(t)
	for _, tt := range tests {
		doc := readtest.Plain(tt.text)
		got := r.read(doc, &reportDay)
		if len(got) != 1 {
			t.Errorf("%q: %d expressions, want 1: %+v", tt.text, len(got), got)
			continue
		}
		g := got[0]
		if doc.Words(g.Range) != tt.words || g.Value != tt.value || g.Start != tt.start || g.End != tt.end {
			t.Errorf("%q: got %q %s %s..%s (norm %s)", tt.text, doc.Words(g.Range), g.Value, g.Start, g.End, g.Norm)
		}
	}
}

// TestContext covers expressions that lean on an earlier one.
func TestContext(t *testing.T) {
	tests := []struct{ text, start, end string }{
		{"The pass fell on 6 June. The next day the fort fell.", "2021-06-07", "2021-06-07"},
		{"The pass fell on 6 June. A day earlier the fort fell.", "2021-06-05", "2021-06-05"},
		{"The pass fell in May. The fort fell the following month.", "2021-06-01", "2021-06-30"},
		{"The pass fell in 2011. The fort fell two years later.", "2013-01-01", "2013-12-31"},
		{"The pass fell on 6 June. At noon the fort fell.", "2021-06-06", "2021-06-06"},
		{"The pass fell in 1988. The fort fell at 04:30.", "2021-06-14", "2021-06-14"},
	}
	r := newReaders(t)
	for _, tt := range tests {
		got := r.read(readtest.Plain(tt.text), &reportDay)
		if len(got) != 2 || got[1].Start != tt.start || got[1].End != tt.end {
			t.Errorf("%q: got %+v", tt.text, got)
		}
	}
}

func TestNoTime(t *testing.T) {
	r := newReaders(t)
	for _, text := range []string{
		"They may come.", "May was her name.", "They march on the fort.", "He read the Sunday Times.", "About 2000 soldiers came.", "Resolution 1973 was read.",
		"The second man ran.", "The sun rose.", "He sat down.", "The Black September group spoke.", "They fired 122mm rockets.", "It cost 1,998 pounds.", "As soon as he came they left.",
		"The call is to last 45 lengths.",
	} {
		if got := r.read(readtest.Plain(text), &reportDay); len(got) > 0 {
			t.Errorf("%q: read %+v", text, got)
		}
	}
}

func TestUnresolved(t *testing.T) {
	r := newReaders(t)
	doc := readtest.Plain("It fell on Saturday. It rose on April 6. It sank in 2014. It came two days ago.")
	got := r.read(doc, nil)
	want := []string{"XXXX-WXX-6", "XXXX-04-06", "2014", ""}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i, v := range want {
		if got[i].Value != v || (v != "2014") != (got[i].Start == "") {
			t.Errorf("%s: value %q start %q, want %q", got[i].Norm, got[i].Value, got[i].Start, v)
		}
	}
}

func TestPublished(t *testing.T) {
	given := func(d string) *sitrep.Published {
		return &sitrep.Published{Start: d, End: d, Grain: "day", Basis: "given"}
	}
	tests := []struct {
		text  string
		given *sitrep.Published
		want  string
		basis string
	}{
		{"KHARGA, Ostia, April 8 (Newswire) - A mill burned.", given("2019-04-09"), "2019-04-08", "dateline"},
		{"PORT AVEL, 12 APR 89 (RADIO) -- A MILL BURNED.", nil, "1989-04-12", "dateline"},
		{"18-07-2016 A mill burned on Sunday.", nil, "2016-07-18", "dateline"},
		{"Date of publication 4 October 2017 A mill burned.", given("2017-10-06"), "2017-10-04", "dateline"},
		{"Date of publication 4 October 2017 A mill burned.", given("2017-10-04"), "2017-10-04", "given"},
		{"On 4 October 2015 a mill burned. It smoked on.", given("2017-10-04"), "2017-10-04", "given"},
		{"4 October 2001 was a dark day for the mill.", given("2017-10-04"), "2017-10-04", "given"},
		{"A mill burned on Saturday. The men fled four days ago.", nil, "", ""},
		{"The fort fell in March 2011. The mill burned in 2012.", nil, "", ""},
		{"A call will be held on 29 November 2016. It is about the fire of September 17.", nil, "2016-01-01", "inferred"},
	}
	r := newReaders(t)
	for _, tt := range tests {
		doc := readtest.Plain(tt.text)
		doc.Published = tt.given
		got := r.times.Published(doc, r.times.Read(doc, r.nums.Read(doc)))
		switch {
		case got == nil && tt.want == "":
		case got == nil || got.Start != tt.want || got.Basis != tt.basis:
			t.Errorf("%q: got %+v, want %s %s", tt.text, got, tt.want, tt.basis)
		}
	}
}

func TestPack(t *testing.T) {
	for _, err := range Check(pack.New(packs.FS), readtest.Plain) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"On 31-02-2016, Sat. May 5-3 at 25:61", "the last X days", "early late mid-2014s", "since 9/11 every 3 weeks ago", "the eve of the night of Sunday",
		"29 February 2021", "99999 years ago", "in the 0000s", "20th century BC", "2014-2010"} {
		f.Add(s)
	}
	r := newReaders(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := readtest.Plain(text)
		for _, g := range r.read(doc, &reportDay) {
			readtest.InText(t, doc, g.Range)
			if g.Start != "" && g.End != "" && g.Start > g.End && len(g.Start) == len(g.End) {
				t.Fatalf("%q: %s ends before it starts: %s..%s", text, g.Norm, g.Start, g.End)
			}
		}
	})
}
