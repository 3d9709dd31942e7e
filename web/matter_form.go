package web

import (
	"net/http"
	"net/url"

	"khuyencong/programme"
	"khuyencong/store"
)

// matterFormPage is the form that opens a matter.
type matterFormPage struct {
	Info  pageInfo
	Form  recordForm
	Data  store.MatterRecord
	Table programme.MatterTable
	Step  programme.MatterStep // the one that opens it

	Owners []programme.FindingOwner // of a finding: who may be given it
	Blocks bool                     // the user may say that it must be closed before acceptance
}

// mayOpen finds the kind that the address names among those that the user may
// open here; the store's own refusal says why there is none.
func mayOpen(p programme.Project, u programme.User, kind programme.MatterKind) (programme.MatterTable, bool) {
	for _, t := range p.MayOpen(u) {
		if t.Kind == kind {
			return t, true
		}
	}
	return kind.Table(), false
}

func (s *Server) matterNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	kind := programme.MatterKind(r.FormValue("kind"))
	return s.matterForm(w, r, u, http.StatusOK, kind, recordForm{Typed: url.Values{"kind": {string(kind)}, "raised_in": {r.FormValue("raised_in")}, "owner": {string(programme.RoleEstablishment)}}})
}

func (s *Server) matterForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, kind programme.MatterKind, f recordForm) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	data, err := s.store.MatterForm(r.Context(), u, programme.Matter{ProjectID: id, Kind: kind, Type: f.Typed.Get("type")})
	if err != nil {
		return err
	}
	table, ok := mayOpen(data.Project, u, kind)
	if !ok && status == http.StatusOK {
		_, err := data.Matter.Begin(data.Project, u, programme.MatterEntry{}, data.Facts, s.store.Now())
		return err
	}
	of, err := s.store.Programme(r.Context(), u, data.Project.ProgrammeID)
	if err != nil {
		return err
	}
	p := matterFormPage{Form: f, Data: data, Table: table, Step: table.Opening(u)}
	if !f.Typed.Has("due") && p.Step.DueAs != "" {
		p.Form.Typed.Set("due", p.Step.Until(programme.DayOf(s.store.Now())).String())
	}
	if kind == programme.MatterFinding {
		if p.Owners, err = s.store.FindingOwners(r.Context(), u, id); err != nil {
			return err
		}
		p.Blocks = programme.MayOrderFindings(u)
	}
	p.Info = s.info(w, r, of, navProjects, table.Open, crumb{"Đề án", "/projects"}, crumb{data.Project.Code, projectPath(id)})
	return render(w, r, status, matterFormView(p))
}

func (s *Server) matterCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	m := programme.Matter{
		ProjectID: id, Kind: programme.MatterKind(f.text("kind")), Type: f.text("type"), Asked: programme.Role(f.text("asked")), About: f.text("about"), AboutMove: f.id("about_move"),
		Blocking: f.checked("blocking"), RaisedIn: f.id("raised_in"), Text: sameLines(f.text("text")), Was: sameLines(f.text("was")), Wanted: sameLines(f.text("wanted")),
	}
	e := programme.MatterEntry{PaperNo: f.text("paper_no"), PaperDate: f.day("paper_date"), Due: f.day("due"), Amount: f.money("amount"), Owner: readOwner(f.text("owner")), Pay: f.payment("")}
	if err = f.err(); err == nil {
		m, err = s.store.OpenMatter(r.Context(), u, m, e)
	}
	if err == nil {
		return seeOther(w, r, matterPath(m), "Đã ghi nhận: "+lowerStart(m.Name())+".")
	}
	kind := programme.KindOf(err)
	if kind == programme.Internal || kind == programme.NotFound || !m.Kind.Known() {
		return err
	}
	return s.matterForm(w, r, u, statuses[kind], m.Kind, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

func (p matterFormPage) types() []option {
	all := []option{{"", "Chọn"}}
	for _, t := range p.Table.Types {
		all = append(all, option{t.Type, t.Label})
	}
	return all
}

// offices are the roles that one may ask in the program, and any other office
// by letter.
func (p matterFormPage) offices() []option {
	all := []option{{"", "Cơ quan khác, bằng văn bản"}}
	for _, r := range programme.OpinionRoles {
		if r != programme.RoleNationalAgency || p.Data.Project.Level == programme.National {
			all = append(all, option{string(r), r.Label()})
		}
	}
	return all
}

// decisions are those that one may complain of, the newest first.
func (p matterFormPage) decisions() []option {
	all := []option{{"", "Chọn quyết định"}}
	for i := len(p.Data.Facts.Decisions) - 1; i >= 0; i-- {
		d := p.Data.Facts.Decisions[i]
		all = append(all, option{number(d.ID), d.Decision()})
	}
	return all
}
