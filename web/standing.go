package web

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
	"khuyencong/store"
)

// standing is where a project stands on its way: the picture of the path, who
// holds it until when, what the user can do next, and the way so far.
type standing struct {
	Path    []programme.Waypoint
	Clock   programme.TimeLeft
	Rule    string     // that sets the clock
	Waiting string     // who has to act; "" where nobody has
	Mine    bool       // the user's role is among them
	Main    *nextStep  // the step that leads on
	Others  []nextStep // what else can be done
	Way     []wayEntry // the newest first
}

// nextStep is a step as the page offers it.
type nextStep struct {
	programme.Step
	Label string
	Href  string // the page that it is taken on; "" for a button that takes it at once
	Lacks []lack // what it still needs
}

// lack is one thing that a step still needs, and where to mend it.
type lack struct{ Text, Href, Label string }

// wayEntry is one move of the way so far.
type wayEntry struct {
	What, Who, When, Note string
	Days                  string // how long the project had been where it left
	Late                  bool   // longer than it should
}

// back are the steps that lead back or to an end: never the main button.
var back = []programme.Move{
	programme.Withdraw, programme.Return, programme.FailBase, programme.FailMinistry, programme.Reopen, programme.TakeBack, programme.Stop,
	programme.CancelAccept, programme.CancelSettle,
}

func standingOf(u programme.User, rec store.ProjectRecord, appraisal appraisalPanelView) standing {
	p := rec.Project
	if p.Recorded {
		return standing{}
	}
	holders := p.Stage.Holders(p.Level)
	v := standing{
		Path: p.Path(rec.Moves), Clock: p.TimeLeft(rec.Facts.Today), Rule: rec.Facts.Rules.StageLimit(p.Stage, programme.DayOf(p.StageSince)).Rule, Waiting: programme.RolesText(holders),
		Mine: p.Stage.HeldBy(u.Role, p.Level), Way: wayOf(rec.Moves),
	}
	if p.Stage.Writable() && len(holders) > 1 {
		v.Waiting = "Bên nộp hồ sơ (cơ sở, hoặc cộng tác viên, cán bộ xã, trung tâm làm giúp)"
	}
	for _, s := range p.Next(u) {
		step := nextStepOf(s, u, rec)
		same := func(o nextStep) bool { return o.Label == step.Label }
		switch {
		case s.Way == programme.ByReport && otherOutcome(s, rec.Facts.Report):
			continue // of several outcomes of one report one fits
		case v.Main != nil && same(*v.Main) || slices.ContainsFunc(v.Others, same):
			continue // one page for several outcomes
		case v.Main == nil && (!slices.Contains(back, s.Move) || s.Way == programme.ByReport):
			v.Main = &step
		default:
			v.Others = append(v.Others, step)
		}
	}
	if v.Main == nil && appraisal.Write {
		v.Main = &nextStep{Label: "Viết phiếu thẩm định", Href: appraisalPath(p.ID)} // no step of its own, but what the next one rests on
	}
	if v.Main == nil {
		v.Main = prepare(u, p)
	}
	return v
}

// prepare is the page on which an officer prepares the step that another takes
// next: the contract before it is signed, the records before they are concluded.
func prepare(u programme.User, p programme.Project) *nextStep {
	switch {
	case p.Stage == programme.Approved && u.May(programme.EditContracts):
		return &nextStep{Label: "Soạn hợp đồng", Href: contractPath(p.ID)}
	case p.Stage == programme.Underway && u.May(programme.WriteSettlement):
		return &nextStep{Label: "Chuẩn bị nghiệm thu", Href: closingPath(p.ID) + "#acceptances"}
	case p.Stage == programme.Accepted && u.May(programme.WriteSettlement):
		return &nextStep{Label: "Lập quyết toán", Href: closingPath(p.ID) + "#settlements"}
	}
	return nil
}

// otherOutcome tells a step that a concluded report does not propose.
func otherOutcome(s programme.Step, report programme.Conclusion) bool {
	return report == programme.ConcludedPass && slices.Contains(s.Needs, programme.NeedFailReport) ||
		report == programme.ConcludedFail && slices.Contains(s.Needs, programme.NeedPassReport)
}

func nextStepOf(s programme.Step, u programme.User, rec store.ProjectRecord) nextStep {
	p := rec.Project
	step := nextStep{Step: s, Label: s.Label, Href: wayPage(s, rec)}
	if s.Way == programme.ByReport {
		step.Label = "Kết luận thẩm định"
	}
	for _, problem := range programme.Problems(s.Missing(p, u, rec.Facts)) {
		if problem.Field != "points" { // the page of the return brings them
			step.Lacks = append(step.Lacks, lackOf(problem, p))
		}
	}
	return step
}

// wayPage is the page on which a step is taken; "" for a button, or where there
// is nothing to take it on yet.
func wayPage(s programme.Step, rec store.ProjectRecord) string {
	p := rec.Project
	switch s.Way {
	case programme.ByReturn:
		return returnPath(p.ID)
	case programme.ByReport:
		if rec.Facts.Report == programme.NotConcluded {
			return ""
		}
		return appraisalPath(p.ID)
	case programme.ByContract:
		return contractPath(p.ID)
	case programme.ByAcceptance:
		return closingPath(p.ID) + "#acceptances"
	case programme.BySettlement:
		return closingPath(p.ID) + "#settlements"
	case programme.ByPlan:
		if rec.PlanID == 0 {
			return programmePath(p.ProgrammeID)
		}
		return planPath(rec.PlanID) + planActs[s.Move]
	}
	if s.Note {
		return movePath(p.ID, s.Move)
	}
	return ""
}

// planActs are the pages of a plan on which it is decided.
var planActs = map[programme.Move]string{programme.Approve: "/approve", programme.TakeBack: "/takeback", programme.Stop: "/adjust"}

func movePath(id int64, m programme.Move) string { return projectPath(id) + "/moves/" + string(m) }

// lackOf says where a missing thing is mended.
func lackOf(problem *programme.Error, p programme.Project) lack {
	text := shortList(problem.Message)
	at := func(page, label string) lack { return lack{text, projectPath(p.ID) + page, label} }
	field := problem.Field
	switch {
	case problem.Kind == programme.Forbidden:
		return lack{Text: text}
	case field == "papers":
		return at("/papers", "Mở giấy tờ")
	case field == "second":
		return at("/confirm", "Đọc và xác nhận")
	case field == "answers":
		return at("/return", "Mở các điểm cần bổ sung")
	case field == "report":
		return at("#appraisal", "Xem thẩm định")
	case field == "eligibility":
		return at("/eligibility", "Mở điều kiện hỗ trợ")
	case field == "doubles":
		return at("/double_funding", "Mở cảnh báo")
	case field == "opinions":
		return at("#opinions", "Mở ý kiến")
	case field == "call", field == "":
		return lack{Text: text}
	case field == "start_day":
		return at("/eligibility#"+fieldID("start_day"), "Mở khai báo mua, khởi công")
	case strings.HasPrefix(field, "requested_") && programme.Source(strings.TrimPrefix(field, "requested_")).IsSupport():
		return at("/edit#"+fieldID("requested_support"), "Nhập số đề nghị")
	}
	return at("/edit#"+fieldID(field), "Sửa đề án")
}

// shortList cuts the list in a refusal to its first things: the page that
// mends them has them all.
func shortList(sentence string) string {
	const most = 3
	head, rest, ok := strings.Cut(sentence, ": ")
	list, end, _ := strings.Cut(rest, ". ")
	things := strings.Split(list, "; ")
	if !ok || len(things) <= most+1 {
		return sentence
	}
	return strings.TrimSpace(fmt.Sprintf("%s: %s và %d mục nữa. %s", head, strings.Join(things[:most], "; "), len(things)-most, end))
}

// wayOf is the way so far, the newest move first.
func wayOf(moves []programme.Moved) (all []wayEntry) {
	for i, m := range moves {
		e := wayEntry{What: m.Move.Done(), Who: m.Who(), When: programme.Moment(m.At), Note: m.Note}
		if m.Move == programme.Resubmit {
			e.What += fmt.Sprintf(" (lần nộp %d)", m.Round)
		}
		if i > 0 {
			e.Days, e.Late = daysIn(moves[i-1], m)
		}
		all = append(all, e)
	}
	slices.Reverse(all)
	return all
}

// daysIn says how long a project stayed between two moves.
func daysIn(came, left programme.Moved) (words string, late bool) {
	day := programme.DayOf(left.At)
	n := programme.WorkingDaysUntil(programme.DayOf(came.At), day)
	late = came.Due != 0 && day > came.Due
	switch {
	case n == 0:
		words = "trong ngày"
	default:
		words = fmt.Sprintf("sau %d ngày làm việc", n)
	}
	if late {
		words += fmt.Sprintf(", quá hạn %d", programme.WorkingDaysUntil(came.Due, day))
	}
	return words, late
}

// clockMeaning is what the colour of a deadline says.
func clockMeaning(c programme.TimeLeft) meaning {
	switch {
	case c.Late():
		return wrong
	case c.Soon():
		return attention
	}
	return neutral
}

// endedText says what an ended project means for who reads it.
func endedText(p programme.Project) string {
	switch p.Stage {
	case programme.Completed:
		return "Đề án đã hoàn thành và được tính vào kết quả của chương trình."
	case programme.Stopped:
		return "Đề án đã ngừng theo quyết định; không tính vào kết quả của chương trình."
	case programme.Rejected:
		return "Đề án không được hỗ trợ. Lý do ghi ở bước kết luận bên dưới."
	case programme.Withdrawn:
		return "Hồ sơ đã được rút. Muốn làm tiếp, lập lại hồ sơ."
	}
	return ""
}

// historyShown is how many lines of a history are open on a page.
const historyShown = 6

func olderText(n int) string { return fmt.Sprintf("Xem %d dòng cũ hơn", n-historyShown) }

// editFirst tells that writing is what is to be done next: the dossier is still
// written, and lacks something.
func editFirst(p projectShowPage) bool {
	v := p.Standing
	return p.Project.Stage.Writable() && v.Mine && (v.Main == nil || v.Main.Href == "" && len(v.Main.Lacks) > 0)
}

// pathWord says of a stop what its mark shows.
func pathWord(at programme.Waypoint) string {
	if at.Here {
		return "đang ở đây, từ ngày"
	}
	return "đã qua, ngày"
}

// pathNow names where a project stands and what comes next, where the picture
// has no room for words.
func pathNow(u programme.User, path []programme.Waypoint) string {
	for i, at := range path {
		if !at.Here {
			continue
		}
		text := fmt.Sprintf("Chặng %d/%d: %s.", i+1, len(path), at.Stage.ShortFor(u))
		if i+1 < len(path) {
			text += " Tiếp theo: " + lowerStart(path[i+1].Stage.ShortFor(u)) + "."
		}
		return text
	}
	return ""
}

func editLabel(p programme.Project) string {
	switch {
	case p.Recorded, p.Stage.Writable():
		return "Sửa đề án"
	case p.Stage == programme.Approved, p.Stage == programme.Underway, p.Stage == programme.Accepted:
		return "Sửa kết quả, ghi chú"
	}
	return "Đính chính"
}

// lowerStart is a label in the middle of a sentence.
func lowerStart(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
