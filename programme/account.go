package programme

import (
	"errors"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Account (tài khoản) is how a person signs in. It is never removed, so that
// history keeps the name.
type Account struct {
	ID       int64
	Login    string // small letters, digits, dot, dash
	Name     string // full name: "Nguyễn Thị Hoa"
	Email    string // where notices are sent too; "" for nowhere
	ByMail   bool   // wants them sent
	Calendar bool   // has an address that a phone's calendar subscribes to
	Disabled bool
	Posts    []Holding // held today or later, for lists
	Version  int64
	At       time.Time // created
}

// Lengths of passwords, in letters: without a second factor the shortest is 14.
const (
	ShortestPassword = 14
	LongestPassword  = 200
)

var loginForm = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{1,39}$`)

// Login is a sign-in name as it is kept and compared.
func Login(typed string) string { return strings.ToLower(Clean(typed)) }

// Check refuses an account that cannot be, naming every wrong field.
func (a Account) Check() error {
	errs := []error{required("name", "họ và tên", a.Name, 100), CheckEmail("email", a.Email)}
	if !loginForm.MatchString(a.Login) {
		errs = append(errs, Refuse(Invalid, "login", "Tên đăng nhập “%s” không đúng. Dùng 2 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch ngang; ví dụ hoa.nguyen.", a.Login))
	}
	return errors.Join(errs...)
}

// CheckPassword refuses a password that is too easy to guess. An office's own
// sentence of four words is long enough and easy to keep in mind.
func CheckPassword(field, password, login string) error {
	n := utf8.RuneCountInString(password)
	switch folded := strings.Join(strings.Fields(Fold(password)), ""); {
	case n < ShortestPassword:
		return Refuse(Invalid, field, "Mật khẩu phải có ít nhất %d ký tự; mật khẩu vừa nhập có %d. Dùng một câu dễ nhớ, ví dụ bốn từ không liên quan đến nhau.", ShortestPassword, n)
	case n > LongestPassword:
		return Refuse(Invalid, field, "Mật khẩu dài quá %d ký tự. Dùng mật khẩu ngắn hơn.", LongestPassword)
	case login != "" && strings.ReplaceAll(folded, Fold(login), "") == "":
		return Refuse(Invalid, field, "Mật khẩu không được là tên đăng nhập. Chọn mật khẩu khác.")
	case folded == "" || strings.Trim(folded, folded[:1]) == "":
		return Refuse(Invalid, field, "Mật khẩu không được chỉ là một ký tự lặp lại. Chọn mật khẩu khác.")
	}
	return nil
}

// Fields lists the account as people read it; never its password.
func (a Account) Fields() []FieldValue {
	state := "Đang dùng"
	if a.Disabled {
		state = "Đã đóng"
	}
	mail := ""
	if a.Email != "" && !a.ByMail {
		mail = "Không"
	}
	return []FieldValue{{"login", "Tên đăng nhập", a.Login}, {"name", "Họ và tên", a.Name}, {"email", "Thư điện tử", a.Email}, {"by_mail", "Nhận thông báo qua thư", mail}, {"state", "Tình trạng", state}}
}
