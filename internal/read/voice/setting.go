package voice

import "strings"

// setting skips what goes with the cue after it: who was told, on which day, in what kind of statement. It returns the first
// token after and the kind of voice the setting implies.
func (v *view) setting(c cue) (after int, medium string) {
	after, medium = c.end, c.rule.Medium
	if c.rule.Addressee {
		after = v.addressee(after)
	}
	for after < v.n() {
		w := v.low[after]
		if v.r.adverbs[w] || v.manner(after) {
			after++
			continue
		}
		end, kind, ok := v.settingPhrase(after)
		if that := v.thatAhead(after); !ok && that > 0 {
			return that, medium
		}
		if !ok {
			return after, medium
		}
		after = end
		if kind != "" {
			medium = kind
		}
	}
	return after, medium
}

// manner reports whether token i says only how it was said ("said sarcastically").
func (v *view) manner(i int) bool {
	return v.tok(i).UPOS == "ADV" && strings.HasSuffix(v.low[i], "ly") && (v.ends(i+1) || v.word(i+1) == "," || v.word(i+1) == ":" || v.word(i+1) == "that")
}

// thatAhead is the "that" which follows a longer phrase of place or time within 12 words and with no verb between ("said during a
// rally in the capital that"), -1 without one.
func (v *view) thatAhead(i int) int {
	if !v.r.openers[v.word(i)] {
		return -1
	}
	for j := i + 1; j < v.n() && j < i+12; j++ {
		if v.low[j] == "that" {
			return j
		}
		if v.tok(j).IsVerb() || v.punct(j) && v.low[j] != "-" {
			return -1
		}
	}
	return -1
}

// settingPhrase reads one phrase "in a statement", "on Monday", "to reporters in Geneva" that starts at i.
func (v *view) settingPhrase(i int) (end int, kind string, ok bool) {
	if !v.r.openers[v.low[i]] {
		return i, "", false
	}
	if v.r.openers[v.word(i+1)] { // "late on Sunday"
		i++
	}
	end, head := v.nounGroup(i + 1)
	if head < 0 {
		return i, "", false
	}
	for v.word(end) == "of" {
		e, h := v.nounGroup(end + 1)
		if h < 0 {
			break
		}
		end = e
	}
	kind = v.r.media[v.lemma(head)]
	if v.low[head] == "x" && v.low[i] != "on" {
		return i, "", false
	}
	if v.low[head] == "x" {
		kind = "post"
	}
	if kind != "" && kind != "document" || v.r.settings[v.lemma(head)] || v.r.settings[v.low[head]] || v.r.adverbs[v.low[head]] {
		return end, kind, true
	}
	return end, "", v.ends(end) || v.word(end) == "that" || v.word(end) == ":" || v.word(end) == "," || isQuoteMark(v.word(end))
}

// addressee skips who was told.
func (v *view) addressee(i int) int {
	for _, n := range v.r.names[v.word(i)] {
		if end, ok := v.follows(i, n.words); ok {
			return end
		}
	}
	if v.word(i) == "the" {
		for _, n := range v.r.names[v.word(i+1)] {
			if end, ok := v.follows(i+1, n.words); ok {
				return end
			}
		}
	}
	if v.r.settings[v.word(i)] || i < v.n() && v.tok(i).UPOS == "PRON" {
		return i + 1
	}
	end, head := v.nounGroup(i)
	for head >= 0 && v.word(end) == "of" {
		next, h := v.nounGroup(end + 1)
		if h < 0 {
			break
		}
		end = next
	}
	return end
}
