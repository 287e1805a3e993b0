package eval

import (
	"sort"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/internal/engine/conllu"
	"sitrep/internal/eval/coref"
)

// gumCorefSet scores the chains of the format `layers`, read from the bare text of each document, against the entities that
// GUM writes in Entity=: all of them, things, abstractions, times and events included, whether this program reads such
// mentions or not. Bridging and split antecedents do not count. The figures:
//
//	conll_f1             mean F1 of MUC, B-cubed and CEAF-e as the scorer of CoNLL-2012 counts them: a mention is right
//	                     where its first and last word are; chains of one mention are left out on both sides
//	muc_f1 b3_f1 ceafe_f1 mentions_f1   its parts, and the mentions themselves
//	conll_f1_heads       the same, and a mention that is not right may stand for one with the same head: the first word of
//	                     the span whose head in the gold tree lies outside it
//	conll_f1_singletons  as conll_f1 with chains of one mention kept on both sides
//	conll_f1_singletons_heads   both
//	engine_conll_f1_heads       as conll_f1_heads, of the chains the engine itself finds, where it finds any
//
// Measures are summed over documents before F1 is taken.
func gumCorefSet() Set {
	const set = "gum_coref"
	return Set{Name: set, Doc: "who is who: CoNLL F1 of chains (UD_English-GUM dev, free texts)", Run: func(env Env) ([]Score, error) {
		file, err := env.Path("gum", "gum-dev.free.conllu")
		if err != nil {
			return nil, err
		}
		bank, err := readTreebank(file)
		if err != nil {
			return nil, err
		}
		var t corefTallies
		for _, doc := range documents(bank) {
			if err := t.add(env, doc); err != nil {
				return nil, err
			}
		}
		return t.scores(set), nil
	}}
}

type corefTallies struct{ exact, heads, all, allHeads, own coref.Tally }

func (t *corefTallies) add(env Env, doc []conllu.Sentence) error {
	text, _, _, _ := rawDocument(doc)
	got, err := see(env, text)
	if err != nil {
		return err
	}
	m := newMentions(doc)
	gold, found := m.gold(), coref.Chains(mapped(got.Chains, letters(got.text)))
	headed := coref.Align(gold, found, m.head)
	t.exact.Add(gold.Linked(), found.Linked())
	t.heads.Add(gold.Linked(), coref.Align(gold.Linked(), found.Linked(), m.head))
	t.all.Add(gold, found)
	t.allHeads.Add(gold, headed)
	own := coref.Chains(mapped(ownChains(env, text), letters(got.text))).Linked()
	t.own.Add(gold.Linked(), coref.Align(gold.Linked(), own, m.head))
	return nil
}

func (t *corefTallies) scores(set string) []Score {
	linked, all := int(t.exact.B3.Wanted), int(t.all.B3.Wanted)
	out := []Score{
		{set, "conll_f1", t.exact.CoNLL(), linked},
		{set, "muc_f1", t.exact.MUC.F1(), linked},
		{set, "b3_f1", t.exact.B3.F1(), linked},
		{set, "ceafe_f1", t.exact.CEAFe.F1(), linked},
		{set, "mentions_f1", t.exact.Mentions.F1(), linked},
		{set, "conll_f1_heads", t.heads.CoNLL(), linked},
		{set, "conll_f1_singletons", t.all.CoNLL(), all},
		{set, "conll_f1_singletons_heads", t.allHeads.CoNLL(), all},
	}
	if t.own.B3.All > 0 {
		out = append(out, Score{set, "engine_conll_f1_heads", t.own.CoNLL(), linked})
	}
	return out
}

// mentions holds the words of a document with their spans, in characters without white space.
type mentions struct {
	doc   []conllu.Sentence
	words []word
	first []int // the first word of each sentence in words
}

type word struct {
	span sitrep.Span
	head int // in words, -1 the root
}

// newMentions lays the words out as rawDocument does: those of a multiword token by their own lengths, and every
// sentence where its text begins.
func newMentions(doc []conllu.Sentence) *mentions {
	m := &mentions{doc: doc}
	begin := 0
	for _, s := range doc {
		at, first := begin, len(m.words)
		m.first = append(m.first, first)
		for _, w := range s.Words {
			n := utf8.RuneCountInString(squeeze(w.Form))
			head := -1
			if w.Head >= 0 {
				head = first + w.Head
			}
			m.words = append(m.words, word{sitrep.Span{Start: at, End: at + n}, head})
			at += n
		}
		begin += utf8.RuneCountInString(squeeze(s.Text))
	}
	return m
}

// gold are the chains of the document in the order of their first mention's end.
func (m *mentions) gold() coref.Chains {
	var out coref.Chains
	at := map[string]int{}
	for i, s := range m.doc {
		for _, e := range entities(s.Words) {
			k, ok := at[e.id]
			if !ok {
				k = len(out)
				at[e.id] = k
				out = append(out, nil)
			}
			lo, hi := m.words[m.first[i]+e.lo].span, m.words[m.first[i]+e.hi-1].span
			out[k] = append(out[k], sitrep.Span{Start: lo.Start, End: hi.End})
		}
	}
	return out
}

// head is where the head of a span begins.
func (m *mentions) head(s sitrep.Span) int {
	lo := sort.Search(len(m.words), func(i int) bool { return m.words[i].span.End > s.Start })
	hi := lo
	for hi < len(m.words) && m.words[hi].span.Start < s.End {
		hi++
	}
	for i := lo; i < hi; i++ {
		if h := m.words[i].head; h < lo || h >= hi {
			return m.words[i].span.Start
		}
	}
	return s.Start
}

// entityAt is a mention of GUM over the words [lo, hi) of a sentence.
type entityAt struct {
	id     string
	lo, hi int
}

// entities reads the brackets of Entity=: "(id-kind-…" opens a mention, "id)" closes the last open one of that id, and
// "(id-kind-…)" is a mention of one word.
func entities(words []conllu.Word) []entityAt {
	var out []entityAt
	open := map[string][]int{}
	for i := range words {
		rest := entityField(words[i].Misc)
		for rest != "" {
			if rest[0] == '(' {
				n := strings.IndexAny(rest[1:], "()") + 1
				if n == 0 {
					n = len(rest)
				}
				id, _, _ := strings.Cut(rest[1:n], "-")
				if rest = rest[n:]; strings.HasPrefix(rest, ")") {
					out, rest = append(out, entityAt{id, i, i + 1}), rest[1:]
				} else {
					open[id] = append(open[id], i)
				}
				continue
			}
			id, after, _ := strings.Cut(rest, ")")
			rest = after
			if n := len(open[id]); n > 0 {
				out = append(out, entityAt{id, open[id][n-1], i + 1})
				open[id] = open[id][:n-1]
			}
		}
	}
	return out
}

func entityField(misc string) string {
	for _, f := range strings.Split(misc, "|") {
		if v, ok := strings.CutPrefix(f, "Entity="); ok {
			return v
		}
	}
	return ""
}
