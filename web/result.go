package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) resultRoutes() []route {
	return []route{
		{"GET /projects/{id}/results", reads, s.resultShow},
		{"GET /projects/{id}/results/{month}", reads, s.resultEdit},
		{"POST /projects/{id}/results/{month}", uploads, s.resultUpdate},
		{"POST /projects/{id}/results/{month}/check", writes, s.resultCheck},
		{"GET /results", reads, s.resultTotals},
		{"GET /results/due", reads, s.resultDue},
		{"GET /results/{indicator}", reads, s.resultBehind},
	}
}

func resultsPath(id int64) string { return projectPath(id) + "/results" }

// monthPath is where the sheet of a month is written: the baseline is "before".
func monthPath(id int64, month int) string { return resultsPath(id) + "/" + monthWord(month) }

func monthWord(month int) string {
	if month == programme.Baseline {
		return "before"
	}
	return strconv.Itoa(month)
}

// pathMonth reads the {month} of an address; another word is a month that
// there is not.
func pathMonth(r *http.Request) int {
	if r.PathValue("month") == monthWord(programme.Baseline) {
		return programme.Baseline
	}
	month, err := strconv.Atoi(r.PathValue("month"))
	if err != nil || month < 0 {
		return 1
	}
	return month
}

// resultPage is all that is known of the results of one project.
type resultPage struct {
	Info  pageInfo
	User  programme.User
	Known store.ProjectResults
	Form  recordForm // of the confirmation that was refused
	Open  int64      // the sheet whose confirmation was refused
}

func (s *Server) resultShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.resultDraw(w, r, u, recordForm{Typed: url.Values{}}, 0, http.StatusOK)
}

func (s *Server) resultDraw(w http.ResponseWriter, r *http.Request, u programme.User, f recordForm, open int64, status int) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	known, err := s.store.Results(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	return render(w, r, status, resultView(resultPage{
		User: u, Known: known, Form: f, Open: open,
		Info: s.info(w, r, of, navProjects, "Kết quả của đề án", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)}),
	}))
}

// resultCheck confirms a sheet or returns it.
func (s *Server) resultCheck(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	state, said := programme.SheetConfirmed, "Đã xác nhận phiếu kết quả. Số liệu được tính vào kết quả chung."
	if f.text("do") == "return" {
		state, said = programme.SheetReturned, "Đã trả lại phiếu kết quả kèm lý do. Người ghi phiếu được báo."
	}
	sheet := f.id("sheet")
	if _, err = s.store.CheckResults(r.Context(), u, id, sheet, state, f.text("note")); err == nil {
		return seeOther(w, r, resultsPath(id), said)
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	return s.resultDraw(w, r, u, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, sheet, http.StatusUnprocessableEntity)
}

// Rows are the indicators of the project's table: what is asked, promised or
// recorded.
func (p resultPage) Rows() (all []programme.Indicator) { return resultRows(p.Known) }

func resultRows(known store.ProjectResults) (all []programme.Indicator) {
	readings := []programme.Reading{}
	for _, s := range known.Sheets {
		readings = append(readings, s.Readings...)
	}
	for _, o := range known.Project.Outcomes {
		readings = append(readings, programme.Reading{Indicator: o.Indicator})
	}
	named := map[programme.Indicator]bool{}
	for _, month := range []int{programme.Baseline, 0} {
		for _, i := range programme.AskedAt(known.Project.Content, month, readings) {
			named[i] = i.PartOf() == "" || hasReading(readings, i)
		}
	}
	for _, i := range programme.Indicators {
		if named[i] {
			all = append(all, i)
		}
	}
	return all
}

func hasReading(all []programme.Reading, i programme.Indicator) bool {
	for _, r := range all {
		if r.Indicator == i {
			return true
		}
	}
	return false
}

// Months are the columns of the table: before, at acceptance, and the months
// of which there is a sheet.
func (p resultPage) Months() (all []int) { return resultMonths(p.Known) }

func resultMonths(known store.ProjectResults) (all []int) {
	for _, month := range programme.ResultMonths {
		if _, has := programme.Newest(known.Sheets, month); has || month <= 0 {
			all = append(all, month)
		}
	}
	return all
}

// resultCell is one value of the table: that of the counting sheet of a month,
// or of one that nobody has confirmed yet.
type resultCell struct {
	Text    string // "–" for none
	Basis   programme.ReadingBasis
	Waiting bool
	Why     string // why there is none
}

func cellOf(known store.ProjectResults, i programme.Indicator, month int) resultCell {
	sheet, counts := programme.ResultSheet{}, false
	for _, s := range programme.CountingSheets(known.Sheets, known.Today) {
		if s.Month == month {
			sheet, counts = s, true
		}
	}
	if newest, has := programme.Newest(known.Sheets, month); !counts && has && newest.State == programme.SheetSent {
		sheet = newest
	}
	r, has := sheet.Reading(i)
	switch {
	case !has:
		return resultCell{Text: "–"}
	case !r.Value.Known:
		return resultCell{Text: "–", Why: r.Why}
	}
	text := r.Value.Count()
	if r.Unit != "" {
		text += " " + r.Unit
	}
	return resultCell{Text: text, Basis: r.Basis, Waiting: !counts}
}

func (p resultPage) cell(i programme.Indicator, month int) resultCell {
	return cellOf(p.Known, i, month)
}

// promised is what the dossier promised of an indicator.
func promisedText(p programme.Project, i programme.Indicator) string {
	for _, o := range p.Outcomes {
		if o.Indicator == i {
			return o.Promised.Count()
		}
	}
	return "–"
}

// mayRecord tells whether the user may write the sheet of a month.
func mayRecord(u programme.User, p programme.Project, month int) bool {
	return p.MayRecord(u, month) == nil
}

// latestSheets are the newest versions, the latest month first.
func (p resultPage) latestSheets() (all []programme.ResultSheet) {
	for n := len(programme.ResultMonths) - 1; n >= 0; n-- {
		if s, has := programme.Newest(p.Known.Sheets, programme.ResultMonths[n]); has {
			all = append(all, s)
		}
	}
	return all
}

// older are the versions before a sheet's, the newest first.
func (p resultPage) older(of programme.ResultSheet) (all []programme.ResultSheet) {
	for n := len(p.Known.Sheets) - 1; n >= 0; n-- {
		if s := p.Known.Sheets[n]; s.Month == of.Month && s.Number < of.Number {
			all = append(all, s)
		}
	}
	return all
}

// paperName is the file of an evidence.
func (p resultPage) paperName(id int64) string {
	for _, paper := range p.Known.Papers {
		if paper.ID == id {
			return paper.File.Name
		}
	}
	return "Tệp " + number(id)
}

func sheetMeaning(s programme.SheetState) meaning {
	switch s {
	case programme.SheetConfirmed:
		return good
	case programme.SheetReturned:
		return wrong
	}
	return attention
}

func followUpMeaning(f programme.FollowUp, today programme.Day) meaning {
	switch {
	case f.Late(today):
		return wrong
	case f.Waits(today), f.ToConfirm():
		return attention
	case f.Has:
		return good
	}
	return neutral
}

// resultPanel is the results of a project on its page.
type resultPanel struct {
	User  programme.User
	Known store.ProjectResults
}

func (s *Server) resultPanelOf(r *http.Request, u programme.User, p programme.Project) (panel resultPanel, err error) {
	panel.User = u
	if !p.Stage.InPlan() || p.Kind != programme.KindProject {
		return panel, nil
	}
	panel.Known, err = s.store.Results(r.Context(), u, p.ID)
	return panel, err
}

// Shown tells whether the project has come so far that results are recorded.
func (p resultPanel) Shown() bool { return p.Known.Project.ID != 0 }

// Next is the follow-up that waits first, or comes next.
func (p resultPanel) Next() (next programme.FollowUp, ok bool) {
	for _, f := range p.Known.FollowUps {
		if f.Waits(p.Known.Today) || !f.Has {
			return f, true
		}
	}
	return next, false
}
