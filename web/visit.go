package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) visitRoutes() []route {
	return []route{
		{"GET /visits", reads, s.visitList},
		{"GET /visits/new", reads, s.visitNew},
		{"POST /visits", writes, s.visitCreate},
		{"GET /visits/{id}", reads, s.visitShow},
		{"POST /visits/{id}", writes, s.visitUpdate},
		{"POST /visits/{id}/decision", writes, s.visitDecide},
		{"GET /visits/allowances", reads, s.allowanceList},
	}
}

func visitPath(id int64) string { return "/visits/" + number(id) }

// visitListPage is the log of visits.
type visitListPage struct {
	Info   pageInfo
	Filter store.VisitFilter
	List   store.VisitList
	Pager  pagerView
	User   programme.User
}

func (s *Server) visitList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := visitListPage{Info: s.info(w, r, of, navEstablishments, "Nhật ký đi cơ sở", crumb{"Cơ sở CNNT", "/establishments"}), User: u}
	p.Filter.State = programme.VisitState(r.URL.Query().Get("state"))
	p.Filter.Page, _ = strconv.Atoi(r.URL.Query().Get("page"))
	if p.List, err = s.store.Visits(r.Context(), u, p.Filter); err != nil {
		return err
	}
	p.Pager = pages(r, "lượt đi", p.List.Page, p.List.Pages, store.PageSize, p.List.Total)
	return render(w, r, http.StatusOK, visitListView(p))
}

// visitFormPage is a visit: its form where it may be edited, and what somebody
// decided or may decide.
type visitFormPage struct {
	Info           pageInfo
	Form           recordForm
	Visit          programme.Visit // as stored; ID 0 for a new one
	Places         []option
	Establishments []option
	Edits, Decides bool
	History        []historyEntry
}

func (p visitFormPage) action() string {
	if p.Visit.ID == 0 {
		return "/visits"
	}
	return visitPath(p.Visit.ID)
}

func (s *Server) visitNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	blank := programme.Visit{Key: rand.Text(), On: programme.DayOf(s.store.Now())}
	if id, err := strconv.ParseInt(r.URL.Query().Get("establishment"), 10, 64); err == nil {
		e, err := s.store.Establishment(r.Context(), u, id)
		if err != nil {
			return err
		}
		blank.Establishment, blank.Place = programme.EstablishmentRef{ID: e.ID, Name: e.Name}, e.Place
	}
	return s.drawVisit(w, r, u, http.StatusOK, programme.Visit{}, recordForm{Typed: typedVisit(blank)})
}

func (s *Server) visitShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, err := s.pathVisit(r, u)
	if err != nil {
		return err
	}
	return s.drawVisit(w, r, u, http.StatusOK, v, recordForm{Typed: typedVisit(v)})
}

func (s *Server) visitCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.visitSave(w, r, u, programme.Visit{})
}

func (s *Server) visitUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, err := s.pathVisit(r, u)
	if err != nil {
		return err
	}
	return s.visitSave(w, r, u, v)
}

func (s *Server) pathVisit(r *http.Request, u programme.User) (v programme.Visit, err error) {
	id, err := pathID(r)
	if err != nil {
		return v, err
	}
	return s.store.Visit(r.Context(), u, id)
}

// visitSave saves what was typed over old, or draws the form again.
func (s *Server) visitSave(w http.ResponseWriter, r *http.Request, u programme.User, old programme.Visit) error {
	f := readForm(r)
	mine := programme.Visit{
		ID: old.ID, Key: f.text("key"), Version: f.id("version"), On: f.day("on"), Purpose: programme.VisitPurpose(f.text("purpose")),
		Reached: f.count("reached").Value, Text: f.text("text"),
	}
	var err error
	if typed := f.text("place"); typed != "" {
		mine.Place, err = s.store.FindPlace(r.Context(), u, "place", typed, mine.On)
		f.keep(err)
	}
	if mine.Establishment, err = s.findEstablishment(r.Context(), u, f, "establishment"); err != nil {
		return err
	}
	f.also(mine.Check(programme.DayOf(s.store.Now())))
	if err = f.err(); err == nil {
		if _, err = s.store.SaveVisit(r.Context(), u, mine); err == nil {
			return seeOther(w, r, "/visits", "Đã ghi lượt đi. Người khác của xã hoặc trung tâm xác nhận thì lượt đi được tính.")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Visit(r.Context(), u, old.ID)
		return savedRecord{programme.SVisit, now.ID, now.Version, mine.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.drawVisit(w, r, u, status, old, again)
}

func (s *Server) drawVisit(w http.ResponseWriter, r *http.Request, u programme.User, status int, v programme.Visit, form recordForm) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := visitFormPage{Form: form, Visit: v, Edits: u.May(programme.LogVisits) && (v.ID == 0 || v.MayEdit(u) == nil)}
	p.Decides = v.ID != 0 && u.May(programme.ConfirmVisits) && v.State != programme.VisitConfirmed && (u.Role == programme.RoleLocal || v.UserID != u.ID)
	title := "Ghi lượt đi cơ sở"
	if v.ID != 0 {
		title = v.Title()
		events, err := s.store.History(r.Context(), u, programme.SVisit, v.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	if p.Edits {
		units, err := s.store.Places(r.Context(), u, programme.DayOf(s.store.Now()))
		if err != nil {
			return err
		}
		p.Places = communeSuggestions(u, units)
		if p.Establishments, err = s.establishmentSuggestions(r.Context(), u); err != nil {
			return err
		}
	}
	p.Info = s.info(w, r, of, navEstablishments, title, crumb{"Cơ sở CNNT", "/establishments"}, crumb{"Nhật ký đi cơ sở", "/visits"})
	return render(w, r, status, visitFormView(p))
}

// communeSuggestions are the communes of the user's places.
func communeSuggestions(u programme.User, units []programme.Place) (all []option) {
	for _, unit := range units {
		if unit.Tier() == programme.CommuneTier && u.Sees("", unit.Code, u.Scope.EstablishmentID) {
			all = append(all, option{unit.Ref().String(), ""})
		}
	}
	return all
}

func typedVisit(v programme.Visit) url.Values {
	typed := url.Values{
		"key": {v.Key}, "version": {number(v.Version)}, "on": {v.On.String()}, "place": {""}, "establishment": {""}, "purpose": {string(v.Purpose)}, "text": {v.Text},
	}
	if v.Place.Code != "" {
		typed.Set("place", v.Place.String())
	}
	if v.Establishment.ID != 0 {
		typed.Set("establishment", establishmentText(v.Establishment))
	}
	if v.Reached > 0 {
		typed.Set("reached", number(v.Reached))
	}
	return typed
}

// visitDecide confirms a visit or not.
func (s *Server) visitDecide(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, err := s.pathVisit(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	decided, err := s.store.DecideVisit(r.Context(), u, v.ID, f.id("version"), programme.VisitState(f.text("state")), f.text("remark"))
	if err == nil {
		return seeOther(w, r, "/visits?state="+string(programme.VisitRecorded), decided.State.Label()+": "+decided.Title()+".")
	}
	kind := programme.KindOf(err)
	if kind != programme.Invalid && kind != programme.Conflict {
		return err
	}
	form := recordForm{Typed: typedVisit(v), Problems: programme.Problems(err)}
	form.Typed.Set("remark", f.text("remark"))
	return s.drawVisit(w, r, u, statuses[kind], v, form)
}

// allowancePage is what collaborators have in a month.
type allowancePage struct {
	Info                  pageInfo
	Month, Before, Behind programme.Day // a day of the month, of the one before, of the next; 0 where that has not come
	All                   []programme.Allowance
	Sum                   programme.Money
}

func (s *Server) allowanceList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	today := programme.DayOf(s.store.Now())
	p := allowancePage{Info: s.info(w, r, of, navEstablishments, "Thù lao cộng tác viên", crumb{"Cơ sở CNNT", "/establishments"}, crumb{"Nhật ký đi cơ sở", "/visits"}), Month: today}
	if asked := programme.ParseISO(r.URL.Query().Get("month")); asked != 0 && asked <= today {
		p.Month = asked
	}
	first, last := p.Month.MonthSpan()
	p.Before = first.Plus(-1)
	if last < today {
		p.Behind = last.Plus(1)
	}
	if p.All, err = s.store.Allowances(r.Context(), u, p.Month); err != nil {
		return err
	}
	for _, a := range p.All {
		p.Sum += a.Due
	}
	return render(w, r, http.StatusOK, allowanceView(p))
}

func allowancePath(day programme.Day) string { return "/visits/allowances?month=" + day.ISO() }

// clear is the address without the filter; "" where none is set.
func (p visitListPage) clear() string {
	if p.Filter.State == "" {
		return ""
	}
	return "/visits"
}

func visitMeaning(s programme.VisitState) meaning {
	switch s {
	case programme.VisitConfirmed:
		return good
	case programme.VisitRefused:
		return wrong
	}
	return attention
}
