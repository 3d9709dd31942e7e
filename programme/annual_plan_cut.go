package programme

// PlanStep is one line in the order of priority with what the budget makes of
// it.
type PlanStep struct {
	PlanLine
	Amount  Money    // what counts: approved, submitted, chosen, or the most it could get
	Running Money    // of all lines up to this one
	Over    bool     // behind the cut line: the budget does not reach here
	Cut     bool     // the first line over it
	Beyond  []string // targets of the period that this line goes beyond, in sentences
}

// Steps puts every line in order with its running total. What is approved or
// waits for a decision comes first, since it has its money; then the
// candidates by priority, all of them, whether chosen or not: the cut line
// says how far the budget would reach.
func (a AnnualPlan) Steps() []PlanStep {
	budget, known := a.Budget()
	steps := make([]PlanStep, 0, len(a.Lines))
	var running Money
	cut := false
	limits := a.supportLimits()
	put := func(lines []PlanLine, amount func(PlanLine) Money) {
		for _, l := range lines {
			s := PlanStep{PlanLine: l, Amount: amount(l)}
			running += s.Amount
			s.Running = running
			s.Over = known && running > budget.Amount
			s.Cut = s.Over && !cut
			cut = cut || s.Over
			for i := range limits {
				if limits[i].takes(l) {
					limits[i].used += s.Amount
					if limits[i].most.Known && limits[i].used > limits[i].most.Money() {
						s.Beyond = append(s.Beyond, limits[i].sentence())
					}
				}
			}
			steps = append(steps, s)
		}
	}
	put(a.InPlan(), PlanLine.Given)
	put(a.Waiting(), PlanLine.Proposing)
	put(a.Candidates(), func(l PlanLine) Money {
		if l.Choice.Chosen {
			return l.Choice.Amount
		}
		return l.Most()
	})
	return steps
}

// supportLimit is a target of support that the lines of a plan use up.
type supportLimit struct {
	label   string
	content string // "": all contents
	most    Quantity
	used    Money
}

func (s supportLimit) takes(l PlanLine) bool { return s.content == "" || s.content == l.Content }

func (s supportLimit) sentence() string {
	return "Vượt mục tiêu hỗ trợ " + s.label + " (" + s.most.Money().InMillions() + "): cộng dồn " + s.used.InMillions() + "."
}

// supportLimits are the targets of support of the plan's level over the whole
// programme, for all contents and for each, with what other years have used.
func (a AnnualPlan) supportLimits() (all []supportLimit) {
	period := a.Programme.Period()
	for _, r := range append([]PlanRest{a.restOf(period, "")}, a.RestByContent()...) {
		if !r.Goal.Support.Known {
			continue
		}
		label := period.Label()
		if r.Key != "" {
			label = "“" + lowerFirst(r.Label) + "” " + label
		}
		all = append(all, supportLimit{label, r.Key, r.Goal.Support, r.Before.Support})
	}
	return all
}
