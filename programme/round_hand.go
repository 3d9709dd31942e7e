package programme

import "time"

// Hand (nơi giữ hồ sơ) is where a dossier lies while it waits.
type Hand string

const (
	HandDraft      Hand = "draft"      // cơ sở soạn hồ sơ, trước lần nộp đầu
	HandApplicant  Hand = "applicant"  // cơ sở bổ sung; đồng hồ của cơ quan dừng
	HandCentre     Hand = "centre"     // trung tâm
	HandDepartment Hand = "department" // Sở Công Thương
	HandMinistry   Hand = "ministry"   // cơ quan khuyến công quốc gia
	HandCommittee  Hand = "committee"  // UBND cấp tỉnh
)

// Hands in the order in which a dossier passes through them.
var Hands = []Hand{HandDraft, HandApplicant, HandCentre, HandDepartment, HandMinistry, HandCommittee}

// Label is the hand in Vietnamese.
func (h Hand) Label() string {
	switch h {
	case HandDraft:
		return "Soạn hồ sơ"
	case HandApplicant:
		return "Cơ sở bổ sung"
	case HandCentre:
		return "Trung tâm"
	case HandDepartment:
		return "Sở Công Thương"
	case HandMinistry:
		return "Cơ quan quốc gia"
	case HandCommittee:
		return "UBND tỉnh"
	}
	return string(h)
}

// HandOf is where a dossier of a level lies while it stands at a stage; "" for
// stages past the annual plan. What was withdrawn or refused lies nowhere.
func HandOf(s Stage, level Level) Hand {
	switch s {
	case Need, Draft:
		return HandDraft
	case Returned:
		return HandApplicant
	case Submitted, Checked:
		return HandCentre
	case BaseAppraisal, BasePassed, MinistryPassed:
		return HandDepartment
	case MinistryAppraisal:
		return HandMinistry
	case Proposed:
		if level == National {
			return HandMinistry
		}
		return HandCommittee
	}
	return ""
}

// Days is a stretch of time counted both ways.
type Days struct{ Calendar, Working int64 }

// Plus adds two stretches.
func (d Days) Plus(o Days) Days { return Days{d.Calendar + o.Calendar, d.Working + o.Working} }

// stretch counts the days after from up to and with to.
func stretch(from, to Day) Days {
	if to <= from {
		return Days{}
	}
	calendar := int64(to.start().Sub(from.start()) / (24 * time.Hour))
	return Days{calendar, int64(WorkingDaysUntil(from, to))}
}

// start is the first moment of the day in Vietnam.
func (d Day) start() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 0, 0, 0, 0, vietnam)
}

// Moments are the first moment of the day and the first of the next one: what
// lies between happened on the day, in Vietnam.
func (d Day) Moments() (from, until time.Time) { return d.start().UTC(), d.Plus(1).start().UTC() }
