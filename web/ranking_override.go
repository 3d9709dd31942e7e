package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// overridePage is the form that puts a project elsewhere in its ranking, by a
// signed paper.
type overridePage struct {
	Info    pageInfo
	Project programme.Project
	Now     *programme.Ranked // where it stands; nil where it is not ranked
	Old     *programme.PriorityOverride
	Form    recordForm
	History []historyEntry
}

func overridePath(id int64) string { return projectPath(id) + "/override" }

func (s *Server) overrideEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	old, err := s.store.Override(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	return s.overrideForm(w, r, u, of, p, recordForm{Typed: typedOverride(old)}, http.StatusOK)
}

// overrideForm fills in what the page needs besides the form and draws it.
func (s *Server) overrideForm(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Programme, p programme.Project, f recordForm, status int) error {
	page := overridePage{Project: p, Form: f, Info: s.info(w, r, of, navProjects, "Xếp lại bằng văn bản", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})}
	var err error
	if page.Old, err = s.store.Override(r.Context(), u, p.ID); err != nil {
		return err
	}
	filter := store.RankFilter{ProgrammeID: p.ProgrammeID, Year: p.Year, Level: p.Level}
	if !p.Stage.Candidate(p.Level) && p.Stage != programme.Proposed {
		filter.Stages = rankingStages[1].Stages
	}
	ranking, err := s.store.Ranking(r.Context(), u, filter)
	if err != nil {
		return err
	}
	for _, one := range ranking.Ranked {
		if one.ProjectID == p.ID {
			page.Now = &one
		}
	}
	events, err := s.store.History(r.Context(), u, programme.SProject, p.ID)
	if err != nil {
		return err
	}
	page.History = history(events)
	return render(w, r, status, overrideView(page))
}

func (s *Server) overrideUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	rank := f.count("rank")
	o := programme.PriorityOverride{
		ProjectID: p.ID, Year: p.Year, Level: p.Level, Rank: int(rank.Value), Reason: f.text("reason"), SignerName: f.text("signer_name"), SignerRole: f.text("signer_role"),
		Document: f.text("document"), Dated: f.day("dated"), Version: f.id("version"),
	}
	f.also(o.Check(programme.DayOf(s.store.Now())))
	if err = f.err(); err == nil {
		if err = s.store.SaveOverride(r.Context(), u, o); err == nil {
			return seeOther(w, r, rankingPath(p)+"#p"+number(p.ID), "Đã xếp lại "+p.Code+" vào thứ "+strconv.Itoa(o.Rank)+" theo "+o.Citation()+".")
		}
	}
	return s.overrideAgain(w, r, u, of, p, f, err, o)
}

// overrideAgain draws the form of a refused save.
func (s *Server) overrideAgain(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Programme, p programme.Project, f *form, refused error, mine programme.PriorityOverride) error {
	again, status, err := s.redraw(r, u, f, refused, func() (savedRecord, error) {
		now, err := s.store.Override(r.Context(), u, p.ID)
		saved := savedRecord{Subject: programme.SProject, ID: p.ID, Mine: mine.Fields()}
		if now != nil {
			saved.Version, saved.Stored = now.Version, now.Fields()
		}
		return saved, err
	})
	if err != nil {
		return err
	}
	return s.overrideForm(w, r, u, of, p, again, status)
}

func (s *Server) overrideDelete(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	old, err := s.store.Override(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	if old == nil {
		return seeOther(w, r, overridePath(p.ID), "Đề án này không còn được xếp lại bằng văn bản.")
	}
	f := readForm(r)
	if err := s.store.DropOverride(r.Context(), u, p.ID, f.id("version"), f.text("drop_reason")); err != nil {
		for name, value := range typedOverride(old) {
			f.typed[name] = value
		}
		return s.overrideAgain(w, r, u, of, p, f, err, *old)
	}
	return seeOther(w, r, rankingPath(p), "Đã bỏ xếp lại bằng văn bản; "+p.Code+" trở về thứ tự ưu tiên.")
}

// typedOverride is a saved override as its form shows it.
func typedOverride(o *programme.PriorityOverride) url.Values {
	if o == nil {
		return url.Values{"version": {"0"}}
	}
	return url.Values{
		"rank": {strconv.Itoa(o.Rank)}, "reason": {o.Reason}, "signer_name": {o.SignerName}, "signer_role": {o.SignerRole},
		"document": {o.Document}, "dated": {o.Dated.String()}, "version": {number(o.Version)},
	}
}
