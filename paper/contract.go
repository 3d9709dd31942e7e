package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// Contract is the contract of a project (hợp đồng thực hiện đề án) as it was
// signed, or as its draft stands, with the cost table as its annex.
func Contract(of programme.Programme, p programme.Project, c programme.Contract) Doc {
	t := c.Terms
	if len(c.Versions) > 0 {
		t = c.Versions[0].Terms
	}
	d := contractHead(of, c.Number, c.Dated, "HỢP ĐỒNG", "Thực hiện đề án “"+p.Title+"”", !c.Signed())
	d.Blocks = Blocks{
		Para{Text: Italic("Căn cứ Nghị định số 45/2012/NĐ-CP của Chính phủ về khuyến công và các văn bản sửa đổi, hướng dẫn;")},
		Para{Text: Italic("Căn cứ kế hoạch khuyến công năm " + strconv.Itoa(p.Year) + " đã được cấp có thẩm quyền phê duyệt;")},
		Para{Text: Plain("Hôm nay, " + dayWords(c.Dated) + ", hai bên gồm:")},
	}
	d.Blocks = append(d.Blocks, contractSides(t)...)
	d.Blocks = append(d.Blocks, Para{Text: Plain("Các bên thống nhất ký hợp đồng với các điều khoản sau:")})
	d.Blocks = append(d.Blocks, contractArticles(t)...)
	return closeContract(d, t)
}

// ContractAnnex is an annex (phụ lục hợp đồng): what was, what is instead, and
// the parts that change as a whole.
func ContractAnnex(of programme.Programme, p programme.Project, c programme.Contract, was, is programme.ContractVersion) Doc {
	d := contractHead(of, is.Number, is.Dated, "PHỤ LỤC HỢP ĐỒNG SỐ "+strconv.Itoa(is.No), "Sửa đổi, bổ sung Hợp đồng số "+c.Paper(), is.ID == 0)
	t := is.Terms
	d.Blocks = Blocks{
		Para{Text: Italic("Căn cứ Hợp đồng số " + c.Paper() + " thực hiện đề án “" + p.Title + "”;")},
		Para{Text: Italic("Căn cứ: " + strings.TrimSuffix(is.Reason, ".") + ";")},
		Para{Text: Plain("Hôm nay, " + dayWords(is.Dated) + ", các bên gồm:")},
	}
	d.Blocks = append(d.Blocks, contractSides(t)...)
	changes := Table{Columns: []Column{{Share: 24}, {Share: 38}, {Share: 38}}, Head: []Row{{Cells: []Cell{{Text: "Nội dung"}, {Text: "Theo " + lower(was.Name())}, {Text: "Sửa thành"}}}}}
	for _, one := range programme.Changes(was.Terms.Fields(), t.Fields()) {
		changes.Rows = append(changes.Rows, Row{Cells: []Cell{{Text: one.Label}, {Text: dash(one.Old)}, {Text: dash(one.New)}}})
	}
	d.Blocks = append(d.Blocks,
		article(1, "Sửa đổi, bổ sung các nội dung sau"), changes,
		article(2, "Giá trị hợp đồng sau khi sửa đổi"), contractValue(t),
		article(3, "Điều khoản thi hành"),
		Para{Text: Plain("Các nội dung khác của hợp đồng giữ nguyên. Phụ lục này là một phần không tách rời của hợp đồng" + effectiveWords(is) + "./.")},
	)
	return closeContract(d, t)
}

func contractHead(of programme.Programme, full string, dated programme.Day, kind, subject string, draft bool) Doc {
	d := Doc{Parent: of.ParentOffice, Issuer: of.Office, Place: of.Seat, Date: dated, Kind: kind, Subject: subject}
	d.Number, d.Symbol, d.Whole = numberOf(full, "HĐ-KC")
	var labels []string
	if of.Illustrative {
		labels = append(labels, "SỐ LIỆU MINH HỌA")
	}
	if draft {
		labels = append(labels, "DỰ THẢO")
	}
	d.Label = strings.Join(labels, " – ")
	return d
}

// closeContract puts the signatures behind the articles, and the cost table.
func closeContract(d Doc, t programme.ContractTerms) Doc {
	sign := Signature{}
	for _, side := range programme.Sides {
		if one := t.Party(side); !one.Empty() {
			sign.Signers = append(sign.Signers, Signer{Powers: []string{"ĐẠI DIỆN BÊN " + side, strings.ToUpper(one.Title)}, Name: one.Representative})
		}
	}
	d.Blocks = append(d.Blocks, sign, PageBreak{Landscape: true, Annex: true}, Heading{Level: Part, Text: "DỰ TOÁN KINH PHÍ"}, contractCosts(t))
	return d
}

func article(n int, title string) Heading {
	return Heading{Level: Arabic, Text: fmt.Sprintf("Điều %d. %s", n, title)}
}

// contractSides are the parties as the paper names them.
func contractSides(t programme.ContractTerms) (all []Block) {
	for _, side := range programme.Sides {
		one := t.Party(side)
		if one.Empty() {
			continue
		}
		all = append(all, Para{Text: append(Bold("Bên "+side+": "), Run{Text: dash(one.Name), Bold: true})})
		l := List{}
		add := func(label, value string) {
			if value != "" {
				l.Items = append(l.Items, Plain(label+": "+value))
			}
		}
		add("Đại diện", strings.Trim(one.Representative+", chức vụ: "+one.Title, ", "))
		add("Giấy ủy quyền", one.Mandate)
		add("Địa chỉ", one.Address)
		add("Điện thoại", one.Phone)
		add("Mã số thuế", one.TaxCode)
		add("Tài khoản", one.AccountText())
		all = append(all, l)
	}
	return all
}

func contractArticles(t programme.ContractTerms) []Block {
	all := []Block{
		article(1, "Nội dung, quy mô công việc"), Para{Text: Plain(dash(t.Scope))},
		article(2, "Thời gian, địa điểm thực hiện"),
		Para{Text: Plain(fmt.Sprintf("Thời gian thực hiện: từ ngày %s đến ngày %s. Địa điểm: %s.", blankDay(t.From), blankDay(t.Until), dash(t.Place.Name)))},
		article(3, "Kinh phí thực hiện"), contractValue(t),
		Para{Text: Plain("Kinh phí theo từng khoản nêu ở dự toán kèm theo hợp đồng này. Phần ngoài kinh phí khuyến công do bên B và các nguồn khác bảo đảm" + pledged(t) + ".")},
		article(4, "Tạm ứng, thanh toán"), Para{Text: Plain(dash(t.AdvanceTerms))}, contractSchedule(t),
		article(5, "Quyền và nghĩa vụ của bên A"), List{Items: []Runs{
			Plain("Chuyển kinh phí hỗ trợ vào tài khoản của bên B nêu ở trên theo tiến độ và khi có đủ hồ sơ."),
			Plain("Kiểm tra tiến độ, khối lượng, chất lượng; tổ chức nghiệm thu, thanh lý hợp đồng."),
			Plain("Tạm ngừng chi, yêu cầu hoàn trả khi bên B không thực hiện hoặc sử dụng sai mục đích."),
		}},
		article(6, "Quyền và nghĩa vụ của bên B"), List{Items: []Runs{
			Plain("Thực hiện đúng nội dung, tiến độ, địa điểm; bảo đảm đủ phần kinh phí đối ứng."),
			Plain("Sử dụng kinh phí hỗ trợ đúng mục đích; lưu giữ và cung cấp hóa đơn, chứng từ của toàn bộ chi phí."),
			Plain("Báo cáo tiến độ theo yêu cầu, tạo điều kiện kiểm tra, cung cấp kết quả sau hỗ trợ."),
			Plain("Hoàn trả phần kinh phí đã nhận mà không có khối lượng hoặc chi không được chấp nhận."),
		}},
		article(7, "Điều khoản chung"),
	}
	if t.Other != "" {
		all = append(all, Para{Text: Plain(t.Other)})
	}
	return append(all, Para{Text: Plain("Thay đổi nội dung hợp đồng phải được chấp thuận theo thẩm quyền và lập thành phụ lục. Hợp đồng có hiệu lực kể từ ngày ký, lập thành các bản có giá trị như nhau, mỗi bên giữ ít nhất một bản./.")})
}

// contractValue is the money of a contract in figures and words.
func contractValue(t programme.ContractTerms) Block {
	l := List{}
	for _, a := range t.BySource() {
		label := a.Source.Label()
		if a.Name != "" {
			label += " (" + a.Name + ")"
		}
		text := Plain(label + ": " + a.Amount.Dong())
		if a.Source.IsSupport() {
			text = Runs{{Text: label + ": "}, {Text: a.Amount.Dong(), Bold: true}, {Text: " (bằng chữ: " + lower(a.Amount.Words()) + ")"}}
		}
		l.Items = append(l.Items, append(text, Run{Text: "."}))
	}
	l.Items = append(l.Items, Runs{{Text: "Tổng kinh phí: "}, {Text: t.Total().Dong(), Bold: true}, {Text: " (bằng chữ: " + lower(t.Total().Words()) + ")."}})
	return l
}

func contractSchedule(t programme.ContractTerms) Block {
	table := Table{Unit: "Đơn vị tính: đồng", Columns: []Column{{Share: 8, Align: Centre}, {Share: 34}, {Share: 16, Align: Centre}, {Share: 20, Align: Right}, {Share: 22}},
		Head: []Row{{Cells: []Cell{{Text: "TT"}, {Text: "Đợt chi"}, {Text: "Dự kiến"}, {Text: "Số tiền"}, {Text: "Điều kiện"}}}}}
	for n, i := range t.Schedule {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{Text: strconv.Itoa(n + 1)}, {Text: i.Label + " (" + lower(i.Kind.Label()) + ")"}, {Text: i.Due.String()}, {Text: i.Amount.String()}, {Text: dash(i.Condition)}}})
	}
	table.Rows = append(table.Rows, Row{Bold: true, Cells: []Cell{{Text: ""}, {Text: "Cộng"}, {Text: ""}, {Text: t.Support().String()}, {Text: ""}}})
	return table
}

// contractCosts is the cost table in the columns of Mẫu 1, with quantity and
// price of each line.
func contractCosts(t programme.ContractTerms) Block {
	sources := t.BySource()
	table := Table{Unit: "Đơn vị tính: đồng", Columns: []Column{{Share: 5, Align: Centre}, {Share: 28}, {Share: 7, Align: Centre}, {Share: 7, Align: Right}, {Share: 12, Align: Right}, {Share: 12, Align: Right}}}
	head := Row{Cells: []Cell{{Text: "TT"}, {Text: "Nội dung chi"}, {Text: "ĐVT"}, {Text: "SL"}, {Text: "Đơn giá"}, {Text: "Tổng kinh phí"}}}
	sum := Row{Bold: true, Cells: []Cell{{Text: ""}, {Text: "Cộng"}, {Text: ""}, {Text: ""}, {Text: ""}, {Text: t.Total().String()}}}
	for _, a := range sources {
		label := a.Source.Label()
		if a.Name != "" {
			label = a.Name
		}
		table.Columns = append(table.Columns, Column{Share: 12, Align: Right})
		head.Cells, sum.Cells = append(head.Cells, Cell{Text: label}), append(sum.Cells, Cell{Text: a.Amount.String()})
	}
	table.Columns = append(table.Columns, Column{Share: 10})
	head.Cells, sum.Cells = append(head.Cells, Cell{Text: "Ghi chú"}), append(sum.Cells, Cell{Text: ""})
	for n, l := range t.Costs {
		quantity, price := "", ""
		if !l.Lump() {
			quantity, price = l.Quantity.String(), l.UnitPrice.String()
		}
		row := Row{Cells: []Cell{{Text: strconv.Itoa(n + 1)}, {Text: l.Item}, {Text: l.Unit}, {Text: quantity}, {Text: price}, {Text: l.Total().String()}}}
		for _, a := range sources {
			row.Cells = append(row.Cells, Cell{Text: l.From(a.Source, a.Name).String()})
		}
		table.Rows = append(table.Rows, Row{Cells: append(row.Cells, Cell{Text: l.Note})})
	}
	table.Head, table.Rows = []Row{head}, append(table.Rows, sum)
	return table
}

func pledged(t programme.ContractTerms) string {
	if t.Pledge == "" {
		return ""
	}
	return " theo " + lower(t.Pledge) + dated(t.PledgeDated)
}

func effectiveWords(v programme.ContractVersion) string {
	if v.Effective == 0 || v.Effective == v.Dated {
		return ", có hiệu lực kể từ ngày ký"
	}
	return ", có hiệu lực từ ngày " + v.Effective.String()
}

// dayWords is a day as a contract begins with it; blanks while it is not signed.
func dayWords(d programme.Day) string {
	if d == 0 {
		return "ngày ..... tháng ..... năm ........"
	}
	return fmt.Sprintf("ngày %02d tháng %02d năm %d", d.DayOfMonth(), d.Month(), d.Year())
}

func blankDay(d programme.Day) string {
	if d == 0 {
		return "...../...../........"
	}
	return d.String()
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
