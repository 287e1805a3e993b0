package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"sitrep/internal/engine/conllu"
)

// slots are the words that fill the slots of templates.tsv.
func slots() map[string][]string {
	return map[string][]string{
		"$ACTORS": strings.Fields("troops rebels militants gunmen forces soldiers insurgents militiamen fighters guerrillas " +
			"jihadists warplanes extremists separatists paramilitaries attackers"),
		"$PEOPLE": strings.Fields("civilians people soldiers policemen villagers fighters rebels militants women children " +
			"residents workers pilgrims peasants troops officers guards students protesters refugees"),
		"$PLACE": strings.Fields("Aleppo Tripoli Mosul Kabul Donetsk Goma Gaza Mogadishu Bogota Khartoum Sanaa Kandahar Idlib " +
			"Benghazi Homs Maiduguri Juba Bangui Kyiv Beirut Syria Yemen Sudan"),
		"$NUMBER": strings.Fields("3 4 5 7 9 11 12 14 17 20 23 30 35 40 50 70 two three four five six eight nine ten twelve"),
		"$DAY":    strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
		"$STRIKE": strings.Fields("attack strike blast bombing airstrike explosion raid shelling bombardment ambush"),
	}
}

// perTemplate is how many sentences each template makes.
const perTemplate = 24

// templateTrees fills every template of the file with random words.
func templateTrees(path string, rng *rand.Rand) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	words := slots()
	err := readLines(path, func(line []byte) error {
		if len(line) == 0 || line[0] == '#' {
			return nil
		}
		for range perTemplate {
			s, err := fillTemplate(string(line), words, rng)
			if err != nil {
				return err
			}
			out = append(out, s)
		}
		return nil
	})
	return out, err
}

func fillTemplate(line string, words map[string][]string, rng *rand.Rand) (conllu.Sentence, error) {
	var s conllu.Sentence
	for _, cell := range strings.Split(line, "\t") {
		col := strings.Split(cell, "|")
		if len(col) != 5 {
			return s, fmt.Errorf("template: cannot read %q", cell)
		}
		head, err := strconv.Atoi(col[3])
		if err != nil {
			return s, fmt.Errorf("template: %w", err)
		}
		form := col[0]
		if choice := words[form]; choice != nil {
			form = choice[rng.IntN(len(choice))]
		}
		if len(s.Words) == 0 {
			form = strings.ToUpper(form[:1]) + form[1:]
		}
		s.Words = append(s.Words, conllu.Word{Form: form, UPOS: col[1], XPOS: col[2], Head: head - 1, Deprel: col[4]})
	}
	return s, nil
}
