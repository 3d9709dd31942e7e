package programme

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Liquidation (thanh lý hợp đồng, Mẫu 6) closes a contract: what was agreed,
// done, settled and paid, and that nobody owes anybody anything. It is written
// once and never changed.
type Liquidation struct {
	ID        int64
	ProjectID int64
	Number    string
	Dated     Day
	Note      string
	Kept      string // where the file of the project is kept (nơi lưu hồ sơ)
	Body      LiquidationBody
	Entered   Entered
	UpdatedAt time.Time
}

// LiquidationBody is the money as it stood, kept as JSON.
type LiquidationBody struct {
	Contract  string       `json:"contract"`
	Value     Money        `json:"value"` // support in the contract
	Accepted  Money        `json:"accepted"`
	Settled   Money        `json:"settled"`
	Advanced  Money        `json:"advanced"`
	Paid      Money        `json:"paid"`
	Recovered Money        `json:"recovered"`
	Done      []ClosePoint `json:"done"` // the checklist as it was
}

// Disbursed is what was paid out less what came back.
func (b LiquidationBody) Disbursed() Money { return b.Advanced + b.Paid - b.Recovered }

// ClosePoint (mục kiểm tra khi kết thúc) is one line of the close-out list.
type ClosePoint struct {
	Name string `json:"name"`
	OK   bool   `json:"ok"`
	Text string `json:"text,omitempty"` // what there is, or what is missing and how to mend it
	Soft bool   `json:"soft,omitempty"` // good to have: it stops nothing
}

// CloseFacts is what the close-out list looks at.
type CloseFacts struct {
	Project     Project
	Contract    Contract
	Acceptance  Acceptance // ID 0: none stands
	Settlement  Settlement // ID 0: none stands
	Balances    Balances
	Inspections int
	Findings    string   // still open, in words; "" for none
	OpenMatters []string // requests that are still open
	Vouchers    int
	WithFile    int        // vouchers that have a file
	Unsigned    []Unsigned // papers that should have a signed copy and have none
	Due         Deadline   // last day of liquidation
	Today       Day
}

// Money is the liquidation's money as the ledger has it.
func (f CloseFacts) Money() LiquidationBody {
	b := f.Balances
	return LiquidationBody{Contract: f.Contract.Paper(), Value: b.Of(EContracted), Accepted: b.Of(EAccepted), Settled: b.Of(ESettled),
		Advanced: b.Of(EAdvanced), Paid: b.Of(EPaid), Recovered: b.Of(ERecovered)}
}

// CloseOut is the close-out list: everything that a closed project has, and
// what is missing.
func CloseOut(f CloseFacts) (all []ClosePoint) {
	add := func(name string, ok bool, has, lacks string) {
		p := ClosePoint{Name: name, OK: ok, Text: lacks}
		if ok {
			p.Text = has
		}
		all = append(all, p)
	}
	stopped, m := f.Project.Stage == Stopped, f.Money()
	add("Hợp đồng đã ký", f.Contract.Signed(), f.Contract.Paper(), "Chưa có hợp đồng có hiệu lực.")
	if !stopped || m.Disbursed() != 0 || f.Acceptance.ID != 0 {
		add("Nghiệm thu", f.Acceptance.ID != 0, f.Acceptance.Title(), "Chưa có biên bản nghiệm thu được kết luận.")
		add("Quyết toán", f.Settlement.ID != 0, f.Settlement.Title(), "Chưa quyết toán.")
	}
	add("Số đã chi bằng số quyết toán", m.Disbursed() == m.Settled, m.Settled.Dong(), f.owes(m))
	add("Không còn tồn tại sau kiểm tra", f.Findings == "", "Không còn tồn tại.", "Còn tồn tại: "+f.Findings+".")
	add("Không còn yêu cầu chưa giải quyết", len(f.OpenMatters) == 0, "Không có.", "Còn yêu cầu đang mở: "+strings.Join(f.OpenMatters, "; ")+".")
	if m.Advanced > 0 {
		add("Đã kiểm tra trước nghiệm thu", f.Inspections > 0, fmt.Sprintf("%d lần kiểm tra.", f.Inspections), "Có tạm ứng mà không có lần kiểm tra nào.")
	}
	if f.Vouchers > 0 {
		all = append(all, ClosePoint{"Tệp của chứng từ", f.WithFile == f.Vouchers, fmt.Sprintf("%d trong %d chứng từ có tệp.", f.WithFile, f.Vouchers), true})
	}
	if f.Contract.Signed() {
		p := ClosePoint{"Bản đã ký của các văn bản", len(f.Unsigned) == 0, "Đủ bản ký.", true}
		if !p.OK {
			p.Text = "Chưa có bản ký: " + UnsignedText(f.Unsigned) + "."
		}
		all = append(all, p)
	}
	if f.Due.Day != 0 {
		all = append(all, ClosePoint{"Trong hạn thanh lý", f.Today <= f.Due.Day, f.Due.Sentence, true})
	}
	return all
}

// owes says who owes whom.
func (f CloseFacts) owes(m LiquidationBody) string {
	if f.Settlement.ID == 0 {
		return fmt.Sprintf("Chưa quyết toán; đã chi %s.", m.Disbursed().Dong())
	}
	if left := m.Settled - m.Disbursed(); left > 0 {
		return "Còn phải thanh toán " + left.Dong() + "."
	}
	return "Còn phải thu hồi " + (m.Disbursed() - m.Settled).Dong() + "."
}

// MissingToClose lists what keeps the contract from being liquidated.
func MissingToClose(all []ClosePoint) (missing []string) {
	for _, p := range all {
		if !p.OK && !p.Soft {
			missing = append(missing, p.Name+": "+lowerFirst(strings.TrimSuffix(p.Text, ".")))
		}
	}
	return missing
}

// Check refuses to liquidate a contract that is not closed.
func (l Liquidation) Check(f CloseFacts) error {
	errs := []error{required("number", "số biên bản thanh lý", l.Number, 100), atMost("note", "ghi chú", l.Note, 2000), required("kept", "nơi lưu hồ sơ", l.Kept, 300)}
	switch {
	case l.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Nhập ngày thanh lý."))
	case l.Dated > f.Today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày thanh lý %s ở sau hôm nay (%s).", l.Dated, f.Today))
	case l.Dated < f.Settlement.Dated:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày thanh lý %s đứng trước ngày quyết toán %s.", l.Dated, f.Settlement.Dated))
	}
	switch {
	case f.Contract.State == ContractLiquidated:
		errs = append(errs, Refuse(Conflict, "", "Hợp đồng này đã thanh lý."))
	case f.Project.Stage != Completed && f.Project.Stage != Stopped:
		errs = append(errs, Refuse(Conflict, "", "Đề án ở tình trạng “%s”. Thanh lý hợp đồng sau khi quyết toán, hoặc sau khi đề án ngừng.", f.Project.Stage.Label()))
	default:
		errs = append(errs, lacks("", "Chưa thanh lý được. %s. Hoàn tất các mục này trước.", MissingToClose(CloseOut(f))))
	}
	return errors.Join(errs...)
}

// Title names the liquidation.
func (l Liquidation) Title() string { return "Biên bản thanh lý " + paperText(l.Number, l.Dated) }

// Fields lists the liquidation as people read it.
func (l Liquidation) Fields() []FieldValue {
	b := l.Body
	return []FieldValue{
		{"number", "Số biên bản", l.Number}, {"dated", "Ngày", l.Dated.String()}, {"contract", "Hợp đồng", b.Contract}, {"value", "Giá trị hỗ trợ", b.Value.Dong()},
		{"settled", "Quyết toán", b.Settled.Dong()}, {"disbursed", "Đã chi", b.Disbursed().Dong()}, {"kept", "Nơi lưu hồ sơ", l.Kept}, {"note", "Ghi chú", l.Note},
	}
}

// Case is the project as deadlines see it; settled are its settlements.
func (f CloseFacts) Case(settled []Settlement) ClosingCase {
	c := ClosingCase{Project: f.Project, Accepted: f.Acceptance.Dated, Settled: f.Settlement.ID != 0, Contract: f.Contract.State, Disbursed: f.Balances.Disbursed()}
	if f.Contract.ID == 0 {
		c.Contract = ""
	}
	for _, s := range settled {
		if s.State != SettlementCancelled {
			c.Filed = s.Filed
		}
	}
	return c
}
