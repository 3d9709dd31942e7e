package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"
)

const save = "main form.form button[type=submit]"

// TestReport writes a report, issues it, and looks at it again after a record
// has changed.
func TestReport(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/evaluation")
	v.follow(`form[action="/reports"] button`)
	v.see("Đã lập bản dự thảo")
	const own = "Trung tâm kính trình Sở Công Thương xem xét, chỉ đạo./."
	v.fill("[name=section_closing]", own)
	v.follow(save)
	v.see("Đã lưu bản dự thảo.")
	want(t, "the preview", v.text(".paper"), own, "5.990,15", "5.902,36", "51.154,2", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

	draft := v.path()
	v.follow(`a[href$="/issue"]`)
	typed := map[string]string{
		"number": "", "date": "5/2/2019", "seat": "Sóc Trăng", "signer_power": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "signer_name": "Lưu Thị Mẫu", "reason": "Vội",
	}
	for name, text := range typed {
		v.fill("[name="+name+"]", text)
	}
	if status := v.follow(save); status != http.StatusUnprocessableEntity {
		t.Errorf("a report without a number is answered with %d", status)
	}
	want(t, "the list of errors", v.text(".error-summary"), "Chưa nhập số báo cáo", "Còn 4 chênh lệch chưa giải trình")
	for name, text := range typed {
		if got := v.value("[name=" + name + "]"); got != text {
			t.Errorf("the field %s now holds %q, typed was %q", name, got, text)
		}
	}
	v.axe()

	const reason = "Hội nghị sơ kết đã dùng số liệu này; Trung tâm đang rà soát khoản 87,79 triệu đồng."
	v.fill("[name=number]", "15")
	v.fill("[name=reason]", reason)
	v.follow(save)
	v.see("Đã phát hành.")
	if v.path() != draft {
		t.Errorf("after issuing the page is %s, not %s", v.path(), draft)
	}
	v.see("Số 15/BC-TTKC, ngày 05/02/2019")
	v.see(reason)
	v.see("Số liệu từ khi phát hành đến nay không thay đổi")

	_, first := v.download(`a[href$="/files/docx"]`)
	_, second := v.download(`a[href$="/files/docx"]`)
	sum := sha256.Sum256(first)
	if !bytes.Equal(first, second) {
		t.Error("two downloads of the issued report differ")
	}
	v.see(hex.EncodeToString(sum[:]))
	want(t, "the issued .docx", wordText(t, first), own, reason, "Lưu Thị Mẫu", "5.990,15", "5.902,36")

	v.open("/projects?q=" + "DP-2018-12")
	v.follow("tbody th a")
	record := v.text("h1")
	v.follow(`a[href$="/edit"]`)
	v.fill("[name=done_local]", "71.000.000")
	v.follow(save)
	v.see("Đã lưu đề án DP-2018-12.")

	v.open(draft)
	v.see("số liệu đã thay đổi sau khi phát hành")
	want(t, "what has changed", oneLine(v.text("main table.data tbody")), "5.990,15", "5.991,15", "3.893,55", "3.894,55")
	want(t, "what changed it", oneLine(v.text("main")), record, "từ “70.000.000 đồng” thành “71.000.000 đồng”")
	_, after := v.download(`a[href$="/files/docx"]`)
	if !bytes.Equal(first, after) {
		t.Error("the issued .docx changed with the record")
	}
	if status := v.open(draft + "/edit"); status != http.StatusConflict {
		t.Errorf("the form of an issued report is answered with %d", status)
	}
	v.see("Báo cáo đã phát hành lúc")
}

// TestExplain explains every difference; the report then goes out without a
// reason, and prints the explanations.
func TestExplain(t *testing.T) {
	v := visit(t, demo(t))
	const why = "Khoản 87,79 triệu đồng đối ứng của cơ sở được kế toán ghi vào đóng góp từ năm 2017."
	for left := 4; left > 0; left-- {
		v.open("/evaluation")
		v.follow(`.note.wrong a[href^="/differences"]`)
		if left == 4 {
			if status := v.follow(save); status != http.StatusUnprocessableEntity {
				t.Errorf("an empty explanation is answered with %d", status)
			}
			v.see("Chưa lưu được")
			v.axe()
		}
		v.fill("[name=by]", "Lưu Thị Mẫu, kế toán")
		v.fill("[name=on]", "05/02/2019")
		v.fill("[name=reason]", why)
		v.fill("[name=evidence]", "Chứng từ số 12/CT ngày 03/02/2019, lưu tại Trung tâm")
		v.choose("[name=counts]", "left")
		v.follow(save)
		v.see("Đã lưu giải trình")
	}
	v.open("/evaluation")
	v.see("4 chỗ số liệu không khớp đã được giải trình")
	if differences := v.text("#chenh-lech table"); strings.Contains(differences, "chưa giải trình") || strings.Count(differences, why) != 4 {
		t.Errorf("the differences after all are explained:\n%s", differences)
	}

	v.follow(`form[action="/reports"] button`)
	v.follow(save)
	want(t, "the footnotes of the draft", v.text(".paper"), why, "Lưu Thị Mẫu, kế toán")
	v.follow(`a[href$="/issue"]`)
	v.fill("[name=number]", "16")
	v.fill("[name=date]", "06/02/2019")
	v.fill("[name=signer_name]", "Lưu Thị Mẫu")
	v.follow(save)
	v.see("Đã phát hành.")
	_, data := v.download(`a[href$="/files/pdf"]`)
	want(t, "the issued .pdf", pdfText(t, data), "87,79 triệu đồng", "Lưu Thị Mẫu, kế toán")
}
