package web_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// asked is the first project of the office, submitted by old books.
func (o *office) asked(t *testing.T) string {
	t.Helper()
	list, err := o.store.Projects(ctx, me, store.ProjectFilter{Text: "DP-2016-01"})
	if err != nil || len(list.Items) != 1 {
		t.Fatalf("%+v %v", list, err)
	}
	return "/projects/" + strconv.FormatInt(list.Items[0].ID, 10)
}

var everyInput = regexp.MustCompile(`<input [^>]*>`)
var attribute = regexp.MustCompile(`(name|value|type)="([^"]*)"`)

// filled is everything that a browser sends of the page's forms as it is
// shown: formOf with radio buttons and checkboxes as they are.
func filled(page string) url.Values {
	v := formOf(page)
	for _, in := range everyInput.FindAllString(page, -1) {
		a := map[string]string{}
		for _, m := range attribute.FindAllStringSubmatch(in, -1) {
			a[m[1]] = html.UnescapeString(m[2])
		}
		if a["type"] != "radio" && a["type"] != "checkbox" {
			continue
		}
		if strings.Contains(in, " checked") {
			v.Set(a["name"], a["value"])
		} else if v.Get(a["name"]) == a["value"] {
			v.Del(a["name"])
		}
	}
	return v
}

func TestEligibilityPage(t *testing.T) {
	o := newOffice(t)
	at := o.asked(t)
	w := o.send(http.MethodGet, at+"/eligibility", nil)
	page := read(w)
	for _, want := range []string{"E1 Nội dung hỗ trợ", "Hệ thống thấy: KC3c", "6 điều kiện không đặt ra với đề án này", "Huyện Kế Sách: huyện, thị xã thuộc địa bàn CNNT", "Chưa có quy định trong kho"} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %q:\n%s", want, page)
		}
	}
	form := filled(w.Body.String())
	if form.Get("answer_E8") != "na" || !strings.Contains(form.Get("evidence_E8"), "Không đặt ra") || form.Get("answer_E1") != "" {
		t.Errorf("what is proposed: %v", form)
	}
	t.Run("the form as it is shown can be saved: what is not asked is answered", func(t *testing.T) {
		w := o.send(http.MethodPost, at+"/eligibility", form)
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%d\n%s", w.Code, read(w))
		}
		if page := o.open(at + "/eligibility"); !strings.Contains(page, "0 đạt, 6 không áp dụng, còn 9 chưa trả lời.") || !strings.Contains(page, "E4 (vốn đối ứng) chưa trả lời") {
			t.Errorf("%s", page)
		}
	})
	t.Run("wrong answers stay as typed, each with its message", func(t *testing.T) {
		w := o.send(http.MethodGet, at+"/eligibility", nil)
		wrong := with(filled(w.Body.String()), map[string]string{"answer_E7": "no", "evidence_E7": "Xưởng ở nơi khác", "document_date_E4": "31/02/2026", "answer_E4": "yes"})
		w = o.send(http.MethodPost, at+"/eligibility", wrong)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="31/02/2026"`) || !strings.Contains(w.Body.String(), "f-document_date_E4-error") {
			t.Fatalf("%d\n%s", w.Code, read(w))
		}
		wrong.Set("document_date_E4", "")
		w = o.send(http.MethodPost, at+"/eligibility", wrong)
		body := w.Body.String()
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, "f-remark_E7-error") || !strings.Contains(body, `value="Xưởng ở nơi khác"`) || strings.Contains(body, "f-remark_E4-error") {
			t.Fatalf("%d\n%s", w.Code, read(w))
		}
		wrong.Set("remark_E7", "Cơ sở đã dời xưởng vào nội ô")
		if w := o.send(http.MethodPost, at+"/eligibility", wrong); w.Code != http.StatusSeeOther {
			t.Fatalf("with a remark: %d\n%s", w.Code, read(w))
		}
		if page := o.open(at + "/eligibility"); !strings.Contains(page, "E7 (địa bàn sản xuất) không đạt") {
			t.Errorf("%s", page)
		}
	})
	t.Run("two officers at once", func(t *testing.T) {
		form := filled(o.send(http.MethodGet, at+"/eligibility", nil).Body.String())
		first := with(form, map[string]string{"answer_E1": "yes"})
		if w := o.send(http.MethodPost, at+"/eligibility", first); w.Code != http.StatusSeeOther {
			t.Fatal(read(w))
		}
		second := with(form, map[string]string{"answer_E1": "yes", "evidence_E1": "Điều 4 khoản 3"})
		w := o.send(http.MethodPost, at+"/eligibility", second)
		if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `value="Điều 4 khoản 3"`) {
			t.Fatalf("%d\n%s", w.Code, read(w))
		}
		if w := o.send(http.MethodPost, at+"/eligibility", filled(w.Body.String())); w.Code != http.StatusSeeOther {
			t.Errorf("saving again, knowingly: %d\n%s", w.Code, read(w))
		}
	})
	t.Run("a completed project of the program's own is not answered", func(t *testing.T) {
		p := o.project
		p.ID, p.Version, p.Code, p.Recorded, p.Stage, p.Lines = 0, 0, "MỚI-1", false, programme.Draft, nil
		draft, err := o.store.SaveProject(ctx, me, p)
		if err != nil {
			t.Fatal(err)
		}
		at := fmt.Sprintf("/projects/%d/eligibility", draft.ID)
		if w := o.send(http.MethodGet, at, nil); strings.Contains(w.Body.String(), `name="answer_E1"`) {
			t.Error("a draft's conditions are offered")
		}
		if w := o.send(http.MethodPost, at, url.Values{"version": {"0"}, "answer_E1": {"yes"}}); w.Code != http.StatusConflict || !strings.Contains(read(w), "Dự thảo") {
			t.Errorf("%d\n%s", w.Code, read(w))
		}
	})
}

func TestStartPage(t *testing.T) {
	o := newOffice(t)
	at := o.asked(t)
	wrong := url.Values{"start_version": {"0"}, "begun": {"yes"}, "start_day": {"01/01/2999"}, "item": {"Máy sấy"}, "document": {""}}
	w := o.send(http.MethodPost, at+"/start", wrong)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "f-start_day-error") || !strings.Contains(w.Body.String(), `value="Máy sấy"`) {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	right := with(wrong, map[string]string{"start_day": "05/02/2016"})
	if w := o.send(http.MethodPost, at+"/start", right); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	if page := o.open(at + "/eligibility"); !strings.Contains(page, "Máy sấy đã mua, khởi công ngày 05/02/2016. Chưa có quy định trong kho") {
		t.Errorf("%s", page)
	}
	w = o.send(http.MethodPost, at+"/start", with(right, map[string]string{"item": "Máy ép"}))
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `value="Máy ép"`) {
		t.Errorf("a second first answer: %d\n%s", w.Code, read(w))
	}
}

func TestWatchList(t *testing.T) {
	o := newOffice(t)
	at := "/establishments/" + strconv.FormatInt(o.maker.ID, 10)
	w := o.send(http.MethodPost, at+"/watches", url.Values{"reason": {"Kém"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), ">Kém</textarea>") {
		t.Fatalf("%d\n%s", w.Code, read(w))
	}
	if w := o.send(http.MethodPost, at+"/watches", url.Values{"reason": {"Chưa quyết toán đề án năm 2015"}}); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	for _, address := range []string{at, o.asked(t) + "/eligibility"} {
		if page := o.open(address); !strings.Contains(page, "Cơ sở trong danh sách lưu ý Chưa quyết toán đề án năm 2015") {
			t.Errorf("%s does not tell:\n%s", address, page)
		}
	}
	lift := url.Values{"establishment": {strconv.FormatInt(o.maker.ID, 10)}, "version": {"1"}, "lifted_reason": {""}}
	if w := o.send(http.MethodPost, "/watches/1/lift", lift); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", w.Code)
	}
	if w := o.send(http.MethodPost, "/watches/1/lift", with(lift, map[string]string{"lifted_reason": "Đã quyết toán xong"})); w.Code != http.StatusSeeOther {
		t.Fatal(read(w))
	}
	if page := o.open(at); strings.Contains(page, "Cơ sở trong danh sách lưu ý") || !strings.Contains(page, "Đã bỏ: Chưa quyết toán") {
		t.Errorf("%s", page)
	}
}
