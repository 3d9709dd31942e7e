package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func areaForm(id int64) listFormPage {
	p := listFormPage{ID: id, Base: "/areas", List: "/areas", Heading: "Thêm vào danh mục địa bàn", Button: "Thêm vào danh mục", Typed: map[string]string{}}
	if id != 0 {
		p.Heading, p.Button = "Sửa, xác nhận dòng danh mục", "Lưu dòng này"
	}
	return p
}

func (s *Server) areaNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p := areaForm(0)
	p.Typed["kind"] = r.URL.Query().Get("kind")
	return s.drawRow(w, r, u, http.StatusOK, p, programme.SArea)
}

func (s *Server) areaEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	a, err := s.store.Area(r.Context(), u, id)
	if err != nil {
		return err
	}
	p := areaForm(id)
	p.Typed = map[string]string{
		"kind": string(a.Kind), "place": a.Place.String(), "name": a.Name, "source": a.Source, "clause": a.Clause, "from": a.From.String(), "to": a.To.String(),
		"note": a.Note, "confirmed_by": a.ConfirmedBy, "version": strconv.FormatInt(a.Version, 10),
	}
	return s.drawRow(w, r, u, http.StatusOK, p, programme.SArea)
}

// areaTyped reads what all rows of a form have in common.
func areaTyped(f *form, saved programme.Area) programme.Area {
	src := sourced(f, saved.ConfirmedBy, saved.ConfirmedOn)
	return programme.Area{
		ID: saved.ID, Kind: programme.AreaKind(f.text("kind")), Name: f.text("name"), Source: src.Source, Clause: src.Clause, From: src.From, To: src.To,
		ConfirmedBy: src.ConfirmedBy, ConfirmedOn: src.ConfirmedOn, Note: src.Note, Version: src.Version,
	}
}

// maxAreasAtOnce bounds the rows that one form adds.
const maxAreasAtOnce = 500

// areaCreate adds one row for each line of places.
func (s *Server) areaCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	f := readForm(r)
	common := areaTyped(f, programme.Area{})
	var rows []programme.Area
	for _, line := range strings.FieldsFunc(f.typed.Get("place"), func(c rune) bool { return c == '\n' || c == '\r' || c == ';' }) {
		if line = programme.Clean(line); line == "" {
			continue
		}
		a := common
		a.Place, err = programme.FindPlace("place", line, units, common.From)
		f.keep(err)
		rows = append(rows, a)
	}
	switch {
	case len(rows) == 0:
		f.keep(common.Check())
	case len(rows) > maxAreasAtOnce:
		f.keep(programme.Refuse(programme.Invalid, "place", "Có %d dòng, nhiều nhất %d mỗi lần. Chia thành nhiều lần.", len(rows), maxAreasAtOnce))
	case f.err() == nil:
		f.keep(rows[0].Check())
	}
	if err = f.err(); err == nil {
		err = s.store.SaveAreas(r.Context(), u, rows)
	}
	if err == nil {
		return seeOther(w, r, "/areas?kind="+string(common.Kind), fmt.Sprintf("Đã thêm %d dòng vào danh mục “%s”.", len(rows), common.Kind.Label()))
	}
	return s.refusedRow(w, r, u, areaForm(0), f, err, common.Fields(), nil, 0, programme.SArea)
}

func (s *Server) areaUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	saved, err := s.store.Area(r.Context(), u, id)
	if err != nil {
		return err
	}
	f := readForm(r)
	a := areaTyped(f, saved)
	if typed := f.text("place"); typed == saved.Place.String() {
		a.Place = saved.Place
	} else {
		units, err := s.store.Places(r.Context(), u, 0)
		if err != nil {
			return err
		}
		a.Place, err = programme.FindPlace("place", typed, units, a.From)
		f.keep(err)
	}
	if err = f.err(); err == nil {
		_, err = s.store.SaveArea(r.Context(), u, a)
	}
	if err == nil {
		return seeOther(w, r, "/areas?kind="+string(a.Kind), "Đã lưu "+a.Place.Name+" trong danh mục “"+a.Kind.Label()+"”.")
	}
	return s.refusedRow(w, r, u, areaForm(id), f, err, a.Fields(), saved.Fields(), saved.Version, programme.SArea)
}
