package sample

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"khuyencong/programme"
)

// demanded are the papers that the office of the sample has confirmed; the
// other known ones stay unconfirmed, so that both can be seen.
var demanded = []string{"request", "project", "estimate", "counterpart", "no_other", "registration", "quotations", "training", "proposal"}

// savePapers fills the list of papers and confirms what the office demands.
func (o *office) savePapers(ctx context.Context) error {
	o.clock(o.ago(118), 1)
	u := o.users["giam.doc"]
	if _, err := o.store.AddKnownPapers(ctx, u); err != nil {
		return err
	}
	all, err := o.store.PaperRules(ctx, u)
	for _, r := range all {
		if err == nil && slices.Contains(demanded, r.Code) {
			r.ConfirmedBy = "Giám đốc Trung tâm (minh họa)"
			_, err = o.store.SavePaperRule(ctx, u, r)
		}
	}
	return err
}

// submit hands in what is demanded and submits.
func (o *office) submit(ctx context.Context, u programme.User, p programme.Project, s step) error {
	lines, err := o.store.Papers(ctx, u, p.ID)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if _, has := l.Current(); l.Required && !has {
			if err := o.handIn(ctx, u, p, l.Code, l.Name, "ban 1"); err != nil {
				return err
			}
		}
	}
	_, err = o.store.Move(ctx, u, p.ID, p.Version, s.move, s.note)
	return err
}

// handIn adds a paper as a file that says what it stands for; who submits for
// an establishment has some of them on paper only.
func (o *office) handIn(ctx context.Context, u programme.User, p programme.Project, code, name, version string) error {
	paper := programme.Paper{ProjectID: p.ID, Code: code, File: programme.PaperFile{Name: name + ".pdf"}}
	if code == "request" && u.Role == programme.RoleCentreOfficer {
		paper.KeptAt, paper.TakenInBy, paper.TakenInOn = "Văn thư Trung tâm", u.Name, programme.DayOf(o.store.Now())
		_, err := o.store.SavePaper(ctx, u, paper, nil)
		return err
	}
	_, err := o.store.SavePaper(ctx, u, paper, smallPDF(name, p.Code, p.Title, version, "So lieu minh hoa"))
	return err
}

// check finds every paper in order and the dossier complete.
func (o *office) check(ctx context.Context, u programme.User, p programme.Project, s step) error {
	lines, err := o.store.Papers(ctx, u, p.ID)
	if err != nil {
		return err
	}
	var checks []programme.PaperCheck
	for _, l := range lines {
		if current, has := l.Current(); has {
			checks = append(checks, programme.PaperCheck{Code: l.Code, PaperID: current.ID, OK: true})
		}
	}
	if err := o.store.CheckPapers(ctx, u, p.ID, p.Version, checks); err != nil {
		return err
	}
	_, err = o.store.Move(ctx, u, p.ID, p.Version, s.move, s.note)
	return err
}

// asked are the points of each return of the sample, by its note.
var asked = map[string][]programme.Point{
	"Báo giá máy chưa có thông số kỹ thuật.": {
		{Field: "paper:quotations", Cause: programme.CauseQuotation, Text: "Cả ba báo giá không ghi model và công suất.", Remedy: "Xin lại báo giá có model, công suất, xuất xứ."},
		{Field: programme.PartMachines, Cause: programme.CauseMachine, Remedy: "Ghi hãng, model, năm sản xuất theo báo giá mới."},
	},
	"Dự toán chưa tách phần tư vấn và phần in ấn.": {
		{Field: "paper:estimate", Cause: programme.CauseArithmetic, Text: "Phí tư vấn và tiền in gộp một dòng.", Remedy: "Tách hai dòng, cộng lại theo Mẫu 1."},
		{Field: "requested_local", Cause: programme.CauseMismatch, Text: "Số đề nghị gồm cả tiền in.", Remedy: "Chỉ đề nghị phần tư vấn."},
	},
	"Mẫu nhãn hiệu chưa có kết quả tra cứu trùng.": {
		{Field: "paper:project", Cause: programme.CauseEligible, Remedy: "Kèm kết quả tra cứu nhãn hiệu vào thuyết minh."},
	},
	"Thiếu cam kết vốn đối ứng.": {
		{Field: "paper:counterpart", Cause: programme.CauseUnsigned, Text: "Bản cam kết chưa ghi số tiền, chưa ký.", Remedy: "Ghi số tiền, người đại diện ký."},
		{Field: "commitment", Cause: programme.CauseCounterpart, Remedy: "Ghi đúng số trong bản cam kết."},
	},
	"Công suất máy chưa khớp với sản lượng đã nêu.": {
		{Field: "promised_jobs", Cause: programme.CauseEffect, Text: "Số việc làm cao hơn nhu cầu của hai dây chuyền.", Remedy: "Tính lại theo công suất máy."},
		{Field: "paper:project", Cause: programme.CauseMismatch, Text: "Phần 4 ghi 200 kg/giờ, báo giá ghi 120 kg/giờ.", Remedy: "Sửa cho khớp với báo giá."},
	},
	"Chưa nêu kế hoạch tổ chức hội nghị trình diễn.": {
		{Field: "paper:project", Cause: programme.CauseSchedule, Remedy: "Thêm thời gian, nơi, thành phần hội nghị trình diễn."},
	},
}

// giveBack returns a dossier with the points of its note.
func (o *office) giveBack(ctx context.Context, u programme.User, p programme.Project, s step) error {
	_, err := o.store.ReturnProject(ctx, u, p.ID, p.Version, s.note, asked[s.note])
	return err
}

// mend does what was asked, answers every point and submits again.
func (o *office) mend(ctx context.Context, u programme.User, p programme.Project, s step) error {
	returns, err := o.store.Returns(ctx, u, p.ID)
	if err != nil {
		return err
	}
	lines, err := o.store.Papers(ctx, u, p.ID)
	if err != nil {
		return err
	}
	points := returns[0].Points
	for i := range points {
		points[i].Answer = programme.AnswerDone
		if code, ok := points[i].PaperCode(); ok {
			at := slices.IndexFunc(lines, func(l programme.PaperLine) bool { return l.Code == code })
			if err := o.handIn(ctx, u, p, code, lines[at].Name, fmt.Sprintf("ban %d", len(lines[at].Papers)+1)); err != nil {
				return err
			}
		}
		switch points[i].Field {
		case "promised_jobs":
			p.Outcomes[0].Promised = programme.Q(p.Outcomes[0].Promised.Value - 2)
			points[i].Reply = "Bớt hai người đóng gói."
		case "commitment":
			points[i].Answer, points[i].Reply = programme.AnswerDisagree, "Số đã ghi đúng bằng số trong bản cam kết mới."
		}
	}
	if p, err = o.store.SaveProject(ctx, u, p); err != nil {
		return err
	}
	if err := o.store.AnswerPoints(ctx, u, p.ID, points); err != nil {
		return err
	}
	_, err = o.store.Move(ctx, u, p.ID, p.Version, s.move, s.note)
	return err
}

// smallPDF is a page with some lines, without tones: it stands for a paper of
// the sample.
func smallPDF(lines ...string) []byte {
	var text strings.Builder
	text.WriteString("BT /F1 14 Tf 60 760 Td 22 TL\n")
	for _, l := range lines {
		fmt.Fprintf(&text, "(%s) Tj T*\n", strings.NewReplacer("(", "[", ")", "]", `\`, "/").Replace(programme.Fold(l)))
	}
	text.WriteString("ET")
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", text.Len(), text.String()), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj%s endobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}
