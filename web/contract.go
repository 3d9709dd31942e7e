package web

import (
	"fmt"
	"net/http"
	"slices"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) contractRoutes() []route {
	return []route{
		{"GET /contracts", reads, s.contractList},
		{"GET /projects/{id}/contract", reads, s.contractShow},
		{"GET /projects/{id}/contract/edit", reads, s.contractEdit},
		{"POST /projects/{id}/contract", writes, s.contractUpdate},
		{"POST /projects/{id}/contract/sign", writes, s.contractSign},
		{"POST /projects/{id}/contract/account", writes, s.contractAccount},
		{"GET /projects/{id}/contract/annex", reads, s.contractAnnexNew},
		{"POST /projects/{id}/contract/annex", writes, s.contractAnnexCreate},
		{"GET /projects/{id}/contract/deed", reads, s.contractDeedNew},
		{"POST /projects/{id}/contract/deed", writes, s.contractDeedCreate},
		{"GET /projects/{id}/contract/versions", reads, s.contractVersions},
		{"GET /projects/{id}/contract/file/{format}", reads, s.contractFile},
	}
}

func contractPath(id int64) string { return projectPath(id) + "/contract" }

// contractShowPage is the contract of a project.
type contractShowPage struct {
	Info     pageInfo
	User     programme.User
	Of       programme.Programme
	Record   store.ContractRecord
	Money    programme.ContractMoney
	Points   []programme.ContractPoint // of a draft: what keeps it from taking effect
	Deeds    []programme.ContractDeed
	Waiting  []programme.Matter // granted requests without an annex
	Write    bool               // the draft may be written
	Sign     bool               // the user may make it binding
	Annex    bool
	Verify   bool
	Problems problems
	How      string // typed, of the account's check
	History  []historyEntry
	Papers   recordState
}

func (s *Server) contractShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawContract(w, r, u, http.StatusOK, nil)
}

// drawContract draws the contract's page, with what was refused on it.
func (s *Server) drawContract(w http.ResponseWriter, r *http.Request, u programme.User, status int, refused error) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	c, p := rec.Contract, rec.Project
	page := contractShowPage{
		User: u, Of: of, Record: rec, Money: c.Money(programme.BalancesOf(rec.Facts.Ledger)), Write: c.MayWrite(u, p) == nil,
		Annex: c.MayAnnex(u, p) == nil, Deeds: c.Deeds(u, p, programme.BalancesOf(rec.Facts.Ledger)), Waiting: rec.Facts.Waiting(),
		Verify: u.May(programme.KeepAccounts) && c.ID != 0, Problems: programme.Problems(refused), How: r.PostForm.Get("how"),
	}
	if !c.Signed() && c.ID != 0 {
		page.Points = c.Checklist(p, rec.Facts)
		page.Sign = u.May(programme.SignContracts) && p.Stage == programme.Approved && len(c.Open(p, rec.Facts)) == 0
	}
	if u.May(programme.ReadInternal) {
		events, err := s.store.History(r.Context(), u, programme.SContract, p.ID)
		if err != nil {
			return err
		}
		page.History = history(events)
	}
	if page.Papers, err = s.recordState(r, u, programme.PaperRefOf(programme.SortContract, p.ID, "")); err != nil {
		return err
	}
	page.Info = s.contractInfo(w, r, of, p, "Hợp đồng")
	return render(w, r, status, contractShowView(page))
}

func (s *Server) contractRecord(r *http.Request, u programme.User) (rec store.ContractRecord, of programme.Programme, err error) {
	id, err := pathID(r)
	if err != nil {
		return rec, of, err
	}
	if rec, err = s.store.Contract(r.Context(), u, id); err != nil {
		return rec, of, err
	}
	of, err = s.store.Programme(r.Context(), u, rec.Project.ProgrammeID)
	return rec, of, err
}

func (s *Server) contractInfo(w http.ResponseWriter, r *http.Request, of programme.Programme, p programme.Project, title string, more ...crumb) pageInfo {
	crumbs := append([]crumb{{"Đề án", "/projects"}, {p.Code, projectPath(p.ID)}}, more...)
	return s.info(w, r, of, navProjects, title, crumbs...)
}

// refusedOn draws the contract's page again with what was refused, where the
// person can mend it there.
func (s *Server) refusedOn(w http.ResponseWriter, r *http.Request, u programme.User, err error) error {
	switch programme.KindOf(err) {
	case programme.Invalid:
		return s.drawContract(w, r, u, http.StatusUnprocessableEntity, err)
	case programme.Conflict:
		return s.drawContract(w, r, u, http.StatusConflict, err)
	}
	return err
}

func (s *Server) contractSign(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	c, err := s.store.SignContract(r.Context(), u, id, readForm(r).id("version"))
	if err != nil {
		return s.refusedOn(w, r, u, err)
	}
	return seeOther(w, r, contractPath(id), "Hợp đồng "+c.Paper()+" có hiệu lực. Đề án bắt đầu thực hiện.")
}

func (s *Server) contractAccount(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	side := f.text("side")
	if _, err := s.store.VerifyAccount(r.Context(), u, id, f.id("version"), side, f.text("how")); err != nil {
		return s.refusedOn(w, r, u, err)
	}
	return seeOther(w, r, contractPath(id)+"#parties", "Đã ghi: tài khoản của bên "+side+" đã xác minh.")
}

// contractFile draws the contract, or one of its annexes, as it is printed.
func (s *Server) contractFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	c := rec.Contract
	no := int(readQuery(r).id("no"))
	name := "hop dong " + rec.Project.Code
	doc := paper.Contract(of, rec.Project, c)
	if no > 0 {
		if no >= len(c.Versions) {
			return programme.Refuse(programme.NotFound, "", "Hợp đồng này không có phụ lục số %d.", no)
		}
		doc = paper.ContractAnnex(of, rec.Project, c, c.Versions[no-1], c.Versions[no])
		name = fmt.Sprintf("phu luc %d %s", no, rec.Project.Code)
	}
	return s.givePaper(w, r, givenPaper{of, doc.Title(), name, doc, projectCrumbs(rec.Project)})
}

func readQuery(r *http.Request) *form { return &form{typed: r.URL.Query()} }

// sendPaper draws a paper in the form that an address names.
func sendPaper(w http.ResponseWriter, format, name string, doc paper.Doc) error {
	draw := map[string]func(paper.Doc) ([]byte, error){"pdf": paper.PDF, "docx": paper.DOCX}[format]
	if draw == nil {
		return programme.Refuse(programme.NotFound, "", "Không có tệp .%s. Chọn docx hoặc pdf.", format)
	}
	b, err := draw(doc)
	if err != nil {
		return err
	}
	sendFile(w, format, name, b)
	return nil
}

// contractVersionsPage lays two versions of a contract side by side.
type contractVersionsPage struct {
	Info    pageInfo
	Project programme.Project
	All     []programme.ContractVersion
	A, B    programme.ContractVersion
	Changes []programme.Change
}

func (s *Server) contractVersions(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	all := rec.Contract.Versions
	if len(all) == 0 {
		return programme.Refuse(programme.NotFound, "", "Hợp đồng chưa ký nên chưa có bản nào để so sánh.")
	}
	page := contractVersionsPage{Project: rec.Project, All: all, A: all[0], B: all[len(all)-1], Info: s.contractInfo(w, r, of, rec.Project, "So sánh các bản", crumb{"Hợp đồng", contractPath(rec.Project.ID)})}
	q := readQuery(r)
	pick := func(name string, usual programme.ContractVersion) programme.ContractVersion {
		i := slices.IndexFunc(all, func(v programme.ContractVersion) bool { return q.text(name) == number(int64(v.No)) })
		if i < 0 {
			return usual
		}
		return all[i]
	}
	page.A, page.B = pick("a", page.A), pick("b", page.B)
	page.Changes = programme.Changes(page.A.Terms.Fields(), page.B.Terms.Fields())
	return render(w, r, http.StatusOK, contractVersionsView(page))
}

// contractMeaning is the sign of a contract's state.
func contractMeaning(c programme.ContractState) meaning {
	switch c {
	case programme.ContractEffective, programme.ContractLiquidated:
		return good
	case programme.ContractSuspended:
		return attention
	case programme.ContractStopped:
		return wrong
	}
	return neutral
}
