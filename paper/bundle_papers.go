package paper

import "khuyencong/programme"

// papers are what was issued of the project and what came back signed, with what
// is missing.
func (b Bundle) papers() (all Blocks) {
	if len(b.Issued) > 0 {
		t := Table{Caption: "Văn bản đã phát hành", Columns: []Column{{22, Left}, {14, Left}, {28, Left}, {18, Left}, {18, Left}}, Head: []Row{cells("Số, ký hiệu", "Ngày", "Loại", "Mã kiểm tra", "Hiệu lực")}}
		for _, p := range b.Issued {
			t.Rows = append(t.Rows, cells(p.Paper(), p.Dated.String(), p.PaperRef.Sort.Label(), p.Code, p.State.Label()))
		}
		all = append(all, t)
	}
	if copies := programme.StandingCopies(b.Copies); len(copies) > 0 {
		t := Table{Caption: "Bản đã ký", Columns: []Column{{26, Left}, {30, Left}, {18, Left}, {26, Left}}, Head: []Row{cells("Loại", "Tệp", "Ngày nộp", "Chữ ký số")}}
		for _, c := range copies {
			t.Rows = append(t.Rows, cells(c.PaperRef.Sort.Label(), c.File.Name, programme.DayOf(c.At).String(), programme.SignaturesText(c.Signatures)))
		}
		all = append(all, t)
	}
	if len(b.Unsigned) > 0 {
		all = append(all, Notice{Title: "Chưa có bản ký", Paras: []Runs{Plain(programme.UnsignedText(b.Unsigned) + ".")}})
	}
	return all
}
