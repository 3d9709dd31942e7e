package store

import (
	"context"

	"khuyencong/programme"
)

// findingFacts gathers what the rules of a finding and of a visit ask: photos
// since it was opened last, and the findings of the visit that are open.
func (tx *Tx) findingFacts(m programme.Matter, f *programme.MatterFacts) error {
	if m.ID == 0 {
		return nil
	}
	moves, err := tx.matterMoves(m.ID)
	if err != nil {
		return err
	}
	since := m.OpenedAt
	for _, line := range moves {
		if line.Act == programme.ActAsk || line.Act == programme.ActReopen {
			since = line.At
		}
	}
	if err := tx.row("", `SELECT COUNT(*) FROM photos WHERE matter_id = $1 AND NOT dropped AND at >= $2`, []any{m.ID, since}, &f.Photos); err != nil {
		return err
	}
	raised, err := tx.raisedIn(m.ID)
	for _, one := range raised {
		if one.Open() {
			f.Findings = append(f.Findings, one.TypeLabel())
		}
	}
	return err
}

// raisedIn lists the findings that an inspection or a report raised.
func (tx *Tx) raisedIn(matter int64) (all []programme.Matter, err error) {
	err = tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.raised_in = $1 ORDER BY m.id`, []any{matter}, func(scan func(...any) error) error {
		one, err := scanMatter(scan)
		all = append(all, one)
		return err
	})
	return all, err
}

// visitSettled ends an inspection with the last of its findings.
func (tx *Tx) visitSettled(u programme.User, p programme.Project, m programme.Matter) error {
	if m.Kind != programme.MatterFinding || m.Open() || m.RaisedIn == 0 {
		return nil
	}
	raised, err := tx.raisedIn(m.RaisedIn)
	if err != nil {
		return err
	}
	for _, one := range raised {
		if one.Open() {
			return nil
		}
	}
	visit, _, err := tx.matter(u, m.RaisedIn)
	if err != nil || visit.Kind != programme.MatterVisit || visit.State != "findings" {
		return err
	}
	_, err = tx.actMatter(u, p, visit, programme.ActConfirm, programme.MatterEntry{Note: "Mọi tồn tại của lần kiểm tra đã đóng."}, false)
	return err
}

// checkRaised refuses a finding of a matter of another project, or of one that
// raises none.
func (tx *Tx) checkRaised(u programme.User, m programme.Matter) error {
	if m.RaisedIn == 0 {
		return nil
	}
	in, p, err := tx.matter(u, m.RaisedIn)
	if err == nil && (p.ID != m.ProjectID || in.Kind != programme.MatterVisit && in.Kind != programme.MatterProgress) {
		err = programme.Refuse(programme.Invalid, "", "Tồn tại chỉ ghi được từ một lần kiểm tra hoặc một báo cáo của chính đề án này.")
	}
	return err
}

// inspectionFacts is what acceptance and payment ask: whether the project was
// inspected where it has an advance, and which findings must be closed first.
func (tx *Tx) inspectionFacts(p programme.Project) (f programme.InspectionFacts, err error) {
	if f.Advanced, err = tx.advanced(p.ID); err != nil {
		return f, err
	}
	err = tx.row("", `SELECT COUNT(*), COALESCE(MAX(i.held), 0) FROM inspections i JOIN matters m ON m.id = i.matter_id WHERE i.project_id = $1 AND i.concluded AND m.type = 'during'`, []any{p.ID}, &f.Held, &f.LastHeld)
	if err != nil {
		return f, err
	}
	err = tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 AND m.kind = $2 AND m.is_open ORDER BY m.due, m.id`, []any{p.ID, programme.MatterFinding}, func(scan func(...any) error) error {
		m, err := scanMatter(scan)
		f.Open++
		if m.Blocking {
			f.Blocking = append(f.Blocking, m)
		}
		return err
	})
	return f, err
}

// advancedOf is what was advanced to a project called p.
const advancedOf = `(SELECT CAST(COALESCE(SUM(g.amount), 0) AS BIGINT) FROM ledger g WHERE g.project_id = p.id AND g.kind = 'advanced')`

func (tx *Tx) advanced(project int64) (sum programme.Money, err error) {
	err = tx.row("", `SELECT `+advancedOf+` FROM projects p WHERE p.id = $1`, []any{project}, &sum)
	return sum, err
}

// InspectionFacts is what acceptance and payment ask of the inspections of a
// project, for its page.
func (s *Store) InspectionFacts(ctx context.Context, u programme.User, project int64) (f programme.InspectionFacts, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		f, err = tx.inspectionFacts(p)
		return err
	})
	return f, err
}

// FindingOwners lists who may be given a finding of a project: its roles, and
// the people who hold a post of them today and see the project.
func (s *Store) FindingOwners(ctx context.Context, u programme.User, project int64) (all []programme.FindingOwner, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		all, err = tx.findingOwners(p)
		return err
	})
	return all, err
}

func (tx *Tx) findingOwners(p programme.Project) (all []programme.FindingOwner, err error) {
	for _, role := range programme.FindingOwners {
		people, err := tx.audience(p, programme.Telling{Roles: []programme.Role{role}})
		if err != nil {
			return nil, err
		}
		if role == programme.RoleNationalAgency && p.Level != programme.National {
			continue
		}
		all = append(all, programme.FindingOwner{Role: role})
		for _, who := range people {
			o := programme.FindingOwner{Role: role, ID: who.account, Post: who.postTitle}
			if err := tx.row("tài khoản này", `SELECT name FROM accounts WHERE id = $1`, []any{who.account}, &o.Name); err != nil {
				return nil, err
			}
			all = append(all, o)
		}
	}
	return all, nil
}

// ownerOf completes the owner that a form names: the person must hold such a
// post today.
func (tx *Tx) ownerOf(p programme.Project, o programme.FindingOwner) (programme.FindingOwner, error) {
	if o.ID == 0 {
		return programme.FindingOwner{Role: o.Role}, nil
	}
	all, err := tx.findingOwners(p)
	for _, one := range all {
		if one.ID == o.ID && one.Role == o.Role {
			return one, err
		}
	}
	if err == nil {
		err = programme.Refuse(programme.Invalid, "owner", "Người được chọn không còn giữ chức vụ thấy đề án này. Chọn lại người khắc phục.")
	}
	return o, err
}
