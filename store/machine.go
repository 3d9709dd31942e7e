package store

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

const machineColumns = `m.name, m.maker, m.model, m.made_in, m.serials, m.quantity, m.unit_price, m.invoice, m.invoice_date, m.state,
	m.other, m.other_amount, m.other_decision, m.note`

func scanMachine(m *programme.Machine) []any {
	return []any{&m.Name, &m.Maker, &m.Model, &m.MadeIn, &m.Serials, &m.Quantity, &m.UnitPrice, &m.Invoice, &m.InvoiceDate, &m.State,
		&m.Other, &m.OtherAmount, &m.OtherDecision, &m.Note}
}

// Machines is the list of machines of a project; one never saved is empty,
// with version 0.
func (s *Store) Machines(ctx context.Context, u programme.User, projectID int64) (l programme.MachineList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if _, err := tx.project(u, projectID); err != nil {
			return err
		}
		l, err = tx.machines(projectID)
		return err
	})
	return l, err
}

func (tx *Tx) machines(projectID int64) (programme.MachineList, error) {
	return remember(tx, fmt.Sprint("machines ", projectID), func() (programme.MachineList, error) { return tx.loadMachines(projectID) })
}

func (tx *Tx) loadMachines(projectID int64) (programme.MachineList, error) {
	l := programme.MachineList{ProjectID: projectID}
	if err := tx.row("", `SELECT COALESCE(MAX(version), 0) FROM machine_lists WHERE project_id = $1`, []any{projectID}, &l.Version); err != nil {
		return l, err
	}
	err := tx.rows(`SELECT `+machineColumns+` FROM machines m WHERE m.project_id = $1 ORDER BY m.position`, []any{projectID}, func(scan func(...any) error) error {
		var m programme.Machine
		err := scan(scanMachine(&m)...)
		l.Rows = append(l.Rows, m)
		return err
	})
	return l, err
}

// SaveMachines saves the machines of a project as a new version of its list,
// with a line in the project's history.
func (s *Store) SaveMachines(ctx context.Context, u programme.User, l programme.MachineList) (programme.MachineList, error) {
	saved := l
	err := s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveMachines(u, l)
		return err
	})
	return saved, err
}

func (tx *Tx) saveMachines(u programme.User, l programme.MachineList) (programme.MachineList, error) {
	if err := u.Require(programme.ReadRecords); err != nil {
		return l, err
	}
	p, err := tx.project(u, l.ProjectID)
	if err != nil {
		return l, err
	}
	if err := p.MayWriteMachines(u); err != nil {
		return l, err
	}
	if err := l.Check(programme.DayOf(tx.now)); err != nil {
		return l, err
	}
	old, err := tx.machines(l.ProjectID)
	if err != nil {
		return l, err
	}
	if old.Version == l.Version && slices.Equal(old.Rows, l.Rows) {
		return old, nil
	}
	if err := tx.newVersion("machine_lists", l.ProjectID, l.Version); err != nil {
		return l, err
	}
	if err := tx.writeMachines(l); err != nil {
		return l, err
	}
	saved := l
	saved.Version++
	return saved, tx.record(u, programme.Event{
		Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed", Title: p.Code + " – " + p.Title,
		Changes: programme.Changes(old.Fields(), saved.Fields()), Note: "Danh mục máy móc.",
	})
}

// newVersion writes the next version of a part of a project that has a table
// with its own versions: project_id, version, updated_at. Whoever saw an older
// version is told.
func (tx *Tx) newVersion(table string, projectID, seen int64) error {
	if seen == 0 {
		return tx.update(`INSERT INTO `+table+` (project_id, version, updated_at) VALUES ($1, 1, $2) ON CONFLICT (project_id) DO NOTHING`, projectID, tx.now)
	}
	return tx.update(`UPDATE `+table+` SET version = $1, updated_at = $2 WHERE project_id = $3 AND version = $4`, seen+1, tx.now, projectID, seen)
}

func (tx *Tx) writeMachines(l programme.MachineList) error {
	if err := tx.exec(`DELETE FROM machine_serials WHERE project_id = $1`, l.ProjectID); err != nil {
		return err
	}
	if err := tx.exec(`DELETE FROM machines WHERE project_id = $1`, l.ProjectID); err != nil {
		return err
	}
	var machines, serials [][]any
	for i, m := range l.Rows {
		machines = append(machines, []any{l.ProjectID, i + 1, m.Name, m.Maker, m.Model, m.MadeIn, m.Serials, m.Quantity, m.UnitPrice, m.Invoice, m.InvoiceDate, m.InvoiceKey(), m.State,
			m.Other, m.OtherAmount, m.OtherDecision, m.Note})
		for _, key := range m.SerialKeys() {
			serials = append(serials, []any{key, l.ProjectID, i + 1})
		}
	}
	err := tx.insertMany(`INSERT INTO machines (project_id, position, name, maker, model, made_in, serials, quantity, unit_price, invoice, invoice_date, invoice_key, state,
		other, other_amount, other_decision, note)`, machines, "")
	if err != nil {
		return err
	}
	return tx.insertMany(`INSERT INTO machine_serials (serial, project_id, position)`, serials, "")
}
