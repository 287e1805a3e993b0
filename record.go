package sitrep

// Schema names the record format that this package describes.
const Schema = "sitrep/1"

// Record is everything the coder says about one report: one JSON object on one line.
type Record struct {
	Schema     string      `json:"schema"`
	Coder      Coder       `json:"coder"`
	Report     Report      `json:"report"`
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
	Sentences  []Sentence  `json:"sentences,omitempty"`
	Problems   []Problem   `json:"problems,omitempty"`
	Withheld   []Withheld  `json:"withheld,omitempty"`
	Actors     []Actor     `json:"actors,omitempty"`
	Places     []Place     `json:"places,omitempty"`
	Times      []Timex     `json:"times,omitempty"`
	Claims     []Claim     `json:"claims,omitempty"`
	Events     []Event     `json:"events,omitempty"`
	Ties       []Tie       `json:"ties,omitempty"`
}

// Coder names the build that made a record.
type Coder struct {
	Version     string `json:"version"`
	Engine      string `json:"engine"`
	Fingerprint string `json:"fingerprint"` // hash over engine weights, packs and layer versions
}

// Report is the text that was read and what is known about its origin.
type Report struct {
	ID        string     `json:"id"`
	Ref       string     `json:"ref,omitempty"` // the id the input gave
	Title     string     `json:"title,omitempty"`
	URL       string     `json:"url,omitempty"`
	Author    string     `json:"author,omitempty"`
	Language  string     `json:"language,omitempty"` // ISO 639-1 of most of the text
	RawSHA256 string     `json:"raw_sha256,omitempty"`
	Retrieved string     `json:"retrieved,omitempty"`
	Updated   string     `json:"updated,omitempty"`
	Outlet    *Outlet    `json:"outlet,omitempty"`
	Credits   []string   `json:"credits,omitempty"`
	Published *Published `json:"published,omitempty"`
	Text      string     `json:"text,omitempty"`
}

// Outlet is who published the report. Kind is wire, state, party, private, ngo, igo or social.
type Outlet struct {
	ID      string `json:"id,omitempty"`
	Name    string `json:"name,omitempty"`
	Country string `json:"country,omitempty"`
	Kind    string `json:"kind,omitempty"`
}

// Published is the report date. Basis is given, metadata, dateline or inferred.
type Published struct {
	Start string `json:"start"`
	End   string `json:"end"`
	Grain string `json:"grain"`
	Basis string `json:"basis"`
}

// Paragraph is one block of the canonical text.
type Paragraph struct {
	Span  Span `json:"span"`
	Title bool `json:"title,omitempty"`
}

// Sentence is one sentence; Paragraph is an index into Record.Paragraphs.
type Sentence struct {
	Span      Span `json:"span"`
	Paragraph int  `json:"paragraph"`
}

// Problem is a defect of the text, never of the program. Codes are listed in docs/words.md.
type Problem struct {
	Code     string  `json:"code"`
	Span     *Span   `json:"span,omitempty"`
	Score    float64 `json:"score,omitempty"`
	Note     string  `json:"note,omitempty"`
	Evidence []Span  `json:"evidence,omitempty"`
}

// Withheld counts claims that were read but not issued.
type Withheld struct {
	Span   Span    `json:"span"`
	Reason string  `json:"reason"`
	Score  float64 `json:"score,omitempty"`
	Claims int     `json:"claims"`
}

// Actor is one person, body, force, group or population under all its spellings.
type Actor struct {
	ID          string            `json:"id"`
	Name        string            `json:"name"`
	Kind        string            `json:"kind"`              // person body force group country people facility thing
	Country     string            `json:"country,omitempty"` // ISO 3166-1 alpha-3, or a PLOVER international name
	Sectors     []string          `json:"sectors,omitempty"` // PLOVER 2.0 sector codes
	CodingBasis string            `json:"coding_basis,omitempty"`
	Known       bool              `json:"known"` // found in a pack
	Aliases     []string          `json:"aliases,omitempty"`
	ActsFor     string            `json:"acts_for,omitempty"` // actor id
	IDs         map[string]string `json:"ids,omitempty"`
	Private     bool              `json:"private"`
	Mentions    []ActorMention    `json:"mentions,omitempty"`
}

// ActorMention is one place where an actor is named. Kind is name, nominal or pronoun.
type ActorMention struct {
	Span Span   `json:"span"`
	Kind string `json:"kind"`
}

// Place is one gazetteer entry or pack place. ID prefixes: geonames: icao: iso: pack:.
type Place struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Kind     string        `json:"kind"` // country admin city village airport region water facility feature
	Country  string        `json:"country,omitempty"`
	Admin    []Admin       `json:"admin,omitempty"`
	Lat      *float64      `json:"lat,omitempty"`
	Lon      *float64      `json:"lon,omitempty"`
	Mentions []SpanMention `json:"mentions,omitempty"`
}

// SpanMention is one place in the text.
type SpanMention struct {
	Span Span `json:"span"`
}

// Admin is one administrative unit, level 1 largest.
type Admin struct {
	Level int    `json:"level"`
	Name  string `json:"name"`
	ID    string `json:"id,omitempty"`
}

// Timex is one time expression. Value is TIMEX3; Norm is the unresolved form of docs/timex.md.
type Timex struct {
	Span  Span   `json:"span"`
	Value string `json:"value,omitempty"`
	Norm  string `json:"norm,omitempty"`
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"` // inclusive
	Grain string `json:"grain,omitempty"`
}

// Claim is the atom: one voice says, in these words, that something happened.
type Claim struct {
	ID         string     `json:"id"`
	Sentence   int        `json:"sentence"`
	Evidence   []Span     `json:"evidence"`
	Trigger    Span       `json:"trigger"`
	Type       string     `json:"type"`
	Mode       string     `json:"mode,omitempty"`
	ModeSpan   *Span      `json:"mode_span,omitempty"`
	Contexts   []string   `json:"contexts,omitempty"`
	Scale      *float64   `json:"scale,omitempty"`
	Actors     []string   `json:"actors,omitempty"`
	Recipients []string   `json:"recipients,omitempty"`
	Symmetric  bool       `json:"symmetric"`
	Arguments  []Argument `json:"arguments,omitempty"`
	Outcome    string     `json:"outcome,omitempty"` // succeeded failed partial
	About      []string   `json:"about,omitempty"`
	When       *When      `json:"when,omitempty"`
	Where      *Where     `json:"where,omitempty"`
	Tolls      []Toll     `json:"tolls,omitempty"`
	Voices     []Voice    `json:"voices,omitempty"` // outermost first
	Certainty  string     `json:"certainty"`        // asserted reported hedged denied
	Aspect     string     `json:"aspect"`           // happened ongoing planned demanded hypothetical
	Background bool       `json:"background"`
	Negated    bool       `json:"negated"`
	Score      float64    `json:"score"`
	Problems   []string   `json:"problems,omitempty"`
	Rule       string     `json:"rule"`
}

// Argument is one role of a claim. Exactly one of Actor, Place and Text is set.
type Argument struct {
	Role  string `json:"role"` // actor recipient target origin destination instrument
	Actor string `json:"actor,omitempty"`
	Place string `json:"place,omitempty"`
	Text  string `json:"text,omitempty"`
	Span  Span   `json:"span"`
	Basis string `json:"basis"` // stated pronoun nominal implied
}

// When is the time of a claim. A missing Start or End is open.
type When struct {
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"` // inclusive
	Grain string `json:"grain,omitempty"`
	Value string `json:"value,omitempty"`
	Norm  string `json:"norm,omitempty"` // the unresolved form, where no date could be fixed
	Time  string `json:"time,omitempty"`
	Part  string `json:"part,omitempty"`
	Basis string `json:"basis"` // stated inherited inferred published
	Span  *Span  `json:"span,omitempty"`
}

// Where is the place of a claim.
type Where struct {
	Name       string   `json:"name"`
	Place      string   `json:"place,omitempty"`
	Relation   string   `json:"relation,omitempty"` // at in near offset direction between along outskirts border offcoast
	Bearing    string   `json:"bearing,omitempty"`  // N NNE NE … of 16
	DistanceKM *float64 `json:"distance_km,omitempty"`
	Lat        *float64 `json:"lat,omitempty"`
	Lon        *float64 `json:"lon,omitempty"`
	RadiusKM   *float64 `json:"radius_km,omitempty"`
	Precision  string   `json:"precision,omitempty"` // point area direction region country
	Basis      string   `json:"basis"`               // stated inherited inferred
	Span       *Span    `json:"span,omitempty"`
	Country    string   `json:"country,omitempty"`
	Admin      []Admin  `json:"admin,omitempty"`
	Anchors    []Anchor `json:"anchors,omitempty"`
	From       string   `json:"from,omitempty"` // place id or words
	To         string   `json:"to,omitempty"`
}

// Anchor is one place a relative place is measured from.
type Anchor struct {
	Place      string   `json:"place"`
	Relation   string   `json:"relation"`
	DistanceKM *float64 `json:"distance_km,omitempty"`
	Bearing    string   `json:"bearing,omitempty"`
	Span       Span     `json:"span"`
}

// Toll is one count of people hurt or moved. A missing Low or High is open.
type Toll struct {
	Kind      string `json:"kind"` // killed wounded detained abducted displaced missing
	Low       *int   `json:"low,omitempty"`
	High      *int   `json:"high,omitempty"`
	Bound     string `json:"bound"` // exact at_least at_most about
	Scope     string `json:"scope"` // event cumulative period
	Since     string `json:"since,omitempty"`
	Who       string `json:"who,omitempty"`
	Class     string `json:"class,omitempty"` // civilian combatant official child journalist aid_worker …
	Side      string `json:"side,omitempty"`  // actor id
	SideBasis string `json:"side_basis,omitempty"`
	PartOf    *int   `json:"part_of,omitempty"` // index of the toll of the same claim that includes this one
	Span      Span   `json:"span"`
}

// Voice is one source in the chain by which a claim reaches the reader.
type Voice struct {
	Actor   string `json:"actor,omitempty"`
	Label   string `json:"label"`
	Cue     string `json:"cue,omitempty"`
	CueSpan *Span  `json:"cue_span,omitempty"`
	Kind    string `json:"kind"`   // speech statement post agency document unnamed
	Stance  string `json:"stance"` // reports confirms denies
	Self    bool   `json:"self"`
	Access  string `json:"access,omitempty"` // party official witness secondhand
	Said    *When  `json:"said,omitempty"`
	Quoted  []Span `json:"quoted,omitempty"`
	Span    *Span  `json:"span,omitempty"`
}

// Tie is a standing relation: backs leads member_of speaks_for opposes allied_with controls based_in.
type Tie struct {
	ID        string  `json:"id"`
	Kind      string  `json:"kind"`
	From      string  `json:"from"`
	To        string  `json:"to"`
	Sentence  int     `json:"sentence"`
	Evidence  []Span  `json:"evidence"`
	Span      Span    `json:"span"`
	Negated   bool    `json:"negated"`
	When      *When   `json:"when,omitempty"`
	Voices    []Voice `json:"voices,omitempty"`
	Certainty string  `json:"certainty"`
	Rule      string  `json:"rule"`
}
