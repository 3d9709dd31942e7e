package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

func (tx *Tx) planOpinions(plan int64) (all []programme.PlanOpinion, err error) {
	err = tx.rows(`SELECT id, plan_id, view, text, document, dated, `+enteredColumns+` FROM plan_opinions WHERE plan_id = $1 ORDER BY id`, []any{plan}, func(scan func(...any) error) error {
		var o programme.PlanOpinion
		err := scan(append([]any{&o.ID, &o.PlanID, &o.View, &o.Text, &o.Document, &o.Dated}, scanEntered(&o.Entered)...)...)
		all = append(all, o)
		return err
	})
	return all, err
}

// GiveOpinion adds what the finance department says of a plan's allocation.
func (s *Store) GiveOpinion(ctx context.Context, u programme.User, o programme.PlanOpinion) error {
	return s.write(ctx, func(tx *Tx) error {
		p, err := tx.planFor(u, programme.OpinePlan, o.PlanID)
		if err != nil {
			return err
		}
		if err := o.Check(p, programme.DayOf(tx.now)); err != nil {
			return err
		}
		o.Entered = programme.EnteredBy(u, tx.now)
		err = tx.exec(`INSERT INTO plan_opinions (plan_id, view, text, document, dated, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			append([]any{p.ID, o.View, o.Text, o.Document, o.Dated}, enteredArgs(o.Entered)...)...)
		if err != nil {
			return err
		}
		return tx.recordPlan(u, p, "opined", programme.Changes(nil, o.Fields()), o.View.Label()+" – "+o.Paper()+".")
	})
}

func (tx *Tx) planGaps(plan int64) (all []programme.PlanGap, err error) {
	err = tx.rows(`SELECT plan_id, content, reasons, text, `+enteredColumns+` FROM plan_gaps WHERE plan_id = $1 ORDER BY content`, []any{plan}, func(scan func(...any) error) error {
		var g programme.PlanGap
		var reasons string
		err := scan(append([]any{&g.PlanID, &g.Content, &reasons, &g.Text}, scanEntered(&g.Entered)...)...)
		for _, r := range strings.Fields(reasons) {
			g.Reasons = append(g.Reasons, programme.GapReason(r))
		}
		all = append(all, g)
		return err
	})
	return all, err
}

// ExplainGap says why a content has nobody to support in a year's plan.
func (s *Store) ExplainGap(ctx context.Context, u programme.User, g programme.PlanGap) error {
	return s.write(ctx, func(tx *Tx) error {
		p, err := tx.planFor(u, programme.AssemblePlan, g.PlanID)
		if err != nil {
			return err
		}
		if err := g.Check(); err != nil {
			return err
		}
		var reasons, labels []string
		for _, r := range g.Reasons {
			reasons, labels = append(reasons, string(r)), append(labels, strings.ToLower(r.Label()))
		}
		g.Entered = programme.EnteredBy(u, tx.now)
		err = tx.exec(`INSERT INTO plan_gaps (plan_id, content, reasons, text, `+enteredColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (plan_id, content) DO UPDATE SET reasons = $3, text = $4, user_id = $5, user_name = $6, post_title = $7, at = $8`,
			append([]any{p.ID, g.Content, strings.Join(reasons, " "), g.Text}, enteredArgs(g.Entered)...)...)
		if err != nil {
			return err
		}
		content, _ := programme.ContentByCode(g.Content)
		note := "Nội dung không có nhu cầu – " + content.Name + ": " + strings.Join(labels, ", ") + "."
		if g.Text != "" {
			note += " " + g.Text
		}
		return tx.recordPlan(u, p, "explained", nil, note)
	})
}
