package store

import (
	"context"
	"encoding/json"

	"khuyencong/programme"
)

const contractColumns = `c.id, c.project_id, c.number, c.dated, c.effective, c.state, c.state_since, c.terms, c.version, c.updated_at`

func scanContract(scan func(...any) error) (c programme.Contract, err error) {
	var terms string
	if err := scan(&c.ID, &c.ProjectID, &c.Number, &c.Dated, &c.Effective, &c.State, &c.StateSince, &terms, &c.Version, &c.UpdatedAt); err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(terms), &c.Terms)
}

// contractOf is the contract of a project with its versions and acts; ID 0
// where there is none.
func (tx *Tx) contractOf(project int64) (c programme.Contract, err error) {
	c.ProjectID, c.State = project, programme.ContractDraft
	err = tx.rows(`SELECT `+contractColumns+` FROM contracts c WHERE c.project_id = $1`, []any{project}, func(scan func(...any) error) error {
		c, err = scanContract(scan)
		return err
	})
	if err != nil || c.ID == 0 {
		return c, err
	}
	err = tx.rows(`SELECT id, no, number, dated, effective, reason, COALESCE(matter_id, 0), terms, `+enteredColumns+` FROM contract_versions WHERE contract_id = $1 ORDER BY no`,
		[]any{c.ID}, func(scan func(...any) error) error {
			var v programme.ContractVersion
			var terms string
			err := scan(append([]any{&v.ID, &v.No, &v.Number, &v.Dated, &v.Effective, &v.Reason, &v.Matter, &terms}, scanEntered(&v.Entered)...)...)
			if err != nil {
				return err
			}
			err = json.Unmarshal([]byte(terms), &v.Terms)
			c.Versions = append(c.Versions, v)
			return err
		})
	if err != nil {
		return c, err
	}
	return c, tx.rows(`SELECT id, deed, from_state, to_state, document, dated, reason, amount, due, `+enteredColumns+` FROM contract_acts WHERE contract_id = $1 ORDER BY id`,
		[]any{c.ID}, func(scan func(...any) error) error {
			var a programme.ContractAct
			err := scan(append([]any{&a.ID, &a.Deed, &a.From, &a.To, &a.Document, &a.Dated, &a.Reason, &a.Amount, &a.Due}, scanEntered(&a.Entered)...)...)
			c.Acts = append(c.Acts, a)
			return err
		})
}

// ContractRecord is the contract of a project with what its page says of it.
type ContractRecord struct {
	Project  programme.Project
	Contract programme.Contract // ID 0: a draft prefilled from the records, saved nowhere
	Facts    programme.ContractFacts
}

// Contract is the contract of a project; where there is none it is a draft,
// prefilled from the records. Who applies sees it once it is signed.
func (s *Store) Contract(ctx context.Context, u programme.User, project int64) (r ContractRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if r, err = tx.contractRecord(u, project); err != nil {
			return err
		}
		if !r.Contract.Signed() && !u.May(programme.ReadInternal) {
			return programme.Refuse(programme.NotFound, "", "Đề án này chưa có hợp đồng đã ký. Hợp đồng hiện ở đây sau khi hai bên ký.")
		}
		if r.Contract.ID == 0 {
			r.Contract, err = tx.newContract(u, r.Project, r.Facts)
		}
		r.Contract = r.Contract.For(u)
		return err
	})
	return r, err
}

func (tx *Tx) contractRecord(u programme.User, project int64) (r ContractRecord, err error) {
	if r.Project, err = tx.projectAt(u, project, 0); err != nil {
		return r, err
	}
	if r.Contract, err = tx.contractOf(project); err != nil {
		return r, err
	}
	r.Facts, err = tx.contractFacts(r.Project, r.Contract)
	return r, err
}

// contractFacts gathers what the rules of a contract ask.
func (tx *Tx) contractFacts(p programme.Project, c programme.Contract) (f programme.ContractFacts, err error) {
	f.Today = programme.DayOf(tx.now)
	if f.Ledger, err = tx.entries(p.ID); err != nil {
		return f, err
	}
	if f.PlanUntil, f.Decided, err = tx.planDays(p.ID); err != nil {
		return f, err
	}
	if !c.Signed() {
		lines, err := tx.papers(p)
		f.MissingPapers = programme.MissingPapers(programme.Draft, lines)
		return f, err
	}
	for _, v := range c.Versions {
		f.Used = append(f.Used, v.Matter)
	}
	err = tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 AND m.kind = $2 AND m.state = 'granted' ORDER BY m.id`,
		[]any{p.ID, programme.MatterChange}, func(scan func(...any) error) error {
			m, err := scanMatter(scan)
			f.Granted = append(f.Granted, m)
			return err
		})
	return f, err
}

// planDays are the last day that the decisions on a plan give a project's work,
// and the date of the one that approved it; 0 where none says.
func (tx *Tx) planDays(project int64) (until, decided programme.Day, err error) {
	err = tx.rows(`SELECT d.dated, l.terms_before, l.terms_after FROM plan_decision_lines l JOIN plan_decisions d ON d.id = l.decision_id
		WHERE l.project_id = $1 ORDER BY d.effective, d.id`, []any{project}, func(scan func(...any) error) error {
		var dated programme.Day
		var before, after string
		var was, is programme.PlanTerms
		if err := scan(&dated, &before, &after); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(before), &was); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(after), &is); err != nil {
			return err
		}
		if is.InPlan && !was.InPlan {
			decided = dated
		}
		until = is.Until
		return nil
	})
	return until, decided, err
}

// SaveContract saves a draft. The version is that of the draft as the user saw
// it; 0 for a new one.
func (s *Store) SaveContract(ctx context.Context, u programme.User, c programme.Contract) (saved programme.Contract, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditContracts); err != nil {
			return err
		}
		r, err := tx.contractRecord(u, c.ProjectID)
		if err != nil {
			return err
		}
		saved, err = tx.saveDraft(u, r, c)
		return err
	})
	return saved, err
}

func (tx *Tx) saveDraft(u programme.User, r ContractRecord, c programme.Contract) (programme.Contract, error) {
	if err := r.Contract.MayWrite(u, r.Project); err != nil {
		return c, err
	}
	if r.Contract.Version != c.Version {
		return c, programme.Refuse(programme.Conflict, "", "Người khác vừa lưu dự thảo hợp đồng này. Xem hai bản bên dưới, chọn giá trị đúng rồi lưu lại.")
	}
	c.ID, c.State, c.StateSince = r.Contract.ID, programme.ContractDraft, r.Contract.StateSince
	c.Terms.Place, c.Terms.Establishment = r.Project.Place, r.Project.Establishment
	c.Terms = c.Terms.KeepChecks(r.Contract.Terms).Numbered(r.Contract.Terms)
	if err := c.Check(r.Project, r.Facts); err != nil {
		return c, err
	}
	if c.ID == 0 {
		c.StateSince = tx.now
	}
	c, err := tx.writeContract(r.Project, c)
	if err != nil {
		return c, err
	}
	return c, tx.recordContract(u, r.Project, "contract_drafted", programme.Changes(r.Contract.Fields(), c.Fields()), "")
}

// writeContract writes a contract as it is given: the caller has loaded it in
// the same transaction, holds the rules and records the event.
func (tx *Tx) writeContract(p programme.Project, c programme.Contract) (programme.Contract, error) {
	terms, err := json.Marshal(c.Terms)
	if err != nil {
		return c, err
	}
	saved := c
	saved.Version, saved.UpdatedAt = c.Version+1, tx.now
	sums := c.Terms.Sums()
	folded := programme.Fold(c.Number + " " + p.Code + " " + p.Title + " " + c.Terms.Party("B").Name)
	args := []any{c.Number, c.Dated, c.Effective, c.State, c.StateSince, string(terms), sums.Support, sums.Total(), c.Terms.Until, folded, saved.Version, tx.now}
	if c.ID == 0 {
		err = tx.row("hợp đồng", `INSERT INTO contracts (number, dated, effective, state, state_since, terms, support, total, until_day, folded, version, updated_at, project_id)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (project_id) DO NOTHING RETURNING id`, append(args, c.ProjectID), &saved.ID)
		if programme.KindOf(err) == programme.NotFound {
			err = programme.Refuse(programme.Conflict, "", "Người khác vừa lập hợp đồng của đề án này. Xem bản đã lưu bên dưới rồi lưu lại.")
		}
		return saved, err
	}
	return saved, tx.update(`UPDATE contracts SET number = $1, dated = $2, effective = $3, state = $4, state_since = $5, terms = $6, support = $7, total = $8,
		until_day = $9, folded = $10, version = $11, updated_at = $12 WHERE id = $13 AND version = $14`, append(args, c.ID, c.Version)...)
}

func (tx *Tx) recordContract(u programme.User, p programme.Project, action string, changes []programme.Change, note string) error {
	return tx.record(u, programme.Event{
		Subject: programme.SContract, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: action, Title: p.Code + " – " + p.Title, Changes: changes, Note: note,
	})
}
