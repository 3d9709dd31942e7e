package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func TestAnnouncement(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		a := programme.Announcement{Key: "form-1", Title: "Mời tập huấn", Text: "Chiều thứ sáu, hội trường.", Roles: []programme.Role{programme.RoleCentreOfficer, programme.RoleEstablishment}}
		if to := must[[]programme.AnnouncedTo](t)(s.AnnouncementAudience(ctx, o.people["giam.doc"], a)); len(to) != 5 {
			t.Errorf("it would go to %+v", to)
		}
		sent := must[programme.Announcement](t)(s.Announce(ctx, o.people["giam.doc"], a))
		if again := must[programme.Announcement](t)(s.Announce(ctx, o.people["giam.doc"], a)); again.ID != sent.ID {
			t.Errorf("one form sent twice is announcements %d and %d", sent.ID, again.ID)
		}
		n := must[store.NoticeList](t)(s.Notices(ctx, o.people["co.so"])).Notices[0]
		must[programme.Notice](t)(s.ReadNotice(ctx, o.people["co.so"], n.ID))
		kept, to, err := s.Announcement(ctx, o.people["trung.tam"], sent.ID)
		if err != nil || kept.Sent != 5 || kept.Read != 1 || len(to) != 5 || !to[0].ReadAt.IsZero() || to[4].ReadAt.IsZero() {
			t.Errorf("%v, %+v, %+v", err, kept, to)
		}
		if _, err := s.Announce(ctx, o.people["co.so"], a); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an establishment announces: %v", err)
		}
		here := programme.Announcement{Key: "form-2", Title: "Riêng huyện", Text: "…", Roles: []programme.Role{programme.RoleCentreOfficer}, Place: programme.PlaceRef{Code: "950", Name: "Huyện Khác"}}
		if to := must[[]programme.AnnouncedTo](t)(s.AnnouncementAudience(ctx, o.people["giam.doc"], here)); len(to) != 3 { // all places, or that one
			t.Errorf("for one place it would go to %+v", to)
		}
		if _, err := s.Announce(ctx, o.people["ke.sach"], here); programme.KindOf(err) != programme.Invalid {
			t.Errorf("beyond the sender's own places: %v", err)
		}
	})
}
