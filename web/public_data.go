package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"

	"khuyencong/programme"
	"khuyencong/sheet"
)

// publicDataPage says what open data there is.
type publicDataPage struct {
	Info  publicInfo
	Book  *programme.Published
	Count map[int64]int // grants of each programme
	Site  string
	API   []apiLine
}

// apiLine is one address of the open interface, as its document describes it.
type apiLine struct{ Path, Summary string }

func (s *Server) publicData(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	book, _, err := s.published(r)
	if err != nil {
		return err
	}
	info, err := s.publicFrame(r, "Dữ liệu mở", "/public/data")
	if err != nil {
		return err
	}
	p := publicDataPage{Info: info, Book: book, Count: map[int64]int{}, Site: s.site(r)}
	for _, g := range book.Grants {
		p.Count[g.ProgrammeID]++
	}
	if p.API, err = apiLines(); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, publicDataView(p))
}

// apiLines reads the addresses out of the document, so that the page says what
// it says.
func apiLines() (all []apiLine, err error) {
	var doc struct {
		Paths map[string]struct {
			Get struct{ Summary string }
		}
	}
	if err := json.Unmarshal(openAPI, &doc); err != nil {
		return nil, err
	}
	for _, rt := range new(Server).apiRoutes() {
		path := rt.pattern[len("GET "):]
		if of, known := doc.Paths[path]; known {
			all = append(all, apiLine{path, of.Get.Summary})
		}
	}
	return all, nil
}

// publicFile sends the grants of a programme: as 360Giving, or as a table.
func (s *Server) publicFile(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	book, tag, err := s.published(r)
	if err != nil {
		return err
	}
	id, err := pathID(r)
	if err != nil {
		return err
	}
	of, known := book.Programme(id)
	if !known {
		return programme.Refuse(programme.NotFound, "", "Không có chương trình %d.", id)
	}
	grants := book.Grants.Of(programme.PublicFilter{ProgrammeID: id})
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	var buf bytes.Buffer
	switch r.PathValue("file") {
	case "grants.json":
		if !unchanged(w, r, tag, book.At) {
			return sendJSON(w, r, http.StatusOK, programme.OpenData(of, grants, book.At, s.site(r)))
		}
	case "grants.csv":
		if unchanged(w, r, tag, book.At) {
			return nil
		}
		if err := sheet.WriteCSV(&buf, grantTable(grants)); err != nil {
			return err
		}
		h.Set("Content-Type", "text/csv; charset=utf-8")
		h.Set("Content-Disposition", `attachment; filename="khuyen-cong-`+number(id)+`.csv"`)
		sendPacked(w, r, http.StatusOK, buf.Bytes())
	default:
		return programme.Refuse(programme.NotFound, "", "Không có tệp “%s”. Có grants.json và grants.csv.", r.PathValue("file"))
	}
	return nil
}

// grantTable is the grants as a table of a file.
func grantTable(grants programme.PublicGrants) programme.DataTable {
	money := programme.MoneyValue
	t := programme.DataTable{Key: "grants", Title: "Khoản hỗ trợ", Money: true, Columns: []programme.DataColumn{
		{Head: "Số"}, {Head: "Mã"}, {Head: "Tên đề án"}, {Head: "Loại"}, {Head: "Mã nội dung"}, {Head: "Nội dung"}, {Head: "Nguồn"}, {Head: "Năm"},
		{Head: "Tình trạng"}, {Head: "Đơn vị thụ hưởng"}, {Head: "Loại hình"}, {Head: "Mã địa bàn"}, {Head: "Địa bàn"}, {Head: "Ngày duyệt"},
		{Group: "Kế hoạch duyệt", Head: "hỗ trợ", Kind: money}, {Group: "Kế hoạch duyệt", Head: "đóng góp", Kind: money}, {Group: "Kế hoạch duyệt", Head: "khác", Kind: money},
		{Head: "Đã giải ngân", Kind: money},
		{Group: "Đã quyết toán", Head: "hỗ trợ", Kind: money}, {Group: "Đã quyết toán", Head: "đóng góp", Kind: money}, {Group: "Đã quyết toán", Head: "khác", Kind: money},
	}}
	for _, g := range grants {
		row := programme.DataRow{}
		for _, s := range []string{number(g.ID), g.Code, g.Title, g.Kind.Label(), g.Content.Code, g.Content.Name, g.Level.Label(), strconv.Itoa(g.Year),
			g.Stage.Label(), g.Recipient.Name, formLabel(g.Recipient), g.Place.Code, g.Place.Name, g.Awarded.ISO()} {
			row.Values = append(row.Values, programme.Value{Kind: programme.TextValue, Text: s})
		}
		for _, m := range []programme.Money{g.Approved.Support, g.Approved.Counterpart, g.Approved.Other, g.Disbursed} {
			row.Values = append(row.Values, programme.Value{Kind: money, Amount: programme.Q(int64(m))})
		}
		for _, m := range []programme.Money{g.Done.Support, g.Done.Counterpart, g.Done.Other} {
			row.Values = append(row.Values, programme.Value{Kind: money, Amount: programme.Quantity{Value: int64(m), Known: g.Stage == programme.Completed}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func formLabel(r programme.Recipient) string {
	if r.Form == "" {
		return ""
	}
	return r.Form.Label()
}
