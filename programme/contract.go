package programme

import (
	"slices"
	"time"
)

// ContractState (tình trạng hợp đồng) is where a contract stands.
type ContractState string

const (
	ContractDraft      ContractState = "draft"      // đang soạn
	ContractEffective  ContractState = "effective"  // có hiệu lực
	ContractSuspended  ContractState = "suspended"  // tạm ngừng
	ContractStopped    ContractState = "stopped"    // ngừng theo quyết định
	ContractLiquidated ContractState = "liquidated" // đã thanh lý
)

// ContractStates in the order of a contract's life.
var ContractStates = []ContractState{ContractDraft, ContractEffective, ContractSuspended, ContractStopped, ContractLiquidated}

// Label is the state in Vietnamese.
func (s ContractState) Label() string {
	switch s {
	case ContractDraft:
		return "Đang soạn"
	case ContractEffective:
		return "Có hiệu lực"
	case ContractSuspended:
		return "Tạm ngừng"
	case ContractStopped:
		return "Đã ngừng"
	case ContractLiquidated:
		return "Đã thanh lý"
	}
	return string(s)
}

// Contract (hợp đồng thực hiện đề án) binds the centre and the beneficiary to
// what the plan approved. Terms are those that hold now: of a draft as it is
// written, later those of the last annex.
type Contract struct {
	ID         int64 // 0: there is none
	ProjectID  int64
	Number     string
	Dated      Day // signed
	Effective  Day // from which it binds
	State      ContractState
	StateSince time.Time
	Terms      ContractTerms
	Versions   []ContractVersion // as signed, then every annex, oldest first; none of a draft
	Acts       []ContractAct     // what was done with it besides annexes, oldest first
	Version    int64
	UpdatedAt  time.Time
}

// ContractVersion (bản hợp đồng, phụ lục) is the contract as it was signed or
// as one annex made it, with all its terms. Versions are only ever added.
type ContractVersion struct {
	ID        int64
	No        int // 0: the contract itself; 1, 2, …: phụ lục số 1, 2, …
	Number    string
	Dated     Day
	Effective Day
	Reason    string
	Matter    int64 // the granted request that the annex rests on; 0 for none
	Terms     ContractTerms
	Entered   Entered
}

// Signed tells whether both sides are bound: it is no draft any more.
func (c Contract) Signed() bool { return c.ID != 0 && c.State != ContractDraft }

// InForce tells whether work goes on and money may be paid by the contract.
func (c Contract) InForce() bool { return c.State == ContractEffective }

// Paper names the contract: "12/HĐ-TTKC ngày 05/02/2027".
func (c Contract) Paper() string { return paperText(c.Number, c.Dated) }

// Paper names the contract or the annex.
func (v ContractVersion) Paper() string { return paperText(v.Number, v.Dated) }

// TermsOn are the terms that bound on a day; the zero value before the first.
func (c Contract) TermsOn(d Day) (t ContractTerms) {
	for _, v := range c.Versions {
		if v.Effective <= d {
			t = v.Terms
		}
	}
	return t
}

// CheckDay refuses a day of work or of a voucher that lies outside the
// contract: name says what the day is of, "Ngày hóa đơn".
func (c Contract) CheckDay(field, name string, d Day) error {
	switch {
	case d == 0, c.Terms.From == 0 || c.Terms.Until == 0:
		return nil
	case d < c.Terms.From, d > c.Terms.Until:
		return Refuse(Invalid, field, "%s %s nằm ngoài thời gian thực hiện của hợp đồng (%s - %s). Sửa ngày; nếu việc làm thật ngoài thời gian này thì đề nghị điều chỉnh thời gian và ký phụ lục trước.", name, d, c.Terms.From, c.Terms.Until)
	}
	return nil
}

// Cost finds a line of the cost table by its number.
func (c Contract) Cost(id int64) (CostLine, bool) { return c.Terms.Cost(id) }

// Party is the contract's party of a side; the zero value where it has none.
func (c Contract) Party(side string) Party { return c.Terms.Party(side) }

// NextAnnex is the number of the next annex.
func (c Contract) NextAnnex() int { return max(len(c.Versions), 1) }

// For is the contract as the user sees it: account numbers are for the offices
// and for the parties.
func (c Contract) For(u User) Contract {
	if u.May(ReadInternal) || u.Role == RoleEstablishment {
		return c
	}
	c.Terms = c.Terms.masked()
	c.Versions = slices.Clone(c.Versions)
	for i := range c.Versions {
		c.Versions[i].Terms = c.Versions[i].Terms.masked()
	}
	return c
}
