package store

import (
	"context"
	"database/sql"
	"fmt"

	"khuyencong/programme"
)

const photoColumns = `h.id, h.project_id, h.matter_id, h.shows, h.machine, h.caption, h.name, h.dropped, h.at, h.user_id, h.user_name, h.post_title,
	f.sha256, f.type, f.size, f.width, f.height, f.looks, f.taken, f.has_place, f.latitude, f.longitude, f.camera`

const photoTables = ` FROM photos h JOIN photo_files f ON f.sha256 = h.sha256`

func scanPhoto(scan func(...any) error, more ...any) (p programme.Photo, err error) {
	var taken sql.NullTime
	var looks int64
	f := &p.File
	err = scan(append([]any{&p.ID, &p.ProjectID, &p.MatterID, &p.Of, &p.Machine, &p.Caption, &f.Name, &p.Dropped, &p.At, &p.UserID, &p.UserName, &p.PostTitle,
		&f.SHA256, &f.Type, &f.Size, &f.Width, &f.Height, &looks, &taken, &f.Place.Known, &f.Place.Latitude, &f.Place.Longitude, &f.Camera}, more...)...)
	f.Taken, f.Looks = taken.Time, uint64(looks)
	return p, err
}

// AddPhotos adds photos to a matter, all or none. One that the matter has
// already is not added again, so that what was sent twice over a bad line is
// there once.
func (s *Store) AddPhotos(ctx context.Context, u programme.User, project, matter int64, photos []programme.Photo) (saved []programme.Photo, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		m, p, err := tx.matter(u, matter)
		if err == nil && p.ID != project {
			err = programme.Refuse(programme.NotFound, "", "Không tìm thấy việc này.")
		}
		if err == nil {
			err = m.MayAddPhotos(p, u)
		}
		if err != nil {
			return err
		}
		saved, err = tx.addPhotos(u, p, m, photos)
		return err
	})
	return saved, err
}

func (tx *Tx) addPhotos(u programme.User, p programme.Project, m programme.Matter, photos []programme.Photo) (saved []programme.Photo, err error) {
	list, err := tx.machines(p.ID)
	if err != nil {
		return nil, err
	}
	for _, one := range photos {
		if err := one.Check(len(list.Rows)); err != nil {
			return nil, err
		}
		var there int64
		if err := tx.row("", `SELECT COALESCE(MAX(id), 0) FROM photos WHERE matter_id = $1 AND sha256 = $2 AND NOT dropped`, []any{m.ID, one.File.SHA256}, &there); err != nil {
			return nil, err
		}
		if there != 0 {
			one.ID = there
		} else if one, err = tx.addPhoto(u, p, m, one); err != nil {
			return nil, err
		}
		saved = append(saved, one)
	}
	return saved, nil
}

func (tx *Tx) addPhoto(u programme.User, p programme.Project, m programme.Matter, one programme.Photo) (programme.Photo, error) {
	f := one.File
	var sum int64
	if err := tx.row("", `SELECT CAST(COALESCE(SUM(f.size), 0) AS BIGINT)`+photoTables+` WHERE h.project_id = $1`, []any{p.ID}, &sum); err != nil {
		return one, err
	}
	if sum+f.Size > programme.MaxPhotos {
		return one, programme.Refuse(programme.Invalid, "photos", "Ảnh của đề án này đã có %s; nhiều nhất là %s. Chọn ít ảnh hơn, thu nhỏ rồi gửi.", programme.SizeText(sum), programme.SizeText(programme.MaxPhotos))
	}
	err := tx.exec(`INSERT INTO photo_files (sha256, type, size, width, height, looks, taken, has_place, latitude, longitude, camera, original, large, small)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (sha256) DO NOTHING`,
		f.SHA256, f.Type, f.Size, f.Width, f.Height, int64(f.Looks), sql.NullTime{Time: f.Taken, Valid: !f.Taken.IsZero()}, f.Place.Known, f.Place.Latitude, f.Place.Longitude, f.Camera,
		f.Original, f.View, f.Small)
	if err != nil {
		return one, err
	}
	one.ProjectID, one.MatterID, one.At, one.UserID, one.UserName, one.PostTitle = p.ID, m.ID, tx.now, u.ID, u.Name, u.PostTitle
	err = tx.row("", `INSERT INTO photos (project_id, matter_id, shows, machine, caption, name, sha256, dropped, at, user_id, user_name, post_title)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
		[]any{one.ProjectID, one.MatterID, one.Of, one.Machine, one.Caption, f.Name, f.SHA256, false, one.At, one.UserID, one.UserName, one.PostTitle}, &one.ID)
	if err != nil {
		return one, err
	}
	err = tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "photo_added", Title: p.Code + " – " + p.Title, Note: m.Name() + ": " + one.Text()})
	if err != nil {
		return one, err
	}
	return one, tx.twins(u, p, one)
}

// twins looks whether another project has the same photo, or one that looks the
// same, and keeps what it finds both ways.
func (tx *Tx) twins(u programme.User, p programme.Project, one programme.Photo) error {
	type twin struct {
		id   int64
		same bool
	}
	var found []twin
	err := tx.rows(`SELECT h.id, f.sha256, f.looks`+photoTables+` WHERE h.project_id <> $1 AND NOT h.dropped`, []any{p.ID}, func(scan func(...any) error) error {
		var id, looks int64
		var sum string
		err := scan(&id, &sum, &looks)
		if same := sum == one.File.SHA256; same || programme.LooksLike(uint64(looks), one.File.Looks) {
			found = append(found, twin{id, same})
		}
		return err
	})
	for _, t := range found {
		if err != nil {
			return err
		}
		err = tx.exec(`INSERT INTO photo_twins (photo_id, other_id, same) VALUES ($1, $2, $3), ($2, $1, $3)`, one.ID, t.id, t.same)
	}
	if err != nil || len(found) == 0 {
		return err
	}
	return tx.record(u, programme.Event{Subject: programme.SDouble, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "photo_twin", Title: p.Code + " – " + p.Title,
		Note: fmt.Sprintf("%s: giống %d ảnh của đề án khác.", one.Text(), len(found))})
}

// photos lists the photos of a matter, oldest first, as the user sees them;
// matter 0 lists those of all matters of the project.
func (tx *Tx) photos(u programme.User, project, matter int64) (all []programme.Photo, err error) {
	w := where{}
	w.and("h.project_id = ?", project)
	w.conditions = append(w.conditions, "NOT h.dropped")
	if matter != 0 {
		w.and("h.matter_id = ?", matter)
	}
	err = tx.rows(`SELECT `+photoColumns+photoTables+w.sql()+` ORDER BY h.id`, w.args, func(scan func(...any) error) error {
		one, err := scanPhoto(scan)
		all = append(all, one)
		return err
	})
	if err != nil {
		return nil, err
	}
	twins, err := tx.twinsOf(project)
	for i := range all {
		all[i].Twins = twins[all[i].ID]
		all[i] = all[i].For(u)
	}
	return all, err
}

func (tx *Tx) twinsOf(project int64) (all map[int64][]programme.PhotoTwin, err error) {
	all = map[int64][]programme.PhotoTwin{}
	err = tx.rows(`SELECT t.photo_id, t.other_id, t.same, p.id, p.code, p.title FROM photo_twins t JOIN photos h ON h.id = t.photo_id JOIN photos o ON o.id = t.other_id
		JOIN projects p ON p.id = o.project_id WHERE h.project_id = $1 AND NOT o.dropped ORDER BY t.other_id`, []any{project}, func(scan func(...any) error) error {
		var id int64
		var t programme.PhotoTwin
		err := scan(&id, &t.PhotoID, &t.Same, &t.ProjectID, &t.Code, &t.Title)
		all[id] = append(all[id], t)
		return err
	})
	return all, err
}

// Photos lists the photos of a project, those of all its matters that the user
// sees.
func (s *Store) Photos(ctx context.Context, u programme.User, project int64) (all []programme.Photo, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.projectAt(u, project, 0); err != nil {
			return err
		}
		all, err = tx.photos(u, project, 0)
		return err
	})
	return all, err
}

// PhotoSize is which of a photo's pictures is asked for.
type PhotoSize string

const (
	PhotoSmall    PhotoSize = "small"
	PhotoLarge    PhotoSize = "large"
	PhotoOriginal PhotoSize = "original" // with all that the camera wrote: for offices
)

// PhotoPicture loads one picture of a photo. One of another project, or of a
// project that the user does not see, is not found; the original is for who
// sees what offices do among themselves.
func (s *Store) PhotoPicture(ctx context.Context, u programme.User, project, id int64, size PhotoSize) (p programme.Photo, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.projectAt(u, project, 0); err != nil {
			return err
		}
		if size == PhotoOriginal {
			if err := u.Require(programme.ReadInternal); err != nil {
				return err
			}
		} else if size != PhotoSmall && size != PhotoLarge {
			return programme.Refuse(programme.NotFound, "", "Không tìm thấy ảnh này.")
		}
		p, err = scanPhoto(func(into ...any) error {
			return tx.row("ảnh này", `SELECT `+photoColumns+`, f.`+string(size)+photoTables+` WHERE h.id = $1 AND h.project_id = $2 AND NOT h.dropped`, []any{id, project}, into...)
		}, &content)
		return err
	})
	return p.For(u), content, err
}

// DropPhoto takes a photo out of its matter while that is open: who added it
// may. The file is kept.
func (s *Store) DropPhoto(ctx context.Context, u programme.User, project, id int64) (p programme.Photo, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		of, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		p, err = scanPhoto(func(into ...any) error {
			return tx.row("ảnh này", `SELECT `+photoColumns+photoTables+` WHERE h.id = $1 AND h.project_id = $2 AND NOT h.dropped`, []any{id, project}, into...)
		})
		if err != nil {
			return err
		}
		m, _, err := tx.matter(u, p.MatterID)
		if err == nil {
			err = m.MayAddPhotos(of, u)
		}
		if err == nil && p.UserID != u.ID && u.Role != programme.RoleLocal {
			err = programme.Refuse(programme.Forbidden, "", "Chỉ người đã thêm ảnh (%s) được bỏ ảnh đó. Việc này cần vai trò: người thêm ảnh.", p.UserName)
		}
		if err != nil {
			return err
		}
		if err := tx.exec(`UPDATE photos SET dropped = $1 WHERE id = $2`, true, id); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: of.ID, ProgrammeID: of.ProgrammeID, Action: "photo_dropped", Title: of.Code + " – " + of.Title, Note: p.Text()})
	})
	return p, err
}
