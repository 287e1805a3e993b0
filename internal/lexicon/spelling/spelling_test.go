package spelling_test

import (
	"slices"
	"testing"

	"sitrep/internal/lexicon"
	"sitrep/internal/lexicon/spelling"
	"sitrep/internal/pack"
	"sitrep/packs"
)

func reader(t *testing.T) *spelling.Reader {
	t.Helper()
	r, err := spelling.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const least = 0.7

func TestSame(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Tarik Morrad", "Tareq al-Morad", true},
		{"Abd el-Kader Zouhri", "Abdulqadir Zuhri", true},
		{"Abu Selim al-Dorani", "Abou Salim Durani", true},
		{"Yevgeny Shchukin", "Evgeni Schtschukin", true},
		{"Cemal Gürağaç", "Jamal Guragach", true},
		{"Oleh Vyshnevskyi", "Oleg Vishnevsky", true},
		{"General Tarik Morrad", "Tarik Morrad", true},
		{"Rosa Ibarra", "Rosa Ibarra Quintero", true},
		{"Tarik Morrad", "طارق مراد", true},
		{"Mahmoud Zahrani", "محمود الزهراني", true},
		{"Nasrin Pourzand", "نسرین پورزند", true},
		{"Yevgeny Shchukin", "Евгений Щукин", true},
		{"Mohammed Zahrani", "Mahmoud Zahrani", false},
		{"Mohammed Zahrani", "محمود الزهراني", false},
		{"Hassan Morrad", "Hussein Morrad", false},
		{"Ahmed Ali Morrad", "Ali Morrad", false},
		{"Jamil Morrad", "Jamila Morrad", false},
		{"Igor Vishnevsky", "Olga Vishnevskaya", false},
		{"Tarik Morrad", "Tarik Morrad Jr.", false},
		{"John A. Pell", "John B. Pell", false},
		{"Mohammed Ali", "Mohammed Ali Zahrani", false},
		{"Morrad", "Tarik Morrad", false},
		{"Juan Carlos", "Juan Carlos Ibarra", false},
		{"Oleg Shchukin", "Евгений Щукин", false},
	} {
		a, b := r.Read(c.a), r.Read(c.b)
		for _, v := range []spelling.Verdict{r.Same(&a, &b), r.Same(&b, &a)} {
			if got := v.Score >= least; got != c.want {
				t.Errorf("%s = %s: %v (%.2f %s), want %v", c.a, c.b, got, v.Score, v.Why, c.want)
			}
		}
		if shared := slices.ContainsFunc(a.Keys(), func(k string) bool { return slices.Contains(b.Keys(), k) }); c.want && !shared {
			t.Errorf("%s and %s share no key: %q %q", c.a, c.b, a.Keys(), b.Keys())
		}
	}
}

func TestAcrossScriptsIsLessSure(t *testing.T) {
	r := reader(t)
	a, b, c := r.Read("Tarik Morrad"), r.Read("Tareq Morad"), r.Read("Тарик Моррад")
	if same, cross := r.Same(&a, &b), r.Same(&a, &c); cross.Score >= same.Score || cross.Why == "" {
		t.Errorf("within a script %+v, across scripts %+v", same, cross)
	}
}

func TestSameWords(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Jaysh al-Nour", "Jaish an-Nur", true}, {"Northern Relief Front", "Southern Relief Front", false},
		{"US Relief Front", "Relief Front", false}, {"Third Brigade", "First Brigade", false}, {"Liwa al-Nasr", "Liwa al-Nasr Brigade", false},
	} {
		a, b := r.ReadWords(c.a), r.ReadWords(c.b)
		if v := r.SameWords(&a, &b); (v.Score >= least) != c.want {
			t.Errorf("%s = %s: %+v, want %v", c.a, c.b, v, c.want)
		}
	}
}

// TestPersonsOfThePack: spellings of one person meet, and persons of the pack are told from each other by spelling alone.
func TestPersonsOfThePack(t *testing.T) {
	r := reader(t)
	lex, err := lexicon.New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	type person struct {
		id   string
		name spelling.Name
	}
	blocks := map[string][]person{}
	met, asked, merged, persons := 0, 0, 0, 0
	for _, a := range lex.Actors {
		p := person{a.ID, r.Read(a.Name)}
		if a.Kind != "person" || p.name.Words() < 2 {
			continue
		}
		persons++
		for _, alias := range a.Aliases {
			if n := r.Read(alias); n.Words() == p.name.Words() {
				asked++
				if r.Same(&p.name, &n).Score >= least {
					met++
				}
			}
		}
		rivals := map[string]spelling.Name{}
		for _, k := range p.name.Keys() {
			for _, o := range blocks[k] {
				rivals[o.id] = o.name
			}
			blocks[k] = append(blocks[k], p)
		}
		for id, o := range rivals {
			if v := r.Same(&p.name, &o); v.Score >= least {
				merged++
				t.Logf("%s and %s: %s", a.ID, id, v.Why)
			}
		}
	}
	t.Logf("%d of %d spellings met, %d of %d persons merged", met, asked, merged, persons)
	if share := float64(met) / float64(asked); share < .82 {
		t.Errorf("only %.2f of the spellings with as many words meet", share)
	}
	if merged > 2 {
		t.Errorf("%d pairs of different persons are one by spelling", merged)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Tarik Morrad", "محمود", "Щукин", "Abd", "", "İ ı", "abdel", "x y z", "\xff"} {
		f.Add(s)
	}
	r, err := spelling.New(pack.New(packs.FS))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, b := r.Read(s), r.Read("Abdel Karim Morrad")
		if x, y := r.Same(&a, &b), r.Same(&b, &a); x.Score != y.Score || x.Score < 0 || x.Score > 1 {
			t.Errorf("%q: %v and %v", s, x, y)
		}
		a.Keys()
	})
}
