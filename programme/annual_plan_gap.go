package programme

import (
	"errors"
	"slices"
)

// GapReason is why a content that has money in the programme has no project to
// put into the plan.
type GapReason string

// Gap reasons, the chosen list.
const (
	GapNoNeed      GapReason = "no_need"      // không ghi nhận nhu cầu
	GapNotEligible GapReason = "not_eligible" // không cơ sở nào đủ điều kiện
	GapIncomplete  GapReason = "incomplete"   // không hồ sơ nào hoàn chỉnh
	GapRejected    GapReason = "rejected"     // thẩm định không đạt
	GapWithdrawn   GapReason = "withdrawn"    // cơ sở rút hồ sơ
	GapNoOwnMoney  GapReason = "no_own_money" // cơ sở không có vốn đối ứng
	GapOtherMoney  GapReason = "other_money"  // chương trình khác đã hỗ trợ
	GapNotTold     GapReason = "not_told"     // chưa tuyên truyền tới
	GapOther       GapReason = "other"        // khác
)

var gapReasons = []struct {
	Reason GapReason
	Label  string
}{
	{GapNoNeed, "Không ghi nhận nhu cầu"}, {GapNotEligible, "Không cơ sở nào đủ điều kiện"}, {GapIncomplete, "Không hồ sơ nào hoàn chỉnh kịp thời"},
	{GapRejected, "Thẩm định không đạt"}, {GapWithdrawn, "Cơ sở rút hồ sơ"}, {GapNoOwnMoney, "Cơ sở không có vốn đối ứng"},
	{GapOtherMoney, "Chương trình khác đã hỗ trợ"}, {GapNotTold, "Chưa tuyên truyền tới cơ sở"}, {GapOther, "Lý do khác"},
}

// GapReasons in the order of forms.
func GapReasons() (all []GapReason) {
	for _, r := range gapReasons {
		all = append(all, r.Reason)
	}
	return all
}

// Label is the reason in Vietnamese.
func (g GapReason) Label() string {
	for _, r := range gapReasons {
		if r.Reason == g {
			return r.Label
		}
	}
	return string(g)
}

// PlanGap (nội dung không có nhu cầu) is what the office says of one content
// without a project in a year's plan.
type PlanGap struct {
	PlanID  int64
	Content string
	Reasons []GapReason
	Text    string
	Entered Entered
}

// Check refuses a record that says nothing.
func (g PlanGap) Check() error {
	errs := []error{atMost("text", "giải thích", g.Text, 2000)}
	if _, ok := ContentByCode(g.Content); !ok {
		errs = append(errs, Refuse(Invalid, "content", "Nội dung “%s” không có trong danh mục.", g.Content))
	}
	if len(g.Reasons) == 0 {
		errs = append(errs, Refuse(Invalid, "reasons", "Chọn ít nhất một lý do."))
	}
	for _, r := range g.Reasons {
		if !slices.Contains(GapReasons(), r) {
			errs = append(errs, Refuse(Invalid, "reasons", "Lý do “%s” không có trong danh sách.", string(r)))
		}
	}
	if slices.Contains(g.Reasons, GapOther) && g.Text == "" {
		errs = append(errs, Refuse(Invalid, "text", "Ghi rõ lý do khác."))
	}
	return errors.Join(errs...)
}

// GapRow is a content that has money in the programme and no project of this
// year that is or could be in the plan, with what became of those who asked.
type GapRow struct {
	Content   Content
	Goal      Goal // of the programme
	Left      Quantity
	Needs     int64 // nhu cầu đã ghi nhận, not drafted yet
	Drafts    int64 // drafts, and returned to be mended
	UnderWay  int64 // handed in, not yet appraised to the end
	Rejected  int64
	Withdrawn int64
	Known     PlanGap // what the office says; no reasons where it has said nothing
}

// GapRows lists the contents with a target of support and nobody to give it
// to, in the order of the law.
func (a AnnualPlan) GapRows() (all []GapRow) {
	for _, r := range a.RestByContent() {
		if !r.Goal.Support.Known && !r.Goal.Projects.Known || r.Here != (Sums{}) || r.Asking != (Sums{}) || r.Open != (Sums{}) {
			continue
		}
		c, _ := ContentByCode(r.Key)
		row := GapRow{Content: c, Goal: r.Goal, Left: r.Left().Support}
		for _, cell := range a.Cells {
			if cell.Year == a.Plan.Year && cell.Level == a.Plan.Level && cell.Content == r.Key {
				row.count(cell)
			}
		}
		if i := slices.IndexFunc(a.Gaps, func(g PlanGap) bool { return g.Content == r.Key }); i >= 0 {
			row.Known = a.Gaps[i]
		}
		all = append(all, row)
	}
	return all
}

func (g *GapRow) count(c Cell) {
	n := c.Approved.Projects + c.Approved.Plans
	switch c.Stage {
	case Need:
		g.Needs += n
	case Draft, Returned:
		g.Drafts += n
	case Rejected:
		g.Rejected += n
	case Withdrawn:
		g.Withdrawn += n
	default:
		g.UnderWay += n
	}
}

// Suggested are the reasons that the counts themselves show.
func (g GapRow) Suggested() (all []GapReason) {
	if g.Needs+g.Drafts+g.UnderWay+g.Rejected+g.Withdrawn == 0 {
		return []GapReason{GapNoNeed}
	}
	if g.Drafts > 0 || g.Needs > 0 {
		all = append(all, GapIncomplete)
	}
	if g.Rejected > 0 {
		all = append(all, GapRejected)
	}
	if g.Withdrawn > 0 {
		all = append(all, GapWithdrawn)
	}
	return all
}
