package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// livingField is where the form of a dossier on its way has a field of the
// rules: the money of its fund stands in one row, whichever fund it is, and the
// stage is no field.
func livingField(field string, p programme.Project) string {
	if field == "stage" || field == "recorded" {
		return ""
	}
	for _, column := range moneyColumns {
		if field == column.Name+"_"+string(p.Fund()) {
			return column.Name + "_support"
		}
	}
	return field
}

// formColumns are the amounts that a form can write.
func formColumns(form projectForm, u programme.User, now programme.Project) (all []moneyColumn) {
	for _, c := range moneyColumns {
		if offers(form, u, now, c.Name+"_") {
			all = append(all, c)
		}
	}
	return all
}

// lockedColumns are those that stand beside them to be read.
func lockedColumns(form projectForm, u programme.User, now programme.Project) (all []moneyColumn) {
	for _, c := range columnsOf(now) {
		if now.ID != 0 && !offers(form, u, now, c.Name+"_") {
			all = append(all, c)
		}
	}
	return all
}

func (p projectFormPage) Columns() []moneyColumn { return formColumns(p.Form, p.User, p.Now) }
func (p projectFormPage) Locked() []moneyColumn  { return lockedColumns(p.Form, p.User, p.Now) }

// formRow is one row of the money table: a source under the name that its
// boxes have.
type formRow struct {
	Key    string // "cash", "other_2", "support"
	Source programme.Source
	Label  string
}

// Rows are the rows of the money table. A dossier on its way has one row for
// khuyến công money, that of its fund.
func (p projectFormPage) Rows() []formRow { return formRows(p.Form, p.Now, p.Values) }

func formRows(form projectForm, now programme.Project, typed url.Values) (all []formRow) {
	for _, source := range programme.Sources {
		switch {
		case source == programme.FromOther:
			for _, suffix := range otherRows(typed) {
				all = append(all, formRow{"other" + suffix, source, source.Label()})
			}
		case form == bookForm || !source.IsSupport():
			all = append(all, formRow{string(source), source, source.Label()})
		case source == now.Fund():
			all = append(all, formRow{"support", source, "Khuyến công hỗ trợ"})
		case now.Line(source) != programme.FundingLine{Source: source}:
			all = append(all, formRow{string(source), source, source.Label()})
		}
	}
	return all
}

// lockedAmount is an amount of the stored project beside the boxes of a row.
func (p projectFormPage) lockedAmount(row formRow, c moneyColumn) string {
	for _, l := range p.Now.Lines {
		if l.Source == row.Source && (l.Source != programme.FromOther || l.Name == p.Values.Get("name_"+row.Key)) {
			return c.of(l).String()
		}
	}
	return "–"
}

// otherRows are the suffixes of the rows for other programmes' money: "" and
// "_2", then one more than is filled, at most 20.
func otherRows(v url.Values) []string {
	rows := []string{"", "_2"}
	for n := 2; n < 20; n++ {
		last := rows[len(rows)-1]
		filled := v.Get("name_other" + last)
		for _, c := range moneyColumns {
			filled += v.Get(c.Name + "_other" + last)
		}
		if filled == "" {
			break
		}
		rows = append(rows, fmt.Sprintf("_%d", n+1))
	}
	return rows
}

// projectShort narrows a field and adds its help; mode is its keyboard.
func projectShort(f fieldView, width, mode, help string) fieldView {
	f.Width, f.Mode, f.Help = width, mode, help
	return f
}

func projectLines(f fieldView, rows int) fieldView {
	f.Rows = rows
	return f
}

func projectYearHelp(of programme.Programme) string {
	return fmt.Sprintf("Từ %d đến %d.", of.From, of.To)
}

func projectProgramme(of programme.Programme) string { return strconv.FormatInt(of.ID, 10) }

// rowNumber tells the rows for other programmes' money apart when read aloud;
// the first, and every other line, is told by its label.
func rowNumber(row formRow) string {
	n, other := strings.CutPrefix(row.Key, string(programme.FromOther)+"_")
	if !other || n == "" {
		return ""
	}
	return " " + n
}

// codeHelp says what code a project gets.
func codeHelp(p projectFormPage) string {
	if p.New() && p.Form != bookForm {
		return "Để trống để chương trình cấp mã " + p.Proposed + "."
	}
	return "Mỗi mã chỉ dùng một lần trong chương trình."
}

func saveLabel(p projectFormPage) string {
	switch {
	case p.New() && p.Form == needForm:
		return "Ghi nhu cầu"
	case p.New() && p.Form == draftForm:
		return "Lưu dự thảo"
	}
	return "Lưu đề án"
}

func levelHelp(p projectFormPage) string {
	if p.Form == bookForm {
		return ""
	}
	return "Khuyến công quốc gia thẩm định thêm ở cấp bộ; chưa rõ thì chọn địa phương."
}

func needHelp(f fieldView) fieldView {
	f.Help = "Ví dụ: mua một máy sấy bơm nhiệt 500 kg/mẻ để sấy chuối."
	return f
}

func correctionHelp(f fieldView) fieldView {
	f.Help = "Hồ sơ đã nộp: số và chữ của cơ sở được giữ lại bên cạnh, cơ sở đọc được lý do này."
	return f
}

// lockedHere locks a box of the money table of a dossier that came back for
// other things: it is sent as it is, so that nothing of it changes.
func (p projectFormPage) lockedHere(column string, row formRow, f fieldView) fieldView {
	f.Locked = p.Now.Stage == programme.Returned && !p.Now.Recorded && !p.Now.Writes(column+string(row.Source))
	return f
}

// Indicators are the outcomes that the form has: what the chosen content asks
// for, and what was written before.
func (p projectFormPage) Indicators() (all []programme.Indicator) {
	asked := programme.PromisedOf(p.Values.Get("content"), p.Now.Outcomes)
	for _, i := range programme.Indicators {
		written := p.Values.Get("promised_"+string(i))+p.Values.Get("actual_"+string(i)) != "" || len(p.Notes["promised_"+string(i)]) > 0
		if slices.Contains(asked, i) || written {
			all = append(all, i)
		}
	}
	return all
}

// lockedOutcome does the same for what was promised.
func (p projectFormPage) lockedOutcome(i programme.Indicator, f fieldView) fieldView {
	f.Locked = p.Now.Stage == programme.Returned && !p.Now.Recorded && !p.Now.Writes("promised_"+string(i))
	return f
}
