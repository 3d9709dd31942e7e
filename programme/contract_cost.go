package programme

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// SourceAmount is the amount of one source in a cost line or a contract.
type SourceAmount = TermLine

// Volume (số lượng) is a measured number in thousandths of its unit: 2,5 m²
// is 2500. It is never a float.
type Volume int64

// String prints the number without trailing zeros: "2,5".
func (m Volume) String() string { return trimZeros(FixedDecimal(int64(m), 3)) }

// maxVolume is the most that one line may have: ten million units.
const maxVolume Volume = 10_000_000_000

// ParseVolume reads an optional number with at most three decimals; empty is 0.
func ParseVolume(field, typed string) (Volume, error) {
	s := plainText(typed)
	if s == "" {
		return 0, nil
	}
	m, problem := parseDecimal(s, 1000)
	if problem != "" || Volume(m) > maxVolume {
		return 0, Refuse(Invalid, field, "Không đọc được số lượng “%s”. Nhập số từ 0 đến 10.000.000, phần lẻ sau dấu phẩy nhiều nhất ba chữ số, ví dụ 2,5.", typed)
	}
	return Volume(m), nil
}

// CostLine (dòng dự toán) is one line of the cost table, in the columns of Mẫu
// 1 of TT 36/2013/TT-BCT: the total is always the sum of its sources. The ID
// stays the same in every version of the contract. The JSON names are stored:
// they are never changed.
type CostLine struct {
	ID        int64          `json:"id"`
	Item      string         `json:"item"`                 // nội dung chi
	Unit      string         `json:"unit,omitempty"`       // đơn vị tính
	Quantity  Volume         `json:"quantity,omitempty"`   // 0: khoán
	UnitPrice Money          `json:"unit_price,omitempty"` // 0: khoán
	Amounts   []SourceAmount `json:"amounts"`
	Note      string         `json:"note,omitempty"`
}

// Total is the whole cost of the line; Sums the same by heading.
func (l CostLine) Total() (sum Money) {
	for _, a := range l.Amounts {
		sum += a.Amount
	}
	return sum
}

func (l CostLine) Sums() (s Sums) {
	for _, a := range l.Amounts {
		s.add(a.Source, a.Amount)
	}
	return s
}

// From is the line's amount of a source.
func (l CostLine) From(s Source, name string) Money { return amountFrom(l.Amounts, s, name) }

func amountFrom(all []SourceAmount, s Source, name string) (sum Money) {
	for _, a := range all {
		if a.Source == s && a.Name == name {
			sum += a.Amount
		}
	}
	return sum
}

// Lump tells a line that is agreed as one sum (khoán).
func (l CostLine) Lump() bool { return l.Quantity == 0 || l.UnitPrice == 0 }

// Priced is quantity × unit price, rounded to the đồng.
func (l CostLine) Priced() Money { return l.UnitPrice.Share(int64(l.Quantity), 1000) }

// Empty tells a row of the form in which nothing was typed.
func (l CostLine) Empty() bool {
	return l.Item == "" && l.Unit == "" && l.Quantity == 0 && l.UnitPrice == 0 && l.Total() == 0 && l.Note == ""
}

// MaxCostLines is the most lines of one cost table.
const MaxCostLines = 300

// SumCosts adds up a cost table by source, in the order of papers.
func SumCosts(lines []CostLine) (all []SourceAmount) {
	for _, l := range lines {
		for _, a := range l.Amounts {
			i := slices.IndexFunc(all, func(o SourceAmount) bool { return o.Source == a.Source && o.Name == a.Name })
			if i < 0 {
				i = len(all)
				all = append(all, SourceAmount{Source: a.Source, Name: a.Name})
			}
			all[i].Amount += a.Amount
		}
	}
	sortSources(all)
	return slices.DeleteFunc(all, func(a SourceAmount) bool { return a.Amount == 0 })
}

func sortSources(all []SourceAmount) {
	slices.SortStableFunc(all, func(a, b SourceAmount) int {
		if d := slices.Index(Sources, a.Source) - slices.Index(Sources, b.Source); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
}

// CostField names a field of a row of the cost table, rows counted from 1:
// "item_3".
func CostField(name string, row int) string { return name + "_" + strconv.Itoa(row) }

// checkCosts refuses a cost table that cannot be, naming every wrong field.
func checkCosts(lines []CostLine) error {
	var errs []error
	if len(lines) > MaxCostLines {
		errs = append(errs, Refuse(Invalid, "costs", "Dự toán có %d dòng, nhiều nhất %d. Gộp các khoản cùng loại.", len(lines), MaxCostLines))
	}
	seen := map[int64]bool{}
	var sum Money
	for i, l := range lines {
		errs = append(errs, l.check(i+1))
		if l.ID != 0 && seen[l.ID] {
			errs = append(errs, Refuse(Invalid, CostField("item", i+1), "Dòng %d trùng với một dòng khác. Tải lại trang rồi sửa lại.", i+1))
		}
		seen[l.ID] = true
		sum += l.Total()
	}
	if sum > MaxProjectCost && errors.Join(errs...) == nil {
		errs = append(errs, Refuse(Invalid, "costs", "Tổng dự toán %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", sum.Dong(), MaxProjectCost.Dong()))
	}
	return errors.Join(errs...)
}

func (l CostLine) check(row int) error {
	errs := []error{
		atMost(CostField("item", row), "nội dung chi", l.Item, 500), atMost(CostField("unit", row), "đơn vị tính", l.Unit, 40),
		atMost(CostField("note", row), "ghi chú", l.Note, 500),
	}
	wrong := func(name, format string, args ...any) {
		errs = append(errs, Refuse(Invalid, CostField(name, row), "Dòng %d: %s", row, fmt.Sprintf(format, args...)))
	}
	if l.Item == "" {
		wrong("item", "chưa nhập nội dung chi. Nhập nội dung, hoặc xóa trắng cả dòng.")
	}
	if l.Quantity < 0 || l.UnitPrice < 0 || l.Quantity > maxVolume || l.UnitPrice > MaxProjectCost {
		wrong("unit_price", "số lượng và đơn giá không được âm, đơn giá nhiều nhất %s.", MaxProjectCost.Dong())
		return errors.Join(errs...)
	}
	for _, a := range l.Amounts {
		if !slices.Contains(Sources, a.Source) || a.Amount < 0 || a.Amount > MaxProjectCost {
			wrong("amount", "số tiền từng nguồn phải từ 0 đến %s.", MaxProjectCost.Dong())
			return errors.Join(errs...)
		}
	}
	switch total := l.Total(); {
	case total == 0:
		wrong("amount", "chưa nhập số tiền của nguồn nào.")
	case !l.Lump() && l.Priced() != total:
		wrong("amount", "số lượng × đơn giá là %s, các nguồn cộng lại %s, lệch %s. Sửa cho bằng nhau, hoặc bỏ trống số lượng và đơn giá nếu khoán.", l.Priced().Dong(), total.Dong(), (total - l.Priced()).Dong())
	case (l.Quantity == 0) != (l.UnitPrice == 0):
		wrong("quantity", "có số lượng thì phải có đơn giá. Nhập cả hai, hoặc bỏ trống cả hai nếu khoán.")
	}
	return errors.Join(errs...)
}

// String is the line as history and comparisons say it.
func (l CostLine) String() string {
	s := l.Item
	if !l.Lump() {
		s += fmt.Sprintf("; %s %s × %s", l.Quantity, l.Unit, l.UnitPrice.Dong())
	}
	for _, a := range l.Amounts {
		if a.Amount != 0 {
			s += "; " + sourceName(a.Source, a.Name) + ": " + a.Amount.Dong()
		}
	}
	if l.Note != "" {
		s += "; ghi chú: " + l.Note
	}
	return s
}

// sourceName is a source with the programme's name where it has one.
func sourceName(s Source, name string) string {
	if name == "" {
		return lowerFirst(s.Label())
	}
	return lowerFirst(s.Label()) + " (" + name + ")"
}
