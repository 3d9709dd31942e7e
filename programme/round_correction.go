package programme

import (
	"fmt"
	"strings"
	"time"
)

// CorrectionTelling tells who applied that an officer corrected what was
// submitted: what stood there, what stands there now, and why.
func (p Project) CorrectionTelling(u User, changes []Change, now time.Time) Telling {
	var what []string
	for _, c := range changes {
		what = append(what, fmt.Sprintf("%s: “%s” thành “%s”", c.Label, c.Old, c.New))
	}
	return Telling{
		Kind: NoticeChanged, Key: fmt.Sprintf("%s:%d:%d", NoticeChanged, p.ID, p.Version), Subject: SProject, SubjectID: p.ID, Applicant: true, Not: u.ID,
		Title: "Hồ sơ được đính chính: " + p.Title,
		Text: fmt.Sprintf("%s được đính chính lúc %s: %s. Lý do: %s. Bản đã nộp vẫn được giữ nguyên; trang các vòng nộp để hai bản cạnh nhau.",
			p.called(), Moment(now), strings.Join(what, "; "), strings.TrimRight(Clean(p.Correction), ".")),
	}
}
