package programme

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// FindingOwner is who is to mend a finding: a role, or of it one person.
type FindingOwner struct {
	Role Role
	ID   int64
	Name string
	Post string
}

// Label names the owner: "Trần Văn Tám (Chủ cơ sở)", or the role.
func (o FindingOwner) Label() string {
	switch {
	case o.Name == "":
		return o.Role.Label()
	case o.Post == "":
		return o.Name + " (" + o.Role.Label() + ")"
	}
	return o.Name + " (" + o.Post + ")"
}

// FindingOwners are the roles that may be given a finding to mend.
var FindingOwners = []Role{RoleEstablishment, RoleCollaborator, RoleCommuneOfficer, RoleCentreOfficer, RoleCentreAccountant, RoleCentreDirector, RoleDepartmentOfficer,
	RoleDepartmentLeader, RoleFinanceOfficer, RoleNationalAgency}

// raisers may say that something is wrong, or stands in the way.
var raisers = append([]Role{RoleEstablishment, RoleCollaborator, RoleCentreAccountant}, visitors...)

// findings is the way of a finding (tồn tại) or an obstacle (vướng mắc): raised,
// mended by its owner, closed with proof by somebody else who has looked.
var findings = MatterTable{
	Kind: MatterFinding, Label: "Tồn tại, vướng mắc", Open: "Ghi tồn tại, vướng mắc", Stages: append(slices.Clone(atWork), Accepted, Completed, Stopped),
	Types: []MatterType{
		{"time", "Chậm tiến độ"}, {"volume", "Khối lượng chưa đủ"}, {"machine", "Máy không đúng danh mục"}, {"quality", "Chất lượng, vận hành"}, {"supplier", "Bên bán, lắp đặt"},
		{"site", "Mặt bằng, điện, nước"}, {"capital", "Vốn đối ứng"}, {"money", "Sử dụng kinh phí"}, {"papers", "Giấy tờ, chứng từ"}, {"market", "Nguyên liệu, đầu ra"},
		{"safety", "An toàn, môi trường"}, {"procedure", "Thủ tục"}, {"other", "Khác"},
	},
	Ask: MatterAsk{Type: "Loại tồn tại, vướng mắc", Text: "Tồn tại, vướng mắc là gì"},
	States: []MatterStation{
		{"open", "Chờ khắc phục", false}, {"fixed", "Đã khắc phục, chờ kiểm tra", false}, {"closed", "Đã đóng", true},
	},
	Steps: []MatterStep{
		{Act: ActAsk, Label: "Ghi tồn tại, vướng mắc", Done: "Ghi tồn tại, vướng mắc", To: "open", By: raisers, Owner: true, Days: 10, DueAs: "Khắc phục xong chậm nhất ngày", Source: provinceRule},
		{Act: ActFix, Label: "Báo đã khắc phục", Done: "Báo đã khắc phục", From: []MatterState{"open"}, To: "fixed", Asked: true, Note: true, Proof: true, Days: 3, Source: provinceRule},
		{Act: ActSolve, Label: "Đóng: đã kiểm tra, đạt", Done: "Đóng, đã kiểm tra", From: []MatterState{"fixed"}, To: "closed", By: visitors, NotBy: []MatterAct{ActFix}, Note: true, Proof: true,
			Source: "người kiểm tra không phải người khắc phục; đóng khi có ảnh, giấy tờ hoặc mô tả"},
		{Act: ActReturn, Label: "Chưa đạt, khắc phục tiếp", Done: "Chưa đạt, khắc phục tiếp", From: []MatterState{"fixed"}, To: "open", By: visitors, NotBy: []MatterAct{ActFix}, Note: true, Days: 5, DueAs: "Khắc phục xong chậm nhất ngày", Source: provinceRule},
		{Act: ActSolve, Label: "Đóng ngay: đã thấy khắc phục", Done: "Đóng, đã kiểm tra", From: []MatterState{"open"}, To: "closed", By: visitors, Aside: true, Note: true, Proof: true,
			Source: "người kiểm tra không phải người được giao; đóng khi có ảnh, giấy tờ hoặc mô tả"},
		{Act: ActHand, Label: "Giao người khác, đổi hạn", Done: "Giao lại, đổi hạn", From: []MatterState{"open"}, To: "open", By: visitors, Aside: true, Owner: true, Note: true, Days: 10, DueAs: "Khắc phục xong chậm nhất ngày", Source: ownRule},
		{Act: ActReopen, Label: "Mở lại", Done: "Mở lại", From: []MatterState{"closed"}, To: "open", By: visitors, Aside: true, Note: true, Days: 10, DueAs: "Khắc phục xong chậm nhất ngày", Source: ownRule},
	},
}

// Owner is who is to mend the finding.
func (m Matter) Owner() FindingOwner {
	return FindingOwner{Role: m.Asked, ID: m.OwnerID, Name: m.OwnerName}
}

// own gives the finding to its owner; without one it is the establishment's.
func (m *Matter) own(o FindingOwner) {
	if o.Role == "" {
		o = FindingOwner{Role: RoleEstablishment}
	}
	m.Asked, m.OwnerID, m.OwnerName = o.Role, o.ID, o.Name
}

// DaysOpen is how many days the finding has stood open by today, or stood open
// until it was closed.
func (m Matter) DaysOpen(today Day) int {
	if !m.Open() {
		today = DayOf(m.StateSince)
	}
	return DayOf(m.OpenedAt).DaysUntil(today)
}

// raisedBy gives the finding to its owner as far as the user may: who does not
// inspect tells the centre, and blocks nothing.
func (m *Matter) raisedBy(u User, o FindingOwner) {
	if !MayOrderFindings(u) {
		o, m.Blocking = FindingOwner{Role: RoleCentreOfficer}, false
	}
	m.own(o)
}

// MayOrderFindings tells who gives findings to others, and says of one that it
// must be closed before acceptance: who inspects.
func MayOrderFindings(u User) bool { return u.Role == RoleLocal || slices.Contains(visitors, u.Role) }

func (m Matter) checkOwner(p Project) error {
	switch {
	case !slices.Contains(FindingOwners, m.Asked):
		return Refuse(Invalid, "owner", "Vai trò %s không nhận việc khắc phục. Chọn người khác.", m.Asked.Label())
	case m.Asked == RoleNationalAgency && p.Level != National:
		return Refuse(Invalid, "owner", "Cơ quan khuyến công quốc gia không theo dõi đề án của nguồn địa phương. Chọn người khác.")
	}
	return nil
}

// checkFinding refuses to close a finding without proof, or by who has to mend
// it, and to hand it to nobody.
func (m Matter) checkFinding(s MatterStep, u User, e MatterEntry, p Project, f MatterFacts) error {
	var errs []error
	if s.Proof {
		errs = append(errs, checkProof(e, f))
	}
	if s.Act == ActSolve && m.OwnerID == u.ID && m.OwnerID != 0 && u.Role != RoleLocal {
		errs = append(errs, Refuse(Forbidden, "", "Bạn là người được giao khắc phục nên không được tự đóng. Báo đã khắc phục, rồi người khác kiểm tra và đóng."))
	}
	if s.Owner && e.Owner.Role != "" {
		handed := m
		handed.own(e.Owner)
		errs = append(errs, handed.checkOwner(p))
	}
	return errors.Join(errs...)
}

// fewestWords is how many words a description has at least that stands for a
// photo or a paper.
const fewestWords = 5

// checkProof refuses words that show nothing: a photo, a paper, or a sentence
// that says what one has seen.
func checkProof(e MatterEntry, f MatterFacts) error {
	if f.Photos > 0 || e.PaperNo != "" || len(strings.Fields(e.Note)) >= fewestWords {
		return nil
	}
	return Refuse(Invalid, "note", "Cần bằng chứng: thêm ảnh, ghi số và ngày của giấy tờ, hoặc mô tả đã làm gì, đã thấy gì (ít nhất %d chữ).", fewestWords)
}

// checkRecord refuses an act whose record does not come with it.
func (s MatterStep) checkRecord(f MatterFacts) error {
	if s.Record && !f.Record {
		return Refuse(Invalid, "", "Bước “%s” làm ở trang riêng của nó. Mở trang đó từ việc này.", lowerFirst(s.Label))
	}
	if len(f.Findings) > 0 && s.Act == ActConfirm {
		return Refuse(Conflict, "", "Còn %d tồn tại của lần kiểm tra này chưa đóng: %s. Đóng từng tồn tại; việc này tự xong theo.", len(f.Findings), strings.Join(f.Findings, "; "))
	}
	return nil
}

// DaysUntil is how many days of the calendar lie between two days; 0 where the
// later is not later.
func (d Day) DaysUntil(later Day) int {
	return max(0, int(later.start().Sub(d.start())/(24*time.Hour)))
}

// Found is the finding in one line: its type, what it is, who mends it by when.
func (m Matter) Found() string {
	s := m.TypeLabel() + ": " + strings.TrimSuffix(m.Text, ".") + " (" + m.Owner().Label()
	if m.Due != 0 {
		s += ", hạn " + m.Due.String()
	}
	return s + ")"
}
