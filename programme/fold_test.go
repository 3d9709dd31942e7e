package programme

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Máy sấy Chè Đường", "may say che duong"},
		{norm.NFD.String("Máy sấy Chè Đường"), "may say che duong"},
		{"ĐÀO TẠO NGHỀ", "dao tao nghe"},
		{"hòa", "hoa"}, {"hoà", "hoa"}, // both places of the tone
		{"thủy", "thuy"}, {"thuỷ", "thuy"},
		{"Ưu đãi, Ơn, Ăn, Âm, Êm, Ôm", "uu dai, on, an, am, em, om"},
		{"100% – 2 tỷ", "100% – 2 ty"},
		{"", ""}, {"  a  b  ", "  a  b  "},
		{"\xff\xfe", "\ufffd\ufffd"},
	}
	for _, tt := range tests {
		if got := Fold(tt.text); got != tt.want {
			t.Errorf("%q folds to %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestFoldAllLetters folds every letter of the language to plain ones, and
// folding again changes nothing.
func TestFoldAllLetters(t *testing.T) {
	for _, vowel := range "aăâeêioôơuưyđ" {
		for _, tone := range []string{"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
			letter := norm.NFC.String(string(vowel) + tone)
			for _, form := range []string{letter, norm.NFD.String(letter), strings.ToUpper(letter), norm.NFD.String(strings.ToUpper(letter))} {
				got := Fold(form)
				if len(got) != 1 || got[0] < 'a' || got[0] > 'y' || Fold(got) != got {
					t.Errorf("%q (%+q) folds to %q", form, form, got)
				}
			}
		}
	}
}

func TestClean(t *testing.T) {
	if got := Clean(" \u00a0Huyê\u0323n Kê\u0301 Sách\n"); got != "Huyện Kế Sách" {
		t.Errorf("%q", got)
	}
}

func TestFoldTable(t *testing.T) {
	for r := rune(1); r < 0x3000; r++ {
		if s := "a" + string(r) + "́B"; Fold(s) != foldWhole(s) {
			t.Fatalf("%U: %q, taken apart %q", r, Fold(s), foldWhole(s))
		}
	}
	if bad := "a\xffĐ"; Fold(bad) != foldWhole(bad) {
		t.Fatalf("%q, taken apart %q", Fold(bad), foldWhole(bad))
	}
}
