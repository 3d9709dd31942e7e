package web

import (
	"bytes"
	"encoding/json"
	"strconv"

	"khuyencong/programme"
	"khuyencong/sheet"
	"khuyencong/store"
)

// exportedProject is a project as exchanged data: amounts in whole đồng.
type exportedProject struct {
	Code          string                `json:"code"`
	Title         string                `json:"title"`
	Kind          programme.ProjectKind `json:"kind"`
	Content       string                `json:"content"`
	Level         programme.Level       `json:"level"`
	Year          int                   `json:"year"`
	Establishment string                `json:"establishment"`
	PlaceCode     string                `json:"place_code"`
	PlaceName     string                `json:"place_name"`
	Stage         programme.Stage       `json:"stage"`
	Approved      exportedMoney         `json:"approved"`
	Done          exportedMoney         `json:"done"`
	Illustrative  bool                  `json:"illustrative"`
}

type exportedMoney struct {
	Support     programme.Money `json:"support"`
	Counterpart programme.Money `json:"counterpart"`
	Other       programme.Money `json:"other"`
	Total       programme.Money `json:"total"`
}

// ProjectsFile draws a list of projects as .xlsx, .csv or .json.
func ProjectsFile(format string, p programme.Programme, items []store.ProjectItem) ([]byte, error) {
	var buf bytes.Buffer
	switch format {
	case "xlsx":
		err := sheet.Write(&buf, p.Name, illustrativeLabel(p), []programme.DataTable{projectTable(items)})
		return buf.Bytes(), err
	case "csv":
		err := sheet.WriteCSV(&buf, projectTable(items))
		return buf.Bytes(), err
	case "json":
		all := []exportedProject{}
		for _, i := range items {
			all = append(all, exportedProject{i.Code, i.Title, i.Kind, i.Content, i.Level, i.Year, i.Establishment.Name, i.Place.Code, i.Place.Name, i.Stage,
				exportMoney(i.ApprovedSums), exportMoney(i.DoneSums), p.Illustrative})
		}
		b, err := json.MarshalIndent(all, "", "  ")
		return append(b, '\n'), err
	}
	return nil, programme.Refuse(programme.Invalid, "format", "Không có dạng tệp “%s”. Chọn một trong: xlsx, csv, json.", format)
}

func exportMoney(s programme.Sums) exportedMoney {
	return exportedMoney{s.Support, s.Counterpart, s.Other, s.Total()}
}

// projectTable is a list of projects as a table of a workbook.
func projectTable(items []store.ProjectItem) programme.DataTable {
	text, money := programme.TextValue, programme.MoneyValue
	t := programme.DataTable{Key: "Đề án", Title: "Danh sách đề án", Money: true, Columns: []programme.DataColumn{
		{Head: "Mã", Share: 10}, {Head: "Tên đề án", Share: 40}, {Head: "Loại", Share: 10}, {Head: "Nội dung", Share: 10}, {Head: "Nguồn", Share: 16},
		{Head: "Năm", Share: 6}, {Head: "Đơn vị thụ hưởng", Share: 24}, {Head: "Mã địa bàn", Share: 9}, {Head: "Địa bàn", Share: 16}, {Head: "Tình trạng", Share: 14},
		{Group: "Kế hoạch duyệt", Head: "Hỗ trợ", Kind: money}, {Group: "Kế hoạch duyệt", Head: "Đóng góp", Kind: money}, {Group: "Kế hoạch duyệt", Head: "Khác", Kind: money},
		{Group: "Thực hiện", Head: "Hỗ trợ", Kind: money}, {Group: "Thực hiện", Head: "Đóng góp", Kind: money}, {Group: "Thực hiện", Head: "Khác", Kind: money},
	}}
	for _, i := range items {
		row := programme.DataRow{}
		for _, s := range []string{i.Code, i.Title, i.Kind.Label(), i.Content, i.Level.Label(), strconv.Itoa(i.Year), i.Establishment.Name, i.Place.Code, i.Place.Name, i.Stage.Label()} {
			row.Values = append(row.Values, programme.Value{Kind: text, Text: s})
		}
		a, d := i.ApprovedSums, i.DoneSums
		for _, m := range []programme.Money{a.Support, a.Counterpart, a.Other, d.Support, d.Counterpart, d.Other} {
			row.Values = append(row.Values, programme.Value{Kind: money, Amount: programme.Q(int64(m))})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
