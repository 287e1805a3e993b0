package sheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// hostile are cells that have broken readers of tables.
func hostile() []string {
	return []string{
		`=cmd|'/c calc'!A1`, "+1+1", "-2+3", "@SUM(A1)", "＝1", " =1", `"=1"`, `"`, `""`, `a"b`, "a,b", "a;b", "a\tb", "\ta", "a\nb", "\r\n",
		"a\u2028b", "\u0085", "\x00", "\x1b[31m", "\u202eabc", "\ufeff", "-1.5", "+3", "1e9", "None", "NULL", "\\N", "'", "é ع 漢", "\xff",
	}
}

func TestTSVKeepsItsShape(t *testing.T) {
	var b bytes.Buffer
	w := NewTSV(&b)
	for _, h := range hostile() {
		if err := w.Write([]string{"a", h, "b"}); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(&b)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil || len(rows) != len(hostile()) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows {
		if len(row) != 3 || row[0] != "a" || row[2] != "b" {
			t.Errorf("%q became %q", hostile()[i], row)
		}
	}
}

func TestCSVKeepsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// A carriage return inside a cell is the one byte that the line ends of RFC 4180 take with them.
		cells := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.ReplaceAll(rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile())).Draw(t, "cell"), "\r", "")
		}), 2, 5).Draw(t, "cells")
		var b bytes.Buffer
		w := NewCSV(&b, false)
		if err := w.Write(cells); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(&b).Read()
		if err != nil || !slices.Equal(got, cells) {
			t.Fatalf("%q became %q (%v)", cells, got, err)
		}
	})
}

func TestSpreadsheetProfile(t *testing.T) {
	for in, want := range map[string]string{
		"=1": "'=1", " =1": "' =1", "@a": "'@a", "+a": "'+a", "-2+3": "'-2+3", "＝1": "'＝1", "\t=1": "'\t=1", " a": " a",
		"-2": "-2", "+2.5": "+2.5", "-1e3": "-1e3", "a=b": "a=b", "": "", "'a": "'a",
	} {
		if got := Inert(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	for i := range 10000 {
		if n := fmt.Sprint(float64(i-5000) / 7); Inert(n) != n {
			t.Errorf("the number %s was changed", n)
		}
	}
	var b bytes.Buffer
	w := NewCSV(&b, true)
	_ = w.Write([]string{"a", "=1"})
	if err := w.Flush(); err != nil || b.String() != "\ufeffa,'=1\r\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}
