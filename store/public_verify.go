package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

// VerifyPaper is what anybody may read of the paper with a code. It asks for no
// user: who has the code has the paper.
func (s *Store) VerifyPaper(ctx context.Context, code string) (v programme.Verified, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		v = programme.Verified{}
		if v.Paper, err = scanIssued(func(into ...any) error {
			return tx.row("văn bản nào có mã này", `SELECT `+issuedColumns+` FROM issued_papers i WHERE i.code = $1`, []any{code}, into...)
		}); err != nil {
			return err
		}
		if v.Paper.Files, err = tx.issuedFiles(v.Paper.ID); err != nil {
			return err
		}
		newer, err := tx.replacedBy(v.Paper)
		if err != nil {
			return err
		}
		if newer.ID != 0 {
			v.ReplacedBy = newer.Title()
		}
		var holder programme.Establishment
		if v.Paper.PaperRef.ProjectID != 0 {
			err = tx.row("", `SELECT COALESCE(e.name, ''), COALESCE(e.legal_form, '') FROM projects p LEFT JOIN establishments e ON e.id = p.establishment_id WHERE p.id = $1`, []any{v.Paper.PaperRef.ProjectID}, &holder.Name, &holder.LegalForm)
		}
		v.Paper.Subject = programme.PublicSubject(v.Paper.Subject, holder)
		return err
	})
	return v, err
}

// MatchFile tells how a file in hand compares with the paper of a code. Nothing
// of it is kept.
func (s *Store) MatchFile(ctx context.Context, code string, content []byte) (m programme.FileMatch, err error) {
	m = programme.MatchNothing
	err = s.read(ctx, func(tx *Tx) error {
		var id int64
		if err := tx.row("văn bản nào có mã này", `SELECT id FROM issued_papers WHERE code = $1`, []any{code}, &id); err != nil {
			return err
		}
		files, err := tx.issuedFiles(id)
		if err != nil {
			return err
		}
		sum := hash(content)
		for _, f := range files {
			switch size := int64(len(content)); {
			case f.SHA256 == sum:
				m = programme.MatchSame
			case f.Format == "pdf" && size > f.Size && hash(content[:f.Size]) == f.SHA256 && strings.Contains(string(content[f.Size:]), "/ByteRange"):
				m = programme.MatchSigned
			}
		}
		var copies int
		if err := tx.row("", `SELECT COUNT(*) FROM signed_copies WHERE issued_id = $1 AND sha256 = $2 AND dropped = ''`, []any{id, sum}, &copies); err != nil {
			return err
		}
		if m == programme.MatchNothing && copies > 0 {
			m = programme.MatchCopy
		}
		return nil
	})
	return m, err
}
