package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestChecklist(t *testing.T) {
	p := takenFrom(Submitted, Local)
	p.Round = 2
	row := func(code string, required bool, change func(*PaperRule)) PaperRule {
		r := PaperRule{Code: code, Name: "Giấy " + code, Level: AllLevels, Required: required, Source: "TT", From: 2020_01_01, ConfirmedBy: "Lan"}
		if change != nil {
			change(&r)
		}
		return r
	}
	rules := []PaperRule{
		row("optional", false, nil),
		row("request", true, nil),
		row("open", true, func(r *PaperRule) { r.ConfirmedBy = "" }),
		row("training", true, func(r *PaperRule) { r.Contents = []string{"KC1"} }),
		row("quotation", true, func(r *PaperRule) { r.Contents = []string{"KC1", "KC3c"} }),
		row("national", true, func(r *PaperRule) { r.Level = National }),
		row("local", true, func(r *PaperRule) { r.Level = Local }),
		row("plan", true, func(r *PaperRule) { r.Kind = KindPlan }),
		row("past", true, func(r *PaperRule) { r.To = 2025_12_31 }),
		row("future", true, func(r *PaperRule) { r.From = 2026_03_03 }),
		row("optional", true, func(r *PaperRule) { r.ConfirmedBy = "" }), // a stricter row that nobody has confirmed
	}
	papers := []Paper{
		{ID: 1, Code: "request", Number: 1}, {ID: 2, Code: "request", Number: 2}, {ID: 3, Code: "other_1", Name: "Thư cảm ơn", Number: 1},
		{ID: 4, Code: "optional", Number: 1}, {ID: 5, Code: "optional", Number: 2, Dropped: true},
	}
	checks := []PaperCheck{{Code: "request", PaperID: 2, Round: 2, OK: true}, {Code: "other_1", PaperID: 3, Round: 1, OK: true}}
	lines := Checklist(p, rules, 2026_03_02, papers, checks)
	var got []string
	for _, l := range lines {
		s := l.Code
		if l.Required {
			s += "!"
		}
		if _, has := l.Current(); has {
			s += "+"
		}
		if l.Unconfirmed() {
			s += "?"
		}
		got = append(got, s)
	}
	if want := "request!+ open? quotation! local! optional other_1+"; strings.Join(got, " ") != want {
		t.Errorf("lines %q, want %q", got, want)
	}
	line := func(code string) *PaperLine {
		return &lines[slices.IndexFunc(lines, func(l PaperLine) bool { return l.Code == code })]
	}
	if c, ok := line("request").Looked(); !ok || !c.OK || len(line("request").Papers) != 2 || line("request").Papers[0].ID != 2 {
		t.Errorf("%+v", line("request"))
	}
	if _, ok := line("other_1").Looked(); ok {
		t.Error("what was found of an earlier round still counts")
	}
	if missing := MissingPapers(Draft, lines); !slices.Equal(missing, []string{"Giấy quotation", "Giấy local"}) {
		t.Errorf("before submission: %q", missing)
	}
	if missing := MissingPapers(Submitted, lines); !slices.Equal(missing, []string{"Giấy quotation (chưa có)", "Giấy local (chưa có)", "Thư cảm ơn (chưa kiểm tra)"}) {
		t.Errorf("before it is found complete: %q", missing)
	}
	line("other_1").Check = &PaperCheck{PaperID: 3, Round: 2, Cause: CauseExpired}
	if missing := MissingPapers(Submitted, lines); missing[2] != "Thư cảm ơn (chưa đạt: giấy tờ hết hạn)" {
		t.Errorf("%q", missing)
	}
	line("optional").Check = &PaperCheck{Round: 2, OK: true} // nothing there, and nothing needed
	if missing := MissingPapers(Submitted, lines); len(missing) != 3 {
		t.Errorf("%q", missing)
	}
	if missing := MissingPapers(BaseAppraisal, lines); missing != nil {
		t.Errorf("after that: %q", missing)
	}
	if fields := PaperFields(lines); len(fields) != 2 || fields[0].Field != "paper:request" {
		t.Errorf("%+v", fields)
	}
}

func TestPaperCheck(t *testing.T) {
	file := PaperFile{Name: "a.pdf", Size: 1_300_000, SHA256: "9f86d081884c7d65"}
	for _, tt := range []struct {
		name  string
		p     Paper
		field string
	}{
		{"a file", Paper{Name: "Đơn", File: file}, ""},
		{"kept on paper", Paper{Name: "Đơn", KeptAt: "Văn thư", TakenInBy: "Lan", TakenInOn: 2026_01_05}, ""},
		{"neither", Paper{Name: "Đơn"}, "file"},
		{"kept, but who took it in?", Paper{Name: "Đơn", KeptAt: "Văn thư", TakenInOn: 2026_01_05}, "taken_in_by"},
		{"kept, but since when?", Paper{Name: "Đơn", KeptAt: "Văn thư", TakenInBy: "Lan"}, "taken_in_on"},
		{"taken in tomorrow", Paper{Name: "Đơn", KeptAt: "Văn thư", TakenInBy: "Lan", TakenInOn: 2026_01_06}, "taken_in_on"},
		{"without a name", Paper{File: file}, "name"},
		{"dropped without a reason", Paper{Name: "Đơn", Dropped: true}, "note"},
		{"dropped", Paper{Name: "Đơn", Dropped: true, Note: "Nhầm tệp"}, ""},
	} {
		err := tt.p.Check(2026_01_05)
		if all := Problems(err); (len(all) == 0) != (tt.field == "") || len(all) > 0 && all[0].Field != tt.field {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	p := Paper{Number: 2, File: file, KeptAt: "Văn thư", TakenInBy: "Lan", TakenInOn: 2026_01_05}
	if want := "bản 2: a.pdf (1,2 MB), mã 9f86d081…; bản giấy giữ tại Văn thư, Lan nhận 05/01/2026"; p.Text() != want {
		t.Errorf("%q", p.Text())
	}
	for size, want := range map[int64]string{0: "0 byte", 1023: "1.023 byte", 1024: "1 KB", 1536: "2 KB", 1 << 20: "1 MB", 20 << 20: "20 MB"} {
		if got := SizeText(size); got != want {
			t.Errorf("%d is %q, want %q", size, got, want)
		}
	}
}

func TestPaperRule(t *testing.T) {
	for _, r := range KnownPapers() {
		if err := r.Check(); err != nil || r.Confirmed() {
			t.Errorf("%s: %v, confirmed %v", r.Code, err, r.Confirmed())
		}
	}
	good := KnownPapers()[0]
	for field, change := range map[string]func(*PaperRule){
		"name": func(r *PaperRule) { r.Name = "" }, "source": func(r *PaperRule) { r.Source = "" }, "from": func(r *PaperRule) { r.From = 0 },
		"to": func(r *PaperRule) { r.To = 2000_01_01 }, "contents": func(r *PaperRule) { r.Contents = []string{"KC99"} },
		"kind": func(r *PaperRule) { r.Kind = "x" }, "level": func(r *PaperRule) { r.Level = "x" }, "code": func(r *PaperRule) { r.Code = "Báo giá" },
	} {
		r := good
		change(&r)
		if all := Problems(r.Check()); len(all) != 1 || all[0].Field != field {
			t.Errorf("%s: %v", field, r.Check())
		}
	}
	good.Code = OtherPaper + "_1"
	if KindOf(good.Check()) != Invalid {
		t.Error("a row takes the code of papers that nobody asks for")
	}
	both := map[string]bool{}
	for _, r := range KnownPapers() {
		for _, content := range Contents {
			p := Project{Kind: KindProject, Content: content.Code, Level: Local}
			both[r.Code+"/project"] = both[r.Code+"/project"] || r.For(p)
			p.Kind = KindPlan
			both[r.Code+"/plan"] = both[r.Code+"/plan"] || r.For(p)
		}
	}
	if !both["request/project"] || both["request/plan"] || !both["proposal/plan"] || both["proposal/project"] || !both["estimate/plan"] || !both["estimate/project"] {
		t.Errorf("%v", both)
	}
}
