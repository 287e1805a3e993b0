package frame

import (
	"testing"

	"sitrep/internal/pack"
	"sitrep/packs"
)

func TestBuiltInPacksCompile(t *testing.T) {
	r, err := New(pack.New(packs.FS))
	if err != nil {
		t.Fatal(err)
	}
	verbs, nouns := 0, 0
	for _, typ := range r.Types {
		for _, f := range typ.Frame {
			verbs += len(f.Verbs)
			nouns += len(f.Nouns)
			if len(f.Roles)+len(f.NounRoles) == 0 {
				t.Errorf("%s#%s has no roles", typ.Type, f.ID)
			}
		}
	}
	t.Logf("%d verb patterns, %d noun patterns", verbs, nouns)
}
