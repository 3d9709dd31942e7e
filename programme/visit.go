package programme

import (
	"errors"
	"slices"
	"time"
)

// VisitPurpose (việc đã làm) is what somebody did on a visit.
type VisitPurpose string

const (
	VisitInform VisitPurpose = "inform" // tuyên truyền chính sách
	VisitNeed   VisitPurpose = "need"   // nắm nhu cầu
	VisitHelp   VisitPurpose = "help"   // giúp lập hồ sơ
	VisitFollow VisitPurpose = "follow" // theo dõi đề án, máy đã hỗ trợ
	VisitOther  VisitPurpose = "other"
)

// VisitPurposes in the order of forms.
var VisitPurposes = []VisitPurpose{VisitInform, VisitNeed, VisitHelp, VisitFollow, VisitOther}

// Label is the purpose in Vietnamese.
func (p VisitPurpose) Label() string {
	switch p {
	case VisitInform:
		return "Tuyên truyền chính sách"
	case VisitNeed:
		return "Nắm nhu cầu"
	case VisitHelp:
		return "Giúp lập hồ sơ"
	case VisitFollow:
		return "Theo dõi đề án, máy đã hỗ trợ"
	case VisitOther:
		return "Việc khác"
	}
	return string(p)
}

// VisitState is how a visit stands.
type VisitState string

const (
	VisitRecorded  VisitState = "recorded"  // chờ xác nhận
	VisitConfirmed VisitState = "confirmed" // đã xác nhận, được tính
	VisitRefused   VisitState = "refused"   // không xác nhận
)

// Label is the state in Vietnamese.
func (s VisitState) Label() string {
	switch s {
	case VisitConfirmed:
		return "Đã xác nhận"
	case VisitRefused:
		return "Không xác nhận"
	}
	return "Chờ xác nhận"
}

// Visit (lượt đi cơ sở) is one time that a collaborator or officer went to the
// establishments of a place. It counts, also for allowances, once somebody else
// has confirmed it; what is confirmed is not edited any more.
type Visit struct {
	ID            int64
	Key           string // of the form that it was typed in: sent twice, it is one visit
	PostID        int64  // that it was made in
	PostTitle     string
	Role          Role
	UserID        int64
	UserName      string
	On            Day
	Place         PlaceRef
	Establishment EstablishmentRef // ID 0: none in particular
	Purpose       VisitPurpose
	Reached       int64  // how many people or establishments were spoken to
	Text          string // what was done, what was asked for
	State         VisitState
	DecidedBy     int64
	DecidedName   string
	DecidedOn     Day
	Remark        string // of who decided
	Version       int64
	UpdatedAt     time.Time
}

// mostReached is more people than one visit reaches.
const mostReached = 5000

// Check refuses a visit that cannot be; today is the last day that it may have
// been on.
func (v Visit) Check(today Day) error {
	errs := []error{required("text", "việc đã làm", v.Text, 2000), required("key", "mã của biểu mẫu", v.Key, 64)}
	switch {
	case v.On == 0:
		errs = append(errs, Refuse(Invalid, "on", "Nhập ngày đi."))
	case v.On > today:
		errs = append(errs, Refuse(Invalid, "on", "Ngày đi %s chưa tới. Ghi lượt đi sau khi đã đi.", v.On))
	case v.On < today.Plus(-366):
		errs = append(errs, Refuse(Invalid, "on", "Ngày đi %s đã quá một năm. Kiểm tra lại năm.", v.On))
	}
	if v.Place.Code == "" {
		errs = append(errs, Refuse(Invalid, "place", "Chọn xã, phường đã đến."))
	}
	if !slices.Contains(VisitPurposes, v.Purpose) {
		errs = append(errs, Refuse(Invalid, "purpose", "Chọn việc đã làm."))
	}
	if v.Reached < 0 || v.Reached > mostReached {
		errs = append(errs, Refuse(Invalid, "reached", "Số người đã gặp từ 0 đến %s.", CountText(mostReached)))
	}
	return errors.Join(errs...)
}

// MayEdit refuses an edit of a visit by another than who made it, or of one
// that was decided on.
func (v Visit) MayEdit(u User) error {
	switch {
	case u.Role != RoleLocal && v.UserID != u.ID:
		return Refuse(Forbidden, "", "Lượt đi này do %s ghi; chỉ người ghi sửa được.", v.UserName)
	case v.State == VisitConfirmed:
		return Refuse(Conflict, "", "Lượt đi này đã được %s xác nhận ngày %s nên không sửa được. Ghi lượt đi mới nếu cần.", v.DecidedName, v.DecidedOn)
	}
	return nil
}

// Decide confirms or refuses a visit: never by who made it.
func (v *Visit) Decide(u User, to VisitState, remark string, today Day) error {
	switch {
	case v.State == VisitConfirmed:
		return Refuse(Conflict, "", "Lượt đi này đã được %s xác nhận ngày %s.", v.DecidedName, v.DecidedOn)
	case u.Role != RoleLocal && v.UserID == u.ID:
		return Refuse(Forbidden, "", "Bạn ghi lượt đi này nên không tự xác nhận. Người khác của xã hoặc trung tâm phải xác nhận.")
	case to != VisitConfirmed && to != VisitRefused:
		return Refuse(Invalid, "state", "Chọn xác nhận hoặc không xác nhận.")
	case to == VisitRefused && remark == "":
		return Refuse(Invalid, "remark", "Ghi lý do không xác nhận để người đi biết mà bổ sung.")
	}
	if err := atMost("remark", "ý kiến", remark, 500); err != nil {
		return err
	}
	v.State, v.DecidedBy, v.DecidedName, v.DecidedOn, v.Remark = to, u.ID, u.Name, today, remark
	return nil
}

// Title names the visit in one line.
func (v Visit) Title() string { return v.Purpose.Label() + ", " + v.Place.Name + ", " + v.On.String() }

// Fields lists the visit as people read it.
func (v Visit) Fields() []FieldValue {
	return []FieldValue{
		{"on", "Ngày đi", v.On.String()}, {"place", "Địa bàn", v.Place.String()}, {"establishment", "Cơ sở", v.Establishment.Name},
		{"purpose", "Việc đã làm", v.Purpose.Label()}, {"reached", "Số người đã gặp", CountText(v.Reached)}, {"text", "Nội dung", v.Text},
		{"state", "Tình trạng", v.State.Label()}, {"remark", "Ý kiến", v.Remark},
	}
}
