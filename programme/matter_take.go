package programme

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// MayOpen lists the kinds of matter that the user may open for the project
// where it stands, in the order of the tables.
func (p Project) MayOpen(u User) (all []MatterTable) {
	for _, t := range Matters {
		if t.at(p) && t.SeenBy(u) && (t.Kind != MatterComplaint || p.decidedOnce()) && slices.ContainsFunc(t.Steps, func(s MatterStep) bool {
			return s.From == nil && s.by(Matter{OpenedRole: u.Role}, u)
		}) && u.SeesProject(p) {
			all = append(all, t)
		}
	}
	return all
}

// SeenBy tells whether the user sees matters of the table's kind.
func (t MatterTable) SeenBy(u User) bool { return t.Kind.SeenBy(u) }

// at tells whether a matter of the kind may be opened where the project stands.
func (t MatterTable) at(p Project) bool { return t.Stages == nil || slices.Contains(t.Stages, p.Stage) }

// opening is the step that opens a matter for a user; the first that his role
// takes.
func (t MatterTable) opening(u User) (MatterStep, bool) {
	for _, s := range t.Steps {
		if s.From == nil && s.by(Matter{OpenedRole: u.Role}, u) {
			return s, true
		}
	}
	return MatterStep{}, false
}

// Opening is the step that opens a matter of the kind for a user, for a form to
// know what it has to ask.
func (t MatterTable) Opening(u User) MatterStep {
	s, _ := t.opening(u)
	return s
}

// Begin opens a matter of a project, or refuses.
func (m *Matter) Begin(p Project, u User, e MatterEntry, f MatterFacts, now time.Time) (MatterMoved, error) {
	t := m.Table()
	switch {
	case !m.Kind.Known():
		return MatterMoved{}, Refuse(Invalid, "kind", "Không có loại việc “%s”. Mở lại trang đề án rồi chọn.", string(m.Kind))
	case !u.SeesProject(p):
		return MatterMoved{}, Refuse(NotFound, "", "Không tìm thấy đề án này.")
	case !t.at(p):
		return MatterMoved{}, Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên chưa có việc “%s”. Việc này mở được khi đề án ở: %s.", p.Stage.LabelFor(u), lowerFirst(t.Open), stagesText(t.Stages))
	}
	s, ok := t.opening(u)
	if !ok {
		return MatterMoved{}, refuseMatter(t.Open, t.openers(), u)
	}
	today := DayOf(now)
	if t.Kind == MatterComplaint && f.Decided != 0 {
		m.About = f.about(m.AboutMove)
	}
	if m.Asked != "" && m.About == "" {
		m.About = m.Asked.Label()
	}
	if t.Kind == MatterFinding {
		m.raisedBy(u, e.Owner)
	} else if t.Kind != MatterOpinion {
		m.Asked = ""
	}
	if t.Kind == MatterPayment && e.Pay.Source == "" {
		e.Pay.Source = p.Fund()
	}
	err := errors.Join(m.check(p), s.checkEntry(e, *m, p, f, today))
	if t.Kind == MatterComplaint {
		err = errors.Join(err, m.checkComplaint(s, f, today))
	}
	if err != nil {
		return MatterMoved{}, err
	}
	m.ProjectID, m.OpenedBy, m.OpenedName, m.OpenedPost, m.OpenedRole, m.OpenedAt = p.ID, u.ID, u.Name, u.PostTitle, u.Role, now
	return m.move(s, u, e, now), nil
}

func (f MatterFacts) about(move int64) string {
	for _, d := range f.Decisions {
		if d.ID == move {
			return d.Decision()
		}
	}
	return ""
}

// Next lists the steps that the user may take with the matter, in the order of
// the table.
func (m Matter) Next(p Project, u User) (all []MatterStep) {
	if !u.SeesProject(p) || !m.SeenBy(u) {
		return nil
	}
	for _, s := range m.Table().Steps {
		if s.on(m, p) && s.by(m, u) && !slices.ContainsFunc(all, func(o MatterStep) bool { return o.Act == s.Act }) {
			all = append(all, s)
		}
	}
	return all
}

// WaitsFor tells whether the matter waits for the user's role.
func (m Matter) WaitsFor(p Project, u User) bool {
	return u.SeesProject(p) && m.SeenBy(u) && (u.Role == RoleLocal && m.Open() || slices.Contains(m.Holders(p), u.Role))
}

// Take takes one step with a matter of a project, or refuses with the rule and
// the remedy. It is, with Begin, the only code that writes State.
func (m *Matter) Take(act MatterAct, p Project, u User, e MatterEntry, f MatterFacts, now time.Time) (MatterMoved, error) {
	t := m.Table()
	var held []Role
	known := false
	for _, s := range t.Steps {
		if s.Act != act || s.From == nil {
			continue
		}
		known = true
		if !s.on(*m, p) {
			continue
		}
		if !s.by(*m, u) {
			if s.Asked {
				held = append(held, m.Asked)
			} else {
				held = append(held, s.By...)
			}
			continue
		}
		if !u.SeesProject(p) || !m.SeenBy(u) {
			return MatterMoved{}, Refuse(NotFound, "", "Không tìm thấy việc này.")
		}
		if err := errors.Join(s.apart(u, f), s.checkRecord(f), m.checkFinding(s, u, e, p, f), s.checkEntry(e, *m, p, f, DayOf(now))); err != nil {
			return MatterMoved{}, err
		}
		return m.move(s, u, e, now), nil
	}
	switch {
	case !known:
		return MatterMoved{}, Refuse(Invalid, "act", "Không có bước “%s” cho việc “%s”. Tải lại trang rồi chọn lại.", string(act), lowerFirst(t.Label))
	case held != nil:
		return MatterMoved{}, refuseMatter(t.LabelOf(act), held, u)
	}
	return MatterMoved{}, Refuse(Conflict, "", "Việc này đang ở tình trạng “%s” nên không thể làm bước “%s”. Tải lại trang để xem bước tiếp theo.", m.StateLabel(), lowerFirst(t.LabelOf(act)))
}

func (m *Matter) move(s MatterStep, u User, e MatterEntry, now time.Time) MatterMoved {
	from := m.State
	if e.Due == 0 {
		e.Due = s.Until(DayOf(now))
	}
	m.State, m.StateSince, m.Due, m.UpdatedAt = s.To, now, e.Due, now
	if s.Amount {
		m.Amount = e.Amount
	}
	if m.Kind == MatterPayment {
		m.movePayment(s, e)
	}
	if s.Owner && from != "" && e.Owner.Role != "" {
		m.own(e.Owner)
	}
	if e.PaperNo != "" {
		m.PaperNo, m.PaperDate = e.PaperNo, e.PaperDate
	}
	return MatterMoved{MatterID: m.ID, Act: s.Act, From: from, To: s.To, At: now, UserID: u.ID, UserName: u.Name, PostTitle: u.PostTitle, Role: u.Role, Entry: e}
}

// Until is the last day that the step gives the next holder from today on; 0
// where it sets none.
func (s MatterStep) Until(today Day) Day {
	switch {
	case s.Days == 0:
		return 0
	case s.Civil:
		return today.Plus(s.Days)
	}
	return today.AddWorkingDays(s.Days)
}

// apart refuses who has done what must not be in one hand.
func (s MatterStep) apart(u User, f MatterFacts) error {
	for _, act := range s.NotBy {
		if by := f.TakenBy[act]; by != 0 && by == u.ID && u.Role != RoleLocal {
			return Refuse(Forbidden, "", "Bạn đã làm bước trước của việc này nên không được tự làm bước “%s”. Người khác giữ vai trò %s phải làm.", lowerFirst(s.Label), rolesText(s.By))
		}
	}
	return nil
}

// checkEntry refuses an act without what it needs.
func (s MatterStep) checkEntry(e MatterEntry, m Matter, p Project, f MatterFacts, today Day) error {
	errs := []error{atMost("note", "nội dung", e.Note, 4000), atMost("paper_no", "số văn bản", e.PaperNo, 60)}
	if s.Note && strings.TrimSpace(e.Note) == "" {
		errs = append(errs, Refuse(Invalid, "note", "Ghi nội dung bằng chữ: bước “%s” cần nội dung.", lowerFirst(s.Label)))
	}
	if s.Paper && (e.PaperNo == "" || e.PaperDate == 0) {
		errs = append(errs, Refuse(Invalid, "paper_no", "Ghi số và ngày của văn bản: bước “%s” dựa vào văn bản.", lowerFirst(s.Label)))
	}
	if e.PaperDate > today {
		errs = append(errs, Refuse(Invalid, "paper_date", "Ngày văn bản %s sau hôm nay (%s). Sửa lại ngày.", e.PaperDate, today))
	}
	if m.Kind == MatterPayment {
		errs = append(errs, s.checkPayment(e, m, p, f.Pay, today))
	}
	if s.DueAs != "" && e.Due != 0 && (e.Due < today || e.Due > today.Plus(366)) {
		errs = append(errs, Refuse(Invalid, "due", "%s: nhập một ngày từ hôm nay (%s) đến một năm sau.", s.DueAs, today))
	}
	return errors.Join(errs...)
}

// LabelOf is an act as its button says it.
func (t MatterTable) LabelOf(act MatterAct) string { return t.step(act).Label }

// DoneOf is what the way of a matter says of an act that was taken.
func (t MatterTable) DoneOf(act MatterAct) string { return t.step(act).Done }

// Done is what history says of a line of a matter's way.
func (m Matter) Done(line MatterMoved) string {
	for _, s := range m.Table().Steps {
		paper := line.Entry.PaperNo != ""
		if s.Act == line.Act && s.To == line.To && (s.Paper == paper || m.Kind != MatterOpinion) {
			return s.Done
		}
	}
	return m.Table().step(line.Act).Done
}

func (t MatterTable) step(act MatterAct) MatterStep {
	for _, s := range t.Steps {
		if s.Act == act {
			return s
		}
	}
	return MatterStep{Act: act, Label: string(act), Done: string(act)}
}

func (t MatterTable) openers() (all []Role) {
	for _, s := range t.Steps {
		if s.From == nil {
			all = append(all, s.By...)
		}
	}
	return all
}

func refuseMatter(label string, who []Role, u User) error {
	return Refuse(Forbidden, "", "Vai trò %s không làm bước “%s”. Việc này của: %s.", u.Role.Label(), lowerFirst(label), rolesText(who))
}

func stagesText(all []Stage) string {
	var words []string
	for _, s := range all {
		words = append(words, "“"+s.Label()+"”")
	}
	return strings.Join(words, ", ")
}
