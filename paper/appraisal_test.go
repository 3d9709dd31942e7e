package paper

import (
	"os"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
)

// sampleAppraisal is a council's report with everything that one can have: a
// member who stands aside, one who is absent, a figure that was cut, an opinion.
// Its figures are invented.
func sampleAppraisal() programme.Appraisal {
	rows := programme.KnownAppraisalCriteria()
	for i := range rows {
		rows[i].ConfirmedBy = "Sở Công Thương"
	}
	a := programme.Appraisal{
		ID: 4, Round: 2, At: programme.BaseAppraisal, Attempt: 1, State: programme.AppraisalUsed, By: programme.ByCouncil, Conclusion: programme.ConcludedPass,
		Reasons: "Đề án phù hợp quy hoạch, cơ sở có năng lực.", ConcludedAt: time.Date(2026, 3, 4, 2, 0, 0, 0, time.UTC),
		DecidedName: "Nguyễn Minh Khôi", DecidedPost: "Phó Giám đốc Sở Công Thương", DecidedAt: time.Date(2026, 3, 6, 2, 0, 0, 0, time.UTC), Remark: "Nhất trí với hội đồng",
	}
	b := &a.Body
	b.Office = "Sở Công Thương tỉnh Minh Họa"
	b.Facts = []programme.FieldValue{
		{Field: "code", Label: "Mã đề án", Value: "DP-2027-03"}, {Field: "title", Label: "Tên đề án", Value: "Ứng dụng máy sấy lạnh trong chế biến trái cây"},
		{Field: "content", Label: "Nội dung", Value: "Hỗ trợ ứng dụng máy móc tiên tiến"}, {Field: "level", Label: "Nguồn", Value: "Khuyến công địa phương"}, {Field: "year", Label: "Năm", Value: "2027"},
		{Field: "establishment", Label: "Đơn vị thụ hưởng", Value: "Hợp tác xã Trái cây Minh Họa"}, {Field: "place", Label: "Địa bàn", Value: "Xã Lai Hòa"},
	}
	b.Criteria, b.Total, b.Rule = programme.AppliedCriteria(rows, programme.Local, 20260302)
	b.Members = []programme.Member{
		{No: 1, Name: "Lê Văn An", Office: "Trưởng phòng Quản lý công nghiệp", Role: programme.Chair, Declared: programme.NoInterest},
		{No: 2, Name: "Trần Thị Bình", Office: "Chuyên viên Sở Công Thương", Role: programme.Secretary, Declared: programme.NoInterest},
		{No: 3, Name: "Phạm Văn Cường", Office: "Sở Tài chính", Role: programme.Reviewer, Declared: programme.NoInterest},
		{No: 4, Name: "Đỗ Thị Dung", Office: "Ủy ban nhân dân xã Lai Hòa", Role: programme.Ordinary, Declared: programme.Interested, Interest: "em ruột giám đốc hợp tác xã"},
		{No: 5, Name: "Vũ Văn Em", Office: "Trung tâm Khuyến công", Role: programme.Ordinary, Absent: true},
	}
	for i, c := range b.Criteria {
		for no := 1; no <= 3; no++ {
			m := programme.Mark{Member: no, Code: c.Code, Score: programme.Q(int64(900 - 50*no - 100*i))}
			if no == 3 && c.Code == "effect" {
				m.Remark = "Cần làm rõ hợp đồng tiêu thụ sản phẩm"
			}
			b.Marks = append(b.Marks, m)
		}
	}
	tr := int64(programme.Million)
	b.Figures = []programme.AppraisedFigure{
		{Source: programme.FromLocal, Asked: programme.Q(300 * tr), Found: programme.Q(2545*tr/10 + 450_000), Reason: "Giá máy theo ba báo giá thấp hơn dự toán"},
		{Source: programme.FromCash, Asked: programme.Q(450 * tr), Found: programme.Q(450 * tr)},
		{Source: programme.FromOther, Name: "Chương trình OCOP", Asked: programme.Q(20 * tr), Found: programme.Q(20 * tr)},
		{Indicator: programme.Jobs, Asked: programme.Q(12), Found: programme.Q(8), Reason: "Theo công suất máy"},
	}
	b.Ceiling = "Tối đa 300.000.000 đồng vì min(50 % × 724,95 triệu đồng, 300 triệu đồng) – QĐ minh họa, Điều 4, hiệu lực từ 01/01/2026."
	b.Seen = []programme.FieldValue{{Field: "eligibility", Label: "Điều kiện hỗ trợ", Value: "13 đạt, 2 không áp dụng."}, {Field: "doubles", Label: "Hỗ trợ trùng", Value: "Không thấy dấu hiệu hỗ trợ trùng."}}
	b.Opinions = []programme.OpinionGiven{{Office: "Sở Tài chính", Question: "Nguồn vốn", Verdict: "Đồng ý", Answer: "Đã cân đối trong dự toán", Paper: "215/STC, ngày 27/02/2026"}}
	b.Minutes = programme.Minutes{Number: "05", Date: 20260303, Place: "Phòng họp số 2, Sở Công Thương", Talk: "Ông Cường đề nghị làm rõ thị trường.\nHội đồng thống nhất giảm mức hỗ trợ theo báo giá thấp nhất."}
	return a
}

var sampleProgramme = programme.Programme{Province: "tỉnh Minh Họa", Seat: "Minh Họa", Illustrative: true}

func TestAppraisalGolden(t *testing.T) {
	officer := sampleAppraisal()
	officer.By, officer.State, officer.Conclusion, officer.Causes, officer.Reasons = programme.ByOfficer, programme.AppraisalDraft, programme.ConcludedFail, []programme.FailCause{"capacity", "file"}, "Cơ sở chưa chứng minh được vốn đối ứng."
	b := &officer.Body
	b.Members = []programme.Member{{No: 1, Name: "Trần Thị Bình", Office: "Chuyên viên", Role: programme.Appraiser, Declared: programme.NoInterest}}
	b.Criteria, b.Total, b.Rule = programme.AppliedCriteria(nil, programme.National, 20260302)
	b.Marks, b.Opinions = []programme.Mark{{Member: 1, Code: "fit", Met: programme.Met}, {Member: 1, Code: "capacity", Met: programme.NotMet, Remark: "Vốn vay chưa có cam kết"}}, nil
	officer.At, b.Office = programme.MinistryAppraisal, "Cơ quan khuyến công quốc gia"
	var got strings.Builder
	for _, d := range []Doc{Appraisal(sampleAppraisal(), sampleProgramme), AppraisalMinutes(sampleAppraisal(), sampleProgramme), Appraisal(officer, sampleProgramme), BlindSheet(sampleAppraisal(), sampleProgramme)} {
		got.WriteString(Text(d) + "\n=====\n")
	}
	const file = "testdata/appraisal.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the text differs from %s; it is now:\n%s", file, got.String())
	}
}

// TestAppraisalNamesWhoStoodAside: a member with an interest gives no marks on
// paper either, and the minutes say why.
func TestAppraisalNamesWhoStoodAside(t *testing.T) {
	a := sampleAppraisal()
	a.Body.Marks = append(a.Body.Marks, programme.Mark{Member: 4, Code: "fit", Score: programme.Q(1000)})
	text := Text(AppraisalMinutes(a, sampleProgramme))
	for _, want := range []string{"Đỗ Thị Dung: có lợi ích liên quan (em ruột giám đốc hợp tác xã), không tham gia chấm", "vắng mặt: Vũ Văn Em", "của 3 thành viên được chấm"} {
		if !strings.Contains(text, want) {
			t.Errorf("the minutes do not say %q", want)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "Đỗ Thị Dung |") && strings.Contains(line, "10") {
			t.Errorf("her mark is printed: %q", line)
		}
	}
}

// TestBlindSheetNamesNobody: neither the beneficiary nor its place stands on the
// sheet, in whatever text they were written.
func TestBlindSheetNamesNobody(t *testing.T) {
	a := sampleAppraisal()
	for i, f := range a.Body.Facts {
		if f.Field == "title" {
			a.Body.Facts[i].Value = "Máy sấy lạnh của HTX Trái cây Minh Họa tại xã Lai Hòa"
		}
	}
	a.Body.Seen = append(a.Body.Seen, programme.FieldValue{Label: "Ưu tiên", Value: "Hợp tác xã Trái cây Minh Họa ở Lai Hòa, xã nông thôn mới"})
	a.Body.Office = "Sở Công Thương"
	text := Text(BlindSheet(a, programme.Programme{Province: "tỉnh An Bình", Seat: "An Bình"}))
	for _, name := range []string{"Minh Họa", "Lai Hòa", "DP-2027-03", "Lê Văn An"} {
		if strings.Contains(text, name) {
			t.Errorf("the sheet says %q:\n%s", name, text)
		}
	}
	if !strings.Contains(text, "Máy sấy lạnh của […] tại […]") {
		t.Errorf("what is to be done is not told:\n%s", text)
	}
}

func TestAppraisalDraws(t *testing.T) {
	for _, d := range []Doc{Appraisal(sampleAppraisal(), sampleProgramme), AppraisalMinutes(sampleAppraisal(), sampleProgramme), Appraisal(programme.Appraisal{}, programme.Programme{}), AppraisalMinutes(programme.Appraisal{By: programme.ByCouncil}, programme.Programme{}), BlindSheet(programme.Appraisal{}, programme.Programme{})} {
		if b, err := DOCX(d); err != nil || len(b) == 0 {
			t.Errorf("%s: %v", d.Title(), err)
		}
		if b := drawPDF(t, d); len(b) == 0 {
			t.Errorf("%s: an empty PDF", d.Title())
		}
	}
}
