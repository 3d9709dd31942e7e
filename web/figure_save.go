package web

import (
	"net/http"
	"net/url"

	"khuyencong/programme"
)

// figureNew is the form of a new figure; the address fills in what the next
// figure of the same document has in common with the last.
func (s *Server) figureNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	typed := url.Values{"kind": {string(programme.Result)}, "level": {string(programme.AllLevels)}}
	for _, name := range figureShared {
		if v := r.URL.Query().Get(name); v != "" {
			typed.Set(name, v)
		}
	}
	return s.figureForm(w, r, u, p, programme.StatedFigure{ProgrammeID: p.ID}, recordForm{Typed: typed}, http.StatusOK)
}

// figureShared are the fields that one document's figures mostly share.
var figureShared = []string{"source", "locator", "period", "kind", "level", "scope"}

// figureCreate saves a new figure.
func (s *Server) figureCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	return s.figureSave(w, r, u, p, programme.StatedFigure{ProgrammeID: p.ID})
}

// pathFigure loads the figure whose id the address has, and its programme. A
// deleted figure gives its id with the refusal.
func (s *Server) pathFigure(r *http.Request, u programme.User) (p programme.Programme, f programme.StatedFigure, err error) {
	if f.ID, err = pathID(r); err != nil {
		return p, f, err
	}
	found, err := s.store.StatedFigure(r.Context(), u, f.ID)
	if err != nil {
		return p, f, err
	}
	p, err = s.store.Programme(r.Context(), u, found.ProgrammeID)
	return p, found, err
}

// figureEdit is the record of a figure: its form and its history.
func (s *Server) figureEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, f, err := s.pathFigure(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SStated, f.ID, nil, err)
	}
	return s.figureForm(w, r, u, p, f, recordForm{Typed: typedFigure(f)}, http.StatusOK)
}

// figureUpdate saves a new version of a figure.
func (s *Server) figureUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, f, err := s.pathFigure(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SStated, f.ID, figureFrom(readForm(r), f).Fields(), err)
	}
	return s.figureSave(w, r, u, p, f)
}

// figureSave saves what was typed over old, or draws the form again.
func (s *Server) figureSave(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, old programme.StatedFigure) error {
	f := readForm(r)
	figure := figureFrom(f, old)
	f.also(figure.Check())
	err := f.err()
	if err == nil {
		if err = s.store.SaveStatedFigures(r.Context(), u, figure); err == nil {
			return seeOther(w, r, afterFigure(f, figure), "Đã lưu: "+figure.Title()+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.StatedFigure(r.Context(), u, old.ID)
		return savedRecord{programme.SStated, now.ID, now.Version, figure.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.figureForm(w, r, u, p, old, again, status)
}

// afterFigure is where a save leads: to the line in the list, or to the form
// of the next figure of the same document.
func afterFigure(f *form, figure programme.StatedFigure) string {
	if !f.checked("again") {
		if figure.ID == 0 {
			return figureListPath(figure.ProgrammeID, figure.Source)
		}
		return figureAnchor(figure)
	}
	next := url.Values{"programme": {number(figure.ProgrammeID)}}
	for _, name := range figureShared {
		if v := f.text(name); v != "" {
			next.Set(name, v)
		}
	}
	return "/figures/new?" + next.Encode()
}

// figureDeleteAsk asks before a figure is deleted.
func (s *Server) figureDeleteAsk(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.figureDeletePage(w, r, u, false)
}

func (s *Server) figureDeletePage(w http.ResponseWriter, r *http.Request, u programme.User, changed bool) error {
	p, f, err := s.pathFigure(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SStated, f.ID, nil, err)
	}
	page := recordDeletePage{
		Info: s.info(w, r, p, navFigures, "Xóa số liệu công bố", crumb{"Số liệu công bố", figureListPath(p.ID, "")}),
		Noun: "số liệu này", Title: f.Title(), Action: figurePath(f.ID) + "/delete", Back: figurePath(f.ID) + "/edit",
		Version: f.Version, Fields: f.Fields(), Changed: changed,
	}
	return render(w, r, deleteStatus(changed), recordDeleteView(page))
}

// figureDelete deletes a figure; if somebody saved it meanwhile, it asks again.
func (s *Server) figureDelete(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, f, err := s.pathFigure(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SStated, f.ID, nil, err)
	}
	err = s.store.DeleteStatedFigure(r.Context(), u, f.ID, readForm(r).id("version"))
	if programme.KindOf(err) == programme.Conflict {
		return s.figureDeletePage(w, r, u, true)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, figureListPath(p.ID, ""), "Đã xóa: "+f.Title()+". Các giá trị cũ còn trong lịch sử.")
}
