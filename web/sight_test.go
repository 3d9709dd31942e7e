package web

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

var (
	leadsOn = regexp.MustCompile(`(?:href|action)="(/[^"#]*)`)
	numbers = regexp.MustCompile(`\d+`)
)

// Bounds of a walk: of addresses that differ by a number or a filter only, and
// of all together.
const (
	mostAlike = 4
	mostPages = 1500
)

// walk opens, as somebody, every page and file that leads on from his home
// page, and whatever a route has under the numbers of the planted projects, and
// gives what each says.
func (o *planted) walk(who string) map[string]string {
	o.t.Helper()
	waiting, seen, alike := []string{"/"}, map[string]bool{}, map[string]int{}
	for _, rt := range o.server.routes() {
		method, pattern, _ := strings.Cut(rt.pattern, " ")
		if method != http.MethodGet {
			continue
		}
		for _, id := range append([]int64{1, 2, o.planID}, o.ids...) {
			for _, one := range []string{"1", "2", "3"} {
				for _, format := range []string{"html", "docx", "xlsx", "json"} {
					path := strings.NewReplacer("{id}", number(id), "{aid}", one, "{mid}", one, "{format}", format, "{paper}", "sheet", "{key}", "943@2004-01-01", "{move}", "withdraw", "{template}", "returned", "{token}", "x", "{$}", "").Replace(pattern)
					waiting = append(waiting, path)
				}
			}
		}
	}
	pages := map[string]string{}
	for len(waiting) > 0 && len(pages) < mostPages {
		address := waiting[0]
		waiting = waiting[1:]
		path, _, _ := strings.Cut(address, "?")
		if seen[address] || path == "/logout" || strings.HasPrefix(path, "/static/") {
			continue
		}
		seen[address] = true
		like := numbers.ReplaceAllString(address, "0")
		ours := strings.HasPrefix(path+"/", planPath(o.planID)+"/") || slices.ContainsFunc(o.ids, func(id int64) bool { return strings.HasPrefix(path+"/", projectPath(id)+"/") })
		if alike[like]++; alike[like] > mostAlike && !ours {
			continue
		}
		if like = numbers.ReplaceAllString(path, "0"); !ours {
			if alike[like+"?"]++; alike[like+"?"] > 4*mostAlike {
				continue
			}
		}
		r := httptest.NewRequest(http.MethodGet, "http://localhost"+address, nil)
		r.AddCookie(&http.Cookie{Name: sessionCookie, Value: o.tokens[who]})
		w := httptest.NewRecorder()
		o.server.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError {
			o.t.Errorf("%s as %s: %d", address, who, w.Code)
		}
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "/") {
			waiting = append(waiting, to)
		}
		text := says(o.t, w.Body.Bytes())
		pages[address] = text
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			for _, lead := range leadsOn.FindAllStringSubmatch(w.Body.String(), -1) {
				waiting = append(waiting, html.UnescapeString(lead[1]))
			}
		}
	}
	return pages
}

// says is the text of an answer: of a page, or of every part of a packed file.
func says(t *testing.T, body []byte) string {
	t.Helper()
	if !bytes.HasPrefix(body, []byte("PK\x03\x04")) {
		return html.UnescapeString(string(body))
	}
	book, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range book.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		part.Close()
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return html.UnescapeString(all.String())
}

// TestWhatWhoAppliesSees walks through all that the applicant's side can open,
// and finds none of what the offices do among themselves, nor a name of a
// project or an establishment out of scope. The offices find every word of it,
// or the walk would prove nothing.
func TestWhatWhoAppliesSees(t *testing.T) {
	o := plant(t)
	names := o.outOfSight()
	for _, who := range []programme.Role{programme.RoleEstablishment, programme.RoleCollaborator, programme.RoleCommuneOfficer} {
		pages := o.walk(string(who))
		t.Logf("%s: %d pages and files", who, len(pages))
		reads := false
		for _, address := range slices.Sorted(maps.Keys(pages)) {
			for what, word := range o.secrets {
				if at := strings.Index(pages[address], word); at >= 0 {
					t.Errorf("%s reads at %s: %s: …%s…", who, address, what, near(pages[address], at))
				}
			}
			if strings.HasPrefix(address, "/public") || strings.HasPrefix(address, "/api/") {
				continue // an organisation that was given money is named to everybody; api_test.go holds what is not
			}
			for _, name := range names[who] {
				if at := strings.Index(pages[address], name); at >= 0 {
					t.Errorf("%s reads at %s the name %q: …%s…", who, address, name, near(pages[address], at))
				}
			}
			reads = reads || strings.Contains(pages[address], "nóingoài")
		}
		if !reads {
			t.Errorf("%s does not come to what was written to him", who)
		}
	}
	found := map[string]bool{}
	for _, who := range []programme.Role{programme.RoleDepartmentLeader, programme.RoleCentreOfficer} {
		for _, text := range o.walk(string(who)) {
			for what, word := range o.secrets {
				found[what] = found[what] || strings.Contains(text, word)
			}
		}
	}
	for what := range o.secrets {
		if !found[what] {
			t.Errorf("no office finds %s: the walk proves nothing of it", what)
		}
	}
}

// near is what stands around a place in a text.
func near(text string, at int) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(text[max(at-160, 0):min(at+80, len(text))], "")), " ")
}

// outOfSight lists, for each of the applicant's side, the projects and
// establishments that he does not see.
func (o *planted) outOfSight() map[programme.Role][]string {
	o.t.Helper()
	ctx := context.Background()
	projects, err := o.store.AllProjects(ctx, programme.LocalUser, store.ProjectFilter{})
	o.try(err)
	names, err := o.store.EstablishmentNames(ctx, programme.LocalUser, 1000)
	o.try(err)
	all := map[programme.Role][]string{}
	for _, r := range []programme.Role{programme.RoleEstablishment, programme.RoleCollaborator, programme.RoleCommuneOfficer} {
		u := o.users[string(r)]
		var seen, hidden []string
		keep := func(name string, sees bool) {
			if sees {
				seen = append(seen, name)
			} else {
				hidden = append(hidden, name)
			}
		}
		for _, p := range projects {
			keep(p.Title, u.SeesProject(p.Project))
			if u.SeesProject(p.Project) {
				keep(p.Establishment.Name, true) // wherever it has its seat
			}
		}
		for _, e := range names {
			keep(e.Name, u.Sees("", e.Place.Code, e.ID))
		}
		for _, name := range hidden {
			if !slices.ContainsFunc(seen, func(s string) bool { return strings.Contains(s, name) }) {
				all[r] = append(all[r], name)
			}
		}
		if len(all[r]) < 20 {
			o.t.Fatal(fmt.Sprint("only ", len(all[r]), " names out of sight of ", r))
		}
	}
	return all
}
