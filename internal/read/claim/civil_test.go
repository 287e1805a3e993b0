package claim

import "testing"

func TestPrivateLifeIsLeftOut(t *testing.T) {
	for sectors, want := range map[string]int{"CVL": 0, "MIL": 1} {
		in := scene()
		in.Tolls, in.Status = nil, in.Status[:1]
		f := &in.Frames.Frames[0]
		f.Type, f.Mode, f.Civil = "SUPPORT", "", true
		in.Chains.Entities[0].Actor.Sectors = []string{sectors}
		if got := readScene(t, in); len(got.Claims) != want {
			t.Errorf("%s: %d claims, want %d; dropped %+v", sectors, len(got.Claims), want, got.Dropped)
		}
	}
}
