package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"time"

	"khuyencong/programme"
)

const importColumns = `i.id, i.programme_id, i.file_name, i.size, i.sha256, i.state, i.choices, i.result, i.user_id, i.user_name, i.post_title, i.at,
	COALESCE(i.confirmed_id, 0), COALESCE(i.confirmed_name, ''), COALESCE(i.confirmed_post, ''), i.confirmed_at,
	COALESCE(i.undone_id, 0), COALESCE(i.undone_name, ''), COALESCE(i.undone_post, ''), i.undone_at, i.version`

func scanImport(scan func(...any) error, more ...any) (i programme.BookImport, err error) {
	var choices, result string
	var confirmed, undone sql.NullTime
	c, n := &i.Confirmed, &i.Undone
	into := append([]any{&i.ID, &i.ProgrammeID, &i.File.Name, &i.File.Size, &i.File.SHA256, &i.State, &choices, &result}, scanEntered(&i.Uploaded)...)
	into = append(into, &c.UserID, &c.UserName, &c.PostTitle, &confirmed, &n.UserID, &n.UserName, &n.PostTitle, &undone, &i.Version)
	if err := scan(append(into, more...)...); err != nil {
		return i, err
	}
	c.At, n.At = confirmed.Time, undone.Time
	if err := json.Unmarshal([]byte(choices), &i.Choices); err != nil {
		return i, err
	}
	return i, json.Unmarshal([]byte(result), &i.Result)
}

// AddImport takes a book in: the file, and nothing of what stands in it.
func (s *Store) AddImport(ctx context.Context, u programme.User, programmeID int64, name string, content []byte) (i programme.BookImport, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProjects); err != nil {
			return err
		}
		if _, err := tx.programme(programmeID); err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		i = programme.BookImport{
			ProgrammeID: programmeID, File: programme.ImportFile{Name: name, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])},
			State: programme.ImportUploaded, Uploaded: programme.EnteredBy(u, tx.now), Version: 1,
		}
		if err := i.Check(); err != nil {
			return err
		}
		args := append([]any{i.ProgrammeID, i.File.Name, i.File.Size, i.File.SHA256, content, i.State}, enteredArgs(i.Uploaded)...)
		if err := tx.row("", `INSERT INTO imports (programme_id, file_name, size, sha256, content, state, choices, result, user_id, user_name, post_title, at, version)
			VALUES ($1, $2, $3, $4, $5, $6, '{}', '{}', $7, $8, $9, $10, 1) RETURNING id`, args, &i.ID); err != nil {
			return err
		}
		return tx.saved(u, programme.SImport, i.ID, i.ProgrammeID, i.Title(), 0, nil, i.Fields())
	})
	return i, err
}

// Imports lists the books that the user sees, the newest first.
func (s *Store) Imports(ctx context.Context, u programme.User) (all []programme.BookImport, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditProjects); err != nil {
			return err
		}
		return tx.rows(`SELECT `+importColumns+` FROM imports i ORDER BY i.id DESC`, nil, func(scan func(...any) error) error {
			i, err := scanImport(scan)
			if u.SeesImport(i) {
				all = append(all, i)
			}
			return err
		})
	})
	return all, err
}

// Import loads one book that the user sees, without its bytes.
func (s *Store) Import(ctx context.Context, u programme.User, id int64) (i programme.BookImport, err error) {
	err = s.read(ctx, func(tx *Tx) error { i, err = tx.bookImport(u, id); return err })
	return i, err
}

func (tx *Tx) bookImport(u programme.User, id int64) (i programme.BookImport, err error) {
	if err := u.Require(programme.EditProjects); err != nil {
		return i, err
	}
	i, err = scanImport(func(into ...any) error {
		return tx.row("lần nhập sổ này", `SELECT `+importColumns+` FROM imports i WHERE i.id = $1`, []any{id}, into...)
	})
	if err == nil && !u.SeesImport(i) {
		return programme.BookImport{}, programme.Refuse(programme.NotFound, "", "Không tìm thấy lần nhập sổ này.")
	}
	return i, err
}

// ImportFile loads a book with its bytes.
func (s *Store) ImportFile(ctx context.Context, u programme.User, id int64) (i programme.BookImport, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if i, err = tx.bookImport(u, id); err != nil {
			return err
		}
		return tx.row("lần nhập sổ này", `SELECT content FROM imports WHERE id = $1`, []any{id}, &content)
	})
	return i, content, err
}

// importAt loads an import that the user is about to change, at a version.
func (tx *Tx) importAt(u programme.User, id, version int64) (programme.BookImport, error) {
	i, err := tx.bookImport(u, id)
	if err == nil && i.Version != version {
		err = programme.Refuse(programme.Conflict, "", "Người khác vừa sửa hoặc nhập sổ này. Tải lại trang để xem bản mới.")
	}
	return i, err
}

// SaveImportChoices keeps what a person chose about a book that is not
// confirmed yet.
func (s *Store) SaveImportChoices(ctx context.Context, u programme.User, id, version int64, c programme.ImportChoices) (i programme.BookImport, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		was, err := tx.importAt(u, id, version)
		if err != nil {
			return err
		}
		if err := was.MayBeChanged(); err != nil {
			return err
		}
		of, err := tx.programme(was.ProgrammeID)
		if err != nil {
			return err
		}
		if err := c.Check(of); err != nil {
			return err
		}
		i = was
		i.Choices = c
		if err := tx.writeImport(&i); err != nil {
			return err
		}
		return tx.saved(u, programme.SImport, i.ID, i.ProgrammeID, i.Title(), i.ID, was.Fields(), i.Fields())
	})
	return i, err
}

// writeImport writes the next version of an import.
func (tx *Tx) writeImport(i *programme.BookImport) error {
	choices, err := json.Marshal(i.Choices)
	if err != nil {
		return err
	}
	result, err := json.Marshal(i.Result)
	if err != nil {
		return err
	}
	i.Version++
	return tx.update(`UPDATE imports SET state = $1, choices = $2, result = $3, confirmed_id = $4, confirmed_name = $5, confirmed_post = $6, confirmed_at = $7,
		undone_id = $8, undone_name = $9, undone_post = $10, undone_at = $11, version = $12 WHERE id = $13 AND version = $14`,
		i.State, string(choices), string(result), i.Confirmed.UserID, i.Confirmed.UserName, i.Confirmed.PostTitle, moment(i.Confirmed.At),
		i.Undone.UserID, i.Undone.UserName, i.Undone.PostTitle, moment(i.Undone.At), i.Version, i.ID, i.Version-1)
}

// moment is a time that may not have come.
func moment(t time.Time) sql.NullTime { return sql.NullTime{Time: t, Valid: !t.IsZero()} }

// CancelImport takes a book away that was not confirmed: its bytes and all
// that was chosen. The history keeps that it was there.
func (s *Store) CancelImport(ctx context.Context, u programme.User, id, version int64) error {
	return s.write(ctx, func(tx *Tx) error {
		i, err := tx.importAt(u, id, version)
		if err != nil {
			return err
		}
		if err := i.MayBeChanged(); err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM imports WHERE id = $1`, id); err != nil {
			return err
		}
		return tx.deleted(u, programme.SImport, id, i.ProgrammeID, i.Title(), i.Fields())
	})
}
