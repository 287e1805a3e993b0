package chain_test

import (
	"strings"
	"testing"

	"sitrep/internal/coder"
	"sitrep/internal/engine/lite"
	"sitrep/internal/pack"
	"sitrep/packs"
)

// TestWhoIsWho: in each report the words stand for the actor, under its name and with its country and sectors.
func TestWhoIsWho(t *testing.T) {
	eng, err := lite.New()
	if err != nil {
		t.Fatal(err)
	}
	suite, err := coder.New(pack.New(packs.FS), eng)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, words, name, code string }{
		{"Chad Prime Minister Albert Pahimi met reporters.", "Albert Pahimi", "Albert Pahimi", "TCD GOV"},
		{"Residents condemned a raid by Chad soldiers in eastern Niger.", "soldiers", "", "TCD MIL"},
		{"The Yarvik Observatory for Relief said five people died. The Observatory said two of them were children.", "Observatory said", "Yarvik Observatory", ""},
		{"Pro-government forces shelled the town. On Monday the pro-government forces withdrew.", "the pro-government forces", "Pro-government forces", ""},
		{"Libyan pro-government forces shelled the town. It rained. It snowed. Shops closed. Roads flooded. Schools closed. Trains stopped. " +
			"Buses stopped. On Monday the pro-government forces withdrew.", "the pro-government forces", "Libyan pro-government forces", ""},
		{"Police arrested Ruslan Haftar in Minsk. Haftar was freed a day later.", "Haftar was", "Ruslan Haftar", ""},
		{"Syrias army shelled the town.", "army", "", "SYR MIL"},
		{"Assads forces shelled the town on Monday.", "forces", "", "SYR MIL"},
		{"Reporters met President William Ruto. The interior minister, Tavo Brand, spoke first.", "The interior", "Tavo Brand", "GOV"},
		{"Militants attacked Khan Younis on Monday.", "Khan Younis", "none", ""},
	} {
		coding := suite.Code(coder.Input{Body: c.text})
		at := strings.Index(c.text, c.words)
		name, code := "none", ""
		for i := range coding.Chains.Entities {
			a := &coding.Chains.Entities[i].Actor
			for _, m := range a.Mentions {
				head := coding.Doc.Text[m.Span.Start:m.Span.End]
				if m.Span.Start <= at && at < m.Span.End && (name == "none" || len(head) >= len(c.words)) {
					name, code = a.Name, strings.TrimSpace(a.Country+" "+strings.Join(a.Sectors, " "))
				}
			}
		}
		if c.name != "" && name != c.name || c.code != "" && code != c.code {
			t.Errorf("%q: %q is %q %q, want %q %q", c.text, c.words, name, code, c.name, c.code)
		}
	}
}
