package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"khuyencong/programme"
)

const copyColumns = `c.id, c.sort, COALESCE(c.project_id, 0), c.of_id, c.record_key, c.issued_id, c.file_name, c.file_type, c.size, c.sha256, c.signatures, c.note, c.dropped, c.at, c.user_name, c.post_title`

func scanCopy(scan func(...any) error) (c programme.SignedCopy, err error) {
	var signatures string
	r := &c.PaperRef
	if err := scan(&c.ID, &r.Sort, &r.ProjectID, &r.Of, &r.Key, &c.IssuedID, &c.File.Name, &c.File.Type, &c.File.Size, &c.File.SHA256, &signatures, &c.Note, &c.Dropped, &c.At, &c.UserName, &c.PostTitle); err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(signatures), &c.Signatures)
}

// mostCopies is how many signed copies one record keeps.
const mostCopies = 20

// SaveSignedCopy keeps a signed copy of a record's paper. What its signatures
// say was read by the caller.
func (s *Store) SaveSignedCopy(ctx context.Context, u programme.User, c programme.SignedCopy, content []byte) (saved programme.SignedCopy, err error) {
	if content == nil {
		return c, programme.Refuse(programme.Invalid, "file", "Chọn tệp bản đã ký (PDF, JPG hoặc PNG).")
	}
	if c.File, err = fileOf(c.File.Name, content); err != nil {
		return c, err
	}
	if err := programme.CheckSignedFile(c.File.Type); err != nil {
		return c, err
	}
	if len([]rune(c.Note)) > 500 {
		return c, programme.Refuse(programme.Invalid, "note", "Ghi chú dài hơn 500 ký tự. Viết gọn lại.")
	}
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.IssuePapers); err != nil {
			return err
		}
		if err := tx.seesRecord(u, c.PaperRef); err != nil {
			return err
		}
		saved = c
		return tx.saveCopy(u, &saved, content)
	})
	return saved, err
}

func (tx *Tx) saveCopy(u programme.User, c *programme.SignedCopy, content []byte) error {
	all, err := tx.copiesOf(c.PaperRef)
	if err != nil {
		return err
	}
	for _, one := range programme.StandingCopies(all) {
		if one.File.SHA256 == c.File.SHA256 {
			return programme.Refuse(programme.Invalid, "file", "Tệp này giống hệt bản ký đã có, nộp lúc %s. Kiểm tra xem đã chọn đúng tệp chưa.", programme.Moment(one.At))
		}
	}
	if len(all) >= mostCopies {
		return programme.Refuse(programme.Invalid, "file", "Hồ sơ này đã có %d bản ký, là mức nhiều nhất. Gộp các trang đã ký vào một tệp PDF.", mostCopies)
	}
	title := c.PaperRef.Sort.Label()
	if c.IssuedID != 0 {
		p, err := tx.issuedPaper(u, c.IssuedID)
		if err != nil {
			return err
		}
		if p.PaperRef != c.PaperRef {
			return programme.Refuse(programme.Invalid, "issued", "Văn bản được chọn là của hồ sơ khác. Chọn lại.")
		}
		title = p.Title()
	}
	if err := tx.keepBytes(c.File.SHA256, content); err != nil {
		return err
	}
	signatures, err := json.Marshal(c.Signatures)
	if err != nil {
		return err
	}
	r := c.PaperRef
	c.At, c.UserName, c.PostTitle = tx.now, u.Name, u.PostTitle
	if err := tx.row("", `INSERT INTO signed_copies (sort, project_id, of_id, record_key, issued_id, file_name, file_type, size, sha256, signatures, note, dropped, at, user_id, user_name, post_title)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, $13, $14, $15) RETURNING id`,
		[]any{r.Sort, sql.NullInt64{Int64: r.ProjectID, Valid: r.ProjectID != 0}, r.Of, r.Key, c.IssuedID, c.File.Name, c.File.Type, c.File.Size, c.File.SHA256, string(signatures), c.Note, c.At, u.ID, c.UserName, c.PostTitle}, &c.ID); err != nil {
		return err
	}
	return tx.recordCopy(u, *c, "signed_copy", title+": "+c.File.Name+", mã "+c.File.SHA256)
}

// recordCopy writes of a signed copy into the history of the paper that it
// is of, and of its project, plan or report.
func (tx *Tx) recordCopy(u programme.User, c programme.SignedCopy, action, note string) error {
	e := programme.Event{Action: action, Note: note, Title: c.PaperRef.Sort.Label()}
	if c.IssuedID != 0 {
		e.Subject, e.SubjectID = programme.SIssuedPaper, c.IssuedID
		if err := tx.record(u, e); err != nil {
			return err
		}
	}
	switch {
	case c.PaperRef.ProjectID != 0:
		e.Subject, e.SubjectID = programme.SProject, c.PaperRef.ProjectID
	case c.PaperRef.Sort == programme.SortReport:
		e.Subject, e.SubjectID = programme.SReport, c.PaperRef.Of
	default:
		e.Subject, e.SubjectID = programme.SPlan, c.PaperRef.Of
	}
	return tx.record(u, e)
}

// DropSignedCopy marks a copy that was handed in by mistake. It stays, with the
// reason.
func (s *Store) DropSignedCopy(ctx context.Context, u programme.User, id int64, reason string) (c programme.SignedCopy, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.IssuePapers); err != nil {
			return err
		}
		if c, err = tx.signedCopy(u, id); err != nil {
			return err
		}
		if n := len([]rune(reason)); n < 5 || n > 500 {
			return programme.Refuse(programme.Invalid, "dropped", "Ghi lý do bỏ bản ký này (từ 5 đến 500 ký tự).")
		}
		if c.Dropped != "" {
			return programme.Refuse(programme.Conflict, "", "Bản ký này đã được bỏ trước đó. Tải lại trang để xem.")
		}
		if err := tx.update(`UPDATE signed_copies SET dropped = $1 WHERE id = $2 AND dropped = ''`, reason, id); err != nil {
			return err
		}
		return tx.recordCopy(u, c, "signed_copy_dropped", c.File.Name+". "+reason)
	})
	return c, err
}

func (tx *Tx) signedCopy(u programme.User, id int64) (c programme.SignedCopy, err error) {
	c, err = scanCopy(func(into ...any) error {
		return tx.row("bản ký này", `SELECT `+copyColumns+` FROM signed_copies c WHERE c.id = $1`, []any{id}, into...)
	})
	if err == nil {
		err = tx.seesRecord(u, c.PaperRef)
	}
	return c, err
}

func (tx *Tx) copiesOf(r programme.PaperRef) (all []programme.SignedCopy, err error) {
	return tx.copies(`c.sort = $1 AND COALESCE(c.project_id, 0) = $2 AND c.of_id = $3 AND c.record_key = $4`, r.Sort, r.ProjectID, r.Of, r.Key)
}

func (tx *Tx) copies(condition string, args ...any) (all []programme.SignedCopy, err error) {
	err = tx.rows(`SELECT `+copyColumns+` FROM signed_copies c WHERE `+condition+` ORDER BY c.id`, args, func(scan func(...any) error) error {
		c, err := scanCopy(scan)
		all = append(all, c)
		return err
	})
	return all, err
}

// RecordFile is what is kept of the papers of one record: the issued ones, the
// newest first, and the signed copies.
type RecordFile struct {
	Issued []programme.IssuedPaper
	Copies []programme.SignedCopy
}

// RecordFile loads what is kept of the papers of one record.
func (s *Store) RecordFile(ctx context.Context, u programme.User, r programme.PaperRef) (f RecordFile, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPapers); err != nil {
			return err
		}
		if err := tx.seesRecord(u, r); err != nil {
			return err
		}
		if f.Issued, err = tx.issuedOf(r); err != nil {
			return err
		}
		f.Copies, err = tx.copiesOf(r)
		return err
	})
	return f, err
}

// SignedCopyFile loads one copy with its file, and proves by its hash that no
// byte has changed since.
func (s *Store) SignedCopyFile(ctx context.Context, u programme.User, id int64) (c programme.SignedCopy, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPapers); err != nil {
			return err
		}
		if c, err = tx.signedCopy(u, id); err != nil {
			return err
		}
		if err := tx.row("tệp này", `SELECT content FROM paper_files WHERE sha256 = $1`, []any{c.File.SHA256}, &content); err != nil {
			return err
		}
		if hash(content) != c.File.SHA256 {
			return programme.Refuse(programme.Conflict, "", "Tệp bản ký này không còn nguyên vẹn so với lúc nộp. Không dùng tệp này; báo người quản trị lấy lại từ bản sao lưu.")
		}
		return nil
	})
	return c, content, err
}

// unsignedOf lists the records of a project that should have a signed copy and
// have none.
func (tx *Tx) unsignedOf(p programme.Project) (lacks []programme.Unsigned, err error) {
	copies, err := tx.copies(`c.project_id = $1 AND c.dropped = ''`, p.ID)
	if err != nil {
		return nil, err
	}
	has := map[programme.PaperRef]bool{}
	for _, c := range copies {
		has[c.PaperRef] = true
	}
	ask := func(sort programme.PaperSort, key, name string) {
		if r := programme.PaperRefOf(sort, p.ID, key); !has[r] {
			lacks = append(lacks, programme.Unsigned{PaperRef: r, Name: name})
		}
	}
	c, err := tx.contractOf(p.ID)
	if err != nil {
		return nil, err
	}
	for _, v := range c.Versions {
		if v.No == 0 {
			ask(programme.SortContract, "", "Hợp đồng "+c.Paper())
		} else {
			ask(programme.SortAnnex, fmt.Sprint(v.No), fmt.Sprintf("Phụ lục %d của hợp đồng", v.No))
		}
	}
	accepted, err := tx.acceptances(p.ID)
	if err != nil {
		return nil, err
	}
	if a, ok := programme.StandingAcceptance(accepted); ok && a.State == programme.AcceptanceConcluded {
		ask(programme.SortAcceptance, fmt.Sprint(a.ID), a.Title())
	}
	settled, err := tx.settlements(p.ID)
	if err != nil {
		return nil, err
	}
	if s, ok := programme.StandingSettlement(settled); ok && s.State == programme.SettlementConcluded {
		ask(programme.SortSettlement, fmt.Sprint(s.ID), s.Title())
	}
	err = tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 AND m.kind = $2 AND m.state = 'paid' ORDER BY m.id`, []any{p.ID, programme.MatterPayment}, func(scan func(...any) error) error {
		m, err := scanMatter(scan)
		ask(programme.SortPayment, fmt.Sprint(m.ID), fmt.Sprintf("%s (đề nghị %d)", m.Name(), m.ID))
		return err
	})
	if err != nil {
		return nil, err
	}
	l, err := tx.liquidation(p.ID)
	if err == nil && l.ID != 0 {
		ask(programme.SortLiquidation, "", l.Title())
	}
	return lacks, err
}
