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
	DoubleKnown   bool      // somebody or something has looked
	Models        []string  // earlier demonstration models nearby, as a list names them
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
