package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"

	"khuyencong/programme"
)

const reportColumns = `id, programme_id, year_from, year_to, months, month, opening, first_day, until_day, office, estimates, number, symbol, date, seat, addressee, sections, recipients,
	signer_power, signer_name, reason, issued_at, issued_by, figures, ledger_mark, version, updated_at`

func scanReport(scan func(...any) error) (r programme.Report, err error) {
	var sections, figures, estimates string
	span := &r.Span
	var issued sql.NullTime
	err = scan(&r.ID, &r.ProgrammeID, &r.Period.From, &r.Period.To, &span.Months, &span.Month, &span.Opening, &span.First, &span.Until, &r.Office, &estimates, &r.Number, &r.Symbol, &r.Date, &r.Seat, &r.To, &sections, &r.Recipients,
		&r.SignerPower, &r.SignerName, &r.Reason, &issued, &r.IssuedBy, &figures, quantity{&r.Mark}, &r.Version, &r.UpdatedAt)
	if err != nil {
		return r, err
	}
	r.IssuedAt = issued.Time
	if span.Months != 0 {
		span.Year = r.Period.From
	}
	if err := json.Unmarshal([]byte(estimates), &r.Estimates); err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(sections), &r.Sections); err != nil {
		return r, err
	}
	return r, json.Unmarshal([]byte(figures), &r.Figures)
}

// Reports lists a programme's reports, the newest first, without their files.
func (s *Store) Reports(ctx context.Context, u programme.User, programmeID int64) (all []programme.Report, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		return tx.rows(`SELECT `+reportColumns+` FROM reports WHERE programme_id = $1 ORDER BY id DESC`, []any{programmeID}, func(scan func(...any) error) error {
			r, err := scanReport(scan)
			all = append(all, r)
			return err
		})
	})
	return all, err
}

// Report loads one report with the list of its files, without their bytes.
func (s *Store) Report(ctx context.Context, u programme.User, id int64) (r programme.Report, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		if r, err = tx.report(id); err != nil {
			return err
		}
		return tx.rows(`SELECT format, length(bytes), sha256 FROM report_files WHERE report_id = $1 ORDER BY format`, []any{id}, func(scan func(...any) error) error {
			var f programme.IssuedFile
			err := scan(&f.Format, &f.Size, &f.SHA256)
			r.Files = append(r.Files, f)
			return err
		})
	})
	return r, err
}

func (tx *Tx) report(id int64) (programme.Report, error) {
	return scanReport(func(into ...any) error {
		return tx.row("báo cáo này", `SELECT `+reportColumns+` FROM reports WHERE id = $1`, []any{id}, into...)
	})
}

// ReportFile loads one frozen file of an issued report and proves by its hash
// that no byte has changed since.
func (s *Store) ReportFile(ctx context.Context, u programme.User, id int64, format string) (f programme.IssuedFile, err error) {
	f.Format = format
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		return tx.row("tệp "+format+" của báo cáo này", `SELECT bytes, sha256 FROM report_files WHERE report_id = $1 AND format = $2`, []any{id, format}, &f.Bytes, &f.SHA256)
	})
	if err == nil && hash(f.Bytes) != f.SHA256 {
		return f, programme.Refuse(programme.Conflict, "", "Tệp %s của báo cáo đã bị thay đổi sau khi phát hành (sai mã kiểm tra). Không dùng tệp này; khôi phục từ bản sao lưu.", format)
	}
	f.Size = int64(len(f.Bytes))
	return f, err
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// SaveReport creates a draft (ID 0) or saves a new version of it. An issued
// report is frozen and refused.
func (s *Store) SaveReport(ctx context.Context, u programme.User, r programme.Report) (programme.Report, error) {
	if err := r.Check(); err != nil {
		return r, err
	}
	saved := r
	err := s.write(ctx, func(tx *Tx) (err error) {
		if err := u.Require(programme.WriteReport); err != nil {
			return err
		}
		saved, err = tx.saveReport(u, r)
		return err
	})
	return saved, err
}

func (tx *Tx) saveReport(u programme.User, r programme.Report) (programme.Report, error) {
	p, err := tx.programme(r.ProgrammeID)
	if err != nil {
		return r, err
	}
	if err := p.CheckPeriod(r.Period); err != nil {
		return r, err
	}
	var old programme.Report
	if r.ID != 0 {
		if old, err = tx.report(r.ID); err != nil {
			return r, err
		}
		if old.Issued() {
			return r, programme.Refuse(programme.Conflict, "", "Báo cáo đã phát hành lúc %s nên không sửa được. Lập báo cáo mới nếu cần đính chính.", programme.Moment(old.IssuedAt))
		}
	}
	if r.Periodic() && r.ID == 0 {
		if err := tx.oneDraft(r); err != nil {
			return r, err
		}
	}
	sections, err := json.Marshal(r.Sections)
	if err != nil {
		return r, err
	}
	estimates, err := json.Marshal(r.Estimates)
	if err != nil {
		return r, err
	}
	saved := r
	saved.Version, saved.UpdatedAt = r.Version+1, tx.now
	args := []any{r.ProgrammeID, r.Period.From, r.Period.To, r.Number, r.Symbol, r.Date, r.Seat, r.To, string(sections), r.Recipients,
		r.SignerPower, r.SignerName, r.Reason, saved.Version, tx.now, r.Span.Months, r.Span.Month, r.Span.Opening, r.Span.First, r.Span.Until, r.Office, string(estimates)}
	if r.ID == 0 {
		err = tx.row("báo cáo", `INSERT INTO reports (programme_id, year_from, year_to, number, symbol, date, seat, addressee, sections, recipients,
			signer_power, signer_name, reason, version, updated_at, months, month, opening, first_day, until_day, office, estimates, issued_by, figures)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, '', '[]') RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE reports SET programme_id = $1, year_from = $2, year_to = $3, number = $4, symbol = $5, date = $6, seat = $7, addressee = $8,
			sections = $9, recipients = $10, signer_power = $11, signer_name = $12, reason = $13, version = $14, updated_at = $15,
			months = $16, month = $17, opening = $18, first_day = $19, until_day = $20, office = $21, estimates = $22
			WHERE id = $23 AND version = $24`, append(args, r.ID, r.Version)...)
	}
	if err != nil {
		return r, err
	}
	return saved, tx.saved(u, programme.SReport, saved.ID, saved.ProgrammeID, saved.Title(), old.ID, old.Fields(), saved.Fields())
}

// Draw makes the files of a report from its figures and its list of projects.
type Draw func(programme.Report, programme.ReportBasis) ([]programme.IssuedFile, error)

// IssueReport freezes a report: draw gets the figures of the same transaction,
// so that nothing can slip in between.
func (s *Store) IssueReport(ctx context.Context, u programme.User, r programme.Report, draw Draw) (programme.Report, error) {
	issued := r
	err := s.write(ctx, func(tx *Tx) error {
		if err := tx.stillLedger(s.d); err != nil {
			return err
		}
		if err := u.Require(programme.IssueReport); err != nil {
			return err
		}
		if err := tx.preparedByAnother(u, r.ID); err != nil {
			return err
		}
		if err := tx.ended(r); err != nil {
			return err
		}
		basis, err := tx.reportBasis(u, r)
		if err != nil {
			return err
		}
		if err := r.CheckIssue(basis.Figures()); err != nil {
			return err
		}
		if issued, err = tx.saveReport(u, r.FollowFigures(basis.Figures())); err != nil {
			return err
		}
		issued.IssuedAt, issued.IssuedBy, issued.Figures = tx.now, u.Name, basis.Figures().KeyFigures()
		err = tx.registerReport(u, &issued, basis, draw)
		if s.d.duplicate(err) {
			return numberTaken(programme.IssuedPaper{Number: issued.Number, Symbol: issued.Symbol, Dated: issued.Date})
		}
		if err != nil {
			return err
		}
		if issued.Mark, err = tx.markReport(issued); err != nil {
			return err
		}
		figures, err := json.Marshal(issued.Figures)
		if err != nil {
			return err
		}
		if err := tx.exec(`UPDATE reports SET issued_at = $1, issued_by = $2, figures = $3 WHERE id = $4`, tx.now, u.Name, string(figures), issued.ID); err != nil {
			return err
		}
		for i := range issued.Files {
			f := &issued.Files[i]
			f.Size, f.SHA256 = int64(len(f.Bytes)), hash(f.Bytes)
			if err := tx.exec(`INSERT INTO report_files (report_id, format, bytes, sha256) VALUES ($1, $2, $3, $4)`, issued.ID, f.Format, f.Bytes, f.SHA256); err != nil {
				return err
			}
		}
		return tx.record(u, programme.Event{Subject: programme.SReport, SubjectID: issued.ID, ProgrammeID: issued.ProgrammeID, Action: "issued",
			Title: issued.Title(), Note: issued.Reason})
	})
	return issued, err
}

// preparedByAnother refuses to let the person who saved the draft last issue
// it, and a draft that was never saved. A machine without accounts knows nobody apart, so there all may.
func (tx *Tx) preparedByAnother(u programme.User, id int64) error {
	var last int64
	err := tx.row("", `SELECT COALESCE(MAX(user_id), 0) FROM events WHERE id =
		(SELECT MAX(id) FROM events WHERE subject = 'report' AND subject_id = $1 AND action IN ('created', 'changed'))`, []any{id}, &last)
	if err != nil || u.Role == programme.RoleLocal || id != 0 && last != u.ID {
		return err
	}
	return programme.Refuse(programme.Forbidden, "", "Bạn là người lưu bản soạn gần nhất của báo cáo này nên không được phát hành nó. Nhờ một lãnh đạo khác phát hành, hoặc nhờ người khác rà soát và lưu lại bản soạn.")
}

// ChangesSince lists the events after a report was issued that can have moved
// its figures, the oldest first.
func (s *Store) ChangesSince(ctx context.Context, u programme.User, r programme.Report) (all []programme.Event, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadReports); err != nil {
			return err
		}
		all, err = tx.events(`SELECT `+eventColumns+` FROM events WHERE programme_id = $1
			AND id > (SELECT COALESCE(MAX(id), 0) FROM events WHERE subject = 'report' AND subject_id = $2 AND action = 'issued')
			AND subject IN ('project', 'target', 'stated_figure', 'programme', 'explanation') ORDER BY id`, r.ProgrammeID, r.ID)
		return err
	})
	return all, err
}
