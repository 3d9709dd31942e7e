package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// Receipt is the paper that says that a dossier was taken in (giấy tiếp nhận
// hồ sơ): its number, what was handed in, and the legal clock as it stood
// then. It is drawn from what the round kept, so it says for ever the same.
func Receipt(of programme.Programme, p programme.Project, r programme.Round, c programme.Clock) Doc {
	d := Doc{
		Parent: of.ParentOffice, Issuer: of.Office, Number: int(r.Receipt.Number), Symbol: "TNHS", Place: of.Seat, Date: programme.DayOf(r.At),
		Kind: "GIẤY TIẾP NHẬN HỒ SƠ", Subject: "Đề nghị hỗ trợ từ kinh phí khuyến công",
	}
	if d.Issuer == "" {
		d.Issuer = "ĐƠN VỊ TIẾP NHẬN HỒ SƠ"
	}
	if of.Illustrative {
		d.Label = "SỐ LIỆU MINH HỌA"
	}
	d.Blocks = Blocks{
		receiptFacts(r),
		Heading{Level: Arabic, Text: "1. Giấy tờ đã nhận"}, receiptPapers(r),
		Heading{Level: Arabic, Text: "2. Thời hạn xử lý"}, receiptClock(p, c),
		Para{Text: Italic("Giấy này xác nhận đã nhận hồ sơ, không thay cho kết luận hồ sơ đầy đủ.")},
		Signature{Recipients: []string{"Người nộp hồ sơ", "Lưu: hồ sơ đề án"}, Signers: []Signer{{Powers: []string{"NGƯỜI TIẾP NHẬN"}}}},
	}
	return d
}

// receiptFacts is what was submitted, and by whom.
func receiptFacts(r programme.Round) Table {
	t := Table{Columns: []Column{{Share: 32}, {Share: 68}}}
	add := func(label, value string) {
		if value != "" {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: label}, {Text: value, Bold: label == "Tên đề án"}}})
		}
	}
	for _, f := range []struct{ label, field string }{
		{"Mã hồ sơ", "code"}, {"Tên đề án", "title"}, {"Nội dung hỗ trợ", "content"}, {"Nguồn kinh phí", "level"}, {"Năm kế hoạch", "year"},
		{"Đơn vị thụ hưởng", "establishment"}, {"Địa bàn", "place"},
	} {
		add(f.label, r.Submitted(f.field))
	}
	var asked []string
	for _, f := range r.Requests() {
		asked = append(asked, strings.TrimSuffix(f.Label, " (đề nghị)")+": "+f.Value)
	}
	add("Kinh phí đề nghị", strings.Join(asked, "\n"))
	add("Người nộp", r.Who())
	add("Nộp lúc", fmt.Sprintf("%s, lần thứ %d", programme.Moment(r.At), r.Number))
	return t
}

// receiptPapers lists the papers with the file's mark, by which a copy can be
// held against what was handed in.
func receiptPapers(r programme.Round) Block {
	papers := r.Papers()
	if len(papers) == 0 {
		return Para{Text: Plain("Hồ sơ nhập trong chương trình, không kèm giấy tờ.")}
	}
	t := Table{Columns: []Column{{Share: 8, Align: Centre}, {Share: 42}, {Share: 50}}, Head: []Row{{Cells: []Cell{{Text: "TT"}, {Text: "Giấy tờ"}, {Text: "Bản đã nhận"}}}}}
	for i, f := range papers {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: strconv.Itoa(i + 1)}, {Text: strings.TrimPrefix(f.Label, "Giấy tờ: ")}, {Text: f.Value}}})
	}
	t.Notes = []string{"Mã sau tên tệp là tám ký tự đầu của mã băm SHA-256, dùng để đối chiếu tệp."}
	return t
}

// receiptClock says until when the dossier is dealt with, and when the clock
// stood still.
func receiptClock(p programme.Project, c programme.Clock) Block {
	lines := List{}
	add := func(format string, args ...any) {
		lines.Items = append(lines.Items, Plain(fmt.Sprintf(format, args...)))
	}
	if c.Received != 0 {
		add("Ngày nhận lần đầu: %s.", c.Received)
	}
	if hand := programme.HandOf(c.Stage, p.Level); hand != "" && c.Due != 0 {
		add("Nơi xử lý: %s, bước “%s”; hạn: hết ngày %s (%d ngày làm việc).", hand.Label(), c.Stage.Label(), c.Due, c.Left)
	}
	for _, pause := range c.Pauses {
		add("Tạm dừng từ %s đến %s để bổ sung: %d ngày làm việc, theo yêu cầu của %s.", pause.From, pause.To, pause.WorkingDays, pause.By)
	}
	return lines
}
