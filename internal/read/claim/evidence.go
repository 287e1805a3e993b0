package claim

import (
	"slices"

	"sitrep"
)

// evidence lists the words the claim rests on: in the trigger's sentence one span from the first to the last of them,
// elsewhere each by itself, in text order without overlaps.
func (b *builder) evidence(d *draft) []sitrep.Span {
	home := b.in.Doc.Sentences[d.Sentence].Span
	main := d.Trigger
	var far []sitrep.Span
	add := func(s *sitrep.Span) {
		switch {
		case s == nil || s.Empty():
		case home.Contains(*s):
			main = main.Union(*s)
		default:
			far = append(far, *s)
		}
	}
	for i := range d.Arguments {
		add(&d.Arguments[i].Span)
	}
	for i := range d.Tolls {
		add(&d.Tolls[i].Span)
	}
	for i := range d.Voices {
		add(d.Voices[i].Span)
		add(d.Voices[i].CueSpan)
	}
	if d.When != nil {
		add(d.When.Span)
	}
	if d.Where != nil {
		add(d.Where.Span)
	}
	return merge(append(far, main))
}

func merge(spans []sitrep.Span) []sitrep.Span {
	slices.SortFunc(spans, func(a, b sitrep.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start <= last.End {
			*last = last.Union(s)
		} else {
			out = append(out, s)
		}
	}
	return out
}
