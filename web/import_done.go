package web

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"

	"khuyencong/book"
	"khuyencong/programme"
	"khuyencong/store"
)

// importDonePage is what an import has stored, and the way back.
type importDonePage struct {
	Info    pageInfo
	Import  programme.BookImport
	Rows    store.ImportedList
	Pager   pagerView
	History []historyEntry
	Error   error
}

func (s *Server) importDone(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.importDoneDraw(w, r, u, "done", nil, http.StatusOK)
}

// importUndo shows what would go back.
func (s *Server) importUndo(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.importDoneDraw(w, r, u, "undo", nil, http.StatusOK)
}

func (s *Server) importDoneDraw(w http.ResponseWriter, r *http.Request, u programme.User, what string, refused error, status int) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	p := importDonePage{Error: refused}
	if p.Import, err = s.store.Import(r.Context(), u, id); err != nil {
		return err
	}
	if p.Import.State == programme.ImportUploaded {
		return s.importNotYet(w, r, u, p.Import)
	}
	page, _ := strconv.Atoi(r.FormValue("page"))
	if p.Rows, err = s.store.ImportedRows(r.Context(), u, id, max(page, 1)); err != nil {
		return err
	}
	p.Pager = pages(r, "đề án", p.Rows.Page, p.Rows.Pages, 50, p.Rows.Total)
	events, err := s.store.History(r.Context(), u, programme.SImport, id)
	if err != nil {
		return err
	}
	p.History = history(events)
	of, err := s.store.Programme(r.Context(), u, p.Import.ProgrammeID)
	if err != nil {
		return err
	}
	if what == "undo" && p.Import.State == programme.ImportConfirmed {
		p.Info = s.info(w, r, of, navProjects, "Hoàn tác lần nhập", importCrumb, crumb{p.Import.Title(), importPath(id, "done")})
		return render(w, r, status, importUndoView(p))
	}
	p.Info = s.info(w, r, of, navProjects, p.Import.Title(), importCrumb)
	return render(w, r, status, importDoneView(p))
}

// importNotYet is the last page of a book that is not stored: of one that is
// being stored it waits, and leads on when that has failed.
func (s *Server) importNotYet(w http.ResponseWriter, r *http.Request, u programme.User, i programme.BookImport) error {
	job := s.jobs.running(i.ID)
	if job == nil || job.key != storing {
		http.Redirect(w, r, importPath(i.ID, "confirm"), http.StatusSeeOther)
		return nil
	}
	if job.wait(r.Context()) {
		s.jobs.stop(i.ID)
		if job.err != nil {
			return job.err
		}
		http.Redirect(w, r, importPath(i.ID, "done"), http.StatusSeeOther)
		return nil
	}
	of, err := s.store.Programme(r.Context(), u, i.ProgrammeID)
	if err != nil {
		return err
	}
	f := importFrame{Import: i, Of: of, Step: "done", Info: s.info(w, r, of, navProjects, i.Title(), importCrumb)}
	return unlessDrawn(s.importWaiting(w, r, f, job))
}

// importUndoCreate takes back everything that an import stored.
func (s *Server) importUndoCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	_, err = s.store.UndoImport(r.Context(), u, id, readForm(r).id("version"))
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		return s.importDoneDraw(w, r, u, "undo", err, statuses[k])
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, importPath(id, "done"), "Đã hoàn tác: các đề án mà sổ này thêm vào đã được rút, bút toán của chúng được đảo lại.")
}

// importFile sends the book back: with its doubtful cells marked, or only the
// lines that have to be mended.
func (s *Server) importFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "check")
	if err != nil {
		return unlessDrawn(err)
	}
	var out bytes.Buffer
	in, size := bytes.NewReader(f.Data), int64(len(f.Data))
	name := strings.TrimSuffix(f.Import.File.Name, filepath.Ext(f.Import.File.Name))
	switch r.PathValue("what") {
	case "marked":
		name += " - đã đánh dấu"
		err = book.WriteMarked(r.Context(), &out, f.Book.Name, in, size, f.marks(false))
	case "wrong":
		name += " - dòng sai"
		err = book.WriteWrong(r.Context(), &out, f.Book, in, size, f.marks(true))
	default:
		err = programme.Refuse(programme.NotFound, "", "Chỉ có sổ đã đánh dấu và sổ các dòng sai.")
	}
	if err != nil {
		return err
	}
	sendFile(w, "xlsx", name, out.Bytes())
	return nil
}

// marks are the problems of the book, and of rows that cannot be stored what
// is wrong beside their cells; refused leaves only those of such rows.
func (f importFrame) marks(refused bool) []book.Mark {
	var out []book.Mark
	rows := map[programme.RowAt]bool{}
	for _, one := range f.Proposal.Rows {
		if one.Fate != programme.RowRefused {
			continue
		}
		row := f.Row(one.RowAt)
		for line := row.Line; line <= max(row.LastLine, row.Line); line++ {
			rows[programme.RowAt{Sheet: one.Sheet, Line: line}] = true
		}
		for _, why := range one.Why {
			if !strings.HasPrefix(why, "Ô ") {
				out = append(out, book.Mark{Sheet: one.Sheet, Line: one.Line, Column: f.firstColumn(one.RowAt), Text: why})
			}
		}
	}
	for _, m := range f.Book.Marks() {
		if !refused || rows[programme.RowAt{Sheet: m.Sheet, Line: m.Line}] {
			out = append(out, m)
		}
	}
	return out
}

// firstColumn is where a row's own title stands, else its first column.
func (f importFrame) firstColumn(at programme.RowAt) int {
	for i := range f.Book.Sheets {
		if f.Book.Sheets[i].Name != at.Sheet {
			continue
		}
		for _, c := range f.Book.Sheets[i].ColumnsAt(at.Line) {
			if c.Field == book.Title {
				return c.Index
			}
		}
	}
	return 0
}
