package paper

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// Acceptance is the acceptance record (biên bản nghiệm thu cơ sở, Mẫu 5a, 5b,
// 5c): who took part, what was planned and done, the machines on the site, and
// what was concluded. The circular leaves the columns open.
func Acceptance(a programme.Acceptance, p programme.Project, of programme.Programme) Doc {
	b := a.Body
	kind, subject := "BIÊN BẢN NGHIỆM THU", "Kết quả thực hiện đề án khuyến công"
	if b.Stopped {
		kind, subject = "BIÊN BẢN XÁC NHẬN KHỐI LƯỢNG", "Khối lượng đã thực hiện của đề án đã ngừng"
	}
	d := closingHead(of, kind, subject, a.Number, "BB-NT", a.Dated, a.State == programme.AcceptanceDraft, a.State == programme.AcceptanceCancelled)
	d.Blocks = append(d.Blocks,
		Para{Text: Italic("(" + b.Form.Label() + ", Phụ lục 1 Thông tư số 36/2013/TT-BCT)"), Centre: true},
		Para{Text: Plain(fmt.Sprintf("Ngày %s, tại %s, các bên cùng nghiệm thu kết quả thực hiện đề án. Căn cứ: %s.", dayOr(a.Dated), orDots(b.Place), orDots(strings.TrimSuffix(b.Basis, "."))))},
		numbered("ĐỀ ÁN", 1), projectLines(p, ""),
		numbered("THÀNH PHẦN", 2), signersTable(b),
		numbered("KHỐI LƯỢNG VÀ KINH PHÍ", 3), acceptedTable(b))
	if len(b.Machines) > 0 {
		d.Blocks = append(d.Blocks, numbered("MÁY MÓC, HẠNG MỤC TẠI CHỖ", 4), machinesSeen(b))
	} else {
		d.Blocks = append(d.Blocks, numbered("MÁY MÓC, HẠNG MỤC TẠI CHỖ", 4), Para{Text: Plain("Không có.")})
	}
	d.Blocks = append(d.Blocks, numbered("CHẤT LƯỢNG, HIỆU QUẢ BƯỚC ĐẦU", 5), Para{Text: Plain(orDots(b.Quality))})
	for _, s := range textLines(b.Effect) {
		d.Blocks = append(d.Blocks, Para{Text: Plain(s)})
	}
	d.Blocks = append(d.Blocks, numbered("TÀI LIỆU KÈM THEO", 6), evidenceTable(b), numbered("KẾT LUẬN", 7),
		Para{Text: append(Bold("Kết luận: "), Plain(lower(b.Result.Label())+".")...)})
	for _, s := range textLines(b.Conclusion) {
		d.Blocks = append(d.Blocks, Para{Text: Plain(s)})
	}
	d.Blocks = append(d.Blocks, Para{Text: append(Plain("Kinh phí hỗ trợ được nghiệm thu: "), inWords(b.Support.Amount)...)}, supportTable(b.Support))
	if a.State == programme.AcceptanceCancelled {
		d.Blocks = append(d.Blocks, Notice{Title: "Đã hủy", Paras: []Runs{Plain(a.Paper + ": " + a.Reason)}})
	}
	return withSigners(d, b)
}

func signersTable(b programme.AcceptanceBody) Table {
	t := Table{Columns: []Column{{6, Centre}, {24, Left}, {26, Left}, {26, Left}, {18, Centre}}, Head: []Row{cells("TT", "Bên", "Họ tên", "Chức vụ", "Ký ngày")}}
	for i, m := range b.Members {
		signed := "chưa ký"
		if m.Signed != 0 {
			signed = m.Signed.String()
		}
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), m.Side.Label(), m.Name, m.Title, signed))
	}
	return t
}

// acceptedTable lays what was accepted of each cost line beside the contract.
func acceptedTable(b programme.AcceptanceBody) Table {
	t := Table{
		Caption: "Dự toán theo hợp đồng và kết quả nghiệm thu", Unit: "Đơn vị tính: triệu đồng",
		Columns: []Column{{5, Centre}, {29, Left}, {12, Right}, {12, Right}, {13, Right}, {13, Right}, {16, Left}},
		Head:    []Row{cells("TT", "Nội dung", "KL hợp đồng", "KL nghiệm thu", "Hợp đồng", "Nghiệm thu", "Ghi chú")},
	}
	for i, l := range b.Lines {
		agreed, done := "khoán", ""
		if l.Quantity != 0 {
			agreed, done = strings.TrimSpace(l.Quantity.String()+" "+l.Unit), strings.TrimSpace(l.Done.String()+" "+l.Unit)
		}
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), l.Item, agreed, done, l.Total().MillionsFixed(), l.Accepted.MillionsFixed(), l.Remark))
	}
	t.Rows = append(t.Rows, boldRow("", "Tổng cộng", "", "", b.Contracted().MillionsFixed(), b.Cost().MillionsFixed(), ""))
	return t
}

func machinesSeen(b programme.AcceptanceBody) Table {
	t := Table{Columns: []Column{{6, Centre}, {30, Left}, {14, Left}, {16, Left}, {12, Centre}, {10, Centre}, {12, Left}},
		Head: []Row{cells("TT", "Máy, hạng mục", "Kiểu", "Số máy", "Đúng biển máy", "Chạy thử", "Ghi chú")}}
	yes := map[bool]string{true: "có", false: "chưa"}
	for i, m := range b.Machines {
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), m.Name, m.Model, m.Serial, yes[m.Located], yes[m.Runs], m.Note))
	}
	return t
}

func evidenceTable(b programme.AcceptanceBody) Table {
	t := Table{Columns: []Column{{6, Centre}, {50, Left}, {14, Centre}, {30, Left}}, Head: []Row{cells("TT", "Tài liệu", "Có", "Số, ngày, nơi giữ")}}
	var sources []string
	for i, e := range b.Evidence {
		has := "chưa"
		if e.Have {
			has = "có"
		} else if !e.Required {
			has = "không bắt buộc"
		}
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), e.Name, has, e.Where))
		sources = append(sources, e.Source)
	}
	if len(sources) > 0 {
		t.Notes = []string{"Căn cứ: " + sources[len(sources)-1] + "."}
	}
	return t
}

// withSigners ends the record with a signature of each side that is named.
func withSigners(d Doc, b programme.AcceptanceBody) Doc {
	s := Signature{}
	for _, side := range programme.AcceptanceSides {
		signer := Signer{Powers: []string{"ĐẠI DIỆN " + strings.ToUpper(side.Label())}}
		for _, m := range b.Members {
			if m.Side == side && signer.Name == "" {
				signer.Name = m.Name
			}
		}
		s.Signers = append(s.Signers, signer)
	}
	d.Blocks = append(d.Blocks, Para{Text: Plain("Các bên đã đọc lại, thống nhất nội dung biên bản và cùng ký tên./.")}, Signature{Signers: s.Signers[:2]}, Signature{Signers: s.Signers[2:]})
	return d
}
