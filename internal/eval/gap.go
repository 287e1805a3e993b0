package eval

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// gapSet scores whose an ambiguous pronoun is (GAP, Webster et al. 2018) with the rule of its own scorer: each row asks of
// two names whether the pronoun means them, and F1 is taken over all those answers. The chains are those of the format
// `layers`, read from the bare text: the answer is yes where the chain with exactly the pronoun as a mention has another
// mention that overlaps the name. feminine_f1 and masculine_f1 are over the rows of such pronouns; bias is the first over
// the second. engine_pronoun_f1 asks the chains that the engine itself finds, where it finds any.
func gapSet() Set {
	const set = "gap_validation"
	return Set{Name: set, Doc: "whose is the pronoun? F1 over two names each (GAP validation)", Run: func(env Env) ([]Score, error) {
		file, err := env.Path("gap", "gap-validation.tsv")
		if err != nil {
			return nil, err
		}
		rows, err := readGap(file)
		if err != nil {
			return nil, err
		}
		var all, feminine, masculine, own Counts
		for _, row := range rows {
			got, err := see(env, row.text)
			if err != nil {
				return nil, err
			}
			own.Add(row.score(seen{Chains: ownChains(env, row.text), text: got.text}))
			c := row.score(got)
			all.Add(c)
			if row.feminine() {
				feminine.Add(c)
			} else {
				masculine.Add(c)
			}
		}
		out := append(PRF(set, "pronoun", all),
			Score{set, "pronoun_feminine_f1", feminine.F1(), int(feminine.Wanted)},
			Score{set, "pronoun_masculine_f1", masculine.F1(), int(masculine.Wanted)},
			Score{set, "pronoun_bias", Percent(feminine.F1(), masculine.F1()), int(all.Wanted)})
		if own.Predicted > 0 {
			out = append(out, Score{set, "engine_pronoun_f1", own.F1(), int(own.Wanted)})
		}
		return out, nil
	}}
}

// gapRow is one pronoun with two names; spans count code points of the text.
type gapRow struct {
	text    string
	pronoun sitrep.Span
	names   [2]sitrep.Span
	means   [2]bool
}

func readGap(path string) ([]gapRow, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []gapRow
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if n == 1 {
			continue // names of columns
		}
		row, err := gapLine(strings.Split(lines.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
		out = append(out, row)
	}
	return out, lines.Err()
}

// gapLine reads the columns ID, Text, Pronoun, its offset, A, its offset, A-coref, B, its offset, B-coref, URL.
func gapLine(col []string) (r gapRow, err error) {
	if len(col) != 11 {
		return r, fmt.Errorf("%d columns, want 11", len(col))
	}
	r.text = col[1]
	for _, c := range []struct {
		words, offset string
		to            *sitrep.Span
	}{{col[2], col[3], &r.pronoun}, {col[4], col[5], &r.names[0]}, {col[7], col[8], &r.names[1]}} {
		if c.to.Start, err = strconv.Atoi(c.offset); err != nil {
			return r, err
		}
		c.to.End = c.to.Start + utf8.RuneCountInString(c.words)
	}
	if end := max(r.pronoun.End, r.names[0].End, r.names[1].End); end > utf8.RuneCountInString(r.text) {
		return r, fmt.Errorf("a name ends at %d, outside the text", end)
	}
	r.means = [2]bool{strings.EqualFold(col[6], "true"), strings.EqualFold(col[9], "true")}
	return r, nil
}

func (r gapRow) feminine() bool {
	runes := []rune(r.text)
	p := strings.ToLower(string(runes[r.pronoun.Start:r.pronoun.End]))
	return p == "she" || p == "her" || p == "hers"
}

// score counts the answers of one row.
func (r gapRow) score(got seen) (c Counts) {
	given := letters(r.text)
	chains := mapped(got.Chains, letters(got.text))
	for i, name := range r.names {
		yes := sameChain(chains, given(r.pronoun), given(name))
		c.Predicted += one(yes)
		c.Wanted += one(r.means[i])
		c.Right += one(yes && r.means[i])
	}
	return c
}

// sameChain reports whether a chain holds the mention and another that overlaps the name.
func sameChain(chains [][]sitrep.Span, mention, name sitrep.Span) bool {
	for _, chain := range chains {
		has, overlaps := false, false
		for _, m := range chain {
			has = has || m == mention
			overlaps = overlaps || m != mention && m.Overlaps(name)
		}
		if has && overlaps {
			return true
		}
	}
	return false
}
