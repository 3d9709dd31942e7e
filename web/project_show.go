package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// projectShowPage is the record of one project.
type projectShowPage struct {
	Info     pageInfo
	Project  programme.Project
	Content  programme.Content
	Funding  []fundingRow
	Outcomes []programme.Outcome
	Ceiling  programme.Ceiling // what the norms say of the approved support
	Past     store.PastSupport // of the beneficiary, in other projects
	Machines machinePanel
	Priority priorityPanel
	History  []historyEntry
}

func (s *Server) projectShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SProject, p.ID)
	if err != nil {
		return err
	}
	ceiling, err := s.store.Ceiling(r.Context(), u, p)
	if err != nil {
		return err
	}
	past, err := s.store.PastSupport(r.Context(), u, p)
	if err != nil {
		return err
	}
	machines, err := s.machinePanel(r, u, p)
	if err != nil {
		return err
	}
	sheet, err := s.store.PrioritySheet(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	content, _ := programme.ContentByCode(p.Content)
	return render(w, r, http.StatusOK, projectShowView(projectShowPage{
		Info:    s.info(w, r, of, navProjects, p.Code+" – "+p.Title, crumb{"Đề án", "/projects"}),
		Project: p, Content: content, Funding: fundingRows(p), Outcomes: outcomesInOrder(p.Outcomes), Ceiling: ceiling, Past: past, History: history(events),
		Machines: machines, Priority: priorityPanel{p, sheet},
	}))
}

// projectOf loads the project that the address names, and its programme, which
// need not be the one looked at last.
func (s *Server) projectOf(r *http.Request, u programme.User) (p programme.Project, of programme.Programme, err error) {
	id, err := pathID(r)
	if err != nil {
		return p, of, err
	}
	if p, err = s.store.Project(r.Context(), u, id); err != nil {
		return p, of, err
	}
	of, err = s.store.Programme(r.Context(), u, p.ProgrammeID)
	return p, of, err
}

// fundingRow is one line of a project's money: a heading's sum, one source of
// it, or the whole.
type fundingRow struct {
	Label          string
	Class          string // of the row
	Approved, Done programme.Money
	Settled        bool // the difference between the two says something
}

// Difference is done less approved with its sign; "–" before anything is done.
func (f fundingRow) Difference() string {
	if !f.Settled {
		return "–"
	}
	return projectSigned(f.Done - f.Approved)
}

func projectSigned(m programme.Money) string {
	if m > 0 {
		return "+" + m.MillionsFixed()
	}
	return m.MillionsFixed()
}

// fundingRows lists a project's money under the three headings that papers
// have, and the whole.
func fundingRows(p programme.Project) []fundingRow {
	a, d := p.Approved(), p.Done()
	settled := p.Stage == programme.Completed || d.Total() != 0
	var rows []fundingRow
	heading := func(label string, approved, done programme.Money, belongs func(programme.Source) bool) {
		n := len(rows)
		for _, l := range p.Lines {
			if !belongs(l.Source) {
				continue
			}
			name := l.Source.Label()
			if l.Name != "" {
				name = l.Name
			}
			rows = append(rows, fundingRow{name, "of-which", l.Approved, l.Done, settled})
		}
		if len(rows) > n {
			rows = slices.Insert(rows, n, fundingRow{label, "", approved, done, settled})
		}
	}
	heading("Ngân sách khuyến công hỗ trợ", a.Support, d.Support, programme.Source.IsSupport)
	heading("Đơn vị thụ hưởng đóng góp", a.Counterpart, d.Counterpart, programme.Source.IsCounterpart)
	heading("Chương trình khác lồng ghép", a.Other, d.Other, func(s programme.Source) bool { return s == programme.FromOther })
	if len(rows) == 0 {
		return nil
	}
	return append(rows, fundingRow{"Tổng kinh phí", "sum", a.Total(), d.Total(), settled})
}

// outcomesInOrder puts outcomes in the order of papers.
func outcomesInOrder(all []programme.Outcome) []programme.Outcome {
	place := func(o programme.Outcome) int { return slices.Index(programme.Indicators, o.Indicator) }
	return slices.SortedStableFunc(slices.Values(all), func(a, b programme.Outcome) int { return place(a) - place(b) })
}

// outcomeReached is how much of a promised outcome was reached.
func outcomeReached(o programme.Outcome) programme.Ratio {
	if !o.Promised.Known || !o.Actual.Known {
		return programme.Ratio{}
	}
	return programme.RatioOf(o.Actual.Value, o.Promised.Value)
}

// projectNextStep says what the office does with a project of this stage next.
func projectNextStep(p programme.Project) string {
	switch p.Stage {
	case programme.Submitted:
		return "Khi đề án được duyệt vào kế hoạch năm, nhập cột “Kế hoạch duyệt” và đổi tình trạng."
	case programme.Approved, programme.Underway:
		return "Khi nghiệm thu, nhập cột “Thực hiện”, kết quả thực tế và đổi tình trạng thành “Hoàn thành”."
	case programme.Completed:
		return "Đề án đã hoàn thành và được tính vào kết quả của chương trình. Chỉ sửa khi số quyết toán thay đổi."
	}
	return "Đề án đã ngừng, không tính vào kết quả của chương trình."
}

// commitmentText holds the promised counterpart against what was given.
func commitmentText(p programme.Project) string {
	if p.Commitment == 0 {
		return "Chưa ghi"
	}
	text := p.Commitment.Dong()
	if p.Stage == programme.Completed {
		text += fmt.Sprintf("; đã đóng góp %s (%s)", p.Done().Counterpart.Dong(), programme.RatioOf(int64(p.Done().Counterpart), int64(p.Commitment)).Percent())
	}
	return text
}

// pastSupportText says what the beneficiary has received before: "đã được hỗ
// trợ: 2 đề án, 290 triệu đồng (năm 2017, 2018)".
func pastSupportText(p store.PastSupport) string {
	var years []string
	for _, y := range p.Years {
		years = append(years, strconv.Itoa(y))
	}
	return "đã được hỗ trợ: " + projectCountSentence(p.Sums) + ", " + p.Support.MillionsShort() + " triệu đồng (năm " + strings.Join(years, ", ") + ")"
}

func projectPath(id int64) string { return "/projects/" + strconv.FormatInt(id, 10) }

// projectWhere is who benefits and where, as far as it is known.
func projectWhere(p programme.Project) string {
	switch {
	case p.Establishment.Name == "":
		return p.Place.Name
	case p.Place.Name == "":
		return p.Establishment.Name
	}
	return p.Establishment.Name + " · " + p.Place.Name
}

// projectClear is the list without filters; "" when none is set.
func projectClear(q projectQuery) string {
	if len(q.Active)+len(q.Ignored) == 0 {
		return ""
	}
	return "/projects"
}

func projectYearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// projectDone is money carried out as lists show it: it counts once the
// project is completed, as in the totals.
func projectDone(s programme.Stage, m programme.Money) string {
	if s != programme.Completed {
		return "–"
	}
	return m.MillionsFixed()
}
