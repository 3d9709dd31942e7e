package programme

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// MayClaim refuses who may not say what the project claims of its priority
// where it stands: who applies does, until it is submitted.
func (p Project) MayClaim(u User) error {
	switch {
	case p.Recorded:
		return u.Require(EditProjects)
	case p.Stage == Returned && !p.opens(PartPriority):
		return Refuse(Conflict, "", "Phần khai về ưu tiên không có trong yêu cầu bổ sung nên không sửa được. %s", p.lockedWhy(""))
	case !p.Stage.Writable():
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên phần cơ sở khai không sửa được. Trả lại đề án để cơ sở bổ sung, hoặc ghi số được xác nhận ở phần kiểm tra.", p.Stage.LabelFor(u))
	}
	return u.Require(EditDrafts)
}

// MayFind refuses who may not confirm claims where the project stands: an
// officer does, from the submission until a plan has the project.
func (p Project) MayFind(u User) error {
	switch {
	case p.Recorded:
	case p.Stage == Need || p.Stage == Draft:
		return Refuse(Conflict, "", "Đề án chưa nộp nên chưa kiểm tra được mức ưu tiên.")
	case p.Stage.InPlan() || p.Stage.Ended():
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s”: mức ưu tiên đã dùng để xét kế hoạch nên không sửa nữa.", p.Stage.Label())
	}
	return u.Require(Appraise)
}

// SavedBy is the sheet as it is stored when a user saves it over the old one:
// who claimed and who confirmed what he changed is noted, a claim that was
// changed after it was confirmed waits for an officer again, and nobody
// confirms his own claim. What the sheet does not ask stays as it was.
func (s PrioritySheet) SavedBy(u User, p Project, old PrioritySheet, today Day) (PrioritySheet, error) {
	var errs []error
	saved := s
	saved.Answers = slices.Clone(s.Answers)
	for i := range saved.Answers {
		a := &saved.Answers[i]
		was := old.Answer(a.Code)
		found := !a.sameFinding(was)
		a.ClaimedBy, a.ClaimedByID, a.By, a.On = was.ClaimedBy, was.ClaimedByID, was.By, was.On
		if a.Claimed != was.Claimed {
			if err := p.MayClaim(u); err != nil {
				return old, err
			}
			a.ClaimedBy, a.ClaimedByID = u.signature(), u.ID
			if !found && a.Verdict != NotChecked {
				a.Verdict, a.By, a.On = NotChecked, "", 0
			}
		}
		if found {
			if err := p.MayFind(u); err != nil {
				return old, err
			}
			if a.ClaimedByID == u.ID && a.ClaimedByID != 0 && u.Role != RoleLocal {
				errs = append(errs, Refuse(Forbidden, "verdict_"+a.Code, "Bạn đã khai mục này nên không tự xác nhận. Người thẩm định khác phải xác nhận."))
			}
			a.By, a.On = u.signature(), today
		}
	}
	for _, was := range old.Answers {
		if !slices.ContainsFunc(s.Answers, func(a PriorityAnswer) bool { return a.Code == was.Code }) {
			saved.Answers = append(saved.Answers, was)
		}
	}
	saved.Answers = slices.DeleteFunc(saved.Answers, PriorityAnswer.blank)
	slices.SortFunc(saved.Answers, func(a, b PriorityAnswer) int { return cmp.Compare(a.Code, b.Code) })
	return saved, errors.Join(errs...)
}

// signature is the person with the post that he acts in.
func (u User) signature() string { return Event{UserName: u.Name, PostTitle: u.PostTitle}.Who() }

// Fields lists the sheet as people read it.
func (s PrioritySheet) Fields(questions []PriorityQuestion) (all []FieldValue) {
	for _, a := range s.Answers {
		q := PriorityQuestion{Code: a.Code, Label: a.Code, Ask: AskCount}
		if i := slices.IndexFunc(questions, func(q PriorityQuestion) bool { return q.Code == a.Code }); i >= 0 {
			q = questions[i]
		}
		all = append(all, FieldValue{"claimed_" + a.Code, q.Label + " (khai)", a.Claimed.text(q)})
		finding := ""
		if a.Verdict != NotChecked {
			finding = a.Verdict.Label()
			if t := a.Found.text(q); t != "" {
				finding += ": " + t
			}
			if a.Note != "" {
				finding += " – " + a.Note
			}
		}
		all = append(all, FieldValue{"found_" + a.Code, q.Label + " (kiểm tra)", finding})
	}
	return all
}

// ClaimFields lists what is claimed alone: what who applies submits.
func (s PrioritySheet) ClaimFields(questions []PriorityQuestion) (all []FieldValue) {
	for _, f := range s.Fields(questions) {
		if strings.HasPrefix(f.Field, "claimed_") && f.Value != "" {
			all = append(all, f)
		}
	}
	return all
}

func (p PriorityProof) text(q PriorityQuestion) string {
	s := q.Text(p.Value)
	if p.Evidence != "" {
		s += ", " + p.Evidence
	}
	if p.Dated != 0 {
		s += " ngày " + p.Dated.String()
	}
	if p.ValidTo != 0 {
		s += ", hết hạn " + p.ValidTo.String()
	}
	return s
}
