package paper

import (
	"regexp"
	"strings"
)

// terms are words of two syllables that a title does not break between, if it
// can break elsewhere: "KHUYẾN | CÔNG" reads as two other words.
var terms = regexp.MustCompile(`(?i)khuyến công|công nghiệp|công thương|phát triển|trung tâm|tư vấn|` +
	`ủy ban|nhân dân|địa phương|địa bàn|nông thôn|giai đoạn|chương trình|kế hoạch|kinh phí|đề án|` +
	`đánh giá|kết quả|thực hiện|báo cáo|phê duyệt|quyết định|hỗ trợ|thành phố|giám đốc|chủ tịch|` +
	`tổng kết|nghiệm thu|hợp đồng|quyết toán|quản lý|quốc gia|cơ sở|năm \d+`)

// term is the blank inside a bound term while lines are being broken.
const term = nbsp

// bound binds the terms of a title.
func bound(s string) string {
	return terms.ReplaceAllStringFunc(s, func(t string) string { return strings.ReplaceAll(t, " ", term) })
}
