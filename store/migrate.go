package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"khuyencong/programme"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// SchemaVersion is the schema that this program knows: the number of files in
// schema/, which are numbered from 001 and never edited once released.
func SchemaVersion() int {
	names, _ := fs.Glob(schemaFiles, "schema/*.sql")
	return len(names)
}

// migrate brings the schema up to date, one transaction a step.
func (s *Store) migrate(ctx context.Context) error {
	have, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	if have > SchemaVersion() {
		return programme.Refuse(programme.Invalid, "db",
			"Dữ liệu này do phiên bản mới hơn của khuyencong tạo (lược đồ %d, chương trình này biết đến %d). Dùng phiên bản mới; dữ liệu được giữ nguyên.", have, SchemaVersion())
	}
	names, _ := fs.Glob(schemaFiles, "schema/*.sql")
	for i := have; i < len(names); i++ {
		text, err := fs.ReadFile(schemaFiles, names[i])
		if err != nil {
			return err
		}
		err = s.write(ctx, func(tx *Tx) error {
			if err := tx.exec(s.d.schemaText(string(text), programme.DayOf(tx.now))); err != nil {
				return err
			}
			return tx.exec(`UPDATE schema_version SET version = $1`, i+1)
		})
		if err != nil {
			return fmt.Errorf("migrate %s: %w", names[i], err)
		}
	}
	return nil
}

// schemaVersion reads the version; a new database begins at 0.
func (s *Store) schemaVersion(ctx context.Context) (version int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := tx.exec(`CREATE TABLE IF NOT EXISTS schema_version (id BIGINT PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL)`); err != nil {
			return err
		}
		var tables, rows int
		if err := tx.row("lược đồ", s.d.foreign, nil, &tables); err != nil {
			return err
		}
		if err := tx.row("lược đồ", `SELECT COUNT(*), COALESCE(MAX(version), 0) FROM schema_version`, nil, &rows, &version); err != nil {
			return err
		}
		if rows > 0 {
			return nil
		}
		if tables > 1 {
			return programme.Refuse(programme.Invalid, "db", "Cơ sở dữ liệu này đã có bảng của chương trình khác nên không được dùng. Tạo cơ sở dữ liệu mới cho khuyencong.")
		}
		return tx.exec(`INSERT INTO schema_version (id, version) VALUES (1, 0)`)
	})
	return version, err
}
