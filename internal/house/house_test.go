// Package house checks the program's own construction: which room may import which, how long functions and files may
// be, that exported names are documented, and that nothing is tied to one machine.
package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// rooms lists the parts of the house in order: a package imports only from rooms above its own, or from its own.
// A package belongs to the longest prefix that fits it.
func rooms() []string {
	return []string{
		"sitrep", "sitrep/packs", "sitrep/examples", "sitrep/internal/layer", "sitrep/internal/syntax", "sitrep/internal/pack",
		"sitrep/internal/engine", "sitrep/internal/text", "sitrep/internal/gazetteer", "sitrep/internal/lexicon", "sitrep/internal/read", "sitrep/internal/coder",
		"sitrep/internal/fuse", "sitrep/internal/record", "sitrep/internal/picture", "sitrep/internal/ingest", "sitrep/internal/export",
		"sitrep/internal/store", "sitrep/internal/desk", "sitrep/internal/eval", "sitrep/internal/cli",
		"sitrep/cmd", "sitrep/train", "sitrep/internal/house",
	}
}

// siblings lists the rooms whose packages never import each other; what they share is named.
func siblings() map[string][]string {
	return map[string][]string{
		"sitrep/internal/ingest": {"sitrep/internal/ingest/item"},
		"sitrep/internal/export": {
			"sitrep/internal/export/shape", "sitrep/internal/export/row", "sitrep/internal/export/sheet",
			"sitrep/internal/export/crosswalk", "sitrep/internal/export/foreign", "sitrep/internal/export/network",
		},
	}
}

const root = "../.."

// file is one parsed source file.
type file struct {
	path string // from the root
	pkg  string // import path
	test bool
	ast  *ast.File
}

func files(t *testing.T) (*token.FileSet, []file) {
	t.Helper()
	set := token.NewFileSet()
	var out []file
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		pkg := "sitrep"
		if dir := filepath.ToSlash(filepath.Dir(rel)); dir != "." {
			pkg += "/" + dir
		}
		out = append(out, file{rel, pkg, strings.HasSuffix(rel, "_test.go"), parsed})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return set, out
}

// room is the index of the room a package is in, -1 for none.
func room(pkg string) int {
	best := -1
	for i, r := range rooms() {
		if (pkg == r || r != "sitrep" && strings.HasPrefix(pkg, r+"/")) && (best < 0 || len(r) > len(rooms()[best])) {
			best = i
		}
	}
	return best
}

func TestImportsGoUp(t *testing.T) {
	_, all := files(t)
	for _, f := range all {
		from := room(f.pkg)
		if from < 0 {
			t.Errorf("%s: package %s is in no room", f.path, f.pkg)
			continue
		}
		for _, imp := range f.ast.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			if path != "sitrep" && !strings.HasPrefix(path, "sitrep/") || f.test {
				continue
			}
			if to := room(path); to > from {
				t.Errorf("%s: %s is a room below and may not be imported", f.path, path)
			}
			if cross(f.pkg, path) {
				t.Errorf("%s: imports its sibling %s", f.path, path)
			}
		}
	}
}

// cross reports whether one adapter imports another of the same room.
func cross(from, to string) bool {
	for parent, shared := range siblings() {
		if from == parent || !strings.HasPrefix(from, parent+"/") || !strings.HasPrefix(to, parent+"/") {
			continue
		}
		for _, s := range shared {
			if from == s || to == s {
				return false
			}
		}
		return from != to
	}
	return false
}

func TestRootUsesTheStandardLibraryAlone(t *testing.T) {
	_, all := files(t)
	for _, f := range all {
		for _, imp := range f.ast.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			if f.pkg == "sitrep" && !f.test && strings.Contains(strings.Split(path, "/")[0], ".") {
				t.Errorf("%s imports %s", f.path, path)
			}
		}
	}
}

// percentile is the value below which that share of the sorted numbers lies.
func percentile(sorted []int, share float64) int {
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}

func TestSizes(t *testing.T) {
	set, all := files(t)
	var functions, lengths []int
	for _, f := range all {
		if f.test {
			continue
		}
		n := set.Position(f.ast.End()).Line
		lengths = append(lengths, n)
		if n > 700 {
			t.Errorf("%s has %d lines: part it", f.path, n)
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			n := set.Position(fn.Body.End()).Line - set.Position(fn.Body.Pos()).Line + 1
			functions = append(functions, n)
			if n > 120 {
				t.Errorf("%s: %s has %d lines", f.path, fn.Name.Name, n)
			}
		}
	}
	sort.Ints(functions)
	sort.Ints(lengths)
	for _, c := range []struct {
		what      string
		sorted    []int
		share     float64
		most      int
		goodHouse string
	}{
		{"functions", functions, 0.50, 16, "9-14"}, {"functions", functions, 0.95, 54, "54-70"},
		{"files", lengths, 0.50, 220, "70-150"}, {"files", lengths, 0.95, 450, "400-500"},
	} {
		got := percentile(c.sorted, c.share)
		t.Logf("%s: %.0f %% have at most %d lines (%s in well-kept houses)", c.what, 100*c.share, got, c.goodHouse)
		if got > c.most {
			t.Errorf("%s: %.0f %% have up to %d lines, want at most %d", c.what, 100*c.share, got, c.most)
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	_, all := files(t)
	exported, bare := 0, []string{}
	packageDoc := map[string]bool{}
	for _, f := range all {
		if f.test {
			continue
		}
		packageDoc[f.pkg] = packageDoc[f.pkg] || f.ast.Doc != nil
		for _, d := range f.ast.Decls {
			for name, doc := range declared(d) {
				exported++
				if !doc {
					bare = append(bare, fmt.Sprintf("%s: %s", f.path, name))
				}
			}
		}
	}
	for pkg, doc := range packageDoc {
		if !doc {
			t.Errorf("package %s says nothing of itself", pkg)
		}
	}
	sort.Strings(bare)
	if share := float64(len(bare)) / float64(exported); share > 0.03 {
		t.Errorf("%d of %d exported names have no comment:\n%s", len(bare), exported, strings.Join(bare, "\n"))
	}
}

// declared maps the exported names of a declaration to whether they are documented. Methods of unexported types and
// of interfaces of other packages (String, Error …) need none.
func declared(d ast.Decl) map[string]bool {
	out := map[string]bool{}
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && (d.Recv == nil || receiverExported(d.Recv)) {
			out[d.Name.Name] = d.Doc != nil
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() {
					out[s.Name.Name] = d.Doc != nil || s.Doc != nil
				}
			case *ast.ValueSpec:
				for _, n := range s.Names {
					if n.IsExported() {
						out[n.Name] = d.Doc != nil || s.Doc != nil || s.Comment != nil
					}
				}
			}
		}
	}
	return out
}

func receiverExported(r *ast.FieldList) bool {
	x := r.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	if index, ok := x.(*ast.IndexExpr); ok {
		x = index.X
	}
	id, ok := x.(*ast.Ident)
	return ok && id.IsExported()
}

// TestNoStateAndNoInit allows tables in package variables and refuses functions that write to them.
func TestNoStateAndNoInit(t *testing.T) {
	set, all := files(t)
	vars := packageVars{}
	for _, f := range all {
		if !f.test {
			vars.add(f)
		}
	}
	for _, f := range all {
		if f.test {
			continue
		}
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function", f.path)
			}
		}
		for _, id := range vars.writes(f) {
			t.Errorf("%s: writes to the package variable %s", set.Position(id.Pos()), id.Name)
		}
	}
}

func TestWritesToPackageVariablesAreSeen(t *testing.T) {
	const source = `package p
var table = map[string]int{}
var n int
func f() { table["a"] = 1; n++ }
func g() { n := 1; n++; var table []int; table = nil; _ = table }`
	parsed, err := parser.ParseFile(token.NewFileSet(), "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	f := file{pkg: "p", ast: parsed}
	vars := packageVars{}
	vars.add(f)
	if got := vars.writes(f); len(got) != 2 || got[0].Name != "table" || got[1].Name != "n" {
		t.Errorf("got %v", got)
	}
}

// packageVars holds, for each package, the declarations of its variables by name.
type packageVars map[string]map[string]*ast.ValueSpec

func (v packageVars) add(f file) {
	if v[f.pkg] == nil {
		v[f.pkg] = map[string]*ast.ValueSpec{}
	}
	for _, d := range f.ast.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			for _, n := range s.(*ast.ValueSpec).Names {
				v[f.pkg][n.Name] = s.(*ast.ValueSpec)
			}
		}
	}
}

// writes lists the places where a file writes to a variable of its package.
func (v packageVars) writes(f file) []*ast.Ident {
	var out []*ast.Ident
	ast.Inspect(f.ast, func(n ast.Node) bool {
		for _, target := range written(n) {
			id := base(target)
			if id == nil {
				continue
			}
			spec := v[f.pkg][id.Name]
			if spec != nil && declaredBy(id, spec) {
				out = append(out, id)
			}
		}
		return true
	})
	return out
}

// declaredBy reports whether a name means the variable of a declaration. Without an object the name is declared in
// another file of the package.
func declaredBy(id *ast.Ident, spec *ast.ValueSpec) bool {
	object := id.Obj
	return object == nil || object.Decl == spec
}

// written lists what a statement assigns to.
func written(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	}
	return nil
}

// base is the variable in front of indexes, fields and pointers.
func base(x ast.Expr) *ast.Ident {
	for {
		switch e := x.(type) {
		case *ast.Ident:
			return e
		case *ast.IndexExpr:
			x = e.X
		case *ast.SelectorExpr:
			x = e.X
		case *ast.StarExpr:
			x = e.X
		case *ast.ParenExpr:
			x = e.X
		default:
			return nil
		}
	}
}

func TestNothingIsTiedToOneMachine(t *testing.T) {
	tied := regexp.MustCompile(`(^|[\s"'=(])/(work|home/[a-z]+|Users/[A-Za-z]+|root)/`)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if strings.HasPrefix(d.Name(), ".") && path != root && d.Name() != ".ci" || d.Name() == "bin" {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil || d.Name() == ".git" || info.Size() > 4<<20 || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(path, "house_test.go") || strings.IndexByte(string(data[:min(len(data), 1000)]), 0) >= 0 {
			return nil
		}
		if m := tied.Find(data); m != nil {
			t.Errorf("%s holds the path %q", path, strings.TrimSpace(string(m)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
