package store_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func TestTemplates(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		save := func(number int64, title string, shipped bool) programme.TemplateVersion {
			t.Helper()
			return must[programme.TemplateVersion](t)(s.SaveTemplate(ctx, o.admin, programme.TemplateVersion{
				Key: programme.TellArrived, Number: number, Shipped: shipped, Title: title, Text: "Mời xem {{tên đề án}}[[, hạn {{hạn}}]]."}))
		}
		first := save(0, "Có việc mới: {{tên đề án}}", false)
		if first.Number != 1 || !first.At.Equal(o.now) || first.UserName != o.admin.Name {
			t.Errorf("%+v", first)
		}
		if again := save(1, "Có việc mới: {{tên đề án}}", false); again.Number != 1 {
			t.Errorf("the same once more is version %d", again.Number)
		}
		o.move("co.so", programme.Submit)
		o.told(programme.NoticeArrived, "Có việc mới: Máy ép gạch", "Mời xem Máy ép gạch, hạn ")
		save(1, "Việc {{mã đề án}}", false)
		if back := save(2, "", true); back.Number != 3 || !back.Shipped || back.Title != "{{tình trạng}}: {{tên đề án}}" {
			t.Errorf("back to the shipped one: %+v", back)
		}
		o.move("trung.tam", programme.Check)
		for _, n := range must[store.NoticeList](t)(s.Notices(ctx, o.people["giam.doc"])).Notices {
			if n.Kind == programme.NoticeArrived && n.Title != programme.Checked.Label()+": Máy ép gạch" {
				t.Errorf("after going back: %q", n.Title)
			}
		}

		all := must[[]programme.TemplateVersion](t)(s.TemplateVersions(ctx, o.admin, programme.TellArrived))
		if len(all) != 3 || all[0].Number != 3 || all[2].Title != "Có việc mới: {{tên đề án}}" {
			t.Errorf("%+v", all)
		}
		if own := must[map[programme.TemplateKey]programme.TemplateVersion](t)(s.Templates(ctx, o.admin)); len(own) != 1 || own[programme.TellArrived].Number != 3 {
			t.Errorf("%+v", own)
		}
		arrived, _ := programme.TemplateOf(programme.TellArrived)
		events := must[[]programme.Event](t)(s.History(ctx, o.admin, programme.STemplate, arrived.Number()))
		if len(events) != 3 || events[0].Action != "reset" || events[0].ActionLabel() != "Trở về mẫu gốc" || events[2].Changes[0].New != "Có việc mới: {{tên đề án}}" || events[2].Changes[0].Old != "{{tình trạng}}: {{tên đề án}}" {
			t.Errorf("%+v", events)
		}
	})
}

func TestTemplatesRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		good := programme.TemplateVersion{Key: programme.TellArrived, Title: "{{tên đề án}}", Text: "a"}
		for _, tt := range []struct {
			name, login string
			change      func(*programme.TemplateVersion)
			kind        programme.Kind
			field       string
		}{
			{"not his", "trung.tam", func(*programme.TemplateVersion) {}, programme.Forbidden, ""},
			{"who applies", "co.so", func(*programme.TemplateVersion) {}, programme.Forbidden, ""},
			{"no such template", "", func(v *programme.TemplateVersion) { v.Key = "rumour" }, programme.NotFound, ""},
			{"no such template to go back to", "", func(v *programme.TemplateVersion) { v.Key, v.Shipped = "rumour", true }, programme.NotFound, ""},
			{"a field that there is not", "", func(v *programme.TemplateVersion) { v.Text = "{{tên dự án}}" }, programme.Invalid, "text"},
			{"of another version", "", func(v *programme.TemplateVersion) { v.Number = 7 }, programme.Conflict, ""},
		} {
			u, v := o.admin, good
			if tt.login != "" {
				u = o.people[tt.login]
			}
			tt.change(&v)
			if _, err := s.SaveTemplate(ctx, u, v); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if all := must[[]programme.TemplateVersion](t)(s.TemplateVersions(ctx, o.admin, programme.TellArrived)); len(all) != 0 {
			t.Errorf("refused, and saved: %+v", all)
		}
		if _, err := s.TemplateVersions(ctx, o.people["co.so"], programme.TellArrived); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who applies reads wordings: %v", err)
		}
	})
}

func TestTemplateValues(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		elsewhere := officer(t, s, o.admin, "truong.phong", programme.Post{Title: "Trưởng phòng nơi khác", Role: programme.RoleDepartmentLeader, Scope: programme.Scope{Places: []string{"950"}}})
		made := must[map[string]string](t)(s.TemplateValues(ctx, o.admin, programme.TellArrived, ""))
		if made["tên đề án"] != "Hỗ trợ máy sấy trái cây" || made["hạn"] == "" {
			t.Errorf("%v", made)
		}
		real := must[map[string]string](t)(s.TemplateValues(ctx, me, programme.TellArrived, o.project.Code))
		if real["tên đề án"] != "Máy ép gạch" || real["mã đề án"] != o.project.Code || real["số đề nghị"] != "100.000.000 đồng" {
			t.Errorf("%v", real)
		}
		for _, tt := range []struct {
			u    programme.User
			code string
		}{{o.admin, o.project.Code}, {elsewhere, o.project.Code}, {me, "DP-1999-01"}} {
			if v, err := s.TemplateValues(ctx, tt.u, programme.TellArrived, tt.code); !refused(err, programme.Invalid, "code") || strings.Contains(fmt.Sprint(v), "Máy ép gạch") {
				t.Errorf("%s, %s: %v, %v", tt.u.Name, tt.code, v, err)
			}
		}
		if _, err := s.TemplateValues(ctx, o.people["co.so"], programme.TellArrived, ""); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("%v", err)
		}
	})
}

func TestOneWordingOfMany(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		won := 0
		for i, err := range atOnce(8, func(i int) error {
			_, err := s.SaveTemplate(ctx, me, programme.TemplateVersion{Key: programme.TellLate, Title: fmt.Sprint("Bản ", i), Text: "a"})
			return err
		}) {
			if err == nil {
				won++
			} else if !refused(err, programme.Conflict, "") {
				t.Errorf("%d: %v", i, err)
			}
		}
		if all := must[[]programme.TemplateVersion](t)(s.TemplateVersions(ctx, me, programme.TellLate)); won != 1 || len(all) != 1 {
			t.Errorf("%d were saved: %+v", won, all)
		}
	})
}
