package programme

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// MachineState says whether a machine is new, as the rules of support ask.
type MachineState string

const (
	MachineUnsaid MachineState = "" // nobody has said
	MachineNew    MachineState = "new"
	MachineUsed   MachineState = "used"
)

// Label is the state in Vietnamese.
func (s MachineState) Label() string {
	switch s {
	case MachineNew:
		return "Máy mới"
	case MachineUsed:
		return "Đã qua sử dụng"
	}
	return "Chưa ghi"
}

// Machine (máy móc, hạng mục hỗ trợ) is one item that a project buys: what it
// is, what it cost, and whatever tells it from every other of its kind.
type Machine struct {
	Name        string
	Maker       string // hãng, nơi sản xuất
	Model       string
	MadeIn      int    // year of make (năm sản xuất); 0 when not known
	Serials     string // số máy, one for each piece, commas between them
	Quantity    int64
	UnitPrice   Money
	Invoice     string // number with its series, as on the paper
	InvoiceDate Day
	State       MachineState
	// Another programme that pays for the same item, as the applicant declares
	// or an officer knows; Other is its name, "" for none.
	Other         string
	OtherAmount   Money
	OtherDecision string // number and date of that programme's decision
	Note          string
}

// Cost is the price of all pieces.
func (m Machine) Cost() Money { return m.UnitPrice * Money(m.Quantity) }

// Empty tells a row of the form in which nothing was typed.
func (m Machine) Empty() bool {
	m.Quantity = 0
	return m == Machine{}
}

// Title is how a sentence names the machine: "Máy sấy lạnh MSL-500, 2025".
func (m Machine) Title() string {
	s := m.Name
	if m.Model != "" {
		s += " " + m.Model
	}
	if m.MadeIn != 0 {
		s += ", " + strconv.Itoa(m.MadeIn)
	}
	return s
}

// MachineList (danh mục máy móc) is what a project buys, saved as a whole.
type MachineList struct {
	ProjectID int64
	Rows      []Machine
	Version   int64 // grows with every save; 0 before the first
}

// MayWriteMachines refuses who may not write the project's machines where it
// stands: who applies does until it is submitted; after that an officer, since
// serials and invoices come only with the purchase.
func (p Project) MayWriteMachines(u User) error {
	switch {
	case !p.Recorded && p.Stage == Returned && !p.opens(PartMachines):
		return Refuse(Conflict, "", "Danh mục máy móc không có trong yêu cầu bổ sung nên không sửa được. %s", p.lockedWhy(""))
	case !p.Recorded && p.Stage.Writable():
		return u.Require(EditDrafts)
	case p.Stage == Rejected || p.Stage == Withdrawn:
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên danh mục máy móc không sửa được. Mở lại hồ sơ trước khi sửa.", p.Stage.LabelFor(u))
	}
	return u.Require(EditProjects)
}

// MaxMachines is the most rows that one project has.
const MaxMachines = 60

// Cost is the price of all machines.
func (l MachineList) Cost() (sum Money) {
	for _, m := range l.Rows {
		sum += m.Cost()
	}
	return sum
}

// Check refuses a list that cannot be, naming every wrong field with its row:
// "serials_2" is the serials of the second row. No year of make and no invoice
// lies after today.
func (l MachineList) Check(today Day) error {
	var errs []error
	if len(l.Rows) > MaxMachines {
		errs = append(errs, Refuse(Invalid, "", "Một đề án có nhiều nhất %d dòng máy móc. Gộp các máy cùng loại vào một dòng với số lượng.", MaxMachines))
	}
	seen := map[string]int{}
	for i, m := range l.Rows {
		errs = append(errs, m.check(i+1, today))
		for _, key := range m.SerialKeys() {
			if first := seen[key]; first != 0 {
				errs = append(errs, Refuse(Invalid, machineField("serials", i+1), "Dòng %d: số máy %s đã ghi ở dòng %d. Mỗi máy chỉ ghi một lần.", i+1, key, first))
			} else {
				seen[key] = i + 1
			}
		}
	}
	if l.Cost() > MaxProjectCost {
		errs = append(errs, Refuse(Invalid, "", "Tổng giá máy móc %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", l.Cost().Dong(), MaxProjectCost.Dong()))
	}
	return errors.Join(errs...)
}

func machineField(name string, row int) string { return name + "_" + strconv.Itoa(row) }

func (m Machine) check(row int, today Day) error {
	var errs []error
	at := func(name string) string { return machineField(name, row) }
	wrong := func(name, format string, args ...any) {
		errs = append(errs, Refuse(Invalid, at(name), "Dòng %d: %s", row, fmt.Sprintf(format, args...)))
	}
	if m.Name == "" {
		wrong("name", "chưa nhập tên máy. Nhập tên, hoặc xóa trắng cả dòng.")
	}
	for _, t := range []struct {
		name, what, value string
		most              int
	}{
		{"name", "tên máy", m.Name, 200}, {"maker", "hãng sản xuất", m.Maker, 200}, {"model", "model", m.Model, 100}, {"serials", "số máy", m.Serials, 1000},
		{"invoice", "số hóa đơn", m.Invoice, 60}, {"other", "tên chương trình khác", m.Other, 200}, {"other_decision", "quyết định hỗ trợ", m.OtherDecision, 200},
		{"note", "ghi chú", m.Note, 1000},
	} {
		errs = append(errs, atMost(at(t.name), t.what, t.value, t.most))
	}
	if m.MadeIn != 0 && (m.MadeIn < 1950 || m.MadeIn > today.Year()) {
		wrong("made_in", "năm sản xuất %d không có lý. Nhập năm từ 1950 đến %d, hoặc để trống.", m.MadeIn, today.Year())
	}
	if m.Quantity < 1 || m.Quantity > 9999 {
		wrong("quantity", "số lượng phải từ 1 đến 9.999.")
	} else if n := int64(len(m.SerialKeys())); n > m.Quantity {
		wrong("serials", "có %d số máy mà số lượng là %s. Sửa số lượng hoặc bớt số máy.", n, groupInt(m.Quantity))
	}
	if m.UnitPrice < 0 || m.UnitPrice > MaxProjectCost {
		wrong("unit_price", "đơn giá phải từ 0 đến %s.", MaxProjectCost.Dong())
	}
	if m.State != MachineUnsaid && m.State != MachineNew && m.State != MachineUsed {
		wrong("state", "chọn máy mới hay đã qua sử dụng.")
	}
	m.checkInvoice(wrong, today)
	m.checkOther(wrong)
	return errors.Join(errs...)
}

func (m Machine) checkInvoice(wrong func(name, format string, args ...any), today Day) {
	switch {
	case m.InvoiceDate > today:
		wrong("invoice_date", "ngày hóa đơn %s ở sau hôm nay. Nhập ngày ghi trên hóa đơn.", m.InvoiceDate)
	case m.InvoiceDate != 0 && m.Invoice == "":
		wrong("invoice", "có ngày hóa đơn mà chưa có số. Nhập cả hai, hoặc để trống cả hai.")
	case m.InvoiceDate == 0 && m.Invoice != "":
		wrong("invoice_date", "có số hóa đơn mà chưa có ngày. Nhập cả hai, hoặc để trống cả hai.")
	}
}

func (m Machine) checkOther(wrong func(name, format string, args ...any)) {
	switch {
	case m.Other == "" && (m.OtherAmount != 0 || m.OtherDecision != ""):
		wrong("other", "chưa nhập tên chương trình khác đã hỗ trợ máy này.")
	case m.Other != "" && m.OtherAmount <= 0:
		wrong("other_amount", "chưa nhập số tiền mà “%s” hỗ trợ cho máy này.", m.Other)
	case m.OtherAmount > m.Cost() && m.Cost() > 0:
		wrong("other_amount", "số tiền chương trình khác hỗ trợ (%s) lớn hơn giá máy (%s). Kiểm tra lại đơn vị tính.", m.OtherAmount.Dong(), m.Cost().Dong())
	}
}

// Fields lists the machines as people read them.
func (l MachineList) Fields() (all []FieldValue) {
	for i, m := range l.Rows {
		all = append(all, FieldValue{machineField("machine", i+1), "Máy thứ " + strconv.Itoa(i+1), m.String()})
	}
	return all
}

// String is everything that is known of the machine, in one line.
func (m Machine) String() string {
	parts := []string{m.Name}
	add := func(label, value string) {
		if value != "" {
			parts = append(parts, strings.TrimSpace(label+" "+value))
		}
	}
	add("hãng", m.Maker)
	add("model", m.Model)
	if m.MadeIn != 0 {
		add("sản xuất năm", strconv.Itoa(m.MadeIn))
	}
	add("số máy", m.Serials)
	parts = append(parts, groupInt(m.Quantity)+" × "+m.UnitPrice.Dong())
	if m.Invoice != "" {
		add("hóa đơn", m.Invoice+" ngày "+m.InvoiceDate.String())
	}
	if m.State != MachineUnsaid {
		add("", lowerFirst(m.State.Label()))
	}
	if m.Other != "" {
		add("chương trình khác hỗ trợ:", m.Other+" "+m.OtherAmount.Dong())
		add("theo", m.OtherDecision)
	}
	add("ghi chú:", m.Note)
	return strings.Join(parts, "; ")
}
