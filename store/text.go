package store

import (
	"database/sql"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"khuyencong/programme"
)

// collators make Vietnamese sort keys; one is not safe for two goroutines.
var collators = sync.Pool{New: func() any { return collate.New(language.Vietnamese) }}

// sortKey puts text in Vietnamese order when keys are compared as bytes, on
// either engine.
func sortKey(s string) []byte {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var buf collate.Buffer
	return append([]byte(nil), c.KeyFromString(&buf, s)...)
}

// quantity reads and writes a programme.Quantity as a number or NULL.
type quantity struct{ *programme.Quantity }

func (q quantity) Scan(v any) error {
	var n sql.NullInt64
	err := n.Scan(v)
	*q.Quantity = programme.Quantity{Value: n.Int64, Known: n.Valid}
	return err
}

func null(q programme.Quantity) sql.NullInt64 {
	return sql.NullInt64{Int64: q.Value, Valid: q.Known}
}

// nullID writes 0 as NULL.
func nullID(id int64) sql.NullInt64 { return sql.NullInt64{Int64: id, Valid: id != 0} }
