package programme

import "strings"

// ParseTaxCode normalises a tax code (mã số thuế): 10 digits with a check
// digit, 13 for a branch ("0312687878-001"), or the 12-digit personal number
// that households use since 01/07/2025 (TT 86/2024/TT-BTC). Empty is none.
func ParseTaxCode(field, typed string) (string, error) {
	var digits strings.Builder
	for _, r := range plainText(typed) {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case strings.ContainsRune(" .-–\t", r):
		default:
			return "", Refuse(Invalid, field, "Mã số thuế “%s” có ký tự lạ. Nhập 10, 12 hoặc 13 chữ số.", typed)
		}
	}
	code := digits.String()
	switch len(code) {
	case 0, 12:
		return code, nil
	case 10, 13:
	default:
		return "", Refuse(Invalid, field, "Mã số thuế “%s” có %d chữ số. Mã đúng có 10, 12 hoặc 13 chữ số.", typed, len(code))
	}
	if !taxCheckDigit(code[:10]) || code[2:9] == "0000000" {
		return "", Refuse(Invalid, field, "Mã số thuế “%s” sai chữ số kiểm tra. Đối chiếu lại với giấy đăng ký; nếu chưa rõ, để trống và ghi vào ghi chú.", typed)
	}
	if len(code) == 10 {
		return code, nil
	}
	if code[10:] == "000" {
		return "", Refuse(Invalid, field, "Mã số thuế “%s”: số chi nhánh phải từ 001 đến 999.", typed)
	}
	return code[:10] + "-" + code[10:], nil
}

func taxCheckDigit(code string) bool {
	weights := [...]int{31, 29, 23, 19, 17, 13, 7, 5, 3}
	sum := 0
	for i, w := range weights {
		sum += w * int(code[i]-'0')
	}
	return 10-sum%11 == int(code[9]-'0')
}
