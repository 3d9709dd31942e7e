package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestView: all reads of a page look at one view of the data, whatever others
// save meanwhile; what one user may see is not remembered for another.
func TestView(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := newOffice(t, s)
		writer, stranger := o.people["trung.tam"], o.people["ke.sach"]
		view, done, err := s.View(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer done()
		first := must[programme.Project](t)(s.Project(view, writer, o.project.ID))
		edited := first
		edited.Title = "Máy ép gạch không nung"
		must[programme.Project](t)(s.SaveProject(ctx, writer, edited))
		if again := must[store.ProjectRecord](t)(s.ProjectRecord(view, writer, o.project.ID)); again.Project.Title != first.Title {
			t.Errorf("the view has become another: %q", again.Project.Title)
		}
		stranger.Scope.Places = []string{"941"}
		if _, err := s.Project(view, stranger, o.project.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("of another district: %v", err)
		}
		done()
		if after := must[programme.Project](t)(s.Project(ctx, writer, o.project.ID)); after.Title != edited.Title {
			t.Errorf("after the view: %q", after.Title)
		}
	})
}
