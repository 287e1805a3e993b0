package full

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"sitrep"
	"sitrep/internal/engine/full/net"
	"sitrep/internal/engine/full/net/nettest"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/syntax"

	"pgregory.net/rapid"
)

// paragraphs cuts at blank lines.
func paragraphs(text string) []sitrep.Paragraph {
	var out []sitrep.Paragraph
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		out = append(out, sitrep.Paragraph{Span: sitrep.Span{Start: at, End: at + len(p)}})
		at += len(p)
	}
	return out
}

// wellFormed fails where a sentence is not a tree over its span, or a label or an antecedent makes no sense.
func wellFormed(t interface{ Fatalf(string, ...any) }, text string, sentences []syntax.Sentence) {
	end := 0
	for i := range sentences {
		s := &sentences[i]
		roots := 0
		for k, tok := range s.Tokens {
			if tok.Form != tok.Span.In(text) || tok.Span.Start < end || strings.TrimSpace(text[end:tok.Span.Start]) != "" {
				t.Fatalf("%q: token %d of sentence %d: bad span %v", text, k, i, tok.Span)
			}
			end = tok.Span.End
			if tok.Head < 0 {
				roots++
			}
			if !s.Under(k, s.Root()) {
				t.Fatalf("%q: token %d of sentence %d hangs loose", text, k, i)
			}
			if tok.UPOS == "" || tok.XPOS == "" || tok.Deprel == "" || tok.Lemma == "" || tok.Name == "" || tok.Signs.Span == "" {
				t.Fatalf("%q: incomplete token %+v", text, tok)
			}
			if (tok.Name == "O") != (tok.Signs.Kind == "") {
				t.Fatalf("%q: name %s of kind %q", text, tok.Name, tok.Signs.Kind)
			}
			earlier(t, sentences, syntax.Ref{Sentence: i, Token: k})
		}
		if roots != 1 || s.Index != i || len(s.Tokens) > sentence.MaxTokens {
			t.Fatalf("%q: sentence %d: %d roots, index %d, %d tokens", text, i, roots, s.Index, len(s.Tokens))
		}
	}
	if strings.TrimSpace(text[end:]) != "" {
		t.Fatalf("%q: text lost from %d", text, end)
	}
}

// earlier fails where an antecedent is not an earlier mention.
func earlier(t interface{ Fatalf(string, ...any) }, sentences []syntax.Sentence, at syntax.Ref) {
	signs := sentences[at.Sentence].Tokens[at.Token].Signs
	a := signs.Antecedent
	switch {
	case a == syntax.Nowhere:
	case !signs.Mention, a.Sentence > at.Sentence, a.Sentence == at.Sentence && a.Token >= at.Token,
		!sentences[a.Sentence].Tokens[a.Token].Signs.Mention:
		t.Fatalf("%+v takes up %+v", at, a)
	}
}

func TestEverySentenceIsATree(t *testing.T) {
	e := small(t)
	pieces := rapid.SampledFrom([]string{"The", "town", "of", "Amara", "was", ",", ".", "\"", "shelled", "\n\n", "(", "'s", "\u200b", "12", "KILLED", "…", "é", "—", "U.N.", "\xff", " "})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), " ")
		wellFormed(t, text, e.Analyse(text, paragraphs(text)))
	})
}

// TestTheSmallModelIsOfUse guards the other tests: its random weights give everything that decoding has to cope with.
func TestTheSmallModelIsOfUse(t *testing.T) {
	r := newReader(small(t))
	depths := map[int]bool{}
	read := r.read
	r.read = func(w *net.Window) *net.Output {
		out := read(w)
		depths[out.Depth] = true
		return out
	}
	text := strings.Repeat(report+"\n\n", 5)
	found := map[string]int{}
	for _, s := range r.text(text, paragraphs(text)) {
		for _, tok := range s.Tokens {
			found[tok.Name]++
			found[tok.Signs.Span]++
			if tok.Signs.Antecedent != syntax.Nowhere {
				found["antecedent"]++
			}
		}
	}
	for _, label := range []string{"B-PER", "I-PER", "B-ORG", "B-LOC", "B-DATE", "I-NUMBER", "antecedent"} {
		if found[label] == 0 {
			t.Errorf("no %s", label)
		}
	}
	if len(depths) != 2 {
		t.Errorf("windows of depths %v", depths)
	}
}

func TestOpenRefusesWhatIsNoModel(t *testing.T) {
	good := nettest.Build(smallShape(), 5)
	for name, data := range map[string][]byte{
		"nothing": nil, "half": good[:len(good)/2],
		"other tags":    bytes.Replace(good, []byte("NOUN/NN"), []byte("NOUN+NN"), 1),
		"other scripts": bytes.Replace(good, []byte("l2|y"), []byte("q2|y"), 1),
		"other names":   bytes.Replace(good, []byte("I-PER"), []byte("X-PER"), 1),
		"other pieces":  bytes.Replace(good, []byte("[SEP]"), []byte("[SAP]"), 1),
	} {
		if _, err := Open(data); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if _, err := Open(good); err != nil {
		t.Error(err)
	}
}

const report = "Rebels shell the town of Amara\n\nGen. Idris Omar's troops killed at least 12 civilians in Amara on Friday, " +
	"the relief agency said.\n\n“We didn’t fire,” a spokesman said. He was not named."

func TestSameResultEveryTime(t *testing.T) {
	e := small(t)
	want := e.Analyse(report, paragraphs(report))
	wellFormed(t, report, want)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 5 {
				e.Analyse(strings.Repeat("the shell ", 30*i), paragraphs(strings.Repeat("the shell ", 30*i)))
				if got := e.Analyse(report, paragraphs(report)); !reflect.DeepEqual(got, want) {
					t.Error("results differ")
				}
			}
		})
	}
	wg.Wait()
}

func TestWordsAreReadAsInText(t *testing.T) {
	e := small(t)
	want := e.Analyse(report, paragraphs(report))
	var words [][]string
	for _, s := range want {
		var forms []string
		for _, tok := range s.Tokens {
			forms = append(forms, tok.Form)
		}
		words = append(words, forms)
	}
	got := e.ReadWords(words)
	if len(got) != len(want) {
		t.Fatalf("%d sentences, want %d", len(got), len(want))
	}
	for i := range got {
		for k, g := range got[i].Tokens {
			if w := want[i].Tokens[k]; g.Form != w.Form || g.Head != w.Head || g.Deprel != w.Deprel || g.Lemma != w.Lemma || !reflect.DeepEqual(g.Signs, w.Signs) {
				t.Errorf("%q is read as %+v, in text as %+v", w.Form, g, w)
			}
		}
	}
}

func TestEmptySentencesStay(t *testing.T) {
	got := small(t).ReadWords([][]string{{}, {"the", "town"}, {}})
	if len(got) != 3 || len(got[0].Tokens) != 0 || len(got[1].Tokens) != 2 || got[1].Index != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestInvisibleCharactersDoNotChangeTheReading(t *testing.T) {
	read := func(text string) syntax.Sentence { return small(t).Analyse(text, paragraphs(text))[0] }
	plain, hidden := read("The militia shelled the town."), read("The mili\u00adtia she\u200blled the town.")
	for i := range plain.Tokens {
		p, h := plain.Tokens[i], hidden.Tokens[i]
		if p.Lemma != h.Lemma || p.UPOS != h.UPOS || p.Head != h.Head || p.Deprel != h.Deprel {
			t.Errorf("%q and %q are read differently", p.Form, h.Form)
		}
	}
}

func TestWindows(t *testing.T) {
	e := small(t)
	for _, c := range []struct {
		name  string
		words []int // of each sentence; every word is one piece
		want  []int // sentences, or parts of them, of each window
	}{
		{"all in one", []int{10, 20, 30}, []int{3}},
		{"just fitting", []int{62, 63}, []int{2}},
		{"one piece too many", []int{63, 63}, []int{1, 1}},
		{"a long sentence alone", []int{5, 300, 5}, []int{1, 1, 1}},
		{"parts of a longer one", []int{5, 600, 5}, []int{1, 1, 2}},
	} {
		r := newReader(e)
		var got []int
		read := r.read
		r.read = func(w *net.Window) *net.Output {
			got = append(got, len(w.Sentences)-1)
			return read(w)
		}
		var sentences [][]string
		for _, n := range c.words {
			sentences = append(sentences, slices.Repeat([]string{"the"}, n))
		}
		r.words(sentences)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: windows of %v sentences, want %v", c.name, got, c.want)
		}
	}
}

func TestLongInputStaysLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	text := strings.Repeat("the men went on and on, ", 400)
	wellFormed(t, text, small(t).Analyse(text, paragraphs(text)))
}
