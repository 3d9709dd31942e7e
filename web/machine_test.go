package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
)

// asks makes a living project of the office that asks for support.
func (o *office) asks(code string, year int) programme.Project {
	o.t.Helper()
	p, err := o.store.SaveProject(ctx, me, programme.Project{
		ProgrammeID: o.of.ID, Code: code, Title: "Hỗ trợ máy sấy lạnh " + code, Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: year,
		Establishment: programme.EstablishmentRef{ID: o.maker.ID}, Place: o.maker.Place, Stage: programme.Draft,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 300 * programme.Million}},
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

// forward takes a project to its appraisal.
func (o *office) forward(p programme.Project) programme.Project {
	o.t.Helper()
	for _, m := range []programme.Move{programme.Submit, programme.Check, programme.Forward} {
		var err error
		if p, err = o.store.Move(ctx, me, p.ID, p.Version, m, ""); err != nil {
			o.t.Fatal(err)
		}
	}
	return p
}

func under(p programme.Project, page string) string {
	return "/projects/" + strconv.FormatInt(p.ID, 10) + page
}

func typedMachine() url.Values {
	return url.Values{
		"name_1": {"Máy sấy lạnh"}, "maker_1": {"Hãng Á"}, "model_1": {"MSL-500"}, "made_in_1": {"2019"}, "quantity_1": {"2"}, "unit_price_1": {"120tr"},
		"serials_1": {"SN-100123, SN-100124"}, "invoice_1": {"0000123"}, "invoice_date_1": {"1/10/2019"}, "state_1": {"new"}, "version": {"0"},
	}
}

func TestMachineForm(t *testing.T) {
	o := newOffice(t)
	p := o.asks("DP-2020-01", 2020)
	t.Run("more rows are drawn with everything kept", func(t *testing.T) {
		typed := with(typedMachine(), map[string]string{"do": "more", "name_9": "Máy ép", "unit_price_9": "ba chục"})
		w := o.send(http.MethodPost, under(p, "/machines"), typed)
		again := formOf(w.Body.String())
		if w.Code != http.StatusOK || again.Get("serials_1") != "SN-100123, SN-100124" || again.Get("name_2") != "Máy ép" || again.Get("unit_price_2") != "ba chục" {
			t.Errorf("%d %v", w.Code, again)
		}
		if !again.Has("name_5") || again.Has("name_6") {
			t.Errorf("not three empty rows more: %v", again)
		}
		if l, _ := o.store.Machines(ctx, me, p.ID); l.Version != 0 {
			t.Error("asking for rows saved the list")
		}
	})
	if to := o.saves(t, under(p, "/machines"), with(typedMachine(), map[string]string{"name_4": "Băng tải", "quantity_4": ""})); to != under(p, "#machines") {
		t.Errorf("leads to %s", to)
	}
	page := o.open(under(p, ""))
	for _, want := range []string{"Máy sấy lạnh MSL-500, 2019", "Hãng Á · Máy mới", "hóa đơn 0000123 ngày 01/10/2019", "240,00", "Băng tải"} {
		if !strings.Contains(page, want) {
			t.Errorf("the project's page lacks %q:\n%s", want, page)
		}
	}
	t.Run("saving the form as it is shown changes nothing", func(t *testing.T) {
		before, _ := o.store.Machines(ctx, me, p.ID)
		o.saves(t, under(p, "/machines"), formOf(o.send(http.MethodGet, under(p, "/machines"), nil).Body.String()))
		after, _ := o.store.Machines(ctx, me, p.ID)
		if after.Version != before.Version || len(after.Rows) != 2 {
			t.Errorf("%+v became %+v", before, after)
		}
	})
	t.Run("two people", func(t *testing.T) {
		o.clashes(t, under(p, "/machines"), under(p, "/machines"), map[string]string{"model_2": "BT-1"}, map[string]string{"model_2": "BT-2"}, "model BT-2")
	})
}

func TestMachineFormRefused(t *testing.T) {
	o := newOffice(t)
	p := o.asks("DP-2020-01", 2020)
	for _, tt := range []struct {
		field, typed, says string
	}{
		{"name_1", "", "chưa nhập tên máy"}, {"made_in_1", "2099", "không có lý"}, {"quantity_1", "nhiều", "không phải số đếm"}, {"quantity_1", "0", "từ 1 đến 9.999"},
		{"unit_price_1", "một trăm", "Không đọc được số tiền"}, {"invoice_date_1", "31/02/2019", "không có trong lịch"}, {"serials_1", "A-100, B-100, C-100", "có 3 số máy"},
	} {
		t.Run(tt.field+" "+tt.typed, func(t *testing.T) {
			typed := with(typedMachine(), map[string]string{tt.field: tt.typed})
			if tt.field == "quantity_1" {
				typed.Set("serials_1", "")
			}
			o.refuses(t, under(p, "/machines"), typed, tt.field, tt.says)
		})
	}
	if l, _ := o.store.Machines(ctx, me, p.ID); l.Version != 0 {
		t.Errorf("a refused list was stored: %+v", l)
	}
}

// TestDoubleFundingPage follows a warning from the project's page to its
// conclusion.
func TestDoubleFundingPage(t *testing.T) {
	o := newOffice(t)
	p, other := o.asks("DP-2020-01", 2020), o.asks("DP-2020-02", 2020)
	for _, one := range []programme.Project{p, other} {
		o.saves(t, under(one, "/machines"), typedMachine())
	}
	o.forward(other)
	p = o.forward(p)
	if page := o.open(under(p, "")); !strings.Contains(page, "1 cảnh báo hỗ trợ trùng, 1 chưa có kết luận.") || !strings.Contains(page, "Chắc chắn trùng") {
		t.Errorf("the project's page does not warn:\n%s", page)
	}
	shown := formOf(o.send(http.MethodGet, under(p, "/double_funding"), nil).Body.String())
	o.refuses(t, under(p, "/double_funding"), with(shown, map[string]string{"reason_1": "Hai máy khác nhau theo biên bản"}), "verdict_1", "Chọn kết luận")
	o.refuses(t, under(p, "/double_funding"), with(shown, map[string]string{"verdict_1": "not_same", "reason_1": "sai"}), "reason_1", "quá ngắn")
	o.clashes(t, under(p, "/double_funding"), under(p, "/double_funding"), map[string]string{"verdict_1": "double", "reason_1": "Cùng một máy theo biên bản ngày 05/01"},
		map[string]string{"verdict_1": "not_same", "reason_1": "Hai máy, số máy ghi nhầm, đã đối chiếu"}, "Là hỗ trợ trùng")
	page := o.open(under(p, "/double_funding"))
	for _, want := range []string{"Không trùng. Hai máy, số máy ghi nhầm, đã đối chiếu", "Cùng số máy SN100123 với “Máy sấy lạnh MSL-500, 2019” ở đề án DP-2020-02", "Mở đề án DP-2020-02"} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %q:\n%s", want, page)
		}
	}
	if page := o.open(under(other, "/double_funding")); !strings.Contains(page, "Ở đề án DP-2020-01: Không trùng.") {
		t.Errorf("the other project's reviewer does not read it:\n%s", page)
	}
}
