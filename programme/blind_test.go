package programme

import (
	"strings"
	"testing"
)

func TestWithoutNames(t *testing.T) {
	const name, place = "Hợp tác xã Trái cây sấy Mỹ Nương", "Xã Kế Sách"
	for _, tt := range []struct{ text, want string }{
		{"Ứng dụng máy sấy trái cây tại HTX Mỹ Nương, xã Kế Sách", "Ứng dụng máy sấy trái cây tại […], […]"},
		{"Đầu tư cho Hợp tác xã Trái cây sấy Mỹ Nương", "Đầu tư cho […]"},
		{"MÁY SẤY CỦA HTX MỸ NƯƠNG", "MÁY […] CỦA […]"},
		{"Máy của Mỹ Nương (Kế Sách)", "Máy của […] ([…])"},
		{"Máy sấy lạnh, công suất 500 kg/mẻ", "Máy sấy lạnh, công suất 500 kg/mẻ"},
		{"Cơ sở tại xã có nhu cầu", "Cơ sở tại xã có nhu cầu"},
		{"", ""},
	} {
		if got := WithoutNames(tt.text, name, place); got != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func FuzzWithoutNames(f *testing.F) {
	f.Add("Máy của Công ty TNHH Hoàng Gia", "Công ty TNHH Hoàng Gia")
	f.Fuzz(func(t *testing.T, text, name string) {
		if got := WithoutNames(text, name); len(text) > 0 && !strings.Contains(got, Hidden) && got != text {
			t.Errorf("%q without %q became %q", text, name, got)
		}
	})
}
