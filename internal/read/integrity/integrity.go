// Package integrity flags what is wrong with the text as a text: paragraphs that do not belong, machine-respun wording,
// stitched reports, foreign-language passages. It never judges what is said.
package integrity

import "sitrep"

// Result is what the layer says of one report. Problems carry codes off_topic, respun, stitched, language, truncated.
type Result struct {
	Problems []sitrep.Problem
	OffTopic []bool // per paragraph: claims inside are withheld
	Foreign  []bool // per sentence: not in a supported language, gives no claims
	Stitched bool
	Language string // ISO 639-1 of most of the text, empty where too short to tell
}
