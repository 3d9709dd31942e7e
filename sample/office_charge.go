package sample

import (
	"context"

	"khuyencong/programme"
	"khuyencong/store"
)

// planCharges has the two leaders put their officers in charge, a few days ago:
// most of what was submitted by then, not all.
func (o *office) planCharges(context.Context) error {
	o.on(o.ago(6), func(ctx context.Context) error {
		if err := o.charge(ctx, "giam.doc", programme.RoleCentreOfficer, "chuyen.vien", "chuyen.vien2"); err != nil {
			return err
		}
		return o.charge(ctx, "so.lanh.dao", programme.RoleDepartmentOfficer, "so.chuyen.vien")
	})
	o.on(o.ago(1), o.passCharge)
	return nil
}

// charge gives what an office should have somebody in charge of to its officers
// in turn; every fourth dossier stays with nobody.
func (o *office) charge(ctx context.Context, leader string, office programme.Role, officers ...string) error {
	u := o.users[leader]
	all, err := o.store.AllProjects(ctx, u, store.ProjectFilter{Office: office, Charge: store.Uncharged, Sort: "code"})
	if err != nil {
		return err
	}
	given := map[string]map[int64]int64{}
	for i, p := range all {
		if i%4 == 3 {
			continue
		}
		to := officers[i%len(officers)]
		if given[to] == nil {
			given[to] = map[int64]int64{}
		}
		given[to][p.ID] = 0
	}
	for _, to := range officers {
		if len(given[to]) == 0 {
			continue
		}
		if err := o.store.AssignCharges(ctx, u, programme.Assignment{Office: office, PostID: o.users[to].PostID, Projects: given[to]}); err != nil {
			return err
		}
	}
	return nil
}

// passCharge takes one dossier to another officer.
func (o *office) passCharge(ctx context.Context) error {
	u, from, to := o.users["pho.giam.doc"], o.users["chuyen.vien2"].PostID, o.users["chuyen.vien"].PostID
	all, err := o.store.AllProjects(ctx, u, store.ProjectFilter{Office: programme.RoleCentreOfficer, Charge: from, Open: true, Sort: "code"})
	if err != nil || len(all) == 0 {
		return err
	}
	return o.store.AssignCharges(ctx, u, programme.Assignment{Office: programme.RoleCentreOfficer, PostID: to, Reason: "Anh Đạt đi tập huấn hai tuần (minh họa).", Projects: map[int64]int64{all[0].ID: from}})
}
