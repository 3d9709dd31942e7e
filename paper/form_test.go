package paper

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"khuyencong/programme"
)

// formProgramme is an office as its papers name it. Names are invented.
var formProgramme = programme.Programme{ID: 1, Province: "tỉnh Minh Họa", ParentOffice: "SỞ CÔNG THƯƠNG TỈNH MINH HỌA", Office: "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP", Seat: "Minh Họa", From: 2026, To: 2030, Illustrative: true}

// sampleDossier is a dossier in which everything is known that a record can
// know.
func sampleDossier() programme.Dossier {
	tr := programme.Million
	e := programme.Establishment{ID: 2, Name: "Hợp tác xã Trái cây sấy Mỵ Nương", LegalForm: "cooperative", TaxCode: "2200123456", Owner: "Nguyễn Thị Mỵ Nương", Place: programme.PlaceRef{Code: "31570", Name: "Xã Kế Sách"},
		Address: "Ấp An Định, xã Kế Sách", VSIC: "1030", Trade: "Sấy, đóng gói trái cây", WomenOwned: true, Phone: "0299 3876 543",
		Size: programme.SizeFigures{Workers: programme.Q(32), Revenue: programme.Q(int64(8500 * tr)), Capital: programme.Q(int64(6200 * tr)), Year: 2026}}
	d := programme.Dossier{
		Programme: formProgramme, Establishment: e,
		Project: programme.Project{ID: 7, Code: "DP-2027-18", Title: "Hỗ trợ ứng dụng máy sấy thăng hoa trong chế biến trái cây", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2027,
			Establishment: programme.EstablishmentRef{ID: 2, Name: e.Name}, Place: e.Place, Stage: programme.Submitted, Commitment: 420 * tr,
			Lines:    []programme.FundingLine{{Source: programme.FromLocal, Requested: 280 * tr}, {Source: programme.FromCash, Requested: 350 * tr}, {Source: programme.FromCredit, Requested: 70 * tr}, {Source: programme.FromOther, Name: "Chương trình OCOP", Requested: 20 * tr}},
			Outcomes: []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(12)}, {Indicator: programme.Revenue, Promised: programme.Q(int64(12_000 * tr))}}, Note: "Máy đang dùng sấy nhiệt, 200 kg/mẻ."},
		Machines: programme.MachineList{Rows: []programme.Machine{
			{Name: "Máy sấy thăng hoa", Model: "FD-500", Maker: "Minh Tâm", MadeIn: 2026, Quantity: 1, UnitPrice: 600 * tr, State: programme.MachineNew},
			{Name: "Máy đóng gói chân không", Quantity: 2, UnitPrice: 60 * tr}}},
		Start:     programme.ProjectStart{Begun: programme.NotBegun},
		Questions: programme.PriorityQuestions("KC3c", nil, 2026_11_24),
		Priority:  programme.PrioritySheet{Answers: []programme.PriorityAnswer{{Code: "processing", Claimed: programme.PriorityProof{Value: programme.Q(1), Evidence: "Giấy chứng nhận đăng ký", Dated: 2020_05_04}}}},
	}
	d.Papers = programme.Checklist(d.Project, confirmedPapers(), 2026_11_24, []programme.Paper{{Code: "request", Name: "Đơn đề nghị", Number: 1, File: programme.PaperFile{Name: "don.pdf"}}}, nil)
	return d
}

func confirmedPapers() []programme.PaperRule {
	rules := programme.KnownPapers()
	for i := range rules {
		rules[i].ConfirmedBy = "Sở Công Thương"
	}
	return rules
}

func blankOf(content string) programme.Dossier {
	return programme.BlankDossier(formProgramme, programme.Project{Kind: programme.KindProject, Content: content, Level: programme.Local, Year: 2027}, confirmedPapers(), nil, 2026_11_24)
}

// withContract is the sample with a contract of which a part was advanced.
func withContract() programme.Dossier {
	d := sampleDossier()
	d.Project.Stage = programme.Underway
	terms := programme.ContractTerms{Parties: []programme.Party{{Side: "A", Name: "Trung tâm Khuyến công"}, {Side: "B", Name: d.Establishment.Name, Representative: "Nguyễn Thị Mỵ Nương", Title: "Giám đốc", TaxCode: "2200123456", Address: d.Establishment.Address,
		Holder: "HTX TRAI CAY SAY MY NUONG", Account: "1234567890", Bank: "Agribank Kế Sách"}}}
	d.Contract = programme.Contract{ID: 3, ProjectID: 7, Number: "12/HĐ-KC", Dated: 2027_03_01, State: programme.ContractEffective, Terms: terms, Versions: []programme.ContractVersion{{Number: "12/HĐ-KC", Dated: 2027_03_01, Terms: terms}}}
	enter := func(kind programme.EntryKind, m programme.Money) programme.Entry {
		return programme.Entry{Kind: kind, Source: programme.FromLocal, Year: 2027, Amount: m}
	}
	d.Balances = programme.BalancesOf([]programme.Entry{enter(programme.ECommitted, 280*programme.Million), enter(programme.EContracted, 280*programme.Million), enter(programme.EAdvanced, 100*programme.Million), enter(programme.EAccepted, 270*programme.Million)})
	return d
}

// sampleForms are the papers of who applies: filled, and blank.
func sampleForms() map[string]Doc {
	full, blank, signed := sampleDossier(), blankOf("KC3c"), withContract()
	advance := programme.Matter{ID: 4, Kind: programme.MatterPayment, Type: string(programme.PayAdvance), State: "asked", Amount: 96 * programme.Million, Text: "Máy đã lắp đặt, chạy thử ngày 02/06/2027.", PaperDate: 2027_06_05, Pay: programme.Payment{Source: programme.FromLocal}}
	rest := advance
	rest.Type, rest.State, rest.Amount = string(programme.PayRest), "paid", 0
	evidence := []programme.EvidenceLine{{Item: "Báo cáo tiến độ", Files: []programme.EvidenceFile{{File: programme.PaperFile{Name: "bao-cao.pdf"}}}}, {Item: "Hóa đơn", Optional: true}}
	return map[string]Doc{
		"form-need": Need(full), "form-need-blank": Need(blank), "form-registration": Registration(full), "form-registration-blank": Registration(blank),
		"form-request": Request(full), "form-proposal": Proposal(full), "form-proposal-training": Proposal(blankOf("KC1")),
		"form-advance": PaymentRequest(signed, advance, evidence), "form-payment-blank": PaymentRequest(blank, programme.Matter{Type: string(programme.PayRest)}, nil),
		"form-payment": PaymentRequest(signed, rest, evidence), "form-score": ScoreSheet(sampleAppraisal(), 3, sampleProgramme), "form-score-blank": ScoreSheet(blankAppraisal(), 0, sampleProgramme),
		"project-list": sampleList(),
	}
}

// sampleList has a project of either level, one of them carried out.
func sampleList() Doc {
	tr := programme.Million
	local, national := sampleDossier().Project, sampleDossier().Project
	national.Level, national.Stage, national.Code = programme.National, programme.Completed, "QG-2027-02"
	return ProjectList(formProgramme, programme.Years(2026, 2027), []string{"nội dung: ứng dụng máy móc"}, []ListedProject{
		{local, programme.Sums{Support: 280 * tr, Counterpart: 440 * tr}, programme.Sums{Support: tr}},
		{national, programme.Sums{Support: 300 * tr, Counterpart: 500 * tr, Other: 20 * tr}, programme.Sums{Support: 295 * tr, Counterpart: 510 * tr}}})
}

// blankAppraisal is a council's report before the meeting.
func blankAppraisal() programme.Appraisal {
	a := sampleAppraisal()
	a.State, a.Body.Marks = programme.AppraisalDraft, nil
	return a
}

func TestFormsGolden(t *testing.T) {
	for name, d := range sampleForms() {
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
			t.Errorf("the paper differs from %s; it is now:\n%s", file, got)
		}
	}
}

// TestFormsSayTheSame holds Word, PDF and preview of every form to the same
// words, and none of them has a letter that the font cannot draw.
func TestFormsSayTheSame(t *testing.T) {
	for name, d := range sampleForms() {
		t.Run(name, func(t *testing.T) { sameWords(t, d) })
		asked, drawn := asJSON(t, d), asJSON(t, d.cleaned())
		if strings.Count(asked, string(unknownLetter)) != strings.Count(drawn, string(unknownLetter)) {
			t.Errorf("%s has a letter that the font cannot draw", name)
		}
	}
}

func asJSON(t *testing.T, d Doc) string {
	t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestEveryContentHasItsForms: each content's project text has the eight parts
// and what the content asks; its forms are drawn.
func TestEveryContentHasItsForms(t *testing.T) {
	for _, c := range programme.Contents {
		d := Proposal(blankOf(c.Code))
		text, f := Text(d), formOf(c.Code)
		if len(f.steps) < 3 || len(f.need) == 0 || len(f.scale) == 0 || f.table.heads == nil || len(f.table.heads) != len(f.table.shares) {
			t.Errorf("%s asks too little: %+v", c.Code, f)
		}
		for _, want := range append([]string{"I. ĐƠN VỊ", "II. SỰ CẦN THIẾT", "III. MỤC TIÊU", "IV. QUY MÔ", "V. NỘI DUNG", "VI. DỰ TOÁN", "VII. TỔ CHỨC", "VIII. HIỆU QUẢ", "Mẫu 1"}, f.steps...) {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the project text lacks %q", c.Code, want)
			}
		}
		drawPDF(t, d)
		drawDOCX(t, Registration(blankOf(c.Code)))
	}
}

// TestFormsOfLittle: nothing known, and very much of everything, are drawn
// too.
func TestFormsOfLittle(t *testing.T) {
	much := sampleDossier()
	much.Project.Title = strings.Repeat("Hỗ trợ ứng dụng máy sấy ", 40)
	for range 118 {
		much.Machines.Rows = append(much.Machines.Rows, much.Machines.Rows[0])
	}
	for _, d := range []programme.Dossier{{}, much, {Blank: true}} {
		for _, doc := range []Doc{Need(d), Registration(d), Request(d), Proposal(d), PaymentRequest(d, programme.Matter{}, nil)} {
			drawAll(t, doc)
		}
	}
	drawAll(t, ScoreSheet(programme.Appraisal{}, 1, programme.Programme{}))
}

// TestScoreSheetOfOne: a member's sheet has his own marks alone, and one who
// stands aside has none.
func TestScoreSheetOfOne(t *testing.T) {
	a := sampleAppraisal()
	text := Text(ScoreSheet(a, 1, sampleProgramme))
	if !strings.Contains(text, "Lê Văn An") || strings.Contains(text, "Phạm Văn Cường") || strings.Contains(text, "hợp đồng tiêu thụ") {
		t.Errorf("another member is on the sheet:\n%s", text)
	}
	a.Body.Marks = append(a.Body.Marks, programme.Mark{Member: 4, Code: "fit", Score: programme.Q(1000)})
	if text = Text(ScoreSheet(a, 4, sampleProgramme)); strings.Contains(text, "| 20 | 10 | 10 |") || !strings.Contains(text, "em ruột") {
		t.Errorf("who stands aside has marks:\n%s", text)
	}
}
