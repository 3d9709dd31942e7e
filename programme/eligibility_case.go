package programme

// EligibilityCase is a project with all that the program can look at when it
// checks the conditions. Dates are of Day, on which the law is asked.
type EligibilityCase struct {
	Project       Project
	Establishment Establishment // zero where the project has none
	Day           Day           // of the decision; today while there is none
	Today         Day
	Submitted     Day // of the first submission; today before it
	PlanDecision  string
	Areas         AreaBook
	Rules         RuleBook
	Sizes         []SizeRule
	Double        []string  // certain double funding that nobody has settled
	DoubleDoubts  []string  // double funding that is only possible, and waits for an answer
	DoubleKnown   bool      // somebody or something has looked
	Models        []string  // earlier demonstration models nearby, as a list names them; "" for one that the reader may not know
	ModelsIn      string    // the unit in which they were looked for
	ForeignFairs  int       // other projects of the establishment and year that go abroad
	Machines      []Machine // that the project buys
	Start         ProjectStart
}

// FindingState is what the program's own check comes to.
type FindingState int

const (
	FoundNothing  FindingState = iota // it cannot tell
	FoundYes                          // the condition is met, as far as the data go
	FoundNo                           // the condition is not met
	FoundNotAsked                     // the rule does not ask this of such a project
)

// Finding (hệ thống thấy) is what the program sees of a condition, in a
// sentence with its source. It never replaces a person's answer.
type Finding struct {
	State    FindingState
	Sentence string
}

// Contradicts tells whether an answer says the opposite of what the program
// sees.
func (f Finding) Contradicts(a ConditionAnswer) bool {
	switch f.State {
	case FoundYes:
		return a == NotMet
	case FoundNo:
		return a == Met || a == NotAsked
	case FoundNotAsked:
		return a == NotMet
	}
	return false
}

// EligibilityCard is one condition as a page shows it.
type EligibilityCard struct {
	Condition Condition
	Finding   Finding
	Answer    EligibilityAnswer
	Usual     bool // nobody has answered; Answer is "not applicable" as the rule says
}

// Cards lists the conditions with what the program sees and what a person has
// answered. Where nobody has and the rule does not ask the condition, the
// answer is proposed with the reason.
func (e Eligibility) Cards(c EligibilityCase) (all []EligibilityCard) {
	for _, cond := range Conditions {
		card := EligibilityCard{Condition: cond, Finding: cond.Find(c), Answer: e.Answer(cond.Code)}
		if card.Answer.Answer == Unanswered && card.Finding.State == FoundNotAsked {
			card.Usual = true
			card.Answer = EligibilityAnswer{Code: cond.Code, Answer: NotAsked, Evidence: card.Finding.Sentence}
		}
		all = append(all, card)
	}
	return all
}

// Outdated tells an answer that was given when the program saw something else.
func (card EligibilityCard) Outdated() bool {
	return card.Answer.Found != "" && card.Answer.Found != card.Finding.Sentence
}

// Contradicted tells an answer that the program's check speaks against.
func (card EligibilityCard) Contradicted() bool {
	return card.Finding.Contradicts(card.Answer.Answer)
}

// Around is the unit in which a rule looks for earlier models: the commune, the
// district or the province of the project's place.
func (c EligibilityCase) Around(rule Rule) (Place, bool) {
	tiers := map[int64]PlaceTier{1: CommuneTier, 2: DistrictTier, 3: ProvinceTier}
	for _, unit := range c.Areas.units.UnitsOn(c.Project.Place, c.Project.PlaceDay(), c.Day) {
		for _, above := range c.Areas.units.Above(unit, c.Day) {
			if above.Tier() == tiers[rule.Value] {
				return above, true
			}
		}
	}
	return Place{}, false
}

// Given is the answers as they are stored: each that a person has changed gets
// who gave it, the day and what the program sees now; the others keep theirs.
func (e Eligibility) Given(old Eligibility, c EligibilityCase, by string) Eligibility {
	saved := e
	saved.Answers = nil
	for _, cond := range Conditions {
		a := e.Answer(cond.Code)
		if a.Answer == Unanswered {
			continue
		}
		if before := old.Answer(cond.Code); a.Same(before) {
			a = before
		} else {
			a.Found, a.By, a.On = cond.Find(c).Sentence, by, c.Today
		}
		saved.Answers = append(saved.Answers, a)
	}
	return saved
}

// MayAnswerConditions refuses answers where the project does not stand before
// appraisers. A record of old books may always be answered.
func (p Project) MayAnswerConditions() error {
	switch p.Stage {
	case Submitted, Returned, Checked, BaseAppraisal, MinistryAppraisal:
		return nil
	}
	if p.Recorded {
		return nil
	}
	return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên không thẩm tra điều kiện. Điều kiện được trả lời từ khi hồ sơ nộp đến khi kết luận thẩm định.", p.Stage.Label())
}

// MayAnswerStart refuses the answer on purchase and start: who applies gives it
// while the project may be written, appraisers while they appraise.
func (p Project) MayAnswerStart(u User) error {
	if p.Stage.Writable() {
		return u.Require(EditDrafts)
	}
	if err := u.Require(Appraise); err != nil {
		return err
	}
	return p.MayAnswerConditions()
}
