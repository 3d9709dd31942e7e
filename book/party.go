package book

import (
	"regexp"
	"strings"

	"khuyencong/programme"
)

var (
	addressMark = regexp.MustCompile(`(?i)^\s*(?:địa chỉ|đ/c|đc|đ\.c|địa điểm|trụ sở)\s*[:.\-]?\s*`)
	joints      = regexp.MustCompile(`\n|\s+[-–—]\s+|;\s*|,\s*|\s*\(|\s+(?:địa chỉ|Địa chỉ|ĐC|Đ/c|đ/c)\s*:|:\s+|\s+[|/]\s+`)
)

// partyAndAddress parts a cell that has a beneficiary and its address, however
// they are joined; address is "" where the cell has a name only.
func partyAndAddress(raw string) (party, address string) {
	for _, at := range joints.FindAllStringIndex(raw, 12) {
		left, right := raw[:at[0]], raw[at[1]:]
		sep := raw[at[0]:at[1]]
		marked := addressMark.MatchString(right) || strings.Contains(programme.Fold(sep), "dia chi") || strings.Contains(strings.ToLower(sep), "đc") || strings.Contains(strings.ToLower(sep), "đ/c")
		if !marked && !addressLike(right) || strings.TrimSpace(left) == "" {
			continue
		}
		if strings.Contains(sep, "(") {
			closing := strings.LastIndexByte(right, ')')
			if closing < 0 || strings.TrimSpace(right[closing+1:]) != "" {
				continue
			}
			right = right[:closing]
		}
		right = addressMark.ReplaceAllString(right, "")
		return trimParty(left), trimParty(right)
	}
	return trimParty(raw), ""
}

func trimParty(s string) string { return strings.Trim(cleanText(s), " ,;-–:") }
