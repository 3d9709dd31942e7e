package programme

// Dossier (hồ sơ để in) is what the papers that who applies hands in are
// filled from. What a part does not know is left to the pen, so that a Dossier
// of a content alone makes the blank forms of that content.
type Dossier struct {
	Programme     Programme
	Project       Project
	Establishment Establishment
	Machines      MachineList
	Start         ProjectStart
	Questions     []PriorityQuestion // that the project is asked
	Priority      PrioritySheet      // the answers to them
	Papers        []PaperLine        // that the dossier consists of
	Contract      Contract           // as far as its reader sees it; ID 0 for none
	Balances      Balances           // of the project's ledger
	Blank         bool               // a form without a project
}

// BlankDossier is the dossier of nobody's project: everything that a content
// is asked, and nothing answered.
func BlankDossier(of Programme, p Project, rules []PaperRule, criteria []Criterion, on Day) Dossier {
	return Dossier{Programme: of, Project: p, Blank: true, Papers: Checklist(p, rules, on, nil, nil), Questions: PriorityQuestions(p.Content, criteria, on)}
}

// Funding is the money that is asked for, by source, in the order of papers.
func (d Dossier) Funding() (all []SourceAmount) {
	for _, l := range d.Project.Lines {
		if l.Requested != 0 {
			all = append(all, SourceAmount{Source: l.Source, Name: l.Name, Amount: l.Requested})
		}
	}
	sortSources(all)
	return all
}

// Applicant is who hands the papers in: the establishment, or nobody that is
// known where the project serves several.
func (d Dossier) Applicant() string {
	if d.Establishment.Name != "" {
		return d.Establishment.Name
	}
	return d.Project.Establishment.Name
}

// Asks lists the conditions that are put to the project's content.
func (d Dossier) Asks() (all []Condition) {
	for _, c := range Conditions {
		if c.asks(d.Project.Content) {
			all = append(all, c)
		}
	}
	return all
}
