package programme

import (
	"strings"
	"testing"
)

func section(t *testing.T, all []Section, key string) Section {
	t.Helper()
	for _, s := range all {
		if s.Key == key {
			return s
		}
	}
	t.Fatalf("no section %q", key)
	return Section{}
}

func TestNarrative(t *testing.T) {
	d := reportData()
	d.Programme.Name, d.Programme.Approver = "Chương trình khuyến công tỉnh Thử", "UBND tỉnh Thử"
	all := evaluate(t, d, Years(2016, 2018)).Narrative()
	for key, figures := range map[string][]string{
		"basis": {"được UBND tỉnh Thử phê duyệt. ", "162 đề án", "25.000 triệu đồng", "khuyến công quốc gia 10 đề án, ngân sách hỗ trợ 14.050 triệu đồng", "152 đề án", "10.950 triệu đồng", "125.920 triệu đồng",
			"Riêng giai đoạn 2016-2018", "49 đề án", "7.210 triệu đồng", "03 đề án|3 đề án", "850 triệu đồng", "46 đề án", "6.360 triệu đồng", "18.550 triệu đồng"},
		"results": {"Giai đoạn 2016-2018, chương trình đã hỗ trợ hoàn thành 01 kế hoạch và 66 đề án", "51.154,2 triệu đồng", "5.990,15 triệu đồng", "45.164,05 triệu đồng",
			"số đề án đạt 134,7 %", "kinh phí hỗ trợ đạt 83,1 %", "kinh phí đóng góp đạt 243,5 %",
			"08 đề án", "13.259,34 triệu đồng", "2.096,6 triệu đồng", "11.162,74 triệu đồng", "246,7 %", "01 kế hoạch và 58 đề án", "37.894,86 triệu đồng", "3.893,55 triệu đồng", "34.001,31 triệu đồng", "61,2 %"},
		"effect":       {"7,54 đồng", "262,08", "650 người", "cụm công nghiệp", "Cù Lao Dung"},
		"rest":         {"3/5 năm", "66/162", "9.504,93 triệu đồng"},
		"difficulties": {"- Nhu cầu đào tạo thấp. Đào tạo nghề"},
		"remedies":     {"- Quản lý đúng quy định. Còn 2 năm"},
		"closing":      {"kết quả thực hiện chương trình khuyến công tỉnh Thử", "(giai đoạn 2016-2018), kính báo cáo./."},
	} {
		text := section(t, all, key).Text
		for _, f := range figures {
			a, b, _ := strings.Cut(f, "|")
			if !strings.Contains(text, a) && (b == "" || !strings.Contains(text, b)) {
				t.Errorf("%s lacks %q:\n%s", key, f, text)
			}
		}
	}
	for _, s := range all {
		if strings.Contains(s.Text, "%!") || strings.Contains(s.Text, "  ") || strings.Contains(s.Text, "..") || strings.TrimSpace(s.Text) != s.Text {
			t.Errorf("%s reads badly: %q", s.Key, s.Text)
		}
		if s.Own || s.Title == "" {
			t.Errorf("%+v", s)
		}
	}
}

func TestNarrativeOfTheWholeProgramme(t *testing.T) {
	all := evaluate(t, reportData(), Years(2016, 2020)).Narrative()
	if text := section(t, all, "basis").Text; strings.Contains(text, "Riêng") {
		t.Errorf("one target said twice: %s", text)
	}
	if text := section(t, all, "rest").Text; strings.Contains(text, "Còn 0 năm") {
		t.Errorf("nothing is left of the years: %s", text)
	}
}

func TestNarrativeNamesTheDecision(t *testing.T) {
	d := reportData()
	d.Programme.DecisionNo, d.Programme.DecisionDate = "12/QĐ-UBND", 2016_01_05
	if text := section(t, evaluate(t, d, Years(2016, 2018)).Narrative(), "basis").Text; !strings.Contains(text, "tại Quyết định số 12/QĐ-UBND ngày 05/01/2016.") {
		t.Error(text)
	}
}

func TestFollowFigures(t *testing.T) {
	d := reportData()
	r := Report{Sections: evaluate(t, d, Years(2016, 2018)).Narrative()}
	for i := range r.Sections {
		if r.Sections[i].Key == "effect" {
			r.Sections[i].Text, r.Sections[i].Own = "Lời của cơ quan.", true
		}
	}
	d.Cells[1].Done.Projects++
	d.Cells[1].Done.Support += 10 * tr
	r = r.FollowFigures(evaluate(t, d, Years(2016, 2018)))
	if s := section(t, r.Sections, "effect"); s.Text != "Lời của cơ quan." || !s.Own {
		t.Errorf("what the office wrote was overwritten: %+v", s)
	}
	if s := section(t, r.Sections, "results"); s.Own || !strings.Contains(s.Text, "67 đề án") || !strings.Contains(s.Text, "6.000,15 triệu đồng") {
		t.Errorf("what nobody edited does not follow: %+v", s)
	}
	again := r.FollowFigures(evaluate(t, d, Years(2016, 2018)))
	for i := range again.Sections {
		if again.Sections[i] != r.Sections[i] {
			t.Errorf("following twice changes %+v", again.Sections[i])
		}
	}
}
