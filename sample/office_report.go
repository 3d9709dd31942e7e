package sample

import (
	"context"

	"khuyencong/programme"
)

// report is what the sample says in an appraisal report.
type report struct {
	conclusion programme.Conclusion
	reasons    string
	council    string // number of its minutes; "" where an officer appraises
	support    int64  // found, in nghìn đồng; 0: as asked
	why        string // of the difference
}

// baseReports are the reports of the department that say more than that all is
// as asked; by the dossier's code.
var baseReports = map[string]report{
	"DP-01": {council: "14", support: 255_000, why: "Giá máy theo báo giá thấp nhất trong ba báo giá (minh họa)."},
	"DP-05": {support: 110_000, why: "Bỏ chi phí vận chuyển, không thuộc nội dung hỗ trợ (minh họa)."},
	"QG-02": {support: 880_000, why: "Giảm số đại biểu của hội nghị trình diễn (minh họa)."},
}

// council are the members of the sample's council. Marks are in hundredths of a
// point; who has an interest or was away gives none.
var council = []programme.Member{
	{No: 1, Name: "Lê Hoàng Phúc", Office: "Trưởng phòng Quản lý công nghiệp, Sở Công Thương", Role: programme.Chair, Declared: programme.NoInterest},
	{No: 2, Name: "Phan Minh Khôi", Office: "Chuyên viên Phòng Quản lý công nghiệp, Sở Công Thương", Role: programme.Secretary, Declared: programme.NoInterest},
	{No: 3, Name: "Bùi Thị Tường Vi", Office: "Chuyên viên Sở Tài chính", Role: programme.Reviewer, Declared: programme.NoInterest},
	{No: 4, Name: "Quan Thị Hồng Gấm", Office: "Chuyên viên Sở Khoa học và Công nghệ", Role: programme.Ordinary, Declared: programme.NoInterest},
	{No: 5, Name: "Nguyễn Văn Sáu", Office: "Hội Doanh nghiệp", Role: programme.Ordinary, Declared: programme.Interested, Interest: "Có góp vốn vào đơn vị thụ hưởng (minh họa)."},
	{No: 6, Name: "Trịnh Công Minh", Office: "Liên minh Hợp tác xã", Role: programme.Ordinary, Absent: true},
}

// writeReport writes a report as a draft, as the officer of the level where the
// project stands.
func (o *office) writeReport(ctx context.Context, d dossier, r report) (programme.Appraisal, error) {
	id := o.projects[o.codeFor(d)]
	p, err := o.store.Project(ctx, programme.LocalUser, id)
	if err != nil {
		return programme.Appraisal{}, err
	}
	u, by := o.users["so.chuyen.vien"], "SỞ CÔNG THƯƠNG THÀNH PHỐ CẦN THƠ"
	if p.Stage == programme.MinistryAppraisal {
		u, by = o.users["cuc"], "CỤC ĐỔI MỚI SÁNG TẠO, CHUYỂN ĐỔI XANH VÀ KHUYẾN CÔNG"
	}
	f, err := o.store.AppraisalForm(ctx, u, id)
	if err != nil {
		return programme.Appraisal{}, err
	}
	a := f.Draft
	a.Conclusion, a.Reasons, a.Body.Office = r.conclusion, r.reasons, by
	if r.conclusion == programme.ConcludedFail {
		a.Causes = []programme.FailCause{"condition"}
	}
	if r.conclusion == programme.ConcludedPass {
		a.Body.Statement = "Đề án phù hợp nguyên tắc khuyến công, dự toán hợp lý, cơ sở có đủ vốn đối ứng (số liệu minh họa)."
	}
	if r.council != "" {
		a.By, a.Body.Members = programme.ByCouncil, council
		a.Body.Minutes = programme.Minutes{Number: r.council, Date: programme.DayOf(o.store.Now()), Place: "Phòng họp Sở Công Thương",
			Talk: "Hội đồng thống nhất sự cần thiết; đề nghị cơ sở lắp máy trước vụ sản xuất cuối năm (minh họa)."}
	} else {
		a.Body.Members[0].Declared = programme.NoInterest
	}
	a.Body.Marks = marks(a.Body, r)
	if r.support != 0 {
		a.Body.Figures[0].Found, a.Body.Figures[0].Reason = programme.Q(int64(thousands(r.support))), r.why
	}
	return o.store.SaveAppraisal(ctx, u, a)
}

// marks are what the voting members of a report find of its criteria: good, but
// the first where it fails; of a report that is being written only what the
// first member finds.
func marks(b programme.AppraisalBody, r report) (all []programme.Mark) {
	for i, m := range b.Voting() {
		if r.conclusion == programme.NotConcluded && i > 0 {
			break
		}
		for j, c := range b.Criteria {
			mark := programme.Mark{Member: m.No, Code: c.Code, Score: programme.Q(int64(750 + (i*2+j*3)%5*50)), Met: programme.Met}
			if r.conclusion == programme.ConcludedFail && j == 0 {
				mark.Score, mark.Met = programme.Q(150), programme.NotMet
			}
			if c.Scored() {
				mark.Met = programme.Unanswered
			} else {
				mark.Score = programme.Quantity{}
			}
			all = append(all, mark)
		}
	}
	return all
}

// handReport puts a draft before the leader, as who wrote it.
func (o *office) handReport(ctx context.Context, a programme.Appraisal) error {
	u := o.users["so.chuyen.vien"]
	if a.At == programme.MinistryAppraisal {
		u = o.users["cuc"]
	}
	_, err := o.store.ConcludeAppraisal(ctx, u, a.ID, a.Version)
	return err
}
