package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// Eligibility loads the answers to the conditions of a project, with all that
// the program looks at when it checks them. Who may not see the answers of
// appraisers gets none, but what the program finds.
func (s *Store) Eligibility(ctx context.Context, u programme.User, projectID int64) (e programme.Eligibility, c programme.EligibilityCase, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		p, err := tx.project(u, projectID)
		if err != nil {
			return err
		}
		e, c, err = tx.eligibilityFor(u, p)
		return err
	})
	return e, c, err
}

// eligibilityFor is Eligibility of a project that was loaded.
func (tx *Tx) eligibilityFor(u programme.User, p programme.Project) (e programme.Eligibility, c programme.EligibilityCase, err error) {
	if c, err = tx.eligibilityCase(p); err != nil {
		return e, c, err
	}
	if !u.SeesAnswers() {
		err = tx.withoutOthers(u, &c)
		return programme.Eligibility{ProjectID: p.ID}, c, err
	}
	e, err = tx.eligibility(p.ID)
	return e, c, err
}

// withoutOthers leaves out what the program found in projects of others, which
// who applies may not know.
func (tx *Tx) withoutOthers(u programme.User, c *programme.EligibilityCase) error {
	double, err := tx.doubleFunding(u, c.Project)
	c.Double, c.DoubleDoubts = double.Problems(), double.Doubts()
	c.Models = make([]string, len(c.Models))
	return err
}

// eligibility loads the answers of a project; one that nobody has answered has
// none, with version 0.
func (tx *Tx) eligibility(projectID int64) (programme.Eligibility, error) {
	e := programme.Eligibility{ProjectID: projectID}
	err := tx.rows(`SELECT version, updated_at FROM eligibilities WHERE project_id = $1`, []any{projectID}, func(scan func(...any) error) error {
		return scan(&e.Version, &e.UpdatedAt)
	})
	if err != nil || e.Version == 0 {
		return e, err
	}
	err = tx.rows(`SELECT code, answer, evidence, document_no, document_date, remark, found, answered_by, answered_on FROM eligibility_answers WHERE project_id = $1`,
		[]any{projectID}, func(scan func(...any) error) error {
			var a programme.EligibilityAnswer
			err := scan(&a.Code, &a.Answer, &a.Evidence, &a.DocumentNo, &a.DocumentDate, &a.Remark, &a.Found, &a.By, &a.On)
			e.Answers = append(e.Answers, a)
			return err
		})
	slices.SortFunc(e.Answers, func(a, b programme.EligibilityAnswer) int { return conditionPlace(a.Code) - conditionPlace(b.Code) })
	return e, err
}

func conditionPlace(code string) int {
	return slices.IndexFunc(programme.Conditions, func(c programme.Condition) bool { return c.Code == code })
}

// SaveEligibility saves the answers to the conditions of a project as a new
// version. Each answer keeps who gave it and what the program saw then.
func (s *Store) SaveEligibility(ctx context.Context, u programme.User, e programme.Eligibility) (programme.Eligibility, error) {
	saved := e
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveEligibility(u, e)
		return err
	})
	return saved, err
}

func (tx *Tx) saveEligibility(u programme.User, e programme.Eligibility) (programme.Eligibility, error) {
	if err := u.Require(programme.Appraise); err != nil {
		return e, err
	}
	p, err := tx.project(u, e.ProjectID)
	if err != nil {
		return e, err
	}
	if err := p.MayAnswerConditions(); err != nil {
		return e, err
	}
	c, err := tx.eligibilityCase(p)
	if err != nil {
		return e, err
	}
	if err := e.Check(c); err != nil {
		return e, err
	}
	old, err := tx.eligibility(p.ID)
	if err != nil {
		return e, err
	}
	saved := e.Given(old, c, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who())
	saved.Version, saved.UpdatedAt = e.Version+1, tx.now
	if err := tx.newVersion("eligibilities", p.ID, e.Version); err != nil {
		return e, err
	}
	if err := tx.writeAnswers(saved); err != nil {
		return e, err
	}
	event := programme.Event{Subject: programme.SEligibility, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed",
		Title: p.Code + " – " + p.Title, Changes: programme.Changes(old.Fields(), saved.Fields()), Note: saved.Count().Text()}
	if old.Version == 0 {
		event.Action = "answered"
	}
	return saved, tx.record(u, event)
}

func (tx *Tx) writeAnswers(e programme.Eligibility) error {
	if err := tx.exec(`DELETE FROM eligibility_answers WHERE project_id = $1`, e.ProjectID); err != nil {
		return err
	}
	var rows [][]any
	for _, a := range e.Answers {
		rows = append(rows, []any{e.ProjectID, a.Code, a.Answer, a.Evidence, a.DocumentNo, a.DocumentDate, a.Remark, a.Found, a.By, a.On})
	}
	return tx.insertMany(`INSERT INTO eligibility_answers (project_id, code, answer, evidence, document_no, document_date, remark, found, answered_by, answered_on)`, rows, "")
}

// eligibilityProblems are what the conditions of a project still lack and the
// open warnings of double funding among what was looked at, for the workflow:
// whoever asks, the rule is the same.
func (tx *Tx) eligibilityProblems(p programme.Project) (problems, doubles []string, err error) {
	e, err := tx.eligibility(p.ID)
	if err != nil {
		return nil, nil, err
	}
	c, err := tx.eligibilityCase(p)
	if err != nil {
		return nil, nil, err
	}
	return e.Problems(c), c.Double, nil
}
