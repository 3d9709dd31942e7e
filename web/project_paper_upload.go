package web

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

// upload is a form with at most one file.
type upload struct {
	values  url.Values
	file    string // name of the chosen file
	content []byte // nil where none was chosen
}

// readUpload reads a form with a file into memory, which the route bounds: no
// part of it ever lies on a disk. One byte more than a paper may have is read,
// so that the rule about it can refuse it.
func readUpload(r *http.Request) (u upload, err error) {
	u.values = url.Values{}
	defer func() {
		printable(u.values)
		r.PostForm, r.Form = u.values, r.URL.Query()
		if _, large := errors.AsType[*http.MaxBytesError](err); large {
			err = programme.Refuse(programme.Invalid, "file", "Tệp lớn hơn 20 MB nên không được nhận. Chụp hoặc quét ở độ phân giải thấp hơn, hoặc tách thành nhiều tệp.")
		} else if err != nil {
			err = errBrokenForm
		}
	}()
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		if err := r.ParseForm(); err != nil {
			return u, err
		}
		u.values = r.PostForm
		return u, nil
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return u, err
	}
	for range 100 {
		part, err := parts.NextPart()
		if err == io.EOF {
			return u, nil
		}
		if err != nil {
			return u, err
		}
		b, err := io.ReadAll(io.LimitReader(part, programme.MaxPaperFile+1))
		switch {
		case err != nil:
			return u, err
		case part.FileName() == "":
			u.values.Add(part.FormName(), string(b))
		case u.content == nil:
			u.file, u.content = part.FileName(), append([]byte{}, b...)
		}
	}
	return u, errBrokenForm
}

// projectPaperCreate adds a version of a paper.
func (s *Server) projectPaperCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	sent, err := readUpload(r)
	f := &form{typed: sent.values}
	code := f.text("code")
	if err == nil {
		at := func(name string) string { return name + "_" + code }
		p := programme.Paper{
			ProjectID: id, Code: code, Name: f.text(at("name")), File: programme.PaperFile{Name: sent.file}, Note: f.text(at("remark")),
			KeptAt: f.text(at("kept_at")), TakenInBy: f.text(at("taken_in_by")), TakenInOn: f.day(at("taken_in_on")),
		}
		if err = f.err(); err == nil {
			p, err = s.store.SavePaper(r.Context(), u, p, sent.content)
		}
		if err == nil {
			return seeOther(w, r, papersPath(id)+"#paper-"+p.Code, fmt.Sprintf("Đã thêm “%s”, %s.", p.Name, p.Text()))
		}
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	again := recordForm{Typed: f.typed, Problems: besideLine(err, code, map[string]string{"note": "remark"})}
	return s.projectPaperDraw(w, r, u, again, code, http.StatusUnprocessableEntity)
}

// projectPaperFile sends a stored file, always to be saved and never to be
// shown by the browser as a page.
func (s *Server) projectPaperFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	paper, err := strconv.ParseInt(r.PathValue("paper"), 10, 64)
	if err != nil {
		return programme.Refuse(programme.NotFound, "", "Không tìm thấy tệp này.")
	}
	p, content, err := s.store.PaperFile(r.Context(), u, id, paper)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", p.File.Type.ContentType())
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q; filename*=UTF-8''%s", fileName(p.Name)+"."+string(p.File.Type), url.PathEscape(p.File.Name)))
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(content)
	return err
}
