package paper

import (
	"fmt"
	"slices"
	"strings"

	"khuyencong/programme"
)

// Appraisal is the appraisal report (phiếu thẩm định) of a project. Circular 36
// names its forms 4a and 4b and leaves their columns open: the five tests of its
// article 9, the money as asked and as found, and a conclusion.
func Appraisal(a programme.Appraisal, of programme.Programme) Doc {
	b := a.Body
	d := appraisalHead(a, of)
	d.Kind, d.Symbol, d.Subject = "PHIẾU THẨM ĐỊNH", "PTĐ", "Đề án “"+fact(a, "title")+"” ("+a.LevelLabel()+")"
	if !a.ConcludedAt.IsZero() {
		d.Date = programme.DayOf(a.ConcludedAt)
	}
	d.Blocks = append(d.Blocks, numbered("THÔNG TIN ĐỀ ÁN", 1), appraisalFacts(a))
	d.Blocks = append(d.Blocks, numbered("NỘI DUNG THẨM ĐỊNH", 2), criteriaTable(a))
	if total := b.TotalText(); total != "" {
		d.Blocks = append(d.Blocks, Para{Text: append(Bold("Tổng điểm: "), Plain(total+".")...)})
	}
	d.Blocks = append(d.Blocks, Para{Text: Italic(b.Rule)})
	for _, s := range textLines(b.Statement) {
		d.Blocks = append(d.Blocks, Para{Text: Plain(s)})
	}
	d.Blocks = append(d.Blocks, numbered("KINH PHÍ", 3), moneyTable(b.Figures))
	if b.Ceiling != "" {
		d.Blocks = append(d.Blocks, Para{Text: append(Bold("Định mức hỗ trợ: "), Plain(b.Ceiling)...)})
	}
	if t, some := outcomeTable(b.Figures); some {
		d.Blocks = append(d.Blocks, Para{Text: Bold("Kết quả dự kiến")}, t)
	}
	d.Blocks = append(d.Blocks, numbered("CĂN CỨ KHÁC", 4), appraisalGrounds(b))
	d.Blocks = append(d.Blocks, numbered("KẾT LUẬN", 5))
	d.Blocks = append(append(d.Blocks, conclusion(a)...), leaderSays(a)...)
	return withSignature(d, a)
}

// AppraisalMinutes is the minutes of a council's meeting (biên bản họp hội đồng
// thẩm định): who sat, who stood aside and why, what each gave, what was said.
func AppraisalMinutes(a programme.Appraisal, of programme.Programme) Doc {
	b := a.Body
	d := appraisalHead(a, of)
	d.Kind, d.Symbol, d.Subject = "BIÊN BẢN", "BB-HĐTĐ", "Họp hội đồng thẩm định "+a.LevelLabel()+" đề án “"+fact(a, "title")+"”"
	d.Number, d.Date = leadingNumber(b.Minutes.Number), b.Minutes.Date
	place := b.Minutes.Place
	if place == "" {
		place = "…"
	}
	d.Blocks = append(d.Blocks,
		Para{Text: Plain(fmt.Sprintf("Ngày %s, tại %s, hội đồng thẩm định họp xét đề án “%s” (mã %s) của %s.", dayOr(b.Minutes.Date), place, fact(a, "title"), fact(a, "code"), orDots(fact(a, "establishment"))))},
		numbered("THÀNH PHẦN", 1), memberTable(b), Para{Text: Plain(presence(b))},
		numbered("KHAI LỢI ÍCH LIÊN QUAN", 2), interests(b),
		numbered("KẾT QUẢ CỦA TỪNG THÀNH VIÊN", 3), markTable(b))
	if total := b.TotalText(); total != "" {
		d.Blocks = append(d.Blocks, Para{Text: append(Bold("Tổng điểm bình quân: "), Plain(total+", của "+fmt.Sprint(len(b.Voting()))+" thành viên được chấm.")...)})
	}
	d.Blocks = append(d.Blocks, Para{Text: Italic(b.Rule)}, numbered("Ý KIẾN THẢO LUẬN", 4))
	talk := textLines(b.Minutes.Talk)
	if len(talk) == 0 {
		talk = []string{"Không có ý kiến khác."}
	}
	for _, s := range talk {
		d.Blocks = append(d.Blocks, Para{Text: Plain(s)})
	}
	d.Blocks = append(d.Blocks, numbered("KẾT LUẬN", 5))
	d.Blocks = append(d.Blocks, conclusion(a)...)
	return withSignature(d, a)
}

func appraisalHead(a programme.Appraisal, of programme.Programme) Doc {
	d := Doc{Parent: "ỦY BAN NHÂN DÂN " + strings.ToUpper(of.Province), Issuer: strings.ToUpper(a.Body.Office), Place: of.Seat}
	if a.At == programme.MinistryAppraisal {
		d.Parent, d.Place = "BỘ CÔNG THƯƠNG", "Hà Nội"
	}
	if d.Issuer == "" {
		d.Issuer = "…"
	}
	var labels []string
	if of.Illustrative {
		labels = append(labels, "SỐ LIỆU MINH HỌA")
	}
	switch a.State {
	case programme.AppraisalDraft:
		labels = append(labels, "DỰ THẢO")
	case programme.AppraisalSentBack:
		labels = append(labels, "ĐÃ TRẢ LẠI")
	}
	d.Label = strings.Join(labels, " – ")
	return d
}

func numbered(title string, n int) Heading {
	return Heading{Level: Roman, Text: roman(n) + ". " + title}
}

// fact is a value of the project as it was when the report was written.
func fact(a programme.Appraisal, field string) string {
	for _, f := range a.Body.Facts {
		if f.Field == field {
			return f.Value
		}
	}
	return ""
}

func appraisalFacts(a programme.Appraisal) List {
	var items []Runs
	for _, field := range []string{"code", "title", "content", "level", "year", "establishment", "place"} {
		for _, f := range a.Body.Facts {
			if f.Field == field && f.Value != "" {
				items = append(items, append(Bold(f.Label+": "), Plain(f.Value)...))
			}
		}
	}
	items = append(items, append(Bold("Vòng hồ sơ: "), Plain(fmt.Sprint(a.Round))...), append(Bold("Người thẩm định: "), Plain(a.By.Label())...))
	return List{Items: items}
}

func criteriaTable(a programme.Appraisal) Table {
	b := a.Body
	t := Table{
		Columns: []Column{{6, Centre}, {38, Left}, {16, Centre}, {40, Left}},
		Head:    []Row{cells("TT", "Nội dung thẩm định", "Kết quả", "Nhận xét")},
	}
	var sources []string
	for i, c := range b.Criteria {
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), c.Name, b.Result(c), remarks(a, c)))
		if !slices.Contains(sources, c.Source) {
			sources = append(sources, c.Source)
		}
	}
	t.Notes = []string{"Căn cứ: " + strings.Join(sources, "; ") + "."}
	return t
}

// remarks are what was written of a criterion; of a council, with the names.
func remarks(a programme.Appraisal, c programme.AppliedCriterion) string {
	var lines []string
	for _, m := range a.Body.Members {
		said := a.Body.Mark(m.No, c.Code).Remark
		if said == "" {
			continue
		}
		if a.By == programme.ByCouncil {
			said = m.Name + ": " + said
		}
		lines = append(lines, said)
	}
	return strings.Join(lines, "\n")
}

func moneyTable(figures []programme.AppraisedFigure) Table {
	t := Table{
		Caption: "Kinh phí đề nghị và thẩm định theo nguồn", Unit: "Đơn vị tính: triệu đồng",
		Columns: []Column{{30, Left}, {14, Right}, {14, Right}, {14, Right}, {28, Left}},
		Head:    []Row{cells("Nguồn", "Đề nghị", "Thẩm định", "Tăng (+), giảm (−)", "Lý do")},
	}
	var asked, found programme.Money
	for _, f := range figures {
		if !f.Funding() {
			continue
		}
		asked, found = asked+f.Asked.Money(), found+f.Found.Money()
		t.Rows = append(t.Rows, cells(f.Label(), f.Asked.Millions(), f.Found.Millions(), signedMillions(f.Found.Money()-f.Asked.Money()), f.Reason))
	}
	total := cells("Tổng cộng", asked.MillionsFixed(), found.MillionsFixed(), signedMillions(found-asked), "")
	total.Bold = true
	t.Rows = append(t.Rows, total)
	return t
}

func signedMillions(m programme.Money) string {
	switch {
	case m == 0:
		return "0"
	case m > 0:
		return "+" + m.MillionsFixed()
	}
	return m.MillionsFixed()
}

func outcomeTable(figures []programme.AppraisedFigure) (t Table, some bool) {
	t = Table{
		Columns: []Column{{34, Left}, {18, Right}, {18, Right}, {30, Left}},
		Head:    []Row{cells("Chỉ tiêu", "Đề nghị", "Thẩm định", "Lý do")},
	}
	for _, f := range figures {
		if !f.Funding() {
			t.Rows = append(t.Rows, cells(f.Label()+" ("+f.Indicator.UnitLabel()+")", f.Asked.Count(), f.Found.Count(), f.Reason))
		}
	}
	return t, len(t.Rows) > 0
}

// appraisalGrounds is what the report rests on besides: conditions, double
// funding, what other offices said.
func appraisalGrounds(b programme.AppraisalBody) List {
	var items []Runs
	for _, f := range b.Seen {
		items = append(items, append(Bold(f.Label+": "), Plain(f.Value)...))
	}
	for _, o := range b.Opinions {
		said := o.Verdict
		if o.Answer != "" {
			said += " – " + o.Answer
		}
		if o.Paper != "" {
			said += " (" + o.Paper + ")"
		}
		items = append(items, append(Bold("Ý kiến của "+o.Office+": "), Plain(said+".")...))
	}
	if len(b.Opinions) == 0 {
		items = append(items, append(Bold("Ý kiến cơ quan khác: "), Plain("không xin.")...))
	}
	return List{Items: items}
}

func conclusion(a programme.Appraisal) (all Blocks) {
	say := func(label, text string) {
		all = append(all, Para{Text: append(Bold(label), Plain(text)...)})
	}
	say("Kết luận: ", a.ConclusionText()+".")
	if a.Conclusion == programme.ConcludedPass {
		support := recommended(a)
		say("Kinh phí hỗ trợ đề nghị duyệt: ", support.Dong()+" (bằng chữ: "+support.Words()+").")
	}
	for _, s := range textLines(a.Reasons) {
		all = append(all, Para{Text: Plain(s)})
	}
	return all
}

// leaderSays is what became of the report: it is no part of the minutes of a
// meeting before.
func leaderSays(a programme.Appraisal) (all Blocks) {
	if a.State == programme.AppraisalUsed {
		all = append(all, Para{Text: append(Bold("Kết luận của lãnh đạo: "), Plain(fmt.Sprintf("%s (%s%s, ngày %s).", a.Decision().Done(), a.DecidedName, commaIf(a.DecidedPost), programme.DayOf(a.DecidedAt)))...)})
	}
	if a.State != programme.AppraisalDraft && a.Remark != "" {
		all = append(all, Para{Text: append(Bold("Ý kiến của lãnh đạo: "), Plain(a.Remark)...)})
	}
	return all
}

func recommended(a programme.Appraisal) (support programme.Money) {
	for _, f := range a.Body.Figures {
		if f.Source.IsSupport() {
			support += f.Found.Money()
		}
	}
	return support
}

func commaIf(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}
