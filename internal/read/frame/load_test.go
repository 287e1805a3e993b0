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
	if len(r.Types) != 16 {
		t.Errorf("%d event types, want 16", len(r.Types))
	}
	modes, verbs, nouns := 0, 0, 0
	for _, typ := range r.Types {
		modes += len(typ.Mode)
		for _, f := range typ.Frame {
			verbs += len(f.Verbs)
			nouns += len(f.Nouns)
			if len(f.Roles)+len(f.NounRoles) == 0 {
				t.Errorf("%s#%s has no roles", typ.Type, f.ID)
			}
		}
	}
	if modes != 67 {
		t.Errorf("%d modes, want 67", modes)
	}
	if len(r.Contexts) != 37 {
		t.Errorf("%d contexts, want 37", len(r.Contexts))
	}
	t.Logf("%d verb patterns, %d noun patterns", verbs, nouns)
}
