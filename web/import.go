package web

import (
	"fmt"
	"net/http"
	"net/url"

	"khuyencong/book"
	"khuyencong/programme"
)

// The books that an office brings in: upload, look, columns, check,
// beneficiaries, confirm.
func (s *Server) importRoutes() []route {
	return []route{
		{"GET /imports", reads, s.importList},
		{"POST /imports", uploads, s.importCreate},
		{"GET /imports/{id}", reads, s.importLook},
		{"GET /imports/{id}/columns", reads, s.importColumns},
		{"POST /imports/{id}/columns", writes, s.importColumnsUpdate},
		{"GET /imports/{id}/check", reads, s.importCheck},
		{"POST /imports/{id}/check", writes, s.importCheckUpdate},
		{"GET /imports/{id}/line", reads, s.importLine},
		{"GET /imports/{id}/parties", reads, s.importParties},
		{"POST /imports/{id}/parties", writes, s.importPartiesUpdate},
		{"GET /imports/{id}/confirm", reads, s.importConfirm},
		{"POST /imports/{id}/confirm", writes, s.importConfirmCreate},
		{"GET /imports/{id}/done", reads, s.importDone},
		{"POST /imports/{id}/cancel", writes, s.importCancel},
		{"GET /imports/{id}/undo", reads, s.importUndo},
		{"POST /imports/{id}/undo", writes, s.importUndoCreate},
		{"GET /imports/{id}/files/{what}", reads, s.importFile},
	}
}

// importPath is an address of an import; step is "" or "check" and so on.
func importPath(id int64, step string) string {
	path := "/imports/" + number(id)
	if step != "" {
		path += "/" + step
	}
	return path
}

var importCrumb = crumb{"Nhập sổ Excel", "/imports"}

// importListPage is the books brought in so far and the form for one more.
type importListPage struct {
	Info       pageInfo
	All        []programme.BookImport
	Programmes []programme.Programme
	Form       recordForm
}

func (p importListPage) programmes() (all []option) {
	for _, of := range p.Programmes {
		all = append(all, option{number(of.ID), of.Name})
	}
	return all
}

func (s *Server) importList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.importListDraw(w, r, u, recordForm{}, http.StatusOK)
}

func (s *Server) importListDraw(w http.ResponseWriter, r *http.Request, u programme.User, f recordForm, status int) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.Imports(r.Context(), u)
	if err != nil {
		return err
	}
	p := importListPage{Info: s.info(w, r, of, navProjects, importCrumb.Label), All: all, Form: f}
	if p.Programmes, err = s.store.Programmes(r.Context(), u); err != nil {
		return err
	}
	if f.Typed == nil {
		p.Form.Typed = url.Values{"programme": {number(of.ID)}}
	}
	return render(w, r, status, importListView(p))
}

// importCreate keeps a book that can be read at all; one that cannot is
// refused with the reason, and nothing is kept.
func (s *Server) importCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readUpload(r)
	refused := func(err error) error {
		if programme.KindOf(err) != programme.Invalid {
			return err
		}
		return s.importListDraw(w, r, u, recordForm{Typed: sent.values, Problems: programme.Problems(err)}, http.StatusUnprocessableEntity)
	}
	if err == nil && len(sent.content) == 0 {
		err = programme.Refuse(programme.Invalid, "file", "Chọn tệp sổ Excel (.xlsx) hoặc CSV cần nhập.")
	}
	if err == nil && len(sent.content) > programme.MaxPaperFile {
		err = programme.Refuse(programme.Invalid, "file", "Tệp lớn hơn 20 MB nên không được nhận. Bỏ ảnh trong sổ hoặc tách thành nhiều tệp rồi thử lại.")
	}
	if err == nil {
		err = book.Check(sent.content)
	}
	if err != nil {
		return refused(err)
	}
	i, err := s.store.AddImport(r.Context(), u, (&form{typed: sent.values}).id("programme"), programme.Clean(sent.file), sent.content)
	if err != nil {
		return refused(err)
	}
	return seeOther(w, r, importPath(i.ID, ""), "")
}

// importCancel ends an import of which nothing was stored: the file goes too.
func (s *Server) importCancel(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	i, err := s.store.Import(r.Context(), u, id)
	if err != nil {
		return err
	}
	s.jobs.stop(id)
	if err := s.store.CancelImport(r.Context(), u, id, i.Version); err != nil {
		return err
	}
	return seeOther(w, r, importCrumb.Href, fmt.Sprintf("Đã hủy lần nhập sổ “%s”. Không có gì được ghi, tệp đã tải lên cũng đã xóa.", i.File.Name))
}
