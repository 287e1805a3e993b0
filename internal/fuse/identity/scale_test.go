package identity_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"sitrep/internal/fuse/identity"
)

// TestTimeGrowsWithTheReports: ten times the reports, with as many new names in each, take at most twice as long apiece.
func TestTimeGrowsWithTheReports(t *testing.T) {
	if os.Getenv("SITREP_LARGE") == "" {
		t.Skip("measures time; SITREP_LARGE=1 runs it")
	}
	f := fuser(t)
	apiece := func(n int) time.Duration {
		reports := invented(n)
		start := time.Now()
		f.Fuse(reports, nil)
		return time.Since(start) / time.Duration(n)
	}
	apiece(200)
	small, large := apiece(1000), apiece(10000)
	t.Logf("%v a report at 1,000, %v at 10,000", small, large)
	if large > 2*small {
		t.Errorf("a report takes %v at 1,000 and %v at 10,000", small, large)
	}
}

// invented are reports with three persons and two bodies each, of syllables.
func invented(n int) []identity.Traits {
	rng := rand.New(rand.NewPCG(3, 4))
	word := func(k int) string {
		s := ""
		for range k {
			s += string("bdfghjklmnrstz"[rng.IntN(14)]) + string("aeiou"[rng.IntN(5)])
		}
		return string(s[0]-32) + s[1:] + string("bdklmnrs"[rng.IntN(8)])
	}
	out := make([]identity.Traits, n)
	for i := range out {
		var actors [][3]string
		for range 3 {
			actors = append(actors, [3]string{"person", word(2) + " " + word(2), ""})
		}
		for range 2 {
			actors = append(actors, [3]string{"group", word(2) + " Front of " + word(3), ""})
		}
		out[i] = one(fmt.Sprintf("r%06d", i), "2020-01-01", actors...)
	}
	return out
}
