package programme

import (
	"strings"
	"testing"
	"time"
)

func TestShippedTemplates(t *testing.T) {
	for _, one := range Templates {
		v := one.Shipped()
		if err := v.Check(); err != nil {
			t.Errorf("%s: %v", one.Key, err)
		}
		title, text := v.Fill(one.Example(nil))
		for _, said := range []string{title, text} {
			if said == "" || strings.ContainsAny(said, "{}[]") || strings.Contains(said, "“”") {
				t.Errorf("%s says %q", one.Key, said)
			}
		}
		if got, ok := TemplateOf(one.Key); !ok || got.Number() != one.Number() || one.Number() < 1 {
			t.Errorf("%s is number %d", one.Key, one.Number())
		}
	}
}

func TestTemplateFill(t *testing.T) {
	values := map[string]string{"tên đề án": "Máy {{hạn}} [[x]]\nsấy", "hạn": "15/01/2027", "việc": "xin ý kiến: Sở Tài chính"}
	for _, tt := range []struct{ title, text, wantTitle, wantText string }{
		{"{{tên đề án}}", "{{ hạn }}", "Máy {{hạn}} [[x]] sấy", "15/01/2027"}, // what values say is no field
		{"{{Việc}}: {{hạn}}", "{{việc}}", "Xin ý kiến: Sở Tài chính: 15/01/2027", "xin ý kiến: Sở Tài chính"},
		{"a [[({{việc}})]] b", "a[[ {{việc}}, {{số ngày}}]].", "a (xin ý kiến: Sở Tài chính) b", "a."},
		{"[[luôn có]]", "\n{{số ngày}}\nb\n", "luôn có", "b"},
		{"ngoặc { đơn } [ và ]", "x", "ngoặc { đơn } [ và ]", "x"},
	} {
		v := TemplateVersion{Key: TellLate, Title: tt.title, Text: tt.text}
		if err := v.Check(); err != nil {
			t.Errorf("%q: %v", tt.title, err)
		}
		if title, text := v.Fill(values); title != tt.wantTitle || text != tt.wantText {
			t.Errorf("%q, %q: %q, %q", tt.title, tt.text, title, text)
		}
	}
}

func TestTemplatesRefused(t *testing.T) {
	for _, tt := range []struct{ name, title, text, field, says string }{
		{"no line", " ", "a", "title", "tiêu đề"},
		{"no text", "a", "", "text", "nội dung"},
		{"two lines", "a\nb", "a", "title", "một dòng"},
		{"too long", strings.Repeat("ê", maxTemplateTitle+1), "a", "title", "200"},
		{"a field that there is not", "{{tên dự án}}", "a", "title", "{{tên đề án}}, {{mã đề án}}"},
		{"a field of another template", "a", "{{lời viết}}", "text", "không có trường {{lời viết}}"},
		{"a field without an end", "a", "{{hạn b", "text", "Thiếu dấu }}"},
		{"a field in a field", "a", "{{hạn {{việc}}", "text", "Thiếu dấu }}"},
		{"an end without a field", "a", "hạn}} b", "text", "không đúng chỗ"},
		{"a part without an end", "a", "[[{{hạn}}", "text", "Thiếu dấu ]]"},
		{"a part in a part", "a", "[[a [[b]] c]]", "text", "không đúng chỗ"},
		{"an end without a part", "a", "a ]]", "text", "không đúng chỗ"},
	} {
		errs := Problems(TemplateVersion{Key: TellLate, Title: tt.title, Text: tt.text}.Check())
		if len(errs) != 1 || errs[0].Kind != Invalid || errs[0].Field != tt.field || !strings.Contains(errs[0].Message, tt.says) {
			t.Errorf("%s: %v", tt.name, errs)
		}
	}
	if err := (TemplateVersion{Key: "rumour", Title: "a", Text: "b"}).Check(); KindOf(err) != NotFound {
		t.Errorf("%v", err)
	}
}

// A wording that has nothing to say of a project is told as it was shipped.
func TestAWordingWithNothingToSay(t *testing.T) {
	p := Project{ID: 1, Title: "Máy sấy", Stage: Submitted, Level: Local, Due: ParseISO("2027-01-15")}
	told := p.Reminder(ParseISO("2027-01-14"))
	if told == nil || told.Template != TellDueSoon {
		t.Fatalf("%+v", told)
	}
	own := told.Worded(TemplateVersion{Key: TellDueSoon, Title: "{{mã đề án}}", Text: "Hết hạn {{hạn}}."})
	if own.Title != told.Title || own.Text != "Hết hạn 15/01/2027." {
		t.Errorf("%+v", own)
	}
}

// What offices write among themselves is in no field: no wording can mail it.
func TestNoWordingTellsAnInternalNote(t *testing.T) {
	m := Message{ID: 1, Internal: true, Text: "Xem kỹ báo giá.", UserName: "Hoa", Role: RoleCentreOfficer, At: time.Date(2027, 1, 5, 2, 30, 0, 0, time.UTC)}
	told := m.Telling(Project{ID: 1, Title: "Máy sấy"})
	if told.Applicant || !told.Internal {
		t.Errorf("%+v", told)
	}
	note, _ := TemplateOf(TellNote)
	everything := "{{" + strings.Join(note.Fields(), "}} {{") + "}}"
	v := TemplateVersion{Key: TellNote, Title: "a", Text: everything}
	if err := v.Check(); err != nil {
		t.Fatal(err)
	}
	if own := told.Worded(v); strings.Contains(own.Text+own.Title, "báo giá") || !strings.Contains(own.Text, "Hoa") {
		t.Errorf("%q", own.Text)
	}
}

func TestNextDaily(t *testing.T) {
	for at, want := range map[string]string{
		"2026-01-05T08:00:00Z": "2026-01-06T00:00:00Z", "2026-01-05T23:59:59Z": "2026-01-06T00:00:00Z", "2026-01-06T00:00:00Z": "2026-01-07T00:00:00Z",
		"2026-01-06T06:59:59+07:00": "2026-01-06T00:00:00Z", "2026-12-31T12:00:00Z": "2027-01-01T00:00:00Z",
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := NextDaily(now).Format(time.RFC3339); got != want {
			t.Errorf("%s: %s, want %s", at, got, want)
		}
	}
}
