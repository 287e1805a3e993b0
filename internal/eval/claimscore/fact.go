// Package claimscore scores a record's claims against facts coded by a reader. Claims and facts are matched one to one,
// best total first; what is counted on the matches and beyond them is the measure of the war_reports corpus.
package claimscore

// Fact is one claim as a reader coded it. A field that is nil where Unset lists it is not scored.
type Fact struct {
	ID       string
	In       string   // words that lie in the claim's sentence
	Trigger  string   // words that carry the type
	Types    []string // acceptable, best first
	Modes    []string // acceptable; none means no mode
	Actors   []string // surface strings
	Receives []string // surface strings of the recipients
	// ActorImplied and ReceiverImplied are not stated but evident: right whether given or not.
	ActorImplied    []string
	ReceiverImplied []string
	Places          []string // acceptable surfaces; none means no place
	Voices          []string
	Tolls           []Toll
	Start, End      string // empty where no date can be known
	Certainty       []string
	Aspect          []string
	Background      bool
	Negated         bool
	Optional        bool // debatable: scored neither way
	// Skip names fields that the reader left open: they are right whatever the coder says and count nowhere.
	Skip map[string]bool
}

// Toll is one count; a nil bound is open.
type Toll struct {
	Kind      string
	Low, High *int
}

// Fields in the order in which figures are printed.
const (
	FieldMode       = "mode"
	FieldDate       = "date"
	FieldCertainty  = "certainty"
	FieldAspect     = "aspect"
	FieldBackground = "background"
	FieldNegated    = "negated"
	FieldActor      = "actor"
	FieldRecipient  = "recipient"
	FieldVoice      = "voice"
	FieldPlace      = "place"
	FieldTolls      = "tolls"
)

var accuracyFields = []string{FieldMode, FieldDate, FieldCertainty, FieldAspect, FieldBackground, FieldNegated}

var overlapFields = []string{FieldActor, FieldRecipient, FieldVoice, FieldPlace, FieldTolls}
