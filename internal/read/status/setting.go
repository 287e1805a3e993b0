package status

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
	"sitrep/internal/syntax"
)

// settingEntry is one [[setting]] of settings.toml.
type settingEntry struct {
	Kind, Effect, Reach string
	Words, Acts, Spare  []string
	Unless              []string // lemmas that, anywhere in the sentence, show the act to be meant
}

type settingExample struct{ Text, Act, Kind string }

type settingFile struct {
	Setting []settingEntry
	Example []settingExample
}

// setting is what makes an act no news: the kind, whether it is left uncoded or told as history, and the words that say so.
type setting struct {
	entry *settingEntry
	span  sitrep.Span
}

// reaches are the ways words of a setting stand to an act.
func reaches() []string {
	return []string{"phrase", "within", "beyond", "subject", "governor", "modifier", "party", "doer"}
}

func (r *Reader) addSettings(entries []settingEntry) error {
	r.settings = map[string]map[string][]*settingEntry{}
	for i := range entries {
		e := &entries[i]
		if !slices.Contains(reaches(), e.Reach) || e.Effect != "uncoded" && e.Effect != "background" {
			return fmt.Errorf("settings.toml: %s: unknown reach %q or effect %q", e.Kind, e.Reach, e.Effect)
		}
		if r.settings[e.Reach] == nil {
			r.settings[e.Reach] = map[string][]*settingEntry{}
		}
		for _, w := range e.Words {
			key := w
			if e.Reach == "phrase" {
				w = strings.ReplaceAll(w, "'s", " 's")
				key = strings.Fields(w)[0]
				r.settingPhrases[key] = append(r.settingPhrases[key], settingPhrase{strings.Fields(w), e})
				continue
			}
			r.settings[e.Reach][key] = append(r.settings[e.Reach][key], e)
		}
	}
	return nil
}

type settingPhrase struct {
	words []string
	entry *settingEntry
}

// setting is the first setting that holds for the act at token p, nil without one.
func (a *act) setting(p int) *setting {
	if s := a.settingPhrase(p); s != nil {
		return s
	}
	if s := a.settingParty(p); s != nil {
		return s
	}
	return a.settingAbove(p)
}

func (e *settingEntry) means(lemma string) bool {
	return (len(e.Acts) == 0 || slices.Contains(e.Acts, lemma)) && !slices.Contains(e.Spare, lemma)
}

func (a *act) settingPhrase(p int) *setting {
	v := a.v
	for i := range v.low {
		for _, ph := range a.r.settingPhrases[v.low[i]] {
			end := i + len(ph.words)
			if end <= v.n() && v.endsWith(end, ph.words) && ph.entry.means(v.lemma[p]) {
				return &setting{ph.entry, v.s.TokenSpan(i, end)}
			}
		}
	}
	return nil
}

// settingParty looks at what stands directly under the act: its modifiers, its parties and their modifiers.
func (a *act) settingParty(p int) *setting {
	for _, c := range a.v.s.Children(p) {
		switch t := a.v.tok(c); t.Rel() {
		case "amod", "compound":
			if s := a.settingWord("modifier", c, p); s != nil {
				return s
			}
			if s := a.settingWord("party", c, p); s != nil {
				return s
			}
		case "nsubj", "obj", "obl", "nmod":
			if s := a.settingWord("party", c, p); s != nil {
				return s
			}
			if s := a.settingWord("doer", c, p); s != nil && t.Rel() == "nsubj" {
				return s
			}
			for _, m := range a.v.s.Deps(c, "amod", "compound") {
				if s := a.settingWord("modifier", m, p); s != nil {
					return s
				}
			}
		}
	}
	return nil
}

// settingAbove climbs from the act: what it hangs on, and the subjects and prepositional phrases there.
func (a *act) settingAbove(p int) *setting {
	from := -1
	for at, steps := p, 0; at >= 0 && steps < 8; at, steps = a.v.tok(at).Head, steps+1 {
		if at != p && a.v.tok(from).Rel() != "nsubj" {
			if s := a.settingWord("governor", at, p); s != nil {
				return s
			}
		}
		for _, c := range a.v.s.Children(at) {
			if c == from {
				continue
			}
			if s := a.settingChild(c, at, p); s != nil {
				return s
			}
		}
		from = at
	}
	return nil
}

func (a *act) settingChild(c, at, p int) *setting {
	t := a.v.tok(c)
	switch {
	case !noun(t):
	case (t.Rel() == "obl" || t.Rel() == "nmod") && a.v.s.Dep(c, "case") >= 0 && !a.v.counts(c):
		if s := a.settingWord("beyond", c, p); s != nil && at != p {
			return s
		}
		return a.settingWord("within", c, p)
	case t.Rel() == "nsubj" && at != p:
		return a.settingWord("subject", c, p)
	}
	return nil
}

// meant reports whether the sentence holds a word that shows an act to be more than a figure of speech.
func (a *act) meant(e *settingEntry) bool {
	return len(e.Unless) > 0 && slices.ContainsFunc(a.v.lemma, func(l string) bool { return slices.Contains(e.Unless, l) })
}

// counts reports a noun that counts others ("in a series of raids") and so sets no scene.
func (v *view) counts(i int) bool {
	switch v.lemma[i] {
	case "series", "season", "trial":
		k := v.s.Dep(i, "nmod")
		return k > i && v.word(v.phraseStart(k)-1) == "of"
	}
	return false
}

func noun(t *syntax.Token) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }

func (a *act) settingWord(reach string, i, p int) *setting {
	list := a.r.settings[reach]
	for _, key := range []string{a.v.lemma[i], a.v.low[i]} {
		for _, e := range list[key] {
			if e.means(a.v.lemma[p]) && !a.meant(e) {
				return &setting{e, a.v.tok(i).Span}
			}
		}
	}
	return nil
}
