package decode

import "testing"

func TestScripts(t *testing.T) {
	for _, c := range []struct{ script, form, want string }{
		{"l0|", "harbour", "harbour"}, {"l0|", "Harbour", "harbour"}, {"l1|", "shells", "shell"}, {"l3|y", "Armies", "army"},
		{"k0|", "Amara", "Amara"}, {"k1|", "Americans", "American"}, {"!be", "were", "be"}, {"l1|", "été", "ét"},
		{"l3|", "ago", ""}, {"l4|", "ago", ""}, {"l3|go", "ran", "go"},
	} {
		s, err := ParseScript(c.script)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := s.Lemma(c.form); got != c.want || ok != (c.want != "") {
			t.Errorf("%s of %s is %q, want %q", c.script, c.form, got, c.want)
		}
	}
	for _, bad := range []string{"", "!", "l", "l|", "x1|", "l-1|", "lz|s"} {
		if s, err := ParseScript(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, s)
		}
	}
}
