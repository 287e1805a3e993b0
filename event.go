package sitrep

// Event groups the claims that tell of one happening: those of one report in a record, those of all reports in a store. It
// is an opinion over claims and can be computed again. The fields that only a store knows are missing in a record.
type Event struct {
	ID         string      `json:"id"`            // that of its earliest claim
	Was        []string    `json:"was,omitempty"` // ids it has where fewer reports are known: those of its events in each report
	Type       string      `json:"type"`
	Claims     []string    `json:"claims"`
	Reports    []string    `json:"reports,omitempty"` // by report date, then id
	When       *When       `json:"when,omitempty"`
	Where      *Where      `json:"where,omitempty"`
	Actors     []string    `json:"actors,omitempty"` // ids across reports
	Recipients []string    `json:"recipients,omitempty"`
	Tolls      []TollRange `json:"tolls,omitempty"`
	Disputes   []Dispute   `json:"disputes,omitempty"`
	Origins    *Origins    `json:"origins,omitempty"`
	Joins      []Join      `json:"joins,omitempty"`
}

// TollRange spans the counts of a kind and scope that were given and that no later count of the same source replaces. It is
// derived and no one's count; counts are never added up.
type TollRange struct {
	Kind   string   `json:"kind"`
	Scope  string   `json:"scope"` // event cumulative period
	Class  string   `json:"class,omitempty"`
	Low    *int     `json:"low,omitempty"`
	High   *int     `json:"high,omitempty"`
	Claims []string `json:"claims"`
}

// Join says why two reports' tellings were held to mean one happening.
type Join struct {
	Claims [2]string `json:"claims"`
	Score  float64   `json:"score"`
	Why    []string  `json:"why"`
	Ruling bool      `json:"ruling,omitempty"` // by the user's decision
}

// Dispute is a field on which the claims of one event differ.
type Dispute struct {
	Field string `json:"field"` // tolls.KIND actors when where happened
	Kind  string `json:"kind"`  // conflict revision different_scope
	Sides []Side `json:"sides"` // a revision's in order of time
	Why   string `json:"why"`
}

// Side is one position in a dispute. Party says whose voice it is where that is known: actor or recipient of the event, both,
// or neither.
type Side struct {
	Value   any      `json:"value"`
	Claims  []string `json:"claims"`
	Voices  []string `json:"voices,omitempty"` // actor ids
	Party   string   `json:"party,omitempty"`  // actor recipient both neither
	Origins *Origins `json:"origins,omitempty"`
}
