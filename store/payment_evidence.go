package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"

	"khuyencong/programme"
)

const evidenceColumns = `e.id, e.matter_id, e.code, e.file_name, e.file_type, e.size, COALESCE(e.sha256, ''), e.kept_at, e.user_id, e.user_name, e.post_title, e.at`

func scanEvidence(scan func(...any) error) (e programme.EvidenceFile, err error) {
	err = scan(append([]any{&e.ID, &e.MatterID, &e.Code, &e.File.Name, &e.File.Type, &e.File.Size, &e.File.SHA256, &e.KeptAt}, scanEntered(&e.Entered)...)...)
	return e, err
}

// evidence are the papers of a request, and the looks at them, oldest first.
func (tx *Tx) evidence(matter int64) (files []programme.EvidenceFile, checks []programme.EvidenceCheck, err error) {
	err = tx.rows(`SELECT `+evidenceColumns+` FROM payment_evidence e WHERE e.matter_id = $1 ORDER BY e.id`, []any{matter}, func(scan func(...any) error) error {
		e, err := scanEvidence(scan)
		files = append(files, e)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	err = tx.rows(`SELECT c.evidence_id, c.ok, c.note, c.user_id, c.user_name, c.post_title, c.at FROM payment_evidence_checks c JOIN payment_evidence e ON e.id = c.evidence_id
		WHERE e.matter_id = $1 ORDER BY c.id`, []any{matter}, func(scan func(...any) error) error {
		var c programme.EvidenceCheck
		err := scan(append([]any{&c.EvidenceID, &c.OK, &c.Note}, scanEntered(&c.Entered)...)...)
		checks = append(checks, c)
		return err
	})
	return files, checks, err
}

// SaveEvidence adds a paper to a request for money: content is the file, nil
// where the paper itself is kept somewhere.
func (s *Store) SaveEvidence(ctx context.Context, u programme.User, e programme.EvidenceFile, content []byte) error {
	e.File = programme.PaperFile{Name: e.File.Name}
	if content != nil {
		kind, err := programme.FileTypeOf(content)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		e.File = programme.PaperFile{Name: programme.FileName(e.File.Name, kind), Type: kind, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
	}
	return s.write(ctx, func(tx *Tx) error {
		m, p, err := tx.matter(u, e.MatterID)
		if err != nil {
			return err
		}
		f, err := tx.matterFacts(p, m)
		if err != nil {
			return err
		}
		if err := m.CheckEvidenceFile(u, e, f.Pay); err != nil {
			return err
		}
		if err := tx.keepEvidence(p, e, content); err != nil {
			return err
		}
		e.Entered = programme.EnteredBy(u, tx.now)
		err = tx.exec(`INSERT INTO payment_evidence (matter_id, code, file_name, file_type, size, sha256, kept_at, `+enteredColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, append([]any{e.MatterID, e.Code, e.File.Name, e.File.Type, e.File.Size,
			sql.NullString{String: e.File.SHA256, Valid: e.File.SHA256 != ""}, e.KeptAt}, enteredArgs(e.Entered)...)...)
		if err != nil {
			return err
		}
		return tx.recordMatter(u, p, m, "Thêm chứng từ: "+f.Pay.EvidenceItem(e.Code)+".")
	})
}

func (tx *Tx) keepEvidence(p programme.Project, e programme.EvidenceFile, content []byte) error {
	if content == nil {
		return nil
	}
	var sum int64
	err := tx.row("", `SELECT CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM payment_evidence e JOIN matters m ON m.id = e.matter_id WHERE m.project_id = $1`, []any{p.ID}, &sum)
	if err != nil {
		return err
	}
	if sum+e.File.Size > programme.MaxDossier {
		return programme.Refuse(programme.Invalid, "file", "Các chứng từ chi của đề án này đã có %s; nhiều nhất là %s. Giảm dung lượng tệp, hoặc ghi nơi giữ bản giấy.",
			programme.SizeText(sum), programme.SizeText(programme.MaxDossier))
	}
	return tx.exec(`INSERT INTO paper_files (sha256, size, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING`, e.File.SHA256, e.File.Size, content)
}

// CheckEvidence writes that somebody has looked at a paper of a request.
func (s *Store) CheckEvidence(ctx context.Context, u programme.User, matter int64, c programme.EvidenceCheck) error {
	return s.write(ctx, func(tx *Tx) error {
		m, p, err := tx.matter(u, matter)
		if err != nil {
			return err
		}
		f, err := tx.matterFacts(p, m)
		if err != nil {
			return err
		}
		if err := m.CheckEvidenceLook(u, c, f.Pay); err != nil {
			return err
		}
		c.Entered = programme.EnteredBy(u, tx.now)
		return tx.exec(`INSERT INTO payment_evidence_checks (evidence_id, ok, note, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			append([]any{c.EvidenceID, c.OK, c.Note}, enteredArgs(c.Entered)...)...)
	})
}

// EvidenceFile loads the file of one paper of a request that the user sees.
func (s *Store) EvidenceFile(ctx context.Context, u programme.User, matter, id int64) (e programme.EvidenceFile, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, _, err := tx.matter(u, matter); err != nil {
			return err
		}
		e, err = scanEvidence(func(into ...any) error {
			return tx.row("tệp này", `SELECT `+evidenceColumns+` FROM payment_evidence e WHERE e.id = $1 AND e.matter_id = $2`, []any{id, matter}, into...)
		})
		if err != nil {
			return err
		}
		return tx.row("tệp này", `SELECT content FROM paper_files WHERE sha256 = $1`, []any{e.File.SHA256}, &content)
	})
	return e, content, err
}

// recordMatter says in the project's history what was done beside a step.
func (tx *Tx) recordMatter(u programme.User, p programme.Project, m programme.Matter, note string) error {
	return tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "matter", Title: p.Code + " – " + p.Title, Note: m.Name() + " – " + note})
}
