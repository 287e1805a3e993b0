package parquet

import (
	"bytes"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	library "github.com/parquet-go/parquet-go"

	"sitrep/internal/export/row"
	"sitrep/internal/export/shape"
)

// table writes rows of all types: every value is unknown in some of them.
func table(t *testing.T, rows int) ([]column, [][]any, []byte) {
	t.Helper()
	columns := []column{{name: "t", kind: text}, {name: "l", kind: list}, {name: "d", kind: double}, {name: "i", kind: integer}, {name: "b", kind: boolean}, {name: "day", kind: date}}
	var all [][]any
	for i := range rows {
		values := []any{
			strings.Repeat("é\x00\"\n", i%4) + "=1", []string{"a", strings.Repeat("b; ", i%5)}[:1+i%2], float64(i) / 7, -i, i%3 == 0,
			time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i).Format(time.DateOnly),
		}
		for k := range values {
			if (i+k)%7 == 0 {
				values[k] = nil
			}
		}
		all = append(all, values)
	}
	var b bytes.Buffer
	f := file{w: &b, columns: append([]column(nil), columns...)}
	for _, values := range all {
		if err := f.add(values); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.close("test"); err != nil {
		t.Fatal(err)
	}
	return columns, all, b.Bytes()
}

// read reads a file with the library, which shares no code with the writer.
func read(t *testing.T, data []byte) (*library.File, []map[string]any) {
	t.Helper()
	f, err := library.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r := library.NewReader(f)
	defer func() { _ = r.Close() }()
	var out []map[string]any
	for range f.NumRows() {
		values := map[string]any{}
		if err := r.Read(&values); err != nil {
			t.Fatal(err)
		}
		out = append(out, values)
	}
	return f, out
}

func TestTheLibraryReadsWhatWasWritten(t *testing.T) {
	for _, n := range []int{0, 1, 8, 9, 1000, groupRows + 5} {
		columns, want, data := table(t, n)
		f, got := read(t, data)
		if len(got) != n || n > groupRows && len(f.RowGroups()) != 2 {
			t.Fatalf("%d rows in %d groups, want %d", len(got), len(f.RowGroups()), n)
		}
		for i, values := range want {
			for k, v := range values {
				if g := plain(got[i][columns[k].name]); !reflect.DeepEqual(g, wanted(v, columns[k].kind)) {
					t.Fatalf("row %d, column %s: got %#v, want %#v", i, columns[k].name, g, v)
				}
			}
		}
	}
}

// wanted is a value as the library gives it back.
func wanted(v any, k kind) any {
	switch x := v.(type) {
	case int:
		return int32(x)
	case string:
		if k == date {
			t, _ := time.Parse(time.DateOnly, x)
			return int32(t.Unix() / 86400)
		}
	}
	return v
}

// plain undoes the library's forms of text and of lists.
func plain(v any) any {
	switch x := v.(type) {
	case []byte:
		return string(x)
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, fmt.Sprint(plain(e)))
		}
		return out
	}
	return v
}

func TestSameBytes(t *testing.T) {
	_, _, a := table(t, 500)
	_, _, b := table(t, 500)
	if !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
}

func TestColumnsAreThoseOfClaims(t *testing.T) {
	var b bytes.Buffer
	if err := Format().New(&b, shape.Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	f, _ := read(t, b.Bytes())
	var names []string
	for _, field := range f.Schema().Fields() {
		names = append(names, field.Name())
		if !field.Optional() {
			t.Errorf("%s is not optional", field.Name())
		}
	}
	if !reflect.DeepEqual(names, row.Columns()) {
		t.Errorf("%v", names)
	}
}

func TestWrongValuesAreRefused(t *testing.T) {
	for _, c := range []struct {
		kind kind
		v    any
	}{{integer, 1.5}, {integer, math.MaxInt64}, {double, "1"}, {boolean, 1}, {text, true}, {text, []string{"a"}}} {
		col := column{name: "x", kind: c.kind}
		if err := col.add(c.v); err == nil {
			t.Errorf("%v was taken for kind %d", c.v, c.kind)
		}
	}
	day := column{name: "x", kind: date}
	if err := day.add("2019-02-30"); err != nil || day.defs.total != 1 || len(day.values) != 0 {
		t.Errorf("a day that is none: %v", err)
	}
}
