package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Charges (phụ trách) are the posts that have a project in charge, one of each
// office; 0 for nobody. A post is in charge, whoever holds it: what is handed
// over moves with the post. Others of the office may still act, so that no
// dossier waits for somebody who is away.
type Charges struct{ Centre, Department int64 }

// Of is the post of an office, named by the role of its officers.
func (c Charges) Of(office Role) int64 {
	switch office {
	case RoleCentreOfficer:
		return c.Centre
	case RoleDepartmentOfficer:
		return c.Department
	}
	return 0
}

// Charge (lần phân công) is one decision on who is in charge of a project.
type Charge struct {
	ProjectID int64
	Office    Role   // of the officers whose charge it is
	PostID    int64  // 0: nobody any more
	PostTitle string // of the post, as it was called then
	Holder    string // who held it then
	Reason    string
	At        time.Time
	UserName  string // who decided
	ByPost    string
}

// Who is who decided, with the post.
func (c Charge) Who() string { return Event{UserName: c.UserName, PostTitle: c.ByPost}.Who() }

// To is who was put in charge.
func (c Charge) To() string {
	if c.PostID == 0 {
		return "chưa giao cho ai"
	}
	return Event{UserName: c.Holder, PostTitle: c.PostTitle}.Who()
}

// Offices are the roles whose officers are put in charge, in the order of a
// project's way.
var Offices = []Role{RoleCentreOfficer, RoleDepartmentOfficer}

// AssignsIn lists the offices in which the user puts officers in charge: each
// leader in his own.
func (u User) AssignsIn() []Role {
	switch {
	case !u.May(AssignOfficers):
		return nil
	case u.Role == RoleCentreDirector:
		return []Role{RoleCentreOfficer}
	case u.Role == RoleDepartmentLeader:
		return []Role{RoleDepartmentOfficer}
	}
	return Offices
}

// ChargedStages are the stages in which an office should have somebody in
// charge of a dossier.
func ChargedStages(office Role) []Stage {
	if office == RoleDepartmentOfficer {
		return []Stage{BaseAppraisal, BasePassed, MinistryAppraisal, MinistryPassed, Proposed}
	}
	return []Stage{Submitted, Returned, Checked, BaseAppraisal, BasePassed, MinistryAppraisal, MinistryPassed, Proposed, Approved, Underway, Accepted}
}

// Chargeable tells whether somebody can be put in charge of a project: it was
// submitted and has not come to its end.
func (p Project) Chargeable() bool {
	return !p.Recorded && slices.Contains(ChargedStages(RoleCentreOfficer), p.Stage)
}

// Assignment (phân công) is what a leader asks for: one or many projects, each
// with the post that he saw in charge of it, and whom he wants.
type Assignment struct {
	Office   Role
	PostID   int64 // 0: nobody
	Reason   string
	Projects map[int64]int64
}

// maxCharge is how many projects one act assigns.
const maxCharge = 200

// Check refuses an assignment that cannot be, whatever the projects are like.
func (a Assignment) Check(u User) error {
	if err := u.Require(AssignOfficers); err != nil {
		return err
	}
	if !slices.Contains(u.AssignsIn(), a.Office) {
		return Refuse(Forbidden, "", "Bạn chỉ phân công cán bộ của cơ quan mình.")
	}
	var errs []error
	switch {
	case len(a.Projects) == 0:
		errs = append(errs, Refuse(Invalid, "projects", "Chưa chọn hồ sơ nào. Đánh dấu ít nhất một hồ sơ trong danh sách."))
	case len(a.Projects) > maxCharge:
		errs = append(errs, Refuse(Invalid, "projects", "Mỗi lần phân công nhiều nhất %d hồ sơ. Bỏ bớt rồi làm tiếp lần sau.", maxCharge))
	}
	moves := false
	for _, was := range a.Projects {
		moves = moves || was != 0
	}
	if moves && strings.TrimSpace(a.Reason) == "" {
		errs = append(errs, Refuse(Invalid, "reason", "Có hồ sơ đang có người phụ trách. Ghi lý do chuyển cho người khác."))
	}
	if len([]rune(a.Reason)) > 500 {
		errs = append(errs, Refuse(Invalid, "reason", "Lý do dài quá 500 chữ cái. Viết ngắn lại."))
	}
	return errors.Join(errs...)
}

// CheckPost refuses a post that cannot be in charge of a project; sees tells
// whether it sees it.
func (a Assignment) CheckPost(p Project, post Post, holder string, sees bool, today Day) error {
	switch {
	case !p.Chargeable():
		return Refuse(Invalid, "projects", "%s: hồ sơ đang ở tình trạng “%s” nên không phân công. Chỉ phân công hồ sơ đã nộp và chưa kết thúc.", p.Code, p.Stage.Label())
	case a.PostID == p.Charges.Of(a.Office):
		return Refuse(Invalid, "post", "%s: người được chọn đã phụ trách hồ sơ này rồi. Bỏ đánh dấu hồ sơ này hoặc chọn người khác.", p.Code)
	case a.PostID == 0:
		return nil
	case post.Role != a.Office || !post.On(today):
		return Refuse(Invalid, "post", "Chức vụ “%s” không còn hoặc không phải %s. Chọn người khác.", post.Title, strings.ToLower(a.Office.Label()))
	case holder == "":
		return Refuse(Invalid, "post", "Chưa có ai giữ chức vụ “%s” hôm nay. Giao chức vụ cho một người trước, hoặc chọn người khác.", post.Title)
	case !sees:
		return Refuse(Invalid, "post", "%s: hồ sơ nằm ngoài phạm vi của chức vụ “%s”. Chọn người có phạm vi gồm địa bàn, nguồn vốn, nội dung của hồ sơ.", p.Code, post.Title)
	}
	return nil
}

// Charged is what the post newly in charge is told.
func (p Project) Charged(c Charge, by int64) Telling {
	text := fmt.Sprintf("%s giao bạn phụ trách %s. Hồ sơ đang ở bước: %s.", c.Who(), lowerFirst(p.called()), p.Stage.Label())
	if p.Due != 0 {
		text += " Hạn: " + p.Due.String() + "."
	}
	if c.Reason != "" {
		text += "\nLý do: " + c.Reason
	}
	return Telling{
		Kind: NoticeCharged, Key: fmt.Sprintf("%s:%d:%d:%d", NoticeCharged, p.ID, c.PostID, c.At.Unix()), Subject: SProject, SubjectID: p.ID,
		Title: "Bạn được giao phụ trách: " + p.Title, Text: text, Posts: []int64{c.PostID}, Not: by,
	}
}
