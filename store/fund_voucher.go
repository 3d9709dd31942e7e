package store

import (
	"context"

	"khuyencong/programme"
)

// VoucherFilter (kỳ của sổ kế toán) is which vouchers of a fund's fiscal year
// leave: those dated from a day to a day; 0 does not narrow.
type VoucherFilter struct {
	Fund     programme.FundYear
	From, To programme.Day
}

// FundVoucher (chứng từ chi, thu hồi) is a line of the ledger that moved money
// at the Treasury, with whom it was paid to.
type FundVoucher struct {
	programme.Entry
	Code, Title string
	Party       string // đơn vị thụ hưởng
	Contract    string // its number; "" for none
}

// Out is what the voucher takes out of the fund, in đồng: what is recovered
// counts against it.
func (v FundVoucher) Out() programme.Money {
	if v.Kind == programme.ERecovered {
		return -v.Amount
	}
	return v.Amount
}

// FundVouchers are the vouchers of a fund's fiscal year for the books of
// accountants, oldest first, of the projects that the user sees.
func (s *Store) FundVouchers(ctx context.Context, u programme.User, f VoucherFilter) (all []FundVoucher, err error) {
	until := f.To
	if until == 0 {
		until = 9999_12_31
	}
	seen, args := scoped(u, f.Fund.ProgrammeID, f.Fund.Year, f.Fund.Fund, f.From, until)
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadTreasury); err != nil {
			return err
		}
		return tx.rows(`SELECT `+entryColumns+`, p.code, p.title, COALESCE(e.name, ''), COALESCE(c.number, '')
			FROM ledger l JOIN projects p ON p.id = l.project_id LEFT JOIN establishments e ON e.id = p.establishment_id LEFT JOIN contracts c ON c.project_id = p.id
			WHERE l.programme_id = $1 AND l.year = $2 AND l.source = $3 AND l.dated >= $4 AND l.dated <= $5 AND l.kind IN ('advanced', 'paid', 'recovered')`+seen+`
			ORDER BY l.dated, l.id`, args, func(scan func(...any) error) error {
			var v FundVoucher
			e, err := scanEntry(func(into ...any) error { return scan(append(into, &v.Code, &v.Title, &v.Party, &v.Contract)...) })
			v.Entry = e
			all = append(all, v)
			return err
		})
	})
	return all, err
}
