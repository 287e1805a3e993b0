package token

import (
	_ "embed"
	"strings"
)

// How an abbreviation takes its full stop.
type abbreviation byte

const (
	always       abbreviation = 'a' // gen. vs.
	beforeNumber abbreviation = 'n' // no. 4, mar. 3
	capitalised  abbreviation = 'c' // Sen. but not sen.
)

//go:embed abbreviations.tsv
var abbreviationTable string

var abbreviations = readAbbreviations(abbreviationTable)

func readAbbreviations(table string) map[string]abbreviation {
	out := map[string]abbreviation{}
	for line := range strings.Lines(table) {
		word, kind, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(word, "#") {
			out[word] = abbreviation(kind[0])
		}
	}
	return out
}

var affixes = set(`anti co counter cross e ex extra inter intra mega micro mid mini multi neo non over pan post pre pro
	pseudo quasi re semi sub super trans ultra un under socio geo`)

var starters = set(`the a an he she it they we i this that these those there his her their our its in on at as but and
	for if when while after before since although however meanwhile also no not some many most all both one two
	what who how why where according with from by so yet then now today yesterday earlier later thousands hundreds
	several another other each local state media`)

// dollars are the letters before a dollar sign that belong to it.
var dollars = set("US A AU C CA NZ HK S")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// Starter reports whether the word is one that often begins a sentence and is not part of a name: it tells a full
// stop after an abbreviation that also ends the sentence.
func Starter(word string) bool {
	return word != "" && word[0] < 'a' && starters[strings.ToLower(strings.TrimRight(word, ",.'\""))]
}

// affix reports whether word is a prefix that UD_English-EWT leaves joined to the hyphenated word (pre-war).
func affix(word string) bool { return len(word) <= 7 && word != "UN" && affixes[strings.ToLower(word)] }

// address is the length of the web or mail address that s begins with, 0 where it does not.
func address(s string) int {
	lower := strings.ToLower(s[:min(len(s), 12)])
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "www.") && !mail(s) {
		return 0
	}
	n := len(s)
	for n > 1 && strings.IndexByte(".,;:!?)]}'\"<>", s[n-1]) >= 0 {
		n--
	}
	return n
}

func mail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	if !ok || name == "" || strings.ContainsAny(name, "<>()\"'/,") {
		return false
	}
	dot := strings.IndexByte(host, '.')
	return dot > 0 && dot+2 < len(host) && wordRune(host) > 0 && wordRune(host[dot+1:]) > 0
}

// Words written together without an apostrophe, and the length of the first part.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "didnt": 3, "doesnt": 4, "couldnt": 5, "wouldnt": 5,
	"isnt": 2, "wasnt": 3, "arent": 3, "havent": 4, "hasnt": 3, "shouldnt": 6, "dunno": 2, "lemme": 3, "gimme": 3,
}

var clitics = []string{"n't", "'s", "'m", "'re", "'ve", "'ll", "'d"}

// units that follow a number without a space: 30km, 9am. The number is cut off.
var units = set("km kms kg mm cm km2 mph kph am pm lb lbs ft mb gb hrs min nm mi m k bn mn")

// emitWord appends the word [start,end), its clitics and a unit cut off.
func (c *cutter) emitWord(start, end int) {
	cuts := c.cuts(start, end)
	if len(cuts) == 0 {
		c.emit(start, end)
		return
	}
	first, words := len(c.out), len(cuts)+1
	for _, cut := range cuts {
		c.emit(start, cut)
		start = cut
	}
	c.emit(start, end)
	if !digit(c.out[first].Form[0]) {
		c.out[first].Words = words
	}
}

// cuts are the positions inside the word [start,end) where it is cut, in text order.
func (c *cutter) cuts(start, end int) []int {
	word := c.form[start:end]
	if n, ok := fused[strings.ToLower(word)]; ok {
		return []int{start + n}
	}
	if n := unit(word); n > 0 {
		return []int{start + n}
	}
	var cuts []int
	for strings.IndexByte(word, '\'') > 0 {
		n := clitic(word)
		if n == 0 {
			break
		}
		cuts = append([]int{start + n}, cuts...)
		word = word[:n]
	}
	return cuts
}

// clitic is where the last clitic of the word begins, 0 where it has none.
func clitic(word string) int {
	for _, suffix := range clitics {
		n := len(word) - len(suffix)
		if n > 0 && strings.EqualFold(word[n:], suffix) {
			return n
		}
	}
	return 0
}

// unit is where the unit of a number such as 30km begins, 0 where there is none.
func unit(word string) int {
	n := 0
	for n < len(word) && (digit(word[n]) || word[n] == '.' || word[n] == ',' || word[n] == ':') {
		n++
	}
	if n == 0 || n == len(word) || !units[strings.ToLower(word[n:])] {
		return 0
	}
	return n
}

// Possessives marks the plural possessives among the tokens of a paragraph (forces'). An apostrophe straight after a word in s is
// the possessive of that word unless a single quotation mark was opened before it in the same stretch of tokens.
func Possessives(tokens []Token) {
	open := false
	for i := range tokens {
		t := &tokens[i]
		if t.Form != "'" {
			continue
		}
		attached := i > 0 && tokens[i-1].Span.End == t.Span.Start
		switch {
		case !attached:
			open = true
		case open:
			open = false
		case endsInS(tokens[i-1].Form):
			tokens[i-1].Words = 2
		}
	}
}

func endsInS(word string) bool {
	n := len(word)
	return n > 1 && (word[n-1] == 's' || word[n-1] == 'S')
}
