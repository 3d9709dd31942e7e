package programme

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ReportPeriod (kỳ báo cáo) is one stretch of time that a progress report is
// about, and the last day on which it is sent.
type ReportPeriod struct {
	Key   string // "2026-11/1": the first month and how many
	Label string // "Tháng 11/2026", "Quý IV/2026"
	From  Day
	Until Day
	Opens Day // from this day on the report is asked for
	Due   Day
}

// progressRules are the rules of the two funds.
var progressRules = map[Level]RuleKey{National: RuleProgressNational, Local: RuleProgressLocal}

// ReportPeriod is the period of a project's progress reports that a day lies in,
// by the confirmed rule of its fund; unknown says why there is none.
func (b RuleBook) ReportPeriod(level Level, day Day) (p ReportPeriod, rule Rule, unknown string) {
	rule, unknown = b.On(progressRules[level], day)
	if unknown != "" {
		return p, rule, unknown
	}
	return periodOf(int(rule.Value/100), int(rule.Value%100), day), rule, ""
}

// periodOf is the period of so many months that a day lies in. Its report is
// sent before the given day of its last month, and asked for from the first of
// that month on.
func periodOf(months, before int, day Day) (p ReportPeriod) {
	year, first := day.Year(), (day.Month()-1)/months*months+1
	last := first + months - 1
	p.From, _ = NewDay(year, first, 1)
	p.Opens, _ = NewDay(year, last, 1)
	p.Until = p.From.monthsOn(months).Plus(-1)
	p.Due, _ = NewDay(year, last, before)
	p.Due = p.Due.Plus(-1)
	p.Key = fmt.Sprintf("%04d-%02d/%d", year, first, months)
	switch months {
	case 1:
		p.Label = fmt.Sprintf("Tháng %d/%d", first, year)
	case 3:
		p.Label = fmt.Sprintf("Quý %s/%d", []string{"I", "II", "III", "IV"}[first/3], year)
	case 6:
		p.Label = fmt.Sprintf("6 tháng %s năm %d", map[int]string{1: "đầu", 7: "cuối"}[first], year)
	default:
		p.Label = fmt.Sprintf("Năm %d", year)
	}
	return p
}

// monthsOn is the first of a month so many months later.
func (d Day) monthsOn(n int) Day {
	month := d.Year()*12 + d.Month() - 1 + n
	day, _ := NewDay(month/12, month%12+1, 1)
	return day
}

// shortestWork is how many days a project has been carried out at least before
// its first report is due.
const shortestWork = 10

// Asks tells whether the report of the period is asked of a project by a day:
// it is being carried out, and was long enough before the last day that there is
// something to say.
func (p ReportPeriod) Asks(of Project, today Day) bool {
	began := DayOf(of.StageSince)
	return !of.Recorded && of.Stage == Underway && p.Opens <= today && began.Plus(shortestWork) <= p.Due
}

// mostMissed is how many periods back are caught up on.
const mostMissed = 12

// PeriodToAsk is a period whose report is to be asked, and by which rule.
type PeriodToAsk struct {
	ReportPeriod
	Rule Rule
}

// PeriodsToAsk are the periods whose reports are to be asked of a project today,
// the oldest first: that of today, and those before it that were missed while
// the program was off, back to the last one asked and to the day on which the
// rule was confirmed. asked are the keys of those that were.
func (b RuleBook) PeriodsToAsk(of Project, asked []string, today Day) (all []PeriodToAsk) {
	day := today
	for range mostMissed {
		period, rule, unknown := b.ReportPeriod(of.Level, day)
		began := DayOf(of.StageSince).Plus(shortestWork) <= period.Due
		if unknown != "" || !began || period.Due < rule.ConfirmedOn || slices.Contains(asked, period.Key) {
			break
		}
		if period.Asks(of, today) {
			all = append(all, PeriodToAsk{period, rule})
		}
		day = period.From.Plus(-1)
	}
	slices.Reverse(all)
	return all
}

// Program is who acts where the program itself does.
var Program = User{Name: "Chương trình", Role: RoleLocal}

// Asked is the matter that asks for the report of a period: opened by the
// program itself.
func (p ReportPeriod) Asked(of Project, rule Rule, now time.Time) (Matter, MatterMoved) {
	m := Matter{
		ProjectID: of.ID, Kind: MatterProgress, About: p.Label, OpenedName: Program.Name, OpenedRole: RoleCentreOfficer, OpenedAt: now,
		Text: fmt.Sprintf("Khối lượng đã làm, tiền hỗ trợ và tiền của cơ sở đã chi, vướng mắc, ngày dự kiến xong (%s; %s).", lowerFirst(rule.Text()), rule.Citation()),
	}
	return m, m.move(m.Table().step(ActAsk), Program, MatterEntry{Due: p.Due}, now)
}

// ProgressReport (báo cáo tiến độ) is one report as it was sent. One that is
// sent again after it came back is a new one beside the old.
type ProgressReport struct {
	ID           int64
	MatterID     int64
	ProjectID    int64
	Number       int    // of the times that this period's was sent, from 1
	Done         string // what has been done
	Percent      int    // of the volume, 0 to 100
	SpentSupport Money  // of the support, since the beginning
	SpentOwn     Money  // of the establishment's own and other money, since the beginning
	ObstacleType string // of the types of findings; "" where nothing stands in the way
	Obstacle     string
	Ends         Day // when it will be done; 0 where it is
	Due          Day // of the period
	At           time.Time
	UserID       int64
	UserName     string
	PostTitle    string
}

// Who is who sent the report.
func (r ProgressReport) Who() string {
	return Event{UserName: r.UserName, PostTitle: r.PostTitle}.Who()
}

// DaysLate is how many days after its last day the report was sent.
func (r ProgressReport) DaysLate() int {
	if r.Due == 0 {
		return 0
	}
	return r.Due.DaysUntil(DayOf(r.At))
}

// Check refuses a report that cannot be; before is what was reported last, nil
// where nothing was.
func (r ProgressReport) Check(p Project, before *ProgressReport, today Day) error {
	errs := []error{
		required("done", "việc đã làm", r.Done, 4000), atMost("obstacle", "vướng mắc", r.Obstacle, 4000),
		checkSpent("spent_support", "tiền hỗ trợ đã chi", r.SpentSupport), checkSpent("spent_own", "tiền của cơ sở đã chi", r.SpentOwn),
	}
	wrong := func(field, format string, args ...any) {
		errs = append(errs, Refuse(Invalid, field, format, args...))
	}
	if r.Percent < 0 || r.Percent > 100 {
		wrong("percent", "Khối lượng đã làm phải từ 0 đến 100 %%.")
	}
	if support := p.Approved().Support; r.SpentSupport > support {
		wrong("spent_support", "Tiền hỗ trợ đã chi %s lớn hơn kinh phí hỗ trợ được duyệt %s. Ghi phần vượt vào tiền của cơ sở.", r.SpentSupport.Dong(), support.Dong())
	}
	if before != nil && r.Percent < before.Percent && len(r.Done) < 30 {
		wrong("percent", "Kỳ trước đã báo %d %%, nay còn %d %%. Kiểm tra lại; nếu đúng, ghi rõ lý do ở việc đã làm.", before.Percent, r.Percent)
	}
	switch {
	case r.Percent == 100 && r.Ends > today:
		wrong("ends", "Đã làm xong 100 %% thì ngày xong không ở sau hôm nay. Để trống, hoặc nhập ngày đã xong.")
	case r.Percent < 100 && r.Ends == 0:
		wrong("ends", "Nhập ngày dự kiến xong, ví dụ %s.", today.Plus(30))
	case r.Percent < 100 && (r.Ends < today || r.Ends > today.Plus(5*366)):
		wrong("ends", "Ngày dự kiến xong %s phải từ hôm nay đến năm năm sau.", r.Ends)
	}
	types := Matter{Kind: MatterFinding, Type: r.ObstacleType}
	switch {
	case r.Obstacle != "" && types.TypeLabel() == "":
		wrong("obstacle_type", "Chọn loại vướng mắc, để đúng người giúp.")
	case r.Obstacle == "" && r.ObstacleType != "":
		wrong("obstacle", "Ghi vướng mắc là gì, hoặc chọn “Không có”.")
	}
	return errors.Join(errs...)
}

func checkSpent(field, what string, m Money) error {
	if m < 0 || m > MaxProjectCost {
		return Refuse(Invalid, field, "Số %s phải từ 0 đến %s. Kiểm tra lại đơn vị tính.", what, MaxProjectCost.Dong())
	}
	return nil
}

// Text is the report in one line, for history.
func (r ProgressReport) Text() string {
	s := fmt.Sprintf("%d %% khối lượng; đã chi hỗ trợ %s, của cơ sở %s", r.Percent, r.SpentSupport.Dong(), r.SpentOwn.Dong())
	if r.Ends != 0 {
		s += "; dự kiến xong " + r.Ends.String()
	}
	return s + ". " + r.Done
}

// ObstacleRaised is the finding that a report raises: the centre is to help.
func (r ProgressReport) ObstacleRaised() (Matter, MatterEntry) {
	return Matter{ProjectID: r.ProjectID, Kind: MatterFinding, Type: r.ObstacleType, Text: r.Obstacle, RaisedIn: r.MatterID},
		MatterEntry{Owner: FindingOwner{Role: RoleCentreOfficer}}
}

// MayReport tells whether the user may send the report that a matter asks for.
func (m Matter) MayReport(p Project, u User) bool {
	return m.Kind == MatterProgress && slices.ContainsFunc(m.Next(p, u), func(s MatterStep) bool { return s.Act == ActSend })
}
