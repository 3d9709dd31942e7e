package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

// What is kept of the papers of one record: issued papers and signed copies.
func (s *Server) signedCopyRoutes() []route {
	return []route{
		{"GET /signed", reads, s.recordShow},
		{"POST /signed", uploads, s.signedCopyCreate},
		{"GET /signed/{id}", reads, s.signedCopyFile},
		{"POST /signed/{id}/drop", writes, s.signedCopyDrop},
	}
}

func recordPath(r programme.PaperRef) string { return "/signed?" + refQuery(r) }

// recordPage is what is kept of the papers of one record.
type recordPage struct {
	Info   pageInfo
	Source issuing
	File   store.RecordFile
	Form   recordForm
	Writes bool
	Drawn  bool // the program draws the paper, so it can be issued here
}

func (s *Server) recordShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawRecordFile(w, r, u, http.StatusOK, recordRef(readQuery(r)), recordForm{})
}

func (s *Server) drawRecordFile(w http.ResponseWriter, r *http.Request, u programme.User, status int, ref programme.PaperRef, f recordForm) error {
	i, err := s.sourceOf(r, u, ref)
	if err != nil {
		return err
	}
	p := recordPage{Source: i, Form: f, Writes: u.May(programme.IssuePapers), Drawn: recordSources[ref.Sort] != nil}
	if p.File, err = s.store.RecordFile(r.Context(), u, ref); err != nil {
		return err
	}
	if p.Form.Typed == nil {
		p.Form.Typed = url.Values{}
		for _, one := range p.File.Issued {
			if one.State == programme.IssuedStands {
				p.Form.Typed.Set("issued", number(one.ID))
				break
			}
		}
	}
	p.Info = s.info(w, r, i.Of, navReports, "Văn bản và bản ký: "+lowerWords(ref.Sort.Label()), crumb{ref.Sort.Label(), i.Back})
	return render(w, r, status, recordView(p))
}

// signedCopyCreate keeps a signed copy with what its signatures say.
func (s *Server) signedCopyCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readUpload(r)
	f := &form{typed: sent.values}
	ref := recordRef(f)
	if err == nil {
		_, err = s.sourceOf(r, u, ref) // the record is there, and the user sees it
		if err != nil {
			return err
		}
		c := programme.SignedCopy{PaperRef: ref, IssuedID: f.id("issued"), File: programme.PaperFile{Name: sent.file}, Note: f.text("note"), Signatures: paper.Signatures(sent.content)}
		if c, err = s.store.SaveSignedCopy(r.Context(), u, c, sent.content); err == nil {
			return seeOther(w, r, recordPath(ref)+"#copies", "Đã nộp bản ký "+c.File.Name+": "+programme.SignaturesText(c.Signatures)+".")
		}
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	return s.drawRecordFile(w, r, u, http.StatusUnprocessableEntity, ref, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

// signedCopyFile sends a copy, always to be saved.
func (s *Server) signedCopyFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	c, content, err := s.store.SignedCopyFile(r.Context(), u, id)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", c.File.Type.ContentType())
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q; filename*=UTF-8''%s", fmt.Sprintf("ban-ky-%d.%s", c.ID, c.File.Type), url.PathEscape(c.File.Name)))
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(content)
	return err
}

func (s *Server) signedCopyDrop(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	c, err := s.store.DropSignedCopy(r.Context(), u, id, f.text("dropped"))
	if err == nil {
		return seeOther(w, r, recordPath(c.PaperRef)+"#copies", "Đã bỏ bản ký "+c.File.Name+"; tệp vẫn được giữ cùng lý do.")
	}
	if kind := programme.KindOf(err); kind != programme.Invalid && kind != programme.Conflict || c.ID == 0 {
		return err
	}
	return s.drawRecordFile(w, r, u, statuses[programme.KindOf(err)], c.PaperRef, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

// recordState is what the page of a record says of its issued paper and its
// signed copies.
type recordState struct {
	Shows  bool // the user may read the register
	Ref    programme.PaperRef
	Issued programme.IssuedPaper // that stands, or the last; ID 0 for none
	Copies int
}

func (s *Server) recordState(r *http.Request, u programme.User, ref programme.PaperRef) (st recordState, err error) {
	if st = (recordState{Shows: u.May(programme.ReadPapers), Ref: ref}); !st.Shows {
		return st, nil
	}
	file, err := s.store.RecordFile(r.Context(), u, ref)
	if len(file.Issued) > 0 {
		st.Issued = file.Issued[0]
	}
	st.Copies = len(programme.StandingCopies(file.Copies))
	return st, err
}
