package web

import (
	"bytes"
	"fmt"
	"net/http"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/sheet"
)

// planFile draws one paper about a plan in the form that the address names.
func (s *Server) planFile(w http.ResponseWriter, r *http.Request, u programme.User, name string, doc func(programme.AnnualPlan) (paper.Doc, []programme.DataTable, error)) error {
	a, err := s.pathAnnualPlan(r, u)
	if err != nil {
		return err
	}
	if a.Partial {
		return programme.Refuse(programme.Forbidden, "", "Tệp này gồm mọi đề án của kế hoạch. Việc này cần chức vụ có phạm vi toàn tỉnh.")
	}
	d, tables, err := doc(a)
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	var b []byte
	switch format {
	case viewFormat:
		return s.givePaper(w, r, givenPaper{a.Programme, d.Title(), name, d, []crumb{{a.Plan.Title(), planPath(a.Plan.ID)}}})
	case "docx":
		b, err = paper.DOCX(d)
	case "pdf":
		b, err = paper.PDF(d)
	case "xlsx":
		var buf bytes.Buffer
		err = sheet.Write(&buf, a.Plan.Title(), illustrativeLabel(a.Programme), tables)
		b = buf.Bytes()
	default:
		return programme.Refuse(programme.NotFound, "", "Không có tệp .%s. Chọn một trong: docx, pdf, xlsx.", format)
	}
	if err != nil {
		return err
	}
	sendFile(w, format, fmt.Sprintf("%s-%d-%s", name, a.Plan.Year, a.Plan.Level), b)
	return nil
}

// planSubmissionFile is the last letter of submission; before the first, that
// which the choices of today would make.
func (s *Server) planSubmissionFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.planFile(w, r, u, "to-trinh", func(a programme.AnnualPlan) (paper.Doc, []programme.DataTable, error) {
		sub, ok := a.LastSubmission()
		if !ok {
			sub = programme.PlanSubmission{Lines: a.Submitting()}
		}
		return paper.PlanSubmission(a, sub), []programme.DataTable{a.PlanAnnex(true), sub.RankingAnnex(), a.SummaryTable(true)}, nil
	})
}

func (s *Server) planDraftFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.planFile(w, r, u, "du-thao-quyet-dinh", func(a programme.AnnualPlan) (paper.Doc, []programme.DataTable, error) {
		return paper.PlanDecision(a), []programme.DataTable{a.PlanAnnex(true)}, nil
	})
}

func (s *Server) planAnnexFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.planFile(w, r, u, "danh-muc", func(a programme.AnnualPlan) (paper.Doc, []programme.DataTable, error) {
		return paper.PlanList(a), []programme.DataTable{a.PlanAnnex(false), a.SummaryTable(false)}, nil
	})
}
