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

// PersonalTaxCodes is the day from which households and persons use the
// personal number (số định danh cá nhân) of their representative as tax code
// (TT 86/2024/TT-BTC).
const PersonalTaxCodes Day = 2025_07_01

// Personal tells a tax code that is a person's number, which is shown in full
// only to those who work with it.
func Personal(code string) bool { return len(code) == 12 && !strings.Contains(code, "-") }

// Masked is a personal number with only its last three digits; other codes are
// public and stay.
func Masked(code string) string {
	if !Personal(code) {
		return code
	}
	return "•••••••••" + code[9:]
}

// maskedText is a text with every personal number in it masked.
func maskedText(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
		if digits == 0 {
			next := strings.IndexAny(text, "0123456789")
			if next < 0 {
				next = len(text)
			}
			b.WriteString(text[:next])
			text = text[next:]
			continue
		}
		b.WriteString(Masked(text[:digits]))
		text = text[digits:]
	}
	return b.String()
}

// CheckTaxCodeOn refuses a tax code that this legal form does not have on a
// day: 12 digits are the number of a person, and of nobody before 01/07/2025.
func CheckTaxCodeOn(field, code string, form LegalForm, day Day) error {
	if !Personal(code) {
		return nil
	}
	if day < PersonalTaxCodes {
		return Refuse(Invalid, field, "Số định danh 12 chữ số chỉ dùng làm mã số thuế từ %s (TT 86/2024/TT-BTC). Trước ngày đó nhập mã 10 hoặc 13 chữ số.", PersonalTaxCodes)
	}
	if form.Enterprise() || form == "cooperative" || form == "union" {
		return Refuse(Invalid, field, "%s có mã số thuế 10 hoặc 13 chữ số; số định danh 12 chữ số chỉ dùng cho hộ kinh doanh, cá nhân. Đối chiếu lại giấy đăng ký, hoặc chọn lại loại hình.", form.Label())
	}
	return nil
}

// TaxCodeNotice says what an office should look after in a code that is no
// mistake; "" for nothing.
func TaxCodeNotice(code string, form LegalForm, day Day) string {
	if form == "household" && code != "" && !Personal(code) && day >= PersonalTaxCodes {
		return "Từ " + PersonalTaxCodes.String() + " hộ kinh doanh dùng số định danh cá nhân 12 chữ số của chủ hộ làm mã số thuế (TT 86/2024/TT-BTC). Nhập số mới và chuyển mã này sang ô “Mã số thuế cũ”."
	}
	return ""
}

// normalised refuses a code that is wrong, or not written as ParseTaxCode
// writes it.
func normalised(field, code string) error {
	switch plain, err := ParseTaxCode(field, code); {
	case err != nil:
		return err
	case plain != code:
		return Refuse(Invalid, field, "Mã số thuế phải viết liền: %s.", plain)
	}
	return nil
}

func (e Establishment) checkOldTaxCode() error {
	if e.OldTaxCode != "" && e.OldTaxCode == e.TaxCode {
		return Refuse(Invalid, "old_tax_code", "Mã số thuế cũ trùng với mã đang dùng. Để trống ô này, hoặc sửa mã đang dùng.")
	}
	return normalised("old_tax_code", e.OldTaxCode)
}

// checkOwner holds the birth date against the personal number, which has the
// century in its fourth digit and the year of birth in the next two.
func (e Establishment) checkOwner() error {
	if e.OwnerBirth == 0 || !Personal(e.TaxCode) {
		return nil
	}
	century, year := int(e.TaxCode[3]-'0')/2, int(e.TaxCode[4]-'0')*10+int(e.TaxCode[5]-'0')
	if born := 1900 + 100*century + year; born != e.OwnerBirth.Year() {
		return Refuse(Invalid, "owner_birth", "Số định danh %s ghi năm sinh %d, khác ngày sinh đã nhập %s. Đối chiếu lại thẻ căn cước và sửa một trong hai ô.", Masked(e.TaxCode), born, e.OwnerBirth)
	}
	return nil
}
