package web

import (
	"net/http"
	"slices"

	"khuyencong/programme"
)

func (s *Server) explanationRoutes() []route {
	return []route{
		{"GET /differences", reads, s.explanationShow},
		{"POST /explanations", writes, s.explanationSave},
		{"POST /explanations/candidates", writes, s.explanationChoose},
	}
}

// explanationShow is the record of one difference: its two sides, why it may
// be, and how it was explained (giải trình chênh lệch).
func (s *Server) explanationShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	c, err := s.comparison(w, r, u)
	if err != nil {
		return err
	}
	if c.State == compareGone && c.Given.ID == 0 {
		return programme.Refuse(programme.NotFound, "", "Không tìm thấy chênh lệch này trong đánh giá %s. Có thể số liệu công bố hoặc hồ sơ đã được sửa; mở lại trang Đánh giá để xem các chênh lệch hiện có.", c.E.Period.Label())
	}
	return s.explanationPage(w, r, u, explanationPage{comparison: c, Form: recordForm{Typed: typedExplanation(c.Given)}}, http.StatusOK)
}

// explanationSave explains a difference or replaces its explanation. What was
// typed for a difference that has changed or gone meanwhile is not saved, and
// not lost either.
func (s *Server) explanationSave(w http.ResponseWriter, r *http.Request, u programme.User) error {
	c, err := s.comparison(w, r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	mine := explanationFrom(f, c)
	if c.State != compareDiffers {
		page := explanationPage{comparison: c, Form: recordForm{Typed: typedExplanation(c.Given)}, Unsaved: explanationFields(mine, c.D)}
		return s.explanationPage(w, r, u, page, http.StatusConflict)
	}
	f.also(mine.Check())
	if was := f.id("difference"); was != c.D.Amount {
		f.keep(programme.Refuse(programme.Conflict, "", "Chênh lệch này vừa đổi từ %s thành %s vì số liệu đã được sửa sau khi bạn mở trang. Đọc lại hai số bên dưới; nếu nội dung giải trình còn đúng, bấm lưu lần nữa.",
			amountText(c.D, was), c.D.AmountText()))
		return s.explanationPage(w, r, u, explanationPage{comparison: c, Form: recordForm{Typed: f.typed, Problems: programme.Problems(f.err())}}, http.StatusConflict)
	}
	if err = f.err(); err == nil {
		if _, err = s.store.SaveExplanation(r.Context(), u, mine); err == nil {
			return seeOther(w, r, c.back(), "Đã lưu giải trình: "+c.D.Title+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.comparison(w, r, u)
		c.Given = now.Given
		return savedRecord{programme.SExplanation, now.Given.ID, now.Given.Version, explanationFields(mine, c.D), explanationFields(now.Given, c.D)}, err
	})
	if err != nil {
		return err
	}
	return s.explanationPage(w, r, u, explanationPage{comparison: c, Form: again}, status)
}

// explanationChoose makes a proposed set of projects the explanation of the
// difference, if the set still gives the difference that the person saw.
func (s *Server) explanationChoose(w http.ResponseWriter, r *http.Request, u programme.User) error {
	c, err := s.comparison(w, r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	set := slices.IndexFunc(c.Candidates, func(e programme.CandidateSet) bool { return e.Key() == f.text("set") })
	if c.State != compareDiffers || set < 0 || f.id("difference") != c.D.Amount {
		err := programme.Refuse(programme.Conflict, "", "Các đề án này không còn cho đúng chênh lệch vì số liệu đã được sửa sau khi bạn mở trang. Xem lại hai số và các đề án bên dưới.")
		return s.explanationPage(w, r, u, explanationPage{comparison: c, Form: recordForm{Typed: typedExplanation(c.Given), Problems: programme.Problems(err)}}, http.StatusConflict)
	}
	x := c.Candidates[set].Explain(c.D, u, programme.DayOf(s.store.Now()))
	x.ProgrammeID, x.ID, x.Version = c.E.Programme.ID, c.Given.ID, f.id("version")
	if x.ID == 0 {
		x.Version = 0
	}
	if _, err = s.store.SaveExplanation(r.Context(), u, x); err == nil {
		return seeOther(w, r, c.back(), "Đã lưu giải trình: "+c.D.Title+".")
	}
	if k := programme.KindOf(err); k != programme.Invalid && k != programme.Conflict {
		return err
	}
	return s.explanationPage(w, r, u, explanationPage{comparison: c, Form: recordForm{Typed: typedExplanation(x), Problems: programme.Problems(err)}}, statuses[programme.KindOf(err)])
}

// explanationPage adds the history to a page and draws it.
func (s *Server) explanationPage(w http.ResponseWriter, r *http.Request, u programme.User, p explanationPage, status int) error {
	if p.Given.ID != 0 {
		events, err := s.store.History(r.Context(), u, programme.SExplanation, p.Given.ID)
		if err != nil {
			return err
		}
		p.History = explanationHistory(events, p.D)
	}
	p.Info = s.info(w, r, p.E.Programme, navEvaluation, p.title(), crumb{"Đánh giá", p.back()})
	return render(w, r, status, explanationShowView(p))
}

// explanationFrom reads the form. The version typed is that of the explanation
// that the person saw, so one that came meanwhile is a conflict.
func explanationFrom(f *form, c comparison) programme.Explanation {
	x := programme.Explanation{
		ID: c.Given.ID, ProgrammeID: c.E.Programme.ID, Key: c.Key, Difference: c.D.Amount,
		By: f.text("by"), On: f.day("on"), Reason: f.text("reason"), Evidence: f.text("evidence"),
		Counts: programme.Counting(f.text("counts")),
	}
	if x.ID != 0 {
		x.Version = f.id("version")
	}
	return x
}
