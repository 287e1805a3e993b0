// Package chain says which mentions of one report are the same actor, under all spellings, and codes each actor.
package chain

import "sitrep"

// Entity is one actor of the report. Actor.ID and Mentions are filled; ids are hashes of pack id or of report-free name
// and kind, so they do not depend on the engine.
type Entity struct {
	Actor    sitrep.Actor
	Mentions []int // into mention.Result.Mentions, text order
	Forms    map[string]string
	Rule     string
}

// Result is what the layer says of one report. Of maps each mention to its entity, -1 where it has none (a pronoun
// without antecedent, a thing). Basis says per mention how it was tied: stated nominal pronoun.
type Result struct {
	Entities []Entity
	Of       []int
	Basis    []string
}
