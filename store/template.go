package store

import (
	"context"

	"khuyencong/programme"
)

const templateColumns = `key, number, shipped, title, text, at, user_name, post_title`

func scanTemplate(scan func(...any) error) (v programme.TemplateVersion, err error) {
	err = scan(&v.Key, &v.Number, &v.Shipped, &v.Title, &v.Text, &v.At, &v.UserName, &v.PostTitle)
	if t, known := programme.TemplateOf(v.Key); known && v.Shipped {
		v.Title, v.Text = t.Title, t.Text
	}
	return v, err
}

// TemplateVersions are the wordings of a template that were ever saved, the
// newest first. None: it is as the program ships it.
func (s *Store) TemplateVersions(ctx context.Context, u programme.User, k programme.TemplateKey) (all []programme.TemplateVersion, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		if _, err := template(k); err != nil {
			return err
		}
		all, err = tx.templateRows(` WHERE key = $1 ORDER BY number DESC`, k)
		return err
	})
	return all, err
}

// Templates are the wordings that count of all templates that an office has
// its own wording of.
func (s *Store) Templates(ctx context.Context, u programme.User) (own map[programme.TemplateKey]programme.TemplateVersion, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		all, err := tx.templateRows(` WHERE number = (SELECT MAX(o.number) FROM templates o WHERE o.key = templates.key)`)
		own = map[programme.TemplateKey]programme.TemplateVersion{}
		for _, v := range all {
			own[v.Key] = v
		}
		return err
	})
	return own, err
}

// template is a template of the program; any other is not found.
func template(k programme.TemplateKey) (programme.Template, error) {
	t, known := programme.TemplateOf(k)
	if !known {
		return t, programme.Refuse(programme.NotFound, "", "Không có mẫu thông báo “%s”.", string(k))
	}
	return t, nil
}

func (tx *Tx) templateRows(which string, args ...any) (all []programme.TemplateVersion, err error) {
	err = tx.rows(`SELECT `+templateColumns+` FROM templates`+which, args, func(scan func(...any) error) error {
		v, err := scanTemplate(scan)
		all = append(all, v)
		return err
	})
	return all, err
}

// currentWording is the wording of a template that counts; its number is 0 where
// nobody has ever saved one.
func (tx *Tx) currentWording(k programme.TemplateKey) (programme.TemplateVersion, error) {
	all, err := tx.templateRows(` WHERE key = $1 ORDER BY number DESC LIMIT 1`, k)
	if err != nil || len(all) > 0 {
		return append(all, programme.TemplateVersion{})[0], err
	}
	t, _ := programme.TemplateOf(k)
	return t.Shipped(), nil
}

// SaveTemplate adds a wording of a template, or with Shipped goes back to that
// of the program, as does who types it. Number is that of the wording that the
// user saw.
func (s *Store) SaveTemplate(ctx context.Context, u programme.User, v programme.TemplateVersion) (saved programme.TemplateVersion, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		t, err := template(v.Key)
		if err != nil {
			return err
		}
		saved = v
		if v.Shipped {
			saved.Title, saved.Text = t.Title, t.Text
		}
		saved.Shipped = saved.Title == t.Title && saved.Text == t.Text
		if err := saved.Check(); err != nil {
			return err
		}
		old, err := tx.currentWording(v.Key)
		if err != nil {
			return err
		}
		if old.Number != v.Number {
			return programme.Refuse(programme.Conflict, "", "Người khác vừa lưu mẫu này. Xem hai bản bên dưới, chọn chữ đúng rồi lưu lại.")
		}
		if old.Title == saved.Title && old.Text == saved.Text && old.Shipped == saved.Shipped {
			saved = old
			return nil
		}
		saved.Number, saved.At, saved.UserName, saved.PostTitle = old.Number+1, tx.now, u.Name, u.PostTitle
		err = tx.exec(`INSERT INTO templates (key, number, shipped, title, text, at, user_id, user_name, post_title) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			saved.Key, saved.Number, saved.Shipped, saved.Title, saved.Text, saved.At, u.ID, saved.UserName, saved.PostTitle)
		if err != nil {
			return err
		}
		action := "changed"
		if saved.Shipped {
			action = "reset"
		}
		return tx.record(u, programme.Event{Subject: programme.STemplate, SubjectID: t.Number(), Action: action, Title: t.Name, Changes: programme.Changes(old.Fields(), saved.Fields())})
	})
	return saved, err
}

// worded is the telling in the office's own wording, where it has one.
func (tx *Tx) worded(t programme.Telling) (programme.Telling, error) {
	if t.Template == "" {
		return t, nil
	}
	v, err := tx.currentWording(t.Template)
	if err != nil || v.Shipped || v.Check() != nil { // a field that is no more: better told in the program's words
		return t, err
	}
	return t.Worded(v), nil
}

// TemplateValues are what the fields of a template say in its preview: of the
// project that has a code, where the user names one that he sees, else of a
// made-up one.
func (s *Store) TemplateValues(ctx context.Context, u programme.User, k programme.TemplateKey, code string) (values map[string]string, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditLists); err != nil {
			return err
		}
		t, err := template(k)
		if err != nil || code == "" {
			values = t.Example(nil)
			return err
		}
		if !u.May(programme.ReadRecords) {
			return programme.Refuse(programme.Invalid, "code", "Chức vụ của bạn không xem đề án. Để trống ô này: mẫu được xem thử với một đề án minh họa.")
		}
		id, err := tx.projectByCode(u, code)
		if err != nil {
			return err
		}
		p, err := tx.project(u, id)
		p = p.For(u)
		values = t.Example(&p)
		return err
	})
	return values, err
}

// projectByCode finds the newest project of a code that the user sees.
func (tx *Tx) projectByCode(u programme.User, code string) (id int64, err error) {
	seen, args := scoped(u, code)
	err = tx.row("", `SELECT COALESCE(MAX(p.id), 0) FROM projects p WHERE p.code = $1`+seen, args, &id)
	if err == nil && id == 0 {
		err = programme.Refuse(programme.Invalid, "code", "Không tìm thấy đề án mang mã “%s” trong phạm vi của bạn. Sửa lại mã, hoặc để trống.", code)
	}
	return id, err
}
