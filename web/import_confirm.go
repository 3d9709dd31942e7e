package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"khuyencong/book"
	"khuyencong/programme"
)

// importSum is what would be stored of one year and level.
type importSum struct {
	Year                  int
	Level                 programme.Level
	New, Changed          int
	Support, Other, Whole programme.Money // approved: khuyến công, the rest, all
}

// importSums adds up what a proposal would store, by year and level.
func importSums(p programme.Proposal, b *book.Book, of programme.Programme, c programme.ImportChoices, today programme.Day) []importSum {
	type key struct {
		year  int
		level programme.Level
	}
	all, i := map[key]*importSum{}, 0
	for row := range b.ImportRows() {
		fate := p.Rows[i].Fate
		i++
		if fate != programme.RowNew && fate != programme.RowChanged {
			continue
		}
		project, err := row.Project(of, c, today)
		if err != nil {
			continue
		}
		k := key{project.Year, project.Level}
		if all[k] == nil {
			all[k] = &importSum{Year: k.year, Level: k.level}
		}
		all[k].add(fate, project.Approved())
	}
	var out []importSum
	for _, one := range all {
		out = append(out, *one)
	}
	slices.SortFunc(out, func(a, b importSum) int { return cmp.Or(a.Year-b.Year, cmp.Compare(b.Level, a.Level)) })
	return out
}

func (s *importSum) add(fate programme.RowFate, money programme.Sums) {
	if fate == programme.RowNew {
		s.New++
	} else {
		s.Changed++
	}
	s.Support += money.Support
	s.Whole += money.Total()
	s.Other = s.Whole - s.Support
}

// importConfirmPage is what confirming would store.
type importConfirmPage struct {
	importFrame
	Sum      importSum // of all
	Form     recordForm
	Open     error // why it cannot be confirmed yet
	MayRight bool  // only the refused rows stand in the way
}

func (s *Server) importConfirm(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "confirm")
	if err != nil {
		return unlessDrawn(err)
	}
	return s.importConfirmDraw(w, r, f, http.StatusOK)
}

func (s *Server) importConfirmDraw(w http.ResponseWriter, r *http.Request, f importFrame, status int) error {
	p := importConfirmPage{importFrame: f, MayRight: f.Proposal.Result.Refused > 0 && f.Asked() == 0}
	c := f.Import.Choices
	c.OnlyRight = c.OnlyRight || p.MayRight
	p.Open = f.Proposal.MayConfirm(c)
	for _, one := range f.Sums {
		p.Sum.New += one.New
		p.Sum.Changed += one.Changed
		p.Sum.Support += one.Support
		p.Sum.Other += one.Other
		p.Sum.Whole += one.Whole
	}
	return render(w, r, status, importConfirmView(p))
}

// importConfirmCreate stores the book: all of it in one transaction, or none.
// A large one goes on while its page waits, and can be stopped until it is
// stored.
func (s *Server) importConfirmCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	form := readForm(r)
	if form.text("do") == "stop" {
		return s.importStop(w, r)
	}
	f, err := s.importFrame(w, r, u, "confirm")
	if err != nil {
		return unlessDrawn(err)
	}
	version := form.id("version")
	if c := f.Import.Choices; f.Import.Version == version && c.OnlyRight != form.checked("only_right") {
		c.OnlyRight = form.checked("only_right")
		var saved programme.BookImport
		if saved, err = s.store.SaveImportChoices(r.Context(), u, f.Import.ID, version, c); err == nil {
			f.Import, version = saved, saved.Version
		}
	}
	if err == nil {
		read := programme.ReadImport{Rows: f.Book.ImportRows(), Totals: f.Totals}
		if form.checked("learn") {
			read.Headings = f.Book.ChosenHeadings(f.Import.Choices)
		}
		f.Step = "done"
		job := s.jobs.do(r.Context(), f.Import.ID, storing, 0, s.store.Now(), func(ctx context.Context, _ *importJob) (any, error) {
			i, _, err := s.store.ConfirmImport(ctx, u, f.Import.ID, version, read)
			return i, err
		})
		if !job.wait(r.Context()) {
			return unlessDrawn(s.importWaiting(w, r, f, job))
		}
		s.jobs.stop(f.Import.ID)
		err = job.err
	}
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		f.Step, f.Error = "confirm", err
		return s.importConfirmDraw(w, r, f, statuses[k])
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, importPath(f.Import.ID, "done"), "Đã nhập sổ.")
}

// storing is the key of the job that stores a book.
const storing = "store"

// importStop ends the storing of a book before it is done; nothing of it
// stays.
func (s *Server) importStop(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	s.jobs.stop(id)
	return seeOther(w, r, importPath(id, "confirm"), "Đã dừng. Nếu sổ chưa ghi xong thì không có gì được ghi.")
}
