// Package export is the list of formats in which the record can leave the program. Adding one is a package below this
// and a line here.
package export

import (
	"sitrep/internal/export/acled"
	"sitrep/internal/export/claims"
	"sitrep/internal/export/conllu"
	"sitrep/internal/export/gdelt"
	"sitrep/internal/export/geojson"
	"sitrep/internal/export/gexf"
	"sitrep/internal/export/graphml"
	"sitrep/internal/export/json"
	"sitrep/internal/export/layers"
	"sitrep/internal/export/parquet"
	"sitrep/internal/export/plover"
	"sitrep/internal/export/polecat"
	"sitrep/internal/export/shape"
	"sitrep/internal/export/ucdp"
)

// Formats lists every format, the default first.
func Formats() []shape.Format {
	return []shape.Format{
		json.Format(),
		claims.Format(),
		layers.Format(),
		conllu.Format(),
		plover.Format(),
		geojson.Format(),
		polecat.Format(),
		gdelt.Format(),
		acled.Format(),
		ucdp.Format(),
		parquet.Format(),
		gexf.Format(),
		graphml.Format(),
	}
}

// Find is the format of a name; ok is false where there is none.
func Find(name string) (f shape.Format, ok bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return shape.Format{}, false
}
