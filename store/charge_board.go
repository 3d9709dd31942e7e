package store

import (
	"cmp"
	"context"
	"slices"

	"khuyencong/programme"
)

// ChargeLoad (khối lượng việc) is what one officer has in charge.
type ChargeLoad struct {
	Officer
	Gone    bool  // the post has ended
	Open    int64 // submitted and not at their end
	Waiting int64 // of these, those whose next step is his office's
	Late    int64 // of those that wait, those whose last day has passed
}

// ChargeBoard is the officers of an office with their load, and what nobody has
// in charge.
type ChargeBoard struct {
	Office programme.Role
	Loads  []ChargeLoad
	Nobody ChargeLoad
}

// ChargeBoard loads an office's officers, those with most that is late first.
// Posts that have ended are listed as long as they have something in charge.
func (s *Store) ChargeBoard(ctx context.Context, u programme.User, office programme.Role) (b ChargeBoard, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.AssignOfficers); err != nil {
			return err
		}
		b = ChargeBoard{Office: office}
		at := map[int64]*ChargeLoad{0: &b.Nobody}
		if err := tx.chargePosts(office, &b); err != nil {
			return err
		}
		for i := range b.Loads {
			at[b.Loads[i].PostID] = &b.Loads[i]
		}
		if err := tx.countCharges(u, office, at); err != nil {
			return err
		}
		b.Loads = slices.DeleteFunc(b.Loads, func(l ChargeLoad) bool { return l.Gone && l.Open == 0 })
		slices.SortStableFunc(b.Loads, func(x, y ChargeLoad) int { return cmp.Or(cmp.Compare(y.Late, x.Late), cmp.Compare(y.Open, x.Open)) })
		return nil
	})
	return b, err
}

func (tx *Tx) chargePosts(office programme.Role, b *ChargeBoard) error {
	today := programme.DayOf(tx.now)
	return tx.rows(`SELECT p.id, p.title, `+heldToday+`, p.valid_from > $1 OR (p.valid_to > 0 AND p.valid_to < $1) FROM posts p WHERE p.role = $2 ORDER BY p.title, p.id`, []any{today, office}, func(scan func(...any) error) error {
		var l ChargeLoad
		err := scan(&l.PostID, &l.Title, &l.Holder, &l.Gone)
		b.Loads = append(b.Loads, l)
		return err
	})
}

// countCharges adds up what each post has in charge.
func (tx *Tx) countCharges(u programme.User, office programme.Role, at map[int64]*ChargeLoad) error {
	column := "p." + chargeColumn(office)
	w := where{args: []any{programme.DayOf(tx.now)}}
	w.and("p.recorded = ?", false)
	w.in("p.stage", words(programme.ChargedStages(programme.RoleCentreOfficer)))
	w.scope(u)
	return tx.rows(`SELECT `+column+`, p.stage, p.level, COUNT(*), COUNT(*) FILTER (WHERE p.due > 0 AND p.due < $1) FROM projects p`+w.sql()+` GROUP BY `+column+`, p.stage, p.level`, w.args, func(scan func(...any) error) error {
		var post, n, late int64
		var stage programme.Stage
		var level programme.Level
		err := scan(&post, &stage, &level, &n, &late)
		l := at[post]
		if l == nil || post == 0 && !slices.Contains(programme.ChargedStages(office), stage) {
			return err
		}
		l.Open += n
		if stage.HeldBy(office, level) {
			l.Waiting, l.Late = l.Waiting+n, l.Late+late
		}
		return err
	})
}
