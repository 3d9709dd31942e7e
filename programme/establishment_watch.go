package programme

import "errors"

// Watch (lưu ý) is why those who appraise look twice at an establishment. It is
// shown to them only, and stays with its reason after it is lifted.
type Watch struct {
	ID              int64
	EstablishmentID int64
	Reason          string
	On              Day
	By              string // person and post
	LiftedOn        Day    // 0: still holds
	LiftedBy        string
	LiftedReason    string
	Version         int64
}

// Holds tells a flag that nobody has lifted.
func (w Watch) Holds() bool { return w.LiftedOn == 0 }

// Check refuses a flag that says nothing of use to the next who appraises.
func (w Watch) Check() error {
	var errs []error
	for _, r := range []struct {
		field, name, text string
		asked             bool
	}{{"reason", "lý do lưu ý", w.Reason, true}, {"lifted_reason", "lý do bỏ lưu ý", w.LiftedReason, !w.Holds()}} {
		if !r.asked {
			continue
		}
		if err := required(r.field, r.name, r.text, 2000); err != nil {
			errs = append(errs, err)
		} else if len([]rune(r.text)) < 10 {
			errs = append(errs, Refuse(Invalid, r.field, "Phần %s “%s” quá ngắn để người thẩm định sau hiểu. Nêu sự việc và căn cứ.", r.name, r.text))
		}
	}
	return errors.Join(errs...)
}

// StandingWatches are the flags that nobody has lifted.
func StandingWatches(all []Watch) (some []Watch) {
	for _, w := range all {
		if w.Holds() {
			some = append(some, w)
		}
	}
	return some
}
