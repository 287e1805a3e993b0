// Package examples embeds the example reports: JSON Lines files here, and under pack/ the knowledge pack that knows
// their invented world. Nothing in them happened.
package examples

import "embed"

// FS holds *.jsonl, and the pack tree under pack/.
//
//go:embed *.jsonl all:pack README.md
var FS embed.FS
