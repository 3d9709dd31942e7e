package store_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// say writes a message as somebody.
func (o *office) say(login, text string, internal bool) (programme.Message, error) {
	return o.Say(ctx, o.people[login], programme.Message{ProjectID: o.project.ID, Text: text, Internal: internal})
}

func TestConversation(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		xa := officer(t, s, o.admin, "can.bo.xa", programme.Post{Title: "Cán bộ xã", Role: programme.RoleCommuneOfficer, Scope: programme.Scope{Places: []string{"943"}}})
		auditor := officer(t, s, o.admin, "kiem.toan", programme.Post{Title: "Kiểm toán", Role: programme.RoleAuditor})
		o.people["can.bo.xa"], o.people["kiem.toan"] = xa, auditor
		o.move("co.so", programme.Submit)

		asked := must[programme.Message](t)(s.Say(ctx, o.people["co.so"], programme.Message{ProjectID: o.project.ID, Field: "requested_local", Text: "Xin hỏi mức hỗ trợ tối đa."}))
		if asked.Label != "Khuyến công địa phương (đề nghị)" || asked.Who() != "Người co.so – Chủ cơ sở" || !asked.At.Equal(o.now) || asked.Role != programme.RoleEstablishment {
			t.Errorf("%+v", asked)
		}
		if got := o.told(programme.NoticeMessage, "Xin hỏi mức hỗ trợ", "Người co.so – Chủ cơ sở", "Khuyến công địa phương (đề nghị)"); !slices.Equal(got, []string{"ke.sach", "trung.tam"}) {
			t.Errorf("told %v", got) // who has the dossier, in whose scope it is
		}
		if _, err := o.say("trung.tam", "Kiểm tra kỹ báo giá của cơ sở này.", true); err != nil {
			t.Fatal(err)
		}
		if _, err := o.say("ke.sach", "Tối đa 300 triệu đồng.", false); err != nil {
			t.Fatal(err)
		}
		notices := must[store.NoticeList](t)(s.Notices(ctx, o.people["co.so"]))
		if len(notices.Notices) != 1 || !strings.Contains(notices.Notices[0].Text, "Tối đa 300") {
			t.Errorf("who applies is told %+v", notices.Notices)
		}
		for login, want := range map[string]int{"ke.sach": 2, "trung.tam": 2, "giam.doc": 0, "noi.khac": 0} { // the question, the note; the question, the answer
			n := 0
			for _, one := range must[store.NoticeList](t)(s.Notices(ctx, o.people[login])).Notices {
				if one.Kind == programme.NoticeMessage || one.Kind == programme.NoticeNote {
					n++
					if strings.Contains(one.Text, "báo giá") {
						t.Errorf("%s: a notice carries an internal note: %q", login, one.Text)
					}
				}
			}
			if n != want {
				t.Errorf("%s has %d notices of messages, want %d", login, n, want)
			}
		}

		// Who sees what.
		for login, notes := range map[string]bool{"co.so": false, "can.bo.xa": false, "trung.tam": true, "giam.doc": true, "kiem.toan": true} {
			u := o.people[login]
			said := must[store.Conversation](t)(s.Messages(ctx, u, o.project.ID, false, 0))
			if len(said.Messages) != 2 || said.Messages[0].ID != asked.ID || said.Total != 2 {
				t.Errorf("%s sees %+v", login, said)
			}
			internal, err := s.Messages(ctx, u, o.project.ID, true, 0)
			talk := must[store.Talk](t)(s.Talk(ctx, u, o.project.ID, 1))
			_, historyErr := s.History(ctx, u, programme.SMessage, o.project.ID)
			if notes && (err != nil || len(internal.Messages) != 1 || talk.Notes.Total != 1 || historyErr != nil) ||
				!notes && (programme.KindOf(err) != programme.Forbidden || len(internal.Messages) != 0 || talk.Notes.Total != 0 || programme.KindOf(historyErr) != programme.Forbidden) {
				t.Errorf("%s: notes %+v (%v), on the page %+v, history %v", login, internal, err, talk.Notes, historyErr)
			}
			if len(talk.Said.Messages) != 1 || talk.Said.Older != 1 || talk.Said.Messages[0].Text != "Tối đa 300 triệu đồng." {
				t.Errorf("%s: on the page %+v", login, talk.Said)
			}
			for _, e := range must[[]programme.Event](t)(s.History(ctx, u, programme.SProject, o.project.ID)) {
				if strings.Contains(e.Note, "báo giá") || e.Action == "noted" {
					t.Errorf("%s: an internal note in the project's history: %+v", login, e)
				}
			}
		}
		if _, err := s.Messages(ctx, o.people["noi.khac"], o.project.ID, false, 0); programme.KindOf(err) != programme.NotFound {
			t.Errorf("out of scope: %v", err)
		}

		// Unread is each person's own; who writes has read.
		unread := func(login string) int64 {
			return must[store.Conversation](t)(s.Messages(ctx, o.people[login], o.project.ID, false, 0)).Unread
		}
		if a, b, c := unread("co.so"), unread("ke.sach"), unread("giam.doc"); a != 1 || b != 0 || c != 2 {
			t.Errorf("unread %d, %d, %d", a, b, c)
		}
		if err := s.ReadMessages(ctx, o.people["co.so"], o.project.ID, false, 1<<40); err != nil || unread("co.so") != 0 {
			t.Errorf("%v, %d unread", err, unread("co.so"))
		}
		if n, _ := s.Unread(ctx, o.people["co.so"]); n != 0 {
			t.Errorf("%d notices unread after the messages were read", n)
		}
		if _, err := o.say("ke.sach", "Còn cần gì nữa?", false); err != nil {
			t.Fatal(err)
		}
		if unread("co.so") != 1 {
			t.Error("a number from beyond marked as read what was yet to be said")
		}
	})
}

func TestMessagesRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		o.people["kiem.toan"] = officer(t, s, o.admin, "kiem.toan", programme.Post{Title: "Kiểm toán", Role: programme.RoleAuditor})
		for _, tt := range []struct {
			name, login string
			m           programme.Message
			kind        programme.Kind
			field       string
		}{
			{"nothing", "trung.tam", programme.Message{Text: " \n "}, programme.Invalid, "text"},
			{"too long", "trung.tam", programme.Message{Text: strings.Repeat("ê", programme.MaxMessage+1)}, programme.Invalid, "text"},
			{"about nothing there is", "trung.tam", programme.Message{Text: "a", Field: "colour"}, programme.Invalid, "field"},
			{"an internal note by who applies", "co.so", programme.Message{Text: "a", Internal: true}, programme.Forbidden, ""},
			{"by the auditor", "kiem.toan", programme.Message{Text: "a"}, programme.Forbidden, ""},
			{"a note by the auditor", "kiem.toan", programme.Message{Text: "a", Internal: true}, programme.Forbidden, ""},
			{"out of scope", "noi.khac", programme.Message{Text: "a"}, programme.NotFound, ""},
		} {
			tt.m.ProjectID = o.project.ID
			if _, err := s.Say(ctx, o.people[tt.login], tt.m); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if c := must[store.Conversation](t)(s.Messages(ctx, me, o.project.ID, false, 0)); c.Total != 0 {
			t.Errorf("refused, and said: %+v", c)
		}
	})
}

func TestAFormSentTwiceSaysAThingOnce(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if _, err := s.Say(ctx, o.people["trung.tam"], programme.Message{ProjectID: o.project.ID, Text: "Một lần.", Key: "biểu mẫu 1"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		for _, m := range []programme.Message{{Text: "Chữ khác.", Key: "biểu mẫu 1"}, {Text: "Một lần.", Key: "biểu mẫu 2"}, {Text: "Một lần.", Key: "biểu mẫu 1", Internal: true}} {
			m.ProjectID = o.project.ID
			must[programme.Message](t)(s.Say(ctx, o.people["trung.tam"], m))
		}
		if c := must[store.Conversation](t)(s.Messages(ctx, me, o.project.ID, false, 0)); c.Total != 3 {
			t.Errorf("%d messages, want 3: %+v", c.Total, c.Messages)
		}
		if got := must[store.NoticeList](t)(s.Notices(ctx, o.people["co.so"])); len(got.Notices) != 3 {
			t.Errorf("%d notices, want 3", len(got.Notices))
		}
	})
}

func TestLongConversation(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		for range 105 {
			if _, err := o.say("trung.tam", "Một tin.", false); err != nil {
				t.Fatal(err)
			}
		}
		last := must[store.Conversation](t)(s.Messages(ctx, me, o.project.ID, false, 0))
		first := must[store.Conversation](t)(s.Messages(ctx, me, o.project.ID, false, last.Messages[0].ID))
		if len(last.Messages) != 100 || last.Older != 5 || len(first.Messages) != 5 || first.Older != 0 || first.Messages[4].ID >= last.Messages[0].ID {
			t.Errorf("%d and %d before; then %d and %d before", len(last.Messages), last.Older, len(first.Messages), first.Older)
		}
	})
}
