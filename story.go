package sitrep

// Story is a developing story: reports, and the events they tell of, that belong together. It is an opinion and is
// computed again when reports come in.
type Story struct {
	ID      string        `json:"id"`      // id of its earliest report
	Title   string        `json:"title"`   // of the report that stands closest to the others, else words for its main event
	Reports []string      `json:"reports"` // earliest first
	Events  []string      `json:"events,omitempty"`
	Start   string        `json:"start,omitempty"`  // first day a report of it was published
	Latest  string        `json:"latest,omitempty"` // last such day
	Brief   []BriefLine   `json:"brief,omitempty"`
	Actors  []StoryMember `json:"actors,omitempty"` // most claims first
	Places  []StoryMember `json:"places,omitempty"` // most claims first
}

// BriefLine is one statement of a story's brief with the claims it rests on.
type BriefLine struct {
	Text   string   `json:"text"`
	Claims []string `json:"claims"`
}

// StoryMember is an actor or place of a story and how many of its claims name it.
type StoryMember struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Claims int    `json:"claims"`
}
