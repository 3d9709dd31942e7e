package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"khuyencong/programme"
	"khuyencong/statement"
)

// checkSave saves the ticked figures of a report as figures that a document
// states: all of them or none.
func (s *Server) checkSave(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readSent(r)
	var c checked
	if err == nil {
		c, err = recheckSent(sent)
	}
	if err != nil {
		return s.checkRefused(w, r, u, sent, err)
	}
	p, _, err := s.checkProgramme(w, r, u)
	if err != nil {
		return err
	}
	f := &form{typed: sent.values}
	for _, e := range c.Form.Problems {
		f.keep(e)
	}
	figures := statedOf(f, c, p)
	if f.err() == nil {
		f.keep(s.savedBefore(r, u, p, figures))
	}
	if err = f.err(); err == nil {
		if err = s.store.SaveStatedFigures(r.Context(), u, figures...); err == nil {
			address, more := afterCheck(p, figures)
			return seeOther(w, r, address, fmt.Sprintf("Đã lưu %s số liệu của “%s” thành số liệu công bố.%s", count(len(figures)), figures[0].Source, more))
		}
	}
	if programme.KindOf(err) == programme.Internal {
		return err
	}
	c.Refused, c.Form.Problems = "Chưa lưu được", programme.Problems(err)
	return s.checkResult(w, r, u, c, statuses[programme.KindOf(err)])
}

// statedOf makes stated figures of those that are ticked. What a text says
// twice is one figure.
func statedOf(f *form, c checked, p programme.Programme) []programme.StatedFigure {
	source := f.text("source")
	if p.ID == 0 {
		f.keep(programme.Refuse(programme.Invalid, "programme", "Chưa có chương trình nào để lưu vào. Tạo chương trình trước ở mục Chương trình."))
	}
	if source == "" {
		f.keep(programme.Refuse(programme.Invalid, "source", "Chưa nhập tên tài liệu nguồn. Ghi tên, số và ngày của văn bản, ví dụ “Báo cáo số 12/BC-SCT ngày 05/01/2019”."))
	}
	var all []programme.StatedFigure
	said := map[statedKey]bool{}
	page := newCheckPage(c)
	for _, row := range page.Rows {
		if !row.Offer || !f.checked(figureField("save", row.ID)) {
			continue
		}
		one := programme.StatedFigure{
			ProgrammeID: p.ID, Figure: row.Figure.Figure, Source: source, Quote: programme.Clean(row.Quote),
			Locator: fmt.Sprintf("dòng %d, ký tự %d–%d", row.Line, row.Start, row.End),
		}
		one.Figure.ID = 0
		one.Figure.Scope, one.Figure.Detail = programme.Clean(one.Figure.Scope), programme.Clean(one.Figure.Detail)
		again := keyOf(one)
		again.value = one.Figure.Value
		if said[again] {
			continue
		}
		said[again] = true
		f.keepFigure(row.Figure, one.Check())
		all = append(all, one)
	}
	if len(all) == 0 {
		f.keep(programme.Refuse(programme.Invalid, "", "Chưa chọn số liệu nào để lưu. Đánh dấu ô “Lưu” ở những số cần lưu."))
	}
	return all
}

// keepFigure keeps the refusals of one figure, naming it; those of the source
// are said once for all.
func (f *form) keepFigure(g statement.Figure, err error) {
	for _, e := range programme.Problems(err) {
		if e.Field == "source" {
			if f.text("source") != "" && !slices.ContainsFunc(programme.Problems(f.err()), func(x *programme.Error) bool { return x.Field == "source" }) {
				f.keep(e)
			}
			continue
		}
		f.keep(&programme.Error{Kind: e.Kind, Field: figureField(e.Field, g.ID), Message: "Số " + number(g.ID) + " (“" + oneLine(g.Quote) + "”): " + e.Message})
	}
}

// statedKey is what makes two figures of one document the same figure.
type statedKey struct {
	source, scope, detail string
	period                programme.Period
	kind                  programme.FigureKind
	level                 programme.Level
	content               programme.ContentGroup
	measure               programme.Measure
	value                 int64 // only where what is said twice is looked for
}

func keyOf(s programme.StatedFigure) statedKey {
	f := s.Figure
	return statedKey{s.Source, f.Scope, f.Detail, f.Period, f.Kind, f.Level, f.Content, f.Measure, 0}
}

// savedBefore refuses figures that the programme already has from the same
// document.
func (s *Server) savedBefore(r *http.Request, u programme.User, p programme.Programme, figures []programme.StatedFigure) error {
	stored, err := s.store.StatedFigures(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	have := map[statedKey]programme.StatedFigure{}
	for _, f := range stored {
		have[keyOf(f)] = f
	}
	const named = 5
	var names []string
	twice := 0
	for _, f := range figures {
		if old, ok := have[keyOf(f)]; ok {
			if twice++; twice <= named {
				names = append(names, f.Title()+" (đã lưu là "+old.Figure.Printed()+")")
			}
		}
	}
	if twice == 0 {
		return nil
	}
	list := strings.Join(names, "; ")
	if twice > named {
		list += "; và " + count(twice-named) + " số khác"
	}
	return programme.Refuse(programme.Conflict, "source", "Tài liệu “%s” đã có %s số liệu trong chương trình này: %s. Bỏ dấu “Lưu” ở các số đó, hoặc ghi tên khác nếu là tài liệu khác; nếu lần trước lưu sai, sửa hoặc xóa ở mục Số liệu công bố rồi lưu lại.",
		figures[0].Source, count(twice), list)
}

// afterCheck is where a save leads: to the differences of the period of the
// programme that has the most results among the saved figures, else to the
// list of figures.
func afterCheck(p programme.Programme, saved []programme.StatedFigure) (address, more string) {
	results, any := map[programme.Period]int{}, map[programme.Period]int{}
	var best programme.Period
	for _, s := range saved {
		period := s.Figure.Period.Year()
		if !period.Within(programme.Years(p.From, p.To)) {
			continue
		}
		any[period]++
		if s.Figure.Kind == programme.Result {
			results[period]++
		}
	}
	for period, n := range any {
		r, b := results[period], results[best]
		if best.From == 0 || r > b || r == b && n > any[best] || r == b && n == any[best] && period.String() > best.String() {
			best = period
		}
	}
	if best.From == 0 {
		return figureListPath(p.ID, saved[0].Source), ""
	}
	return fmt.Sprintf("/evaluation?programme=%d&from=%d&to=%d#chenh-lech", p.ID, best.From, best.To),
		" Mỗi chênh lệch của " + best.Label() + " có thể giải trình ngay ở đây."
}
