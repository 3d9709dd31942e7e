package web

import (
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
)

// lineWhere is who and what a line of a plan is for.
func lineWhere(l programme.PlanLine) string {
	s := l.Establishment.Name
	for _, more := range []string{l.Project.Place.Name, contentName(l.Content)} {
		if more != "" && s != "" {
			s += " · "
		}
		s += more
	}
	return s
}

// lowerFirstWord begins a phrase inside a sentence.
func lowerFirstWord(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func planBudgetVerb(a programme.AnnualPlan) string {
	if len(a.Budgets) > 0 {
		return "Điều chỉnh"
	}
	return "Ghi kinh phí được giao"
}

func planCallVerb(a programme.AnnualPlan) string {
	if a.Call().ID != 0 {
		return "Gia hạn, sửa"
	}
	return "Mở đợt đăng ký"
}

// submittedWords names a submission with what it asks for.
func submittedWords(s programme.PlanSubmission) string {
	n, sum := s.Proposed()
	return fmt.Sprintf("%s: %d đề án, %s", s.Paper(), n, sum.InMillions())
}

// unsubmittedWords says why there is no submission.
func unsubmittedWords(a programme.AnnualPlan) string {
	if a.Plan.State == programme.PlanApproved {
		return "Theo sổ cũ, không qua các bước của chương trình."
	}
	return "Chưa trình."
}

func chosenAmount(l programme.PlanLine) programme.Money {
	if !l.Choice.Chosen {
		return 0
	}
	return l.Choice.Amount
}

func planSum(a programme.AnnualPlan, of func(programme.PlanLine) programme.Money) (sum programme.Money) {
	for _, l := range a.Lines {
		sum += of(l)
	}
	return sum
}

// stepStage is where a line stands, unless its heading has said so.
func stepStage(s programme.PlanStep, u programme.User) string {
	if s.Candidate() || s.Waiting() || s.Stage == programme.Approved {
		return ""
	}
	return " · " + s.Stage.LabelFor(u)
}

// planRankingPath is the ranking of a plan's candidates.
func planRankingPath(p programme.Plan) string {
	return fmt.Sprintf("/ranking?programme=%d&year=%d&level=%s", p.ProgrammeID, p.Year, p.Level)
}

// countWords is how many projects and tasks stand behind an amount.
func countWords(s programme.Sums) string {
	return strconv.FormatInt(s.Projects+s.Plans, 10) + " đề án"
}
