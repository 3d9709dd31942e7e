package programme

import (
	"strings"
	"testing"
)

func TestIsSyllable(t *testing.T) {
	for w := range strings.FieldsSeq("Nghiệp khuyến công Út ỦY Giếng gì giữ quý Quốc huyện xã thuỷ thủy hoà hòa ương yến được ƯỚC tuyên khuya xoong ngoằn Ích ấp của Đước Mỹ nhỏ oanh") {
		if !IsSyllable(w) {
			t.Errorf("%q is a syllable", w)
		}
	}
	for w := range strings.FieldsSeq("NÕp c«ng saûn xuaát Saäy Coâng khuyeán dông1 mèt Krông huyÖn nghiÖm hõp") {
		if IsSyllable(w) {
			t.Errorf("%q is none", w)
		}
	}
}

func TestLegacyLetters(t *testing.T) {
	if got := FromTCVN3("Hç trî ®Çu t\u00ad m¸y"); got != "Hỗ trợ đầu tư máy" {
		t.Error(got)
	}
	if got := FromVNI("Cô sôû saûn xuaát Hai Saäy, COÂNG TY"); got != "Cơ sở sản xuất Hai Sậy, CÔNG TY" {
		t.Error(got)
	}
}
