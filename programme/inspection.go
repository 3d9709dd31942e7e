package programme

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// InspectionSide (bên tham gia) is whom somebody who takes part stands for.
type InspectionSide string

const (
	SideCentre        InspectionSide = "centre"
	SideDepartment    InspectionSide = "department"
	SideCommune       InspectionSide = "commune"
	SideEstablishment InspectionSide = "establishment"
	SideOther         InspectionSide = "other"
)

// InspectionSides in the order of papers.
var InspectionSides = []InspectionSide{SideCentre, SideDepartment, SideCommune, SideEstablishment, SideOther}

// Label is the side in Vietnamese.
func (s InspectionSide) Label() string {
	switch s {
	case SideCentre:
		return "Trung tâm khuyến công"
	case SideDepartment:
		return "Sở Công Thương"
	case SideCommune:
		return "UBND cấp xã"
	case SideEstablishment:
		return "Đơn vị thụ hưởng"
	case SideOther:
		return "Cơ quan khác"
	}
	return string(s)
}

// SeenAnswer is what was found of one point of the checklist, or of a trial run.
type SeenAnswer string

const (
	SeenOpen SeenAnswer = ""     // nobody has said
	SeenYes  SeenAnswer = "yes"  // đạt
	SeenNo   SeenAnswer = "no"   // chưa đạt
	SeenNone SeenAnswer = "none" // không có nội dung này
)

// Label is the answer in Vietnamese.
func (a SeenAnswer) Label() string {
	switch a {
	case SeenYes:
		return "Đạt"
	case SeenNo:
		return "Chưa đạt"
	case SeenNone:
		return "Không có"
	}
	return "Chưa trả lời"
}

// InspectionMember is one who takes part.
type InspectionMember struct {
	Side  InspectionSide `json:"side"`
	Name  string         `json:"name"`
	Title string         `json:"title,omitempty"`
}

// InspectionAnswer is one point of the checklist as it was asked, with what was
// found.
type InspectionAnswer struct {
	Code   string     `json:"code"`
	Text   string     `json:"text"`
	Source string     `json:"source,omitempty"`
	Answer SeenAnswer `json:"answer,omitempty"`
	Remark string     `json:"remark,omitempty"`
}

// Inspection (biên bản kiểm tra) is the minutes of one visit: written on the
// spot, signed by who took part, and never changed once concluded.
type Inspection struct {
	ID         int64
	MatterID   int64
	ProjectID  int64
	Number     string // số biên bản
	Held       Day
	Body       InspectionBody
	Concluded  bool
	WrittenBy  int64
	WriterName string
	WriterPost string
	At         time.Time // last saved
	Version    int64
}

// InspectionBody is what the minutes say.
type InspectionBody struct {
	Where      string             `json:"where,omitempty"`
	From       string             `json:"from,omitempty"` // of the day: "8 giờ 30"
	Until      string             `json:"until,omitempty"`
	Members    []InspectionMember `json:"members,omitempty"`
	Work       string             `json:"work,omitempty"`    // state of the work
	Percent    string             `json:"percent,omitempty"` // of the volume as seen, whole percent as typed; "" for not judged
	Points     []InspectionAnswer `json:"points,omitempty"`
	Machines   []MachineSeen      `json:"machines,omitempty"`
	Said       string             `json:"said,omitempty"` // what the establishment says
	Conclusion string             `json:"conclusion,omitempty"`
	Findings   []string           `json:"findings,omitempty"` // as they stood when it was concluded
	Photos     []string           `json:"photos,omitempty"`
}

// MostMembers is how many take part at most.
const MostMembers = 12

// Check refuses minutes that cannot be; with concluded those that are not
// complete, too.
func (i Inspection) Check(today Day, concluded bool) error {
	b := i.Body
	errs := []error{
		atMost("number", "số biên bản", i.Number, 60), atMost("where", "nơi kiểm tra", b.Where, 300), atMost("begin", "giờ bắt đầu", b.From, 30), atMost("end", "giờ kết thúc", b.Until, 30),
		atMost("work", "tình hình thực hiện", b.Work, 4000), atMost("said", "ý kiến của cơ sở", b.Said, 4000), atMost("conclusion", "kết luận", b.Conclusion, 4000),
	}
	wrong := func(field, format string, args ...any) {
		errs = append(errs, Refuse(Invalid, field, format, args...))
	}
	if i.Held > today {
		wrong("held", "Ngày kiểm tra %s ở sau hôm nay. Biên bản ghi việc đã làm.", i.Held)
	}
	if n, err := strconv.Atoi(b.Percent); b.Percent != "" && (err != nil || n < 0 || n > 100) {
		wrong("percent", "Khối lượng nhìn thấy phải là số nguyên từ 0 đến 100, hoặc để trống.")
	}
	if len(b.Members) > MostMembers {
		wrong("", "Biên bản có nhiều nhất %d người tham gia.", MostMembers)
	}
	for n, m := range b.Members {
		errs = append(errs, m.check(n+1))
	}
	for _, p := range b.Points {
		errs = append(errs, atMost("remark_"+p.Code, "nhận xét", p.Remark, 1000))
	}
	for _, m := range b.Machines {
		errs = append(errs, m.check())
	}
	if concluded {
		errs = append(errs, i.complete())
	}
	return errors.Join(errs...)
}

func (m InspectionMember) check(row int) error {
	at := "_" + strconv.Itoa(row)
	errs := []error{atMost("member"+at, "họ tên", m.Name, 200), atMost("title"+at, "chức vụ", m.Title, 200)}
	if m.Name == "" {
		errs = append(errs, Refuse(Invalid, "member"+at, "Dòng %d: có chức vụ mà chưa có họ tên.", row))
	}
	if !slices.Contains(InspectionSides, m.Side) {
		errs = append(errs, Refuse(Invalid, "side"+at, "Dòng %d: chọn bên tham gia.", row))
	}
	return errors.Join(errs...)
}

// complete refuses minutes that leave something open.
func (i Inspection) complete() error {
	b := i.Body
	errs := []error{
		required("number", "số biên bản", i.Number, 60), required("where", "nơi kiểm tra", b.Where, 300), required("work", "tình hình thực hiện", b.Work, 4000),
		required("conclusion", "kết luận", b.Conclusion, 4000),
	}
	if i.Held == 0 {
		errs = append(errs, Refuse(Invalid, "held", "Nhập ngày đã kiểm tra."))
	}
	own := func(m InspectionMember) bool { return m.Side == SideEstablishment }
	if !slices.ContainsFunc(b.Members, own) {
		errs = append(errs, Refuse(Invalid, "member_1", "Chưa có người của đơn vị thụ hưởng. Ghi người đã cùng làm việc; nếu vắng, ghi tên người vắng và nêu ở tình hình thực hiện."))
	}
	if !slices.ContainsFunc(b.Members, func(m InspectionMember) bool { return !own(m) }) {
		errs = append(errs, Refuse(Invalid, "member_1", "Chưa có người của bên kiểm tra."))
	}
	for _, p := range b.Points {
		switch {
		case p.Answer == SeenOpen:
			errs = append(errs, Refuse(Invalid, "point_"+p.Code, "Chưa trả lời: %s.", lowerFirst(strings.TrimSuffix(p.Text, "."))))
		case p.Answer == SeenNo && p.Remark == "":
			errs = append(errs, Refuse(Invalid, "remark_"+p.Code, "Chưa đạt thì ghi đã thấy gì: %s.", lowerFirst(strings.TrimSuffix(p.Text, "."))))
		}
	}
	for _, m := range b.Machines {
		errs = append(errs, m.complete())
	}
	return errors.Join(errs...)
}

// Wrongs lists what was found not in order, for which a finding is raised
// before the minutes are concluded.
func (i Inspection) Wrongs() (all []string) {
	for _, p := range i.Body.Points {
		if p.Answer == SeenNo {
			all = append(all, strings.TrimSuffix(p.Text, ".")+": "+p.Remark)
		}
	}
	for _, m := range i.Body.Machines {
		if m.Wrong() {
			all = append(all, m.Verdict())
		}
	}
	return all
}

// Concludes refuses to conclude minutes in which something is wrong and no
// finding says so.
func (i Inspection) Concludes(findings int) error {
	if wrongs := i.Wrongs(); len(wrongs) > 0 && findings == 0 {
		return Refuse(Invalid, "findings", "Có %d nội dung chưa đạt (%s) mà chưa ghi tồn tại nào. Ghi ít nhất một tồn tại với người khắc phục và hạn, rồi kết thúc biên bản.", len(wrongs), strings.Join(wrongs, "; "))
	}
	return nil
}

// Title names the minutes.
func (i Inspection) Title() string {
	return fmt.Sprintf("Biên bản kiểm tra số %s ngày %s", orDots(i.Number), i.Held)
}

// By lists who takes part for a side.
func (b InspectionBody) By(side InspectionSide) (all []InspectionMember) {
	for _, m := range b.Members {
		if m.Side == side {
			all = append(all, m)
		}
	}
	return all
}

func orDots(s string) string {
	if s == "" {
		return "…"
	}
	return s
}

// Fields lists the minutes as people read them.
func (i Inspection) Fields() (all []FieldValue) {
	b := i.Body
	all = []FieldValue{
		{"number", "Số biên bản", i.Number}, {"held", "Ngày kiểm tra", i.Held.String()}, {"where", "Nơi kiểm tra", b.Where}, {"begin", "Bắt đầu", b.From}, {"end", "Kết thúc", b.Until},
	}
	for n, m := range b.Members {
		all = append(all, FieldValue{"member_" + strconv.Itoa(n+1), fmt.Sprintf("Người tham gia %d", n+1), strings.TrimSuffix(m.Side.Label()+": "+m.Name+", "+m.Title, ", ")})
	}
	all = append(all, FieldValue{"work", "Tình hình thực hiện", b.Work}, FieldValue{"percent", "Khối lượng nhìn thấy, %", b.Percent})
	for _, p := range b.Points {
		if p.Answer != SeenOpen {
			all = append(all, FieldValue{"point_" + p.Code, p.Text, strings.TrimSuffix(p.Answer.Label()+": "+p.Remark, ": ")})
		}
	}
	for _, m := range b.Machines {
		if m.Run != SeenOpen || m.Serial != "" || m.Absent {
			all = append(all, FieldValue{"machine_" + strconv.Itoa(m.Row), fmt.Sprintf("Máy thứ %d", m.Row), strings.TrimSuffix(m.Verdict()+". "+m.Note, ". ")})
		}
	}
	return append(all, FieldValue{"said", "Ý kiến của cơ sở", b.Said}, FieldValue{"conclusion", "Kết luận", b.Conclusion})
}

// MayWriteMinutes refuses who may not write the minutes of a visit where it
// stands.
func (m Matter) MayWriteMinutes(p Project, u User) error {
	if !slices.ContainsFunc(m.Next(p, u), func(s MatterStep) bool { return s.Act == ActHold }) {
		if m.State == "planned" {
			return refuseMatter("Ghi biên bản kiểm tra", visitors, u)
		}
		return Refuse(Conflict, "", "Lần kiểm tra này đang ở tình trạng “%s” nên không ghi biên bản được nữa.", m.StateLabel())
	}
	return nil
}
