package store

import (
	"slices"

	"khuyencong/programme"
)

// WorkCharged is the dossiers that a post is in charge of: his queue, which
// stands before what waits for his whole office.
type WorkCharged struct {
	Total         int64               // submitted and not at their end
	Waiting, Late int64               // of these, what waits for him; of that, what is late
	Stages        []WorkStage         // what waits, by stage, without items
	Items         []programme.Project // the most urgent that wait, without lines
}

// chargedWork loads the queue of who acts in a post that can be in charge.
func (tx *Tx) chargedWork(u programme.User, k *Work) error {
	if !slices.Contains(programme.Offices, u.Role) || u.PostID == 0 {
		return nil
	}
	c := &k.Charged
	open := func(args ...any) where {
		w := where{args: args}
		w.charge(ProjectFilter{Office: u.Role, Charge: u.PostID, Open: true})
		w.scope(u)
		return w
	}
	w := open(k.Today)
	err := tx.rows(`SELECT p.stage, p.level, COUNT(*), COUNT(*) FILTER (WHERE p.due > 0 AND p.due < $1) FROM projects p`+w.sql()+` GROUP BY p.stage, p.level`, w.args, func(scan func(...any) error) error {
		var stage programme.Stage
		var level programme.Level
		var n, late int64
		err := scan(&stage, &level, &n, &late)
		c.Total += n
		if stage.HeldBy(u.Role, level) {
			c.Waiting, c.Late = c.Waiting+n, c.Late+late
			c.Stages = append(c.Stages, WorkStage{Stage: stage, Total: n, Late: late})
		}
		return err
	})
	if err != nil || c.Waiting == 0 {
		return err
	}
	w = open()
	w.heldBy(u.Role)
	w.args = append(w.args, workItems)
	return tx.rows(`SELECT `+projectColumns+projectTables+w.sql()+` ORDER BY CASE WHEN p.due > 0 THEN 0 ELSE 1 END, p.due, p.id LIMIT `+w.mark(), w.args, func(scan func(...any) error) error {
		p, err := scanProject(scan)
		c.Items = append(c.Items, p)
		return err
	})
}

// workOfficers names who is in charge of what waits for a whole office.
func (tx *Tx) workOfficers(u programme.User, k *Work) (err error) {
	if !u.May(programme.ReadInternal) {
		return nil
	}
	var posts []int64
	for _, s := range slices.Concat(k.Mine, k.Others) {
		for _, p := range s.Items {
			posts = append(posts, p.Charges.Centre, p.Charges.Department)
		}
	}
	k.Officers, err = tx.officers(posts)
	return err
}

// notCharged leaves out what stands in the user's own queue.
func (w *where) notCharged(u programme.User, k *Work) {
	if k.Charged.Waiting > 0 {
		w.and("p."+chargeColumn(u.Role)+" <> ?", u.PostID)
	}
}
