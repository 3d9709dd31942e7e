package programme

import (
	"cmp"
	"slices"
)

// activeDays is within how many days a visit makes a commune's network active.
const activeDays = 90

// NetworkPost (người phụ trách địa bàn) is a post of the field in a commune.
type NetworkPost struct {
	Post   Post
	Holder string // "" for nobody
	Since  Day    // since when the post stands empty, where nobody holds it
}

// VacantDays is how long the post has stood empty.
func (p NetworkPost) VacantDays(today Day) int {
	if p.Holder != "" {
		return 0
	}
	return max(p.Since.DaysUntil(today), 0)
}

// CommuneState tells how a commune is looked after.
type CommuneState string

const (
	CommuneActive CommuneState = "active" // somebody visited within activeDays
	CommuneQuiet  CommuneState = "quiet"  // there is somebody, and no visit
	CommuneVacant CommuneState = "vacant" // there are posts, and nobody holds one
	CommuneNobody CommuneState = "nobody" // no post at all
)

// CommuneStates in the order in which a list has them: the worst first.
var CommuneStates = []CommuneState{CommuneNobody, CommuneVacant, CommuneQuiet, CommuneActive}

// Label is the state in Vietnamese.
func (s CommuneState) Label() string {
	switch s {
	case CommuneActive:
		return "Đang hoạt động"
	case CommuneQuiet:
		return "Chưa thấy hoạt động"
	case CommuneVacant:
		return "Chức vụ trống"
	case CommuneNobody:
		return "Chưa có ai"
	}
	return string(s)
}

// CommuneCover (độ phủ của một xã) is who looks after a commune and what was
// done there.
type CommuneCover struct {
	Unit                    Place
	Officers, Collaborators []NetworkPost
	Visits                  int64 // confirmed, within activeDays
	LastVisit               Day   // confirmed, of all times
	Needs                   int64 // needs and drafts begun within activeDays
	Establishments          int64
	Open                    int64 // dossiers under way
	Supported               int64 // of these, those that were ever given support
}

// State is how the commune is looked after.
func (c CommuneCover) State() CommuneState {
	posts := append(slices.Clone(c.Officers), c.Collaborators...)
	held := slices.ContainsFunc(posts, func(p NetworkPost) bool { return p.Holder != "" })
	switch {
	case len(posts) == 0:
		return CommuneNobody
	case !held:
		return CommuneVacant
	case c.Visits > 0:
		return CommuneActive
	}
	return CommuneQuiet
}

// Network (mạng lưới cộng tác viên) is the communes of a province with who
// looks after them.
type Network struct {
	Today    Day
	Communes []CommuneCover // the worst state first, then by name
}

// ActiveFrom is the first day on which a visit makes a commune active.
func (n Network) ActiveFrom() Day { return n.Today.Plus(-activeDays) }

// Sort puts what needs somebody first.
func (n Network) Sort() {
	slices.SortStableFunc(n.Communes, func(a, b CommuneCover) int {
		return cmp.Or(cmp.Compare(slices.Index(CommuneStates, a.State()), slices.Index(CommuneStates, b.State())), cmp.Compare(a.Unit.Name, b.Unit.Name))
	})
}

// Count is how many communes are in a state.
func (n Network) Count(s CommuneState) (count int64) {
	for _, c := range n.Communes {
		if c.State() == s {
			count++
		}
	}
	return count
}

// WithCollaborator is how many communes have a collaborator today.
func (n Network) WithCollaborator() (count int64) {
	for _, c := range n.Communes {
		if slices.ContainsFunc(c.Collaborators, func(p NetworkPost) bool { return p.Holder != "" }) {
			count++
		}
	}
	return count
}

// Unreached is how many communes have no establishment that was ever given
// support.
func (n Network) Unreached() (count int64) {
	for _, c := range n.Communes {
		if c.Supported == 0 {
			count++
		}
	}
	return count
}

// VacantDays is how long the posts of the field that nobody holds have stood
// empty, added up.
func (n Network) VacantDays() (days int64) {
	seen := map[int64]bool{}
	for _, c := range n.Communes {
		for _, p := range append(slices.Clone(c.Officers), c.Collaborators...) {
			if !seen[p.Post.ID] {
				seen[p.Post.ID] = true
				days += int64(p.VacantDays(n.Today))
			}
		}
	}
	return days
}

// Allowance (thù lao) is what a collaborator has in a month.
type Allowance struct {
	UserID     int64
	Name, Post string
	Confirmed  int64 // visits that count
	Waiting    int64 // visits that nobody has decided on
	Due        Money // by the rules; 0 where they are not kept, or not confirmed
	Why        string
}

// AllowanceOf reckons a month's allowance from the confirmed visits. day is the
// last day of the month.
func (b RuleBook) AllowanceOf(a Allowance, day Day) Allowance {
	pay, unknown := b.On(RuleCollaboratorPay, day)
	if unknown != "" {
		a.Why = unknown
		return a
	}
	least, unknown := b.On(RuleCollaboratorVisits, day)
	switch {
	case unknown != "":
		a.Why = unknown
	case a.Confirmed < least.Value:
		a.Why = "Chưa đủ " + least.Text() + " được xác nhận trong tháng – " + least.Citation() + "."
	default:
		a.Due, a.Why = Money(pay.Value), pay.Text()+" – "+pay.Citation()+"."
	}
	return a
}
