package web

import (
	"net/http"
	"strconv"

	"khuyencong/programme"
)

func sizeForm(id int64) listFormPage {
	p := listFormPage{ID: id, Base: "/size_rules", List: "/rules", Heading: "Thêm tiêu chí quy mô", Button: "Lưu tiêu chí", Typed: map[string]string{"test": string(programme.WorkersAndMoney)}}
	if id != 0 {
		p.Heading = "Sửa, xác nhận tiêu chí quy mô"
	}
	return p
}

func (s *Server) sizeNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawRow(w, r, u, http.StatusOK, sizeForm(0), programme.SSizeRule)
}

func (s *Server) sizeEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	n, err := s.store.SizeRule(r.Context(), u, id)
	if err != nil {
		return err
	}
	p := sizeForm(id)
	p.Typed = map[string]string{
		"class": string(n.Class), "test": string(n.Test), "workers": countTyped(n.Workers), "revenue": amountTyped(n.Revenue), "capital": amountTyped(n.Capital),
		"source": n.Source, "clause": n.Clause, "from": n.From.String(), "to": n.To.String(), "note": n.Note, "confirmed_by": n.ConfirmedBy, "version": strconv.FormatInt(n.Version, 10),
	}
	return s.drawRow(w, r, u, http.StatusOK, p, programme.SSizeRule)
}

func (s *Server) sizeCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.sizeSave(w, r, u, programme.SizeRule{})
}

func (s *Server) sizeUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	saved, err := s.store.SizeRule(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.sizeSave(w, r, u, saved)
}

func (s *Server) sizeSave(w http.ResponseWriter, r *http.Request, u programme.User, saved programme.SizeRule) error {
	f := readForm(r)
	src := sourced(f, saved.ConfirmedBy, saved.ConfirmedOn)
	n := programme.SizeRule{
		ID: saved.ID, Class: programme.SizeClass(f.text("class")), Test: programme.SizeTest(f.text("test")), Workers: f.count("workers"), Revenue: f.amount("revenue"), Capital: f.amount("capital"),
		Source: src.Source, Clause: src.Clause, From: src.From, To: src.To, ConfirmedBy: src.ConfirmedBy, ConfirmedOn: src.ConfirmedOn, Note: src.Note, Version: src.Version,
	}
	err := f.err()
	if err == nil {
		_, err = s.store.SaveSizeRule(r.Context(), u, n)
	}
	if err == nil {
		return seeOther(w, r, "/rules#sizes", "Đã lưu tiêu chí quy mô.")
	}
	return s.refusedRow(w, r, u, sizeForm(saved.ID), f, err, n.Fields(), saved.Fields(), saved.Version, programme.SSizeRule)
}
