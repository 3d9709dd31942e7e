package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// PlanSubmission is the letter (tờ trình) with which the department hands a
// year's plan to who decides, with the list and the order of priority as its
// annexes.
func PlanSubmission(a programme.AnnualPlan, s programme.PlanSubmission) Doc {
	n, sum := s.Proposed()
	d := Doc{
		Parent: decides(a), Issuer: a.Programme.ParentOffice, Symbol: "TTr-SCT", Place: a.Programme.Seat, Date: s.Dated,
		Kind: "TỜ TRÌNH", Subject: "Phê duyệt " + lower(a.Plan.Title()), To: []string{sentence(decides(a))}, Label: planLabel(a, false),
	}
	d.Number, d.Symbol, d.Whole = numberOf(s.Number, d.Symbol)
	d.Blocks = append(d.Blocks, bases(a)...)
	d.Blocks = append(d.Blocks,
		Para{Text: Plain(fmt.Sprintf("%s kính trình phê duyệt %s như sau:", sentence(a.Programme.ParentOffice), lower(a.Plan.Title())))},
		Heading{Level: Arabic, Text: "1. Quá trình lập kế hoạch"}, Para{Text: Plain(callWords(a))}, Para{Text: Plain(candidateWords(s))},
		Heading{Level: Arabic, Text: "2. Nội dung trình phê duyệt"},
		Para{Text: append(Plain("Số đề án: "), Run{Text: fmt.Sprintf("%d đề án", n), Bold: true}, Run{Text: "; kinh phí hỗ trợ: "}, Run{Text: sum.Dong(), Bold: true}, Run{Text: " (bằng chữ: " + lower(sum.Words()) + ")."})},
		Para{Text: Plain(budgetWords(a))},
		drawTable(0, a.SummaryTable(true)),
	)
	if out := leftOut(s); len(out) > 0 {
		d.Blocks = append(d.Blocks, Heading{Level: Arabic, Text: "3. Đề án đạt thẩm định nhưng chưa đưa vào kế hoạch"}, List{Items: out})
	}
	if gaps := gapItems(a); len(gaps) > 0 {
		d.Blocks = append(d.Blocks, Heading{Level: Arabic, Text: fmt.Sprintf("%d. Nội dung chưa có đề án", 3+boolInt(len(leftOut(s)) > 0))}, List{Items: gaps})
	}
	d.Blocks = append(d.Blocks, Para{Text: Plain(opinionWords(a))}, Para{Text: Plain("Danh mục đề án và bảng xếp thứ tự ưu tiên kèm theo. Kính trình xem xét, phê duyệt./.")},
		Signature{Recipients: []string{"Như trên", "Sở Tài chính", "Lưu: VT"}, Signers: []Signer{{Powers: []string{"GIÁM ĐỐC"}}}},
		PageBreak{Landscape: true, Annex: true}, Heading{Level: Part, Text: "PHỤ LỤC I"}, drawTable(0, a.PlanAnnex(true)),
		PageBreak{Landscape: true, Annex: true}, Heading{Level: Part, Text: "PHỤ LỤC II"}, drawTable(0, s.RankingAnnex()),
	)
	return d
}

// PlanDecision is the draft of the decision that approves what was submitted,
// with its list.
func PlanDecision(a programme.AnnualPlan) Doc {
	office := decides(a)
	var total, support programme.Money
	n := 0
	for _, l := range a.Waiting() {
		terms := l.Project.Granted(l.Proposing())
		n, total, support = n+1, total+terms.Total(), support+terms.Support()
	}
	d := Doc{Issuer: office, Symbol: "QĐ-UBND", Place: a.Programme.Seat, Kind: "QUYẾT ĐỊNH", Subject: "Phê duyệt " + lower(a.Plan.Title()), Label: planLabel(a, true)}
	power := "CHỦ TỊCH"
	if a.Plan.Level == programme.National {
		d.Symbol, power = "QĐ-BCT", "BỘ TRƯỞNG"
	}
	d.Blocks = append(d.Blocks, Para{Text: Bold(power + " " + office), Centre: true})
	d.Blocks = append(d.Blocks, bases(a)...)
	if s, ok := a.LastSubmission(); ok {
		d.Blocks = append(d.Blocks, Para{Text: Italic("Theo đề nghị của " + sentence(a.Programme.ParentOffice) + " tại Tờ trình số " + s.Paper() + ";")})
	}
	d.Blocks = append(d.Blocks,
		Para{Text: Bold("QUYẾT ĐỊNH:"), Centre: true},
		Para{Text: append(Bold("Điều 1. "), Run{Text: fmt.Sprintf("Phê duyệt %s gồm %d đề án, tổng kinh phí %s, trong đó %s hỗ trợ %s (bằng chữ: %s), theo danh mục kèm theo.",
			lower(a.Plan.Title()), n, total.Dong(), lower(a.Plan.Level.Label()), support.Dong(), lower(support.Words()))})},
		Para{Text: append(Bold("Điều 2. "), Run{Text: sentence(a.Programme.ParentOffice) + " chịu trách nhiệm tổ chức thực hiện; việc điều chỉnh, bổ sung, ngừng đề án thực hiện theo thẩm quyền quy định."})},
		Para{Text: append(Bold("Điều 3. "), Run{Text: "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị liên quan và các đơn vị thụ hưởng chịu trách nhiệm thi hành Quyết định này./."})},
		Signature{Recipients: []string{"Như Điều 3", "Sở Tài chính", "Lưu: VT"}, Signers: []Signer{{Powers: []string{power}}}},
		PageBreak{Landscape: true, Annex: true}, Heading{Level: Part, Text: "DANH MỤC ĐỀ ÁN"}, drawTable(0, a.PlanAnnex(true)),
	)
	return d
}

// PlanList is the list of a plan's projects as it stands, for printing.
func PlanList(a programme.AnnualPlan) Doc {
	d := Doc{Landscape: true, Parent: a.Programme.ParentOffice, Issuer: a.Programme.Office, Place: a.Programme.Seat, Kind: "DANH MỤC", Subject: "Đề án của " + lower(a.Plan.Title()), Label: planLabel(a, false)}
	if a.Plan.DecisionNo != "" {
		d.Blocks = append(d.Blocks, Para{Text: Italic("Kèm theo quyết định số " + a.Plan.DecisionNo + dated(a.Plan.DecisionDate) + ".")})
	}
	d.Blocks = append(d.Blocks, drawTable(0, a.PlanAnnex(false)), drawTable(0, a.SummaryTable(false)))
	return d
}

// decides is the office that a plan's approval belongs to, as printed.
func decides(a programme.AnnualPlan) string {
	if a.Plan.Level == programme.National {
		return "BỘ CÔNG THƯƠNG"
	}
	office := strings.TrimPrefix(a.Programme.Approver, "UBND")
	return strings.ToUpper("Ủy ban nhân dân" + office)
}

// sentence is an office's name as it stands within a text: "Sở Công Thương
// tỉnh Sóc Trăng".
func sentence(office string) string {
	words := strings.Fields(strings.ToLower(office))
	names := map[string]string{"công thương": "Công Thương", "tâm khuyến công": "tâm Khuyến công", "ủy ban nhân dân": "Ủy ban nhân dân"}
	s := strings.Join(words, " ")
	for from, to := range names {
		s = strings.ReplaceAll(s, from, to)
	}
	for _, unit := range []string{"tỉnh ", "thành phố "} {
		if before, name, ok := strings.Cut(s, unit); ok {
			s = before + unit + capitals(name)
		}
	}
	return upper(s)
}

func capitals(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = upper(w)
	}
	return strings.Join(words, " ")
}

func upper(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

func lower(s string) string {
	for i, r := range s {
		return strings.ToLower(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// numberOf splits "12/TTr-SCT" into the number and the symbol of a paper; what
// is no such number is given back whole.
func numberOf(full, usual string) (n int, symbol, whole string) {
	number, symbol, _ := strings.Cut(full, "/")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case err == nil && n > 0 && symbol != "":
		return n, strings.TrimSpace(symbol), ""
	case strings.TrimSpace(full) == "":
		return 0, usual, ""
	}
	return 0, "", strings.TrimSpace(full)
}

func planLabel(a programme.AnnualPlan, draft bool) string {
	var parts []string
	if a.Programme.Illustrative {
		parts = append(parts, "SỐ LIỆU MINH HỌA")
	}
	if draft {
		parts = append(parts, "DỰ THẢO")
	}
	return strings.Join(parts, " – ")
}

func dated(d programme.Day) string {
	if d == 0 {
		return ""
	}
	return " ngày " + d.String()
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
