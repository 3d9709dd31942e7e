package store

import (
	"context"
	"fmt"
)

// viewKey finds the view that a context carries.
type viewKey struct{}

// View gives a context in which all reads look at one unchanging view of the
// data, and load once what several of them ask for; done ends it. It is for a
// page of many parts. Nothing is written in it: the view would not show it. The
// reads of a view come one after the other.
func (s *Store) View(ctx context.Context) (view context.Context, done func(), err error) {
	db, err := s.db.BeginTx(ctx, s.d.readOptions)
	if err != nil {
		return nil, nil, fmt.Errorf("begin: %w", err)
	}
	tx := &Tx{db, ctx, s.clock(), map[string]any{}, &s.d}
	return context.WithValue(ctx, viewKey{}, tx), func() { tx.Rollback() }, nil
}
