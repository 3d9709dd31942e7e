package web_test

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// officeBook is a small book of the ordinary kinds of trouble: a column of
// unclear heading, an amount in words, a beneficiary that may be one of the
// register, a sum that its rows do not give.
const officeBook = `KẾT QUẢ KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2019;;;;;
;;;;;ĐVT: triệu đồng
STT;Tên đề án;Đơn vị thụ hưởng;Địa điểm;Tổng kinh phí;Hỗ trợ
I;Ứng dụng máy móc, thiết bị;;;;
1;Hỗ trợ máy sấy lúa;HTX Một;Huyện Kế Sách;1.200;300
2;Hỗ trợ máy ép dầu;Cơ sở Đặng Văn Ơn;;240;chờ báo giá
3;Hỗ trợ máy cắt;HTX Ba;Huyện Kế Sách;400;100
;Tổng cộng;;;1.850;520
`

var (
	importAt = regexp.MustCompile(`^/imports/\d+`)
	partyKey = regexp.MustCompile(`name="key-0" value="([^"]*)"`)
)

// bring uploads a book and gives its address.
func bring(t *testing.T, o *office, name, text string) string {
	t.Helper()
	w := o.upload("/imports", url.Values{"programme": {"1"}}, name, []byte(text))
	at := importAt.FindString(w.Header().Get("Location"))
	if w.Code != 303 || at == "" {
		t.Fatalf("upload of %s: %d\n%s", name, w.Code, w.Body)
	}
	return at
}

// counted is how many projects there are.
func counted(t *testing.T, o *office) int64 {
	t.Helper()
	list, err := o.store.Projects(ctx, me, store.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return list.Total
}

func sees(t *testing.T, page, what string, words ...string) {
	t.Helper()
	for _, want := range words {
		if !strings.Contains(html.UnescapeString(page), want) {
			t.Errorf("%s lacks %q", what, want)
		}
	}
}

// TestImport takes a book its whole way: looked at, a column chosen, a cell
// typed anew, a beneficiary told, confirmed, and taken back.
func TestImport(t *testing.T) {
	o := newOffice(t)
	before := counted(t, o)
	at := bring(t, o, "kết quả 2019.csv", officeBook)
	sees(t, o.page(at), "the look", "Sổ có 3 đề án", "Tiêu đề bảng", "Hỗ trợ máy sấy lúa", "kinh phí hỗ trợ cộng lại 400 triệu đồng")

	page := o.page(at + "/columns")
	sees(t, page, "the columns", `name="column-F"`, "Kinh phí hỗ trợ", "theo dòng trên bảng", "Chắc chắn")
	version := field(t, page, "version")
	columns := url.Values{"version": {version}, "sheet": {"1"}, "column-D": {"note"}, "year": {"hai ngàn"}}
	if w := o.send("POST", at+"/columns", columns); w.Code != 422 || !strings.Contains(w.Body.String(), "hai ngàn") {
		t.Errorf("a year in words: %d", w.Code)
	}
	columns.Set("year", "2019")
	columns.Set("content", "KC3c")
	if w := o.send("POST", at+"/columns", columns); w.Code != 303 {
		t.Fatalf("columns: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("POST", at+"/columns", columns); w.Code != 409 {
		t.Errorf("columns of an old version: %d", w.Code)
	}
	sees(t, o.page(at+"/columns"), "the columns again", "Bạn đã chọn")
	columns.Set("version", field(t, o.page(at+"/columns"), "version"))
	columns.Set("column-D", "address")
	o.send("POST", at+"/columns", columns)

	page = o.page(at + "/check")
	sees(t, page, "the check", "1 trong 3 dòng chưa nhập được", "Ô F6", "chờ báo giá", "1.850.000.000", "+10.000.000")
	typed := url.Values{"version": {field(t, page, "version")}, "sheet-0": {"kết quả 2019"}, "line-0": {"6"}, "do-0": {""},
		"cell-0-F6": {"120"}, "was-0-F6": {"chờ báo giá"}}
	if w := o.send("POST", at+"/check", typed); w.Code != 303 {
		t.Fatalf("a cell: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("POST", at+"/check", typed); w.Code != 409 || !strings.Contains(w.Body.String(), "Người khác") {
		t.Errorf("a cell of an old version: %d", w.Code)
	}
	sees(t, o.page(at+"/check"), "the check again", "Mọi dòng đều nhập được")

	page = o.page(at + "/parties")
	sees(t, page, "the parties", "Còn 1 đơn vị chưa rõ", "Cơ sở Đặng Văn Ơn", "3 đề án")
	answer := url.Values{"version": {field(t, page, "version")}, "key-0": {html.UnescapeString(partyKey.FindStringSubmatch(page)[1])}, "who-0": {strconv.FormatInt(o.maker.ID, 10)}}
	if w := o.send("POST", at+"/parties", answer); w.Code != 303 {
		t.Fatalf("an answer: %d\n%s", w.Code, w.Body)
	}

	page = o.page(at + "/confirm")
	sees(t, page, "the confirmation", "Xác nhận, nhập 3 đề án", "520,00", "1.840,00")
	if counted(t, o) != before {
		t.Error("something was stored before it was confirmed")
	}
	if w := o.send("POST", at+"/confirm", url.Values{"version": {field(t, page, "version")}}); w.Code != 303 || w.Header().Get("Location") != at+"/done" {
		t.Fatalf("confirm: %d\n%s", w.Code, w.Body)
	}
	if n := counted(t, o); n != before+3 {
		t.Errorf("%d projects, want %d", n, before+3)
	}
	page = o.page(at + "/done")
	sees(t, page, "the end", "thêm 3", "Hỗ trợ máy ép dầu", "dòng 6")
	page = o.page(at + "/undo")
	sees(t, page, "the undo", "3 đề án do sổ thêm vào")
	if w := o.send("POST", at+"/undo", url.Values{"version": {"1"}}); w.Code != 409 {
		t.Errorf("undo of an old version: %d", w.Code)
	}
	if w := o.send("POST", at+"/undo", url.Values{"version": {field(t, page, "version")}}); w.Code != 303 {
		t.Fatalf("undo: %d\n%s", w.Code, w.Body)
	}
	if list, err := o.store.Projects(ctx, me, store.ProjectFilter{Stage: programme.Withdrawn}); err != nil || list.Total != 3 {
		t.Errorf("%d projects are withdrawn after the undo, %v", list.Total, err)
	}
	sees(t, o.page(at+"/done"), "the end after the undo", "đã hoàn tác")
}

// TestImportRefused: what is no book is refused and not kept; a cancelled one
// leaves nothing; marked books come back.
func TestImportRefused(t *testing.T) {
	o := newOffice(t)
	for name, content := range map[string]string{"không có tệp": "", "a.xlsx": "PK\x03\x04hỏng", "b.pdf": "%PDF-1.7 x", "c.xls": "\xd0\xcf\x11\xe0cũ", "d.csv": "a\x00b"} {
		sent := name
		if content == "" {
			sent = ""
		}
		if w := o.upload("/imports", url.Values{"programme": {"1"}}, sent, []byte(content)); w.Code != 422 || !strings.Contains(w.Body.String(), "Chưa lưu được") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	sees(t, o.page("/imports"), "the list", "Chưa có sổ nào")
	at := bring(t, o, "sổ.csv", officeBook)
	for what, want := range map[string]string{"marked": "đã đánh dấu", "wrong": "dòng sai"} {
		if w := o.send("GET", at+"/files/"+what, nil); w.Code != 200 || !strings.HasPrefix(w.Body.String(), "PK") {
			t.Errorf("%s: %d, want the book %q", what, w.Code, want)
		}
	}
	if w := o.send("GET", at+"/files/khac", nil); w.Code != 404 {
		t.Errorf("no such file: %d", w.Code)
	}
	sees(t, o.page(at+"/line?on=s%E1%BB%95&line=6"), "the line", "Ô E6", "240", "Ghi và kiểm tra lại")
	if w := o.send("GET", at+"/line?on=x&line=99", nil); w.Code != 404 {
		t.Errorf("no such line: %d", w.Code)
	}
	if w := o.send("POST", at+"/confirm", url.Values{"version": {"1"}}); w.Code != 422 {
		t.Errorf("confirmed with wrong rows: %d", w.Code)
	}
	if w := o.send("POST", at+"/cancel", nil); w.Code != 303 {
		t.Fatalf("cancel: %d\n%s", w.Code, w.Body)
	}
	if w := o.send("GET", at, nil); w.Code != 404 {
		t.Errorf("a cancelled import is answered with %d", w.Code)
	}
}
