package paper

import (
	"fmt"

	"khuyencong/programme"
)

// Bundle is everything of one project in one paper, for who audits it.
type Bundle struct {
	Programme   programme.Programme
	Project     programme.Project
	Contract    programme.Contract
	Papers      []programme.PaperLine
	Appraisals  []programme.Appraisal
	Decisions   []string // on the plan, as the ledger names them
	Ledger      []programme.Entry
	Matters     []string // requests, inspections and what came of them
	Visits      []Visit
	Acceptances []programme.Acceptance
	Vouchers    []programme.VoucherLine
	Settlements []programme.Settlement
	FileDue     programme.Deadline
	Liquidation programme.Liquidation
	Moves       []programme.Moved
	Events      []programme.Event
	On          programme.Day
	For         string // who had it made
	Issued      []programme.IssuedPaper
	Copies      []programme.SignedCopy
	Unsigned    []programme.Unsigned // records without a signed copy
}

// Visit is an inspection with its minutes.
type Visit struct {
	Matter     programme.Matter
	Inspection programme.Inspection
}

// section is a part of the bundle.
type section struct {
	title  string
	blocks Blocks
}

// BundleDoc is the bundle as one paper: cover, contents, then each part on a
// page of its own.
func BundleDoc(b Bundle) Doc {
	d := closingHead(b.Programme, "HỒ SƠ ĐỀ ÁN", "Trọn bộ phục vụ kiểm tra, kiểm toán", "", "HS", b.On, false, false)
	d.Blocks = append(d.Blocks, projectLines(b.Project, b.Contract.Paper()), Para{Text: Plain(fmt.Sprintf("Lập ngày %s cho %s từ dữ liệu của chương trình. Tệp gốc của từng giấy tờ, sổ quỹ và lịch sử ở dạng máy đọc được có trong tệp nén kèm theo, cùng mã băm SHA-256.", b.On, b.For))})
	all := b.sections()
	contents := List{}
	for i, s := range all {
		contents.Items = append(contents.Items, Plain(fmt.Sprintf("%d. %s", i+1, s.title)))
	}
	d.Blocks = append(d.Blocks, Heading{Level: Part, Text: "MỤC LỤC"}, contents)
	for i, s := range all {
		d.Blocks = append(append(d.Blocks, PageBreak{}, Heading{Level: Part, Text: fmt.Sprintf("%d. %s", i+1, s.title)}), s.blocks...)
	}
	return d
}

func (b Bundle) sections() (all []section) {
	add := func(title string, blocks ...Block) {
		if len(blocks) == 0 {
			blocks = Blocks{Para{Text: Plain("Không có.")}}
		}
		all = append(all, section{title, blocks})
	}
	add("Thông tin đề án", fieldTable(b.Project.Fields()))
	add("Thành phần hồ sơ", b.dossier()...)
	add("Thẩm định", b.appraisals()...)
	add("Quyết định phê duyệt, điều chỉnh", listOf(b.Decisions)...)
	add("Hợp đồng và phụ lục", b.contract()...)
	add("Sổ quỹ đề án", ledgerTable(b.Ledger))
	add("Kiểm tra, đề nghị và kết quả xử lý", append(listOf(b.Matters), b.visits()...)...)
	add("Nghiệm thu", b.acceptances()...)
	add("Văn bản phát hành, bản đã ký", b.papers()...)
	add("Bảng kê chứng từ", vouchersTable(b.Vouchers))
	add("Quyết toán", b.settlements()...)
	add("Thanh lý", b.liquidation()...)
	add("Các bước đã qua", wayTable(b.Moves))
	add("Lịch sử", historyTable(b.Events))
	return all
}

func listOf(items []string) Blocks {
	if len(items) == 0 {
		return nil
	}
	l := List{}
	for _, s := range items {
		l.Items = append(l.Items, Plain(s))
	}
	return Blocks{l}
}

func fieldTable(fields []programme.FieldValue) Table {
	t := Table{Columns: []Column{{34, Left}, {66, Left}}}
	for _, f := range fields {
		if f.Value != "" {
			t.Rows = append(t.Rows, cells(f.Label, f.Value))
		}
	}
	return t
}

func (b Bundle) dossier() Blocks {
	t := Table{Columns: []Column{{6, Centre}, {40, Left}, {54, Left}}, Head: []Row{cells("TT", "Giấy tờ", "Bản đang dùng")}}
	for i, l := range b.Papers {
		text := "không có"
		if current, ok := l.Current(); ok {
			text = current.Text()
		}
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), l.Name, text))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return Blocks{t}
}

// inner is a paper's body without its signatures, to stand in the bundle.
func inner(d Doc) (all Blocks) {
	for _, one := range d.Blocks {
		switch block := one.(type) {
		case Signature:
		case PageBreak: // the bundle has its own pages
		case Heading:
			all = append(all, Heading{Level: Arabic, Text: block.Text})
		default:
			all = append(all, one)
		}
	}
	return all
}

func (b Bundle) appraisals() (all Blocks) {
	for _, a := range b.Appraisals {
		all = append(append(all, Heading{Level: Roman, Text: a.Title()}), inner(Appraisal(a, b.Programme))...)
	}
	return all
}

func (b Bundle) contract() (all Blocks) {
	for _, v := range b.Contract.Versions {
		all = append(all, Heading{Level: Roman, Text: v.Paper()}, fieldTable(v.Terms.Fields()))
	}
	for _, a := range b.Contract.Acts {
		all = append(all, Para{Text: Plain(a.Said())})
	}
	return all
}

func (b Bundle) visits() (all Blocks) {
	for _, v := range b.Visits {
		all = append(append(all, Heading{Level: Roman, Text: "Biên bản kiểm tra " + v.Inspection.Number + " ngày " + v.Inspection.Held.String()}), inner(Inspection(b.Programme, b.Project, v.Matter, v.Inspection))...)
	}
	return all
}

func (b Bundle) acceptances() (all Blocks) {
	for _, a := range b.Acceptances {
		all = append(append(all, Heading{Level: Roman, Text: a.Title() + " – " + a.State.Label()}), inner(Acceptance(a, b.Project, b.Programme))...)
	}
	return all
}

func (b Bundle) settlements() (all Blocks) {
	for _, s := range b.Settlements {
		all = append(append(all, Heading{Level: Roman, Text: s.Title() + " – " + s.State.Label()}), inner(Settlement(s, b.Project, b.Contract.Paper(), b.FileDue, b.Programme))...)
	}
	return all
}

func (b Bundle) liquidation() Blocks {
	if b.Liquidation.ID == 0 {
		return nil
	}
	return inner(Liquidation(b.Liquidation, b.Project, b.Contract, b.Programme))
}

// ledgerTable is the ledger of a project, line by line, as it was written.
func ledgerTable(entries []programme.Entry) Table {
	t := Table{
		Unit:    "Đơn vị tính: đồng",
		Columns: []Column{{6, Centre}, {11, Centre}, {18, Left}, {20, Left}, {9, Centre}, {16, Right}, {20, Left}},
		Head:    []Row{cells("Số", "Ngày", "Bút toán", "Nguồn", "Năm", "Số tiền", "Văn bản, lý do")},
	}
	for _, e := range entries {
		why := e.Document
		if e.Reverses != 0 {
			why += fmt.Sprintf("; hủy bút toán %d", e.Reverses)
		}
		if e.Reason != "" {
			why += "; " + e.Reason
		}
		t.Rows = append(t.Rows, cells(fmt.Sprint(e.ID), e.Dated.String(), e.Kind.Label(), e.Source.Label(), fmt.Sprint(e.Year), e.Amount.String(), why))
	}
	return t
}

func wayTable(moves []programme.Moved) Table {
	t := Table{Columns: []Column{{22, Left}, {26, Left}, {28, Left}, {24, Left}}, Head: []Row{cells("Lúc", "Bước", "Người làm", "Ghi chú")}}
	for _, m := range moves {
		t.Rows = append(t.Rows, cells(programme.Moment(m.At), m.Move.Done(), m.Who(), m.Note))
	}
	return t
}

func historyTable(events []programme.Event) Table {
	t := Table{Columns: []Column{{20, Left}, {18, Left}, {24, Left}, {38, Left}}, Head: []Row{cells("Lúc", "Việc", "Người làm", "Nội dung")}}
	for _, e := range events {
		text := e.Note
		for _, c := range e.Changes {
			text += fmt.Sprintf("\n%s: %s → %s", c.Label, c.Old, c.New)
		}
		t.Rows = append(t.Rows, cells(programme.Moment(e.At), e.ActionLabel(), e.Who(), text))
	}
	return t
}
