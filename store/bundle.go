package store

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// Bundle is everything that is kept of one project, for who audits it.
type Bundle struct {
	Closing
	Programme programme.Programme
	Papers    []programme.PaperLine
	Reports   []programme.Appraisal
	Ledger    []programme.Entry
	Matters   []string
	Visits    []InspectionRecord // that have minutes, concluded
	Pictures  map[int64][]byte   // of their photos by id, without what the cameras wrote
	Table     VoucherTable
	Moves     []programme.Moved
	Events    []programme.Event // of the project and its records, oldest first
	Files     []BundleFile
	Issued    []programme.IssuedPaper // all of the project, the oldest first
	Copies    []programme.SignedCopy
	Unsigned  []programme.Unsigned
}

// BundleFile is a stored file with the name that it has in the archive.
type BundleFile struct {
	Name    string
	Content []byte
}

// Bundle gathers a project in one transaction, so that its parts agree.
func (s *Store) Bundle(ctx context.Context, u programme.User, project int64) (b Bundle, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		b = Bundle{}
		if err := u.Require(programme.ReadBundle); err != nil {
			return err
		}
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		return tx.bundle(u, p, &b)
	})
	return b, err
}

func (tx *Tx) bundle(u programme.User, p programme.Project, b *Bundle) (err error) {
	if b.Closing, err = tx.closing(u, p); err != nil {
		return err
	}
	if b.Programme, err = tx.programme(p.ProgrammeID); err != nil {
		return err
	}
	if b.Papers, err = tx.papers(p); err != nil {
		return err
	}
	reports, err := tx.appraisals(p.ID)
	if err != nil {
		return err
	}
	for _, a := range reports {
		if a.SeenBy(u) {
			b.Reports = append(b.Reports, a.For(u))
		}
	}
	if b.Ledger, err = tx.entries(p.ID); err != nil {
		return err
	}
	if b.Table, err = tx.voucherTable(u, p); err != nil {
		return err
	}
	if b.Moves, err = tx.moves(p.ID); err != nil {
		return err
	}
	if b.Matters, err = tx.matterLines(p.ID); err != nil {
		return err
	}
	if err := tx.bundleVisits(u, p, b); err != nil {
		return err
	}
	b.Events, err = tx.events(`SELECT `+eventColumns+` FROM events WHERE subject = $1 AND subject_id = $2
		OR subject = $3 AND subject_id IN (SELECT id FROM acceptances WHERE project_id = $2) OR subject = $4 AND subject_id IN (SELECT id FROM settlements WHERE project_id = $2)
		OR subject = $5 AND subject_id IN (SELECT id FROM vouchers WHERE project_id = $2) OR subject = $6 AND subject_id = $2 ORDER BY id`,
		programme.SProject, p.ID, programme.SAcceptance, programme.SSettlement, programme.SVoucher, programme.SContract)
	if err != nil {
		return err
	}
	b.Events = programme.EventsFor(u, b.Events)
	if err := tx.bundleIssued(p, b); err != nil {
		return err
	}
	return tx.bundleFiles(p, b)
}

// matterLines are the requests of a project and how far each has come.
func (tx *Tx) matterLines(project int64) (all []string, err error) {
	err = tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 ORDER BY m.id`, []any{project}, func(scan func(...any) error) error {
		m, err := scanMatter(scan)
		all = append(all, m.Name()+": "+m.StateLabel()+".")
		return err
	})
	return all, err
}

// bundleVisits loads the minutes of a project with their photos.
func (tx *Tx) bundleVisits(u programme.User, p programme.Project, b *Bundle) error {
	var matters []int64
	err := tx.rows(`SELECT i.matter_id FROM inspections i WHERE i.project_id = $1 AND i.concluded ORDER BY i.matter_id`, []any{p.ID}, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		matters = append(matters, id)
		return err
	})
	for _, id := range matters {
		if err != nil {
			return err
		}
		var one InspectionRecord
		one, err = tx.inspection(u, p.ID, id)
		b.Visits = append(b.Visits, one)
	}
	if err != nil {
		return err
	}
	b.Pictures = map[int64][]byte{}
	return tx.rows(`SELECT h.id, f.large`+photoTables+` JOIN inspections i ON i.matter_id = h.matter_id WHERE h.project_id = $1 AND i.concluded AND NOT h.dropped`, []any{p.ID}, func(scan func(...any) error) error {
		var id int64
		var picture []byte
		err := scan(&id, &picture)
		b.Pictures[id] = picture
		return err
	})
}

// bundleIssued loads what was issued of a project and its signed copies.
func (tx *Tx) bundleIssued(p programme.Project, b *Bundle) (err error) {
	if err := tx.rows(`SELECT `+issuedColumns+` FROM issued_papers i WHERE i.project_id = $1 ORDER BY i.id`, []any{p.ID}, func(scan func(...any) error) error {
		one, err := scanIssued(scan)
		b.Issued = append(b.Issued, one)
		return err
	}); err != nil {
		return err
	}
	if b.Copies, err = tx.copies(`c.project_id = $1`, p.ID); err != nil {
		return err
	}
	b.Unsigned, err = tx.unsignedOf(p)
	return err
}

// bundleFiles loads every stored file of the dossier and of the vouchers, all
// versions.
func (tx *Tx) bundleFiles(p programme.Project, b *Bundle) error {
	load := func(name, sum string) error {
		f := BundleFile{Name: name}
		err := tx.row("tệp "+name, `SELECT content FROM paper_files WHERE sha256 = $1`, []any{sum}, &f.Content)
		b.Files = append(b.Files, f)
		return err
	}
	for _, l := range b.Papers {
		for _, v := range l.Papers {
			if v.File.SHA256 == "" {
				continue
			}
			if err := load(fmt.Sprintf("giay-to/%s-ban-%d.%s", v.Code, v.Number, v.File.Type), v.File.SHA256); err != nil {
				return err
			}
		}
	}
	for _, one := range b.Issued {
		files, err := tx.issuedFiles(one.ID)
		if err != nil {
			return err
		}
		for _, f := range files {
			if f.Format != "docx" && f.Format != "pdf" {
				continue
			}
			if err := load(fmt.Sprintf("phat-hanh/%d-%s.%s", one.ID, one.PaperRef.Sort, f.Format), f.SHA256); err != nil {
				return err
			}
		}
	}
	for _, c := range b.Copies {
		if err := load(fmt.Sprintf("ban-ky/%d-%s.%s", c.ID, c.PaperRef.Sort, c.File.Type), c.File.SHA256); err != nil {
			return err
		}
	}
	for _, v := range b.Table.All {
		if v.File.SHA256 == "" {
			continue
		}
		if err := load(fmt.Sprintf("chung-tu/%d.%s", v.ID, v.File.Type), v.File.SHA256); err != nil {
			return err
		}
	}
	return nil
}
