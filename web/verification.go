package web

import (
	"fmt"
	"net/http"

	"khuyencong/programme"
)

func (s *Server) verificationRoutes() []route {
	return []route{
		{"GET /verification", reads, s.verificationShow},
		{"POST /verification", writes, s.verificationCreate},
	}
}

const verificationPath = "/verification"

// verificationPage is whether what is shown is what the ledger adds up to.
type verificationPage struct {
	Info pageInfo
	All  []programme.Verification // the newest first
}

func (s *Server) verificationShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.Verifications(r.Context(), u)
	if err != nil {
		return err
	}
	info := pageInfo{Title: "Đối chiếu sổ quỹ", Active: navEvaluation, Version: s.version, Flash: takeFlash(w, r)}
	return render(w, r, http.StatusOK, verificationView(verificationPage{info, all}))
}

// verificationCreate adds everything up again now.
func (s *Server) verificationCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	v, err := s.store.VerifyAndKeep(r.Context(), u)
	if err != nil {
		return err
	}
	return seeOther(w, r, verificationPath, v.Summary())
}

// disagreementHref leads to the record that disagrees; "" for none.
func disagreementHref(d programme.Disagreement) string {
	switch {
	case d.ID == 0:
		return ""
	case d.Subject == programme.SProject:
		return projectPath(d.ID)
	case d.Subject == programme.SPlan:
		return fmt.Sprintf("/plans/%d", d.ID)
	case d.Subject == programme.SReport:
		return fmt.Sprintf("/reports/%d", d.ID)
	}
	return ""
}

// disagreementNeeds is what one must be allowed to open the record.
func disagreementNeeds(d programme.Disagreement) programme.Action {
	switch d.Subject {
	case programme.SProject:
		return programme.ReadRecords
	case programme.SReport:
		return programme.ReadReports
	}
	return programme.ReadProgramme
}

// verifiedBy says who asked for a verification.
func verifiedBy(v programme.Verification) string {
	if v.By == "" {
		return "Chương trình, hằng đêm"
	}
	return v.By
}
