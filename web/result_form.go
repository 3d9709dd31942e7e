package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// resultFormPage is the form of the sheet of a month: only what must be filled
// for this content and this month.
type resultFormPage struct {
	Info  pageInfo
	User  programme.User
	Known store.ProjectResults
	Month int
	Last  programme.ResultSheet // the newest version; Number 0 for none
	Form  recordForm
}

func (s *Server) resultEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, _, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	month := pathMonth(r)
	if err := p.MayRecord(u, month); err != nil {
		return err
	}
	known, err := s.store.Results(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	last, _ := programme.Newest(known.Sheets, month)
	return s.resultForm(w, r, u, known, month, recordForm{Typed: sheetValues(last, known.Today, u)}, http.StatusOK)
}

func (s *Server) resultForm(w http.ResponseWriter, r *http.Request, u programme.User, known store.ProjectResults, month int, f recordForm, status int) error {
	of, err := s.store.Programme(r.Context(), u, known.Project.ProgrammeID)
	if err != nil {
		return err
	}
	last, _ := programme.Newest(known.Sheets, month)
	p := known.Project
	return render(w, r, status, resultFormView(resultFormPage{
		User: u, Known: known, Month: month, Last: last, Form: f,
		Info: s.info(w, r, of, navProjects, programme.MonthLabel(month), crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)}, crumb{"Kết quả", resultsPath(p.ID)}),
	}))
}

func (s *Server) resultUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	month := pathMonth(r)
	sent, err := readUpload(r)
	f := &form{typed: sent.values}
	if err == nil {
		sheet := sheetTyped(f, id, month)
		var files []store.Evidence
		if sent.content != nil {
			files = append(files, store.Evidence{Name: sent.file, Content: sent.content})
		}
		if err = f.err(); err == nil {
			var saved programme.ResultSheet
			if saved, err = s.store.SaveResults(r.Context(), u, sheet, int(f.id("version")), files); err == nil {
				return seeOther(w, r, resultsPath(id), savedSheet(saved))
			}
		}
	}
	kind := programme.KindOf(err)
	if kind != programme.Invalid && kind != programme.Conflict {
		return err
	}
	known, loadErr := s.store.Results(r.Context(), u, id)
	if loadErr != nil {
		return loadErr
	}
	again, status := recordForm{Typed: f.typed, Problems: programme.Problems(err)}, http.StatusUnprocessableEntity
	if kind == programme.Conflict {
		last, has := programme.Newest(known.Sheets, month)
		if !has || known.Project.MayRecord(u, month) != nil {
			return err
		}
		mine := sheetTyped(&form{typed: f.typed}, id, month)
		again.Problems, status = nil, http.StatusConflict
		again.Conflict = &conflictView{Who: last.UserName, When: programme.Moment(last.At)}
		for _, c := range programme.Changes(last.Fields(), mine.Fields()) {
			again.Conflict.Rows = append(again.Conflict.Rows, conflictRow{Field: c.Label, Yours: c.New, Saved: c.Old})
		}
		again.Typed.Set("version", strconv.Itoa(last.Number))
	}
	return s.resultForm(w, r, u, known, month, again, status)
}

func savedSheet(s programme.ResultSheet) string {
	if s.State == programme.SheetConfirmed {
		return fmt.Sprintf("Đã lưu kết quả %s, được tính ngay.", lowerWords(programme.MonthLabel(s.Month)))
	}
	return fmt.Sprintf("Đã gửi kết quả %s. Cán bộ trung tâm xem và xác nhận.", lowerWords(programme.MonthLabel(s.Month)))
}

// sheetTyped reads a sheet. The basis and the reason of a whole are those of
// its parts too.
func sheetTyped(f *form, project int64, month int) programme.ResultSheet {
	s := programme.ResultSheet{
		ProjectID: project, Month: month, On: f.day("on"), InUse: programme.InUse(f.text("in_use")), Certified: f.text("certified"), Apart: f.checked("apart"),
		Link: f.text("link"), Note: f.text("note"), Reason: f.text("reason"), Number: int(f.id("version")) + 1,
	}
	for _, id := range f.typed["paper"] {
		n, _ := strconv.ParseInt(id, 10, 64)
		s.PaperIDs = append(s.PaperIDs, n)
	}
	for _, i := range programme.Indicators {
		whole := i
		if i.PartOf() != "" {
			whole = i.PartOf()
		}
		read := f.count
		if i.IsMoney() {
			read = f.amount
		}
		r := programme.Reading{Indicator: i, Value: read("value_" + string(i)), Basis: programme.ReadingBasis(f.text("class_" + string(whole)))}
		if i.Adds() == programme.AddChange {
			r.Unit = f.text("unit_" + string(i))
		}
		if !r.Value.Known {
			r.Basis, r.Unit, r.Why = "", "", f.text("why_"+string(i))
		}
		if r.Value.Known || r.Why != "" || i == whole && f.typed.Has("must_"+string(i)) {
			s.Readings = append(s.Readings, r)
		}
	}
	return s
}

// sheetValues is the last version as its form shows it; of a new one what is
// known already.
func sheetValues(s programme.ResultSheet, today programme.Day, u programme.User) url.Values {
	v := url.Values{"version": {strconv.Itoa(s.Number)}, "on": {today.String()}, "in_use": {string(s.InUse)}, "certified": {s.Certified}, "link": {s.Link}, "note": {s.Note}}
	if s.Number > 0 {
		v.Set("on", s.On.String())
	}
	if s.Apart {
		v.Set("apart", "1")
	}
	for _, id := range s.PaperIDs {
		v.Add("paper", number(id))
	}
	for _, i := range programme.Indicators {
		if u.Role == programme.RoleEstablishment {
			v.Set("class_"+string(i), string(programme.Stated))
		}
		r, has := s.Reading(i)
		if !has {
			continue
		}
		v.Set("why_"+string(i), r.Why)
		if r.Value.Known {
			v.Set("value_"+string(i), r.Value.Count())
			v.Set("class_"+string(i), string(r.Basis))
			v.Set("unit_"+string(i), r.Unit)
		}
	}
	return v
}

// resultQuestion is one whole indicator of the form with its parts.
type resultQuestion struct {
	Indicator programme.Indicator
	Parts     []programme.Indicator
}

// Questions are what must be filled; Others what may be added.
func (p resultFormPage) Questions() []resultQuestion {
	return questions(programme.AskedAt(p.Known.Project.Content, p.Month, p.Last.Readings))
}

func (p resultFormPage) Others() (all []resultQuestion) {
	asked := programme.AskedAt(p.Known.Project.Content, p.Month, p.Last.Readings)
	var rest []programme.Indicator
	for _, i := range programme.Indicators {
		if i.PartOf() == "" && !slices.Contains(asked, i) {
			rest = append(rest, i)
		}
	}
	return questions(rest)
}

func questions(indicators []programme.Indicator) (all []resultQuestion) {
	for _, i := range indicators {
		if i.PartOf() == "" {
			all = append(all, resultQuestion{Indicator: i})
		} else if n := len(all) - 1; n >= 0 && all[n].Indicator == i.PartOf() {
			all[n].Parts = append(all[n].Parts, i)
		}
	}
	return all
}

// Must tells whether the form wants a value or the reason why there is none.
func (p resultFormPage) Must(i programme.Indicator) bool {
	return slices.Contains(programme.AskedAt(p.Known.Project.Content, p.Month, nil), i)
}

// othersOpen tells whether something was typed beyond what is asked.
func (p resultFormPage) othersOpen() bool {
	return slices.ContainsFunc(p.Others(), func(q resultQuestion) bool {
		name := string(q.Indicator)
		return p.Form.Typed.Get("value_"+name) != "" || p.Form.Problems.For("value_"+name)+p.Form.Problems.For("class_"+name) != ""
	})
}

// whyOpen tells whether the reason for no value is shown unfolded.
func (p resultFormPage) whyOpen(i programme.Indicator) bool {
	return p.Form.Typed.Get("why_"+string(i)) != "" || p.Form.Problems.For("why_"+string(i)) != ""
}

func (p resultFormPage) value(i programme.Indicator) fieldView {
	return p.Form.fill(fieldView{Name: "value_" + string(i), Label: "Số", Unit: i.UnitLabel(), Mode: "numeric", Width: "medium"})
}

func (p resultFormPage) part(i programme.Indicator) fieldView {
	return p.Form.fill(fieldView{Name: "value_" + string(i), Label: "Trong đó " + i.PartLabel(), Mode: "numeric", Width: "short"})
}

func (p resultFormPage) basis(i programme.Indicator) fieldView {
	return p.Form.fill(fieldView{Name: "class_" + string(i), Label: "Số này từ đâu", Options: []option{
		{"", "Chọn"}, {string(programme.Measured), "Có chứng từ, sổ sách"}, {string(programme.Stated), "Cơ sở khai"}, {string(programme.Estimated), "Cán bộ ước tính"}}})
}

func (p resultFormPage) field(name, label, help string) fieldView {
	return p.Form.fill(fieldView{Name: name, Label: label, Help: help, Optional: name != "on"})
}

func (p resultFormPage) inUse() fieldView {
	return p.Form.fill(fieldView{Name: "in_use", Label: "Máy, thiết bị được hỗ trợ còn dùng không?", Options: labelChoices("Chọn", programme.InUses[1:]...)})
}

func (p resultFormPage) chosen(id int64) bool {
	return slices.Contains(p.Form.Typed["paper"], number(id))
}

// before says what is known of an indicator from other months.
func (p resultFormPage) before(i programme.Indicator) string {
	var words []string
	if promised := promisedText(p.Known.Project, i); promised != "–" {
		words = append(words, "cam kết "+promised)
	}
	for _, month := range resultMonths(p.Known) {
		if c := cellOf(p.Known, i, month); month != p.Month && c.Text != "–" {
			words = append(words, lowerWords(programme.MonthLabel(month))+" "+c.Text)
		}
	}
	return strings.Join(words, "; ")
}

// lead says what is asked.
func (p resultFormPage) lead() string {
	switch {
	case p.Month == programme.Baseline:
		return "Ghi tình hình của cơ sở trước khi được hỗ trợ, để sau này so được."
	case p.Month == 0:
		return "Ghi tình hình khi nghiệm thu. Lần thanh toán cuối chờ các câu trả lời này."
	}
	return "Ghi tình hình của cơ sở nay. Không có số thì ghi vì sao; số 0 nghĩa là không có."
}
