package sample

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// planAppraisals plans the reports: one the day before each conclusion, and
// those on the desk that wait for a leader, were sent back or are being written.
func (o *office) planAppraisals(context.Context) error {
	o.on(o.ago(112), o.addCriteria)
	for _, d := range o.dossiers() {
		if !d.taken() {
			continue
		}
		for _, s := range d.way {
			r := report{conclusion: programme.ConcludedPass}
			switch s.move {
			case programme.PassBase:
				r = baseReports[d.code]
				r.conclusion = programme.ConcludedPass
			case programme.FailBase, programme.FailMinistry:
				r = report{conclusion: programme.ConcludedFail, reasons: s.note}
			case programme.PassMinistry:
			default:
				continue
			}
			o.on(o.ago(s.ago+1), func(ctx context.Context) error {
				a, err := o.writeReport(ctx, d, r)
				if err == nil {
					err = o.handReport(ctx, a)
				}
				return about(d, err)
			})
		}
	}
	o.planDesk()
	return nil
}

// about names the dossier that an error is about.
func about(d dossier, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("sample project %s: %w", d.code, err)
}

// planDesk plans the reports that nobody has concluded by yet.
func (o *office) planDesk() {
	on := func(code string, ago int, do func(ctx context.Context, d dossier) error) {
		all := o.dossiers()
		d := all[slices.IndexFunc(all, func(d dossier) bool { return d.code == code })]
		o.on(o.ago(ago), func(ctx context.Context) error { return about(d, do(ctx, d)) })
	}
	hand := func(ctx context.Context, d dossier) error {
		a, err := o.writeReport(ctx, d, report{conclusion: programme.ConcludedPass})
		if err != nil {
			return err
		}
		return o.handReport(ctx, a)
	}
	on("DP-09", 2, hand)
	on("QG-03", 3, hand)
	on("DP-10", 5, hand)
	on("DP-10", 4, func(ctx context.Context, d dossier) error {
		u := o.users["so.lanh.dao"]
		a, err := o.waitingReport(ctx, u, o.projects[o.codeFor(d)])
		if err != nil {
			return err
		}
		_, err = o.store.SendBackAppraisal(ctx, u, a.ID, a.Version, "So lại giá máy với báo giá thứ ba rồi trình lại (minh họa).")
		return err
	})
	on("DP-11", 2, func(ctx context.Context, d dossier) error {
		_, err := o.writeReport(ctx, d, report{council: "19", conclusion: programme.NotConcluded})
		return err
	})
}

// addCriteria begins the list of criteria and has the leader confirm its points.
func (o *office) addCriteria(ctx context.Context) error {
	u := o.users["so.lanh.dao"]
	if _, err := o.store.AddKnownAppraisalCriteria(ctx, u); err != nil {
		return err
	}
	all, err := o.store.AppraisalCriteria(ctx, u)
	if err != nil {
		return err
	}
	for _, c := range all {
		c.ConfirmedBy, c.Note = u.Name+", "+u.PostTitle, "Số liệu minh họa: mỗi tỉnh tự quy định điểm."
		if _, err := o.store.SaveAppraisalCriterion(ctx, u, c); err != nil {
			return err
		}
	}
	return nil
}

// conclude takes the step that a report proposes, as the leader.
func (o *office) conclude(ctx context.Context, u programme.User, p programme.Project, s step) error {
	a, err := o.waitingReport(ctx, u, p.ID)
	if err != nil {
		return err
	}
	_, err = o.store.DecideAppraisal(ctx, u, a.ID, a.Version, s.move, s.note)
	return err
}

// waitingReport is the report on a project that waits for a leader.
func (o *office) waitingReport(ctx context.Context, u programme.User, project int64) (programme.Appraisal, error) {
	all, err := o.store.Appraisals(ctx, u, project)
	i := slices.IndexFunc(all, func(a programme.Appraisal) bool { return a.State == programme.AppraisalConcluded })
	if err == nil && i < 0 {
		err = fmt.Errorf("no report waits for %s", u.Name)
	}
	if err != nil {
		return programme.Appraisal{}, err
	}
	return all[i], nil
}
