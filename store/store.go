// Package store keeps the programme's records in SQLite or PostgreSQL. It is
// the only package that speaks SQL: one SQL text serves both engines, and what
// they disagree on is in dialect.go.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"time"

	"khuyencong/programme"
)

// Store is an open database of records.
type Store struct {
	db *sql.DB
	d  dialect
	// Now tells the time; a test may set it before first use.
	Now    func() time.Time
	losers sync.Mutex // held by the one writer that runs again after a lost race
}

// Open opens a database and brings its schema up to date. where is the name of
// a SQLite file, created if it is not there, or a postgres:// address. A file
// that is not ours or that a newer version wrote is refused and left as it is.
func Open(ctx context.Context, where string) (*Store, error) {
	d := sqlite
	if strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://") {
		d = postgres
	}
	if err := d.inspect(where); err != nil {
		return nil, err
	}
	db, err := sql.Open(d.driver, d.address(where))
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	db.SetMaxOpenConns(8)
	db.SetMaxIdleConns(8)
	s := &Store{db: db, d: d, Now: time.Now}
	if err := s.migrate(ctx); err != nil {
		db.Close()
		if d.damaged(err) {
			return nil, programme.Refuse(programme.Invalid, "db", "Dữ liệu %s bị hỏng nên không mở được (%v). Đừng sửa tệp này: chép nó sang nơi khác, rồi dùng bản sao lưu gần nhất.", where, err)
		}
		if d.unreachable(err) {
			return nil, programme.Refuse(programme.Invalid, "db", "Không vào được cơ sở dữ liệu PostgreSQL. Kiểm tra máy chủ có đang chạy không, rồi địa chỉ, tên cơ sở dữ liệu, tài khoản và mật khẩu sau --db. Máy chủ báo: %v", err)
		}
		return nil, err
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// Tx is one transaction with its clock reading and its user.
type Tx struct {
	*sql.Tx
	ctx context.Context
	now time.Time
	// seen is what a read has loaded already; nil in a write, where a record may
	// be another after each statement.
	seen map[string]any
	d    *dialect
}

// remember gives what load loads. A read is one unchanging view of the data, so
// in it the same thing, named what, is loaded once for all who ask; they do not
// change it.
func remember[T any](tx *Tx, what string, load func() (T, error)) (T, error) {
	if v, known := tx.seen[what]; known {
		return v.(T), nil
	}
	v, err := load()
	if err == nil && tx.seen != nil {
		tx.seen[what] = v
	}
	return v, err
}

func (s *Store) clock() time.Time { return s.Now().UTC().Truncate(time.Second) }

// read runs fn on one unchanging view of the data: that of the page, where there
// is one (View).
func (s *Store) read(ctx context.Context, fn func(*Tx) error) error {
	if tx, open := ctx.Value(viewKey{}).(*Tx); open {
		return fn(tx)
	}
	tx, err := s.db.BeginTx(ctx, s.d.readOptions)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	return fn(&Tx{tx, ctx, s.clock(), map[string]any{}, &s.d})
}

// write runs fn in a transaction no other writer can interleave with: SQLite
// takes its one write lock, PostgreSQL runs it serializable and again if it
// lost a race. Who lost one waits for the others who did, so that a crowd at one
// number does not lose to itself again and again. So fn may run more than once,
// and touches nothing but tx.
func (s *Store) write(ctx context.Context, fn func(*Tx) error) error {
	for try := 0; ; try++ {
		err := s.once(ctx, fn)
		if try == 0 && s.d.lostRace(err) {
			s.losers.Lock()
			defer s.losers.Unlock()
		}
		if err == nil || try == 9 || !s.d.lostRace(err) {
			return s.mendable(err)
		}
		time.Sleep(time.Duration(try+1) * 5 * time.Millisecond)
	}
}

// mendable says in a sentence what the people at the machine can mend: a full
// disk or a database that may not be written. Nothing of the save is stored.
func (s *Store) mendable(err error) error {
	switch {
	case s.d.full(err):
		return programme.Refuse(programme.Invalid, "", "Ổ đĩa chứa dữ liệu đã đầy nên chưa lưu được gì. Giải phóng chỗ trên ổ đĩa rồi lưu lại.")
	case s.d.readOnly(err):
		return programme.Refuse(programme.Invalid, "", "Dữ liệu đang ở chế độ chỉ đọc nên chưa lưu được gì. Cấp quyền ghi cho tệp và thư mục dữ liệu rồi lưu lại.")
	}
	return err
}

func (s *Store) once(ctx context.Context, fn func(*Tx) error) error {
	tx, err := s.db.BeginTx(ctx, s.d.writeOptions)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if err := fn(&Tx{tx, ctx, s.clock(), nil, &s.d}); err != nil {
		tx.Rollback()
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// exec runs a statement that changes rows.
func (tx *Tx) exec(query string, args ...any) error {
	_, err := tx.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", firstWords(query), err)
	}
	return nil
}

// update runs a versioned UPDATE of one row; no row means that somebody else
// saved the record first.
func (tx *Tx) update(query string, args ...any) error {
	res, err := tx.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", firstWords(query), err)
	}
	if n, err := res.RowsAffected(); err != nil {
		return err
	} else if n == 0 {
		return programme.Refuse(programme.Conflict, "", "Người khác vừa lưu bản ghi này. Xem hai bản bên dưới, chọn giá trị đúng rồi lưu lại.")
	}
	return nil
}

// row scans one row; no row is NotFound with a sentence that names what.
func (tx *Tx) row(what, query string, args []any, into ...any) error {
	err := tx.QueryRowContext(tx.ctx, query, args...).Scan(into...)
	if err == sql.ErrNoRows {
		return programme.Refuse(programme.NotFound, "", "Không tìm thấy %s.", what)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", firstWords(query), err)
	}
	return nil
}

// rows calls scan for each row.
func (tx *Tx) rows(query string, args []any, scan func(scan func(...any) error) error) error {
	rows, err := tx.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", firstWords(query), err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows.Scan); err != nil {
			return fmt.Errorf("%s: %w", firstWords(query), err)
		}
	}
	return rows.Err()
}

func firstWords(query string) string {
	words := strings.Fields(query)
	return strings.Join(words[:min(len(words), 4)], " ")
}
