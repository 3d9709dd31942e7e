package e2e

import (
	"net/http"
	"strings"
	"testing"
)

// TestRecords makes and changes one record of each other kind.
func TestRecords(t *testing.T) {
	v := visit(t, demo(t))

	v.open("/establishments/new")
	v.fill("[name=name]", "Hợp tác xã Bánh pía Đường Mòn")
	v.fill("[name=tax_code]", "12 34")
	v.fill("[name=place]", "Huyện Châu Thành")
	if status := v.follow(save); status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong tax code is answered with %d", status)
	}
	kept(t, v, map[string]string{"name": "Hợp tác xã Bánh pía Đường Mòn", "tax_code": "12 34"})
	v.fill("[name=tax_code]", "")
	v.choose("[name=legal_form]", "cooperative")
	v.follow(save)
	v.see("Hợp tác xã Bánh pía Đường Mòn")
	v.follow(`a[href$="/edit"]`)
	v.fill("[name=trade]", "Bánh pía, lạp xưởng")
	v.follow(save)
	v.see("Ngành nghề, sản phẩm ghi “Bánh pía, lạp xưởng”")

	v.open("/programmes/1/targets/new")
	v.choose("[name=from]", "2019")
	v.choose("[name=to]", "2020")
	v.choose("[name=level]", "local")
	v.fill("[name=projects]", "94")
	v.fill("[name=support]", "3,5 tỷ")
	v.see("= 3,5 tỷ đồng (3.500.000.000 đồng)")
	v.follow(save)
	v.see("3.500,00")
	v.follow(`#targets a[href$="/edit"][href*="/targets/` + lastID(v, "targets") + `/"]`)
	v.fill("[name=projects]", "95")
	v.follow(save)
	v.see("95")
	v.follow(`#targets a[href$="/edit"][href*="/targets/` + lastID(v, "targets") + `/"]`)
	v.follow(`a[href$="/delete"]`)
	v.see("Xóa mục tiêu này?")
	v.see("3.500.000.000 đồng")
	v.axe()
	v.follow("main form button.danger")
	if strings.Contains(v.text("main"), "3.500,00") {
		t.Error("the deleted target is still among the targets")
	}

	v.open("/programmes/1/plans/new")
	v.choose("[name=year]", "2018")
	v.choose("[name=level]", "local")
	v.follow(save)
	v.see("Chưa lưu được") // there is one already
	v.open("/plans/1/edit")
	v.fill("[name=signer]", "Trần Thị Ký")
	v.follow(save)
	v.see("Trần Thị Ký")

	v.open("/figures/new")
	v.choose("[name=measure]", "support")
	v.fill("[name=value]", "1.948,0 triệu đồng")
	v.fill("[name=period]", "2018")
	v.choose("[name=kind]", "result")
	v.choose("[name=level]", "all")
	v.fill("[name=source]", "Báo cáo tổng kết năm 2018")
	v.follow(save)
	v.see("Báo cáo tổng kết năm 2018")
	v.see("1.948,0 triệu đồng")

	v.open("/programmes/new")
	for name, text := range map[string]string{
		"code": "ST-2021-2025", "name": "Chương trình khuyến công tỉnh Sóc Trăng giai đoạn 2021-2025", "from": "2021", "to": "2025", "province": "tỉnh Sóc Trăng",
	} {
		v.fill("[name="+name+"]", text)
	}
	v.follow(save)
	v.see("Chương trình khuyến công tỉnh Sóc Trăng giai đoạn 2021-2025")
	v.follow(`main a[href^="/programmes/2/edit"]`)
	v.fill("[name=decision_no]", "27/QĐ-UBND")
	v.follow(save)
	v.see("27/QĐ-UBND")
}

// lastID is the highest number of a record that the page leads to.
func lastID(v *visitor, records string) string {
	v.t.Helper()
	last := ""
	for _, link := range v.links() {
		if rest, ok := strings.CutPrefix(link, "/"+records+"/"); ok {
			id, _, _ := strings.Cut(rest, "/")
			if len(id) > len(last) || len(id) == len(last) && id > last {
				last = id
			}
		}
	}
	return last
}
