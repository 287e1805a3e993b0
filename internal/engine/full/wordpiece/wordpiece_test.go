package wordpiece

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var pieces = []string{
	"[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "shell", "##ing", "##s", "un", "##shell", "##ed", "(", ")", "-", ".", "u", "n", "##n", "cafe", "a",
	"‘", "’", "##'", "'", "s", "12", "##34", "$", "国", "##a", "i",
}

func vocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := New(pieces)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func split(v *Vocabulary, word string) string {
	var out []string
	for _, id := range v.Append(nil, word) {
		out = append(out, pieces[id])
	}
	return strings.Join(out, " ")
}

func TestPieces(t *testing.T) {
	v := vocabulary(t)
	for word, want := range map[string]string{
		"the":                     "the",
		"The":                     "the",
		"Shelling":                "shell ##ing",
		"unshelled":               "un ##shell ##ed",
		"unknowable":              "[UNK]", // a run is read whole or not at all
		"the-shells":              "the - shell ##s",
		"(un)":                    "( un )",
		"U.N.":                    "u . n .",
		"Café":                    "cafe",
		"Cafe\u0301":              "cafe",
		"İ":                       "i",
		"’s":                      "’ s",
		"‘’":                      "‘ ’",
		"$1234":                   "$ 12 ##34",
		"the\u00a0shell":          "the shell",
		"\u0301":                  "[UNK]",
		"":                        "[UNK]",
		"zzz(":                    "[UNK] (",
		"国a":                      "国 ##a",
		"\xff":                    "[UNK]",
		strings.Repeat("a", 100):  "a" + strings.Repeat(" ##a", MaxPieces-1),
		strings.Repeat("a", 101):  "[UNK]",
		strings.Repeat("a-", 200): strings.TrimSpace(strings.Repeat("a - ", MaxPieces/2)),
	} {
		if got := split(v, word); got != want {
			t.Errorf("%.40q: %s, want %s", word, got, want)
		}
	}
}

func TestWhole(t *testing.T) {
	if v := vocabulary(t); !v.Whole("shell") || v.Whole("shelling") || v.Whole("ed") {
		t.Error("whole words are not told from others")
	}
}

func TestVocabularyNeedsItsMarks(t *testing.T) {
	if _, err := New([]string{"[UNK]", "[CLS]", "the"}); err == nil {
		t.Error("a vocabulary without [SEP] was taken")
	}
}

func TestClass(t *testing.T) {
	r := NewReader(vocabulary(t))
	plain, first, upper := Place{}, Place{First: true}, Place{Capitals: true}
	for _, c := range []struct {
		word string
		at   Place
		want Class
	}{
		{"harbour", plain, Lower}, {"'s", plain, Lower}, {"Amara", plain, Capital}, {"Amara", first, FirstCapital}, {"Mr.", plain, Capital},
		{"NATO", plain, Upper}, {"NATO", upper, AllUpper}, {"A", plain, OneCapital}, {"A", upper, AllUpper}, {"A", first, OneCapital},
		{"McAdam", plain, Mixed}, {"iPhone", plain, Mixed}, {"1994", plain, Digits}, {"1,000", plain, Number}, {"2019-04-08", plain, Number},
		{"12:30", plain, Number}, {"M16", plain, Alphanumeric}, {"M16", upper, Alphanumeric}, {"11th", plain, Alphanumeric},
		{"U.S.", plain, Dotted}, {"U.S.", upper, AllUpper}, {"--", plain, Punctuation}, {",", plain, Punctuation}, {"+", plain, Symbol},
		{"$", plain, Symbol}, {"al-Ghadir", plain, HyphenCapital}, {"Al-Ghadir", first, HyphenCapital}, {"co-operate", plain, HyphenLower},
		{"-based", plain, Lower}, {"É", plain, OneCapital}, {"Éa", plain, Capital}, {"50%", plain, Alphanumeric}, {"国", plain, Lower}, {"ǅa", plain, Lower}, {"A-", plain, OneCapital}, {"½", plain, Symbol}, {"AT&T", plain, Upper},
	} {
		if _, got := r.Read(c.word, c.at); got != c.want {
			t.Errorf("%q %+v: class %d, want %d", c.word, c.at, got, c.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	for _, c := range []struct {
		words string
		want  bool
	}{{"THE CAMP BURNT", true}, {"THE camp", false}, {"OK .", false}, {"12 U.N.", false}, {"", false}} {
		if got := Capitals(strings.Fields(c.words)); got != c.want {
			t.Errorf("%q: %v", c.words, got)
		}
	}
}

func TestAReaderThatHasReadMuchReadsTheSame(t *testing.T) {
	v := vocabulary(t)
	used := NewReader(v)
	word := rapid.StringOfN(rapid.SampledFrom([]rune("aAnsu.-'1é国 ")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		w := word.Draw(t, "word")
		got, class := used.Read(w, Place{})
		want, fresh := NewReader(v).Read(w, Place{})
		if !reflect.DeepEqual(got, want) || class != fresh {
			t.Fatalf("%q: %v %d, fresh %v %d", w, got, class, want, fresh)
		}
	})
}

func TestAReaderForgets(t *testing.T) {
	r := NewReader(vocabulary(t))
	for i := range 3 * maxKnown {
		r.Read(string(rune('a'+i%26))+strings.Repeat("n", i%7)+string(rune(0x4e00+i)), Place{})
	}
	if len(r.known) > maxKnown {
		t.Errorf("%d forms are remembered", len(r.known))
	}
}

func TestKnownFormsCostNoAllocation(t *testing.T) {
	r := NewReader(vocabulary(t))
	r.Read("Shelling", Place{})
	if n := testing.AllocsPerRun(100, func() { r.Read("Shelling", Place{First: true}) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzPieces(f *testing.F) {
	for _, s := range []string{"The", "U.N.", "Cafe\u0301", "\xff\xfe", "a b", "12-34", "国"} {
		f.Add(s)
	}
	v := vocabulary(f)
	f.Fuzz(func(t *testing.T, word string) {
		got := v.Append(nil, word)
		if len(got) == 0 || len(got) > MaxPieces {
			t.Fatalf("%q has %d pieces", word, len(got))
		}
		for _, id := range got {
			if id < 0 || int(id) >= len(pieces) {
				t.Fatalf("%q: piece %d", word, id)
			}
		}
		if class := classOf(word, shapeOf(word)); class > HyphenLower || class == None && utf8.RuneCountInString(word) > 0 {
			t.Fatalf("%q: class %d", word, class)
		}
	})
}
