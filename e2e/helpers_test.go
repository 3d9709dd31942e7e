package e2e

import (
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
)

const formPage = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Biểu mẫu</h1>
<form action="/saved" method="post">
<label>Tên <input name="name" value="cũ"></label>
<label>Huyện <select name="place"><option value="1">Châu Thành</option><option value="2">Kế Sách</option></select></label>
<button>Lưu</button></form>
<a class="file" href="/report">Tải về</a>
<p id="script">chưa chạy</p><script>document.getElementById('script').textContent = 'đã chạy'</script>
</main></body></html>`

// formSite is a site of one form, to try the helpers on.
func formSite(t *testing.T) string {
	mux := http.NewServeMux()
	page := func(w http.ResponseWriter, status int, html string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		fmt.Fprint(w, html)
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { page(w, http.StatusOK, formPage) })
	mux.HandleFunc("POST /saved", func(w http.ResponseWriter, r *http.Request) {
		page(w, http.StatusUnprocessableEntity, "<p>Tên: "+r.FormValue("name")+", huyện số "+r.FormValue("place")+"</p>")
	})
	mux.HandleFunc("GET /report", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="bao-cao.txt"`)
		fmt.Fprint(w, "87,79 triệu đồng")
	})
	mux.HandleFunc("GET /faulty", func(w http.ResponseWriter, _ *http.Request) {
		page(w, http.StatusOK, `<html lang="vi"><title>Lỗi</title><main><input name="unlabelled"></main>`)
	})
	site := httptest.NewServer(mux)
	t.Cleanup(site.Close)
	return site.URL
}

func TestHelpers(t *testing.T) {
	needFull(t)
	base := formSite(t)

	t.Run("a form is filled and sent", func(t *testing.T) {
		v := visit(t, base)
		if status := v.open("/"); status != http.StatusOK {
			t.Errorf("status %d", status)
		}
		if got := v.text("#script"); got != "đã chạy" {
			t.Errorf("the script: %q", got)
		}
		v.axe()
		v.screenshot("helpers-form", wide)
		v.screenshot("helpers-form", narrow)
		v.fill("[name=name]", "")
		if got := v.value("[name=name]"); got != "" {
			t.Errorf("the emptied field holds %q", got)
		}
		v.fill("[name=name]", "Lò sấy Đường Thốt Nốt")
		v.fill("[name=place]", "Kế Sách")
		if got := v.value("[name=name]"); got != "Lò sấy Đường Thốt Nốt" {
			t.Errorf("the field holds %q", got)
		}
		if status := v.follow("button"); status != http.StatusUnprocessableEntity {
			t.Errorf("status %d", status)
		}
		v.see("Tên: Lò sấy Đường Thốt Nốt, huyện số 2")
		if v.path() != "/saved" {
			t.Errorf("address %q", v.path())
		}
		for _, width := range []int{wide, narrow} {
			picture, err := os.Open(fmt.Sprintf("%s/helpers-form-%d.png", screens, width))
			if err != nil {
				t.Fatal(err)
			}
			size, err := png.DecodeConfig(picture)
			picture.Close()
			if err != nil || size.Width != width {
				t.Errorf("the picture for %d px is %d px wide (%v)", width, size.Width, err)
			}
		}
	})

	t.Run("a file is downloaded", func(t *testing.T) {
		v := visit(t, base)
		v.open("/")
		name, data := v.download("a.file")
		if name != "bao-cao.txt" || string(data) != "87,79 triệu đồng" {
			t.Errorf("got %q: %q", name, data)
		}
	})

	t.Run("pages are seen without scripts", func(t *testing.T) {
		v := visit(t, base)
		v.withoutScripts()
		v.open("/")
		if got := v.text("#script"); got != "chưa chạy" {
			t.Errorf("the script: %q", got)
		}
		v.follow("button")
		v.see("Tên: cũ, huyện số 1")
	})

	t.Run("a field without a label is found", func(t *testing.T) {
		v := visit(t, base)
		v.open("/faulty")
		found := v.violations()
		if len(found) != 1 || found[0].ID != "label" || len(found[0].Nodes) != 1 {
			t.Errorf("want one violation of the rule label, got %+v", found)
		}
	})
}
