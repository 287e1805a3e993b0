package lite_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"sitrep"
	"sitrep/internal/engine"
	"sitrep/internal/engine/lite"
	"sitrep/internal/engine/sentence"
	"sitrep/internal/syntax"

	"pgregory.net/rapid"
)

var open = sync.OnceValues(lite.New)

func load(t testing.TB) engine.Engine {
	t.Helper()
	e, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func analyse(t testing.TB, text string) []syntax.Sentence {
	t.Helper()
	return load(t).Analyse(text, paragraphs(text))
}

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

const report = "Rebels shell Port Amara\n\nGen. Idris Omar's troops killed at least 12 civilians in Port Amara on Friday, " +
	"the Amara Relief Agency said.\n\n“We didn’t fire,” a spokesman said. He was not named."

func TestAnalyse(t *testing.T) {
	got := analyse(t, report)
	if len(got) != 4 {
		t.Fatalf("%d sentences, want 4", len(got))
	}
	s := got[1]
	verb := s.Root()
	for i, tok := range s.Tokens {
		switch tok.Form {
		case "killed":
			if tok.UPOS != "VERB" || tok.Lemma != "kill" {
				t.Errorf("killed: %+v", tok)
			}
			if obj := s.Dep(i, "obj"); obj < 0 || s.Tokens[obj].Form != "civilians" || s.Tokens[obj].Lemma != "civilian" {
				t.Errorf("object of killed: %d", obj)
			}
			if subj := s.Dep(i, "nsubj"); subj < 0 || s.Tokens[subj].Form != "troops" {
				t.Errorf("subject of killed: %d", subj)
			}
		case "Idris":
			if tok.Name != "B-PER" {
				t.Errorf("Idris is %s", tok.Name)
			}
		case "Omar":
			if tok.Words != 2 || tok.Name != "I-PER" {
				t.Errorf("Omar: %+v", tok)
			}
		}
	}
	if verb < 0 {
		t.Error("no root")
	}
}

// wellFormed fails where a sentence is not a tree over its span.
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
			if tok.UPOS == "" || tok.XPOS == "" || tok.Deprel == "" || tok.Lemma == "" || tok.Name == "" {
				t.Fatalf("%q: incomplete token %+v", text, tok)
			}
		}
		if roots != 1 || s.Index != i || len(s.Tokens) > sentence.MaxTokens {
			t.Fatalf("%q: sentence %d: %d roots, index %d, %d tokens", text, i, roots, s.Index, len(s.Tokens))
		}
	}
	if strings.TrimSpace(text[end:]) != "" {
		t.Fatalf("%q: text lost from %d", text, end)
	}
}

func TestEverySentenceIsATree(t *testing.T) {
	e := load(t)
	pieces := rapid.SampledFrom([]string{"The", "rebels", "of", "Amara", "said", "that", ",", ".", "\"", "shelled", "\n\n", "(", "'s", "\u200b", "12", "KILLED", "…", "é", "—", "U.N.", "\xff", " "})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), " ")
		wellFormed(t, text, e.Analyse(text, paragraphs(text)))
	})
}

func TestSameResultEveryTime(t *testing.T) {
	want := analyse(t, report)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if got := analyse(t, report); !reflect.DeepEqual(got, want) {
					t.Error("results differ")
				}
			}
		})
	}
	wg.Wait()
}

func TestInvisibleCharactersDoNotChangeTheReading(t *testing.T) {
	plain := analyse(t, "The militia attacked the harbour.")[0]
	hidden := analyse(t, "The mili\u00adtia att\u200backed the harbour.")[0]
	for i := range plain.Tokens {
		p, h := plain.Tokens[i], hidden.Tokens[i]
		if p.Lemma != h.Lemma || p.UPOS != h.UPOS || p.Head != h.Head || p.Deprel != h.Deprel {
			t.Errorf("%q and %q are read differently", p.Form, h.Form)
		}
	}
}

func TestLongInputStaysLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	text := strings.Repeat("the men went on and on, ", 40000) // one sentence of about 1 MB
	wellFormed(t, text, analyse(t, text))
}
