package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) remarkRoutes() []route {
	return []route{
		{"GET /remarks/new", reads, s.remarkNew},
		{"POST /remarks", writes, s.remarkCreate},
		{"GET /remarks/{id}/edit", reads, s.remarkEdit},
		{"POST /remarks/{id}", writes, s.remarkUpdate},
		{"GET /remarks/{id}/delete", reads, s.remarkDeleteAsk},
		{"POST /remarks/{id}/delete", writes, s.remarkDelete},
	}
}

func remarkPath(id int64) string { return "/remarks/" + number(id) }

// remarksPath is where the remarks (khó khăn, giải pháp) of an evaluation stand.
func remarksPath(e programme.Evaluation) string { return "/evaluation?" + e.Query() + "#kho-khan" }

// remarkNew is the empty form; the address names the kind.
func (s *Server) remarkNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.evaluate(w, r, u)
	if err != nil {
		return err
	}
	kind := programme.Difficulty
	if programme.RemarkKind(r.FormValue("kind")) == programme.Remedy {
		kind = programme.Remedy
	}
	blank := programme.Remark{Kind: kind, Position: nextPosition(e, kind)}
	return s.remarkForm(w, r, u, e, programme.Remark{}, recordForm{Typed: typedRemark(blank)}, http.StatusOK)
}

// remarkCreate saves a new remark of the evaluation that the form names.
func (s *Server) remarkCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.evaluate(w, r, u)
	if err != nil {
		return err
	}
	return s.remarkSave(w, r, u, e, programme.Remark{})
}

// remarkEdit is the form of a saved remark, with its history.
func (s *Server) remarkEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, old, err := s.pathRemark(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SRemark, old.ID, nil, err)
	}
	return s.remarkForm(w, r, u, e, old, recordForm{Typed: typedRemark(old)}, http.StatusOK)
}

// remarkUpdate saves a new version of a remark.
func (s *Server) remarkUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, old, err := s.pathRemark(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SRemark, old.ID, remarkFields(remarkFrom(readForm(r), old, nil)), err)
	}
	return s.remarkSave(w, r, u, e, old)
}

// remarkSave saves what was typed over old, or draws the form again.
func (s *Server) remarkSave(w http.ResponseWriter, r *http.Request, u programme.User, e programme.Evaluation, old programme.Remark) error {
	f := readForm(r)
	mine := remarkFrom(f, old, e.Evidence())
	mine.ProgrammeID, mine.Period = e.Programme.ID, e.Period
	if f.text("position") == "" {
		mine.Position = nextPosition(e, mine.Kind)
	}
	f.also(mine.Check())
	err := f.err()
	if err == nil {
		if _, err = s.store.SaveRemark(r.Context(), u, mine); err == nil {
			return seeOther(w, r, remarksPath(e), "Đã lưu: "+mine.Kind.Label()+", "+e.Period.Label()+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Remark(r.Context(), u, old.ID)
		return savedRecord{programme.SRemark, now.ID, now.Version, remarkFields(mine), remarkFields(now)}, err
	})
	if err != nil {
		return err
	}
	return s.remarkForm(w, r, u, e, old, again, status)
}

// pathRemark loads the remark whose id the address has, and the evaluation
// that it belongs to. A deleted remark gives its id with the refusal.
func (s *Server) pathRemark(r *http.Request, u programme.User) (e programme.Evaluation, m programme.Remark, err error) {
	if m.ID, err = pathID(r); err != nil {
		return e, m, err
	}
	found, err := s.store.Remark(r.Context(), u, m.ID)
	if err != nil {
		return e, m, err
	}
	d, err := s.store.EvaluationData(r.Context(), u, found.ProgrammeID, found.Period)
	if err != nil {
		return e, m, err
	}
	e, err = programme.Evaluate(d, found.Period)
	return e, found, err
}
