package paper

import (
	"bytes"
	"os"
	"testing"

	"khuyencong/programme"
)

// sampleLetters are one of each result. Their names are invented.
func sampleLetters() map[string]Doc {
	of := programme.Programme{Province: "tỉnh Minh Họa", ParentOffice: "SỞ CÔNG THƯƠNG TỈNH MINH HỌA", Office: "TRUNG TÂM KHUYẾN CÔNG", Seat: "Minh Họa", Illustrative: true}
	terms := programme.PlanTerms{
		InPlan: true, Fund: programme.FromLocal, Title: "Hỗ trợ ứng dụng máy sấy thăng hoa trái cây", Content: "KC3c", Until: 2027_10_30, Partner: "UBND xã Kế Sách",
		Place: programme.PlaceRef{Code: "31000", Name: "Xã Kế Sách"}, Establishment: programme.EstablishmentRef{ID: 2, Name: "Hợp tác xã Trái cây sấy Mỵ Nương"},
		Money: []programme.TermLine{{Source: programme.FromLocal, Amount: 280 * programme.Million}, {Source: programme.FromCash, Amount: 420 * programme.Million}},
	}
	p := programme.Project{ID: 7, Code: "DP-2027-18", Title: terms.Title, Level: programme.Local, Year: 2027, Establishment: terms.Establishment}
	d := programme.PlanDecision{Number: "356/QĐ-UBND", Dated: 2027_02_05, Effective: 2027_02_05, Signer: "Nguyễn Văn Chủ", SignerTitle: "Chủ tịch"}
	base := programme.DecisionLetter{Told: 2027_02_06, Project: p, Decision: d, Terms: terms, Now: terms, Next: []string{"Ký hợp đồng.", "Nộp hồ sơ quyết toán."}, Complain: "Khiếu nại chậm nhất ngày 07/05/2027."}
	approve, stop, fail := base, base, base
	approve.Result, approve.Amended, approve.Now = programme.Approve, []string{"40/QĐ-SCT ngày 01/03/2027"}, terms.WithSupport(250*programme.Million)
	stop.Result, stop.Reason = programme.Stop, "Cơ sở ngừng hoạt động."
	fail.Result, fail.Decision, fail.Terms = programme.FailBase, programme.PlanDecision{}, programme.PlanTerms{}
	fail.Reason = "Lập lại khi có vốn."
	fail.Report = programme.Appraisal{Causes: []programme.FailCause{"counterpart"}, Reasons: "Sao kê không đủ vốn đối ứng.", DecidedName: "Trần Thị Lúa", DecidedPost: "Phó Giám đốc Sở"}
	ministry := fail
	ministry.Result = programme.FailMinistry
	return map[string]Doc{
		"letter-approved": DecisionLetter(of, approve), "letter-stopped": DecisionLetter(of, stop), "letter-rejected": DecisionLetter(of, fail),
		"letter-rejected-ministry": DecisionLetter(of, ministry),
	}
}

func TestDecisionLetterGolden(t *testing.T) {
	for name, d := range sampleLetters() {
		got, file := Text(d), "testdata/"+name+".txt"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("the letter differs from %s; it is now:\n%s", file, got)
		}
	}
}

// TestDecisionLetterDraws: each fits two pages, and one of nothing is drawn too.
func TestDecisionLetterDraws(t *testing.T) {
	all := sampleLetters()
	all["empty"] = DecisionLetter(programme.Programme{}, programme.DecisionLetter{})
	for name, d := range all {
		if n := bytes.Count(drawPDF(t, d), []byte("/Type /Page\n")); n < 1 || n > 2 {
			t.Errorf("%s: %d pages", name, n)
		}
		drawDOCX(t, d)
	}
}
