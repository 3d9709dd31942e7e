package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) paymentRoutes() []route {
	return []route{
		{"POST /projects/{id}/matters/{mid}/evidence", uploads, s.evidenceCreate},
		{"POST /projects/{id}/matters/{mid}/evidence/check", writes, s.evidenceCheck},
		{"GET /projects/{id}/matters/{mid}/evidence/{eid}", reads, s.evidenceFile},
	}
}

// payment reads what comes with a step of paying.
func (f *form) payment(act programme.MatterAct) (p programme.Payment) {
	at := func(name string) string { return actField(act, name) }
	p.Source, p.Installment = programme.Source(f.text(at("source"))), f.id(at("installment"))
	if f.text(at("year")) != "" {
		p.Year = f.year(at("year"))
	}
	if typed := f.text(at("volume")); typed != "" {
		v, err := programme.ParseRuleValue(at("volume"), programme.RuleAdvance, typed)
		f.keep(err)
		p.Volume = v
	}
	return p
}

// evidenceCreate adds a paper to a request for money.
func (s *Server) evidenceCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readUpload(r)
	m, err2 := s.matterOf(r, u)
	if err2 != nil {
		return err2
	}
	f := &form{typed: sent.values}
	if err == nil {
		e := programme.EvidenceFile{MatterID: m.Matter.ID, Code: f.text("code"), KeptAt: f.text("kept_at"), File: programme.PaperFile{Name: sent.file}}
		err = s.store.SaveEvidence(r.Context(), u, e, sent.content)
	}
	if err == nil {
		return seeOther(w, r, matterPath(m.Matter)+"#evidence", "Đã thêm chứng từ.")
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	return s.drawMatter(w, r, u, http.StatusUnprocessableEntity, m, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

// evidenceCheck writes that somebody has looked at a paper.
func (s *Server) evidenceCheck(w http.ResponseWriter, r *http.Request, u programme.User) error {
	m, err := s.matterOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	c := programme.EvidenceCheck{EvidenceID: f.id("evidence"), OK: f.text("ok") == "1", Note: f.text("remark")}
	if err = s.store.CheckEvidence(r.Context(), u, m.Matter.ID, c); err == nil {
		return seeOther(w, r, matterPath(m.Matter)+"#evidence", "Đã ghi kết quả kiểm tra chứng từ.")
	}
	kind := programme.KindOf(err)
	if kind == programme.Internal || kind == programme.NotFound {
		return err
	}
	return s.drawMatter(w, r, u, statuses[kind], m, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

// evidenceFile sends a paper of a request, always to be saved.
func (s *Server) evidenceFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	m, err := s.matterOf(r, u)
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(r.PathValue("eid"), 10, 64)
	if err != nil {
		return programme.Refuse(programme.NotFound, "", "Không tìm thấy tệp này.")
	}
	e, content, err := s.store.EvidenceFile(r.Context(), u, m.Matter.ID, id)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", e.File.Type.ContentType())
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q; filename*=UTF-8''%s", "chung-tu."+string(e.File.Type), url.PathEscape(e.File.Name)))
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(content)
	return err
}

// installmentOptions are the instalments of the contract that are left to pay.
func installmentOptions(f programme.PaymentFacts) []option {
	all := []option{{"", "Không theo đợt nào"}}
	for _, one := range f.Schedule {
		if left := one.Amount - f.PaidOf(one.ID); left > 0 {
			all = append(all, option{number(one.ID), fmt.Sprintf("%s – %s, còn %s, hạn %s", one.Label, one.Kind.Label(), left.Dong(), one.Due)})
		}
	}
	return all
}

// sourceOptions are the support sources of a project.
func sourceOptions(p programme.Project) (all []option) {
	for _, l := range p.Lines {
		if l.Source.IsSupport() && l.Approved > 0 {
			all = append(all, option{string(l.Source), l.Source.Label()})
		}
	}
	return all
}
