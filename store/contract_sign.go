package store

import (
	"context"
	"encoding/json"

	"khuyencong/programme"
)

// SignContract makes the draft of a project binding: its money is posted, and
// the project goes to work. version is that of the draft as the user saw it.
func (s *Store) SignContract(ctx context.Context, u programme.User, project, version int64) (c programme.Contract, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.SignContracts); err != nil {
			return err
		}
		r, err := tx.contractRecord(u, project)
		if err != nil {
			return err
		}
		c, err = tx.signContract(u, r, version)
		return err
	})
	return c, err
}

func (tx *Tx) signContract(u programme.User, r ContractRecord, version int64) (c programme.Contract, err error) {
	if c, err = r.at(version); err != nil {
		return c, err
	}
	c.Terms.Place, c.Terms.Establishment = r.Project.Place, r.Project.Establishment
	v, by, err := c.TakeEffect(u, r.Project, r.Facts)
	if err != nil {
		return c, err
	}
	c.StateSince = tx.now
	if err := tx.keepContractVersion(u, c, v); err != nil {
		return c, err
	}
	if c, err = tx.writeContract(r.Project, c); err != nil {
		return c, err
	}
	p, err := tx.enter(u, r.Project, by, c.Terms.Entries(r.Project, programme.BalancesOf(r.Facts.Ledger), by)...)
	if err != nil {
		return c, err
	}
	if _, err = tx.take(u, p, programme.Start, programme.Facts{}, "Hợp đồng "+c.Paper()+" có hiệu lực."); err != nil {
		return c, err
	}
	if err := tx.tell(p, c.Tellings(p, "signed", "Hợp đồng "+c.Paper()+" có hiệu lực, giá trị hỗ trợ "+c.Terms.Support().Dong(), programme.EnteredBy(u, tx.now))...); err != nil {
		return c, err
	}
	return c, tx.recordContract(u, p, "contract_signed", nil, "Hợp đồng "+c.Paper()+", giá trị hỗ trợ "+c.Terms.Support().Dong()+".")
}

// at is the contract where it still is as the user saw it.
func (r ContractRecord) at(version int64) (programme.Contract, error) {
	switch {
	case r.Contract.ID == 0:
		return r.Contract, programme.Refuse(programme.NotFound, "", "Đề án này chưa có hợp đồng. Soạn và lưu dự thảo hợp đồng trước.")
	case r.Contract.Version != version:
		return r.Contract, programme.Refuse(programme.Conflict, "", "Hợp đồng đã thay đổi sau khi bạn mở trang: nay ở tình trạng “%s”. Xem lại trang hợp đồng rồi làm bước cần làm.", r.Contract.State.Label())
	}
	return r.Contract, nil
}

// keepContractVersion appends one version of a contract's terms.
func (tx *Tx) keepContractVersion(u programme.User, c programme.Contract, v programme.ContractVersion) error {
	terms, err := json.Marshal(v.Terms)
	if err != nil {
		return err
	}
	v.Entered = programme.EnteredBy(u, tx.now)
	return tx.exec(`INSERT INTO contract_versions (contract_id, no, number, dated, effective, reason, matter_id, terms, `+enteredColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		append([]any{c.ID, v.No, v.Number, v.Dated, v.Effective, v.Reason, nullID(v.Matter), string(terms)}, enteredArgs(v.Entered)...)...)
}

// VerifyAccount says that the account of a side was found to be its own. Who
// wrote the draft cannot be told apart here, so the right is the accountant's
// and the director's.
func (s *Store) VerifyAccount(ctx context.Context, u programme.User, project, version int64, side, how string) (c programme.Contract, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.KeepAccounts); err != nil {
			return err
		}
		r, err := tx.contractRecord(u, project)
		if err != nil {
			return err
		}
		if c, err = r.at(version); err != nil {
			return err
		}
		old := c.Terms
		if err := c.Verify(u, side, how, tx.now); err != nil {
			return err
		}
		if c, err = tx.writeContract(r.Project, c); err != nil {
			return err
		}
		return tx.recordContract(u, r.Project, "account_verified", programme.Changes(old.Fields(), c.Terms.Fields()), "Bên "+side+": "+how)
	})
	return c, err
}
