package sample

import (
	"context"

	"khuyencong/programme"
	"khuyencong/store"
)

// confirmed are the norms that the sample's office has held against the text.
// The others stay unconfirmed, so that a visitor sees both.
var confirmed = map[string]bool{"KC3a": true, "KC3c": true, "KC3e": true, "KC7d": true}

func addNorms(ctx context.Context, s *store.Store) error {
	u := programme.LocalUser
	if _, err := s.AddKnownNorms(ctx, u); err != nil {
		return err
	}
	norms, err := s.Norms(ctx, u)
	if err != nil {
		return err
	}
	for _, n := range norms {
		if confirmed[n.Content] && !n.Confirmed() {
			n.ConfirmedBy, n.Note = "Cán bộ minh họa", "Số liệu minh họa."
			if _, err := s.SaveNorm(ctx, u, n); err != nil {
				return err
			}
		}
	}
	return nil
}
