package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

type targetFormPage struct {
	Info      pageInfo
	Programme programme.Programme
	ID        int64 // 0 for a new target
	Form      recordForm
	History   []historyEntry
}

func (s *Server) targetForm(w http.ResponseWriter, r *http.Request, u programme.User, p programme.Programme, t programme.Target, f recordForm, status int) error {
	page := targetFormPage{Programme: p, ID: t.ID, Form: f}
	title := "Thêm mục tiêu"
	if t.ID != 0 {
		title = t.Title()
		events, err := s.store.History(r.Context(), u, programme.STarget, t.ID)
		if err != nil {
			return err
		}
		page.History = history(events)
	}
	page.Info = s.info(w, r, p, navProgrammes, title, programmeCrumbs(p)...)
	return render(w, r, status, targetFormView(page))
}

func (p targetFormPage) action() string {
	if p.ID == 0 {
		return programmePath(p.Programme.ID) + "/targets"
	}
	return targetPath(p.ID)
}

// targetFrom reads the form.
func targetFrom(f *form) programme.Target {
	t := programme.Target{
		Period:  programme.Years(f.years()),
		Level:   programme.Level(f.text("level")),
		Content: f.text("content"),
		Note:    f.text("note"),
		Version: f.id("version"),
	}
	before := len(f.errs)
	t.Projects, t.Plans = f.count("projects"), f.count("plans")
	t.Support, t.Counterpart = f.amount("support"), f.amount("counterpart")
	if len(f.errs) > before && t.Projects == (programme.Quantity{}) {
		t.Projects = programme.Q(0) // something was typed, though it cannot be read: not an empty target
	}
	return t
}

// typedTarget is a saved target as its form shows it.
func typedTarget(t programme.Target) url.Values {
	return url.Values{
		"from": {strconv.Itoa(t.Period.From)}, "to": {strconv.Itoa(t.Period.To)},
		"level": {string(t.Level)}, "content": {t.Content},
		"projects": {typedQuantity(t.Projects)}, "plans": {typedQuantity(t.Plans)},
		"support": {typedQuantity(t.Support)}, "counterpart": {typedQuantity(t.Counterpart)},
		"note": {t.Note}, "version": {number(t.Version)},
	}
}

// typedQuantity is a quantity as a person would type it; empty when unknown.
func typedQuantity(q programme.Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Count()
}

// programmeYears are the years of a programme.
func programmeYears(p programme.Programme) []option {
	var all []option
	for _, y := range p.Years() {
		all = append(all, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	return all
}

// levelOptions are the levels, both together first or not at all.
func levelOptions(withAll bool) []option {
	all := []option{
		{string(programme.National), programme.National.Label()},
		{string(programme.Local), programme.Local.Label()},
	}
	if withAll {
		all = append([]option{{string(programme.AllLevels), programme.AllLevels.Label() + " (cả hai nguồn)"}}, all...)
	}
	return all
}

// contentOptions are the contents of the law, all of them first.
func contentOptions() []option {
	all := []option{{"", "Tất cả nội dung"}}
	for _, c := range programme.Contents {
		all = append(all, option{c.Code, c.Code + " – " + c.Name})
	}
	return all
}

// deleteStatus is the status of the page that asks before deleting.
func deleteStatus(changed bool) int {
	if changed {
		return http.StatusConflict
	}
	return http.StatusOK
}
