package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestPublicGrantHoldsPersonsBack(t *testing.T) {
	place := PlaceRef{"31594", "Xã Kế Sách"}
	for _, c := range []struct {
		title, form, owner, wantTitle, wantName string
	}{
		{"Hỗ trợ máy sấy lúa", "limited", "Lê Văn Tám", "Hỗ trợ máy sấy lúa", "Cơ sở Lê Văn Tám"},
		{"Hỗ trợ máy sấy lúa", "cooperative", "", "Hỗ trợ máy sấy lúa", "Cơ sở Lê Văn Tám"},
		{"Hỗ trợ máy sấy lúa", "household", "Lê Văn Tám", "Ứng dụng máy móc, thiết bị tiên tiến – Hộ kinh doanh tại Xã Kế Sách", "Hộ kinh doanh tại Xã Kế Sách"},
		{"Hỗ trợ máy sấy lúa", "group", "", "Ứng dụng máy móc, thiết bị tiên tiến – Tổ hợp tác tại Xã Kế Sách", "Tổ hợp tác tại Xã Kế Sách"},
		{"Hỗ trợ máy sấy lúa", "other", "", "Ứng dụng máy móc, thiết bị tiên tiến – Cơ sở công nghiệp nông thôn tại Xã Kế Sách", "Cơ sở công nghiệp nông thôn tại Xã Kế Sách"},
		{"Máy sấy của ông Lê Văn Tám", "limited", "", "Ứng dụng máy móc, thiết bị tiên tiến – Cơ sở Lê Văn Tám", "Cơ sở Lê Văn Tám"},
		{"Máy sấy, liên hệ 0987 654 321", "", "", "Ứng dụng máy móc, thiết bị tiên tiến – Xã Kế Sách", ""},
		{"Máy sấy cho hộ Nguyễn Thị Bé", "", "", "Ứng dụng máy móc, thiết bị tiên tiến – Xã Kế Sách", ""},
		{"Đào tạo nghề cho 30 hộ sản xuất", "", "", "Đào tạo nghề cho 30 hộ sản xuất", ""},
		{"Máy ép công suất 100.000 tấn", "", "", "Máy ép công suất 100.000 tấn", ""},
	} {
		e := Establishment{LegalForm: LegalForm(c.form), Owner: c.owner, Place: place}
		if c.form != "" {
			e.ID, e.Name = 7, "Cơ sở Lê Văn Tám"
		}
		g := PublicGrantOf(Project{ID: 1, Title: c.title, Content: "KC3c", Place: place}, e)
		if g.Title != c.wantTitle || g.Recipient.Name != c.wantName {
			t.Errorf("%q of %q: %q, %q", c.title, c.form, g.Title, g.Recipient.Name)
		}
		if g.Recipient.Named() && !slices.Contains(organisations, g.Recipient.Form) {
			t.Errorf("a %s is named", c.form)
		}
	}
}

func TestCutWords(t *testing.T) {
	long := strings.Repeat("máy sấy ", 30)
	if got := []rune(cutWords(long, 139)); len(got) > 139 || got[len(got)-1] != '…' {
		t.Errorf("%d letters: %s", len(got), string(got))
	}
	if got := cutWords("máy sấy", 139); got != "máy sấy" {
		t.Error(got)
	}
}
