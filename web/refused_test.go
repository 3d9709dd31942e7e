package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

// TestStageIsNotTakenFromForms sends a stage with every form that an applicant
// has: the way of a dossier is not his to write.
func TestStageIsNotTakenFromForms(t *testing.T) {
	o := newOffice(t)
	w := o.as(applicant, http.MethodPost, "/projects", url.Values{
		"stage": {"approved"}, "title": {"Máy sấy tự duyệt"}, "content": {"KC3c"}, "level": {"local"}, "year": {"2018"}, "place": {"Huyện Kế Sách (943)"}, "requested_support": {"100tr"},
	})
	has(t, "created as approved", w, http.StatusUnprocessableEntity, "Máy sấy tự duyệt", "100tr")

	p := o.dossier(nil)
	form := url.Values{
		"version": {number(p.Version)}, "stage": {"approved"}, "recorded": {"1"}, "title": {"Máy sấy bơm nhiệt 2"}, "content": {"KC3c"}, "level": {"local"}, "year": {"2018"},
		"place": {"Huyện Kế Sách (943)"}, "requested_support": {"100tr"}, "approved_local": {"900tr"}, "appraised_local": {"900tr"}, "done_local": {"900tr"},
	}
	o.as(applicant, http.MethodPost, projectPath(p.ID), form)
	if now := o.at(projectPath(p.ID)); now.Stage != programme.Draft || now.Recorded || now.Approved().Support+now.Done().Support+now.Line(programme.FromLocal).Appraised != 0 {
		t.Errorf("a form wrote what is another's act: %+v", now)
	}
	p = o.at(projectPath(p.ID))
	o.as(applicant, http.MethodPost, movePath(p.ID, programme.Submit), url.Values{"version": {number(p.Version)}, "stage": {"approved"}, "to": {"approved"}})
	if now := o.at(projectPath(p.ID)); now.Stage != programme.Submitted {
		t.Errorf("a step with a stage of the client's led to %s", now.Stage)
	}
}

// TestSubmissionRefused submits too late and above the norm: the rule and what
// to do are said, and the dossier stays as it was.
func TestSubmissionRefused(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	if _, err := o.store.SaveNorm(ctx, programme.LocalUser, programme.Norm{Content: "KC3c", Level: programme.AllLevels, Rate: programme.Q(5000), Cap: programme.Q(80_000_000), Per: "cơ sở",
		Source: "TT thử/BTC", Clause: "Điều 5", From: 2010_01_01, ConfirmedBy: "Lê Thị Thử"}); err != nil {
		t.Fatal(err)
	}
	above := o.dossier(nil)
	has(t, "above the norm", o.take(applicant, above, programme.Submit, ""), http.StatusUnprocessableEntity, "80.000.000", "TT thử/BTC, Điều 5", projectPath(above.ID)+"/edit#f-requested_support")

	of, err := o.store.SaveProgramme(ctx, programme.LocalUser, programme.Programme{Code: "CT-2026", Name: "Chương trình sau", Province: "Sóc Trăng", From: 2026, To: 2030})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := o.store.SavePlan(ctx, programme.LocalUser, programme.Plan{ProgrammeID: of.ID, Year: 2026, Level: programme.Local})
	if err != nil {
		t.Fatal(err)
	}
	late := o.dossier(url.Values{"programme": {number(of.ID)}, "year": {"2026"}, "place": {"Xã Kế Sách (31528)"}, "requested_support": {"50tr"}})
	if err := o.store.SetCall(ctx, programme.LocalUser, plan.Version, programme.Call{PlanID: plan.ID, From: 2025_06_01, To: 2025_12_31, Source: "Công văn 8/SCT"}); err != nil {
		t.Fatal(err)
	}
	has(t, "after the call", o.take(applicant, late, programme.Submit, ""), http.StatusConflict, "Đã hết hạn đăng ký đề án năm 2026", "31/12/2025", "gia hạn đợt đăng ký")
	for _, p := range []programme.Project{above, late} {
		if now := o.at(projectPath(p.ID)); now.Stage != programme.Draft || now.Version != p.Version || now.Requested() != p.Requested() {
			t.Errorf("a refused submission changed the dossier: %+v", now)
		}
	}
}

// TestAnothersProjectByItsNumber opens and sends every address under a project
// of another establishment: there is none.
func TestAnothersProjectByItsNumber(t *testing.T) {
	o := newOffice(t)
	before := o.at("/projects/1")
	walked := 0
	for _, r := range o.server.routes() {
		method, path, _ := strings.Cut(r.pattern, " ")
		rest, under := strings.CutPrefix(path, "/projects/{id}")
		if !under {
			continue
		}
		walked++
		for _, filler := range []struct{ name, value string }{{"{move}", "withdraw"}, {"{paper}", "1"}, {"{format}", "pdf"}, {"{aid}", "1"}, {"{mid}", "1"}} {
			rest = strings.ReplaceAll(rest, filler.name, filler.value)
		}
		w := o.as(applicant, method, "/projects/1"+rest, url.Values{"version": {number(before.Version)}, "title": {"Của tôi"}, "note": {"Của tôi"}, "do": {"save"}})
		if w.Code != http.StatusNotFound && w.Code != http.StatusForbidden || strings.Contains(w.Body.String(), before.Title) {
			t.Errorf("%s: %d, or it tells the title", r.pattern, w.Code)
		}
	}
	has(t, "what is said of it", o.as(applicant, http.MethodGet, "/projects/1", nil), http.StatusNotFound, "chỉ mở được hồ sơ trong phạm vi", "mở lại từ danh sách")
	if theirs, none := o.as(applicant, http.MethodGet, "/projects/1", nil).Body.String(), o.as(applicant, http.MethodGet, "/projects/99999", nil).Body.String(); theirs != none {
		t.Error("a project of others is told from one that there is not")
	}
	if now := o.at("/projects/1"); walked < 30 || now.Version != before.Version {
		t.Errorf("%d addresses, now version %d", walked, now.Version)
	}
}
