package book

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
)

// unitTier is what kind of administrative unit a text names.
type unitTier byte

const (
	noUnit unitTier = iota
	communeUnit
	districtUnit
	provinceUnit
)

// unitTypes are the words before the names of units, folded, with the word in
// full; the longer before what they begin with.
var unitTypes = []struct {
	short, full string
	tier        unitTier
}{
	{"thanh pho", "Thành phố", districtUnit}, {"tp.", "Thành phố", districtUnit}, {"tp", "Thành phố", districtUnit},
	{"thi xa", "Thị xã", districtUnit}, {"tx.", "Thị xã", districtUnit}, {"tx", "Thị xã", districtUnit},
	{"thi tran", "Thị trấn", communeUnit}, {"tt.", "Thị trấn", communeUnit}, {"tt", "Thị trấn", communeUnit},
	{"huyen", "Huyện", districtUnit}, {"h.", "Huyện", districtUnit}, {"quan", "Quận", districtUnit}, {"q.", "Quận", districtUnit},
	{"phuong", "Phường", communeUnit}, {"p.", "Phường", communeUnit}, {"xa", "Xã", communeUnit}, {"x.", "Xã", communeUnit},
	{"tinh", "Tỉnh", provinceUnit}, {"t.", "Tỉnh", provinceUnit}, {"dac khu", "Đặc khu", communeUnit},
}

// centralCities are cities that are provinces, folded.
var centralCities = map[string]bool{"ha noi": true, "ho chi minh": true, "hcm": true, "da nang": true, "hai phong": true, "can tho": true, "hue": true}

// unitOf reads the name of one administrative unit, its type word in full:
// "H. Trần Đề" is "Huyện Trần Đề".
func unitOf(text string) (name string, tier unitTier) {
	text = strings.Trim(cleanText(text), " .,;:-()")
	folded := programme.Fold(text)
	if utf8.RuneCountInString(text) > 40 || len(strings.Fields(text)) > 7 {
		return "", noUnit
	}
	for _, t := range unitTypes {
		rest, ok := strings.CutPrefix(folded, t.short)
		if !ok || rest == "" {
			continue
		}
		if rest[0] != ' ' && !strings.HasSuffix(t.short, ".") && rest[0] != '.' {
			continue
		}
		own := strings.TrimLeft(string([]rune(text)[utf8.RuneCountInString(t.short):]), " .")
		first, _ := utf8.DecodeRuneInString(own)
		if own == "" || !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return "", noUnit
		}
		tier := t.tier
		if t.full == "Thành phố" && centralCities[programme.Fold(own)] {
			tier = provinceUnit
		}
		return t.full + " " + titled(own), tier
	}
	return "", noUnit
}

// titled writes a name that is all in capitals as names are written.
func titled(name string) string {
	if name != strings.ToUpper(name) || name == strings.ToLower(name) {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if strings.Trim(w, "ivx") != "" || len(w) > 4 {
			r, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(r)) + w[n:]
		} else {
			words[i] = strings.ToUpper(w)
		}
	}
	return strings.Join(words, " ")
}

var addressParts = regexp.MustCompile(`\s*[,;]\s*|\s+[-–]\s+`)

// districtOf is the district that an address names, "" where it names none.
func districtOf(address string) string {
	if i := strings.IndexByte(address, '('); i > 0 {
		address = address[:i]
	}
	for _, part := range addressParts.Split(address, 12) {
		if name, tier := unitOf(part); tier == districtUnit {
			return name
		}
	}
	return ""
}

// communeOf is the commune, ward or town that an address names.
func communeOf(address string) string {
	if i := strings.IndexByte(address, '('); i > 0 {
		address = address[:i]
	}
	for _, part := range addressParts.Split(address, 12) {
		if name, tier := unitOf(part); tier == communeUnit {
			return name
		}
	}
	return ""
}

// placeWords begin the parts of an address, folded.
var placeWords = regexp.MustCompile(`^(?:[+\s]*)(?:ap|khom|thon|to|khu pho|kp|khu vuc|kv|khu|duong|so nha|so|to dan pho|tdp|quoc lo|ql|tinh lo|lo|kcn|ccn|cum cong nghiep|khu cong nghiep|ban|buon|xom|lang|doi|dia chi|d/c|dc|xa|phuong|thi tran|huyen|thi xa|thanh pho|quan|tinh|tt|tp|tx|h|p|x|q|f)(?:\.|\s|:|\d)`)

// addressLike tells a text that begins as an address does.
func addressLike(text string) bool {
	folded := programme.Fold(text) + " "
	if strings.HasPrefix(folded, "so cong thuong") || strings.HasPrefix(folded, "so khoa hoc") || strings.HasPrefix(folded, "to hop tac") || strings.HasPrefix(folded, "lo ") && !strings.ContainsAny(folded, "0123456789") {
		return false
	}
	return placeWords.MatchString(folded)
}

var partyWords = regexp.MustCompile(`^(?:[@+\s]*)(?:cong ty|cty|ct |dntn|doanh nghiep|htx|hop tac xa|ho kinh doanh|hkd|ho |co so|cs |csSX|cssx|to hop tac|tht|lien hiep|trung tam|so cong thuong|ubnd|phong|hoi |chi nhanh|nha may|xi nghiep|lang nghe|lo banh|ong |ba |truong|ban quan ly|lien minh|vien |xuong|tap doan|to san xuat)`)

// partyLike tells a text that begins as the name of an organisation does.
func partyLike(text string) bool { return partyWords.MatchString(programme.Fold(text)) }
