package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// resultTotalPage is what all projects brought, added up without counting
// anybody twice.
type resultTotalPage struct {
	Info    pageInfo
	Filter  store.ResultFilter
	On      string // the day as typed
	Query   url.Values
	Years   []option
	Places  []option
	Totals  []programme.OutcomeSum
	By      string // what the breakdown is by: "place" or "content"
	Rows    []resultPart
	Charts  []chartView
	Due     store.FollowUpList
	Problem problems
}

// resultPart is one row of a breakdown.
type resultPart struct {
	Key, Label string
	Sums       map[programme.Indicator]programme.OutcomeSum
}

// resultFilter reads what narrows the totals from an address.
func resultFilter(q *form, of programme.Programme) store.ResultFilter {
	year := func(name string) int { y, _ := strconv.Atoi(q.text(name)); return y }
	f := store.ResultFilter{ProgrammeID: of.ID, From: year("from"), To: year("to"), Content: q.text("content"), Place: q.text("place"), On: q.day("on"), Settled: q.checked("settled")}
	if level := programme.Level(q.text("level")); level == programme.National || level == programme.Local {
		f.Level = level
	}
	return f
}

func (s *Server) resultTotals(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	q := &form{typed: r.URL.Query()}
	p := resultTotalPage{Filter: resultFilter(q, of), Query: q.typed, On: q.text("on"), By: q.text("by"), Problem: programme.Problems(q.err()), Years: projectYears(of)}
	if p.By != "content" {
		p.By = "place"
	}
	d, err := s.store.ResultData(r.Context(), u, p.Filter)
	if err != nil {
		return err
	}
	if p.Due, err = s.store.FollowUps(r.Context(), u); err != nil {
		return err
	}
	units, err := s.provincePlaces(r.Context(), u, of)
	if err != nil {
		return err
	}
	p.Places = projectPlaces(units, p.Filter.Place, p.Filter.Place)
	p.Totals, p.Rows = d.Totals(), resultParts(d, p.By)
	for n, o := range p.Totals {
		if o.Same.N > 0 && o.Indicator.PartOf() == "" {
			p.Charts = append(p.Charts, resultChart("result-"+strconv.Itoa(n), o))
		}
	}
	p.Info = s.info(w, r, of, navResults, "Kết quả sau hỗ trợ")
	return render(w, r, http.StatusOK, resultTotalView(p))
}

// brokenDown are the indicators that a breakdown shows: those that add up.
var brokenDown = []programme.Indicator{programme.Jobs, programme.JobsWomen, programme.JobsEthnic, programme.TrainedWorkers, programme.PoorHouseholds}

// resultParts are the totals of each place or content.
func resultParts(d programme.ResultData, by string) (all []resultPart) {
	named := map[string]string{}
	key := func(content string, place programme.PlaceRef) string {
		if by == "content" {
			return content
		}
		return place.Code
	}
	for _, c := range d.Completed {
		label := c.Place.Name
		if by == "content" {
			content, _ := programme.ContentByCode(c.Content)
			label = content.Name
		} else if c.Place.Code == "" {
			label = "Không ghi địa bàn"
		}
		named[key(c.Content, c.Place)] = label
	}
	for k, label := range named {
		part := d.Within(func(content string, place programme.PlaceRef) bool { return key(content, place) == k })
		row := resultPart{k, label, map[programme.Indicator]programme.OutcomeSum{}}
		reported := int64(0)
		for _, i := range brokenDown {
			row.Sums[i] = part.Total(i)
			reported += row.Sums[i].Reported
		}
		if reported > 0 {
			all = append(all, row)
		}
	}
	slices.SortFunc(all, func(a, b resultPart) int { return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Key, b.Key)) })
	return all
}

// behind is the address of the readings behind a figure of the page.
func (p resultTotalPage) behind(i programme.Indicator, key string) string {
	q := url.Values{}
	for _, name := range []string{"from", "to", "level", "content", "place", "on"} {
		if v := p.Query.Get(name); v != "" {
			q.Set(name, v)
		}
	}
	if key != "" {
		q.Set("in_"+p.By, key)
	}
	address := "/results/" + string(i)
	if len(q) > 0 {
		address += "?" + q.Encode()
	}
	return address
}

// by is the same page broken down another way.
func (p resultTotalPage) by(name string) string {
	q := url.Values{}
	for k, v := range p.Query {
		q[k] = v
	}
	q.Set("by", name)
	return "/results?" + q.Encode()
}

// Clear is the page without filters; "" when none is set.
func (p resultTotalPage) Clear() string {
	for _, name := range []string{"from", "to", "level", "content", "place", "on"} {
		if p.Query.Get(name) != "" {
			return "/results"
		}
	}
	return ""
}

// resultBehindPage is the values behind one figure.
type resultBehindPage struct {
	Info   pageInfo
	Of     programme.OutcomeSum
	Values []programme.ResultValue // of projects that were followed up, those that count first
	Books  []programme.ResultValue // of old books, the largest first
	More   int64                   // projects of old books beyond those
	Rest   int64                   // what those come to
	Back   string
}

func (s *Server) resultBehind(w http.ResponseWriter, r *http.Request, u programme.User) error {
	indicator := programme.Indicator(r.PathValue("indicator"))
	if !indicator.Known() {
		return programme.Refuse(programme.NotFound, "", "Không có chỉ tiêu kết quả này.")
	}
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	q := &form{typed: r.URL.Query()}
	f := resultFilter(q, of)
	d, err := s.store.ResultData(r.Context(), u, f)
	if err != nil {
		return err
	}
	// Doubles were left out among all that the page adds up, then it was parted.
	d = d.Within(func(content string, place programme.PlaceRef) bool {
		return (!q.typed.Has("in_content") || content == q.text("in_content")) && (!q.typed.Has("in_place") || place.Code == q.text("in_place"))
	})
	p := resultBehindPage{Of: d.Total(indicator), Back: "/results"}
	if len(q.typed) > 0 {
		p.Back += "?" + q.typed.Encode()
	}
	for _, v := range d.Values {
		if v.Indicator == indicator {
			p.Values = append(p.Values, v)
		}
	}
	slices.SortStableFunc(p.Values, func(a, b programme.ResultValue) int {
		return cmp.Or(cmp.Compare(len(a.Left), len(b.Left)), cmp.Compare(b.Value, a.Value))
	})
	if q.typed.Has("in_content") {
		f.Content = q.text("in_content")
	}
	if place := q.text("in_place"); place != "" {
		f.Place = place
	}
	if p.Books, err = s.store.BookValues(r.Context(), u, f, indicator); err != nil {
		return err
	}
	for _, b := range d.Books {
		if b.Indicator == indicator && b.Actual.Known {
			p.More, p.Rest = p.More+b.ReportedBy, p.Rest+b.Actual.Value
		}
	}
	for _, v := range p.Books {
		p.More, p.Rest = p.More-1, p.Rest-v.Value
	}
	p.Info = s.info(w, r, of, navResults, indicator.Label(), crumb{"Kết quả sau hỗ trợ", p.Back})
	return render(w, r, http.StatusOK, resultBehindView(p))
}

// valueText is one value with its own unit where it has one.
func valueText(v programme.ResultValue) string {
	text := programme.CountText(v.Value)
	if v.Unit != "" {
		text += " " + v.Unit
	}
	return text
}

// resultDuePage is the follow-ups by what is to be done.
type resultDuePage struct {
	Info pageInfo
	User programme.User
	List store.FollowUpList
}

func (s *Server) resultDue(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := resultDuePage{User: u, Info: s.info(w, r, of, navResults, "Lịch theo dõi sau hỗ trợ", crumb{"Kết quả sau hỗ trợ", "/results"})}
	if p.List, err = s.store.FollowUps(r.Context(), u); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, resultDueView(p))
}

// followUpGroup is one list of follow-ups under its heading.
type followUpGroup struct {
	Title string
	Items []store.ProjectFollowUp
}

func followUpGroups(l store.FollowUpList) []followUpGroup {
	return []followUpGroup{{"Quá hạn", l.Late}, {"Tới kỳ", l.Open}, {"Chờ xác nhận", l.ToConfirm}, {"Trong 60 ngày tới", l.Soon}}
}

// followUpHref leads to where a follow-up is written, or looked at.
func followUpHref(u programme.User, f store.ProjectFollowUp, today programme.Day) string {
	if f.FollowUp.Waits(today) && mayRecord(u, f.Project, f.FollowUp.Month) {
		return monthPath(f.Project.ID, f.FollowUp.Month)
	}
	return resultsPath(f.Project.ID)
}

// homeFollowUps are what of them stands on a person's home page: what he has to
// write, or to confirm.
func homeFollowUps(u programme.User, l store.FollowUpList) (all []store.ProjectFollowUp) {
	if !u.May(programme.RecordResults) {
		return nil
	}
	all = slices.Concat(l.Late, l.Open)
	if u.May(programme.ConfirmResults) {
		all = append(all, l.ToConfirm...)
	}
	return all
}
