package web

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store/storetest"
)

// closingHouse is the office with a project whose contract is in force: 100
// triệu of support for a machine of 300.
type closingHouse struct {
	*planHouse
	id   int64
	base string
}

func newClosingHouse(t *testing.T) *closingHouse {
	t.Helper()
	o := &closingHouse{planHouse: newPlanHouse(t)}
	o.id, o.base = o.ids[0], projectPath(o.ids[0])
	ctx := context.Background()
	for _, id := range o.ids[:2] {
		storetest.Exec(t, o.file, `UPDATE projects SET stage = 'approved', approved_support = 100000000, approved_counterpart = 200000000 WHERE id = $1`, id)
		storetest.Exec(t, o.file, `UPDATE funding_lines SET approved = requested WHERE project_id = $1`, id)
		storetest.Exec(t, o.file, `INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
			SELECT programme_id, id, 'committed', 'local', '', 2020, 100000000, 1, '1/QĐ', 20200110, '', 0, '', '', updated_at, '' FROM projects WHERE id = $1`, id)
		storetest.Exec(t, o.file, `UPDATE paper_rules SET required = FALSE`)
		r, err := o.store.Contract(ctx, o.users["centre_officer"], id)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		must(err)
		c := r.Contract
		c.Number, c.Dated = "07/HĐ-"+number(id), 2020_01_20
		c.Terms.From, c.Terms.Until, c.Terms.Scope, c.Terms.Pledge, c.Terms.PledgeDated = 2020_02_01, 2020_11_30, "Đầu tư máy sấy.", "Đơn đề nghị", 2020_01_02
		c.Terms.Parties = []programme.Party{
			{Side: "A", Name: "Trung tâm Khuyến công", Representative: "Nguyễn Văn Giám", Title: "Giám đốc", Address: "Sóc Trăng"},
			{Side: "B", Name: "Cơ sở B", Representative: "Đặng Văn Ơn", Title: "Chủ cơ sở", Address: "Kế Sách", Account: "1234567890", Bank: "Ngân hàng thử", Holder: "DANG VAN ON"},
		}
		c.Terms.Costs = []programme.CostLine{{Item: "Máy sấy", Unit: "cái", Quantity: 1000, UnitPrice: 300 * programme.Million, Amounts: []programme.SourceAmount{
			{Source: programme.FromLocal, Amount: 100 * programme.Million}, {Source: programme.FromCash, Amount: 200 * programme.Million}}}}
		c.Terms.Schedule = []programme.Installment{{Label: "Thanh toán", Kind: programme.KindPayment, Source: programme.FromLocal, Due: 2020_12_20, Amount: 100 * programme.Million}}
		c, err = o.store.SaveContract(ctx, o.users["centre_officer"], c)
		must(err)
		c, err = o.store.VerifyAccount(ctx, o.users["centre_accountant"], id, c.Version, "B", "giấy xác nhận")
		must(err)
		_, err = o.store.SignContract(ctx, o.users["centre_director"], id, c.Version)
		must(err)
	}
	return o
}

// sends opens a form below the project and sends it with some fields changed.
func (o *closingHouse) sends(who, page, action string, change map[string]string) *httptest.ResponseRecorder {
	o.t.Helper()
	typed := sheetOf(o.get(who, o.base+page).Body.String(), o.base+action)
	for name, value := range change {
		typed.Set(name, value)
	}
	return o.as(who, http.MethodPost, o.base+action, typed)
}

// wholeRecord is an acceptance record with nothing missing.
func wholeRecord(cost string) map[string]string {
	all := map[string]string{"number": "03/BB-NT", "dated": "04/05/2020", "place": "Kế Sách", "quality": "Tốt", "conclusion": "Đạt yêu cầu", "result": "whole", "accepted_1": cost,
		"machine_1": "Máy sấy", "serial_1": "S-1", "located_1": "1", "runs_1": "1", "have_report": "1", "have_purchase": "1", "remark_1": "Giá mua thấp hơn dự toán"}
	for i, side := range programme.AcceptanceSides {
		no := string(rune('1' + i))
		all["side_"+no], all["member_"+no], all["signed_"+no] = string(side), "Người "+no, "04/05/2020"
	}
	return all
}

func (o *closingHouse) see(w *httptest.ResponseRecorder, status int, says ...string) {
	o.t.Helper()
	body := w.Body.String()
	if w.Code != status {
		o.t.Fatalf("%d, want %d\n%s", w.Code, status, text(w))
	}
	for _, s := range says {
		if !strings.Contains(body, s) {
			o.t.Errorf("the page does not say %q\n%s", s, text(w))
		}
	}
}

var voucherTyped = url.Values{"version": {"0"}, "kind": {"invoice"}, "series": {"1C20TAA"}, "number": {"12"}, "dated": {"10/04/2020"}, "seller": {"Công ty Cơ khí"},
	"tax_code": {"0100233488"}, "content": {"Máy sấy"}, "amount": {"270tr"}, "cost": {"1"}, "source": {""}}

// TestClosing leads a project through the pages from the acceptance record to
// the liquidation, which waits for the money that is still owed.
func TestClosing(t *testing.T) {
	o := newClosingHouse(t)
	refused := wholeRecord("270tr")
	delete(refused, "remark_1")
	refused["dated"] = "06/01/2026"
	o.see(o.sends("centre_officer", "/acceptance", "/acceptance", refused), http.StatusUnprocessableEntity, "Nêu lý do", "ở sau hôm nay", `value="270tr"`, `value="S-1"`)
	unsigned := wholeRecord("270tr")
	unsigned["signed_2"] = ""
	w := o.sends("centre_officer", "/acceptance", "/acceptance", unsigned)
	record := w.Header().Get("Location")
	o.see(w, http.StatusSeeOther)
	o.see(o.get("centre_officer", record), http.StatusOK, "DỰ THẢO", "Mẫu 5a", "100.000.000")
	o.see(o.get("establishment", record), http.StatusNotFound)
	page := o.get("centre_director", record).Body.String()
	conclude := sheetOf(page, record+"/conclusion")
	if !strings.Contains(page, "UBND cấp xã” chưa ký") {
		t.Error("the leader is not told who has not signed")
	}
	o.see(o.as("centre_director", http.MethodPost, record+"/conclusion", conclude), http.StatusUnprocessableEntity, "chưa ký đủ")
	o.see(o.sends("centre_officer", "/acceptance", "/acceptance", wholeRecord("270tr")), http.StatusSeeOther)
	o.see(o.as("centre_director", http.MethodPost, record+"/conclusion", conclude), http.StatusConflict, "đã thay đổi")
	conclude = sheetOf(o.get("centre_director", record).Body.String(), record+"/conclusion")
	o.see(o.as("centre_director", http.MethodPost, record+"/conclusion", conclude), http.StatusSeeOther)

	o.see(o.as("centre_accountant", http.MethodPost, o.base+"/vouchers", voucherTyped), http.StatusSeeOther)
	again := maps.Clone(voucherTyped)
	again["series"] = []string{"1c20-taa"}
	o.see(o.as("centre_accountant", http.MethodPost, projectPath(o.ids[1])+"/vouchers", again), http.StatusUnprocessableEntity, "đã dùng cho đề án DP-2020-01", `value="1c20-taa"`)
	o.see(o.get("centre_accountant", o.base+"/vouchers"), http.StatusOK, "Hóa đơn 1C20TAA số 12", "270.000.000")

	o.see(o.sends("centre_accountant", "/settlement", "/settlement", map[string]string{"settled_1": "280tr"}), http.StatusUnprocessableEntity, "vượt giá trị nghiệm thu", `value="280tr"`)
	w = o.sends("centre_accountant", "/settlement", "/settlement", map[string]string{"number": "09/QT", "dated": "04/05/2020", "filed": "04/05/2020"})
	o.see(w, http.StatusSeeOther)
	settlement := w.Header().Get("Location")
	o.see(o.as("centre_director", http.MethodPost, settlement+"/conclusion", sheetOf(o.get("centre_director", settlement).Body.String(), settlement+"/conclusion")), http.StatusSeeOther)
	o.see(o.get("auditor", o.base+"/closing"), http.StatusOK, "Hoàn thành", "còn phải thanh toán 100.000.000", "Số đã chi bằng số quyết toán")
	o.see(o.sends("centre_director", "/closing", "/liquidation", map[string]string{"number": "1/TL", "dated": "04/05/2020", "kept": "Tủ 1"}), http.StatusUnprocessableEntity, "Còn phải thanh toán 100.000.000", `value="Tủ 1"`)
	o.see(o.get("centre_director", o.base), http.StatusOK, "Nghiệm thu, quyết toán", "quyết toán 100.000.000")
	for _, file := range []string{record + "/docx", record + "/pdf", settlement + "/pdf", o.base + "/voucher_table/pdf", o.base + "/voucher_table/view", o.base + "/contract/file/view"} {
		if w := o.get("auditor", file); w.Code != http.StatusOK || w.Body.Len() < 1000 {
			t.Errorf("%s: %d, %d bytes", file, w.Code, w.Body.Len())
		}
	}
	o.bundle()
	cancel := sheetOf(o.get("centre_director", settlement).Body.String(), settlement+"/cancellation")
	o.see(o.as("centre_director", http.MethodPost, settlement+"/cancellation", cancel), http.StatusUnprocessableEntity, "Chưa nhập lý do hủy")
	cancel.Set("document", "11/QĐ")
	cancel.Set("dated", "04/05/2020")
	cancel.Set("reason", "Sai hóa đơn.")
	o.see(o.as("centre_director", http.MethodPost, settlement+"/cancellation", cancel), http.StatusSeeOther)
	o.see(o.get("centre_director", o.base+"/closing"), http.StatusOK, "chờ quyết toán")
}

// bundle holds what an auditor downloads against its own list of hashes; others
// get none.
func (o *closingHouse) bundle() {
	o.t.Helper()
	o.see(o.get("establishment", o.base+"/bundle/zip"), http.StatusForbidden)
	w := o.get("auditor", o.base+"/bundle/zip")
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil {
		o.t.Fatalf("%d, %v", w.Code, err)
	}
	sums, all := map[string]string{}, map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			o.t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			o.t.Fatal(err)
		}
		all[f.Name] = string(content)
		sums[f.Name] = fmt.Sprintf("%x", sha256.Sum256(content))
	}
	for _, line := range strings.Split(strings.TrimSpace(all["SHA256SUMS"]), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		if sums[name] != sum {
			o.t.Errorf("%s has the hash %s, the list says %s", name, sums[name], sum)
		}
		delete(sums, name)
	}
	if len(sums) != 1 || strings.Count(all["ledger.csv"], "\n") < 5 || !strings.Contains(all["history.json"], "Quyết toán") {
		o.t.Errorf("not listed: %v; ledger:\n%s", sums, all["ledger.csv"])
	}
	for _, name := range []string{"ho-so.pdf", "hop-dong.pdf", "bang-ke-chung-tu.pdf"} {
		if !strings.HasPrefix(all[name], "%PDF-") {
			o.t.Errorf("the bundle has no %s", name)
		}
	}
}
