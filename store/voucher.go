package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"

	"khuyencong/programme"
)

const voucherColumns = `v.id, v.project_id, v.kind, v.series, v.number, v.dated, v.seller, v.tax_code, v.content, v.quantity, v.unit, v.unit_price, v.amount, v.cost_id, v.source,
	v.file_name, v.file_type, v.size, COALESCE(v.sha256, ''), v.explanation, v.voided, v.void_reason, v.user_id, v.user_name, v.post_title, v.at, v.version, v.updated_at`

func scanVoucher(scan func(...any) error) (v programme.Voucher, err error) {
	err = scan(append(append([]any{&v.ID, &v.ProjectID, &v.Kind, &v.Series, &v.Number, &v.Dated, &v.Seller, &v.TaxCode, &v.Content, &v.Quantity, &v.Unit, &v.UnitPrice, &v.Amount,
		&v.CostID, &v.Source, &v.File.Name, &v.File.Type, &v.File.Size, &v.File.SHA256, &v.Explanation, &v.Voided, &v.VoidReason}, scanEntered(&v.Entered)...), &v.Version, &v.UpdatedAt)...)
	return v, err
}

// vouchers lists the vouchers of a project by date, voided ones too.
func (tx *Tx) vouchers(project int64) (all []programme.Voucher, err error) {
	err = tx.rows(`SELECT `+voucherColumns+` FROM vouchers v WHERE v.project_id = $1 ORDER BY v.dated, v.id`, []any{project}, func(scan func(...any) error) error {
		v, err := scanVoucher(scan)
		all = append(all, v)
		return err
	})
	return all, err
}

// VoucherTable is what the page of a project's vouchers shows.
type VoucherTable struct {
	Project    programme.Project
	Contract   programme.Contract
	Acceptance programme.Acceptance // the standing one, or the draft; ID 0 for none
	All        []programme.Voucher
	Lines      []programme.VoucherLine
	Prices     map[int64]programme.PriceCheck // by voucher; only those with something to say
	Closed     bool                           // settled: nothing is added any more
}

// Vouchers loads the table of a project that the user sees.
func (s *Store) Vouchers(ctx context.Context, u programme.User, project int64) (t VoucherTable, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		p, err := tx.projectAt(u, project, 0)
		if err != nil {
			return err
		}
		t, err = tx.voucherTable(u, p)
		return err
	})
	return t, err
}

func (tx *Tx) voucherTable(u programme.User, p programme.Project) (t VoucherTable, err error) {
	t.Project = p
	if t.Contract, err = tx.contractOf(p.ID); err != nil {
		return t, err
	}
	accepted, err := tx.acceptances(p.ID)
	if err != nil {
		return t, err
	}
	for _, a := range accepted {
		if a.State == programme.AcceptanceConcluded || a.State == programme.AcceptanceDraft && u.May(programme.ReadInternal) {
			t.Acceptance = a
			break
		}
	}
	settled, err := tx.settlements(p.ID)
	if err != nil {
		return t, err
	}
	_, t.Closed = programme.StandingSettlement(settled)
	if t.All, err = tx.vouchers(p.ID); err != nil {
		return t, err
	}
	t.Lines = programme.VoucherLines(t.Contract.Terms.Costs, t.Acceptance.Body, t.All)
	t.Prices, err = tx.prices(u, t)
	return t, err
}

// Voucher loads one voucher of a project.
func (s *Store) Voucher(ctx context.Context, u programme.User, project, id int64) (v programme.Voucher, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.projectAt(u, project, 0); err != nil {
			return err
		}
		v, err = tx.voucher(project, id)
		return err
	})
	return v, err
}

func (tx *Tx) voucher(project, id int64) (programme.Voucher, error) {
	return scanVoucher(func(into ...any) error {
		return tx.row("chứng từ này", `SELECT `+voucherColumns+` FROM vouchers v WHERE v.id = $1 AND v.project_id = $2`, []any{id, project}, into...)
	})
}

// SaveVoucher adds a voucher (ID 0) or saves a new version of it; content is
// the file, nil for none or for the one there is.
func (s *Store) SaveVoucher(ctx context.Context, u programme.User, v programme.Voucher, content []byte) (saved programme.Voucher, err error) {
	if content != nil {
		if v.File.Type, err = programme.FileTypeOf(content); err != nil {
			return v, err
		}
		sum := sha256.Sum256(content)
		v.File.Name, v.File.Size, v.File.SHA256 = programme.FileName(v.File.Name, v.File.Type), int64(len(content)), hex.EncodeToString(sum[:])
	}
	err = s.write(ctx, func(tx *Tx) (err error) {
		saved, err = tx.saveVoucher(u, v, content)
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Invalid, "number", "Hóa đơn này vừa được ghi vào một bảng kê khác. Tải lại trang rồi kiểm tra lại số hóa đơn.")
		}
		return err
	})
	return saved, err
}

// mayWriteVouchers refuses where the project's vouchers are closed, or not open
// yet.
func (tx *Tx) mayWriteVouchers(u programme.User, project int64) (t VoucherTable, err error) {
	if err := u.Require(programme.WriteVouchers); err != nil {
		return t, err
	}
	p, err := tx.projectAt(u, project, 0)
	if err != nil {
		return t, err
	}
	if t, err = tx.voucherTable(u, p); err != nil {
		return t, err
	}
	return t, programme.MayWriteVouchers(p, t.Contract, t.Closed)
}

func (tx *Tx) saveVoucher(u programme.User, v programme.Voucher, content []byte) (programme.Voucher, error) {
	t, err := tx.mayWriteVouchers(u, v.ProjectID)
	if err != nil {
		return v, err
	}
	var old programme.Voucher
	if v.ID != 0 {
		if old, err = tx.voucher(v.ProjectID, v.ID); err != nil {
			return v, err
		}
		if old.Voided {
			return v, programme.Refuse(programme.Conflict, "", "Chứng từ này đã được loại khỏi bảng kê nên không sửa được.")
		}
		v.Entered = old.Entered
		if content == nil {
			v.File = old.File
		}
	} else {
		v.Entered = programme.EnteredBy(u, tx.now)
	}
	if err := v.Check(t.Contract, programme.DayOf(tx.now)); err != nil {
		return v, err
	}
	if err := tx.notUsedTwice(u, v); err != nil {
		return v, err
	}
	if content != nil {
		if err := tx.exec(`INSERT INTO paper_files (sha256, size, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING`, v.File.SHA256, v.File.Size, content); err != nil {
			return v, err
		}
	}
	saved, err := tx.writeVoucher(v)
	if err != nil {
		return v, err
	}
	return saved, tx.saved(u, programme.SVoucher, saved.ID, t.Project.ProgrammeID, t.Project.Code+" – "+saved.Paper(), old.ID, old.Fields(), saved.Fields())
}

// notUsedTwice refuses an invoice that another line of the province has
// already. The other project is named to who may see it; others learn only that
// there is one.
func (tx *Tx) notUsedTwice(u programme.User, v programme.Voucher) error {
	key := v.InvoiceKey()
	if key == "" {
		return nil
	}
	var other int64
	err := tx.row("", `SELECT project_id FROM vouchers WHERE invoice_key = $1 AND NOT voided AND id <> $2 AND (project_id <> $3 OR cost_id = $4)
		ORDER BY CASE WHEN project_id = $3 THEN 1 ELSE 0 END LIMIT 1`, []any{key, v.ID, v.ProjectID, v.CostID}, &other)
	switch {
	case err != nil && programme.KindOf(err) == programme.NotFound:
		return nil
	case err != nil:
		return err
	case other == v.ProjectID:
		return programme.Refuse(programme.Invalid, "number", "%s của người bán này đã ghi cho dòng dự toán này. Kiểm tra lại ký hiệu và số; hóa đơn cho nhiều dòng dự toán thì ghi mỗi dòng một phần.", v.Paper())
	}
	p, err := tx.project(u, other)
	switch {
	case programme.KindOf(err) == programme.NotFound && err != nil:
		return programme.Refuse(programme.Invalid, "number", "%s của người bán này đã dùng cho một đề án khác của chương trình. Mỗi hóa đơn chỉ dùng một lần; liên hệ Trung tâm để đối chiếu.", v.Paper())
	case err != nil:
		return err
	}
	return programme.Refuse(programme.Invalid, "number", "%s của người bán này đã dùng cho đề án %s – %s. Mỗi hóa đơn chỉ dùng một lần; nếu ghi nhầm ở đề án kia thì loại chứng từ ở đó trước.", v.Paper(), p.Code, p.Title)
}

func (tx *Tx) writeVoucher(v programme.Voucher) (programme.Voucher, error) {
	saved := v
	saved.Version, saved.UpdatedAt = v.Version+1, tx.now
	args := []any{v.Kind, v.Series, v.Number, v.Dated, v.Seller, v.TaxCode, v.Content, v.Quantity, v.Unit, v.UnitPrice, v.Amount, v.CostID, v.Source, v.File.Name, v.File.Type,
		v.File.Size, sql.NullString{String: v.File.SHA256, Valid: v.File.SHA256 != ""}, v.Explanation, v.Voided, v.VoidReason, v.InvoiceKey(), programme.Fold(v.Content), saved.Version, tx.now}
	if v.ID == 0 {
		return saved, tx.row("", `INSERT INTO vouchers (kind, series, number, dated, seller, tax_code, content, quantity, unit, unit_price, amount, cost_id, source, file_name, file_type,
			size, sha256, explanation, voided, void_reason, invoice_key, folded, version, updated_at, project_id, user_id, user_name, post_title, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29) RETURNING id`,
			append(append(args, v.ProjectID), enteredArgs(v.Entered)...), &saved.ID)
	}
	return saved, tx.update(`UPDATE vouchers SET kind = $1, series = $2, number = $3, dated = $4, seller = $5, tax_code = $6, content = $7, quantity = $8, unit = $9, unit_price = $10,
		amount = $11, cost_id = $12, source = $13, file_name = $14, file_type = $15, size = $16, sha256 = $17, explanation = $18, voided = $19, void_reason = $20, invoice_key = $21,
		folded = $22, version = $23, updated_at = $24 WHERE id = $25 AND version = $26`, append(args, v.ID, v.Version)...)
}

// VoidVoucher takes a voucher out of the table with a reason; the line stays.
func (s *Store) VoidVoucher(ctx context.Context, u programme.User, project, id, version int64, reason string) (v programme.Voucher, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		t, err := tx.mayWriteVouchers(u, project)
		if err != nil {
			return err
		}
		if v, err = tx.voucher(project, id); err != nil {
			return err
		}
		old := v
		if err := v.Void(version, reason); err != nil {
			return err
		}
		if v, err = tx.writeVoucher(v); err != nil {
			return err
		}
		return tx.saved(u, programme.SVoucher, v.ID, t.Project.ProgrammeID, t.Project.Code+" – "+v.Paper(), old.ID, old.Fields(), v.Fields())
	})
	return v, err
}

// VoucherFile loads the file of one voucher.
func (s *Store) VoucherFile(ctx context.Context, u programme.User, project, id int64) (v programme.Voucher, content []byte, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if _, err := tx.projectAt(u, project, 0); err != nil {
			return err
		}
		if v, err = tx.voucher(project, id); err != nil {
			return err
		}
		return tx.row("tệp này", `SELECT content FROM paper_files WHERE sha256 = $1`, []any{v.File.SHA256}, &content)
	})
	return v, content, err
}
