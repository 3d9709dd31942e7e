package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

const answerColumns = `a.code, a.claimed_value, a.claimed_evidence, a.claimed_dated, a.claimed_valid_to, a.claimed_by, a.claimed_by_id,
	a.found_value, a.found_evidence, a.found_dated, a.found_valid_to, a.verdict, a.note, a.found_by, a.found_on`

func scanAnswer(a *programme.PriorityAnswer) []any {
	return []any{&a.Code, quantity{&a.Claimed.Value}, &a.Claimed.Evidence, &a.Claimed.Dated, &a.Claimed.ValidTo, &a.ClaimedBy, &a.ClaimedByID,
		quantity{&a.Found.Value}, &a.Found.Evidence, &a.Found.Dated, &a.Found.ValidTo, &a.Verdict, &a.Note, &a.By, &a.On}
}

// PrioritySheet is a project's answers; one never saved is empty, with version
// 0.
func (s *Store) PrioritySheet(ctx context.Context, u programme.User, projectID int64) (sheet programme.PrioritySheet, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := tx.seesProject(u, projectID); err != nil {
			return err
		}
		sheet, err = tx.prioritySheet(projectID)
		sheet = sheet.For(u)
		return err
	})
	return sheet, err
}

func (tx *Tx) prioritySheet(projectID int64) (programme.PrioritySheet, error) {
	sheet := programme.PrioritySheet{ProjectID: projectID}
	if err := tx.row("", `SELECT COALESCE(MAX(version), 0) FROM priority_sheets WHERE project_id = $1`, []any{projectID}, &sheet.Version); err != nil {
		return sheet, err
	}
	err := tx.rows(`SELECT `+answerColumns+` FROM priority_answers a WHERE a.project_id = $1 ORDER BY a.code`, []any{projectID}, func(scan func(...any) error) error {
		var a programme.PriorityAnswer
		err := scan(scanAnswer(&a)...)
		sheet.Answers = append(sheet.Answers, a)
		return err
	})
	return sheet, err
}

// SavePriority saves the answers of a project as a new version of its sheet:
// what the applicant claims, and what an officer found of it, each by who may.
func (s *Store) SavePriority(ctx context.Context, u programme.User, sheet programme.PrioritySheet) (programme.PrioritySheet, error) {
	saved := sheet
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.savePriority(u, sheet)
		return err
	})
	return saved, err
}

func (tx *Tx) savePriority(u programme.User, sheet programme.PrioritySheet) (programme.PrioritySheet, error) {
	if !u.May(programme.EditDrafts) { // a claim; what was found is refused below to those who may only claim
		if err := u.Require(programme.Appraise); err != nil {
			return sheet, err
		}
	}
	p, err := tx.project(u, sheet.ProjectID)
	if err != nil {
		return sheet, err
	}
	criteria, err := tx.criteria()
	if err != nil {
		return sheet, err
	}
	today := programme.DayOf(tx.now)
	questions := programme.PriorityQuestions(p.Content, criteria, today)
	if err := sheet.Check(questions, today); err != nil {
		return sheet, err
	}
	old, err := tx.prioritySheet(p.ID)
	if err != nil {
		return sheet, err
	}
	saved, err := sheet.KeepUnseen(old, u).SavedBy(u, p, old, today)
	if err != nil {
		return sheet, err
	}
	if old.Version == sheet.Version && slices.Equal(old.Answers, saved.Answers) {
		return old, nil
	}
	if err := tx.newVersion("priority_sheets", p.ID, sheet.Version); err != nil {
		return sheet, err
	}
	saved.Version = sheet.Version + 1
	if err := tx.writePriority(saved); err != nil {
		return sheet, err
	}
	return saved, tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed", Title: p.Code + " – " + p.Title,
		Changes: programme.Changes(old.Fields(questions), saved.Fields(questions)), Note: "Phiếu ưu tiên.",
	})
}

func (tx *Tx) writePriority(sheet programme.PrioritySheet) error {
	if err := tx.exec(`DELETE FROM priority_answers WHERE project_id = $1`, sheet.ProjectID); err != nil {
		return err
	}
	var rows [][]any
	for _, a := range sheet.Answers {
		rows = append(rows, []any{sheet.ProjectID, a.Code, null(a.Claimed.Value), a.Claimed.Evidence, a.Claimed.Dated, a.Claimed.ValidTo, a.ClaimedBy, a.ClaimedByID,
			null(a.Found.Value), a.Found.Evidence, a.Found.Dated, a.Found.ValidTo, a.Verdict, a.Note, a.By, a.On})
	}
	return tx.insertMany(`INSERT INTO priority_answers (project_id, code, claimed_value, claimed_evidence, claimed_dated, claimed_valid_to, claimed_by, claimed_by_id,
		found_value, found_evidence, found_dated, found_valid_to, verdict, note, found_by, found_on)`, rows, "")
}
