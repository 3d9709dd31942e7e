package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

const progressColumns = `id, matter_id, project_id, number, done, percent, spent_support, spent_own, obstacle_type, obstacle, ends, due, at, user_id, user_name, post_title`

func scanProgress(scan func(...any) error) (r programme.ProgressReport, err error) {
	err = scan(&r.ID, &r.MatterID, &r.ProjectID, &r.Number, &r.Done, &r.Percent, &r.SpentSupport, &r.SpentOwn, &r.ObstacleType, &r.Obstacle, &r.Ends, &r.Due, &r.At, &r.UserID, &r.UserName, &r.PostTitle)
	return r, err
}

// progressReports lists the progress reports of a project as they were sent, the
// oldest first.
func (tx *Tx) progressReports(project int64) (all []programme.ProgressReport, err error) {
	err = tx.rows(`SELECT `+progressColumns+` FROM progress_reports WHERE project_id = $1 ORDER BY id`, []any{project}, func(scan func(...any) error) error {
		r, err := scanProgress(scan)
		all = append(all, r)
		return err
	})
	return all, err
}

// ProgressReports lists the progress reports of a project as they were sent,
// the oldest first.
func (s *Store) ProgressReports(ctx context.Context, u programme.User, project int64) (all []programme.ProgressReport, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.projectAt(u, project, 0); err != nil {
			return err
		}
		all, err = tx.progressReports(project)
		return err
	})
	return all, err
}

// SendProgress sends the report that a matter asks for, with its photos;
// version is that of the matter. What stands in the way becomes a finding of
// the centre's.
func (s *Store) SendProgress(ctx context.Context, u programme.User, r programme.ProgressReport, version int64, photos []programme.Photo) (m programme.Matter, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		var p programme.Project
		if m, p, err = tx.matter(u, r.MatterID); err != nil {
			return err
		}
		if m.Kind != programme.MatterProgress || m.ProjectID != r.ProjectID {
			return programme.Refuse(programme.NotFound, "", "Không tìm thấy kỳ báo cáo này.")
		}
		if m.Version != version {
			return programme.Refuse(programme.Conflict, "", "Kỳ báo cáo này đã thay đổi sau khi bạn mở trang: nay ở tình trạng “%s”. Xem lại rồi gửi.", m.StateLabel())
		}
		m, err = tx.sendProgress(u, p, m, r, photos)
		return err
	})
	return m, err
}

func (tx *Tx) sendProgress(u programme.User, p programme.Project, m programme.Matter, r programme.ProgressReport, photos []programme.Photo) (programme.Matter, error) {
	before, err := tx.progressReports(p.ID)
	if err != nil {
		return m, err
	}
	var last *programme.ProgressReport
	r.Number = 1
	for i, one := range before {
		if one.MatterID == m.ID {
			r.Number++
		} else {
			last = &before[i]
		}
	}
	today := programme.DayOf(tx.now)
	if err := r.Check(p, last, today); err != nil {
		return m, err
	}
	if _, err := tx.addPhotos(u, p, m, photos); err != nil {
		return m, err
	}
	r.Due, r.At, r.UserID, r.UserName, r.PostTitle = m.Due, tx.now, u.ID, u.Name, u.PostTitle
	if m, err = tx.actMatter(u, p, m, programme.ActSend, programme.MatterEntry{Note: r.Text()}, true); err != nil {
		return m, err
	}
	err = tx.row("", `INSERT INTO progress_reports (matter_id, project_id, number, done, percent, spent_support, spent_own, obstacle_type, obstacle, ends, due, sent_on, at, user_id, user_name, post_title)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
		[]any{r.MatterID, r.ProjectID, r.Number, r.Done, r.Percent, r.SpentSupport, r.SpentOwn, r.ObstacleType, r.Obstacle, r.Ends, r.Due, today, r.At, r.UserID, r.UserName, r.PostTitle}, &r.ID)
	if err != nil || r.Obstacle == "" {
		return m, err
	}
	raised, err := tx.raisedIn(m.ID)
	if err != nil || slices.ContainsFunc(raised, func(o programme.Matter) bool { return o.Open() && o.Type == r.ObstacleType }) {
		return m, err // it came with the report before, which was returned
	}
	obstacle, entry := r.ObstacleRaised()
	_, err = tx.openMatter(u, p, obstacle, entry)
	return m, err
}

// askReports asks for the progress reports of the period that today lies in, and
// of those that were missed while the program was off, of the projects that are
// carried out, each once: by the confirmed rules of the two funds. Without such
// a rule it asks nobody.
func (s *Store) askReports(ctx context.Context) error {
	var rules programme.RuleBook
	var due []programme.Project
	err := s.read(ctx, func(tx *Tx) (err error) {
		due = nil
		if rules, err = tx.rules(); err != nil {
			return err
		}
		asked, err := tx.askedPeriods(0)
		if err != nil {
			return err
		}
		today := programme.DayOf(tx.now)
		return tx.rows(`SELECT `+projectColumns+projectTables+` WHERE p.stage = $1 AND NOT p.recorded ORDER BY p.id`, []any{programme.Underway}, func(scan func(...any) error) error {
			p, err := scanProject(scan)
			if len(rules.PeriodsToAsk(p, asked[p.ID], today)) > 0 {
				due = append(due, p)
			}
			return err
		})
	})
	for some := range slices.Chunk(due, remindAtOnce) {
		if err != nil {
			break
		}
		err = s.write(ctx, func(tx *Tx) error {
			for _, p := range some {
				if err := tx.askReport(rules, p.ID); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}

// askedPeriods are the periods whose reports were asked, by project; of one
// project alone where its number is not 0.
func (tx *Tx) askedPeriods(project int64) (map[int64][]string, error) {
	all := map[int64][]string{}
	err := tx.rows(`SELECT project_id, period FROM report_periods WHERE project_id = $1 OR $1 = 0`, []any{project}, func(scan func(...any) error) error {
		var id int64
		var key string
		err := scan(&id, &key)
		all[id] = append(all[id], key)
		return err
	})
	return all, err
}

// askReport looks at the project again, which may have moved on meanwhile.
func (tx *Tx) askReport(rules programme.RuleBook, id int64) error {
	p, err := tx.project(programme.LocalUser, id)
	if err != nil {
		return err
	}
	asked, err := tx.askedPeriods(p.ID)
	if err != nil {
		return err
	}
	for _, period := range rules.PeriodsToAsk(p, asked[p.ID], programme.DayOf(tx.now)) {
		m, line := period.Asked(p, period.Rule, tx.now)
		if m, err = tx.insertMatter(programme.Program, p, m, line); err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO report_periods (project_id, period, matter_id) VALUES ($1, $2, $3)`, p.ID, period.Key, m.ID); err != nil {
			return err
		}
	}
	return nil
}

// closeReports ends the periods of a project whose reports nobody has sent:
// what its acceptance says, by a record of this title, is said.
func (tx *Tx) closeReports(p programme.Project, record string) error {
	var waiting []programme.Matter
	err := tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 AND m.kind = $2 AND m.is_open ORDER BY m.id`, []any{p.ID, programme.MatterProgress}, func(scan func(...any) error) error {
		m, err := scanMatter(scan)
		if m.State == "due" || m.State == "returned" {
			waiting = append(waiting, m)
		}
		return err
	})
	for _, m := range waiting {
		if err != nil {
			break
		}
		_, err = tx.actMatter(programme.Program, p, m, programme.ActClose, programme.MatterEntry{Note: record + " đã ghi khối lượng, số tiền; không cần báo cáo kỳ này."}, false)
	}
	return err
}
