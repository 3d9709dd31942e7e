package programme

import (
	"fmt"
	"slices"
)

const lawComplaint = "Luật Khiếu nại 02/2011/QH13"

// complainable are the moves of a project that who applies may complain of.
var complainable = []Move{Return, FailBase, FailMinistry, TakeBack, Approve, Stop}

// Complainable tells whether one may complain of the move.
func (m Moved) Complainable() bool { return slices.Contains(complainable, m.Move) }

// decidedOnce tells whether there can be a decision to complain of, without
// looking at the project's way: who may complain and finds none is told so.
func (p Project) decidedOnce() bool {
	return p.Round > 1 || p.Stage.InPlan() || slices.Contains([]Stage{Returned, Rejected, BasePassed, MinistryPassed}, p.Stage)
}

// Decision names a move as a decision: "Không đạt thẩm định cấp cơ sở, ngày
// 05/03/2026".
func (m Moved) Decision() string { return m.Move.Done() + ", ngày " + DayOf(m.At).String() }

// complaints (khiếu nại) are of who applies, about one decision on the
// project. The days of this law are of the calendar.
var complaints = MatterTable{
	Kind: MatterComplaint, Label: "Khiếu nại", Open: "Khiếu nại một quyết định",
	Ask: MatterAsk{About: "Quyết định bị khiếu nại", Text: "Nội dung khiếu nại, yêu cầu giải quyết"},
	States: []MatterStation{
		{"filed", "Chờ thụ lý", false}, {"accepted", "Đang giải quyết", false}, {"rejected", "Không thụ lý", true},
		{"upheld", "Khiếu nại đúng", true}, {"partly", "Khiếu nại đúng một phần", true}, {"dismissed", "Khiếu nại sai", true}, {"withdrawn", "Đã rút", true},
	},
	Steps: []MatterStep{
		{Act: ActAsk, Label: "Gửi khiếu nại", Done: "Khiếu nại", To: "filed", By: []Role{RoleEstablishment}, Days: 10, Civil: true, Source: lawComplaint + ", Điều 9, 27"},
		{Act: ActAsk, Label: "Ghi đơn khiếu nại đã nhận", Done: "Ghi đơn khiếu nại", To: "filed", By: []Role{RoleDepartmentOfficer, RoleCentreOfficer}, Paper: true, Days: 10, Civil: true, Source: lawComplaint + ", Điều 9, 27"},
		{Act: ActAccept, Label: "Thụ lý", Done: "Thụ lý", From: []MatterState{"filed"}, To: "accepted", By: judges, NotBy: []MatterAct{ActAsk}, Days: 30, Civil: true, Source: lawComplaint + ", Điều 27, 28"},
		{Act: ActRefuse, Label: "Không thụ lý", Done: "Không thụ lý", From: []MatterState{"filed"}, To: "rejected", By: judges, NotBy: []MatterAct{ActAsk}, Note: true, Paper: true, Source: lawComplaint + ", Điều 11, 27"},
		{Act: ActUphold, Label: "Khiếu nại đúng", Done: "Giải quyết: khiếu nại đúng", From: []MatterState{"accepted"}, To: "upheld", By: judges, NotBy: []MatterAct{ActAsk}, Note: true, Paper: true, Source: lawComplaint + ", Điều 31"},
		{Act: ActPartly, Label: "Khiếu nại đúng một phần", Done: "Giải quyết: đúng một phần", From: []MatterState{"accepted"}, To: "partly", By: judges, NotBy: []MatterAct{ActAsk}, Note: true, Paper: true, Source: lawComplaint + ", Điều 31"},
		{Act: ActDismiss, Label: "Khiếu nại sai", Done: "Giải quyết: khiếu nại sai", From: []MatterState{"accepted"}, To: "dismissed", By: judges, NotBy: []MatterAct{ActAsk}, Note: true, Paper: true, Source: lawComplaint + ", Điều 31"},
		{Act: ActWithdraw, Label: "Rút khiếu nại", Done: "Rút khiếu nại", From: []MatterState{"filed", "accepted"}, To: "withdrawn", By: []Role{RoleEstablishment, RoleDepartmentOfficer, RoleCentreOfficer}, Own: true, Aside: true, Note: true, Source: lawComplaint + ", Điều 10"},
	},
}

// judges settle a complaint first: the head of whoever decided.
var judges = []Role{RoleDepartmentLeader, RoleProvincialCommittee, RoleNationalAgency}

// ComplaintDue is the last day on which one may complain of a decision: so
// many days after it was known, the day itself not counted.
func (b RuleBook) ComplaintDue(decided Day) Deadline {
	r, unknown := b.On(RuleComplaint, decided)
	if unknown != "" {
		return Deadline{0, unknown}
	}
	last := decided.Plus(int(r.Value))
	if r.Working {
		last = decided.AddWorkingDays(int(r.Value))
	}
	return Deadline{last, fmt.Sprintf("Khiếu nại chậm nhất ngày %s: %s kể từ ngày quyết định %s – %s.", last, r.Text(), decided, r.Citation())}
}

// checkComplaint refuses a complaint of no decision, or one that comes late.
// One on paper is taken however late: whether what held it up counts is for
// whoever settles it.
func (m Matter) checkComplaint(s MatterStep, f MatterFacts, today Day) error {
	switch {
	case m.AboutMove == 0 || f.Decided == 0:
		return Refuse(Invalid, "about_move", "Chọn quyết định bị khiếu nại trong danh sách.")
	case !s.Paper && f.Complain.Day != 0 && today > f.Complain.Day:
		return Refuse(Conflict, "about_move", "Đã hết thời hạn khiếu nại quyết định này. %s Nếu bị trở ngại khách quan, gửi đơn giấy kèm chứng cứ để Sở ghi nhận.", f.Complain.Sentence)
	}
	return nil
}
