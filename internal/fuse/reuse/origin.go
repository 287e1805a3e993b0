package reuse

import (
	"cmp"

	"sitrep"
)

// claimsOf keeps of every claim whose word it is.
func claimsOf(r *sitrep.Record) []Claim {
	speaks := speakers(r)
	var out []Claim
	for i := range r.Claims {
		c := &r.Claims[i]
		out = append(out, Claim{ID: c.ID, Sentence: c.Sentence, Voice: voiceOf(c, speaks), Agency: agencyOf(c)})
	}
	return out
}

// speakers maps the actors whose word can be told apart across reports, those called by a name and not private, to the
// one they speak for: the word of two spokesmen of one army is one word.
func speakers(r *sitrep.Record) map[string]string {
	out := map[string]string{}
	for i := range r.Actors {
		if a := &r.Actors[i]; named(a) {
			out[a.ID] = a.ID
		}
	}
	for _, t := range r.Ties {
		if t.Kind == "speaks_for" && !t.Negated && out[t.From] != "" && out[t.To] != "" {
			out[t.From] = t.To
		}
	}
	return out
}

func named(a *sitrep.Actor) bool {
	if a.Private || a.Kind == "people" {
		return false
	}
	for _, m := range a.Mentions {
		if m.Kind == "name" {
			return true
		}
	}
	return a.Known
}

// voiceOf is the innermost voice that is a party, an official or a body with a name: what an agency passes on is the
// word of the one it quotes.
func voiceOf(c *sitrep.Claim, speaks map[string]string) string {
	for i := len(c.Voices) - 1; i >= 0; i-- {
		v := &c.Voices[i]
		if v.Kind == "agency" || v.Access == "witness" {
			continue
		}
		if to := speaks[v.Actor]; to != "" {
			return to
		}
	}
	return ""
}

func agencyOf(c *sitrep.Claim) string {
	for i := len(c.Voices) - 1; i >= 0; i-- {
		if c.Voices[i].Kind == "agency" {
			return foldLabel(c.Voices[i].Label)
		}
	}
	return ""
}

// wire is the agency whose report this is: its outlet where that is an agency, else the first credited.
func wire(r *sitrep.Report) string {
	switch {
	case r.Outlet != nil && r.Outlet.Kind == "wire":
		return foldLabel(cmp.Or(r.Outlet.Name, r.Outlet.ID))
	case len(r.Credits) > 0:
		return foldLabel(r.Credits[0])
	}
	return ""
}

// foldLabel is a name in lower case without marks, spaces and a leading article.
func foldLabel(s string) string {
	out := fold(s)
	if len(out) > 5 && len(s) > 4 && (s[:4] == "The " || s[:4] == "the ") {
		return out[3:]
	}
	return out
}
