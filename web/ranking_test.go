package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
)

func typedCriterion() url.Values {
	return url.Values{
		"code": {""}, "name": {"Hộ nghèo có việc làm"}, "ask": {"count"}, "least": {"5"}, "unit": {"hộ"}, "points": {"8"}, "needs": {"Danh sách hộ nghèo"}, "source": {"NQ thử"},
		"clause": {""}, "from": {"01/01/2019"}, "to": {""}, "note": {""}, "confirmed_by": {"Lê Thị Thử"}, "version": {""},
	}
}

func TestCriterionPages(t *testing.T) {
	o := newOffice(t)
	if page := o.open("/criteria"); !strings.Contains(page, "Chưa có tiêu chí nào") {
		t.Errorf("%s", page)
	}
	o.saves(t, "/criteria/known", nil)
	o.saves(t, "/criteria", typedCriterion())
	page := o.open("/criteria")
	for _, want := range []string{"từ 5 hộ: 8 điểm", "NQ thử, hiệu lực từ 01/01/2019", "Lê Thị Thử", "Sản xuất sản phẩm thuộc chương trình Mỗi xã một sản phẩm", "chưa, không tính"} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %q:\n%s", want, page)
		}
	}
	for field, typed := range map[string]string{"points": "0", "least": "", "name": "", "source": "", "from": "31/02/2019", "to": "01/01/2018"} {
		t.Run(field, func(t *testing.T) {
			o.refuses(t, "/criteria", with(typedCriterion(), map[string]string{"name": "Khác", field: typed}), field, "")
		})
	}
	all, _ := o.store.Criteria(ctx, me)
	last := all[len(all)-1] // a page of its own for each
	for _, c := range all {
		if c.Name == "Hộ nghèo có việc làm" {
			last = c
		}
	}
	edit := "/criteria/" + strconv.FormatInt(last.ID, 10)
	o.clashes(t, edit+"/edit", edit, map[string]string{"points": "9"}, map[string]string{"points": "7"}, "từ 5 hộ: 9 điểm")
	if now, _ := o.store.Criterion(ctx, me, last.ID); now.Points != 7 || now.Code != "ho_ngheo_co_viec_lam" || now.ConfirmedOn != last.ConfirmedOn {
		t.Errorf("%+v", now)
	}
}

func TestPriorityAndRanking(t *testing.T) {
	o := newOffice(t)
	o.saves(t, "/criteria", typedCriterion())
	first, second := o.asks("DP-2020-01", 2020), o.asks("DP-2020-02", 2020)
	claim := formOf(o.send(http.MethodGet, under(second, "/priority"), nil).Body.String())
	o.refuses(t, under(second, "/priority"), with(claim, map[string]string{"claimed_dated_workers": "1/1/2099"}), "claimed_dated_workers", "sau hôm nay")
	o.refuses(t, under(second, "/priority"), with(claim, map[string]string{"claimed_value_local_material": "nhiều"}), "claimed_value_local_material", "không đọc được")
	o.saves(t, under(second, "/priority"), with(claim, map[string]string{
		"claimed_value_workers": "62", "claimed_evidence_workers": "Bảng lương 12/2019", "claimed_dated_workers": "31/12/2019", "claimed_value_local_material": "50,01",
	}))
	if page := o.open(under(second, "/priority")); !strings.Contains(page, "cơ sở khai 62 lao động (Bảng lương 12/2019), chưa có cán bộ xác nhận") {
		t.Errorf("%s", page)
	}
	first, second = o.forward(first), o.forward(second)

	const list = "/ranking?year=2020&level=local&stages=appraising"
	if page := o.open(list); !strings.Contains(page, "1. DP-2020-01") || !strings.Contains(page, "2. DP-2020-02") {
		t.Errorf("a claim counts:\n%s", page)
	}
	found := formOf(o.send(http.MethodGet, under(second, "/priority"), nil).Body.String())
	if found.Get("found_value_workers") != "62" || found.Get("found_evidence_workers") != "Bảng lương 12/2019" || found.Get("found_value_local_material") != "50,01" || found.Has("claimed_value_workers") {
		t.Errorf("the officer does not begin with what is claimed: %v", found)
	}
	o.refuses(t, under(second, "/priority"), with(found, map[string]string{"found_value_workers": "48"}), "verdict_workers", "chưa chọn kết luận")
	o.refuses(t, under(second, "/priority"), with(found, map[string]string{"verdict_workers": "refused"}), "note_workers", "nêu lý do")
	o.refuses(t, under(second, "/priority"), with(found, map[string]string{"verdict_local_material": "confirmed", "found_dated_local_material": "31/12/2019"}), "found_evidence_local_material", "Không có căn cứ")
	o.saves(t, under(second, "/priority"), with(found, map[string]string{"verdict_workers": "confirmed"}))
	page := o.open(list)
	for _, want := range []string{
		"1. DP-2020-02", "2. DP-2020-01", "Sau DP-2020-02 vì ngành nghề: DP-2020-02 – nhóm 6.2.b; đề án này – không thuộc nhóm ưu tiên.",
		"62 lao động – Bảng lương 12/2019 ngày 31/12/2019; Người dùng tại máy xác nhận", "Chưa khai, 0 điểm: Hộ nghèo có việc làm.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the ranking lacks %q:\n%s", want, page)
		}
	}

	t.Run("by a signed paper", func(t *testing.T) {
		paper := url.Values{"rank": {"1"}, "reason": {"Theo chỉ đạo của UBND tỉnh"}, "signer_name": {"Trần An"}, "signer_role": {"Giám đốc Sở"}, "document": {"9/SCT"}, "dated": {"2/1/2020"}, "version": {"0"}}
		for field, says := range map[string]string{"reason": "Chưa nhập lý do", "signer_name": "Chưa nhập họ tên", "document": "Chưa nhập số văn bản", "dated": "Nhập ngày", "rank": "từ 1 trở đi"} {
			o.refuses(t, under(first, "/override"), with(paper, map[string]string{field: ""}), field, says)
		}
		o.saves(t, under(first, "/override"), paper)
		page := o.open(list)
		for _, want := range []string{"1. DP-2020-01", "Xếp lại bằng văn bản Chuyển từ thứ 2 sang thứ 1 theo văn bản số 9/SCT ngày 02/01/2020, Giám đốc Sở Trần An ký. Lý do: Theo chỉ đạo của UBND tỉnh", "Các đề án xếp lại bằng văn bản"} {
			if !strings.Contains(page, want) {
				t.Errorf("lacks %q:\n%s", want, page)
			}
		}
		o.clashes(t, under(first, "/override"), under(first, "/override"), map[string]string{"document": "10/SCT"}, map[string]string{"document": "11/SCT"}, "10/SCT")
		o.refuses(t, under(first, "/override/delete"), url.Values{"version": {"3"}, "drop_reason": {""}}, "drop_reason", "Nêu lý do bỏ")
		o.saves(t, under(first, "/override/delete"), url.Values{"version": {"3"}, "drop_reason": {"Văn bản bị thu hồi"}})
		if page := o.open(list); strings.Contains(page, "Xếp lại bằng văn bản Chuyển") || !strings.Contains(page, "1. DP-2020-02") {
			t.Errorf("still moved:\n%s", page)
		}
		if page := o.open(under(first, "")); !strings.Contains(page, "Văn bản bị thu hồi") || !strings.Contains(page, "11/SCT") {
			t.Errorf("the history lost it:\n%s", page)
		}
	})
	t.Run("nothing to rank", func(t *testing.T) {
		if page := o.open("/ranking?year=1999&level=national"); !strings.Contains(page, "Không có đề án nào để xếp hạng") || !strings.Contains(page, "Năm “1999” không thuộc chương trình") {
			t.Errorf("%s", page)
		}
	})
	if p, err := o.store.Project(ctx, me, second.ID); err != nil || p.Stage != programme.BaseAppraisal {
		t.Errorf("%v %v", p.Stage, err)
	}
}
