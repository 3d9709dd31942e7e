package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) doubleFundingRoutes() []route {
	return []route{
		{"GET /projects/{id}/double_funding", reads, s.doubleShow},
		{"POST /projects/{id}/double_funding", writes, s.doubleAnswer},
	}
}

// doubleShowPage is every warning of double funding of a project, each with
// its evidence and a form for the conclusion.
type doubleShowPage struct {
	Info     pageInfo
	Project  programme.Project
	Warnings []doubleCard
	Machines int
	Sees     bool // is warned of what he may not open, too
	History  []historyEntry
}

// doubleCard is one warning with the form under it.
type doubleCard struct {
	programme.DoubleWarning
	Number int
	Form   recordForm
}

func doublePath(id int64) string { return projectPath(id) + "/double_funding" }

func (s *Server) doubleShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.drawDoubles(w, r, u, of, p, "", recordForm{}, http.StatusOK)
}

// drawDoubles draws all warnings; again is the form of the one with a key that
// was refused.
func (s *Server) drawDoubles(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Programme, p programme.Project, key string, again recordForm, status int) error {
	machines, double, err := s.store.ProjectMachines(r.Context(), u, p)
	if err != nil {
		return err
	}
	page := doubleShowPage{Project: p, Machines: len(machines.Rows), Sees: u.SeesDoubles(), Info: s.info(w, r, of, navProjects, "Hỗ trợ trùng", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})}
	for i, warning := range double.Warnings {
		card := doubleCard{DoubleWarning: warning, Number: i + 1}
		card.Form.Typed = card.typed()
		if warning.Key == key {
			card.Form = again
		}
		page.Warnings = append(page.Warnings, card)
	}
	if page.Sees {
		events, err := s.store.History(r.Context(), u, programme.SDouble, p.ID)
		if err != nil {
			return err
		}
		page.History = history(events)
	}
	return render(w, r, status, doubleShowView(page))
}

func (s *Server) doubleAnswer(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	card := doubleCard{Number: int(f.id("card"))}
	a := programme.DoubleAnswer{ProjectID: p.ID, Key: f.typed.Get("key"), Verdict: programme.DoubleVerdict(f.text(card.name("verdict"))), Reason: f.text(card.name("reason")), Version: f.id("version")}
	if err = s.store.AnswerDouble(r.Context(), u, a); err == nil {
		return seeOther(w, r, doublePath(p.ID), "Đã ghi kết luận: "+a.Verdict.Label()+".")
	}
	for _, problem := range programme.Problems(err) {
		if problem.Field != "" {
			problem.Field = card.name(problem.Field)
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.DoubleFunding(r.Context(), u, p.ID)
		saved := savedRecord{Subject: programme.SDouble, ID: p.ID, Mine: doubleFields(a)}
		if w, ok := now.Find(a.Key); ok && w.Answer != nil {
			saved.Version, saved.Stored = w.Answer.Version, doubleFields(*w.Answer)
		}
		return saved, err
	})
	if err != nil {
		return err
	}
	return s.drawDoubles(w, r, u, of, p, a.Key, again, status)
}

func doubleFields(a programme.DoubleAnswer) []programme.FieldValue {
	return []programme.FieldValue{{Field: "verdict", Label: "Kết luận", Value: a.Verdict.Label()}, {Field: "reason", Label: "Lý do", Value: a.Reason}}
}

// name is a field of the card's own, since a page has several cards.
func (c doubleCard) name(field string) string { return field + "_" + strconv.Itoa(c.Number) }

// typed is the saved conclusion as the form shows it.
func (c doubleCard) typed() url.Values {
	v := url.Values{"version": {"0"}}
	if a := c.Answer; a != nil {
		v.Set("version", number(a.Version))
		v.Set(c.name("verdict"), string(a.Verdict))
		v.Set(c.name("reason"), a.Reason)
	}
	return v
}

// verdicts are the choices of a conclusion.
func (c doubleCard) verdicts() fieldView {
	f := fieldView{Name: c.name("verdict"), Label: "Kết luận", Options: []option{{"", "Chọn kết luận"}}}
	for _, v := range programme.DoubleVerdicts {
		f.Options = append(f.Options, option{string(v), v.Label()})
	}
	return c.Form.fill(f)
}

func (c doubleCard) reason() fieldView {
	return c.Form.fill(fieldView{Name: c.name("reason"), Label: "Lý do, căn cứ", Rows: 3, Help: "Ghi văn bản, hóa đơn hoặc kết quả kiểm tra đã dựa vào; người thẩm định sau sẽ đọc."})
}

// doubleMeaning is the colour of a warning.
func doubleMeaning(w programme.DoubleWarning) meaning {
	switch {
	case w.Answer != nil && w.Answer.Verdict == programme.IsDouble:
		return wrong
	case w.Answer != nil:
		return good
	case w.Certainty == programme.CertainlyDouble:
		return wrong
	}
	return attention
}

// doubleState says whether a warning waits.
func doubleState(w programme.DoubleWarning) string {
	if w.Open() {
		return "chưa có kết luận"
	}
	switch w.Answer.Verdict {
	case programme.NotTheSame:
		return "đã kết luận: không trùng"
	case programme.DoubleAllowed:
		return "đã kết luận: được phép"
	}
	return "đã kết luận: hỗ trợ trùng"
}

// doubleSummary is the state of all warnings in one sentence, for who is told
// of all of them or only of what he may open.
func doubleSummary(d programme.DoubleFunding, sees bool) string {
	switch open := d.Unanswered(); {
	case len(d.Warnings) == 0 && !sees:
		return "Không thấy máy nào của đề án này trong các đề án bạn được xem; người thẩm định đối chiếu với mọi đề án."
	case len(d.Warnings) == 0:
		return "Không thấy máy nào của đề án này trong các đề án khác, cả hai nguồn khuyến công, mọi năm."
	case open > 0:
		return strconv.Itoa(len(d.Warnings)) + " cảnh báo hỗ trợ trùng, " + strconv.Itoa(open) + " chưa có kết luận."
	}
	return strconv.Itoa(len(d.Warnings)) + " cảnh báo hỗ trợ trùng, đều đã có kết luận."
}
