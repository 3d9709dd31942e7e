package paper

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// closingHead is the head of the papers by which a project is closed; number is
// that of the paper as the clerk wrote it, "03/BB-NT".
func closingHead(of programme.Programme, kind, subject, number, symbol string, day programme.Day, draft, cancelled bool) Doc {
	d := Doc{Parent: of.ParentOffice, Issuer: of.Office, Place: of.Seat, Date: day, Kind: kind, Subject: subject}
	if d.Issuer == "" {
		d.Issuer = "TRUNG TÂM KHUYẾN CÔNG"
	}
	d.Number, d.Symbol, d.Whole = numberOf(number, symbol)
	var labels []string
	if of.Illustrative {
		labels = append(labels, "SỐ LIỆU MINH HỌA")
	}
	if draft {
		labels = append(labels, "DỰ THẢO")
	}
	if cancelled {
		labels = append(labels, "ĐÃ HỦY")
	}
	d.Label = strings.Join(labels, " – ")
	return d
}

// projectLines name the project, who is supported and where.
func projectLines(p programme.Project, contract string) List {
	l := List{}
	for _, one := range [][2]string{
		{"Đề án", p.Title}, {"Mã đề án", p.Code}, {"Nội dung hỗ trợ", contentName(p.Content)}, {"Đơn vị thụ hưởng", p.Establishment.Name},
		{"Địa bàn", p.Place.String()}, {"Nguồn kinh phí", p.Level.Label()}, {"Năm kế hoạch", fmt.Sprint(p.Year)}, {"Hợp đồng", contract},
	} {
		if one[1] != "" {
			l.Items = append(l.Items, append(Bold(one[0]+": "), Plain(one[1])...))
		}
	}
	return l
}

func contentName(code string) string {
	c, ok := programme.ContentByCode(code)
	if !ok {
		return code
	}
	return code + " – " + c.Name
}

// supportTable is the computation of the final support, step by step.
func supportTable(f programme.FinalSupport) Table {
	t := Table{
		Caption: "Mức hỗ trợ, tính từng bước", Unit: "Đơn vị tính: đồng",
		Columns: []Column{{24, Left}, {26, Left}, {18, Right}, {32, Left}},
		Head:    []Row{cells("Giới hạn", "Cách tính", "Số tiền", "Căn cứ")},
	}
	for _, s := range f.Steps {
		r := cells(s.Name, s.Text, s.Amount.String(), s.Source)
		r.Bold = s.Decides
		t.Rows = append(t.Rows, r)
	}
	total := cells("Mức hỗ trợ", "số nhỏ nhất", f.Amount.String(), "")
	total.Bold = true
	t.Rows = append(t.Rows, total)
	if f.Note != "" {
		t.Notes = []string{f.Note}
	}
	return t
}

// sourcesText lists amounts by source in a sentence.
func sourcesText(all []programme.SourceAmount) string {
	var parts []string
	for _, a := range all {
		name := lower(a.Source.Label())
		if a.Name != "" {
			name += " (" + a.Name + ")"
		}
		parts = append(parts, name+" "+a.Amount.Dong())
	}
	return strings.Join(parts, "; ")
}

// inWords is an amount in figures and words.
func inWords(m programme.Money) Runs {
	return append(Bold(m.Dong()), Plain(" (bằng chữ: "+lower(m.Words())+")")...)
}

func boldRow(texts ...string) Row {
	r := cells(texts...)
	r.Bold = true
	return r
}
