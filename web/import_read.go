package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"

	"khuyencong/book"
	"khuyencong/programme"
)

// importReading is a book as it was read with the choices made so far, and
// what confirming it would store.
type importReading struct {
	Data     []byte
	Book     *book.Book
	Proposal programme.Proposal
	Totals   []programme.BookTotal
	Sums     []importSum
	rows     map[programme.RowAt]*book.Row
}

// Row is a row of the book as it was read; an empty one for none.
func (r *importReading) Row(at programme.RowAt) *book.Row {
	if row := r.rows[at]; row != nil {
		return row
	}
	return &book.Row{}
}

// importFrame is what every step of an import shows.
type importFrame struct {
	Info   pageInfo
	Import programme.BookImport
	Of     programme.Programme
	*importReading
	Step  string
	Error error // of what was sent last
}

// Asked is how many beneficiaries are to be told apart.
func (f importFrame) Asked() int { return len(f.Proposal.Asked()) }

// errWaiting tells that the page has been drawn as one that waits.
var errWaiting = errors.New("the page waits for a job")

// importFrame loads an import for one of its steps. Where the book takes long
// to read, the page that waits is drawn, and errWaiting returned.
func (s *Server) importFrame(w http.ResponseWriter, r *http.Request, u programme.User, step string) (f importFrame, err error) {
	id, err := pathID(r)
	if err != nil {
		return f, err
	}
	i, err := s.store.Import(r.Context(), u, id)
	if err != nil {
		return f, err
	}
	if err := i.MayBeChanged(); err != nil {
		http.Redirect(w, r, importPath(id, "done"), http.StatusSeeOther)
		return f, errWaiting
	}
	if f.Of, err = s.store.Programme(r.Context(), u, i.ProgrammeID); err != nil {
		return f, err
	}
	f.Import, f.Step = i, step
	f.Info = s.info(w, r, f.Of, navProjects, i.Title(), importCrumb)
	key := fmt.Sprint("read ", i.Version, " for ", u.ID)
	job := s.jobs.do(r.Context(), id, key, 2*i.File.Size, s.store.Now(), func(ctx context.Context, j *importJob) (any, error) {
		return s.importRead(ctx, u, i, j)
	})
	if !job.wait(r.Context()) {
		return f, s.importWaiting(w, r, f, job)
	}
	if job.err != nil {
		s.jobs.stop(id)
		return f, job.err
	}
	f.importReading = job.result.(*importReading)
	return f, nil
}

// importWaiting draws the page that waits for a job and asks again by itself.
func (s *Server) importWaiting(w http.ResponseWriter, r *http.Request, f importFrame, job *importJob) error {
	w.Header().Set("Refresh", "2")
	if err := render(w, r, http.StatusOK, importWaitingView(f, job)); err != nil {
		return err
	}
	return errWaiting
}

// unlessDrawn is nil where a page has been drawn already.
func unlessDrawn(err error) error {
	if err == errWaiting {
		return nil
	}
	return err
}

// importRead reads a book with the choices made so far.
func (s *Server) importRead(ctx context.Context, u programme.User, i programme.BookImport, j *importJob) (*importReading, error) {
	_, data, err := s.store.ImportFile(ctx, u, i.ID)
	if err != nil {
		return nil, err
	}
	basis, err := s.store.ImportBasis(ctx, u, i.ProgrammeID)
	if err != nil {
		return nil, err
	}
	b, err := book.Read(ctx, i.File.Name, countedReader{bytes.NewReader(data), &j.done}, int64(len(data)), book.OptionsFor(i.Choices, basis.Units, basis.Learned))
	if err != nil {
		return nil, err
	}
	out := &importReading{Data: data, Book: b, rows: map[programme.RowAt]*book.Row{}, Totals: b.ImportTotals()}
	for k := range b.Sheets {
		for n := range b.Sheets[k].Rows {
			row := &b.Sheets[k].Rows[n]
			out.rows[programme.RowAt{Sheet: b.Sheets[k].Name, Line: row.Line}] = row
		}
	}
	out.Proposal = programme.ProposeImport(b.ImportRows(), basis.Known, i.Choices, u)
	out.Sums = importSums(out.Proposal, b, basis.Known.Programme, i.Choices, basis.Known.Today)
	return out, ctx.Err()
}
