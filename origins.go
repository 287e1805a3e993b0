package sitrep

// Origins says what stands behind some claims: how many reports carry them, in at most how many independent texts
// (lineages: copies, rewordings and parts of one text count once), and by at most how many words (origins: outlets that
// quote one spokesman or one agency count once).
type Origins struct {
	Reports  int `json:"reports"`
	Lineages int `json:"lineages"`
	Origins  int `json:"origins"`
}
