package programme

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Moved is one line of a project's way: who took which move, when, and until
// when the next holder has time. Moves are only ever added.
type Moved struct {
	ID        int64
	ProjectID int64
	Move      Move
	From, To  Stage
	At        time.Time
	UserID    int64
	UserName  string
	PostID    int64
	PostTitle string
	Role      Role
	Note      string
	Round     int
	Due       Day // 0: no limit
}

// Who is the person and the post that he acted in.
func (m Moved) Who() string {
	if m.PostTitle == "" {
		return m.UserName
	}
	return m.UserName + " – " + m.PostTitle
}

// on tells whether the step leads on for a project where it stands.
func (s Step) on(p Project) bool {
	return (s.Level == "" || s.Level == p.Level) && (s.From == nil || slices.Contains(s.From, p.Stage)) && (s.Move == Record) == p.Recorded
}

// byRole tells whether the user's role takes the step.
func (s Step) byRole(u User) bool { return u.Role == RoleLocal || slices.Contains(s.By, u.Role) }

// Next lists the steps that the user may take with the project where it
// stands, in the order of the table. What they still need is said by Missing.
func (p Project) Next(u User) (all []Step) {
	if !u.SeesProject(p) {
		return nil
	}
	for _, s := range Workflow {
		if s.on(p) && s.byRole(u) && s.Move != Record {
			all = append(all, s)
		}
	}
	return all
}

// Ways lists every step that leads on from where the project stands, whoever
// takes it.
func (p Project) Ways() (all []Step) {
	for _, s := range Workflow {
		if s.on(p) && s.Move != Record {
			all = append(all, s)
		}
	}
	return all
}

// Missing says what the step still needs, and who it may not be taken by; nil
// where nothing stands in its way.
func (s Step) Missing(p Project, u User, f Facts) error {
	var errs []error
	for _, m := range s.NotBy {
		if by := f.TakenBy[m]; by != 0 && by == u.ID && u.Role != RoleLocal {
			errs = append(errs, Refuse(Forbidden, "", "Bạn đã làm bước “%s” của hồ sơ này nên không được tự làm bước “%s”. Người khác giữ vai trò %s phải làm.", lowerFirst(m.Did()), lowerFirst(s.Label), rolesText(s.By)))
		}
	}
	if s.Move == Approve {
		errs = append(errs, u.CheckMandate(p, p.Line(p.Fund()).Approved, f.Limit))
	}
	for _, need := range s.Needs {
		if need == NeedSecond && u.Role == RoleLocal {
			continue // a machine without accounts knows one person
		}
		if missing := need.missing(p, f); missing != nil {
			errs = append(errs, missing)
		}
	}
	return errors.Join(errs...)
}

// Conditions is what a step needs and who may not take it, as a sentence;
// "" for nothing.
func (s Step) Conditions() string {
	var all []string
	for _, n := range s.Needs {
		all = append(all, lowerFirst(n.Label()))
	}
	if s.Note {
		all = append(all, "lý do bằng chữ")
	}
	for _, m := range s.NotBy {
		all = append(all, "người khác với người đã "+lowerFirst(m.Did()))
	}
	if all == nil {
		return ""
	}
	return "Cần: " + strings.Join(all, "; ") + ". "
}

// Did is the move as its taker did it: "Nộp hồ sơ".
func (m Move) Did() string {
	if m == Appraised {
		return "Lập phiếu thẩm định"
	}
	return m.Done()
}

func rolesText(roles []Role) string {
	var all []string
	for _, r := range roles {
		all = append(all, r.Label())
	}
	return strings.Join(all, ", ")
}

// Take moves the project along one arrow of the workflow, or refuses with the
// rule and the remedy. It is the only code that writes Stage.
func (p *Project) Take(m Move, u User, f Facts, note string, now time.Time) (Moved, error) {
	s, err := p.stepFor(m, u)
	if err != nil {
		return Moved{}, err
	}
	note = strings.TrimSpace(note)
	if s.Note && note == "" {
		err = Refuse(Invalid, "note", "Nêu lý do: bước “%s” cần lý do bằng chữ.", lowerFirst(s.Label))
	}
	if err := errors.Join(err, atMost("note", "lý do", note, 2000), s.Missing(*p, u, f)); err != nil {
		return Moved{}, err
	}
	to := s.To
	if to == "" {
		to = p.BackTo
	}
	if !to.Known() {
		return Moved{}, Refuse(Conflict, "", "Không rõ hồ sơ này phải quay về cấp nào. Báo người quản trị.")
	}
	return p.move(s, to, u, note, f.Rules, now), nil
}

// RecordAs sets the stage of a record of old books, which has not come its way
// in the program.
func (p *Project) RecordAs(to Stage, u User, now time.Time) (Moved, error) {
	if !p.Recorded {
		return Moved{}, Refuse(Invalid, "stage", "Tình trạng của đề án này chỉ đổi bằng các bước xử lý ở trang đề án, không nhập trong biểu mẫu.")
	}
	s := Record.step()
	if !s.byRole(u) {
		return Moved{}, refuseRole(s, u)
	}
	if !to.recordable() {
		return Moved{}, Refuse(Invalid, "stage", "Chọn tình trạng của đề án.")
	}
	return p.move(s, to, u, "", nil, now), nil
}

// Enter sets the stage that a project begins with, or that a record of old
// books is given; where neither is so, nothing moves and Moved is empty. old
// is the project as stored, whose ID is 0 for a new one.
func (p *Project) Enter(old Project, u User, now time.Time) (Moved, error) {
	to := p.Stage
	p.Stage = old.Stage
	switch {
	case to == old.Stage && old.ID != 0:
		return Moved{}, nil
	case p.Recorded:
		return p.RecordAs(to, u, now)
	}
	return p.move(Begin.step(), to, u, "", nil, now), nil
}

// stepFor finds the arrow, or says why there is none for this user here.
func (p Project) stepFor(m Move, u User) (Step, error) {
	known := false
	var held []Role // who could take the move from where the project stands
	for _, s := range Workflow {
		if s.Move != m || s.Move == Record {
			continue
		}
		known = true
		if !s.on(p) {
			continue
		}
		if s.byRole(u) {
			if !u.SeesProject(p) {
				return s, Refuse(NotFound, "", "Không tìm thấy đề án này.")
			}
			return s, nil
		}
		held = append(held, s.By...)
	}
	switch {
	case !known:
		return Step{}, Refuse(Invalid, "move", "Không có bước xử lý “%s”. Tải lại trang đề án rồi chọn lại.", string(m))
	case held != nil:
		return Step{}, refuseRole(Step{Label: m.Label(), By: held}, u)
	}
	return Step{}, Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên không thể %s. %s", p.Stage.LabelFor(u), lowerFirst(m.Label()), p.remedy(u))
}

func refuseRole(s Step, u User) error {
	return Refuse(Forbidden, "", "Vai trò %s không làm bước “%s”. Việc này của: %s.", u.Role.Label(), lowerFirst(s.Label), rolesText(s.By))
}

// remedy says what can be done with the project now.
func (p Project) remedy(u User) string {
	var can []string
	for _, s := range p.Next(u) {
		can = append(can, "“"+s.Label+"”")
	}
	if len(can) > 0 {
		return "Bước bạn làm được lúc này: " + strings.Join(can, ", ") + "."
	}
	if holders := p.Stage.Holders(p.Level); len(holders) > 0 && !p.Recorded {
		return "Hồ sơ đang chờ: " + rolesText(holders) + "."
	}
	return "Tải lại trang đề án để xem hồ sơ đang ở đâu."
}

func (p *Project) move(s Step, to Stage, u User, note string, rules RuleBook, now time.Time) Moved {
	from, today := p.Stage, DayOf(now)
	switch s.Move {
	case Return, FailBase, FailMinistry, Stop:
		p.BackTo = from
	case Submit, Resubmit:
		p.Round++
	}
	due := p.clock(s.Move, to, rules, today)
	p.Stage, p.StageSince, p.Due, p.UpdatedAt = to, now, due, now
	if s.Move != Return && s.To != Rejected && s.To != Stopped {
		p.BackTo = ""
	}
	return Moved{
		ProjectID: p.ID, Move: s.Move, From: from, To: to, At: now, UserID: u.ID, UserName: u.Name, PostID: u.PostID, PostTitle: u.PostTitle, Role: u.Role,
		Note: note, Round: p.Round, Due: due,
	}
}

// clock gives the next holder's last day. Asking for a correction stops the
// clock of who asked: what was left to him then is what he has after it.
func (p *Project) clock(m Move, to Stage, rules RuleBook, today Day) Day {
	if p.Recorded {
		return 0
	}
	limit := rules.StageLimit(to, today)
	switch m {
	case Return:
		p.DaysLeft = 0
		if p.Due != 0 {
			p.DaysLeft = max(WorkingDaysUntil(today, p.Due), 1)
		}
	case Resubmit:
		if p.DaysLeft > 0 {
			limit = StageLimit{Days: p.DaysLeft}
		}
		p.DaysLeft = 0
	}
	return limit.after(today)
}
