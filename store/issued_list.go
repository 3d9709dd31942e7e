package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

// IssuedFilter narrows the register of issued papers.
type IssuedFilter struct {
	Sort  programme.PaperSort
	State programme.IssuedState
	Year  int
	Text  string
	Page  int
}

// IssuedList is one page of the register (sổ văn bản đi).
type IssuedList struct {
	Papers       []programme.IssuedPaper
	Signed       map[int64]int // signed copies by paper
	Total        int64
	Page, Pages  int
	Years        []int
	Reports      []programme.Report // issued before there was a register
	WithoutSign  int64              // of all that stand and should have a signed copy
	ProjectCodes map[int64]string
}

const issuedTables = ` FROM issued_papers i LEFT JOIN projects p ON p.id = i.project_id`

// issuedScope narrows to papers of what the user sees: those of no project only
// for posts of the whole programme.
func (w *where) issuedScope(u programme.User) {
	if !u.Scope.Whole() {
		w.conditions = append(w.conditions, "i.project_id IS NOT NULL")
		w.scope(u)
	}
}

// IssuedPapers lists the register, the newest first.
func (s *Store) IssuedPapers(ctx context.Context, u programme.User, f IssuedFilter) (l IssuedList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPapers); err != nil {
			return err
		}
		l = IssuedList{Signed: map[int64]int{}, ProjectCodes: map[int64]string{}}
		var all where
		all.issuedScope(u)
		if err := tx.rows(`SELECT DISTINCT i.year`+issuedTables+all.sql()+` ORDER BY i.year DESC`, all.args, func(scan func(...any) error) error {
			var year int
			err := scan(&year)
			l.Years = append(l.Years, year)
			return err
		}); err != nil {
			return err
		}
		var w where
		w.equal("i.sort", string(f.Sort))
		w.equal("i.state", string(f.State))
		if f.Year != 0 {
			w.and("i.year = ?", f.Year)
		}
		w.folded("i.search", f.Text)
		w.issuedScope(u)
		if err := tx.row("", `SELECT COUNT(*)`+issuedTables+w.sql(), w.args, &l.Total); err != nil {
			return err
		}
		l.Page, l.Pages = pageOf(f.Page, l.Total)
		if err := tx.rows(`SELECT `+issuedColumns+`, COALESCE(p.code, ''), (SELECT COUNT(*) FROM signed_copies c WHERE c.issued_id = i.id AND c.dropped = '')`+issuedTables+w.sql()+
			` ORDER BY i.dated DESC, i.id DESC`+w.page(l.Page), w.args, func(scan func(...any) error) error {
			var code string
			var signed int
			p, err := scanIssued(scan, &code, &signed)
			l.Papers = append(l.Papers, p)
			l.Signed[p.ID], l.ProjectCodes[p.PaperRef.ProjectID] = signed, code
			return err
		}); err != nil {
			return err
		}
		if err := tx.unsigned(u, &l); err != nil {
			return err
		}
		return tx.oldReports(u, f, &l)
	})
	return l, err
}

// unsigned counts the papers that stand and should have a signed copy, but have
// none.
func (tx *Tx) unsigned(u programme.User, l *IssuedList) error {
	var w where
	var sorts []string
	for _, s := range programme.PaperSorts() {
		if s.Signed() {
			sorts = append(sorts, string(s))
		}
	}
	w.in("i.sort", sorts)
	w.and("i.state = ?", programme.IssuedStands)
	w.issuedScope(u)
	return tx.row("", `SELECT COUNT(*)`+issuedTables+w.sql()+` AND NOT EXISTS (SELECT 1 FROM signed_copies c WHERE c.issued_id = i.id AND c.dropped = '')`, w.args, &l.WithoutSign)
}

// oldReports lists reports that were issued before there was a register, on the
// first page of a list that is not narrowed.
func (tx *Tx) oldReports(u programme.User, f IssuedFilter, l *IssuedList) error {
	if f != (IssuedFilter{Page: f.Page}) || l.Page != 1 || !u.May(programme.ReadReports) {
		return nil
	}
	return tx.rows(`SELECT `+reportColumns+` FROM reports WHERE issued_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM issued_papers i WHERE i.sort = 'report' AND i.of_id = reports.id) ORDER BY id DESC`,
		nil, func(scan func(...any) error) error {
			r, err := scanReport(scan)
			l.Reports = append(l.Reports, r)
			return err
		})
}

// IssuedPaper loads one paper with the list of its files, and the one that
// replaced it (ID 0 for none).
func (s *Store) IssuedPaper(ctx context.Context, u programme.User, id int64) (p, newer programme.IssuedPaper, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPapers); err != nil {
			return err
		}
		if p, err = tx.issuedPaper(u, id); err != nil {
			return err
		}
		newer, err = tx.replacedBy(p)
		return err
	})
	return p, newer, err
}

func (tx *Tx) issuedPaper(u programme.User, id int64) (p programme.IssuedPaper, err error) {
	p, err = scanIssued(func(into ...any) error {
		return tx.row("văn bản này", `SELECT `+issuedColumns+` FROM issued_papers i WHERE i.id = $1`, []any{id}, into...)
	})
	if err == nil {
		err = tx.seesRecord(u, p.PaperRef)
	}
	if err == nil {
		p.Files, err = tx.issuedFiles(id)
	}
	return p, err
}

func (tx *Tx) issuedFiles(id int64) (all []programme.IssuedFile, err error) {
	err = tx.rows(`SELECT format, size, sha256 FROM issued_paper_files WHERE paper_id = $1 ORDER BY format`, []any{id}, func(scan func(...any) error) error {
		var f programme.IssuedFile
		err := scan(&f.Format, &f.Size, &f.SHA256)
		all = append(all, f)
		return err
	})
	return all, err
}

// replacedBy is the paper that replaced one; ID 0 for none.
func (tx *Tx) replacedBy(p programme.IssuedPaper) (newer programme.IssuedPaper, err error) {
	newer, err = scanIssued(func(into ...any) error {
		return tx.row("", `SELECT `+issuedColumns+` FROM issued_papers i WHERE i.replaces = $1`, []any{p.ID}, into...)
	})
	if programme.KindOf(err) == programme.NotFound {
		return programme.IssuedPaper{}, nil
	}
	return newer, err
}

// IssuedFile loads one frozen file and proves by its hash that no byte has
// changed since.
func (s *Store) IssuedFile(ctx context.Context, u programme.User, id int64, format string) (f programme.IssuedFile, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPapers); err != nil {
			return err
		}
		if _, err := tx.issuedPaper(u, id); err != nil {
			return err
		}
		f, err = tx.issuedFile(id, format)
		return err
	})
	return f, err
}

func (tx *Tx) issuedFile(id int64, format string) (f programme.IssuedFile, err error) {
	f.Format = format
	if err = tx.row("tệp ."+format+" của văn bản này", `SELECT f.sha256, c.content FROM issued_paper_files f JOIN paper_files c ON c.sha256 = f.sha256 WHERE f.paper_id = $1 AND f.format = $2`, []any{id, format}, &f.SHA256, &f.Bytes); err != nil {
		return f, err
	}
	f.Size = int64(len(f.Bytes))
	if hash(f.Bytes) != f.SHA256 {
		return f, programme.Refuse(programme.Conflict, "", "Tệp .%s của văn bản này không còn nguyên vẹn so với lúc phát hành. Không dùng tệp này; báo người quản trị lấy lại từ bản sao lưu.", format)
	}
	return f, nil
}

// Signatories are who held a leading post on a day, by whom papers are signed.
func (s *Store) Signatories(ctx context.Context, u programme.User, day programme.Day) (all []programme.Signatory, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.IssuePapers); err != nil {
			return err
		}
		all, err = tx.signatories(day)
		return err
	})
	return all, err
}

func (tx *Tx) signatories(day programme.Day) (all []programme.Signatory, err error) {
	var roles []string
	for _, r := range programme.Roles {
		if r.SignsPapers() {
			roles = append(roles, string(r))
		}
	}
	var w where
	w.in("p.role", roles)
	w.and("h.held_from <= ?", day)
	w.and("(h.held_to = 0 OR h.held_to >= ?)", day)
	holdings, err := tx.holdings(w)
	for _, h := range holdings {
		all = append(all, programme.Signatory{Holding: h.ID, Post: h.PostTitle, Name: h.UserName, Standin: h.StandingIn})
	}
	return all, err
}

// signedBy puts the name of the post's holder in, and refuses a post that he did
// not hold on the day of the paper.
func (tx *Tx) signedBy(holding int64, p *programme.IssuedPaper) error {
	if holding == 0 || p.Dated == 0 {
		return nil
	}
	on, err := tx.signatories(p.Dated)
	if err != nil {
		return err
	}
	var names []string
	for _, s := range on {
		if s.Holding == holding {
			p.SignerName = s.Name
			if p.SignerPost == "" {
				p.SignerPost = s.Post
			}
			return nil
		}
		names = append(names, s.Label())
	}
	return programme.Refuse(programme.Invalid, "signer", "Ngày %s người được chọn không giữ chức vụ này. Người ký được ngày đó: %s.", p.Dated, orNone(strings.Join(names, "; ")))
}

func orNone(s string) string {
	if s == "" {
		return "không có ai trong danh sách chức vụ; nhập tên và chức vụ người ký"
	}
	return s
}
