package web

import (
	"context"
	"net/http"
	"strings"

	"khuyencong/programme"
)

// anyone marks the addresses that are open before one has signed in.
const anyone programme.Action = ""

// needs is what one must be allowed for each address. An address that is not
// here is closed to everybody who signs in; a test reads the list. What single
// records one may see and change is the store's to say.
var needs = map[string]programme.Action{
	"/":                     programme.OwnAccount, // whatever has no page
	"GET /{$}":              programme.OwnAccount,
	"POST /seen":            programme.ReadRecords,
	"GET /login":            anyone,
	"POST /login":           anyone,
	"POST /logout":          programme.OwnAccount,
	"GET /me":               programme.OwnAccount,
	"POST /me/post":         programme.OwnAccount,
	"POST /me/password":     programme.OwnAccount,
	"GET /about":            anyone,
	"GET /paper.css":        programme.OwnAccount,
	"GET /verification":     programme.ReadVerification,
	"POST /verification":    programme.ReadVerification,
	"GET /accounts":         programme.ManageAccounts,
	"GET /accounts/new":     programme.ManageAccounts,
	"POST /accounts":        programme.ManageAccounts,
	"GET /accounts/{id}":    programme.ManageAccounts,
	"GET /posts":            programme.ReadPosts,
	"GET /posts/new":        programme.ManageAccounts,
	"POST /posts":           programme.ManageAccounts,
	"GET /posts/{id}":       programme.ReadPosts,
	"GET /posts/{id}/edit":  programme.ManageAccounts,
	"POST /posts/{id}":      programme.ManageAccounts,
	"GET /posts/{id}/give":  programme.ManageAccounts,
	"POST /posts/{id}/give": programme.ManageAccounts,
	"GET /posts/{id}/end":   programme.ManageAccounts,
	"POST /posts/{id}/end":  programme.ManageAccounts,

	"GET /contracts":                            programme.ReadRecords,
	"GET /installments":                         programme.ReadInternal,
	"GET /installments/{format}":                programme.ReadInternal,
	"GET /projects/{id}/contract":               programme.ReadRecords,
	"GET /projects/{id}/contract/edit":          programme.EditContracts,
	"POST /projects/{id}/contract":              programme.EditContracts,
	"POST /projects/{id}/contract/sign":         programme.SignContracts,
	"POST /projects/{id}/contract/account":      programme.KeepAccounts,
	"GET /projects/{id}/contract/annex":         programme.SignContracts,
	"POST /projects/{id}/contract/annex":        programme.SignContracts,
	"GET /projects/{id}/contract/deed":          programme.KeepAccounts, // which deeds, is the store's to say
	"POST /projects/{id}/contract/deed":         programme.KeepAccounts,
	"GET /projects/{id}/contract/versions":      programme.ReadRecords,
	"GET /projects/{id}/contract/file/{format}": programme.ReadRecords,

	"GET /notices":             programme.OwnAccount,
	"POST /notices/read":       programme.OwnAccount,
	"POST /notices/{id}/open":  programme.OwnAccount,
	"GET /calendar":            programme.OwnAccount,
	"GET /calendar.ics":        programme.OwnAccount,
	"GET /calendar/{token}":    anyone, // who has the secret address
	"POST /me/calendar":        programme.OwnAccount,
	"POST /me/calendar/end":    programme.OwnAccount,
	"POST /me/mail":            programme.OwnAccount,
	"POST /accounts/{id}/mail": programme.ManageAccounts,
	"GET /mails":               programme.ManageAccounts,
	"POST /mails/{id}/again":   programme.ManageAccounts,

	"POST /accounts/{id}/password": programme.ManageAccounts,
	"POST /accounts/{id}/disable":  programme.ManageAccounts,
	"GET /accounts/{id}/handover":  programme.ManageAccounts,
	"POST /accounts/{id}/handover": programme.ManageAccounts,
	"GET /posts/{id}/handover":     programme.ManageAccounts,
	"POST /posts/{id}/handover":    programme.ManageAccounts,

	"GET /projects":                 programme.ReadRecords,
	"GET /projects/file":            programme.ReadRecords,
	"GET /projects/new":             programme.EditDrafts, // a record of old books and an officer's correction: the store asks more,
	"POST /projects":                programme.EditDrafts,
	"GET /projects/{id}":            programme.ReadRecords,
	"GET /projects/{id}/edit":       programme.EditDrafts,
	"POST /projects/{id}":           programme.EditDrafts,
	"GET /establishments":           programme.ReadRecords,
	"GET /establishments/new":       programme.EditEstablishments,
	"POST /establishments":          programme.EditEstablishments,
	"GET /establishments/{id}":      programme.ReadRecords,
	"GET /establishments/{id}/edit": programme.EditEstablishments,
	"POST /establishments/{id}":     programme.EditEstablishments,

	"GET /projects/{id}/moves/{move}":  programme.ReadRecords, // the workflow says who takes which step
	"POST /projects/{id}/moves/{move}": programme.ReadRecords,

	"GET /projects/{id}/results":                programme.ReadRecords,
	"GET /projects/{id}/results/{month}":        programme.RecordResults,
	"POST /projects/{id}/results/{month}":       programme.RecordResults,
	"POST /projects/{id}/results/{month}/check": programme.ConfirmResults,
	"GET /results":                   programme.ReadRecords,
	"GET /results/due":               programme.ReadRecords,
	"GET /results/{indicator}":       programme.ReadRecords,
	"GET /stories":                   programme.ReadRecords, // published ones; others for who reads what the offices do
	"GET /projects/{id}/stories/new": programme.WriteStories,
	"POST /projects/{id}/stories":    programme.WriteStories,
	"GET /stories/{id}":              programme.ReadRecords,
	"GET /stories/{id}/photo":        programme.ReadRecords,
	"GET /stories/{id}/edit":         programme.WriteStories,
	"POST /stories/{id}":             programme.WriteStories,
	"POST /stories/{id}/decision":    programme.ReadInternal, // the steps of a story say who takes which

	"GET /establishments/duplicates":  programme.EditEstablishments,
	"GET /establishments/{id}/merge":  programme.EditProjects, // and establishments: the store asks both
	"POST /establishments/{id}/merge": programme.EditProjects,

	"GET /projects/{id}/closing":                         programme.ReadRecords,
	"POST /projects/{id}/liquidation":                    programme.ConcludeSettlement,
	"GET /projects/{id}/liquidation/{format}":            programme.ReadRecords,
	"GET /projects/{id}/acceptance":                      programme.WriteSettlement,
	"POST /projects/{id}/acceptance":                     programme.WriteSettlement,
	"GET /projects/{id}/acceptances/{aid}":               programme.ReadRecords,
	"GET /projects/{id}/acceptances/{aid}/{format}":      programme.ReadRecords,
	"POST /projects/{id}/acceptances/{aid}/conclusion":   programme.ConcludeSettlement,
	"POST /projects/{id}/acceptances/{aid}/cancellation": programme.ConcludeSettlement,
	"GET /projects/{id}/settlement":                      programme.WriteSettlement,
	"POST /projects/{id}/settlement":                     programme.WriteSettlement,
	"GET /projects/{id}/settlements/{sid}":               programme.ReadRecords,
	"GET /projects/{id}/settlements/{sid}/{format}":      programme.ReadRecords,
	"POST /projects/{id}/settlements/{sid}/conclusion":   programme.ConcludeSettlement,
	"POST /projects/{id}/settlements/{sid}/cancellation": programme.ConcludeSettlement,
	"GET /projects/{id}/vouchers":                        programme.ReadRecords,
	"GET /projects/{id}/vouchers/new":                    programme.WriteVouchers,
	"POST /projects/{id}/vouchers":                       programme.WriteVouchers,
	"GET /projects/{id}/vouchers/{vid}/edit":             programme.WriteVouchers,
	"POST /projects/{id}/vouchers/{vid}":                 programme.WriteVouchers,
	"POST /projects/{id}/vouchers/{vid}/void":            programme.WriteVouchers,
	"GET /projects/{id}/vouchers/{vid}/file":             programme.ReadRecords,
	"GET /projects/{id}/voucher_table/{format}":          programme.ReadRecords,
	"GET /projects/{id}/bundle/{format}":                 programme.ReadBundle,

	"GET /projects/{id}/appraisal":                         programme.Appraise,
	"POST /projects/{id}/appraisal":                        programme.Appraise,
	"GET /projects/{id}/appraisals/{aid}":                  programme.ReadRecords,
	"GET /projects/{id}/appraisals/{aid}/{paper}/{format}": programme.ReadRecords,
	"POST /projects/{id}/appraisals/{aid}/decision":        programme.Appraise,
	"POST /projects/{id}/appraisals/{aid}/return":          programme.Appraise,
	"GET /matters":                                      programme.ReadRecords,
	"GET /projects/{id}/matters/new":                    programme.ReadRecords,
	"POST /projects/{id}/matters":                       programme.ReadRecords, // who takes which step is in the tables of programme.Matters
	"GET /projects/{id}/matters/{mid}":                  programme.ReadRecords,
	"POST /projects/{id}/matters/{mid}":                 programme.ReadRecords,
	"POST /projects/{id}/matters/{mid}/photos":          programme.ReadRecords,
	"GET /projects/{id}/photos/{photo}/{size}":          programme.ReadRecords, // the original: the store asks more
	"POST /projects/{id}/photos/{photo}/drop":           programme.ReadRecords,
	"GET /projects/{id}/matters/{mid}/report":           programme.ReadRecords,
	"POST /projects/{id}/matters/{mid}/report":          programme.ReadRecords,
	"GET /projects/{id}/matters/{mid}/minutes":          programme.ReadRecords,
	"POST /projects/{id}/matters/{mid}/minutes":         programme.ReadRecords,
	"GET /projects/{id}/matters/{mid}/minutes/{format}": programme.ReadRecords,
	"GET /obstacles":                                    programme.ReadRecords,
	"GET /inspections":                                  programme.ReadInternal,
	"GET /inspection_points":                            programme.ReadLists,
	"POST /inspection_points/known":                     programme.EditLists,
	"GET /inspection_points/new":                        programme.EditLists,
	"POST /inspection_points":                           programme.EditLists,
	"GET /inspection_points/{id}/edit":                  programme.EditLists,
	"POST /inspection_points/{id}":                      programme.EditLists,
	"GET /appraisal_criteria":                           programme.ReadLists,
	"POST /appraisal_criteria/known":                    programme.EditLists,
	"GET /appraisal_criteria/new":                       programme.EditLists,
	"POST /appraisal_criteria":                          programme.EditLists,
	"GET /appraisal_criteria/{id}/edit":                 programme.EditLists,
	"POST /appraisal_criteria/{id}":                     programme.EditLists,

	"GET /papers":           programme.ReadLists,
	"POST /papers/known":    programme.EditLists,
	"GET /papers/new":       programme.EditLists,
	"POST /papers":          programme.EditLists,
	"GET /papers/{id}/edit": programme.EditLists,
	"POST /papers/{id}":     programme.EditLists,

	"GET /projects/{id}/papers":           programme.ReadRecords,
	"POST /projects/{id}/papers":          programme.EditDrafts,
	"GET /projects/{id}/papers/{paper}":   programme.ReadRecords,
	"POST /projects/{id}/papers/drop":     programme.EditDrafts,
	"POST /projects/{id}/papers/check":    programme.Appraise,
	"GET /projects/{id}/return":           programme.ReadRecords,
	"POST /projects/{id}/return":          programme.Appraise,
	"POST /projects/{id}/answers":         programme.EditDrafts,
	"GET /projects/{id}/rounds":           programme.ReadRecords,
	"GET /projects/{id}/receipt":          programme.ReadRecords,
	"GET /projects/{id}/receipt/{format}": programme.ReadRecords,
	"GET /charges":                        programme.AssignOfficers,
	"POST /charges":                       programme.AssignOfficers,
	"GET /projects/{id}/confirm":          programme.ReadRecords,
	"POST /projects/{id}/confirm":         programme.EditDrafts,
	"GET /projects/{id}/letter":           programme.ReadRecords,
	"GET /projects/{id}/letter/{format}":  programme.ReadRecords,
	"GET /rounds":                         programme.ReadRecords,
	"GET /rounds/drafts":                  programme.ReadRecords,

	"POST /projects/{id}/matters/{mid}/evidence":       programme.ReadRecords, // the rules of programme.Matter say who
	"POST /projects/{id}/matters/{mid}/evidence/check": programme.ReadRecords,
	"GET /projects/{id}/matters/{mid}/evidence/{eid}":  programme.ReadRecords,
	"GET /ledger":                                     programme.ReadRecords,
	"GET /funds":                                      programme.ReadProgramme,
	"GET /funds/{level}/{year}":                       programme.ReadProgramme,
	"GET /funds/{level}/{year}/{format}":              programme.ReadProgramme,
	"GET /funds/{level}/{year}/treasury":              programme.ReadTreasury,
	"GET /funds/{level}/{year}/treasury/{format}":     programme.ReadTreasury,
	"POST /funds/{level}/{year}/treasury":             programme.Reconcile,
	"POST /funds/{level}/{year}/treasury/statements":  programme.Reconcile,
	"POST /funds/{level}/{year}/treasury/matches":     programme.Reconcile,
	"POST /funds/{level}/{year}/treasury/minutes":     programme.CloseYear,
	"GET /funds/{level}/{year}/closing":               programme.ReadTreasury,
	"POST /funds/{level}/{year}/closing":              programme.Reconcile,
	"POST /funds/{level}/{year}/closing/confirmation": programme.CloseYear,
	"GET /projects/{id}/ledger":                       programme.ReadRecords,
	"GET /evaluation":                                 programme.ReadProgramme,
	"GET /evaluation/files/{format}":                  programme.ReadReports,
	"GET /programmes":                                 programme.ReadProgramme,
	"GET /programmes/new":                             programme.EditProgramme,
	"POST /programmes":                                programme.EditProgramme,
	"GET /programmes/{id}":                            programme.ReadProgramme,
	"GET /programmes/{id}/edit":                       programme.EditProgramme,
	"POST /programmes/{id}":                           programme.EditProgramme,
	"GET /programmes/{id}/targets/new":                programme.EditProgramme,
	"POST /programmes/{id}/targets":                   programme.EditProgramme,
	"GET /targets/{id}/edit":                          programme.EditProgramme,
	"POST /targets/{id}":                              programme.EditProgramme,
	"GET /targets/{id}/delete":                        programme.EditProgramme,
	"POST /targets/{id}/delete":                       programme.EditProgramme,
	"GET /programmes/{id}/plans/new":                  programme.EditProgramme,
	"POST /programmes/{id}/plans":                     programme.EditProgramme,
	"GET /plans/{id}/edit":                            programme.EditProgramme,
	"POST /plans/{id}":                                programme.EditProgramme,
	"GET /figures":                                    programme.ReadFigures,
	"GET /figures/new":                                programme.EditFigures,
	"POST /figures":                                   programme.EditFigures,
	"GET /figures/{id}/edit":                          programme.EditFigures,
	"POST /figures/{id}":                              programme.EditFigures,
	"GET /figures/{id}/delete":                        programme.EditFigures,
	"POST /figures/{id}/delete":                       programme.EditFigures,
	"GET /differences":                                programme.ReadFigures,
	"POST /explanations":                              programme.EditFigures,
	"POST /explanations/candidates":                   programme.EditFigures,
	"GET /remarks/new":                                programme.EditFigures,
	"POST /remarks":                                   programme.EditFigures,
	"GET /remarks/{id}/edit":                          programme.EditFigures,
	"POST /remarks/{id}":                              programme.EditFigures,
	"GET /remarks/{id}/delete":                        programme.EditFigures,
	"POST /remarks/{id}/delete":                       programme.EditFigures,
	"GET /checks":                                     programme.CheckText,
	"POST /checks":                                    programme.CheckText,
	"POST /checks/recheck":                            programme.CheckText,
	"POST /checks/save":                               programme.EditFigures,
	"GET /reports":                                    programme.ReadReports,
	"POST /reports":                                   programme.WriteReport,
	"GET /reports/{id}":                               programme.ReadReports,
	"GET /reports/{id}/edit":                          programme.WriteReport,
	"POST /reports/{id}":                              programme.WriteReport,
	"GET /reports/{id}/issue":                         programme.IssueReport,
	"POST /reports/{id}/issue":                        programme.IssueReport,
	"GET /reports/{id}/files/{format}":                programme.ReadReports,
	"GET /places":                                     programme.ReadLists,
	"GET /places/questions":                           programme.ReadLists,
	"GET /places/{key}":                               programme.ReadLists,
	"POST /places/{key}/decision":                     programme.EditLists,
	"GET /norms":                                      programme.ReadLists,
	"POST /norms/known":                               programme.EditLists,
	"GET /norms/new":                                  programme.EditLists,
	"POST /norms":                                     programme.EditLists,
	"GET /norms/{id}/edit":                            programme.EditLists,
	"POST /norms/{id}":                                programme.EditLists,

	"GET /plans/{id}":                     programme.ReadProgramme,
	"GET /plans/{id}/budget":              programme.BudgetPlan,
	"POST /plans/{id}/budget":             programme.BudgetPlan,
	"GET /plans/{id}/call":                programme.AssemblePlan,
	"POST /plans/{id}/call":               programme.AssemblePlan,
	"GET /plans/{id}/gap":                 programme.AssemblePlan,
	"POST /plans/{id}/gap":                programme.AssemblePlan,
	"GET /plans/{id}/assemble":            programme.AssemblePlan,
	"POST /plans/{id}/assemble":           programme.AssemblePlan,
	"GET /plans/{id}/submit":              programme.SubmitPlan,
	"POST /plans/{id}/submit":             programme.SubmitPlan,
	"GET /plans/{id}/opinion":             programme.OpinePlan,
	"POST /plans/{id}/opinion":            programme.OpinePlan,
	"GET /plans/{id}/approve":             programme.ApprovePlan,
	"POST /plans/{id}/approve":            programme.ApprovePlan,
	"GET /plans/{id}/takeback":            programme.ApprovePlan,
	"POST /plans/{id}/takeback":           programme.ApprovePlan,
	"GET /plans/{id}/adjust":              programme.AdjustPlan,
	"POST /plans/{id}/adjust":             programme.AdjustPlan,
	"GET /plans/{id}/cancel":              programme.AdjustPlan,
	"POST /plans/{id}/cancel":             programme.AdjustPlan,
	"GET /plans/{id}/decisions":           programme.ReadProgramme,
	"GET /plans/{id}/versions":            programme.ReadProgramme,
	"GET /plans/{id}/submission/{format}": programme.ReadProgramme, // and every project of the plan: the handler asks
	"GET /plans/{id}/draft/{format}":      programme.ReadProgramme,
	"GET /plans/{id}/annex/{format}":      programme.ReadProgramme,
	"GET /projects/{id}/approvals":        programme.ReadRecords,
	"GET /limits":                         programme.ReadLists,
	"GET /limits/new":                     programme.EditLists,
	"POST /limits":                        programme.EditLists,
	"GET /limits/{id}/edit":               programme.EditLists,
	"POST /limits/{id}":                   programme.EditLists,

	"GET /payment_rules":           programme.ReadLists,
	"POST /payment_rules/known":    programme.EditLists,
	"GET /payment_rules/new":       programme.EditLists,
	"POST /payment_rules":          programme.EditLists,
	"GET /payment_rules/{id}/edit": programme.EditLists,
	"POST /payment_rules/{id}":     programme.EditLists,
	"GET /rules":                   programme.ReadLists,
	"POST /rules/known":            programme.EditLists,
	"GET /rules/new":               programme.EditLists,
	"POST /rules":                  programme.EditLists,
	"GET /rules/{id}/edit":         programme.EditLists,
	"POST /rules/{id}":             programme.EditLists,
	"GET /size_rules/new":          programme.EditLists,
	"POST /size_rules":             programme.EditLists,
	"GET /size_rules/{id}/edit":    programme.EditLists,
	"POST /size_rules/{id}":        programme.EditLists,
	"GET /areas":                   programme.ReadLists,
	"GET /areas/new":               programme.EditLists,
	"POST /areas":                  programme.EditLists,
	"POST /areas/confirm":          programme.EditLists,
	"GET /areas/{id}/edit":         programme.EditLists,
	"POST /areas/{id}":             programme.EditLists,

	"GET /projects/{id}/messages":       programme.ReadRecords, // internal notes: the store asks
	"POST /projects/{id}/messages":      programme.WriteMessages,
	"POST /projects/{id}/messages/read": programme.ReadRecords,

	"GET /templates":                     programme.EditLists,
	"GET /templates/{template}":          programme.EditLists,
	"POST /templates/{template}":         programme.EditLists,
	"POST /templates/{template}/preview": programme.EditLists,
	"POST /templates/{template}/reset":   programme.EditLists,

	"POST /establishments/{id}/watches": programme.Appraise,
	"POST /watches/{id}/lift":           programme.Appraise,

	"GET /projects/{id}/eligibility":  programme.ReadRecords,
	"POST /projects/{id}/eligibility": programme.Appraise,
	"POST /projects/{id}/start":       programme.ReadRecords, // who drafts, later who appraises: the store asks

	"GET /projects/{id}/machines":         programme.EditDrafts,
	"POST /projects/{id}/machines":        programme.EditDrafts,
	"GET /projects/{id}/double_funding":   programme.ReadRecords,
	"POST /projects/{id}/double_funding":  programme.Appraise,
	"GET /projects/{id}/priority":         programme.ReadRecords,
	"POST /projects/{id}/priority":        programme.ReadRecords, // who drafts claims, who appraises confirms: the store asks
	"GET /ranking":                        programme.ReadInternal,
	"GET /projects/{id}/override":         programme.EditProgramme,
	"POST /projects/{id}/override":        programme.EditProgramme,
	"POST /projects/{id}/override/delete": programme.EditProgramme,
	"GET /criteria":                       programme.ReadLists,
	"POST /criteria/known":                programme.EditLists,
	"GET /criteria/new":                   programme.EditLists,
	"POST /criteria":                      programme.EditLists,
	"GET /criteria/{id}/edit":             programme.EditLists,
	"POST /criteria/{id}":                 programme.EditLists,
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
