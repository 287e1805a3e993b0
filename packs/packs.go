// Package packs embeds the knowledge the coder ships with: what analysts edit is data, not code. docs/packs.md says
// what each folder holds and how an overlay folder replaces or adds files.
package packs

import "embed"

// FS is the built-in pack tree.
//
//go:embed all:*
var FS embed.FS
