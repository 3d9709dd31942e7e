package store

import (
	"context"
	"encoding/json"
	"errors"

	"khuyencong/programme"
)

// record adds a line of history to the transaction that made the change.
func (tx *Tx) record(u programme.User, e programme.Event) error {
	changes, err := json.Marshal(e.Changes)
	if err != nil {
		return err
	}
	return tx.exec(`INSERT INTO events (subject, subject_id, programme_id, action, title, user_id, user_name, post_title, at, changes, note)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		e.Subject, e.SubjectID, e.ProgrammeID, e.Action, e.Title, u.ID, u.Name, u.PostTitle, tx.now, string(changes), e.Note)
}

const eventColumns = `id, subject, subject_id, programme_id, action, title, user_name, post_title, at, changes, note`

func scanEvent(scan func(...any) error) (e programme.Event, err error) {
	var changes string
	if err := scan(&e.ID, &e.Subject, &e.SubjectID, &e.ProgrammeID, &e.Action, &e.Title, &e.UserName, &e.PostTitle, &e.At, &changes, &e.Note); err != nil {
		return e, err
	}
	return e, json.Unmarshal([]byte(changes), &e.Changes)
}

// historyNeeds is what one must be allowed for the history of each kind of
// record; projects and establishments must also be in the user's scope.
var historyNeeds = map[programme.Subject]programme.Action{
	programme.SProject: programme.ReadRecords, programme.SEstablishment: programme.ReadRecords,
	programme.SProgramme: programme.ReadProgramme, programme.STarget: programme.ReadProgramme, programme.SPlan: programme.ReadProgramme,
	programme.SStated: programme.ReadFigures, programme.SExplanation: programme.ReadFigures, programme.SRemark: programme.ReadFigures,
	programme.SReport:  programme.ReadReports,
	programme.SAccount: programme.ManageAccounts, programme.SPost: programme.ReadPosts,
	programme.SNorm: programme.ReadLists, programme.SPlace: programme.ReadLists, programme.SPlaces: programme.ReadLists,
	programme.SLimit: programme.ReadLists, programme.SPaperRule: programme.ReadLists, programme.SPaymentRule: programme.ReadLists,
	programme.SRule: programme.ReadLists, programme.SSizeRule: programme.ReadLists, programme.SArea: programme.ReadLists, programme.SCriterion: programme.ReadLists,
	programme.SDouble:      programme.ReadRecords,
	programme.SEligibility: programme.Appraise, programme.SWatch: programme.Appraise,
	programme.SAppraisal: programme.ReadRecords, programme.SAppraisalCriterion: programme.ReadLists, programme.SMatter: programme.ReadRecords,
	programme.SMessage: programme.ReadInternal, programme.STemplate: programme.EditLists, programme.SOfficeForm: programme.ReadLists, programme.SStory: programme.ReadRecords,
	programme.SContract: programme.ReadInternal, programme.SImport: programme.EditProjects, programme.SIssuedPaper: programme.ReadPapers,
	programme.SInspectionPoint: programme.ReadLists, programme.SVisit: programme.ReadRecords, programme.SAnnouncement: programme.Announce, programme.SFund: programme.ReadTreasury,
}

// maySeeHistory refuses the history of a record that the user may not see.
func (tx *Tx) maySeeHistory(u programme.User, of programme.Subject, id int64) (err error) {
	need, known := historyNeeds[of]
	if !known {
		need = programme.ReadProgramme
	}
	if err = u.Require(need); err != nil {
		return err
	}
	switch of {
	case programme.SProject, programme.SEligibility, programme.SMessage, programme.SContract:
		_, err = tx.project(u, id)
	case programme.SDouble: // it names other establishments' projects
		if _, err = tx.project(u, id); err == nil && !u.SeesDoubles() {
			err = u.Require(programme.Appraise)
		}
	case programme.SEstablishment:
		_, err = tx.establishment(u, id)
	case programme.SAppraisal:
		_, _, err = tx.appraisal(u, id)
	case programme.SMatter:
		_, _, err = tx.matter(u, id)
	case programme.SAcceptance:
		_, _, err = tx.acceptance(u, id)
	case programme.SSettlement:
		_, _, err = tx.settlement(u, id)
	case programme.SVisit:
		_, err = tx.visit(u, id)
	case programme.SVoucher:
		var project int64
		if err = tx.row("chứng từ này", `SELECT project_id FROM vouchers WHERE id = $1`, []any{id}, &project); err == nil {
			_, err = tx.project(u, project)
		}
	case programme.SIssuedPaper:
		_, err = tx.issuedPaper(u, id)
	case programme.SStory:
		_, err = tx.story(u, id)
	case programme.SImport:
		_, err = tx.bookImport(u, id)
	}
	return err
}

// History lists the newest events of a record first, at most 200.
func (s *Store) History(ctx context.Context, u programme.User, of programme.Subject, id int64) (all []programme.Event, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := tx.maySeeHistory(u, of, id); err != nil {
			return err
		}
		all, err = tx.events(`SELECT `+eventColumns+` FROM events WHERE subject = $1 AND subject_id = $2 ORDER BY id DESC LIMIT 200`, of, id)
		switch of {
		case programme.SProject:
			all = programme.EventsFor(u, all)
		case programme.SEstablishment:
			all = programme.EstablishmentEventsFor(u, id, all)
		case programme.SAppraisal: // who applies reads the report itself
			if !u.May(programme.ReadInternal) {
				all = nil
			}
		case programme.SPlan: // it names candidates, and what offices think of them
			p, planErr := tx.plan(id)
			if err = errors.Join(err, planErr); !u.May(programme.ReadInternal) || !u.SeesPlan(p) {
				all = nil
			}
		}
		return err
	})
	return all, err
}

func (tx *Tx) events(query string, args ...any) (all []programme.Event, err error) {
	err = tx.rows(query, args, func(scan func(...any) error) error {
		e, err := scanEvent(scan)
		all = append(all, e)
		return err
	})
	return all, err
}
