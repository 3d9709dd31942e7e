package web

import (
	"khuyencong/programme"
	"khuyencong/store"
)

// eligibilityPanelView is how the conditions of a project stand, for its page.
type eligibilityPanelView struct {
	ProjectID int64
	Answers   bool // the user reads the answers
	Write     bool // the user answers
	Count     programme.EligibilityCount
	Missing   []string
	Against   []programme.EligibilityCard // what the program sees against the project
	Watches   []programme.Watch           // standing flags of the establishment, for appraisers
}

// eligibilityPanelOf is the panel of a project.
func eligibilityPanelOf(u programme.User, page store.ProjectPage) eligibilityPanelView {
	p, e, c := page.Project, page.Eligibility, page.Case
	v := eligibilityPanelView{ProjectID: p.ID, Answers: u.SeesAnswers(), Write: u.May(programme.Appraise) && p.MayAnswerConditions() == nil, Count: e.Count()}
	if e.Version > 0 {
		v.Missing = e.Problems(c)
	}
	for _, card := range e.Cards(c) {
		if card.Finding.State == programme.FoundNo {
			v.Against = append(v.Against, card)
		}
	}
	v.Watches = programme.StandingWatches(page.Watches)
	return v
}

// state is the panel in one badge.
func (v eligibilityPanelView) state() (meaning, string) {
	switch {
	case !v.Answers:
		return neutral, "hệ thống tự kiểm tra"
	case v.Count.NotMet > 0:
		return wrong, "có điều kiện không đạt"
	case v.Count.Open == len(programme.Conditions):
		return attention, "chưa thẩm tra"
	case len(v.Missing) > 0:
		return attention, "chưa xong"
	}
	return good, "đạt"
}
