package store

import "khuyencong/programme"

// mostPurchases is how many other purchases a price is held against.
const mostPurchases = 12

// prices holds the unit prices of a project's vouchers against what was paid
// for the same thing elsewhere, in the whole province: prices are no secret,
// but which project paid them is named only to who sees it.
func (tx *Tx) prices(u programme.User, t VoucherTable) (map[int64]programme.PriceCheck, error) {
	found := map[int64]programme.PriceCheck{}
	for _, v := range programme.StandingVouchers(t.All) {
		if v.UnitPrice == 0 {
			continue
		}
		others, err := tx.otherPurchases(u, v)
		if err != nil {
			return nil, err
		}
		line, _ := t.Contract.Cost(v.CostID)
		if c := v.CheckPrice(line, others); c.Why != "" {
			found[v.ID] = c
		}
	}
	return found, nil
}

// otherPurchases are vouchers of other projects with the same content and unit,
// and machines of the same name in other dossiers.
func (tx *Tx) otherPurchases(u programme.User, v programme.Voucher) (all []programme.OtherPurchase, err error) {
	name := programme.Fold(v.Content)
	err = tx.rows(`SELECT v.project_id, v.content, v.dated, v.unit_price, v.unit FROM vouchers v
		WHERE v.folded = $1 AND v.unit = $2 AND v.unit_price > 0 AND NOT v.voided AND v.project_id <> $3 ORDER BY v.dated DESC, v.id DESC LIMIT $4`,
		[]any{name, v.Unit, v.ProjectID, mostPurchases}, func(scan func(...any) error) error {
			o := programme.OtherPurchase{Source: "chứng từ"}
			err := scan(&o.Project, &o.Item, &o.Dated, &o.UnitPrice, &o.Unit)
			all = append(all, o)
			return err
		})
	if err != nil {
		return nil, err
	}
	err = tx.rows(`SELECT m.project_id, m.name, m.invoice_date, m.unit_price FROM machines m WHERE m.unit_price > 0 AND m.project_id <> $1 AND m.name = $2 ORDER BY m.invoice_date DESC LIMIT $3`,
		[]any{v.ProjectID, v.Content, mostPurchases}, func(scan func(...any) error) error {
			o := programme.OtherPurchase{Source: "danh mục máy", Unit: v.Unit}
			err := scan(&o.Project, &o.Item, &o.Dated, &o.UnitPrice)
			all = append(all, o)
			return err
		})
	if err != nil {
		return nil, err
	}
	for i, o := range all {
		p, err := tx.project(u, o.Project)
		switch {
		case err == nil:
			all[i].Code = p.Code
		case programme.KindOf(err) == programme.NotFound:
			all[i].Project = 0
		default:
			return nil, err
		}
	}
	return all, nil
}
