package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"slices"

	"khuyencong/programme"
)

const issuedColumns = `i.id, i.sort, COALESCE(i.project_id, 0), i.of_id, i.record_key, i.programme_id, i.kind, i.subject, i.issuer, i.number, i.symbol, i.dated, i.signer_post, i.signer_name,
	i.code, i.state, i.replaces, i.reason, i.ended, i.ended_at, i.ended_by, i.at, i.user_name, i.post_title, i.version`

func scanIssued(scan func(...any) error, more ...any) (p programme.IssuedPaper, err error) {
	var ended sql.NullTime
	r := &p.PaperRef
	err = scan(append([]any{&p.ID, &r.Sort, &r.ProjectID, &r.Of, &r.Key, &p.ProgrammeID, &p.Kind, &p.Subject, &p.Issuer, &p.Number, &p.Symbol, &p.Dated, &p.SignerPost, &p.SignerName,
		&p.Code, &p.State, &p.Replaces, &p.Reason, &p.Ended, &ended, &p.EndedBy, &p.At, &p.UserName, &p.PostTitle, &p.Version}, more...)...)
	p.EndedAt = ended.Time
	return p, err
}

// DrawIssued draws the files of a paper that is being issued, with its number
// and its code.
type DrawIssued func(programme.IssuedPaper) ([]programme.IssuedFile, error)

// IssuePaper gives a paper its number and freezes its files, all in one
// transaction. fixed is the number that the record itself has, "" for none;
// holding is the post by which it is signed, 0 where the name was typed.
func (s *Store) IssuePaper(ctx context.Context, u programme.User, p programme.IssuedPaper, fixed string, holding int64, draw DrawIssued) (issued programme.IssuedPaper, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.IssuePapers); err != nil {
			return err
		}
		if err := tx.seesRecord(u, p.PaperRef); err != nil {
			return err
		}
		mine := p
		if err := tx.signedBy(holding, &mine); err != nil {
			return err
		}
		issued, err = tx.issue(u, mine, fixed, draw)
		if s.d.duplicate(err) {
			return numberTaken(p)
		}
		return err
	})
	return issued, err
}

// issue is IssuePaper of a record that the user was found to see.
func (tx *Tx) issue(u programme.User, p programme.IssuedPaper, fixed string, draw DrawIssued) (programme.IssuedPaper, error) {
	if err := p.Check(programme.DayOf(tx.now), fixed); err != nil {
		return p, err
	}
	standing, err := tx.standing(p.PaperRef)
	if err != nil {
		return p, err
	}
	if err := p.CheckReplaces(standing); err != nil {
		return p, err
	}
	if err := tx.numberFree(p); err != nil {
		return p, err
	}
	if p.Code, err = newPaperCode(); err != nil {
		return p, err
	}
	p.State, p.At, p.UserName, p.PostTitle, p.Version = programme.IssuedStands, tx.now, u.Name, u.PostTitle, 1
	if p.Replaces != 0 {
		if err := tx.endIssued(u, standing, programme.IssuedReplaced, p.Reason); err != nil {
			return p, err
		}
	}
	if p.Files, err = draw(p); err != nil {
		return p, err
	}
	return tx.insertIssued(u, p)
}

func (tx *Tx) insertIssued(u programme.User, p programme.IssuedPaper) (programme.IssuedPaper, error) {
	year, symbol := p.Book()
	r := p.PaperRef
	err := tx.row("", `INSERT INTO issued_papers (sort, project_id, of_id, record_key, programme_id, kind, subject, issuer, number, number_key, ordinal, symbol, symbol_key, year, dated, signer_post, signer_name,
		code, state, replaces, reason, ended, ended_by, search, at, user_id, user_name, post_title, version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, '', '', $22, $23, $24, $25, $26, $27) RETURNING id`,
		[]any{r.Sort, sql.NullInt64{Int64: r.ProjectID, Valid: r.ProjectID != 0}, r.Of, r.Key, p.ProgrammeID, p.Kind, p.Subject, p.Issuer, p.Number, programme.NumberKey(p.Number), programme.NumberOrdinal(p.Number),
			p.Symbol, symbol, year, p.Dated, p.SignerPost, p.SignerName, p.Code, p.State, p.Replaces, p.Reason, programme.Fold(p.Paper() + " " + p.Kind + " " + p.Subject + " " + p.SignerName),
			p.At, u.ID, p.UserName, p.PostTitle, p.Version}, &p.ID)
	if err != nil {
		return p, err
	}
	for i := range p.Files {
		f := &p.Files[i]
		f.Size, f.SHA256 = int64(len(f.Bytes)), hash(f.Bytes)
		if err := tx.keepBytes(f.SHA256, f.Bytes); err != nil {
			return p, err
		}
		if err := tx.exec(`INSERT INTO issued_paper_files (paper_id, format, sha256, size) VALUES ($1, $2, $3, $4)`, p.ID, f.Format, f.SHA256, f.Size); err != nil {
			return p, err
		}
	}
	return p, tx.record(u, programme.Event{Subject: programme.SIssuedPaper, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "issued", Title: p.Title(), Note: p.Reason, Changes: programme.Changes(nil, p.Fields())})
}

// keepBytes keeps a file, once for the same bytes.
func (tx *Tx) keepBytes(sum string, content []byte) error {
	return tx.exec(`INSERT INTO paper_files (sha256, size, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING`, sum, int64(len(content)), content)
}

// endIssued replaces or withdraws a paper that stands.
func (tx *Tx) endIssued(u programme.User, p programme.IssuedPaper, state programme.IssuedState, reason string) error {
	if err := tx.update(`UPDATE issued_papers SET state = $1, ended = $2, ended_at = $3, ended_by = $4, version = version + 1 WHERE id = $5 AND version = $6 AND state = 'stands'`,
		state, reason, tx.now, u.Name, p.ID, p.Version); err != nil {
		return err
	}
	return tx.record(u, programme.Event{Subject: programme.SIssuedPaper, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "issued_" + string(state), Title: p.Title(), Note: reason})
}

// WithdrawPaper takes a paper back (thu hồi): it stays in the register, and its
// page of verification says so.
func (s *Store) WithdrawPaper(ctx context.Context, u programme.User, id, version int64, reason string) (p programme.IssuedPaper, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.IssuePapers); err != nil {
			return err
		}
		if p, err = tx.issuedPaper(u, id); err != nil {
			return err
		}
		if err := p.CheckWithdraw(reason); err != nil {
			return err
		}
		if p.Version != version {
			return programme.Refuse(programme.Conflict, "", "Người khác vừa sửa văn bản này. Tải lại trang để xem.")
		}
		return tx.endIssued(u, p, programme.IssuedWithdrawn, reason)
	})
	return p, err
}

// seesRecord refuses the papers of a record that the user does not see.
func (tx *Tx) seesRecord(u programme.User, r programme.PaperRef) error {
	if r.ProjectID != 0 {
		_, err := tx.project(u, r.ProjectID)
		return err
	}
	if !u.Scope.Whole() {
		return programme.Refuse(programme.Forbidden, "", "Văn bản của cả chương trình cần chức vụ có phạm vi toàn tỉnh.")
	}
	return nil
}

// standing is the paper of a record that stands; ID 0 for none.
func (tx *Tx) standing(r programme.PaperRef) (p programme.IssuedPaper, err error) {
	all, err := tx.issuedOf(r)
	i := slices.IndexFunc(all, func(one programme.IssuedPaper) bool { return one.State == programme.IssuedStands })
	if err != nil || i < 0 || r.Sort.Many() {
		return p, err
	}
	return all[i], nil
}

// issuedOf lists the papers of one record, the newest first.
func (tx *Tx) issuedOf(r programme.PaperRef) (all []programme.IssuedPaper, err error) {
	err = tx.rows(`SELECT `+issuedColumns+` FROM issued_papers i WHERE i.sort = $1 AND COALESCE(i.project_id, 0) = $2 AND i.of_id = $3 AND i.record_key = $4 ORDER BY i.id DESC`,
		[]any{r.Sort, r.ProjectID, r.Of, r.Key}, func(scan func(...any) error) error {
			p, err := scanIssued(scan)
			all = append(all, p)
			return err
		})
	return all, err
}

// numberFree refuses a number that the year's book has already, but for the
// record's own papers that no longer stand: a contract that is issued again
// keeps its number.
func (tx *Tx) numberFree(p programme.IssuedPaper) error {
	year, symbol := p.Book()
	var taken int64
	r := p.PaperRef
	err := tx.row("", `SELECT COUNT(*) FROM issued_papers i WHERE i.year = $1 AND i.symbol_key = $2 AND i.number_key = $3
		AND NOT (i.sort = $4 AND COALESCE(i.project_id, 0) = $5 AND i.of_id = $6 AND i.record_key = $7 AND (i.state <> 'stands' OR i.id = $8))`,
		[]any{year, symbol, programme.NumberKey(p.Number), r.Sort, r.ProjectID, r.Of, r.Key, p.Replaces}, &taken)
	if err != nil {
		return err
	}
	reports, err := tx.reportNumbers(year, symbol)
	if err != nil {
		return err
	}
	if taken > 0 || slices.ContainsFunc(reports, func(n string) bool { return programme.NumberKey(n) == programme.NumberKey(p.Number) }) {
		return numberTaken(p)
	}
	return nil
}

func numberTaken(p programme.IssuedPaper) error {
	year, _ := p.Book()
	return programme.Refuse(programme.Invalid, "number", "Số %s của năm %d đã cấp cho văn bản khác. Lấy số khác; số kế tiếp được đề nghị khi mở lại trang.", p.Paper(), year)
}

// reportNumbers are the numbers of reports that were issued under a symbol.
func (tx *Tx) reportNumbers(year int, symbol string) (all []string, err error) {
	err = tx.rows(`SELECT number, symbol, date FROM reports WHERE issued_at IS NOT NULL`, nil, func(scan func(...any) error) error {
		var one programme.IssuedPaper
		err := scan(&one.Number, &one.Symbol, &one.Dated)
		if y, s := one.Book(); y == year && s == symbol {
			all = append(all, one.Number)
		}
		return err
	})
	return all, err
}

// registerReport draws a report that is being issued with its code, and enters
// it in the register.
func (tx *Tx) registerReport(u programme.User, r *programme.Report, b programme.ReportBasis, draw Draw) (err error) {
	p := programme.IssuedPaper{
		PaperRef: programme.PaperRef{Sort: programme.SortReport, Of: r.ID}, ProgrammeID: r.ProgrammeID, Kind: "BÁO CÁO", Subject: r.Title(), Issuer: b.Issuer(*r),
		Number: r.Number, Symbol: r.Symbol, Dated: r.Date, SignerPost: r.SignerPower, SignerName: r.SignerName, State: programme.IssuedStands, At: tx.now, UserName: u.Name, PostTitle: u.PostTitle, Version: 1,
	}
	if err := tx.numberFree(p); err != nil {
		return err
	}
	if p.Code, err = newPaperCode(); err != nil {
		return err
	}
	r.Code = p.Code
	if r.Files, err = draw(*r, b); err != nil {
		return err
	}
	for _, f := range r.Files {
		if slices.Contains([]string{"docx", "pdf", "doc"}, f.Format) {
			p.Files = append(p.Files, f)
		}
	}
	_, err = tx.insertIssued(u, p)
	return err
}

func newPaperCode() (string, error) {
	var random [16]byte
	_, err := rand.Read(random[:])
	return programme.PaperCode(random), err
}

// NextNumber is the number after the last of a year's book (sổ văn bản đi).
func (s *Store) NextNumber(ctx context.Context, u programme.User, year int, symbol string) (next int, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.IssuePapers); err != nil {
			return err
		}
		_, key := programme.IssuedPaper{Symbol: symbol}.Book()
		last := int64(0)
		if err := tx.row("", `SELECT COALESCE(MAX(ordinal), 0) FROM issued_papers WHERE year = $1 AND symbol_key = $2`, []any{year, key}, &last); err != nil {
			return err
		}
		reports, err := tx.reportNumbers(year, key)
		next = int(last) + 1
		for _, n := range reports {
			next = max(next, programme.NumberOrdinal(n)+1)
		}
		return err
	})
	return next, err
}
