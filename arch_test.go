// Package khuyencong_test holds the house rules that a compiler does not: who
// may know whom, which outside thing lives in which package, and what no file
// may contain. Each failure says what to do; docs/architecture.md says why.
package khuyencong_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayKnow lists every package of the house and the packages of ours that its
// code may import. A package that is not here is not decided on.
var mayKnow = map[string][]string{
	"programme":       {},
	"statement":       {"programme"},
	"book":            {"programme"},
	"store":           {"programme"},
	"store/storetest": {"programme", "store"},
	"sheet":           {"programme"},
	"paper":           {"programme"},
	"photo":           {"programme"},
	"wordform":        {"programme"},
	"sample":          {"programme", "store", "photo"},
	"mail":            {"programme"},
	"mail/mailtest":   {},
	"web":             {"programme", "statement", "book", "store", "sheet", "paper", "photo", "wordform"},
	"cmd/khuyencong":  {"programme", "statement", "book", "store", "sheet", "paper", "mail", "sample", "web"},
	"e2e":             {}, // the browser's journeys: tests that know only the binary
	".":               {}, // this test
}

// testsMayKnow is what the tests of a package that knows programme may import
// besides: real records on a real database instead of invented ones.
var testsMayKnow = []string{"sample", "store", "store/storetest", "mail/mailtest"}

// doors lists every outside thing that has one home. An import path belongs to
// the first row that it begins with. Outside libraries are always in a row;
// the standard library only where a row says so.
var doors = []struct {
	path  string
	homes []string
	tests bool // the tests of any package may use it too
}{
	{"C", nil, false}, // cgo, nowhere: one static binary for every machine
	{"database/sql", []string{"store", "store/storetest", "e2e"}, false}, // e2e makes the file of a newer version
	{"modernc.org/sqlite", []string{"store", "store/storetest", "e2e"}, false},
	{"github.com/jackc/pgx/v5", []string{"store", "store/storetest"}, false},
	{"github.com/xuri/excelize/v2", []string{"sheet"}, true},
	{"codeberg.org/go-pdf/fpdf", []string{"paper"}, false},
	{"github.com/go-fonts/liberation", []string{"paper"}, false},
	{"rsc.io/qr", []string{"paper"}, false},
	{"github.com/smallstep/pkcs7", []string{"paper"}, false},
	{"github.com/makiuchi-d/gozxing", nil, true}, // reads pictures of QR codes back
	{"github.com/a-h/templ", []string{"web", "paper"}, false},
	{"net/http", []string{"web", "cmd/khuyencong", "mail/mailtest"}, true},
	{"net/smtp", nil, false},
	{"github.com/wneessen/go-mail", []string{"mail"}, false},
	{"github.com/chromedp", []string{"e2e"}, false},
	{"golang.org/x/image", []string{"photo", "paper"}, false}, // paper draws charts
	{"golang.org/x/net/html", []string{"web"}, false},
	{"github.com/santhosh-tekuri/jsonschema/v6", nil, true},
	{"golang.org/x/crypto", []string{"store"}, false},
	{"golang.org/x/text", []string{"programme", "statement", "book", "store", "sheet", "paper", "web", "sample", "cmd/khuyencong"}, true},
}

// timeReaders may ask what time it is; all others are told.
var timeReaders = []string{"store", "cmd/khuyencong"}

// floatFree packages keep or compute money, so they have no floating point.
var floatFree = []string{"programme", "store", "book"}

// goFile is one Go file of the house, parsed.
type goFile struct {
	path string // from the root, with slashes
	pkg  string // its folder: "store/storetest", or "." for the root
	test bool
	set  *token.FileSet
	tree *ast.File
}

func (f goFile) line(n ast.Node) string {
	return f.path + ":" + strconv.Itoa(f.set.Position(n.Pos()).Line)
}

// walk calls visit for every file of the house, by its path from the root, and
// leaves out what git ignores and modules of their own.
func walk(t *testing.T, visit func(path string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if slices.Contains([]string{".git", "bin", "build", "node_modules"}, d.Name()) {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil // .git is a file in a second work tree
		}
		if d.Type().IsRegular() {
			visit(filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// goFiles parses every Go file of this module.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	set := token.NewFileSet()
	walk(t, func(path string) {
		if filepath.Ext(path) != ".go" || strings.HasPrefix(path, "bench/") || strings.Contains(path, "testdata/") {
			return
		}
		tree, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		pkg := filepath.ToSlash(filepath.Dir(path))
		files = append(files, goFile{path, pkg, strings.HasSuffix(path, "_test.go"), set, tree})
	})
	if len(files) == 0 {
		t.Fatal("no Go files found: the test must run in the root of the repository")
	}
	return files
}

func TestWhoKnowsWhom(t *testing.T) {
	for _, f := range goFiles(t) {
		known, decided := mayKnow[f.pkg]
		if !decided {
			t.Errorf("%s: nobody decided on a package %q. Put the file into an existing package, or add "+
				"a row to mayKnow in arch_test.go and say in docs/architecture.md which outside thing needs this home.", f.path, f.pkg)
			continue
		}
		if f.test && len(known) > 0 {
			known = slices.Concat(known, testsMayKnow)
		}
		for _, spec := range f.tree.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			ours, isOurs := strings.CutPrefix(path, "khuyencong/")
			if !isOurs {
				checkDoor(t, f, spec, path)
				continue
			}
			own := f.test && ours == f.pkg // an external test of its own package
			if !own && !slices.Contains(known, ours) {
				t.Errorf("%s: %s must not import %s; it may know %q. Pass the data as a value of package "+
					"programme and let web or cmd/khuyencong join the two.", f.line(spec), f.pkg, ours, known)
			}
		}
	}
}

// checkDoor refuses an import of an outside thing away from its home.
func checkDoor(t *testing.T, f goFile, spec *ast.ImportSpec, path string) {
	t.Helper()
	for _, d := range doors {
		if path != d.path && !strings.HasPrefix(path, d.path+"/") {
			continue
		}
		if !slices.Contains(d.homes, f.pkg) && !(f.test && d.tests) {
			t.Errorf("%s: %s may be used in %q only, not in %s. Ask such a package for what you need, "+
				"in values of package programme.", f.line(spec), path, d.homes, f.pkg)
		}
		return
	}
	if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
		t.Errorf("%s: nobody decided on the library %s. If it is worth keeping for ten years, give it a home in doors "+
			"in arch_test.go and a line in docs/dependencies.md; else do without.", f.line(spec), path)
	}
}

func TestDependenciesAreExplained(t *testing.T) {
	text, err := os.ReadFile("docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range doors {
		first, _, _ := strings.Cut(d.path, "/")
		if strings.Contains(first, ".") && !bytes.Contains(text, []byte(d.path)) {
			t.Errorf("docs/dependencies.md does not say why the house needs %s: add a line.", d.path)
		}
	}
}

func TestOnlyStoreAndCmdReadTheClock(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || slices.Contains(timeReaders, f.pkg) {
			continue
		}
		name := importName(f.tree, "time")
		ast.Inspect(f.tree, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := sel.X.(*ast.Ident)
			if ok && name != "" && pkg.Name == name && slices.Contains([]string{"Now", "Since", "Until"}, sel.Sel.Name) {
				t.Errorf("%s: time.%s reads the clock. Take the moment as an argument: the store reads the clock "+
					"once in each transaction, so that a rule gives the same answer in a test and in ten years.", f.line(sel), sel.Sel.Name)
			}
			return true
		})
	}
}

// importName is the name by which the file calls a package, "" if it does not.
func importName(tree *ast.File, path string) string {
	for _, spec := range tree.Imports {
		if spec.Path.Value == strconv.Quote(path) {
			if spec.Name != nil {
				return spec.Name.Name
			}
			return path
		}
	}
	return ""
}

func TestMoneyHasNoFloats(t *testing.T) {
	for _, f := range goFiles(t) {
		if !slices.Contains(floatFree, f.pkg) || f.test && f.pkg != "programme" {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			found := ""
			switch n := n.(type) {
			case *ast.Ident:
				if slices.Contains([]string{"float32", "float64", "ParseFloat", "FormatFloat"}, n.Name) {
					found = n.Name
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					found = n.Value
				}
			}
			if found != "" {
				t.Errorf("%s: %s is floating point, and package %s keeps money. Use programme.Money (whole đồng) "+
					"and the roundings of programme/money.go; a share is a number of basis points.", f.line(n), found, f.pkg)
			}
			return true
		})
	}
}

func TestFilesStaySmall(t *testing.T) {
	const most = 500
	for _, f := range goFiles(t) {
		lines := f.set.File(f.tree.FileStart).LineCount()
		if !f.test && !ast.IsGenerated(f.tree) && lines > most {
			t.Errorf("%s has %d lines, more than %d. Split it by ability: one file for one thing that a person "+
				"can name.", f.path, lines, most)
		}
	}
}

// TestFilesSpeakOfThisProjectOnly keeps out what is true on one machine only.
// The patterns are written in pieces so that this file does not match itself.
func TestFilesSpeakOfThisProjectOnly(t *testing.T) {
	machine := regexp.MustCompile(`(?:^|[^\w./~-])(/(?:wo` + `rk|tm` + `p|ro` + `ot|ho` + `me/\w+)/)`)
	registry := regexp.MustCompile(`(?:regis` + `try\.(?:npmjs|yarnpkg)|pro` + `xy\.golang|s` + `um\.golang|files\.python` + `hosted|deb\.deb` + `ian)\.(?:org|com)`)
	walk(t, func(path string) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.IndexByte(text, 0) >= 0 || path == "LICENSE" || isDatabase(path) {
			return
		}
		for i, line := range bytes.Split(text, []byte("\n")) {
			if m := machine.FindSubmatch(line); m != nil {
				t.Errorf("%s:%d: %q is a path of one machine. Write it relative to the repository, or use "+
					"t.TempDir, os.MkdirTemp or mktemp.", path, i+1, m[1])
			}
			if m := registry.Find(line); m != nil {
				t.Errorf("%s:%d: %q is a package registry. Files name packages and versions; where they come from is "+
					"the machine's setting (npm: omit-lockfile-registry-resolved=true).", path, i+1, m)
			}
		}
	})
}

// isDatabase tells the databases that a trial run leaves and git ignores.
func isDatabase(path string) bool {
	return slices.Contains([]string{".db", ".db-wal", ".db-shm"}, filepath.Ext(path))
}
