package integrity

import (
	"strings"
	"testing"
	"unicode"

	"sitrep"
	"sitrep/internal/pack"
	"sitrep/internal/read"
	"sitrep/internal/syntax"
	"sitrep/internal/text"
	"sitrep/packs"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// document splits at full stops and white space: enough for a layer that counts words.
func document(title, body string) *read.Doc {
	canonical, span := text.Canonical(title, body)
	d := &read.Doc{Text: canonical, Title: span, Paragraphs: text.Paragraphs(canonical, span)}
	for p, par := range d.Paragraphs {
		start := par.Span.Start
		for i := par.Span.Start; i < par.Span.End; i++ {
			ends := i+1 == par.Span.End || strings.ContainsRune(".!?۔", rune(canonical[i])) && canonical[i+1] == ' '
			if ends {
				s := sitrep.Span{Start: start, End: i + 1}
				d.Sentences = append(d.Sentences, syntax.Sentence{Index: len(d.Sentences), Paragraph: p, Title: par.Title, Span: s, Tokens: tokens(canonical, s)})
				start = min(i+2, par.Span.End)
			}
		}
	}
	return d
}

func tokens(all string, span sitrep.Span) []syntax.Token {
	var out []syntax.Token
	start := -1
	for i, r := range span.In(all) + " " {
		at := span.Start + i
		inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\''
		if inWord && start < 0 {
			start = at
		}
		if !inWord && start >= 0 {
			out = append(out, token(all, start, at))
			start = -1
		}
		if !inWord && !unicode.IsSpace(r) {
			out = append(out, token(all, at, at+len(string(r))))
		}
	}
	return out
}

func token(all string, start, end int) syntax.Token {
	form, name := all[start:end], "O"
	if form[0] >= 'A' && form[0] <= 'Z' {
		name = "B-PER"
	}
	return syntax.Token{Span: sitrep.Span{Start: start, End: end}, Form: form, Name: name}
}

func problems(res Result, code string) []sitrep.Problem {
	var out []sitrep.Problem
	for _, p := range res.Problems {
		if p.Code == code {
			out = append(out, p)
		}
	}
	return out
}

const clean = `Government troops shelled the harbour district of Port Arda on Monday as rebels tried to cross the river, officials said.

The governor of Port Arda, Ilan Moreth, said rebels had fired mortars at the harbour before dawn and that troops answered with artillery.

Rebel commanders denied firing first. Their spokesman, Daro Venn, said troops shelled the river crossing while boats carried the wounded.

Hospitals in the harbour district received forty wounded people, most of them hit by shell fragments near the river, doctors said.

The shelling of Port Arda has gone on for a week and boats are the only way out of the harbour, residents told reporters.`

func TestCleanReport(t *testing.T) {
	res := reader(t).Read(document("Troops shell harbour of Port Arda", clean))
	if len(res.Problems) > 0 || res.Stitched || res.Language != "en" {
		t.Errorf("clean report: stitched %v, language %q, problems %+v", res.Stitched, res.Language, res.Problems)
	}
}

func TestStrangerParagraph(t *testing.T) {
	strange := "See the Dazzling First Trailer for the Robot Ballet Sequel\nThe singer, who stars beside her former drummer, said the film was the best role of a long career in musicals, and the album comes out in spring."
	parts := strings.Split(clean, "\n\n")
	parts = append(parts[:3], append([]string{strange}, parts[3:]...)...)
	res := reader(t).Read(document("Troops shell harbour of Port Arda", strings.Join(parts, "\n\n")))
	for p, off := range res.OffTopic {
		if off != (p == 4) {
			t.Errorf("paragraph %d: off topic %v", p, off)
		}
	}
	got := problems(res, "off_topic")
	if len(got) != 1 || got[0].Note == "" || len(got[0].Evidence) == 0 {
		t.Errorf("problems %+v", got)
	}
}

func TestTwoSubjectsAreNotStrangers(t *testing.T) {
	body := strings.Join(strings.Split(clean, "\n\n")[:3], "\n\n") + `

Talks between the two sides opened in Geneva on Tuesday under a United Nations envoy, who called the first session useful.

The envoy said the delegations had agreed to discuss a ceasefire, prisoner exchanges and a council to prepare elections.

Diplomats at the Geneva talks said a second session of the delegations would follow on Thursday if the envoy found enough common ground.`
	res := reader(t).Read(document("Fighting in Port Arda as talks open", body))
	if got := problems(res, "off_topic"); len(got) > 0 {
		t.Errorf("fighting and talks: %+v", got)
	}
}

func TestPageResidue(t *testing.T) {
	yes := []string{"Read more: Who holds the river crossings", "Photo by a staff photographer", "Subscribe", "(Reporting by Ann Holt; editing by Jo Reed)", "Click here to join", "Tags: harbour, war", "Please sign up for our newsletter today."}
	no := []string{"Comments by the minister drew anger across the country and in parliament on Monday.", "Source close to the talks said they would resume.", "Watch towers along the border were shelled.", "Reporting lines inside the army were cut.", "Subscribers to the state bond lost their money."}
	r := reader(t).residue
	for _, s := range yes {
		if r.isResidue(s) == "" {
			t.Errorf("not seen as residue: %s", s)
		}
	}
	for _, s := range no {
		if e := r.isResidue(s); e != "" {
			t.Errorf("seen as residue by %q: %s", e, s)
		}
	}
}

func TestCutEnd(t *testing.T) {
	yes := []string{"The army moved towards the…", "Rebels said that [+2140 chars]", "The convoy was stopped by the", "The mayor said..."}
	no := []string{"The army moved towards the river.", "\"We will not yield\"", "Three killed in raid on camp", "Stop"}
	r := reader(t)
	for _, s := range yes {
		if score, _ := r.cutEnd(s); score == 0 {
			t.Errorf("not cut: %s", s)
		}
	}
	for _, s := range no {
		if score, note := r.cutEnd(s); score > 0 {
			t.Errorf("cut (%s): %s", note, s)
		}
	}
}

func TestRespunPlaces(t *testing.T) {
	cases := []struct{ text, odd, usual string }{
		{"Shells hit the town's global airport on Friday.", "global airport", "international airport"},
		{"Groups worldwide asked for access.", "", ""},
		{"Several global groups left the city.", "global groups", "international groups"},
		{"The army shooted at the crowd.", "shooted", "shot"},
		{"A force lead by General Ordan took the hill.", "lead by General", "led by"},
		{"The Russian Federation sent an envoy.", "", ""},
		{"The international airport was shut after an attack by a European unit.", "", ""},
		{"Scotland's first minister spoke in the security council.", "", ""},
	}
	r := reader(t)
	for _, c := range cases {
		got := problems(r.Read(document("", c.text)), "respun")
		if c.odd == "" {
			if len(got) > 0 {
				t.Errorf("%s: %s", c.text, got[0].Note)
			}
			continue
		}
		if len(got) != 1 || got[0].Span.In(c.text) != c.odd || !strings.Contains(got[0].Note, c.usual) {
			t.Errorf("%s: %+v", c.text, got)
		}
	}
}

// A report on a collision says "collided" again and again; one odd word is no pile.
func TestOneOddWordAgainIsNoPile(t *testing.T) {
	text := "Two work trains collided in a tunnel. The trains collided at dawn, a spokesman said. Why the trains collided was not known, and the trains that collided were towed."
	if got := problems(reader(t).Read(document("Trains collide", text)), "respun"); len(got) > 0 {
		t.Errorf("got %+v", got)
	}
}

func TestRespunPile(t *testing.T) {
	body := `The regular grouping shooted at greybacks nigh the metropolis on Monday and a onslaught hurted dozens of townspeoples.

Safety forces holded the worldwide airport, an functionary said, whilst insurrectionists goed on firing projectiles at the infirmary.

Hebdomads of contending have preempted five thousand folks, the equal organisation accounted, and the demise toll may mount.`
	res := reader(t).Read(document("Regular army onrushes metropolis", body))
	got := problems(res, "respun")
	if len(got) == 0 || got[0].Span != nil || len(got[0].Evidence) < 5 {
		t.Fatalf("respun report: %+v", got)
	}
	if got := problems(reader(t).Read(document("Troops shell harbour", clean)), "respun"); len(got) > 0 {
		t.Errorf("clean report: %+v", got)
	}
}

func TestStitched(t *testing.T) {
	body := `However, troops loyal to the coastal council threw back an attack by Mordan's men on the Sarra bridge, officials said.

Envoys of both sides met in Geneva on Saturday. "There is no way out of this but talks without conditions".

Leaving the island after a Friday meeting with Mordan at Kelem barracks, the United Nations envoy Brandt wrote that hopes of talks were fading.

"We ask all sides to stop at once and let the convoys through to the towns".

The United Nations envoy Lotta Brandt left the island after meeting General Aron Morden at Kelem barracks to keep talks alive.

Troops of Morden and of the coastal council fought again near the Sarra bridge.`
	res := reader(t).Read(document("Fighting near Sarra bridge", body))
	if got := problems(res, "stitched"); len(got) != 1 || !res.Stitched || got[0].Span != nil {
		t.Errorf("stitched report: %+v", res.Problems)
	}
}

func TestLanguage(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Les forces gouvernementales ont repris la ville après deux jours de combats, selon un porte-parole.", "fr"},
		{"Правительственные войска заняли город после двух дней боёв, сообщил представитель армии.", "ru"},
		{"قالت مصادر محلية إن القوات دخلت المدينة فجر اليوم بعد قتال استمر يومين.", "ar"},
		{"Las tropas del gobierno entraron en la ciudad después de dos días de combates, según el portavoz.", "es"},
		{"GOVERNMENT TROOPS ENTERED THE CITY AFTER TWO DAYS OF FIGHTING, A SPOKESMAN SAID.", "en"},
		{"Colonel Abdul Karim Jamil Hassan al-Masri met Sheikh Mahmoud Daoud Issa al-Homsi in Deir al-Zour.", "en"},
		{"Troops shell Port Arda", ""},
		{"De Luca", ""},
	}
	r := reader(t)
	for _, c := range cases {
		v := r.judge(document("", c.text), 0)
		if v.code != c.want && !(c.want == "en" && v.code == "") && !(c.want == "" && v.code == "en") {
			t.Errorf("%s: %q (%s), want %q", c.text, v.code, v.why, c.want)
		}
	}
}

func TestMixedLanguages(t *testing.T) {
	d := document("Troops shell harbour", clean+"\n\nLes habitants ont fui vers les villages voisins avec leurs familles, selon les autorités.")
	res := reader(t).Read(d)
	if res.Language != "en" {
		t.Errorf("language %q", res.Language)
	}
	for i, foreign := range res.Foreign {
		if want := i == len(res.Foreign)-1; foreign != want {
			t.Errorf("sentence %d foreign %v", i, foreign)
		}
	}
	if got := problems(res, "language"); len(got) != 1 || got[0].Span == nil {
		t.Errorf("problems %+v", got)
	}
}

func TestForeignReport(t *testing.T) {
	res := reader(t).Read(document("Zwei Tote bei Angriff", "Die Regierungstruppen haben die Stadt nach zwei Tagen wieder eingenommen.\n\nEin Sprecher sagte, dass die Kämpfe nicht vorbei sind und auch der Hafen beschossen wurde."))
	for i, foreign := range res.Foreign {
		if !foreign {
			t.Errorf("sentence %d not foreign", i)
		}
	}
	if got := problems(res, "language"); len(got) != 1 || got[0].Span != nil || len(res.Problems) != 1 {
		t.Errorf("problems %+v", res.Problems)
	}
}

func TestEmpty(t *testing.T) {
	for _, body := range []string{"", "Watch.", "\n\n", "1234 5678"} {
		reader(t).Read(document("", body))
	}
}

// Long inputs must stay linear: many short paragraphs, and one paragraph of a single sentence.
func BenchmarkLines(b *testing.B) {
	r := reader(b)
	d := document("", strings.Repeat("Troops shelled Port Arda again.\n\n", 20000))
	for b.Loop() {
		r.Read(d)
	}
}

func BenchmarkClean(b *testing.B) {
	r := reader(b)
	d := document("Troops shell harbour", clean)
	for b.Loop() {
		r.Read(d)
	}
}
