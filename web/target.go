package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"

	"khuyencong/programme"
)

func (s *Server) targetRoutes() []route {
	return []route{
		{"GET /programmes/{id}/targets/new", reads, s.targetNew},
		{"POST /programmes/{id}/targets", writes, s.targetCreate},
		{"GET /targets/{id}/edit", reads, s.targetEdit},
		{"POST /targets/{id}", writes, s.targetUpdate},
		{"GET /targets/{id}/delete", reads, s.targetDeleteAsk},
		{"POST /targets/{id}/delete", writes, s.targetDelete},
	}
}

func targetPath(id int64) string { return "/targets/" + number(id) }

// targetNew is the empty form; the address may fill in the period and level.
func (s *Server) targetNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.pathProgramme(r, u)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	typed := url.Values{
		"from": {cmp.Or(q.Get("from"), fmt.Sprint(p.From))}, "to": {cmp.Or(q.Get("to"), fmt.Sprint(p.To))},
		"level": {cmp.Or(q.Get("level"), string(programme.AllLevels))}, "content": {q.Get("content")},
	}
	return s.targetForm(w, r, u, p, programme.Target{}, recordForm{Typed: typed}, http.StatusOK)
}

// targetCreate saves a new target.
func (s *Server) targetCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.pathProgramme(r, u)
	if err != nil {
		return err
	}
	return s.targetSave(w, r, u, p, programme.Target{ProgrammeID: p.ID})
}

// pathProgramme loads the programme whose id the address has.
func (s *Server) pathProgramme(r *http.Request, u programme.User) (programme.Programme, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.Programme{}, err
	}
	return s.store.Programme(r.Context(), u, id)
}

// pathTarget loads the target whose id the address has, and its programme. A
// deleted target gives its id with the refusal.
func (s *Server) pathTarget(r *http.Request, u programme.User) (p programme.Programme, t programme.Target, err error) {
	if t.ID, err = pathID(r); err != nil {
		return p, t, err
	}
	found, err := s.store.Target(r.Context(), u, t.ID)
	if err != nil {
		return p, t, err
	}
	p, err = s.store.Programme(r.Context(), u, found.ProgrammeID)
	return p, found, err
}

// targetEdit is the form of a saved target, with its history.
func (s *Server) targetEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, t, err := s.pathTarget(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.STarget, t.ID, nil, err)
	}
	return s.targetForm(w, r, u, p, t, recordForm{Typed: typedTarget(t)}, http.StatusOK)
}

// targetUpdate saves a new version of a target.
func (s *Server) targetUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, t, err := s.pathTarget(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.STarget, t.ID, targetFrom(readForm(r)).Fields(), err)
	}
	return s.targetSave(w, r, u, p, t)
}

// targetSave saves what was typed over old, or draws the form again.
func (s *Server) targetSave(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, old programme.Target) error {
	f := readForm(r)
	t := targetFrom(f)
	t.ID, t.ProgrammeID = old.ID, p.ID
	f.also(t.Check(p))
	err := f.err()
	if err == nil {
		if t, err = s.store.SaveTarget(r.Context(), u, t); err == nil {
			return seeOther(w, r, programmePath(p.ID)+"#target-"+number(t.ID), "Đã lưu: "+t.Title()+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Target(r.Context(), u, old.ID)
		return savedRecord{programme.STarget, now.ID, now.Version, targetFrom(f).Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.targetForm(w, r, u, p, old, again, status)
}

// targetDeleteAsk asks before a target is deleted.
func (s *Server) targetDeleteAsk(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.targetDeletePage(w, r, u, false)
}

func (s *Server) targetDeletePage(w http.ResponseWriter, r *http.Request, u programme.User, changed bool) error {
	p, t, err := s.pathTarget(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.STarget, t.ID, nil, err)
	}
	page := recordDeletePage{
		Info: s.info(w, r, p, navProgrammes, "Xóa mục tiêu", programmeCrumbs(p)...),
		Noun: "mục tiêu này", Title: t.Title(), Action: targetPath(t.ID) + "/delete", Back: targetPath(t.ID) + "/edit",
		Version: t.Version, Fields: t.Fields(), Changed: changed,
	}
	return render(w, r, deleteStatus(changed), recordDeleteView(page))
}

// targetDelete deletes a target; if somebody saved it meanwhile, it asks again.
func (s *Server) targetDelete(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, t, err := s.pathTarget(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.STarget, t.ID, nil, err)
	}
	err = s.store.DeleteTarget(r.Context(), u, t.ID, readForm(r).id("version"))
	if programme.KindOf(err) == programme.Conflict {
		return s.targetDeletePage(w, r, u, true)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, programmePath(p.ID), "Đã xóa: "+t.Title()+". Các giá trị cũ còn trong lịch sử.")
}
