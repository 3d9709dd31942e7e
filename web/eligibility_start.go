package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

// startView is the question whether the machine was bought or the work begun.
type startView struct {
	Finding                          programme.Finding
	Typed                            url.Values // of a refused form
	Begun, Day, Item, Document, Whom string
	Version                          string
	Write                            bool
	Problems                         problems
}

func startOf(c programme.EligibilityCase, u programme.User) startView {
	st := c.Start
	return startView{
		Finding: c.Rules.StartFinding(st, c.Submitted), Begun: string(st.Begun), Day: st.Day.String(), Item: st.Item, Document: st.Document, Whom: st.By,
		Version: strconv.FormatInt(st.Version, 10), Write: c.Project.MayAnswerStart(u) == nil,
	}
}

// startUpdate saves the answer on purchase and start.
func (s *Server) startUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	st := programme.ProjectStart{
		ProjectID: id, Begun: programme.Begun(f.text("begun")), Day: f.day("start_day"), Item: f.text("item"), Document: f.text("document"), Version: f.id("start_version"),
	}
	if err = f.err(); err == nil {
		st, err = s.store.SaveStart(r.Context(), u, st)
	}
	kind := programme.KindOf(err)
	if err == nil {
		return seeOther(w, r, eligibilityPath(id), "Đã ghi: "+st.Begun.Label()+".")
	}
	if kind != programme.Invalid && kind != programme.Conflict {
		return err
	}
	if kind == programme.Conflict {
		_, c, loadErr := s.store.Eligibility(r.Context(), u, id)
		if loadErr != nil || c.Start.Version == f.id("start_version") {
			return err
		}
		f.typed.Set("start_version", strconv.FormatInt(c.Start.Version, 10))
	}
	view := startView{Typed: f.typed, Problems: programme.Problems(err),
		Begun: f.typed.Get("begun"), Day: f.typed.Get("start_day"), Item: f.typed.Get("item"), Document: f.typed.Get("document")}
	return s.drawEligibility(w, r, u, statuses[kind], nil, nil, view)
}

func (v startView) field(name, label, value, help string) fieldView {
	return fieldView{Name: name, Label: label, Value: value, Help: help, Error: v.Problems.For(name), Optional: name == "document"}
}
