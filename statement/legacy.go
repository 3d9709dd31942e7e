package statement

import (
	"strings"

	"golang.org/x/text/encoding/charmap"

	"khuyencong/programme"
)

// Texts older than Unicode offices were typed in TCVN3 (fonts .VnTime) or VNI
// (fonts VNI-Times): bytes, or letters of western Europe when a program took
// the bytes for those. Both are recognised by how many everyday words come out.

// everyday words tell whether a conversion came out right.
var everyday = map[string]bool{"của": true, "và": true, "các": true, "công": true, "khuyến": true, "đề": true, "án": true, "kinh": true, "phí": true, "thực": true,
	"hiện": true, "năm": true, "đồng": true, "tỉnh": true, "hỗ": true, "trợ": true, "kế": true, "hoạch": true, "được": true, "với": true, "triệu": true, "tỷ": true, "đã": true, "tổng": true, "số": true, "đơn": true, "vị": true, "đạt": true}

func familiar(text string) int {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if everyday[strings.Trim(w, ".,;:()-+*“”\"")] {
			n++
		}
	}
	return n
}

// sample is enough of a text to tell its encoding.
func sample(text string) string {
	if r := []rune(text[:min(len(text), 80_000)]); len(r) > 20_000 {
		return string(r[:20_000])
	}
	return strings.ToValidUTF8(text[:min(len(text), 80_000)], "")
}

// fromLegacy converts a text whose letters are those of TCVN3 or VNI; how
// names the encoding, "" when the text is as it should be.
func fromLegacy(text string) (converted, how string) {
	s := sample(text)
	asIs := familiar(s)
	a, b := familiar(programme.FromTCVN3(s)), familiar(programme.FromVNI(s))
	switch {
	case a > b && a >= 3 && a > 2*asIs:
		return programme.FromTCVN3(text), "TCVN3 (ABC)"
	case b > a && b >= 3 && b > 2*asIs:
		return programme.FromVNI(text), "VNI"
	}
	return text, ""
}

// legacyBytes decodes single bytes: Windows-1258, or TCVN3 or VNI bytes, which
// fromLegacy then recognises.
func legacyBytes(data []byte) (text, note string, err error) {
	vietnamese, _ := charmap.Windows1258.NewDecoder().Bytes(data)
	western := make([]rune, len(data))
	for i, c := range data {
		western[i] = rune(c)
	}
	w := string(western)
	if n := familiar(sample(compose(string(vietnamese)))); n >= 3 && n > familiar(programme.FromTCVN3(sample(w))) && n > familiar(programme.FromVNI(sample(w))) {
		return string(vietnamese), "Chữ viết theo bảng mã cũ Windows-1258 đã được chuyển sang Unicode.", nil
	}
	if _, how := fromLegacy(w); how != "" {
		return w, "", nil
	}
	return "", "", refuse("Không nhận ra bảng mã chữ của tệp. Hãy mở tệp bằng Word hoặc Notepad, lưu lại với bảng mã UTF-8 rồi thử lại.")
}

func compose(s string) string {
	var b strings.Builder
	for _, g := range glyphs(s) {
		b.WriteRune(g.r)
	}
	return b.String()
}
