package programme

import (
	"errors"
	"slices"
	"time"
)

// MatterKind (loại việc) is a small workflow beside that of the project: many
// may be open at once, each with its own state and its own deadline, whatever
// stage the project is at.
type MatterKind string

const (
	MatterOpinion   MatterKind = "opinion"   // xin ý kiến cơ quan khác
	MatterChange    MatterKind = "change"    // đề nghị điều chỉnh
	MatterPayment   MatterKind = "payment"   // đề nghị tạm ứng, thanh toán
	MatterProgress  MatterKind = "progress"  // báo cáo tiến độ
	MatterVisit     MatterKind = "visit"     // kiểm tra thực tế
	MatterComplaint MatterKind = "complaint" // khiếu nại
	MatterFinding   MatterKind = "finding"   // tồn tại, vướng mắc
)

// SMatter is the history of an opinion that was asked; other matters stand in
// that of the project.
const SMatter Subject = "matter"

// MatterState is where a matter stands; MatterAct is one thing done with it.
type (
	MatterState string
	MatterAct   string
)

// Matter (việc) is one piece of such work: an opinion that was asked, a change
// that was requested, a payment, a report, a visit, a complaint.
type Matter struct {
	ID         int64
	ProjectID  int64
	Kind       MatterKind
	Type       string // of the kind's types; "" where it has none
	State      MatterState
	StateSince time.Time
	Due        Day   // last day of who has to act now; 0 for none
	Asked      Role  // whose opinion, or who is to mend a finding; "" for an office outside the program
	OwnerID    int64 // of these the person who answers for it; 0: whoever holds the role
	OwnerName  string
	Blocking   bool   // of a finding: closed before acceptance and payment
	RaisedIn   int64  // of a finding: the inspection or report that raised it; 0: none
	About      string // which office is asked, which period is reported, which decision is complained of
	AboutMove  int64  // the decision, as a line of the project's way
	Text       string // the question, the reasons, what was found
	Was        string // of a change: what holds now
	Wanted     string // of a change: what is asked instead
	Amount     Money  // asked for, then as checked, then as paid
	Pay        Payment
	PaperNo    string // the letter that it came with, then the last paper on it
	PaperDate  Day
	OpenedBy   int64
	OpenedName string
	OpenedPost string
	OpenedRole Role
	OpenedAt   time.Time
	Version    int64
	UpdatedAt  time.Time
}

// MatterEntry is what comes with an act: words, a paper, an amount, a day.
type MatterEntry struct {
	Note      string
	PaperNo   string
	PaperDate Day
	Amount    Money
	Due       Day // 0: as the step says
	Owner     FindingOwner
	Pay       Payment
}

// MatterMoved is one line of a matter's way. Lines are only ever added.
type MatterMoved struct {
	ID        int64
	MatterID  int64
	Act       MatterAct
	From, To  MatterState
	At        time.Time
	UserID    int64
	UserName  string
	PostTitle string
	Role      Role
	Entry     MatterEntry
}

// Who is the person and the post that he acted in.
func (m MatterMoved) Who() string {
	if m.PostTitle == "" {
		return m.UserName
	}
	return m.UserName + " – " + m.PostTitle
}

// MatterFacts is what a matter's rules ask besides the matter and its project.
type MatterFacts struct {
	TakenBy   map[MatterAct]int64 // who took each act last, by account
	Pay       PaymentFacts        // of a payment
	Decided   Day                 // the day of the decision that is complained of; 0: none is named
	Complain  Deadline            // the last day to complain of it, and by which rule
	Decisions []Moved             // of the project, which one may complain of
	Record    bool                // the act brings the record that it needs: minutes, a report
	Photos    int                 // of the matter, added since it came to its state
	Findings  []string            // open ones that the matter raised
}

// Table is the small workflow of the matter's kind.
func (m Matter) Table() MatterTable { return m.Kind.Table() }

// Table is the small workflow of the kind.
func (k MatterKind) Table() MatterTable {
	for _, t := range Matters {
		if t.Kind == k {
			return t
		}
	}
	return MatterTable{Kind: k, Label: string(k)}
}

// Known tells whether there is such a kind.
func (k MatterKind) Known() bool { return k.Table().Steps != nil }

// Label is the kind in Vietnamese.
func (k MatterKind) Label() string { return k.Table().Label }

// StateLabel is where the matter stands, in Vietnamese.
func (m Matter) StateLabel() string { return m.Table().station(m.State).Label }

// Open tells whether something is still to be done with the matter.
func (m Matter) Open() bool { return !m.Table().station(m.State).Ended }

// Late tells whether an open matter's last day has passed.
func (m Matter) Late(today Day) bool { return m.Open() && m.Due != 0 && m.Due < today }

// TypeLabel is the type in Vietnamese; "" where the kind has none.
func (m Matter) TypeLabel() string {
	for _, t := range m.Table().Types {
		if t.Type == m.Type {
			return t.Label
		}
	}
	return ""
}

// Name is the matter in one line: "Xin ý kiến: Sở Tài chính".
func (m Matter) Name() string {
	name := m.Table().Label
	if label := m.TypeLabel(); label != "" && m.Kind == MatterFinding {
		return name + " – " + lowerFirst(label)
	} else if label != "" {
		name = label
	}
	if m.About != "" {
		return name + ": " + m.About
	}
	return name
}

// SeenBy tells whether the user, who sees the project, sees the matter: what
// offices say to each other is theirs, and of whoever they ask.
func (m Matter) SeenBy(u User) bool {
	return !m.Table().Internal || u.May(ReadInternal) || m.Asked != "" && m.Asked == u.Role
}

// SeenBy tells whether the user may see matters of the kind.
func (k MatterKind) SeenBy(u User) bool {
	return !k.Table().Internal || u.May(ReadInternal) || slices.Contains(OpinionRoles, u.Role)
}

// check refuses a matter that cannot be, naming every wrong field.
func (m Matter) check(p Project) error {
	t := m.Table()
	errs := []error{
		required("text", lowerFirst(t.Ask.Text), m.Text, 4000), atMost("about", "tên", m.About, 300),
		atMost("was", "nội dung hiện nay", m.Was, 1000), atMost("wanted", "nội dung đề nghị", m.Wanted, 1000),
	}
	if len(t.Types) > 0 && m.TypeLabel() == "" {
		errs = append(errs, Refuse(Invalid, "type", "Chọn loại: %s.", lowerFirst(t.Ask.Type)))
	}
	if t.Ask.About != "" && m.About == "" {
		errs = append(errs, Refuse(Invalid, "about", "Chưa nhập %s.", lowerFirst(t.Ask.About)))
	}
	if t.Kind == MatterChange {
		errs = append(errs, required("was", "nội dung hiện nay", m.Was, 1000), required("wanted", "nội dung đề nghị", m.Wanted, 1000))
	}
	if m.Kind == MatterFinding {
		errs = append(errs, m.checkOwner(p))
	} else if m.Asked != "" && (!slices.Contains(OpinionRoles, m.Asked) || m.Asked == RoleNationalAgency && p.Level != National) {
		errs = append(errs, Refuse(Invalid, "asked", "Vai trò %s không cho ý kiến về đề án này trong chương trình. Chọn cơ quan khác, hoặc gửi văn bản ra ngoài.", m.Asked.Label()))
	}
	return errors.Join(errs...)
}
