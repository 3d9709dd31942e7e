package statement

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// seen is what must be the same however a report came in.
func seen(rep Report) string {
	var b strings.Builder
	for _, f := range rep.Figures {
		fmt.Fprintln(&b, strings.Join(strings.Fields(compose(f.Quote)), " "), f.Value, f.Measure, f.Period, f.Kind, f.Level, f.Content, f.Qualifier)
	}
	for _, i := range rep.Identities {
		fmt.Fprintln(&b, i.Verdict, i.Type, i.Left, i.Right, i.LeftOf, i.RightOf)
	}
	return b.String()
}

// TestLibreOffice makes .docx and .pdf of the report texts with LibreOffice
// and expects from them what the text gives.
func TestLibreOffice(t *testing.T) {
	must := os.Getenv("KHUYENCONG_FULL") == "1"
	if !must {
		t.Skip("set KHUYENCONG_FULL=1 to convert the report texts with LibreOffice")
	}
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed: .docx and .pdf cannot be compared", tool)
		}
	}
	files, _ := filepath.Glob("testdata/*.txt")
	more, _ := filepath.Glob("../../shared/reports/*.txt")
	dir := t.TempDir()
	for _, kind := range []string{"docx", "pdf"} {
		args := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", dir}, files...)
		if out, err := exec.Command("soffice", append(args, more...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for _, file := range append(files, more...) {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := seen(Check(string(text)))
		for _, kind := range []string{"docx", "pdf"} {
			if kind == "pdf" && name == "bang-hai-tang-tieu-de" {
				continue // the head of its table is wider than the printed page and breaks there
			}
			t.Run(name+"."+kind, func(t *testing.T) {
				f, err := os.Open(filepath.Join(dir, name+"."+kind))
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				rep, err := Read(name, f)
				if err != nil {
					t.Fatal(err)
				}
				if got := seen(rep); got != want {
					t.Errorf("differs from the text:\n%s", firstDifference(got, want))
				}
			})
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i, g[i], w[i])
		}
	}
	return "one is longer"
}
