package web

import (
	"fmt"
	"net/http"
	"net/url"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) voucherRoutes() []route {
	return []route{
		{"GET /projects/{id}/vouchers", reads, s.voucherList},
		{"GET /projects/{id}/vouchers/new", reads, s.voucherNew},
		{"POST /projects/{id}/vouchers", uploads, s.voucherCreate},
		{"GET /projects/{id}/vouchers/{vid}/edit", reads, s.voucherEdit},
		{"POST /projects/{id}/vouchers/{vid}", uploads, s.voucherCreate},
		{"POST /projects/{id}/vouchers/{vid}/void", writes, s.voucherVoid},
		{"GET /projects/{id}/vouchers/{vid}/file", reads, s.voucherFile},
		{"GET /projects/{id}/voucher_table/{format}", reads, s.voucherTableFile},
	}
}

// voucherListPage is a project's table of vouchers.
type voucherListPage struct {
	Info  pageInfo
	T     store.VoucherTable
	Write bool
}

// voucherSums is what a line of the cost table was to cost, what was accepted of
// it, and what vouchers prove.
func voucherSums(t store.VoucherTable, l programme.VoucherLine) string {
	s := "Hợp đồng " + l.Cost.Total().Dong()
	if t.Acceptance.ID != 0 {
		s += "; nghiệm thu " + l.Accepted.Dong()
	}
	return s + "; chứng từ " + l.Proved.Dong()
}

func vouchersPath(project int64) string { return projectPath(project) + "/vouchers" }

func (s *Server) voucherList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	t, err := s.store.Vouchers(r.Context(), u, id)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, t.Project.ProgrammeID)
	if err != nil {
		return err
	}
	write := u.May(programme.WriteVouchers) && programme.MayWriteVouchers(t.Project, t.Contract, t.Closed) == nil
	return render(w, r, http.StatusOK, voucherListView(voucherListPage{Info: s.closingInfo(w, r, of, t.Project, "Bảng kê chứng từ"), T: t, Write: write}))
}

// voucherFormPage is the form of one voucher.
type voucherFormPage struct {
	Info  pageInfo
	Form  recordForm
	T     store.VoucherTable
	V     programme.Voucher // as stored; ID 0 for a new one
	Price programme.PriceCheck
}

func (s *Server) voucherNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	typed := url.Values{"kind": {string(programme.VoucherInvoice)}, "cost": {r.URL.Query().Get("cost")}}
	return s.drawVoucher(w, r, u, http.StatusOK, id, programme.Voucher{}, recordForm{Typed: typed})
}

func (s *Server) voucherEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	project, id, err := subRecord(r, "vid")
	if err != nil {
		return err
	}
	v, err := s.store.Voucher(r.Context(), u, project, id)
	if err != nil {
		return err
	}
	return s.drawVoucher(w, r, u, http.StatusOK, project, v, recordForm{Typed: typedVoucher(v)})
}

func (s *Server) drawVoucher(w http.ResponseWriter, r *http.Request, u programme.User, status int, project int64, v programme.Voucher, form recordForm) error {
	t, err := s.store.Vouchers(r.Context(), u, project)
	if err != nil {
		return err
	}
	if err := programme.MayWriteVouchers(t.Project, t.Contract, t.Closed); err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, t.Project.ProgrammeID)
	if err != nil {
		return err
	}
	p := voucherFormPage{Form: form, T: t, V: v, Price: t.Prices[v.ID]}
	p.Info = s.closingInfo(w, r, of, t.Project, "Chứng từ")
	p.Info.Breadcrumbs = append(p.Info.Breadcrumbs, crumb{"Bảng kê chứng từ", vouchersPath(project)})
	return render(w, r, status, voucherFormView(p))
}

// voucherCreate adds a voucher, or saves a new version of the one that the
// address names.
func (s *Server) voucherCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	project, err := pathID(r)
	if err != nil {
		return err
	}
	var id int64
	if r.PathValue("vid") != "" {
		if _, id, err = subRecord(r, "vid"); err != nil {
			return err
		}
	}
	sent, err := readUpload(r)
	f := &form{typed: sent.values}
	v := readVoucher(f, project, id)
	v.File.Name = sent.file
	if err == nil {
		err = f.err()
	}
	if err == nil {
		v, err = s.store.SaveVoucher(r.Context(), u, v, sent.content)
	}
	if err == nil {
		return seeOther(w, r, vouchersPath(project), "Đã lưu "+v.Paper()+".")
	}
	return s.voucherAgain(w, r, u, project, id, v, f, err)
}

// voucherAgain draws the form again with what was typed and what is wrong.
func (s *Server) voucherAgain(w http.ResponseWriter, r *http.Request, u programme.User, project, id int64, mine programme.Voucher, f *form, refused error) error {
	status, ok := refusedRecord(refused)
	if !ok || programme.KindOf(refused) == programme.Forbidden {
		return refused
	}
	form := recordForm{Typed: f.typed, Problems: programme.Problems(refused)}
	var stored programme.Voucher
	if id != 0 {
		var err error
		if stored, err = s.store.Voucher(r.Context(), u, project, id); err != nil {
			return err
		}
		if programme.KindOf(refused) == programme.Conflict && stored.Version != f.id("version") && !stored.Voided {
			events, err := s.store.History(r.Context(), u, programme.SVoucher, id)
			if err != nil {
				return err
			}
			form.Conflict, form.Problems = conflict(mine.Fields(), stored.Fields(), events), nil
			form.Typed.Set("version", number(stored.Version))
		}
	}
	return s.drawVoucher(w, r, u, status, project, stored, form)
}

func readVoucher(f *form, project, id int64) programme.Voucher {
	v := programme.Voucher{
		ID: id, ProjectID: project, Version: f.id("version"), Kind: programme.VoucherKind(f.text("kind")), Series: f.text("series"), Number: f.text("number"), Dated: f.day("dated"),
		Seller: f.text("seller"), Content: f.text("content"), Unit: f.text("unit"), UnitPrice: f.money("unit_price"), Amount: f.money("amount"), CostID: f.id("cost"),
		Source: programme.Source(f.text("source")), Explanation: sameLines(f.text("explanation")),
	}
	var err error
	v.TaxCode, err = programme.ParseTaxCode("tax_code", f.typed.Get("tax_code"))
	f.keep(err)
	v.Quantity, err = programme.ParseVolume("quantity", f.typed.Get("quantity"))
	f.keep(err)
	return v
}

func typedVoucher(v programme.Voucher) url.Values {
	t := url.Values{
		"version": {number(v.Version)}, "kind": {string(v.Kind)}, "series": {v.Series}, "number": {v.Number}, "dated": {v.Dated.String()}, "seller": {v.Seller}, "tax_code": {v.TaxCode},
		"content": {v.Content}, "unit": {v.Unit}, "amount": {v.Amount.String()}, "cost": {number(v.CostID)}, "source": {string(v.Source)}, "explanation": {v.Explanation},
	}
	if v.Quantity != 0 {
		t.Set("quantity", v.Quantity.String())
		t.Set("unit_price", v.UnitPrice.String())
	}
	return t
}

// voucherVoid takes a voucher out of the table with a reason.
func (s *Server) voucherVoid(w http.ResponseWriter, r *http.Request, u programme.User) error {
	project, id, err := subRecord(r, "vid")
	if err != nil {
		return err
	}
	f := readForm(r)
	v, err := s.store.VoidVoucher(r.Context(), u, project, id, f.id("version"), f.text("void_reason"))
	if err == nil {
		return seeOther(w, r, vouchersPath(project), "Đã loại "+v.Paper()+" khỏi bảng kê; dòng vẫn được giữ.")
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	stored, again := s.store.Voucher(r.Context(), u, project, id)
	if again != nil {
		return again
	}
	typed := typedVoucher(stored)
	typed.Set("void_reason", f.typed.Get("void_reason"))
	return s.drawVoucher(w, r, u, http.StatusUnprocessableEntity, project, stored, recordForm{Typed: typed, Problems: programme.Problems(err)})
}

// voucherFile sends a voucher's file, always to be saved and never to be shown
// by the browser as a page.
func (s *Server) voucherFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	project, id, err := subRecord(r, "vid")
	if err != nil {
		return err
	}
	v, content, err := s.store.VoucherFile(r.Context(), u, project, id)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", v.File.Type.ContentType())
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=\"chung-tu-%d.%s\"; filename*=UTF-8''%s", v.ID, v.File.Type, url.PathEscape(v.File.Name)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(content)
	return err
}

func (s *Server) voucherTableFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	t, err := s.store.Vouchers(r.Context(), u, id)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, t.Project.ProgrammeID)
	if err != nil {
		return err
	}
	return s.givePaper(w, r, givenPaper{of, "Bảng kê chứng từ", fmt.Sprintf("bang-ke-%d", id), paper.VoucherTable(t.Project, t.Contract.Paper(), t.Lines, of), projectCrumbs(t.Project)})
}
