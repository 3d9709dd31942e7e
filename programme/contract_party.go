package programme

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Sides of a contract (bên A, bên B, bên C), in the order of the paper.
var Sides = []string{"A", "B", "C"}

// Party (bên ký hợp đồng) is one side of a contract as the paper names it. The
// JSON names are stored: they are never changed.
type Party struct {
	Side           string        `json:"side"`
	Name           string        `json:"name"`
	TaxCode        string        `json:"tax_code,omitempty"`
	Representative string        `json:"representative"`     // người đại diện
	Title          string        `json:"title"`              // chức vụ
	Mandate        string        `json:"mandate,omitempty"`  // giấy ủy quyền
	Address        string        `json:"address"`            // địa chỉ
	Phone          string        `json:"phone,omitempty"`    // điện thoại
	Holder         string        `json:"holder,omitempty"`   // tên chủ tài khoản
	Account        string        `json:"account,omitempty"`  // số tài khoản, digits alone
	Bank           string        `json:"bank,omitempty"`     // ngân hàng, kho bạc
	Verified       *AccountCheck `json:"verified,omitempty"` // nil: nobody has yet
}

// AccountCheck (xác minh tài khoản) is who found an account to be the party's,
// and how.
type AccountCheck struct {
	By  string    `json:"by"` // person and post
	ID  int64     `json:"id"` // of the person
	At  time.Time `json:"at"`
	How string    `json:"how"` // "xác nhận của ngân hàng số 12 ngày 05/02/2027"
}

// Empty tells a side that nobody has filled in.
func (p Party) Empty() bool {
	p.Side, p.Verified = "", nil
	return p == Party{}
}

// PartyField names a field of a side's form: "account_B".
func PartyField(name, side string) string { return name + "_" + side }

// PlainAccount is an account number without spaces, dots and dashes.
func PlainAccount(typed string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-\u00a0", r) {
			return -1
		}
		return r
	}, strings.TrimSpace(typed))
}

// check refuses a party that cannot be. What is only missing is told by the
// checklist.
func (p Party) check() error {
	at := func(name string) string { return PartyField(name, p.Side) }
	errs := []error{
		atMost(at("name"), "tên", p.Name, 200), atMost(at("representative"), "người đại diện", p.Representative, 120), atMost(at("title"), "chức vụ", p.Title, 120),
		atMost(at("mandate"), "giấy ủy quyền", p.Mandate, 200), atMost(at("address"), "địa chỉ", p.Address, 300), atMost(at("phone"), "điện thoại", p.Phone, 30),
		atMost(at("holder"), "chủ tài khoản", p.Holder, 200), atMost(at("bank"), "ngân hàng", p.Bank, 200), p.checkAccount(),
	}
	if p.TaxCode != "" {
		if _, err := ParseTaxCode(at("tax_code"), p.TaxCode); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// checkAccount refuses an account that cannot be the party's.
func (p Party) checkAccount() error {
	if p.Account == "" {
		return nil
	}
	field := PartyField("account", p.Side)
	digit := func(r rune) bool { return r < '0' || r > '9' }
	switch n := len(p.Account); {
	case strings.ContainsFunc(p.Account, digit):
		return Refuse(Invalid, field, "Số tài khoản “%s” có ký tự không phải chữ số. Nhập lại số tài khoản, chỉ gồm chữ số.", p.Account)
	case n < 6 || n > 20:
		return Refuse(Invalid, field, "Số tài khoản “%s” có %d chữ số. Số tài khoản có từ 6 đến 20 chữ số; kiểm tra lại.", p.Account, n)
	case strings.Trim(p.Account, p.Account[:1]) == "":
		return Refuse(Invalid, field, "Số tài khoản “%s” chỉ lặp một chữ số. Nhập số tài khoản thật.", p.Account)
	}
	return nil
}

// HolderFits tells whether the account is in the party's own name, or in that
// of who represents a household.
func (p Party) HolderFits() bool {
	holder := NameKey(p.Holder)
	return holder != "" && (holder == NameKey(p.Name) || holder == NameKey(p.Representative))
}

// open lists what the party still lacks before a contract may bind it.
func (p Party) open(needsAccount bool) (all []string) {
	for _, one := range []struct{ what, value string }{
		{"tên", p.Name}, {"người đại diện", p.Representative}, {"chức vụ", p.Title}, {"địa chỉ", p.Address},
	} {
		if one.value == "" {
			all = append(all, one.what)
		}
	}
	if needsAccount {
		for _, one := range []struct{ what, value string }{{"số tài khoản", p.Account}, {"chủ tài khoản", p.Holder}, {"ngân hàng, kho bạc", p.Bank}} {
			if one.value == "" {
				all = append(all, one.what)
			}
		}
	}
	return all
}

// accountOpen says what keeps money from being sent to the account; "" for
// nothing.
func (p Party) accountOpen() string {
	switch {
	case p.Account == "":
		return fmt.Sprintf("bên %s chưa có số tài khoản", p.Side)
	case !p.HolderFits():
		return fmt.Sprintf("chủ tài khoản “%s” không phải bên %s (%s) hay người đại diện", p.Holder, p.Side, p.Name)
	case p.Verified == nil:
		return fmt.Sprintf("tài khoản %s của bên %s chưa được xác minh", p.Account, p.Side)
	}
	return ""
}

// sameAccount tells whether a check of one account is a check of the other.
func (p Party) sameAccount(o Party) bool {
	return p.Account == o.Account && p.Holder == o.Holder && p.Bank == o.Bank && p.Name == o.Name
}

// AccountText is the account in one line.
func (p Party) AccountText() string {
	if p.Account == "" {
		return ""
	}
	return strings.TrimSuffix(fmt.Sprintf("%s tại %s", p.Account, p.Bank), " tại ")
}
