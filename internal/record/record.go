// Package record says what a store of the record keeps and promises. What is kept is bytes to the store: the desk alone
// knows what they mean. Package conform holds the tests that every store must pass.
package record

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"sitrep"
)

// ErrNone says that there is no such report.
var ErrNone = errors.New("the store has no such report")

// Mixed is the refusal to keep records of one build beside those of another.
type Mixed struct{ Store, Build sitrep.Coder }

func (m Mixed) Error() string {
	return fmt.Sprintf("the store's records were coded by %s and this is %s; records of two builds are never mixed",
		Build(m.Store), Build(m.Build))
}

// Build names a build on one line.
func Build(c sitrep.Coder) string {
	return fmt.Sprintf("sitrep %s, engine %s, fingerprint %.12s", c.Version, c.Engine, c.Fingerprint)
}

// Entry is one version of a report: what came in, what the coder was given, what it said, and what the fusions keep of that.
type Entry struct {
	Report    string // id
	Day       string // first day of the report date, empty where it is unknown
	Rank      string // of several versions under one id the greatest rank is current
	RawSHA256 string // of Raw, in hex; empty where the input had no raw form
	Raw       []byte // as it came; never read back with an entry, see Store.Raw
	InputSum  string // names Input: the same input is taken once
	Input     []byte
	Record    []byte
	Traits    map[string][]byte // by fusion
}

// Outcome is what became of an entry that was taken.
type Outcome string

// Outcomes.
const (
	Added   Outcome = "new"     // a report under a new id
	Updated Outcome = "updated" // a version that replaces the current one, which is kept as an earlier version
	Earlier Outcome = "earlier" // a version of lesser rank, kept beside the current one
	Known   Outcome = "known"   // taken before; nothing changed
	Recoded Outcome = "recoded" // taken before, and coded again by the store's new build
)

// State is what a store says of itself.
type State struct {
	Coder   *sitrep.Coder // the build whose records it takes; nil while it has none
	Reports int           // current ones
	Stale   int           // of these, coded by another build than Coder
	Changes int64         // grows with everything that opinions rest on
	Fused   int64         // Changes when the opinions were last settled, -1 never
}

// Fresh reports whether the opinions rest on everything in the store.
func (s State) Fresh() bool { return s.Stale == 0 && s.Changes == s.Fused }

// Opinion is something computed over claims: it can be dropped and computed again.
type Opinion struct {
	Kind string // event, story, finding …
	ID   string // one of its kind
	Day  string // opinions are read back in order of day and id
	Body []byte // JSON
}

// Trait is what a fusion keeps of one report.
type Trait struct {
	Report, Day string
	Body        []byte
}

// Ruling is a decision of the user's that fusion obeys. Rulings are only ever added; a later one may undo an earlier one.
type Ruling struct {
	Number int64 // by order of arrival, from 1
	Kind   string
	Body   []byte // JSON
}

// Store keeps the record. It is safe for concurrent use, also by several processes. What a method has returned without an
// error for survives the end of the process and loss of power; what it has not is not there at all.
type Store interface {
	// State says what the store holds.
	State(ctx context.Context) (State, error)
	// Has is the id of the report that the input is a version of, empty where it was not taken, and where it is current
	// and not coded by the store's build.
	Has(ctx context.Context, inputSum string) (string, error)
	// Take keeps a batch, all of it or nothing. It fails with Mixed where the store has another build.
	Take(ctx context.Context, build sitrep.Coder, batch []Entry) ([]Outcome, error)
	// Adopt makes a build the store's own. Reports that another one coded are stale until they are taken again.
	Adopt(ctx context.Context, build sitrep.Coder) error
	// Stale gives the current reports that another build coded, with their inputs and without their records.
	Stale(ctx context.Context) iter.Seq2[Entry, error]
	// Reports gives the current reports with their records and without traits, by day, then id; those without a day come last.
	Reports(ctx context.Context) iter.Seq2[Entry, error]
	// Report is the current version of one report, ErrNone without one.
	Report(ctx context.Context, id string) (Entry, error)
	// Versions lists every version of one report by rank, the current one last, without records.
	Versions(ctx context.Context, id string) ([]Entry, error)
	// Raw is what came in, by its SHA-256; ErrNone where there is no such thing.
	Raw(ctx context.Context, sha256 string) ([]byte, error)
	// Traits gives what a fusion keeps of the current reports, in the order of Reports.
	Traits(ctx context.Context, fusion string) iter.Seq2[Trait, error]
	// SetTraits replaces the traits of current reports, all of the batch or nothing.
	SetTraits(ctx context.Context, batch []Entry) error
	// Settle replaces all opinions by those computed when State.Changes was at. It does nothing where later ones are kept.
	Settle(ctx context.Context, at int64, opinions []Opinion) error
	// Drop removes all opinions.
	Drop(ctx context.Context) error
	// Opinions gives the opinions of a kind as Reports are ordered.
	Opinions(ctx context.Context, kind string) iter.Seq2[Opinion, error]
	// Rule adds a ruling.
	Rule(ctx context.Context, kind string, body []byte) error
	// Rulings lists the rulings of a kind in order of arrival.
	Rulings(ctx context.Context, kind string) ([]Ruling, error)
	// Close waits for what is under way and closes the store.
	Close() error
}
