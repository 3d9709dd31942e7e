package programme

import "fmt"

// Accepted tells whether a project is past its acceptance, and so followed up.
func (p Project) Accepted() bool { return p.Stage == Accepted || p.Stage == Completed }

// AcceptedOn is the day from which the months of a project's results count:
// that of its acceptance record, which is record, else the day on which its way
// says that it was accepted. Old books do not tell it: it is the day of the
// values at acceptance, once they are recorded. 0 where it is not known, or the
// project has not come so far.
func AcceptedOn(p Project, record Day, moves []Moved, sheets []ResultSheet) (on Day) {
	switch {
	case !p.Accepted():
		return 0
	case p.Recorded:
		s, _ := Newest(sheets, 0)
		return s.On
	case record != 0:
		return record
	}
	for _, m := range moves {
		if m.Move == Accept || m.To == Completed && on == 0 {
			on = DayOf(m.At)
		}
	}
	return on
}

// PlusMonths is the same day some months later; the last of the month where it
// has no such day.
func (d Day) PlusMonths(months int) Day {
	n := d.Year()*12 + d.Month() - 1 + months
	for day := d.DayOfMonth(); ; day-- {
		if to, ok := NewDay(n/12, n%12+1, day); ok {
			return to
		}
	}
}

// followUpDays is how long a follow-up may take from its day.
const followUpDays = 30

// FollowUp (kỳ theo dõi sau hỗ trợ) is one month of a project in which its
// results are to be recorded, and how far that is.
type FollowUp struct {
	Month int
	Opens Day // so many months after acceptance
	Due   Day // the last day; late after it
	Sheet ResultSheet
	Has   bool // a version of the sheet was written
}

// FollowUps lists the months after acceptance with what was recorded of each;
// none for a project that is not accepted.
func FollowUps(acceptedOn Day, sheets []ResultSheet) (all []FollowUp) {
	if acceptedOn == 0 {
		return nil
	}
	for _, month := range ResultMonths {
		if month == Baseline {
			continue
		}
		f := FollowUp{Month: month, Opens: acceptedOn.PlusMonths(month)}
		f.Due = f.Opens.Plus(followUpDays)
		f.Sheet, f.Has = Newest(sheets, month)
		all = append(all, f)
	}
	return all
}

// Waits tells whether somebody has to write the sheet today: its day has come
// and there is none, or it was returned.
func (f FollowUp) Waits(today Day) bool {
	return f.Opens <= today && (!f.Has || f.Sheet.State == SheetReturned)
}

// MayBegin tells whether its sheet may be written already.
func (f FollowUp) MayBegin(today Day) bool { return today >= f.Opens.Plus(-earliest) }

// Late tells whether it waits beyond its last day.
func (f FollowUp) Late(today Day) bool { return f.Waits(today) && today > f.Due }

// ToConfirm tells whether an officer has to look at the sheet.
func (f FollowUp) ToConfirm() bool { return f.Has && f.Sheet.State == SheetSent }

// Words say how far it is.
func (f FollowUp) Words(today Day) string {
	switch {
	case f.Late(today):
		return fmt.Sprintf("Quá hạn từ %s", f.Due)
	case f.Has && f.Sheet.State == SheetReturned:
		return "Trả lại, ghi lại trước " + f.Due.String()
	case f.Has:
		return f.Sheet.State.Label()
	case f.Opens <= today:
		return "Tới kỳ, hạn " + f.Due.String()
	}
	return "Từ " + f.Opens.String()
}

// Reminder is what is to be told of a follow-up today, to the establishment
// and to who works with it; nil for nothing. Each is told once when its day
// comes and once when it is late.
func (f FollowUp) Reminder(p Project, today Day) *Telling {
	if !f.Waits(today) {
		return nil
	}
	name := lowerFirst(MonthLabel(f.Month))
	t := Telling{Subject: SProject, SubjectID: p.ID, Roles: []Role{RoleCentreOfficer}, Applicant: true}
	if f.Late(today) {
		t.Kind, t.Title = NoticeLate, fmt.Sprintf("Chưa ghi kết quả %s, quá hạn từ %s: %s", name, f.Due, p.Title)
		t.Text = fmt.Sprintf("%s phải ghi kết quả %s chậm nhất ngày %s mà chưa có phiếu. Cơ sở ghi trên trang đề án, hoặc cán bộ hỏi cơ sở rồi ghi giúp.", p.called(), name, f.Due)
	} else {
		t.Kind, t.Title = NoticeDueSoon, fmt.Sprintf("Tới kỳ ghi kết quả %s: %s", name, p.Title)
		t.Text = fmt.Sprintf("%s tới kỳ ghi kết quả %s: lao động, thu nhập, doanh thu, máy còn dùng không. Hạn: hết ngày %s.", p.called(), name, f.Due)
	}
	t.Key = fmt.Sprintf("%s:%d:%s:%d", t.Kind, p.ID, resultKey(f.Month), f.Due)
	return &t
}

func resultKey(month int) string { return fmt.Sprintf("result%d", month) }

// SettledBy lists how the keys begin of what was told of a month, once its
// sheet is written.
func (p Project) SettledBy(month int) (all []string) {
	for _, kind := range []NoticeKind{NoticeDueSoon, NoticeLate} {
		all = append(all, fmt.Sprintf("%s:%d:%s:", kind, p.ID, resultKey(month)))
	}
	return all
}

// CheckTelling is what is to be told of a sheet that an officer looked at.
func (s ResultSheet) CheckTelling(p Project) Telling {
	t := Telling{Kind: NoticeDecided, Subject: SProject, SubjectID: p.ID, Applicant: true, Title: "Đã xác nhận kết quả " + lowerFirst(MonthLabel(s.Month)) + ": " + p.Title,
		Text: fmt.Sprintf("Phiếu kết quả %s của %s đã được %s xác nhận.", lowerFirst(MonthLabel(s.Month)), lowerFirst(p.called()), s.CheckedBy)}
	if s.State == SheetReturned {
		t.Kind, t.Title = NoticeReturned, "Ghi lại kết quả "+lowerFirst(MonthLabel(s.Month))+": "+p.Title
		t.Text = fmt.Sprintf("Phiếu kết quả %s của %s được trả lại: %s", lowerFirst(MonthLabel(s.Month)), lowerFirst(p.called()), s.CheckNote)
	}
	t.Key = fmt.Sprintf("%s:%d:%s:%d", t.Kind, p.ID, resultKey(s.Month), s.ID)
	return t
}

// SentTelling is what is to be told of a sheet that waits to be confirmed.
func (s ResultSheet) SentTelling(p Project) Telling {
	return Telling{
		Kind: NoticeArrived, Key: fmt.Sprintf("%s:%d:%s:%d", NoticeArrived, p.ID, resultKey(s.Month), s.ID), Subject: SProject, SubjectID: p.ID, Not: s.UserID, Roles: []Role{RoleCentreOfficer},
		Title: "Kết quả " + lowerFirst(MonthLabel(s.Month)) + " chờ xác nhận: " + p.Title,
		Text:  fmt.Sprintf("%s ghi kết quả %s của %s. Xem căn cứ rồi xác nhận, hoặc trả lại kèm lý do.", s.Who(), lowerFirst(MonthLabel(s.Month)), lowerFirst(p.called())),
	}
}

// UnansweredResults lists what the outcome questions of a project still lack
// for its last payment, each a sentence: of every indicator that its content
// asks for the value at acceptance, and where it says nothing without one, the
// baseline. "Không có số" with its reason is an answer.
func UnansweredResults(p Project, sheets []ResultSheet, on Day) (all []string) {
	counting := CountingSheets(sheets, on)
	answered := func(i Indicator, month int) bool {
		for _, s := range counting {
			if _, has := s.Reading(i); s.Month == month && has {
				return true
			}
		}
		return false
	}
	for _, i := range AskedOf(p.Content) {
		if p.Kind != KindProject {
			break
		}
		var lacks string
		switch before, at := !i.NeedsBaseline() || answered(i, Baseline), answered(i, 0); {
		case !before && !at:
			lacks = "chưa có số trước khi hỗ trợ và số khi nghiệm thu"
		case !before:
			lacks = "chưa có số trước khi hỗ trợ"
		case !at:
			lacks = "chưa có số khi nghiệm thu"
		default:
			continue
		}
		all = append(all, i.Label()+": "+lacks)
	}
	return all
}
