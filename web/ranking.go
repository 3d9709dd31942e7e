package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) rankingRoutes() []route {
	return []route{
		{"GET /ranking", reads, s.rankingShow},
		{"GET /projects/{id}/override", reads, s.overrideEdit},
		{"POST /projects/{id}/override", writes, s.overrideUpdate},
		{"POST /projects/{id}/override/delete", writes, s.overrideDelete},
	}
}

// rankingPage is the order of priority of one year's candidates of one money.
type rankingPage struct {
	Info    pageInfo
	Year    int
	Level   programme.Level
	Stages  string // as in the address
	On      programme.Day
	Lists   []rankingList
	Moved   []programme.Ranked // put elsewhere by a signed paper
	Open    []programme.Criterion
	Ignored string
	Years   []option
}

// rankingList is the common list or that of cleaner production.
type rankingList struct {
	Title   string
	Cleaner bool
	Ranked  []programme.Ranked
	Support programme.Money
}

// rankingStages are the stages that a ranking may be asked for, by their name
// in the address.
var rankingStages = []struct {
	Key, Label string
	Stages     []programme.Stage
}{
	{"", "Chờ đưa vào kế hoạch", nil},
	{"appraising", "Cả hồ sơ đang xử lý", []programme.Stage{
		programme.Submitted, programme.Returned, programme.Checked, programme.BaseAppraisal, programme.BasePassed, programme.MinistryAppraisal, programme.MinistryPassed, programme.Proposed}},
	{"planned", "Đã duyệt vào kế hoạch", []programme.Stage{programme.Approved, programme.Underway, programme.Accepted, programme.Completed}},
}

// rankingPath is the ranking that a project stands in.
func rankingPath(p programme.Project) string {
	q := url.Values{"programme": {number(p.ProgrammeID)}, "year": {strconv.Itoa(p.Year)}, "level": {string(p.Level)}}
	switch {
	case p.Stage.InPlan():
		q.Set("stages", "planned")
	case !p.Stage.Candidate(p.Level) && p.Stage != programme.Proposed:
		q.Set("stages", "appraising")
	}
	return "/ranking?" + q.Encode()
}

func (s *Server) rankingShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	page, f := s.rankingQuery(r, of)
	ranking, err := s.store.Ranking(r.Context(), u, f)
	if err != nil {
		return err
	}
	page.On = ranking.On
	common, cleaner := rankingList{Title: "Thứ tự ưu tiên"}, rankingList{Title: "Sản xuất sạch hơn (xếp riêng)", Cleaner: true}
	for _, one := range ranking.Ranked {
		to := &common
		if one.Cleaner {
			to = &cleaner
		}
		to.Ranked, to.Support = append(to.Ranked, one), to.Support+one.Support
		if isMoved(one) {
			page.Moved = append(page.Moved, one)
		}
	}
	for _, list := range []rankingList{common, cleaner} {
		if len(list.Ranked) > 0 {
			page.Lists = append(page.Lists, list)
		}
	}
	for _, c := range ranking.Criteria {
		if c.On(ranking.On) && !c.Confirmed() {
			page.Open = append(page.Open, c)
		}
	}
	page.Info = s.info(w, r, of, navProjects, page.title(), crumb{"Đề án", "/projects"})
	return render(w, r, http.StatusOK, rankingView(page))
}

// rankingQuery reads the address: next year's local money where it says
// nothing.
func (s *Server) rankingQuery(r *http.Request, of programme.Programme) (p rankingPage, f store.RankFilter) {
	q := r.URL.Query()
	today := programme.DayOf(s.store.Now())
	p.Year, p.Level, p.Years = min(max(today.Year()+1, of.From), of.To), programme.Local, programmeYears(of)
	if y, err := strconv.Atoi(q.Get("year")); err == nil && y >= of.From && y <= of.To {
		p.Year = y
	} else if q.Get("year") != "" {
		p.Ignored = "Năm “" + q.Get("year") + "” không thuộc chương trình này nên bảng đang xếp cho năm " + strconv.Itoa(p.Year) + "."
	}
	if programme.Level(q.Get("level")) == programme.National {
		p.Level = programme.National
	}
	f = store.RankFilter{ProgrammeID: of.ID, Year: p.Year, Level: p.Level}
	for _, one := range rankingStages {
		if one.Key == q.Get("stages") {
			p.Stages, f.Stages = one.Key, one.Stages
		}
	}
	return p, f
}

func (p rankingPage) title() string {
	return "Xếp hạng ưu tiên đề án " + levelWords(p.Level) + " năm " + strconv.Itoa(p.Year)
}

func levelWords(l programme.Level) string {
	if l == programme.National {
		return "khuyến công quốc gia"
	}
	return "khuyến công địa phương"
}

func (p rankingPage) stageOptions() (all []option) {
	for _, one := range rankingStages {
		all = append(all, option{one.Key, one.Label})
	}
	return all
}

// mayMove tells whether a row may be put elsewhere by a signed paper.
func (p rankingPage) mayMove(r programme.Ranked) bool { return !r.Stage.InPlan() }

// rankedWhere is who and where, as far as it is known.
func rankedWhere(r programme.Ranked) string {
	return projectWhere(programme.Project{Establishment: r.Establishment, Place: r.Place})
}

// isMoved tells a project that a signed paper put where it stands.
func isMoved(r programme.Ranked) bool {
	return r.Override != nil && r.Override.Applies(r.Level, r.Year)
}

// openRules lists the criteria that wait for somebody to confirm them.
func (p rankingPage) openRules() string {
	var all []string
	for _, c := range p.Open {
		all = append(all, c.Name+" ("+c.Rule()+")")
	}
	return strings.Join(all, "; ") + "."
}

// columns is how many columns the list has.
func (l rankingList) columns() int {
	if l.Cleaner {
		return 5
	}
	return 7
}

// rankingEvidence is what a place rests on, one paper a line; what nobody has
// claimed is named in one line.
func rankingEvidence(r programme.Ranked) (lines []string) {
	if !r.Cleaner {
		lines = append(lines, "Địa bàn: "+r.AreaWhy+".")
	}
	var unclaimed []string
	for _, f := range r.Facts {
		if f.Counts || f.Claimed {
			lines = append(lines, f.Question.Label+": "+f.Why+".")
		}
	}
	for _, got := range r.Criteria {
		if got.Fact.Counts || got.Fact.Claimed {
			lines = append(lines, got.Criterion.Name+", "+programme.CountText(got.Points)+" điểm: "+got.Fact.Why+".")
		} else {
			unclaimed = append(unclaimed, got.Criterion.Name)
		}
	}
	if len(unclaimed) > 0 {
		lines = append(lines, "Chưa khai, 0 điểm: "+strings.Join(unclaimed, "; ")+".")
	}
	return lines
}
