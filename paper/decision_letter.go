package paper

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// DecisionLetter tells who applies what was decided on his project (thông báo kết
// quả): the decision as it was signed, why, what to do next, and how to
// complain. The clerk numbers and dates it; the leader signs.
func DecisionLetter(of programme.Programme, l programme.DecisionLetter) Doc {
	d := Doc{
		Parent: of.ParentOffice, Issuer: of.Office, Symbol: "TB-TTKC", Place: of.Seat,
		Kind: "THÔNG BÁO", Subject: letterSubject(l), To: []string{orDots(letterTo(l))},
	}
	if l.Result == programme.FailBase || l.Result == programme.FailMinistry {
		d.Parent, d.Issuer, d.Symbol = "ỦY BAN NHÂN DÂN "+strings.ToUpper(of.Province), of.ParentOffice, "TB-SCT"
	}
	if d.Issuer == "" {
		d.Issuer = "ĐƠN VỊ THÔNG BÁO"
	}
	if of.Illustrative {
		d.Label = "SỐ LIỆU MINH HỌA"
	}
	switch l.Result {
	case programme.Approve:
		d.Blocks = approvalLetter(of, l)
	case programme.Stop:
		d.Blocks = stopLetter(l)
	default:
		d.Blocks = rejectionLetter(of, l)
	}
	d.Blocks = append(d.Blocks,
		Heading{Level: Arabic, Text: "Việc cần làm tiếp theo"}, List{Items: plainItems(l.Next)},
		Heading{Level: Arabic, Text: "Quyền khiếu nại"},
		Para{Text: Plain("Không đồng ý với nội dung trên, đơn vị có quyền khiếu nại đến người đứng đầu cơ quan đã quyết định: gửi ở trang đề án, mục “Khiếu nại một quyết định”, hoặc nộp đơn giấy. " + l.Complain)},
		Para{Text: Plain("Trân trọng thông báo để đơn vị biết và thực hiện./.")},
		Para{Text: Italic("Bản lập từ dữ liệu của chương trình; có giá trị khi đã ghi số, ngày và ký, đóng dấu.")},
		Signature{Recipients: []string{"Như trên", "UBND xã, phường nơi thực hiện", "Lưu: VT, hồ sơ đề án"}, Signers: []Signer{{Powers: []string{"GIÁM ĐỐC"}}}},
	)
	return d
}

func letterSubject(l programme.DecisionLetter) string {
	result := "Kết quả thẩm định"
	switch l.Result {
	case programme.Approve:
		result = "Kết quả phê duyệt"
	case programme.Stop:
		result = "Ngừng thực hiện"
	}
	return result + " đề án “" + l.Project.Title + "”"
}

// letterTo is who the decision was about: the establishment of its terms.
func letterTo(l programme.DecisionLetter) string {
	if name := l.Terms.Establishment.Name; name != "" {
		return name
	}
	return l.Project.Establishment.Name
}

func approvalLetter(of programme.Programme, l programme.DecisionLetter) Blocks {
	d, t := l.Decision, l.Terms
	b := Blocks{
		Para{Text: append(Plain(fmt.Sprintf("%s thông báo: đề án của đơn vị đã được phê duyệt vào kế hoạch %s năm %d với mức hỗ trợ ", sentence(of.Office), lower(l.Project.Level.Label()), l.Project.Year)),
			Run{Text: t.Support().Dong(), Bold: true}, Run{Text: " (bằng chữ: " + lower(t.Support().Words()) + ")."})},
		decisionTable(d, l, [][2]string{{"Thời gian thực hiện", t.Time(l.Project.Year)}, {"Đơn vị phối hợp", t.Partner}}),
		Heading{Level: Arabic, Text: "Kinh phí được duyệt"}, termsTable(t),
	}
	if len(l.Amended) > 0 {
		b = append(b, Para{Text: append(Bold("Đã điều chỉnh: "), Plain(fmt.Sprintf("nội dung trên được điều chỉnh bởi Quyết định số %s. Mức hỗ trợ hiện hành: %s (bằng chữ: %s).",
			strings.Join(l.Amended, "; "), l.Now.Support().Dong(), lower(l.Now.Support().Words())))...)})
	}
	return b
}

func stopLetter(l programme.DecisionLetter) Blocks {
	return Blocks{
		Para{Text: Plain(fmt.Sprintf("Đề án của đơn vị ngừng thực hiện từ ngày %s theo Quyết định số %s.", l.Decision.Effective, l.Decision.Paper()))},
		decisionTable(l.Decision, l, [][2]string{{"Mức hỗ trợ đã duyệt", l.Terms.Support().Dong() + " (bằng chữ: " + lower(l.Terms.Support().Words()) + ")"}}),
		Heading{Level: Arabic, Text: "Lý do"}, Para{Text: Plain(orDots(l.Reason))},
	}
}

func rejectionLetter(of programme.Programme, l programme.DecisionLetter) Blocks {
	level, who := "cấp cơ sở", sentence(of.ParentOffice)
	if l.Result == programme.FailMinistry {
		level, who = "cấp bộ", "cơ quan khuyến công quốc gia"
	}
	a := l.Report
	b := Blocks{
		Para{Text: append(Plain(fmt.Sprintf("Ngày %s, %s đã kết luận thẩm định %s đối với đề án “%s” (mã hồ sơ %s): ", l.Told, who, level, l.Project.Title, l.Project.Code)), Run{Text: "không đạt.", Bold: true})},
		Heading{Level: Arabic, Text: "Lý do"},
	}
	var causes []string
	for _, c := range a.Causes {
		causes = append(causes, c.Label())
	}
	if len(causes) > 0 {
		b = append(b, List{Items: plainItems(causes)})
	}
	reasons := textLines(a.Reasons)
	if l.Reason != a.Reasons {
		reasons = append(reasons, textLines(l.Reason)...)
	}
	for _, s := range reasons {
		b = append(b, Para{Text: Plain(s)})
	}
	if a.DecidedName != "" {
		b = append(b, Para{Text: Plain("Người kết luận: " + strings.TrimSuffix(a.DecidedName+", "+a.DecidedPost, ", ") + ".")})
	}
	return b
}

// decisionTable is the decision as it was signed, and what it is about.
func decisionTable(d programme.PlanDecision, l programme.DecisionLetter, more [][2]string) Table {
	content, _ := programme.ContentByCode(l.Terms.Content)
	t := Table{Columns: []Column{{Share: 32}, {Share: 68}}}
	rows := [][2]string{
		{"Quyết định", "Số " + d.Paper()}, {"Người ký", d.Signer + ", " + d.SignerTitle}, {"Hiệu lực từ", d.Effective.String()},
		{"Đề án", l.Terms.Title}, {"Mã hồ sơ", l.Project.Code}, {"Nội dung hỗ trợ", content.Name}, {"Địa bàn", l.Terms.Place.String()},
	}
	for _, r := range append(rows, more...) {
		if r[1] != "" {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: r[0]}, {Text: r[1], Bold: r[0] == "Đề án"}}})
		}
	}
	return t
}

// termsTable is the approved money, source by source.
func termsTable(t programme.PlanTerms) Table {
	table := Table{
		Columns: []Column{{Share: 62}, {Share: 38, Align: Right}},
		Head:    []Row{{Cells: []Cell{{Text: "Nguồn"}, {Text: "Số tiền (đồng)"}}}},
	}
	for _, m := range t.Money {
		name := m.Source.Label()
		if m.Name != "" {
			name += " – " + m.Name
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: name}, {Text: m.Amount.String()}}})
	}
	table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: "Tổng cộng", Bold: true}, {Text: t.Total().String(), Bold: true}}})
	return table
}

func plainItems(all []string) (items []Runs) {
	for _, s := range all {
		items = append(items, Plain(s))
	}
	return items
}
