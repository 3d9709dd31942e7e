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
	return p.told(Telling{
		Kind: NoticeChanged, Key: fmt.Sprintf("%s:%d:%d", NoticeChanged, p.ID, p.Version), Subject: SProject, SubjectID: p.ID, Applicant: true, Not: u.ID,
	}, TellCorrected, map[string]string{"lúc": Moment(now), "thay đổi": strings.Join(what, "; "), "lý do": strings.TrimRight(Clean(p.Correction), "."), "người làm": u.signature()})
}
