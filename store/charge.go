package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// AssignCharges puts a post in charge of projects, all of them or none, and
// tells who holds it. A project that somebody else assigned meanwhile stops the
// whole act.
func (s *Store) AssignCharges(ctx context.Context, u programme.User, a programme.Assignment) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := a.Check(u); err != nil {
			return err
		}
		post, holder, err := tx.chargePost(a.PostID)
		if err != nil {
			return err
		}
		var ids []int64
		for id := range a.Projects {
			ids = append(ids, id)
		}
		slices.Sort(ids) // the history has them in a steady order
		for _, id := range ids {
			if err := tx.assignCharge(u, a, id, post, holder); err != nil {
				return err
			}
		}
		return nil
	})
}

// chargePost is a post with who holds it today, or stands in; the zero post for 0.
func (tx *Tx) chargePost(id int64) (post programme.Post, holder string, err error) {
	if id == 0 {
		return post, "", nil
	}
	if post, err = tx.post(id); err != nil {
		return post, "", programme.Refuse(programme.Invalid, "post", "Không có chức vụ đã chọn. Chọn lại người phụ trách.")
	}
	officers, err := tx.officers([]int64{id})
	return post, officers[id].Holder, err
}

func (tx *Tx) assignCharge(u programme.User, a programme.Assignment, id int64, post programme.Post, holder string) error {
	p, err := tx.project(u, id)
	if err != nil {
		return err
	}
	was := p.Charges.Of(a.Office)
	if was != a.Projects[id] {
		return programme.Refuse(programme.Conflict, "", "Người khác vừa phân công hồ sơ %s – %s nên chưa phân công hồ sơ nào. Xem lại danh sách dưới đây rồi phân công lần nữa.", p.Code, p.Title)
	}
	around, err := tx.around(p.Place.Code)
	if err != nil {
		return err
	}
	if err := a.CheckPost(p, post, holder, sees(post, p, around), programme.DayOf(tx.now)); err != nil {
		return err
	}
	c := programme.Charge{ProjectID: id, Office: a.Office, PostID: a.PostID, PostTitle: post.Title, Holder: holder, Reason: programme.Clean(a.Reason), At: tx.now, UserName: u.Name, ByPost: u.PostTitle}
	if err := tx.exec(`INSERT INTO project_charges (project_id, office, post_id, post_title, holder, reason, at, user_id, user_name, by_post) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		id, c.Office, c.PostID, c.PostTitle, c.Holder, c.Reason, c.At, u.ID, c.UserName, c.ByPost); err != nil {
		return err
	}
	if err := tx.exec(`UPDATE projects SET `+chargeColumn(a.Office)+` = $1 WHERE id = $2`, a.PostID, id); err != nil {
		return err
	}
	before := programme.Charge{PostID: was}
	if was != 0 {
		officers, err := tx.officers([]int64{was})
		if err != nil {
			return err
		}
		before.PostTitle, before.Holder = officers[was].Title, officers[was].Holder
	}
	err = tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: id, ProgrammeID: p.ProgrammeID, Action: "charged", Title: p.Code + " – " + p.Title, Note: c.Reason,
		Changes: []programme.Change{{Field: "charge", Label: "Người phụ trách (" + a.Office.Label() + ")", Old: before.To(), New: c.To()}}})
	if err != nil || c.PostID == 0 {
		return err
	}
	return tx.tell(p, p.Charged(c, u.ID))
}

// chargeColumn is where the post of an office stands beside a project.
func chargeColumn(office programme.Role) string {
	if office == programme.RoleDepartmentOfficer {
		return "department_post_id"
	}
	return "centre_post_id"
}

// ProjectCharges lists who was put in charge of a project, the newest first.
func (s *Store) ProjectCharges(ctx context.Context, u programme.User, project int64) (all []programme.Charge, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		all = nil
		return tx.rows(`SELECT project_id, office, post_id, post_title, holder, reason, at, user_name, by_post FROM project_charges WHERE project_id = $1 ORDER BY id DESC LIMIT 50`, []any{project}, func(scan func(...any) error) error {
			var c programme.Charge
			err := scan(&c.ProjectID, &c.Office, &c.PostID, &c.PostTitle, &c.Holder, &c.Reason, &c.At, &c.UserName, &c.ByPost)
			all = append(all, c)
			return err
		})
	})
	return all, err
}

// Officer is a post with who holds it today.
type Officer struct {
	PostID int64
	Role   programme.Role
	Title  string
	Holder string // "" for nobody
}

// Name is the officer in a line: the person with the post, or the post alone.
func (o Officer) Name() string {
	if o.Holder == "" {
		return o.Title + " (chưa có người giữ)"
	}
	return o.Holder
}

// Officers tells who holds some posts today, by the post.
func (s *Store) Officers(ctx context.Context, u programme.User, posts []int64) (all map[int64]Officer, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		all, err = tx.officers(posts)
		return err
	})
	return all, err
}

func (tx *Tx) officers(posts []int64) (map[int64]Officer, error) {
	all := map[int64]Officer{}
	err := tx.rows(`SELECT p.id, p.role, p.title, `+heldToday+` FROM posts p WHERE p.id IN (`+numbers(append([]int64{0}, posts...))+`)`, []any{programme.DayOf(tx.now)}, func(scan func(...any) error) error {
		var o Officer
		err := scan(&o.PostID, &o.Role, &o.Title, &o.Holder)
		all[o.PostID] = o
		return err
	})
	return all, err
}

// heldToday is who holds a post, called p, on the day $1, the holder before who
// stands in.
const heldToday = `CASE WHEN p.valid_to > 0 AND p.valid_to < $1 THEN '' ELSE COALESCE((SELECT a.name FROM holdings h JOIN accounts a ON a.id = h.account_id
	WHERE h.post_id = p.id AND NOT a.disabled AND h.held_from <= $1 AND (h.held_to = 0 OR h.held_to >= $1) ORDER BY h.standing_in, h.id LIMIT 1), '') END`
