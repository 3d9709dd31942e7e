package web

import (
	"fmt"
	"net/http"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) closingRoutes() []route {
	return []route{
		{"GET /projects/{id}/closing", reads, s.closingShow},
		{"POST /projects/{id}/liquidation", writes, s.liquidationCreate},
		{"GET /projects/{id}/liquidation/{format}", reads, s.liquidationFile},
	}
}

// closingPage is how a project is closed: acceptance, vouchers, settlement,
// liquidation, with what is missing and until when.
type closingPage struct {
	Info    pageInfo
	C       store.Closing
	User    programme.User
	Form    recordForm
	Missing []string
}

func closingPath(project int64) string { return projectPath(project) + "/closing" }

func (s *Server) closingShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	c, err := s.store.Closing(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.drawClosing(w, r, u, http.StatusOK, closingPage{C: c})
}

func (s *Server) drawClosing(w http.ResponseWriter, r *http.Request, u programme.User, status int, p closingPage) error {
	of, err := s.store.Programme(r.Context(), u, p.C.Project.ProgrammeID)
	if err != nil {
		return err
	}
	p.User, p.Missing = u, programme.MissingToClose(p.C.Points)
	p.Info = s.closingInfo(w, r, of, p.C.Project, "Nghiệm thu, quyết toán, thanh lý")
	return render(w, r, status, closingView(p))
}

// closingInfo is the head of a page of a project's closing.
func (s *Server) closingInfo(w http.ResponseWriter, r *http.Request, of programme.Programme, p programme.Project, title string) pageInfo {
	return s.info(w, r, of, navProjects, title, crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})
}

// standing, liquidable and the like tell what the page offers.
func (p closingPage) liquidable() bool {
	return p.C.Liquidation.ID == 0 && p.C.Contract.Signed() && p.User.May(programme.ConcludeSettlement) &&
		(p.C.Project.Stage == programme.Completed || p.C.Project.Stage == programme.Stopped)
}

// liquidationCreate closes the contract.
func (s *Server) liquidationCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	l := programme.Liquidation{ProjectID: id, Number: f.text("number"), Dated: f.day("dated"), Kept: f.text("kept"), Note: sameLines(f.text("note"))}
	err = f.err()
	if err == nil {
		_, err = s.store.LiquidateContract(r.Context(), u, l, f.id("version"))
	}
	if err == nil {
		return seeOther(w, r, closingPath(id), "Đã thanh lý hợp đồng. Đề án đã khép lại.")
	}
	kind := programme.KindOf(err)
	if kind == programme.Internal || kind == programme.NotFound || kind == programme.Forbidden {
		return err
	}
	c, again := s.store.Closing(r.Context(), u, id)
	if again != nil {
		return again
	}
	return s.drawClosing(w, r, u, statuses[kind], closingPage{C: c, Form: recordForm{Typed: f.typed, Problems: programme.Problems(err)}})
}

func (s *Server) liquidationFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	c, err := s.store.Closing(r.Context(), u, id)
	if err != nil {
		return err
	}
	if c.Liquidation.ID == 0 {
		return programme.Refuse(programme.NotFound, "", "Hợp đồng của đề án này chưa thanh lý nên chưa có biên bản.")
	}
	of, err := s.store.Programme(r.Context(), u, c.Project.ProgrammeID)
	if err != nil {
		return err
	}
	return s.givePaper(w, r, givenPaper{of, c.Liquidation.Title(), fmt.Sprintf("thanh-ly-%d", id), paper.Liquidation(c.Liquidation, c.Project, c.Contract, of), projectCrumbs(c.Project)})
}

// closingPanelOf loads what a project's page shows of its closing; Contract.ID
// is 0 where there is nothing to close yet.
func (s *Server) closingPanelOf(r *http.Request, u programme.User, p programme.Project) (c store.Closing, err error) {
	if !p.Stage.InPlan() || p.Stage == programme.Approved {
		return c, nil
	}
	return s.store.Closing(r.Context(), u, p.ID)
}

// subRecord reads the number of a record below a project from the address.
func subRecord(r *http.Request, name string) (project, id int64, err error) {
	if project, err = pathID(r); err != nil {
		return 0, 0, err
	}
	id, err = strconv.ParseInt(r.PathValue(name), 10, 64)
	if err != nil {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có hồ sơ “%s”.", r.PathValue(name))
	}
	return project, id, err
}

// closePointMeaning is what the colour of a line of the close-out list says.
func closePointMeaning(p programme.ClosePoint) (meaning, string) {
	switch {
	case p.OK:
		return good, "đủ"
	case p.Soft:
		return attention, "lưu ý"
	}
	return wrong, "chưa"
}
