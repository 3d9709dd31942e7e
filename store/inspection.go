package store

import (
	"context"
	"encoding/json"

	"khuyencong/programme"
)

const inspectionColumns = `i.id, i.matter_id, i.project_id, i.number, i.held, i.body, i.concluded, i.written_by, i.writer_name, i.writer_post, i.at, i.version`

func scanInspection(scan func(...any) error) (i programme.Inspection, err error) {
	var body string
	if err := scan(&i.ID, &i.MatterID, &i.ProjectID, &i.Number, &i.Held, &body, &i.Concluded, &i.WrittenBy, &i.WriterName, &i.WriterPost, &i.At, &i.Version); err != nil {
		return i, err
	}
	return i, json.Unmarshal([]byte(body), &i.Body)
}

// InspectionRecord is the minutes of a visit with what stands beside them.
type InspectionRecord struct {
	Matter     programme.Matter
	Project    programme.Project
	Inspection programme.Inspection // ID 0: nothing is written yet
	Photos     []programme.Photo
	Findings   []programme.Matter // that it raised
}

// Inspection loads the minutes of a visit; those that nobody has begun come with
// the checklist of today, the project's machines, and who is known to take
// part. Minutes that are not concluded are for offices.
func (s *Store) Inspection(ctx context.Context, u programme.User, project, matter int64) (r InspectionRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		r, err = tx.inspection(u, project, matter)
		if err == nil && !r.Inspection.Concluded {
			err = u.Require(programme.ReadInternal)
		}
		return err
	})
	return r, err
}

func (tx *Tx) inspection(u programme.User, project, matter int64) (r InspectionRecord, err error) {
	if r.Matter, r.Project, err = tx.matter(u, matter); err != nil {
		return r, err
	}
	if r.Matter.Kind != programme.MatterVisit || r.Project.ID != project {
		return r, programme.Refuse(programme.NotFound, "", "Không tìm thấy lần kiểm tra này.")
	}
	r.Inspection, err = scanInspection(func(into ...any) error {
		return tx.row("biên bản này", `SELECT `+inspectionColumns+` FROM inspections i WHERE i.matter_id = $1`, []any{matter}, into...)
	})
	if programme.KindOf(err) == programme.NotFound {
		r.Inspection, err = programme.Inspection{MatterID: matter, ProjectID: project}, nil
	}
	if err != nil {
		return r, err
	}
	if r.Photos, err = tx.photos(u, project, matter); err != nil {
		return r, err
	}
	if r.Findings, err = tx.raisedIn(matter); err != nil || r.Inspection.Concluded {
		return r, err
	}
	return r, tx.freshen(&r)
}

// freshen brings minutes that are still written up to the checklist and the
// machines of today.
func (tx *Tx) freshen(r *InspectionRecord) error {
	points, err := tx.inspectionPoints()
	if err != nil {
		return err
	}
	list, err := tx.machines(r.Project.ID)
	if err != nil {
		return err
	}
	b := &r.Inspection.Body
	b.Points = programme.PointsFor(points, r.Project, r.Matter.Type, programme.DayOf(tx.now), b.Points)
	b.Machines = programme.MachinesToSee(list, b.Machines)
	for i := range b.Machines {
		b.Machines[i].Plates = 0
		for _, photo := range r.Photos {
			if photo.Of == programme.PhotoPlate && photo.Machine == b.Machines[i].Row {
				b.Machines[i].Plates++
			}
		}
	}
	if r.Inspection.ID != 0 {
		return nil
	}
	b.Where = r.Project.Place.String()
	if r.Project.Establishment.ID != 0 {
		e, err := tx.establishment(programme.LocalUser, r.Project.Establishment.ID)
		if err != nil {
			return err
		}
		if e.Owner != "" {
			b.Members = append(b.Members, programme.InspectionMember{Side: programme.SideEstablishment, Name: e.Owner, Title: "Đại diện " + e.Name})
		}
		if e.Address != "" {
			b.Where = e.Address
		}
	}
	return nil
}

// SaveInspection saves minutes that are still written; conclude ends them, takes
// the steps of the visit, and from then on they stay as they are. version is
// that of the minutes as the user saw them.
func (s *Store) SaveInspection(ctx context.Context, u programme.User, i programme.Inspection, conclude bool) (saved programme.Inspection, err error) {
	err = s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveInspection(u, i, conclude)
		return err
	})
	return saved, err
}

func (tx *Tx) saveInspection(u programme.User, i programme.Inspection, conclude bool) (programme.Inspection, error) {
	r, err := tx.inspection(u, i.ProjectID, i.MatterID)
	if err != nil {
		return i, err
	}
	if err := r.Matter.MayWriteMinutes(r.Project, u); err != nil {
		return i, err
	}
	if r.Inspection.Concluded {
		return i, programme.Refuse(programme.Conflict, "", "Biên bản này đã kết thúc nên không sửa được nữa. Ghi tồn tại mới, hoặc hẹn lần kiểm tra khác.")
	}
	if i.Version != r.Inspection.Version {
		return i, programme.Refuse(programme.Conflict, "", "Biên bản này vừa được %s lưu. Xem lại những gì đã đổi rồi lưu lần nữa.", r.Inspection.WriterName)
	}
	old := r.Inspection
	i.Body.Points, i.Body.Machines = keepAsked(r.Inspection.Body, i.Body)
	if err := i.Check(programme.DayOf(tx.now), conclude); err != nil {
		return i, err
	}
	if conclude {
		if err := i.Concludes(len(r.Findings)); err != nil {
			return i, err
		}
		i.Body.Findings, i.Body.Photos = nil, nil
		for _, f := range r.Findings {
			i.Body.Findings = append(i.Body.Findings, f.Found())
		}
		for _, photo := range r.Photos {
			i.Body.Photos = append(i.Body.Photos, photo.Text())
		}
	}
	i.ID, i.Concluded, i.WrittenBy, i.WriterName, i.WriterPost, i.At, i.Version = old.ID, conclude, u.ID, u.Name, u.PostTitle, tx.now, old.Version+1
	if err := tx.writeInspection(&i); err != nil {
		return i, err
	}
	p := r.Project
	err = tx.saved(u, programme.SMatter, i.MatterID, p.ProgrammeID, "Biên bản kiểm tra – "+p.Code, old.ID, old.Fields(), i.Fields())
	if err != nil || !conclude {
		return i, err
	}
	return i, tx.concludeVisit(u, r, i)
}

// keepAsked takes the answers to what is asked, and nothing that is not.
func keepAsked(asked, said programme.InspectionBody) (points []programme.InspectionAnswer, machines []programme.MachineSeen) {
	for _, a := range asked.Points {
		a.Answer, a.Remark = programme.SeenOpen, ""
		for _, s := range said.Points {
			if s.Code == a.Code {
				a.Answer, a.Remark = s.Answer, s.Remark
			}
		}
		points = append(points, a)
	}
	for _, m := range asked.Machines {
		for _, s := range said.Machines {
			if s.Row == m.Row {
				s.Listed, s.Plates = m.Listed, m.Plates
				m = s
			}
		}
		machines = append(machines, m)
	}
	return points, machines
}

func (tx *Tx) writeInspection(i *programme.Inspection) error {
	body, err := json.Marshal(i.Body)
	if err != nil {
		return err
	}
	if i.ID == 0 {
		return tx.row("", `INSERT INTO inspections (matter_id, project_id, number, held, body, concluded, written_by, writer_name, writer_post, at, version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
			[]any{i.MatterID, i.ProjectID, i.Number, i.Held, string(body), i.Concluded, i.WrittenBy, i.WriterName, i.WriterPost, i.At, i.Version}, &i.ID)
	}
	return tx.update(`UPDATE inspections SET number = $1, held = $2, body = $3, concluded = $4, written_by = $5, writer_name = $6, writer_post = $7, at = $8, version = $9
		WHERE id = $10 AND version = $11`, i.Number, i.Held, string(body), i.Concluded, i.WrittenBy, i.WriterName, i.WriterPost, i.At, i.Version, i.ID, i.Version-1)
}

// concludeVisit takes the steps of a visit whose minutes are concluded: held,
// and then done, or waiting for its findings.
func (tx *Tx) concludeVisit(u programme.User, r InspectionRecord, i programme.Inspection) error {
	m, err := tx.actMatter(u, r.Project, r.Matter, programme.ActHold, programme.MatterEntry{Note: i.Body.Conclusion, PaperNo: i.Number, PaperDate: i.Held}, true)
	if err != nil {
		return err
	}
	act, e := programme.ActAccept, programme.MatterEntry{}
	for _, f := range r.Findings {
		if f.Open() {
			act, e.Note = programme.ActFind, "Tồn tại: "+f.Found()+"."
			e.Due = max(e.Due, f.Due)
		}
	}
	if e.Due < programme.DayOf(tx.now) {
		e.Due = 0
	}
	if _, err = tx.actMatter(u, r.Project, m, act, e, false); err != nil {
		return err
	}
	p := r.Project
	return tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "inspected", Title: p.Code + " – " + p.Title, Note: i.Title() + ". " + i.Body.Conclusion})
}

// Inspections lists the concluded minutes of a project, the oldest first.
func (s *Store) Inspections(ctx context.Context, u programme.User, project int64) (all []programme.Inspection, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		all = nil
		if _, err := tx.projectAt(u, project, 0); err != nil {
			return err
		}
		return tx.rows(`SELECT `+inspectionColumns+` FROM inspections i WHERE i.project_id = $1 AND i.concluded ORDER BY i.held, i.id`, []any{project}, func(scan func(...any) error) error {
			i, err := scanInspection(scan)
			all = append(all, i)
			return err
		})
	})
	return all, err
}
