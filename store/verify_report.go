package store

import "khuyencong/programme"

// verifyReports adds the figures of each issued report up again from the lines
// of the ledger that it knew, and holds its files against their hashes.
func (tx *Tx) verifyReports(v *programme.Verification) error {
	var all []programme.Report
	err := tx.rows(`SELECT `+reportColumns+` FROM reports WHERE issued_at IS NOT NULL ORDER BY id`, nil, func(scan func(...any) error) error {
		r, err := scanReport(scan)
		r.Sections = nil
		all = append(all, r)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range all {
		wrong, err := tx.verifyReport(r)
		if err != nil {
			return err
		}
		for _, what := range wrong {
			v.Add(programme.Disagreement{Subject: programme.SReport, ID: r.ID, Record: r.Title() + ", số " + r.Number + "/" + r.Symbol, What: what})
		}
		v.Reports++
	}
	return nil
}

func (tx *Tx) verifyReport(r programme.Report) (wrong []string, err error) {
	if r.Mark.Known {
		p, err := tx.programme(r.ProgrammeID)
		if err != nil {
			return nil, err
		}
		cells, err := tx.publishedCells(r)
		if err != nil {
			return nil, err
		}
		if wrong, err = r.Recompute(p, cells); err != nil {
			return nil, err
		}
	}
	err = tx.rows(`SELECT format, bytes, sha256 FROM report_files WHERE report_id = $1 ORDER BY format`, []any{r.ID}, func(scan func(...any) error) error {
		var f programme.IssuedFile
		err := scan(&f.Format, &f.Bytes, &f.SHA256)
		if hash(f.Bytes) != f.SHA256 {
			wrong = append(wrong, "Tệp ."+f.Format+" không còn đúng như khi phát hành (sai mã kiểm tra)")
		}
		return err
	})
	return wrong, err
}
