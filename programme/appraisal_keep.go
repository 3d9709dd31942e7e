package programme

import (
	"fmt"
	"slices"
)

// SignedBy puts the user's name under a draft. An officer who appraises alone
// is whoever saves it: who takes over declares and marks himself.
func (a *Appraisal) SignedBy(u User) {
	a.AuthorName, a.AuthorPost = u.Name, u.PostTitle
	if a.By != ByOfficer {
		return
	}
	me := Member{No: 1, Name: u.Name, Office: u.PostTitle, Role: Appraiser}
	if len(a.Body.Members) > 0 {
		me.Declared, me.Interest = a.Body.Members[0].Declared, a.Body.Members[0].Interest
	}
	a.Body.Members, a.Body.Minutes = []Member{me}, Minutes{}
	a.Body.Marks = slices.DeleteFunc(slices.Clone(a.Body.Marks), func(m Mark) bool { return m.Member != 1 })
}

// KeepMarks leaves out marks of criteria that are no longer asked.
func (b *AppraisalBody) KeepMarks() {
	b.Marks = slices.DeleteFunc(slices.Clone(b.Marks), func(m Mark) bool {
		return m.empty() || !slices.ContainsFunc(b.Criteria, func(c AppliedCriterion) bool { return c.Code == m.Code })
	})
}

// KeepFigures puts what was found beside what is asked today. Where nothing was
// found, or what is asked has changed under a figure that was taken over as it
// was, it is found as asked.
func (b *AppraisalBody) KeepFigures(asked []AppraisedFigure) {
	for i, f := range asked {
		if old, ok := b.figure(f); ok && old.Found.Known && (old.Changed() || old.Asked == f.Asked || !old.Asked.Known) {
			asked[i].Found, asked[i].Reason = old.Found, old.Reason
		}
	}
	b.Figures = asked
}

// SeenByAppraisal is what the program shows an appraiser of conditions and of
// double funding, as the report keeps it.
func SeenByAppraisal(e Eligibility, d DoubleFunding) []FieldValue {
	doubles := "Không thấy dấu hiệu hỗ trợ trùng."
	if n := len(d.Warnings); n > 0 {
		doubles = fmt.Sprintf("%d dấu hiệu hỗ trợ trùng, %d chưa trả lời.", n, d.Unanswered())
	}
	return []FieldValue{{"eligibility", "Điều kiện hỗ trợ", e.Count().Text()}, {"doubles", "Hỗ trợ trùng", doubles}}
}

// Telling is who is to be told of a report: whoever may conclude by it, or,
// where it was sent back, whoever writes it anew.
func (a Appraisal) Telling(p Project) Telling {
	pass, _ := a.Moves()
	t := Telling{Kind: NoticeArrived, Key: fmt.Sprintf("appraisal:%d:%s", a.ID, a.State), Subject: SProject, SubjectID: p.ID, Roles: pass.step().By, Not: a.ConcludedBy}
	if a.State == AppraisalSentBack {
		t.Roles, t.Not = p.Stage.Holders(p.Level), 0
		return p.told(t, TellAppraisalBack, map[string]string{"người làm": a.DecidedName, "lý do": a.Remark})
	}
	return p.told(t, TellAppraisalWaiting, map[string]string{"cấp": a.LevelLabel(), "kết luận": lowerFirst(a.ConclusionText())})
}
