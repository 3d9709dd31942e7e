package programme

import (
	"slices"
	"time"
)

// SAppraisal is the history of an appraisal report, SAppraisalCriterion that of
// a criterion.
const (
	SAppraisal          Subject = "appraisal"
	SAppraisalCriterion Subject = "appraisal_criterion"
)

// AppraisalState is how far a report has come.
type AppraisalState string

const (
	AppraisalDraft     AppraisalState = "draft"     // đang lập
	AppraisalConcluded AppraisalState = "concluded" // đã trình lãnh đạo
	AppraisalSentBack  AppraisalState = "sent_back" // lãnh đạo trả lại
	AppraisalUsed      AppraisalState = "used"      // lãnh đạo đã kết luận theo phiếu
)

// Label is the state in Vietnamese.
func (s AppraisalState) Label() string {
	switch s {
	case AppraisalDraft:
		return "Đang lập"
	case AppraisalConcluded:
		return "Đã trình lãnh đạo"
	case AppraisalSentBack:
		return "Lãnh đạo trả lại"
	case AppraisalUsed:
		return "Đã kết luận theo phiếu"
	}
	return string(s)
}

// AppraisalBy says who appraises (TT 36/2013/TT-BCT, Điều 8).
type AppraisalBy string

const (
	ByOfficer AppraisalBy = "officer" // chuyên viên
	ByCouncil AppraisalBy = "council" // hội đồng
)

// Label is who appraises, in Vietnamese.
func (b AppraisalBy) Label() string {
	if b == ByCouncil {
		return "Hội đồng thẩm định"
	}
	return "Chuyên viên thẩm định"
}

// Appraisal (phiếu thẩm định) is the report on a project of one round at one
// level. It is a draft until it is put before the leader; from then on it is
// never changed, and a new one is written where it does not serve.
type Appraisal struct {
	ID          int64
	ProjectID   int64
	Round       int   // of the project
	At          Stage // BaseAppraisal or MinistryAppraisal
	Attempt     int   // 1 for the first report of the round at this level
	State       AppraisalState
	By          AppraisalBy
	Conclusion  Conclusion
	Causes      []FailCause // of a fail
	Reasons     string      // in words
	Body        AppraisalBody
	WrittenBy   []int64 // who saved the draft, by account
	AuthorName  string  // who saved it last
	AuthorPost  string
	ConcludedBy int64 // who put it before the leader
	ConcludedAt time.Time
	DecidedName string // the leader
	DecidedPost string
	DecidedAt   time.Time
	Remark      string // the leader's, when he used it or sent it back
	Version     int64
	UpdatedAt   time.Time
}

// AppraisalBody is what the report says besides its conclusion, kept whole: a
// report shows what was known when it was written. Its JSON names are never
// changed once released.
type AppraisalBody struct {
	Office    string             `json:"office"`            // whose report it is, as printed
	Facts     []FieldValue       `json:"facts"`             // the project then
	Criteria  []AppliedCriterion `json:"criteria"`          // that are asked
	Total     int64              `json:"total,omitempty"`   // points that are needed together; 0: none are set
	Rule      string             `json:"rule,omitempty"`    // where points come from, or that there are none
	Members   []Member           `json:"members"`           // the officer, or the council
	Marks     []Mark             `json:"marks,omitempty"`   // what each found of each criterion
	Figures   []AppraisedFigure  `json:"figures,omitempty"` // asked and found
	Ceiling   string             `json:"ceiling,omitempty"` // what the norms say of the support
	Seen      []FieldValue       `json:"seen,omitempty"`    // conditions, double funding, priority
	Opinions  []OpinionGiven     `json:"opinions,omitempty"`
	Minutes   Minutes            `json:"minutes,omitzero"`
	Statement string             `json:"statement,omitempty"` // what the report says in words
}

// LevelLabel is the level of the appraisal, in Vietnamese.
func (a Appraisal) LevelLabel() string {
	if a.At == MinistryAppraisal {
		return "cấp bộ"
	}
	return "cấp cơ sở"
}

// Title names the report in one line.
func (a Appraisal) Title() string { return "Phiếu thẩm định " + a.LevelLabel() }

// Current tells whether the report is of the round and the level that the
// project stands at now.
func (a Appraisal) Current(p Project) bool { return a.At == p.Stage && a.Round == p.Round }

// Moves are the steps that the report serves.
func (a Appraisal) Moves() (pass, fail Move) {
	if a.At == MinistryAppraisal {
		return PassMinistry, FailMinistry
	}
	return PassBase, FailBase
}

// Decision is the step that the report proposes.
func (a Appraisal) Decision() Move {
	pass, fail := a.Moves()
	if a.Conclusion == ConcludedFail {
		return fail
	}
	return pass
}

// MayAppraise refuses who does not appraise the project where it stands.
func (p Project) MayAppraise(u User) error {
	if err := u.Require(Appraise); err != nil {
		return err
	}
	switch {
	case p.Stage != BaseAppraisal && p.Stage != MinistryAppraisal:
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên không lập phiếu thẩm định. Phiếu lập khi đề án ở “%s” hoặc “%s”.", p.Stage.LabelFor(u), BaseAppraisal.Label(), MinistryAppraisal.Label())
	case u.Role != RoleLocal && !slices.Contains(p.Stage.Holders(p.Level), u.Role):
		return Refuse(Forbidden, "", "Vai trò %s không lập phiếu thẩm định ở bước “%s”. Việc này của: %s.", u.Role.Label(), p.Stage.Label(), rolesText(p.Stage.Holders(p.Level)))
	}
	return nil
}

// MayWrite refuses who may not write the report, or that it is written now.
func (a Appraisal) MayWrite(p Project, u User) error {
	if err := p.MayAppraise(u); err != nil {
		return err
	}
	switch {
	case a.State != AppraisalDraft:
		return Refuse(Conflict, "", "Phiếu thẩm định này %s nên không sửa được. Lập phiếu mới nếu cần.", lowerFirst(a.State.Label()))
	case !a.Current(p):
		return Refuse(Conflict, "", "Phiếu này của vòng %d; hồ sơ nay ở vòng %d. Lập phiếu mới cho vòng này.", a.Round, p.Round)
	}
	return nil
}

// MayDecide refuses who may not conclude by the report: who wrote it, and a
// member of the council who has an interest in the project.
func (a Appraisal) MayDecide(p Project, u User) error {
	switch {
	case a.State != AppraisalConcluded:
		return Refuse(Conflict, "", "Phiếu thẩm định %s nên không kết luận theo phiếu này được. Tải lại trang đề án.", lowerFirst(a.State.Label()))
	case !a.Current(p):
		return Refuse(Conflict, "", "Phiếu này của vòng %d; hồ sơ nay ở vòng %d, tình trạng “%s”. Cần phiếu mới cho vòng này.", a.Round, p.Round, p.Stage.Label())
	case u.Role == RoleLocal:
		return nil
	case slices.Contains(a.WrittenBy, u.ID) || a.ConcludedBy == u.ID:
		return Refuse(Forbidden, "", "Bạn đã viết phiếu thẩm định này nên không được tự kết luận. Lãnh đạo khác phải kết luận.")
	}
	for _, m := range a.Body.Members {
		if m.Excluded() && Fold(m.Name) == Fold(u.Name) {
			return Refuse(Forbidden, "", "Bạn đã khai có lợi ích liên quan đến đề án này (%s) nên không được kết luận. Lãnh đạo khác phải kết luận.", m.Interest)
		}
	}
	return nil
}

// MaySendBack refuses who may not give the report back to its writers: only who
// could conclude by it.
func (a Appraisal) MaySendBack(p Project, u User, reason string) error {
	if err := a.MayDecide(p, u); err != nil {
		return err
	}
	if !slices.ContainsFunc(p.Next(u), func(s Step) bool { return s.Way == ByReport }) {
		_, err := p.stepFor(a.Decision(), u)
		return err
	}
	return required("remark", "lý do trả lại", reason, 2000)
}

// SeenBy tells whether the user, who sees the project, sees the report: who
// applies sees it once the leader has concluded by it, and a draft is for who
// appraises.
func (a Appraisal) SeenBy(u User) bool {
	switch a.State {
	case AppraisalUsed:
		return true
	case AppraisalDraft:
		return u.May(Appraise)
	}
	return u.May(ReadInternal)
}

// ConcludesAt lists the stages at which the user concludes by a report.
func ConcludesAt(u User) (all []Stage) {
	for _, s := range Workflow {
		if s.Way == ByReport && s.byRole(u) && !slices.Contains(all, s.From[0]) {
			all = append(all, s.From[0])
		}
	}
	return all
}
