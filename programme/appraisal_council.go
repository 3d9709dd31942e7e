package programme

import (
	"errors"
	"fmt"
	"slices"
)

// CouncilRole (vai trò trong hội đồng) is what a member does in a council.
type CouncilRole string

const (
	Chair     CouncilRole = "chair"     // chủ tịch
	Secretary CouncilRole = "secretary" // thư ký
	Reviewer  CouncilRole = "reviewer"  // ủy viên phản biện
	Ordinary  CouncilRole = "member"    // ủy viên
	Appraiser CouncilRole = "officer"   // chuyên viên thẩm định, no council
)

// CouncilRoles in the order of forms.
var CouncilRoles = []CouncilRole{Chair, Secretary, Reviewer, Ordinary}

// Label is the role in Vietnamese.
func (r CouncilRole) Label() string {
	switch r {
	case Chair:
		return "Chủ tịch hội đồng"
	case Secretary:
		return "Ủy viên, thư ký"
	case Reviewer:
		return "Ủy viên phản biện"
	case Ordinary:
		return "Ủy viên"
	case Appraiser:
		return "Chuyên viên thẩm định"
	}
	return string(r)
}

// Declaration (khai lợi ích liên quan) is whether a member has an interest in
// the project or its beneficiary.
type Declaration string

const (
	Undeclared Declaration = ""
	NoInterest Declaration = "no"
	Interested Declaration = "yes"
)

// Member is one person of a council, or the officer who appraises alone.
type Member struct {
	No       int         `json:"no"` // from 1; marks name it
	Name     string      `json:"name"`
	Office   string      `json:"office,omitempty"` // post and office
	Role     CouncilRole `json:"role"`
	Absent   bool        `json:"absent,omitempty"`
	Declared Declaration `json:"declared,omitempty"`
	Interest string      `json:"interest,omitempty"` // what it is, where there is one
}

// Excluded tells a member who has an interest and so gives no marks; Votes one
// whose marks count.
func (m Member) Excluded() bool { return m.Declared == Interested }
func (m Member) Votes() bool    { return !m.Absent && !m.Excluded() }

// Standing is how the member took part, in words.
func (m Member) Standing() string {
	switch {
	case m.Excluded():
		return "Có lợi ích liên quan, không chấm: " + m.Interest
	case m.Absent:
		return "Vắng mặt"
	case m.Declared == NoInterest:
		return "Không có lợi ích liên quan"
	}
	return "Chưa khai"
}

// InterestHints names members who may have an interest that they did not
// declare, each in a sentence: the name of who owns the beneficiary, or of who
// prepared the dossier. Names may be alike by chance, so nothing is refused.
func InterestHints(members []Member, owner string, way []Moved) (all []string) {
	for _, m := range members {
		if m.Name == "" || m.Excluded() {
			continue
		}
		if owner != "" && Fold(owner) == Fold(m.Name) {
			all = append(all, fmt.Sprintf("%s trùng tên với người đại diện của đơn vị thụ hưởng. Hỏi lại trước khi thẩm định.", m.Name))
		}
		if slices.ContainsFunc(way, func(w Moved) bool {
			return slices.Contains([]Move{Begin, Draw, Submit, Resubmit}, w.Move) && Fold(w.UserName) == Fold(m.Name)
		}) {
			all = append(all, fmt.Sprintf("%s trùng tên với người đã lập hoặc nộp hồ sơ này. Người chuẩn bị hồ sơ không nên thẩm định nó.", m.Name))
		}
	}
	return all
}

// Minutes (biên bản họp hội đồng) is the paper of a council's meeting.
type Minutes struct {
	Number string `json:"number,omitempty"` // without the symbol
	Date   Day    `json:"date,omitempty"`
	Place  string `json:"place,omitempty"`
	Talk   string `json:"talk,omitempty"` // ý kiến thảo luận
}

// smallestCouncil is how many members a council has at least.
const smallestCouncil = 3

// checkMembers refuses members that cannot be, in a draft too.
func (b AppraisalBody) checkMembers(by AppraisalBy) error {
	var errs []error
	for _, m := range b.Members {
		field := func(name string) string { return fmt.Sprintf("%s_%d", name, m.No) }
		errs = append(errs, required(field("member"), "họ tên thành viên", m.Name, 200), atMost(field("post"), "chức vụ, cơ quan", m.Office, 200), atMost(field("interest"), "lợi ích liên quan", m.Interest, 500))
		if by == ByCouncil && !slices.Contains(CouncilRoles, m.Role) {
			errs = append(errs, Refuse(Invalid, field("role"), "%s: chọn vai trò trong hội đồng.", m.Name))
		}
		if m.Excluded() && m.Interest == "" {
			errs = append(errs, Refuse(Invalid, field("interest"), "%s khai có lợi ích liên quan: ghi rõ là lợi ích gì.", m.Name))
		}
	}
	return errors.Join(errs...)
}

// checkMarks refuses marks beyond their scale, and those of who may not give
// any.
func (b AppraisalBody) checkMarks() error {
	var errs []error
	for _, mark := range b.Marks {
		i := slices.IndexFunc(b.Members, func(m Member) bool { return m.No == mark.Member })
		j := slices.IndexFunc(b.Criteria, func(c AppliedCriterion) bool { return c.Code == mark.Code })
		if i < 0 || j < 0 {
			errs = append(errs, Refuse(Invalid, "", "Điểm gửi lên không thuộc thành viên hoặc tiêu chí nào của phiếu. Tải lại trang rồi nhập lại."))
			continue
		}
		m, c := b.Members[i], b.Criteria[j]
		field := MarkField(mark.Member, mark.Code)
		errs = append(errs, atMost(field, "nhận xét", mark.Remark, 1000))
		switch {
		case m.Excluded() && mark.given(c):
			errs = append(errs, Refuse(Invalid, field, "%s có lợi ích liên quan đến đề án nên không được chấm “%s”. Xóa điểm này; tổng điểm tính không có thành viên này.", m.Name, lowerFirst(c.Name)))
		case m.Absent && mark.given(c):
			errs = append(errs, Refuse(Invalid, field, "%s vắng mặt nên không chấm “%s”. Xóa điểm này, hoặc bỏ dấu vắng mặt.", m.Name, lowerFirst(c.Name)))
		case c.Scored() && mark.Score.Known && (mark.Score.Value < 0 || mark.Score.Value > c.Scale*hundredth):
			errs = append(errs, Refuse(Invalid, field, "%s chấm %s cho “%s”: ngoài thang từ 0 đến %d. Sửa lại.", m.Name, mark.ScoreText(c), lowerFirst(c.Name), c.Scale))
		case !c.Scored() && mark.Met != Unanswered && mark.Met != Met && mark.Met != NotMet:
			errs = append(errs, Refuse(Invalid, field, "“%s”: chọn đạt hoặc không đạt.", c.Name))
		}
	}
	return errors.Join(errs...)
}

// MarkField names the form field of a mark.
func MarkField(member int, code string) string { return fmt.Sprintf("mark_%d_%s", member, code) }

// checkWhole refuses a report that is put before the leader without what makes
// it whole: who appraised, declared and marked everything.
func (b AppraisalBody) checkWhole(by AppraisalBy, today Day) error {
	var errs []error
	for _, m := range b.Members {
		if m.Declared == Undeclared && !m.Absent {
			errs = append(errs, Refuse(Invalid, fmt.Sprintf("declared_%d", m.No), "%s chưa khai có lợi ích liên quan đến đề án hay không.", m.Name))
		}
	}
	if by == ByCouncil {
		errs = append(errs, b.checkCouncil(today))
	} else if len(b.Members) != 1 || b.Members[0].Excluded() {
		errs = append(errs, Refuse(Forbidden, "declared_1", "Bạn khai có lợi ích liên quan đến đề án nên không được thẩm định. Đề nghị lãnh đạo giao người khác, hoặc lập hội đồng."))
	}
	for _, c := range b.Criteria {
		for _, m := range b.Voting() {
			if !b.Mark(m.No, c.Code).given(c) {
				errs = append(errs, Refuse(Invalid, MarkField(m.No, c.Code), "%s chưa chấm “%s”.", m.Name, lowerFirst(c.Name)))
			}
		}
	}
	return errors.Join(errs...)
}

func (b AppraisalBody) checkCouncil(today Day) error {
	var errs []error
	count := map[CouncilRole]int{}
	for _, m := range b.Members {
		count[m.Role]++
		if (m.Role == Chair || m.Role == Secretary) && !m.Votes() {
			errs = append(errs, Refuse(Invalid, fmt.Sprintf("role_%d", m.No), "%s là %s nhưng vắng mặt hoặc có lợi ích liên quan. Chọn người khác làm việc này.", m.Name, lowerFirst(m.Role.Label())))
		}
	}
	voting := len(b.Voting())
	switch {
	case len(b.Members) < smallestCouncil:
		errs = append(errs, Refuse(Invalid, "members", "Hội đồng có ít nhất %d thành viên. Thêm thành viên, hoặc chọn chuyên viên thẩm định.", smallestCouncil))
	case count[Chair] != 1 || count[Secretary] != 1:
		errs = append(errs, Refuse(Invalid, "members", "Hội đồng có đúng một chủ tịch và một thư ký. Chọn lại vai trò của từng thành viên."))
	case 2*voting <= len(b.Members):
		errs = append(errs, Refuse(Invalid, "members", "Chỉ %d trong %d thành viên có mặt và được chấm, chưa quá nửa nên hội đồng không kết luận được. Họp lại với đủ thành viên.", voting, len(b.Members)))
	}
	errs = append(errs, required("minutes_number", "số biên bản", b.Minutes.Number, 20), required("minutes_place", "nơi họp", b.Minutes.Place, 200), atMost("minutes_talk", "ý kiến thảo luận", b.Minutes.Talk, 8000))
	if b.Minutes.Date == 0 || b.Minutes.Date > today {
		errs = append(errs, Refuse(Invalid, "minutes_date", "Nhập ngày họp, không sau hôm nay (%s).", today))
	}
	return errors.Join(errs...)
}
