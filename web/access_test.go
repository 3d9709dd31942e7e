package web

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const password = "bốn từ không liên quan"

// office is a house in which everybody signs in: one person for each role, by
// the role's name, and one without a post.
type office struct {
	*house
	users  map[string]programme.User
	tokens map[string]string
	now    time.Time
}

// noPost is the person who holds no post.
const noPost = "no_post"

// rolePosts are the posts of the office; scopes are parts of the sample.
func rolePosts() map[programme.Role]programme.Scope {
	all := map[programme.Role]programme.Scope{}
	for _, r := range programme.Roles {
		all[r] = programme.Scope{}
	}
	keSach := programme.Scope{Places: []string{"943"}}
	all[programme.RoleEstablishment] = programme.Scope{EstablishmentID: 2}
	all[programme.RoleCollaborator], all[programme.RoleCommuneOfficer], all[programme.RoleDistrictOfficer] = keSach, keSach, keSach
	all[programme.RoleNationalAgency] = programme.Scope{Level: programme.National}
	return all
}

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{house: newHouse(t), users: map[string]programme.User{}, tokens: map[string]string{}, now: storetest.Start}
	o.store.Now = func() time.Time { return o.now }
	o.join(programme.RoleAdministrator)
	for _, r := range programme.Roles {
		if r != programme.RoleAdministrator {
			o.join(r)
		}
	}
	if _, err := o.store.CreateAccount(context.Background(), programme.LocalUser, programme.Account{Login: login(noPost), Name: "Người mới"}, password, nil); err != nil {
		t.Fatal(err)
	}
	o.signIn(noPost)
	return o
}

func login(who string) string { return strings.ReplaceAll(who, "_", ".") }

// join makes an account and a post for a role and signs it in.
func (o *office) join(r programme.Role) {
	o.t.Helper()
	post := &programme.Post{Title: "Chức vụ " + r.Label(), Role: r, Scope: rolePosts()[r], From: 2016_01_01}
	_, err := o.store.CreateAccount(context.Background(), programme.LocalUser, programme.Account{Login: login(string(r)), Name: "Người " + string(r)}, password, post)
	if err != nil {
		o.t.Fatal(err)
	}
	o.signIn(string(r))
}

func (o *office) signIn(who string) {
	o.t.Helper()
	token, err := o.store.SignIn(context.Background(), login(who), password, "")
	if err != nil {
		o.t.Fatal(err)
	}
	o.tokens[who] = token
	if o.users[who], _, err = o.store.Session(context.Background(), token); err != nil {
		o.t.Fatal(err)
	}
}

// as sends a request with somebody's session; "" is nobody's.
func (o *office) as(who, method, path string, values url.Values) *httptest.ResponseRecorder {
	o.t.Helper()
	return o.send(method, path, values, func(r *http.Request) {
		if who != "" {
			r.AddCookie(&http.Cookie{Name: sessionCookie, Value: o.tokens[who]})
		}
	})
}

// outcome is how a request ended, as the golden table writes it.
func outcome(w *httptest.ResponseRecorder) string {
	switch {
	case w.Code == http.StatusUnauthorized, w.Code == http.StatusSeeOther && strings.HasPrefix(w.Header().Get("Location"), "/login"):
		return "login"
	case w.Code == http.StatusConflict, w.Code == http.StatusUnprocessableEntity:
		return "form" // let in, and the form refused as empty or old
	}
	return fmt.Sprint(w.Code)
}

func TestEveryRouteHasItsNeed(t *testing.T) {
	for _, rt := range new(Server).routes() {
		if _, ok := needs[rt.pattern]; !ok {
			t.Errorf("%q has no line in needs (web/access_….go): say what one must be allowed to open it", rt.pattern)
		}
	}
	closed := route{pattern: "GET /khong-co", policy: reads}
	if err := allowed(closed, programme.User{ID: 2, Role: programme.RoleDepartmentLeader}); programme.KindOf(err) != programme.Forbidden {
		t.Errorf("an address that nobody decided on is open: %v", err)
	}
}

// TestWhoMayOpenWhat tries every address as every role; testdata/access.golden
// is the table of what comes out. Forms are sent empty: who is let in gets the
// form back, and nothing changes.
func TestWhoMayOpenWhat(t *testing.T) {
	o := newOffice(t)
	who := []string{"", noPost}
	for _, r := range programme.Roles {
		who = append(who, string(r))
	}
	var b strings.Builder
	for i, w := range who {
		name := w
		if w == "" {
			name = "(not signed in)"
		}
		fmt.Fprintf(&b, "%c %s\n", 'A'+i, name)
	}
	fmt.Fprintf(&b, "\n%-34s", "")
	for i := range who {
		fmt.Fprintf(&b, " %-5c", 'A'+i)
	}
	b.WriteString("\n")
	for _, rt := range o.server.routes() {
		method, path := address(t, rt, "1")
		line := fmt.Sprintf("%-34s", rt.pattern)
		for _, w := range who {
			values := o.usual()
			if method == http.MethodPost {
				values = url.Values{}
			}
			got := o.as(w, method, path, values)
			line += fmt.Sprintf(" %-5s", outcome(got))
			if rt.pattern == "POST /logout" && w != "" {
				o.signIn(w)
			}
			if got.Code == http.StatusForbidden && !mayWords.MatchString(got.Body.String()) {
				t.Errorf("%s as %q is refused without saying which role may:\n%.600s", rt.pattern, w, got.Body)
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	file := filepath.Join("testdata", "access.golden")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) == b.String() {
		return
	}
	old, now := strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")
	for i := range max(len(old), len(now)) {
		if i >= len(old) || i >= len(now) || old[i] != now[i] {
			t.Errorf("line %d:\n got %s\nwant %s\nIf it is meant, run the test with -update and look at the difference.",
				i+1, slices.Concat(now, make([]string, len(old)))[i], slices.Concat(old, make([]string, len(now)))[i])
		}
	}
}

// mayWords say in a refusal who may.
var mayWords = regexp.MustCompile(`cần vai trò|cần chức vụ có phạm vi`)

// TestOtherRecordsAreNotFound opens every project and establishment by its
// number, as those who see a part only: what is not theirs answers like what
// is not there.
func TestOtherRecordsAreNotFound(t *testing.T) {
	o := newOffice(t)
	ctx := context.Background()
	all, err := o.store.AllProjects(ctx, programme.LocalUser, store.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	clean := regexp.MustCompile(`\d+`)
	for _, r := range []programme.Role{programme.RoleEstablishment, programme.RoleCommuneOfficer, programme.RoleNationalAgency} {
		u, seen, hidden := o.users[string(r)], 0, 0
		missing := o.as(string(r), http.MethodGet, "/projects/999999", nil)
		for _, p := range all {
			w := o.as(string(r), http.MethodGet, fmt.Sprintf("/projects/%d", p.ID), nil)
			want := http.StatusNotFound
			if u.SeesProject(p.Project) {
				want = http.StatusOK
				seen++
			} else {
				hidden++
			}
			if w.Code != want {
				t.Errorf("%s: project %d: %d, want %d", r, p.ID, w.Code, want)
			}
			if w.Code == http.StatusNotFound && clean.ReplaceAllString(w.Body.String(), "") != clean.ReplaceAllString(missing.Body.String(), "") {
				t.Errorf("%s: project %d answers otherwise than one that is not there", r, p.ID)
			}
		}
		if seen == 0 || hidden == 0 {
			t.Errorf("%s: %d seen, %d hidden: proves nothing", r, seen, hidden)
		}
		list := o.as(string(r), http.MethodGet, "/projects", nil).Body.String()
		file := o.as(string(r), http.MethodGet, "/establishments", nil).Body.String()
		for _, p := range all {
			if !u.SeesProject(p.Project) && (strings.Contains(list, p.Title) || strings.Contains(file, p.Title)) {
				t.Errorf("%s: the list shows %q", r, p.Title)
			}
		}
		if page := o.as(string(r), http.MethodGet, "/evaluation", nil).Body.String(); !strings.Contains(page, "Chỉ gồm hồ sơ trong phạm vi") {
			t.Errorf("%s: the evaluation does not say that it is of a part", r)
		}
	}
	own := o.users[string(programme.RoleEstablishment)].Scope.EstablishmentID
	for id := int64(1); id <= 12; id++ {
		want := http.StatusNotFound
		if id == own {
			want = http.StatusOK
		}
		if w := o.as(string(programme.RoleEstablishment), http.MethodGet, fmt.Sprintf("/establishments/%d", id), nil); w.Code != want {
			t.Errorf("establishment %d: %d, want %d", id, w.Code, want)
		}
	}
}
