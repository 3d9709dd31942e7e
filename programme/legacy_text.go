package programme

import "strings"

// Texts older than Unicode offices were typed in TCVN3 (fonts .VnTime) or VNI
// (fonts VNI-Times): letters of western Europe stand for Vietnamese ones. The
// two functions only exchange letters; who calls tells whether a text is one.

// FromTCVN3 is text typed in TCVN3 (ABC) in Unicode. TCVN3 has no capitals
// with tones: "óT" is what it keeps of "ÚT".
func FromTCVN3(text string) string { return tcvn3.Replace(text) }

// FromVNI is text typed in VNI in Unicode.
func FromVNI(text string) string { return vni.Replace(text) }

var tcvn3 = strings.NewReplacer(
	"µ", "à", "¸", "á", "¶", "ả", "·", "ã", "¹", "ạ", "¨", "ă", "»", "ằ", "¾", "ắ", "¼", "ẳ", "½", "ẵ", "Æ", "ặ",
	"©", "â", "Ç", "ầ", "Ê", "ấ", "È", "ẩ", "É", "ẫ", "Ë", "ậ", "Ì", "è", "Ð", "é", "Î", "ẻ", "Ï", "ẽ", "Ñ", "ẹ",
	"ª", "ê", "Ò", "ề", "Õ", "ế", "Ó", "ể", "Ô", "ễ", "Ö", "ệ", "×", "ì", "Ý", "í", "Ø", "ỉ", "Ü", "ĩ", "Þ", "ị",
	"ß", "ò", "ã", "ó", "á", "ỏ", "â", "õ", "ä", "ọ", "«", "ô", "å", "ồ", "è", "ố", "æ", "ổ", "ç", "ỗ", "é", "ộ",
	"¬", "ơ", "ê", "ờ", "í", "ớ", "ë", "ở", "ì", "ỡ", "î", "ợ", "ï", "ù", "ó", "ú", "ñ", "ủ", "ò", "ũ", "ô", "ụ",
	"\u00AD", "ư", "õ", "ừ", "ø", "ứ", "ö", "ử", "÷", "ữ", "ù", "ự", "ú", "ỳ", "ý", "ý", "û", "ỷ", "ü", "ỹ", "þ", "ỵ",
	"®", "đ", "¡", "Ă", "¢", "Â", "£", "Ê", "¤", "Ô", "¥", "Ơ", "¦", "Ư", "§", "Đ",
)

var vni = vniReplacer()

// vniReplacer lists letter + mark pairs; in VNI a mark is a letter of its own.
func vniReplacer() *strings.Replacer {
	rows := []struct{ base, marks, letters string }{
		{"a", "øùûõïâàáåãäêèéúüë", "àáảãạâầấẩẫậăằắẳẵặ"}, {"e", "øùûõïâàáåãä", "èéẻẽẹêềếểễệ"},
		{"o", "øùûõïâàáåãä", "òóỏõọôồốổỗộ"}, {"ô", "øùûõï", "ờớởỡợ"}, {"u", "øùûõï", "ùúủũụ"}, {"ö", "øùûõï", "ừứửữự"}, {"y", "øùûõ", "ỳýỷỹ"},
	}
	var pairs []string
	for _, r := range rows {
		letters := []rune(r.letters)
		for i, m := range []rune(r.marks) {
			upper := strings.ToUpper(string(letters[i]))
			pairs = append(pairs, r.base+string(m), string(letters[i]),
				strings.ToUpper(r.base)+strings.ToUpper(string(m)), upper, strings.ToUpper(r.base)+string(m), upper)
		}
	}
	for _, p := range []string{"ñđ", "ôơ", "öư", "æỉ", "óĩ", "òị", "îỵ", "ÑĐ", "ÔƠ", "ÖƯ", "ÆỈ", "ÓĨ", "ÒỊ", "ÎỴ"} {
		r := []rune(p)
		pairs = append(pairs, string(r[0]), string(r[1]))
	}
	return strings.NewReplacer(pairs...)
}
