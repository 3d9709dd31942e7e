package web_test

import (
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/store"
)

func typedEstablishment() url.Values {
	return url.Values{
		"name": {"Hộ kinh doanh Bánh Pía"}, "legal_form": {"household"}, "tax_code": {"0312 687 878"}, "place": {"huyện kế sách"},
		"address": {"Ấp 5"}, "trade": {"Bánh pía"}, "phone": {"0299 123"}, "note": {"Mới"},
	}
}

func TestEstablishmentCreate(t *testing.T) {
	o := newOffice(t)
	w := o.send(http.MethodPost, "/establishments", typedEstablishment())
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/establishments/2" {
		t.Fatalf("%d %s\n%s", w.Code, w.Header().Get("Location"), read(w))
	}
	e, err := o.store.Establishment(ctx, me, 2)
	if err != nil || e.TaxCode != "0312687878" || e.Place.String() != "Huyện Kế Sách (943)" || e.Illustrative {
		t.Fatalf("%+v %v", e, err)
	}
	if page := o.open("/establishments/2"); !strings.Contains(page, "Chưa có đề án nào") || !strings.Contains(page, "Mã số thuế 0312687878") {
		t.Fatal(page)
	}
}

func TestEstablishmentBadInput(t *testing.T) {
	o := newOffice(t)
	if w := o.send(http.MethodPost, "/establishments", typedEstablishment()); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	tests := []struct{ name, field, typed, says string }{
		{"no name", "name", "", "Chưa nhập tên cơ sở"},
		{"no legal form", "legal_form", "", "Chọn loại hình"},
		{"tax code with a wrong check digit", "tax_code", "0312687879", "sai chữ số kiểm tra"},
		{"tax code of nine digits", "tax_code", "031268787", "có 9 chữ số"},
		{"tax code that another has", "tax_code", "0312687878", "đã có ở cơ sở “Hộ kinh doanh Bánh Pía”"},
		{"unknown place", "place", "Huyện Không Có", "Không có đơn vị hành chính"},
		{"endless phone", "phone", strings.Repeat("1", 31), "nhiều nhất 30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			typed := typedEstablishment()
			typed.Set("tax_code", "")
			typed.Set(tt.field, tt.typed)
			w := o.send(http.MethodPost, "/establishments", typed)
			beside := regexp.MustCompile(`(?s)id="f-` + tt.field + `-error">.*?<span>.*?</span>(.*?)</span>`).FindStringSubmatch(w.Body.String())
			if w.Code != http.StatusUnprocessableEntity || beside == nil || !strings.Contains(html.UnescapeString(beside[1]), tt.says) {
				t.Fatalf("%d, not beside %s: %q\n%s", w.Code, tt.field, tt.says, read(w))
			}
			assertKept(t, typed, formOf(w.Body.String()), tt.field)
			if list, err := o.store.Establishments(ctx, me, store.EstablishmentFilter{}); err != nil || list.Total != 2 {
				t.Fatalf("%d establishments are stored, %v", list.Total, err)
			}
		})
	}
}

func TestEstablishmentSavedByTwo(t *testing.T) {
	o := newOffice(t)
	address := "/establishments/" + strconv.FormatInt(o.maker.ID, 10)
	first := formOf(o.send(http.MethodGet, address+"/edit", nil).Body.String())
	second := maps.Clone(first)
	first.Set("trade", "Mộc")
	second.Set("trade", "Mộc mỹ nghệ")
	if w := o.send(http.MethodPost, address, first); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	w := o.send(http.MethodPost, address, second)
	if w.Code != http.StatusConflict || !strings.Contains(read(w), "Ngành nghề, sản phẩm Mộc mỹ nghệ Mộc") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	if w := o.send(http.MethodPost, address, formOf(w.Body.String())); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	if e, _ := o.store.Establishment(ctx, me, o.maker.ID); e.Trade != "Mộc mỹ nghệ" || !e.Illustrative {
		t.Fatalf("%+v", e)
	}
}

func TestEstablishmentPages(t *testing.T) {
	o := newOffice(t)
	tests := []struct{ name, address, says string }{
		{"list with what it received", "/establishments", "Hộ kinh doanh Huyện Kế Sách 2 40,35"},
		{"text without tones", "/establishments?q=dang+van", "Cơ sở Đặng Văn Ơn"},
		{"fits none", "/establishments?legal_form=private", "Không có cơ sở nào phù hợp"},
		{"values nobody knows", "/establishments?place=0&legal_form=x&sort=y", "bỏ qua: Địa bàn “0”; Loại hình “x”; Cách sắp xếp “y”."},
		{"record with its sum", "/establishments/1", "Đã hoàn thành 2 đề án – hỗ trợ 40,35, đóng góp 620,1, tổng kinh phí 660,45 triệu đồng."},
		{"record says that it is illustrative", "/establishments/1", "Cơ sở minh họa, không có thật"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if page := o.open(tt.address); !strings.Contains(page, tt.says) {
				t.Fatalf("does not say %q:\n%s", tt.says, page)
			}
		})
	}
}
