package programme

import "fmt"

// Estimate (ước thực hiện) is what a person expects of the rest of the year at
// one level. It is never computed, and every paper says who gave it.
type Estimate struct {
	Level   Level    `json:"level"`
	Items   Quantity `json:"items"`   // projects and plans to be settled
	Support Quantity `json:"support"` // đồng
	By      string   `json:"by"`
	On      Day      `json:"on"`
}

func (x Estimate) check() error {
	if x.Items.Value < 0 || x.Support.Value < 0 {
		return Refuse(Invalid, "estimate_support_"+string(x.Level), "Số ước không được âm.")
	}
	return nil
}

func (x Estimate) text() string {
	items, support := "–", "–"
	if x.Items.Known {
		items = x.Items.Count()
	}
	if x.Support.Known {
		support = x.Support.Money().InMillions()
	}
	return items + " đề án, nhiệm vụ; hỗ trợ " + support
}

// Estimate is what is expected at a level.
func (r Report) Estimate(l Level) Estimate {
	for _, x := range r.Estimates {
		if x.Level == l {
			return x
		}
	}
	return Estimate{Level: l}
}

// estimated is a value of the columns of estimates: of the year's plan only,
// for both levels the sum of what is known of both.
func (p Periodic) estimated(at PeriodicCell, what string) Value {
	of := func(l Level) Quantity {
		x := Report{Estimates: p.Estimates}.Estimate(l)
		if what == "items" {
			return x.Items
		}
		return x.Support
	}
	q := Quantity{}
	switch {
	case at.Carried || at.Content != "":
	case at.Level == AllLevels:
		q = of(National).Plus(of(Local))
	default:
		q = of(at.Level)
	}
	if what == "items" {
		return countValue(q)
	}
	return moneyValue(q)
}

// estimateNotes say who gave the estimates.
func (p Periodic) estimateNotes() (all []string) {
	for _, x := range p.Estimates {
		if x.Items.Known || x.Support.Known {
			all = append(all, fmt.Sprintf("Số ước của %s do %s nhập ngày %s, không tính từ hồ sơ.", lowerFirst(x.Level.Label()), x.By, x.On))
		}
	}
	if len(all) == 0 {
		all = append(all, "Chưa có số ước cho phần còn lại của năm.")
	}
	return all
}
