package web

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"khuyencong/programme"
)

// drawn is a partial as HTML.
func drawn(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every kind of field keeps what was typed, names its help and its error, and
// can be reached from the list of errors on top.
func TestFields(t *testing.T) {
	refused := problems{
		programme.Refuse(programme.Invalid, "support", "Kinh phí vượt mức <tối đa>."),
		programme.Refuse(programme.Invalid, "support", "Sửa ô này."),
	}
	f := fieldView{Name: "support", Label: "Kinh phí", Value: `350tr "& hơn"`, Help: "Theo nghị định.", Error: refused.For("support"),
		Options: []option{{"", "Chọn"}, {`350tr "& hơn"`, "Như đã gõ"}}}
	kinds := map[string]templ.Component{
		"field": field(f), "moneyField": moneyField(f), "dateField": dateField(f), "textareaField": textareaField(f), "selectField": selectField(f),
	}
	if summary := drawn(t, errorSummary(refused)); !strings.Contains(summary, `href="#f-support"`) || !strings.Contains(summary, "có 2 chỗ cần sửa") {
		t.Errorf("the list of errors does not lead to the field: %s", summary)
	}
	for name, c := range kinds {
		html := drawn(t, c)
		for _, want := range []string{
			`for="f-support"`, `id="f-support"`, `aria-describedby="f-support-help f-support-error"`, `aria-invalid="true"`,
			`id="f-support-help"`, `id="f-support-error"`, "350tr &#34;&amp; hơn&#34;", "Kinh phí vượt mức &lt;tối đa&gt;. Sửa ô này.",
		} {
			if !strings.Contains(html, want) {
				t.Errorf("%s lacks %s:\n%s", name, want, html)
			}
		}
	}
	if html := drawn(t, selectField(f)); !strings.Contains(html, `value="350tr &#34;&amp; hơn&#34;" selected`) {
		t.Errorf("the chosen option is lost: %s", html)
	}
	if html := drawn(t, field(fieldView{Name: "a", Label: "Tên"})); strings.Contains(html, "aria-") {
		t.Errorf("a field in order is marked: %s", html)
	}
	if html := drawn(t, errorSummary(nil)); html != "" {
		t.Errorf("a form in order shows %s", html)
	}
}

func TestPagerSentence(t *testing.T) {
	tests := []struct {
		from, to, total int
		want            string
	}{
		{0, 0, 0, "Không có đề án nào"}, {1, 7, 7, "7 đề án"}, {21, 40, 162, "21–40 trong 162 đề án"},
	}
	for _, tt := range tests {
		if got := (pagerView{From: tt.from, To: tt.to, Total: tt.total, Noun: "đề án"}).sentence(); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt, got, tt.want)
		}
	}
}

// A figure that does not tie says so on the page itself, not in a tooltip.
func TestStatTileShowsWhatDoesNotTie(t *testing.T) {
	v := statView{Label: "Ngân sách hỗ trợ", Value: "5.902,36", Unit: "triệu đồng", Plan: "7.210", Of: "kế hoạch 2016–2018",
		Done: programme.RatioOf(590236, 721000), Source: provenanceView{Source: "Báo cáo giữa kỳ"}, Differ: differenceView{Amount: "+87,79", Unit: "triệu đồng", Href: "/checks/1"}}
	text := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(drawn(t, statTile(v)), " ")), " ")
	for _, want := range []string{"5.902,36 triệu đồng", "81,9 % của 7.210 triệu đồng (kế hoạch 2016–2018)", "≠ Lệch +87,79 triệu đồng", "số công bố – Báo cáo giữa kỳ"} {
		if !strings.Contains(text, want) {
			t.Errorf("the tile does not say %q: %s", want, text)
		}
	}
}

// The pages are served under a policy without inline styles and scripts, in
// which such a thing would silently do nothing.
func TestFrameHasNothingInline(t *testing.T) {
	html := drawn(t, page(pageInfo{Title: "Đề án", ProgrammeName: "Chương trình", Active: navProjects, Illustrative: true, Flash: "Đã lưu.", Breadcrumbs: []crumb{{"Đề án", "/projects"}}, Version: "1"}))
	if m := regexp.MustCompile(`<style|style="|\son\w+="|<script>`).FindString(html); m != "" {
		t.Errorf("the frame has %q", m)
	}
	for _, want := range []string{`<html lang="vi">`, `href="#main"`, `<main id="main"`, "Số liệu minh họa", `href="/projects" aria-current="page"`, "Đã lưu."} {
		if !strings.Contains(html, want) {
			t.Errorf("the frame lacks %q", want)
		}
	}
	if strings.Contains(drawn(t, page(pageInfo{})), "minh họa") {
		t.Error("true data are called illustrative")
	}
}
