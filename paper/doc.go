// Package paper makes official papers in the layout of Nghị định
// 30/2020/NĐ-CP. A paper is a Doc, which says nothing about how it is drawn;
// DOCX, PDF and HTML draw the same Doc, so that what is previewed is what
// is printed. The package asks nobody: data in, bytes out, the same bytes for
// the same Doc on every machine.
package paper

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" // quốc hiệu
	motto  = "Độc lập - Tự do - Hạnh phúc"        // tiêu ngữ
)

// Doc is one official paper. It is stored as JSON with every issued paper, so
// a field's JSON name is never changed once released.
type Doc struct {
	Parent string        `json:"parent,omitempty"` // cơ quan chủ quản, as printed: "SỞ CÔNG THƯƠNG …"
	Issuer string        `json:"issuer"`           // cơ quan ban hành, as printed: "TRUNG TÂM KHUYẾN CÔNG …"
	Number int           `json:"number,omitempty"` // 0: left blank for the clerk (văn thư) to fill in
	Symbol string        `json:"symbol,omitempty"` // ký hiệu: "BC-TTKC"
	Whole  string        `json:"whole,omitempty"`  // a number that is no figure before a symbol, as it was given: "12a/HĐ-KC"
	Place  string        `json:"place,omitempty"`  // địa danh: "Cần Thơ"
	Date   programme.Day `json:"date,omitempty"`   // 0: left blank

	// Kind is the type in capitals, "BÁO CÁO"; without it the paper is a công
	// văn, whose Subject stands as "V/v …" under the number.
	Kind    string   `json:"kind,omitempty"`
	Subject string   `json:"subject,omitempty"` // trích yếu nội dung
	To      []string `json:"to,omitempty"`      // kính gửi

	// Landscape lays the pages sideways from the first on.
	Landscape bool `json:"landscape,omitempty"`

	// Label is boxed at the top of page 1 and repeated at the top of every
	// other: "DỰ THẢO", "SỐ LIỆU MINH HỌA".
	Label string `json:"label,omitempty"`

	Blocks Blocks `json:"blocks"`
}

// Title names the paper in one line: "Báo cáo" alone would name every report.
func (d Doc) Title() string {
	return strings.TrimSpace(d.Kind + " " + d.Subject)
}

// numberLine is "Số: 07/BC-TTKC", with room to write where there is no number;
// "" for a paper that is in no register.
func (d Doc) numberLine() string {
	if d.Whole == "" && d.Number == 0 && d.Symbol == "" {
		return ""
	}
	if d.Whole != "" {
		return "Số: " + d.Whole
	}
	number := "     "
	if d.Number > 0 {
		number = fmt.Sprintf("%02d", d.Number)
	}
	return "Số: " + strings.ReplaceAll(number, " ", nbsp) + "/" + d.Symbol
}

// dateLine is "Cần Thơ, ngày 05 tháng 02 năm 2026": a leading 0 for days below
// 10 and for January and February alone, so that no figure can be added.
func (d Doc) dateLine() string {
	place := d.Place
	if place == "" {
		place = strings.Repeat("…", 5)
	}
	if d.Date == 0 {
		gap := strings.Repeat(nbsp, 5)
		return place + ", ngày" + gap + "tháng" + gap + "năm" + gap
	}
	month := fmt.Sprint(d.Date.Month())
	if d.Date.Month() < 3 {
		month = "0" + month
	}
	return fmt.Sprintf("%s, ngày %02d tháng %s năm %d", place, d.Date.DayOfMonth(), month, d.Date.Year())
}

// nbsp is a blank that no line breaks at and no reader squeezes.
const nbsp = "\u00a0"

// addressees are the lines of Kính gửi; a single addressee stands in the line.
func (d Doc) addressees() []string {
	switch len(d.To) {
	case 0:
		return nil
	case 1:
		return []string{"Kính gửi: " + d.To[0]}
	}
	return append([]string{"Kính gửi:"}, dashed(d.To)...)
}

// dashed makes "- …;" lines of a list, the last with a full stop.
func dashed(items []string) []string {
	lines := make([]string, len(items))
	for i, item := range items {
		end := ";"
		if i == len(items)-1 {
			end = "."
		}
		lines[i] = "- " + strings.TrimRight(item, ";. ") + end
	}
	return lines
}
