package web

import (
	"fmt"
	"net/url"

	"khuyencong/programme"
)

// printedPaper is a paper of a project that can be drawn now.
type printedPaper struct {
	Name, Note      string
	View, Word, PDF string
}

// printedGroup is the papers of one part of a project's way; Now is where it
// stands.
type printedGroup struct {
	Title string
	Now   bool
	All   []printedPaper
}

// fileSet is a paper whose three forms have addresses that differ in their end.
func fileSet(name, note, base string, q url.Values) printedPaper {
	query := ""
	if len(q) > 0 {
		query = "?" + q.Encode()
	}
	return printedPaper{name, note, base + "/" + viewFormat + query, base + "/docx" + query, base + "/pdf" + query}
}

// pageSet is a paper that a page shows: its files stand below the page.
func pageSet(name, note, page string) printedPaper {
	return printedPaper{name, note, page, page + "/docx", page + "/pdf"}
}

// printedGroups are the papers of a project that the user can have now, by the
// parts of its way; what else the page shows of it is in panels.
func printedGroups(u programme.User, p programme.Project, plan int64, panels projectPanels) (all []printedGroup) {
	if p.Recorded {
		return nil
	}
	add := func(title string, stages []programme.Stage, papers []printedPaper) {
		if len(papers) == 0 {
			return
		}
		g := printedGroup{Title: title, All: papers}
		for _, s := range stages {
			g.Now = g.Now || s == p.Stage
		}
		all = append(all, g)
	}
	add("Đăng ký, lập hồ sơ", []programme.Stage{programme.Need, programme.Draft, programme.Returned, programme.Submitted, programme.Checked, programme.Withdrawn}, printedDossier(p))
	add("Thẩm định", []programme.Stage{programme.BaseAppraisal, programme.MinistryAppraisal, programme.Rejected}, printedAppraisals(u, p, panels.Appraisal))
	add("Phê duyệt", []programme.Stage{programme.BasePassed, programme.MinistryPassed, programme.Proposed}, printedApproval(u, p, plan))
	add("Hợp đồng", []programme.Stage{programme.Approved}, printedContract(panels.Contract))
	add("Tạm ứng, thanh toán, kiểm tra", []programme.Stage{programme.Underway}, printedWork(p, panels))
	add("Nghiệm thu, quyết toán, thanh lý", []programme.Stage{programme.Accepted, programme.Completed, programme.Stopped}, printedClosing(u, p, panels))
	return all
}

func printedDossier(p programme.Project) (all []printedPaper) {
	for _, one := range applicantPapers {
		if one.Key == "need" && p.Stage != programme.Need {
			continue
		}
		all = append(all, fileSet(one.Name, one.Help, printPath(p.ID, one.Key), nil))
	}
	if p.Round > 0 {
		all = append(all, pageSet("Giấy tiếp nhận hồ sơ", fmt.Sprintf("Lần nộp thứ %d.", p.Round), receiptPath(p.ID)))
	}
	return all
}

func printedAppraisals(u programme.User, p programme.Project, v appraisalPanelView) (all []printedPaper) {
	for _, a := range v.All {
		base := appraisalShowPath(a)
		all = append(all, printedPaper{a.Title(), a.State.Label() + ".", base, base + "/sheet/docx", base + "/sheet/pdf"})
		if !hasMinutes(a, u) {
			continue
		}
		all = append(all, printedPaper{"Biên bản họp hội đồng", a.LevelLabel() + ".", base, base + "/minutes/docx", base + "/minutes/pdf"})
		all = append(all, fileSet("Phiếu chấm điểm để trống", "Mỗi thành viên một tờ, trước khi họp.", base+"/score", nil))
		all = append(all, printedPaper{"Phiếu chấm không ghi tên cơ sở", "Khi hội đồng chấm mà không biết hồ sơ của ai.", "", base + "/blind/docx", base + "/blind/pdf"})
		for _, m := range a.Body.Voting() {
			all = append(all, fileSet("Phiếu chấm điểm: "+m.Name, m.Role.Label()+".", base+"/score", url.Values{"member": {number(int64(m.No))}}))
		}
	}
	return all
}

func printedApproval(u programme.User, p programme.Project, plan int64) (all []printedPaper) {
	if hasLetter(p) {
		all = append(all, pageSet("Thông báo kết quả", "Gửi đơn vị thụ hưởng.", letterPath(p.ID)))
	}
	ready := p.Stage == programme.BasePassed || p.Stage == programme.MinistryPassed || p.Stage == programme.Proposed || p.Stage.InPlan()
	if plan == 0 || !ready || !u.May(programme.ReadInternal) || !u.Scope.Whole() {
		return all
	}
	base := "/plans/" + number(plan)
	return append(all, fileSet("Tờ trình kế hoạch năm", "Kèm danh mục và thứ tự ưu tiên.", base+"/submission", nil),
		fileSet("Dự thảo quyết định phê duyệt", "Kèm danh mục đề án.", base+"/draft", nil), fileSet("Danh mục đề án của kế hoạch", "", base+"/annex", nil))
}

func printedContract(v contractPanelView) (all []printedPaper) {
	if !v.Shown {
		return nil
	}
	c := v.Record.Contract
	base, note := contractPath(v.Record.Project.ID)+"/file", "Dự thảo."
	if c.Signed() {
		note = "Số " + c.Paper() + "."
	}
	all = append(all, fileSet("Hợp đồng", note, base, nil))
	for _, version := range c.Versions {
		if version.No > 0 {
			all = append(all, fileSet(fmt.Sprintf("Phụ lục hợp đồng số %d", version.No), "Số "+version.Paper()+".", base, url.Values{"no": {number(int64(version.No))}}))
		}
	}
	return all
}

// printedWork are the requests for money and the minutes of visits.
func printedWork(p programme.Project, panels projectPanels) (all []printedPaper) {
	if !panels.Contract.Record.Contract.Signed() {
		return nil
	}
	asked := map[string]bool{}
	for _, m := range panels.Matters.Others {
		if m.Kind != programme.MatterPayment {
			continue
		}
		asked[m.Type] = true
		all = append(all, fileSet("Giấy đề nghị "+lowerStart(m.TypeLabel()), m.Amount.Dong()+", "+lowerStart(m.StateLabel())+".", printPath(p.ID, m.Type), url.Values{"matter": {number(m.ID)}}))
	}
	for _, one := range paymentPapers {
		if !asked[one.Key] {
			all = append(all, fileSet(one.Name, "Số tiền kỳ này để trống; gửi đề nghị trong chương trình thì giấy có đủ số.", printPath(p.ID, one.Key), nil))
		}
	}
	for _, m := range panels.Matters.Visits {
		all = append(all, pageSet("Biên bản kiểm tra", m.TypeLabel()+", "+lowerStart(m.StateLabel())+".", minutesPath(m)))
	}
	return all
}

func printedClosing(u programme.User, p programme.Project, panels projectPanels) (all []printedPaper) {
	c := panels.Closing
	for _, a := range c.Acceptances {
		all = append(all, pageSet(a.Title(), a.State.Label()+".", acceptancePath(a)))
	}
	if c.Contract.Signed() && c.Vouchers > 0 {
		all = append(all, fileSet("Bảng kê chứng từ", "", projectPath(p.ID)+"/voucher_table", nil))
	}
	for _, one := range c.Settlements {
		all = append(all, pageSet(one.Title(), one.State.Label()+".", settlementPath(one)))
	}
	if c.Liquidation.ID != 0 {
		all = append(all, fileSet("Biên bản thanh lý hợp đồng", "", projectPath(p.ID)+"/liquidation", nil))
	}
	if len(all) > 0 && u.May(programme.ReadBundle) {
		all = append(all, printedPaper{Name: "Trọn bộ hồ sơ đề án", Note: "Mọi giấy tờ trong một tệp, cho kiểm tra, kiểm toán.", PDF: projectPath(p.ID) + "/bundle/pdf"})
	}
	return all
}
