package gentz

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// mayImport says which packages of this module each package may import, besides
// the packages below it. It is a statement of design: change it on purpose, not
// to make a build pass.
var mayImport = map[string][]string{
	".":                             {},
	"text":                          {},
	"text/conllu":                   {"text"},
	"nlp":                           {"text", "internal/learn"},
	"ontology":                      {},
	"page":                          {"."},
	"read":                          {".", "text", "nlp", "ontology"},
	"models":                        {"nlp", "text", "text/conllu", "internal/learn"},
	"gold":                          {".", "read"},
	"internal/batch":                {".", "page"},
	"internal/learn":                {"text", "text/conllu"},
	"internal/learn/boundary/train": {"nlp", "text", "text/conllu", "internal/learn"},
	"internal/origin":               {"."},
	"internal/version":              {"."},
	"record":                        {},
	"internal/story":                {"."},
	"internal/merge":                {".", "record", "ontology", "internal/origin"},
	"internal/store":                {".", "record", "internal/story"},
	"internal/fetch":                {".", "page"},
	"internal/warc":                 {"."},
	"internal/spine":                {},
	"internal/export":               {".", "record", "internal/store"},
	"internal/course":               {"."},
	"internal/view":                 {".", "record", "internal/store"},
	"internal/web":                  {".", "record", "internal/store", "internal/export"},
	"internal/watch":                {"*"},
	"cmd":                           {"*"},
}

// onlyIn says which packages alone may import a package from outside, by prefix:
// one place dials out, one knows SQL, one knows the stream.
var onlyIn = map[string][]string{
	"net/http":                    {"internal/fetch", "internal/web", "internal/watch", "cmd"},
	"net":                         {"internal/fetch", "internal/web", "internal/spine", "cmd"},
	"database/sql":                {"internal/store"},
	"modernc.org/sqlite":          {"internal/store"},
	"github.com/jackc/pgx":        {"internal/store"},
	"github.com/pressly/goose":    {"internal/store"},
	"github.com/nats-io":          {"internal/spine"},
	"github.com/alecthomas/kong":  {"cmd"},
	"github.com/charmbracelet/x":  {"cmd"},
	"github.com/vbauerster/mpb":   {"cmd"},
	"github.com/mmcdole/gofeed":   {"internal/fetch", "page"},
	"github.com/temoto/robotstxt": {"internal/fetch"},
	"code.dny.dev/ssrf":           {"internal/fetch"},
	"golang.org/x/tools/txtar":    {},
	"github.com/rogpeppe":         {},
}

// pure packages give the same answer at every hour, on every machine.
var pure = []string{".", "text", "nlp", "ontology", "page", "read", "record", "internal/merge", "internal/origin", "internal/story", "internal/version"}

// clockless are the imports that a pure package must not have.
var clockless = []string{"math/rand", "math/rand/v2", "os/exec", "net", "net/http", "database/sql", "log"}

// worldFiles is the pure package that may open files: the user's tables.
const worldFiles = "ontology"

func TestImports(t *testing.T) {
	for pkg, files := range packages(t) {
		room := roomOf(pkg)
		may, known := mayImport[room]
		if !known {
			t.Errorf("package %s has no line in the table of imports", pkg)
			continue
		}
		for _, imp := range files.Imports {
			ours, isOurs := strings.CutPrefix(imp, "gentz/")
			if imp == "gentz" {
				ours, isOurs = ".", true
			}
			if isOurs && !slices.Contains(may, "*") && !slices.ContainsFunc(append(may, room), func(m string) bool { return within(ours, m) }) {
				t.Errorf("%s must not import %s", pkg, imp)
			}
			for outside, rooms := range onlyIn {
				if within(imp, outside) && !(outside == "net" && imp != "net") && !slices.Contains(rooms, room) {
					t.Errorf("%s must not import %s: only %v may", pkg, imp, rooms)
				}
			}
			if room == "." && !isOurs && strings.Contains(strings.Split(imp, "/")[0], ".") {
				t.Errorf("the root imports %s, which is not of the standard library", imp)
			}
			if slices.Contains(pure, room) && (slices.Contains(clockless, imp) || imp == "os" && room != worldFiles) {
				t.Errorf("%s is pure and must not import %s", pkg, imp)
			}
		}
	}
}

// A pure package does not ask what time it is.
func TestPurePackagesHaveNoClock(t *testing.T) {
	for pkg, files := range packages(t) {
		if !slices.Contains(pure, roomOf(pkg)) || files.Name == "main" {
			continue
		}
		for _, name := range files.GoFiles {
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(pkg, name), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After", "Tick", "Local"}, s.Sel.Name) {
						t.Errorf("%s/%s uses time.%s", pkg, name, s.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// The tour of doc.go names every room, and no room that is not there.
func TestTourIsTrue(t *testing.T) {
	b, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile(`\b(?:gentz|cmd)/[a-z/]*[a-z]`).FindAllString(string(b), -1) {
		named[strings.TrimPrefix(m, "gentz/")] = true
	}
	all := packages(t)
	for pkg, p := range all {
		if room := roomOf(pkg); pkg == room && pkg != "." && p.Name != "main" && !named[pkg] {
			t.Errorf("doc.go does not name %s", pkg)
		}
	}
	for name := range named {
		if all[name] == nil {
			t.Errorf("doc.go names %s, which is not there", name)
		}
	}
}

// packages returns the packages of the module by their folder, "." for the root.
// Modules of their own, as bench/, are not among them.
func packages(t *testing.T) map[string]*build.Package {
	t.Helper()
	out := map[string]*build.Package{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		name := e.Name()
		if path != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || exists(filepath.Join(path, "go.mod"))) {
			return fs.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if err == nil {
			out[filepath.ToSlash(path)] = p
		} else if _, none := err.(*build.NoGoError); !none {
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 5 {
		t.Fatalf("found only %d packages", len(out))
	}
	return out
}

func exists(path string) bool {
	m, _ := filepath.Glob(path)
	return len(m) > 0
}

// roomOf returns the longest entry of mayImport that pkg lies in.
func roomOf(pkg string) (room string) {
	for r := range mayImport {
		if within(pkg, r) && len(r) > len(room) {
			room = r
		}
	}
	return room
}

// within reports whether path is room or lies below it. Nothing lies below the root.
func within(path, room string) bool {
	return path == room || room != "." && strings.HasPrefix(path, room+"/")
}
