package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"

	"khuyencong/programme"
)

const paperColumns = `id, project_id, code, name, number, file_name, file_type, size, COALESCE(sha256, ''), kept_at, taken_in_by, taken_in_on,
	dropped, on_behalf, note, round, at, user_id, user_name, post_title`

func scanPaper(scan func(...any) error) (p programme.Paper, err error) {
	err = scan(&p.ID, &p.ProjectID, &p.Code, &p.Name, &p.Number, &p.File.Name, &p.File.Type, &p.File.Size, &p.File.SHA256, &p.KeptAt, &p.TakenInBy, &p.TakenInOn,
		&p.Dropped, &p.OnBehalf, &p.Note, &p.Round, &p.At, &p.UserID, &p.UserName, &p.PostTitle)
	return p, err
}

// Papers is the checklist of a project's papers: what is asked, what there is
// in every version, and what was found of it in this round.
func (s *Store) Papers(ctx context.Context, u programme.User, projectID int64) (lines []programme.PaperLine, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		p, err := tx.project(u, projectID)
		if err != nil {
			return err
		}
		lines, err = tx.papers(p)
		lines = programme.PapersFor(u, lines)
		return err
	})
	return lines, err
}

// papers is the checklist of a project. What is asked for is what was in force
// on the day of the submission, before that today's.
func (tx *Tx) papers(p programme.Project) ([]programme.PaperLine, error) {
	rules, err := tx.paperRules()
	if err != nil {
		return nil, err
	}
	var papers []programme.Paper
	err = tx.rows(`SELECT `+paperColumns+` FROM project_papers WHERE project_id = $1 ORDER BY id`, []any{p.ID}, func(scan func(...any) error) error {
		one, err := scanPaper(scan)
		papers = append(papers, one)
		return err
	})
	if err != nil {
		return nil, err
	}
	var checks []programme.PaperCheck
	err = tx.rows(`SELECT code, round, paper_id, ok, cause, note, at, user_id, who FROM paper_checks WHERE project_id = $1 AND round = $2`, []any{p.ID, p.Round}, func(scan func(...any) error) error {
		var c programme.PaperCheck
		err := scan(&c.Code, &c.Round, &c.PaperID, &c.OK, &c.Cause, &c.Note, &c.At, &c.UserID, &c.Who)
		checks = append(checks, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	on := programme.DayOf(tx.now)
	if p.Stage != programme.Need && p.Stage != programme.Draft {
		var at sql.NullTime
		err := tx.row("", `SELECT at FROM project_moves WHERE project_id = $1 AND move = $2 ORDER BY id DESC LIMIT 1`, []any{p.ID, programme.Submit}, &at)
		if err != nil && programme.KindOf(err) != programme.NotFound {
			return nil, err
		}
		if at.Valid {
			on = programme.DayOf(at.Time)
		}
	}
	return programme.Checklist(p, rules, on, papers, checks), nil
}

// SavePaper adds a version of a paper to a project: content is the file, nil
// for none. The version is numbered after the last, which stays as it is.
func (s *Store) SavePaper(ctx context.Context, u programme.User, p programme.Paper, content []byte) (saved programme.Paper, err error) {
	name := p.File.Name
	p.File = programme.PaperFile{}
	if content != nil {
		if p.File, err = fileOf(name, content); err != nil {
			return p, err
		}
	}
	err = s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.savePaper(u, p, content)
		return err
	})
	return saved, err
}

func (tx *Tx) savePaper(u programme.User, p programme.Paper, content []byte) (programme.Paper, error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return p, err
	}
	of, err := tx.project(u, p.ProjectID)
	if err != nil {
		return p, err
	}
	lines, err := tx.papers(of)
	if err != nil {
		return p, err
	}
	line, err := paperLine(lines, p)
	if err != nil {
		return p, err
	}
	if err := of.MayWritePaper(u, line); err != nil {
		return p, err
	}
	p.Code, p.Number, p.Round = line.Code, 1, of.Round
	if len(line.Papers) > 0 {
		p.Number = line.Papers[0].Number + 1
	}
	if line.Name != "" {
		p.Name = line.Name
	}
	if of.Stage.Writable() {
		p.Round++
	}
	p.At, p.UserID, p.UserName, p.PostTitle, p.OnBehalf = tx.now, u.ID, u.Name, u.PostTitle, u.Role != programme.RoleEstablishment
	if err := p.Check(programme.DayOf(tx.now)); err != nil {
		return p, err
	}
	if p.KeptAt != "" && !p.OnBehalf {
		return p, programme.Refuse(programme.Invalid, "kept_at", "Bản giấy do cán bộ nhận hồ sơ ghi vào chương trình. Hãy tải tệp hoặc ảnh chụp lên, hoặc đem bản giấy đến trung tâm.")
	}
	if current, has := line.Current(); p.Dropped && !has {
		return p, programme.Refuse(programme.Conflict, "", "%s không còn trong hồ sơ. Tải lại trang để xem.", line.Name)
	} else if content != nil && has && current.File.SHA256 == p.File.SHA256 && current.KeptAt == p.KeptAt {
		return p, programme.Refuse(programme.Invalid, "file", "Tệp này giống hệt bản %d đang có. Kiểm tra xem đã chọn đúng bản mới chưa.", current.Number)
	}
	if err := tx.keepFile(p, content); err != nil {
		return p, err
	}
	if p, err = tx.insertPaper(p); err != nil {
		return p, err
	}
	action, note := "paper_added", p.Name+" – "+p.Text()
	if p.Dropped {
		action = "paper_dropped"
	}
	if p.Note != "" {
		note += ". " + p.Note
	}
	return p, tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: of.ID, ProgrammeID: of.ProgrammeID, Action: action, Title: of.Code + " – " + of.Title, Note: note,
	})
}

// fileOf tells what a file is by its content, and refuses one that is not taken.
func fileOf(name string, content []byte) (f programme.PaperFile, err error) {
	if f.Type, err = programme.FileTypeOf(content); err != nil {
		return f, err
	}
	sum := sha256.Sum256(content)
	f.Name, f.Size, f.SHA256 = programme.FileName(name, f.Type), int64(len(content)), hex.EncodeToString(sum[:])
	return f, nil
}

func (tx *Tx) insertPaper(p programme.Paper) (programme.Paper, error) {
	err := tx.row("", `INSERT INTO project_papers (project_id, code, name, number, file_name, file_type, size, sha256, kept_at, taken_in_by, taken_in_on,
		dropped, on_behalf, note, round, at, user_id, user_name, post_title)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING id`,
		[]any{p.ProjectID, p.Code, p.Name, p.Number, p.File.Name, p.File.Type, p.File.Size, sql.NullString{String: p.File.SHA256, Valid: p.File.SHA256 != ""},
			p.KeptAt, p.TakenInBy, p.TakenInOn, p.Dropped, p.OnBehalf, p.Note, p.Round, p.At, p.UserID, p.UserName, p.PostTitle}, &p.ID)
	return p, err
}

// paperLine finds the line of the checklist that a version belongs to. A paper
// that nobody asked for gets a line of its own.
func paperLine(lines []programme.PaperLine, p programme.Paper) (programme.PaperLine, error) {
	if i := slices.IndexFunc(lines, func(l programme.PaperLine) bool { return l.Code == p.Code }); i >= 0 {
		return lines[i], nil
	}
	if p.Code != programme.OtherPaper || p.Dropped {
		return programme.PaperLine{}, programme.Refuse(programme.Invalid, "code", "Hồ sơ không có mục giấy tờ “%s”. Tải lại trang rồi chọn lại.", p.Code)
	}
	for n := 1; ; n++ {
		code := fmt.Sprintf("%s_%d", programme.OtherPaper, n)
		if !slices.ContainsFunc(lines, func(l programme.PaperLine) bool { return l.Code == code }) {
			return programme.PaperLine{Code: code}, nil
		}
	}
}

// keepFile keeps the bytes of a version, once for the same bytes.
func (tx *Tx) keepFile(p programme.Paper, content []byte) error {
	if content == nil {
		return nil
	}
	var sum int64
	if err := tx.row("", `SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM project_papers WHERE project_id = $1`, []any{p.ProjectID}, &sum); err != nil {
		return err
	}
	if sum+p.File.Size > programme.MaxDossier {
		return programme.Refuse(programme.Invalid, "file", "Các tệp của đề án này đã có %s; nhiều nhất là %s. Giảm dung lượng tệp, hoặc giữ bản giấy và ghi nơi giữ.",
			programme.SizeText(sum), programme.SizeText(programme.MaxDossier))
	}
	return tx.exec(`INSERT INTO paper_files (sha256, size, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING`, p.File.SHA256, p.File.Size, content)
}

// PaperFile loads the file of one version. One of another project, or of a
// project that the user does not see, is not found.
func (s *Store) PaperFile(ctx context.Context, u programme.User, projectID, paperID int64) (p programme.Paper, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, projectID); err != nil {
			return err
		}
		p, err = scanPaper(func(into ...any) error {
			return tx.row("tệp này", `SELECT `+paperColumns+` FROM project_papers WHERE id = $1 AND project_id = $2 AND sha256 IS NOT NULL`, []any{paperID, projectID}, into...)
		})
		if err != nil {
			return err
		}
		return tx.row("tệp này", `SELECT content FROM paper_files WHERE sha256 = $1`, []any{p.File.SHA256}, &content)
	})
	return p, content, err
}
