package web

import (
	"context"
	"net/http"
	"strings"

	"khuyencong/programme"
)

// anyone marks the addresses that are open before one has signed in.
const anyone programme.Action = ""

// needs is what one must be allowed for each address, resource by resource in the
// files access_….go. An address that is not there is closed to everybody who
// signs in; a test reads the list. What single records one may see and change
// is the store's to say.
var needs = together(needsOfPeople, needsOfProjects, needsOfPlans, needsOfLists, needsOfPublic, needsOfPublished)

// together is some maps as one; an address that two of them have is a mistake.
func together(parts ...map[string]programme.Action) map[string]programme.Action {
	all := map[string]programme.Action{}
	for _, part := range parts {
		for address, action := range part {
			if _, twice := all[address]; twice {
				panic("two rights for " + address)
			}
			all[address] = action
		}
	}
	return all
}

// needsOfPeople is needs of what belongs to who works here: accounts, posts,
// notices, the home page, and what has no other place.
var needsOfPeople = map[string]programme.Action{
	"/":                            programme.OwnAccount, // whatever has no page
	"GET /{$}":                     programme.OwnAccount,
	"POST /seen":                   programme.ReadRecords,
	"GET /login":                   anyone,
	"POST /login":                  anyone,
	"POST /logout":                 programme.OwnAccount,
	"GET /me":                      programme.OwnAccount,
	"POST /me/post":                programme.OwnAccount,
	"POST /me/password":            programme.OwnAccount,
	"GET /about":                   anyone,
	"GET /paper.css":               programme.OwnAccount,
	"GET /verification":            programme.ReadVerification,
	"POST /verification":           programme.ReadVerification,
	"GET /accounts":                programme.ManageAccounts,
	"GET /accounts/new":            programme.ManageAccounts,
	"POST /accounts":               programme.ManageAccounts,
	"GET /accounts/{id}":           programme.ManageAccounts,
	"GET /posts":                   programme.ReadPosts,
	"GET /posts/new":               programme.ManageAccounts,
	"POST /posts":                  programme.ManageAccounts,
	"GET /posts/{id}":              programme.ReadPosts,
	"GET /posts/{id}/edit":         programme.ManageAccounts,
	"POST /posts/{id}":             programme.ManageAccounts,
	"GET /posts/{id}/give":         programme.ManageAccounts,
	"POST /posts/{id}/give":        programme.ManageAccounts,
	"GET /posts/{id}/end":          programme.ManageAccounts,
	"POST /posts/{id}/end":         programme.ManageAccounts,
	"GET /notices":                 programme.OwnAccount,
	"POST /notices/read":           programme.OwnAccount,
	"POST /notices/{id}/open":      programme.OwnAccount,
	"GET /calendar":                programme.OwnAccount,
	"GET /calendar.ics":            programme.OwnAccount,
	"GET /calendar/{token}":        anyone, // who has the secret address
	"POST /me/calendar":            programme.OwnAccount,
	"POST /me/calendar/end":        programme.OwnAccount,
	"POST /me/mail":                programme.OwnAccount,
	"POST /accounts/{id}/mail":     programme.ManageAccounts,
	"GET /mails":                   programme.ManageAccounts,
	"POST /mails/{id}/again":       programme.ManageAccounts,
	"POST /accounts/{id}/password": programme.ManageAccounts,
	"POST /accounts/{id}/disable":  programme.ManageAccounts,
	"GET /accounts/{id}/handover":  programme.ManageAccounts,
	"POST /accounts/{id}/handover": programme.ManageAccounts,
	"GET /posts/{id}/handover":     programme.ManageAccounts,
	"POST /posts/{id}/handover":    programme.ManageAccounts,
}

// userKey is where a request's context keeps its user.
type userKey struct{}

func withUser(r *http.Request, u programme.User) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), userKey{}, u))
}

// userOf is the user that a page is drawn for.
func userOf(ctx context.Context) programme.User {
	if u, ok := ctx.Value(userKey{}).(programme.User); ok {
		return u
	}
	return programme.LocalUser
}

// may tells a view whether to show what leads to a thing. The store refuses
// anyway.
func may(ctx context.Context, a programme.Action) bool { return userOf(ctx).May(a) }

// signedIn tells whether the page is somebody's who has signed in.
func signedIn(ctx context.Context) bool {
	u := userOf(ctx)
	return u.ID != 0 && u.Role != programme.RoleLocal
}

// allowed refuses an address that the user's role may not open.
func allowed(rt route, u programme.User) error {
	need, listed := needs[rt.pattern]
	switch {
	case listed && need == anyone:
		return nil
	case !listed && u.Role != programme.RoleLocal:
		return programme.Refuse(programme.Forbidden, "", "Trang này chưa được mở cho vai trò nào. Báo người quản trị.")
	}
	return u.Require(need)
}

// signsIn tells whether people must sign in: from the first account on.
func (s *Server) signsIn(ctx context.Context) (bool, error) {
	if s.accounts.Load() {
		return true, nil
	}
	has, err := s.store.HasAccounts(ctx)
	if has {
		s.accounts.Store(true) // accounts are never removed
	}
	return has, err
}

// who is the user of a request; ok is false where he must sign in first.
func (s *Server) who(r *http.Request) (u programme.User, ok bool, err error) {
	has, err := s.signsIn(r.Context())
	if err != nil || !has {
		return programme.LocalUser, err == nil, err
	}
	token := sessionToken(r)
	if token == "" {
		return programme.User{}, false, nil
	}
	return s.store.Session(r.Context(), token)
}

const sessionCookie = "session"

// sessionToken is the token that the browser keeps; "" for none.
func sessionToken(r *http.Request) string {
	c, err := r.Cookie(sessionCookie)
	if err != nil || len(c.Value) > 100 {
		return ""
	}
	return c.Value
}

func setSession(w http.ResponseWriter, token string) {
	c := &http.Cookie{Name: sessionCookie, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if token == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// secureCookies marks every cookie of an answer as one for HTTPS only.
type secureCookies struct{ http.ResponseWriter }

func (w secureCookies) mark() {
	for i, c := range w.Header()["Set-Cookie"] {
		if !strings.HasSuffix(c, "; Secure") {
			w.Header()["Set-Cookie"][i] = c + "; Secure"
		}
	}
}

func (w secureCookies) WriteHeader(status int) {
	w.mark()
	w.ResponseWriter.WriteHeader(status)
}

func (w secureCookies) Write(b []byte) (int, error) {
	w.mark()
	return w.ResponseWriter.Write(b)
}

// localPath is an address of ours to go on to; anything that could lead
// elsewhere is the home page.
func localPath(s string) string {
	if !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") || strings.HasPrefix(s, "/login") {
		return "/"
	}
	return s
}
