package web

import (
	"fmt"
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) fundVoucherRoutes() []route {
	return []route{{"GET /funds/{level}/{year}/vouchers", reads, s.fundVoucherList}}
}

// fundVoucherListPage is the vouchers of a fund's year as accountants take them
// over.
type fundVoucherListPage struct {
	Info     pageInfo
	Fund     programme.FundYear
	From, To string // as typed
	Problems problems
	All      []store.FundVoucher
	Sum      programme.Money
}

func (p fundVoucherListPage) path() string {
	return fundPath(programme.Level(p.Fund.Fund), p.Fund.Year) + "/vouchers"
}

func (p fundVoucherListPage) title() string {
	return fmt.Sprintf("Chứng từ cho phần mềm kế toán: %s, năm ngân sách %d", lowerWords(p.Fund.Fund.Label()), p.Fund.Year)
}

// fundVoucherList lists what was paid and recovered in a period; its file has
// the columns that accounting programs import (docs/accounting.md).
func (s *Server) fundVoucherList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, of, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	q := readQuery(r)
	p := fundVoucherListPage{Fund: f, From: q.text("from"), To: q.text("to")}
	filter, status := store.VoucherFilter{Fund: f}, http.StatusOK
	for name, into := range map[string]*programme.Day{"from": &filter.From, "to": &filter.To} {
		if *into, err = programme.ParseDay(name, q.text(name)); err != nil {
			p.Problems, status = append(p.Problems, programme.Problems(err)...), http.StatusUnprocessableEntity
		}
	}
	if p.All, err = s.store.FundVouchers(r.Context(), u, filter); err != nil {
		return err
	}
	for _, v := range p.All {
		p.Sum += v.Out()
	}
	level := programme.Level(f.Fund)
	p.Info = s.info(w, r, of, navEvaluation, p.title(), crumb{"Sổ quỹ", "/funds"}, crumb{fmt.Sprintf("%s %d", levelShort(level), f.Year), fundPath(level, f.Year)})
	if status != http.StatusOK {
		return render(w, r, status, fundVoucherListView(p))
	}
	return renderList(w, r, fundVoucherListView(p), func() programme.DataTable {
		return listTable("Chứng từ", voucherColumns, every(p.All))
	})
}

// voucherColumns are the columns of the file: amounts are whole đồng, as
// accounting programs read them, and no row of sums is in the way.
var voucherColumns = []listColumn[store.FundVoucher]{
	listDay("Ngày chứng từ", func(v store.FundVoucher) programme.Day { return v.Dated }),
	listText("Số chứng từ", 16, func(v store.FundVoucher) string { return v.Document }),
	listText("Loại", 12, func(v store.FundVoucher) string { return v.Kind.Label() }),
	listText("Diễn giải", 44, voucherWords),
	listText("Nguồn kinh phí", 20, func(v store.FundVoucher) string { return v.Source.Label() }),
	listText("Mã đề án", 12, func(v store.FundVoucher) string { return v.Code }),
	listText("Đối tượng", 30, func(v store.FundVoucher) string { return v.Party }),
	listText("Số hợp đồng", 16, func(v store.FundVoucher) string { return v.Contract }),
	listCount("Số tiền (đồng)", func(v store.FundVoucher) int64 { return int64(v.Out()) }),
	listYear("Năm ngân sách", func(v store.FundVoucher) int { return v.Year }),
	listYear("Số bút toán", func(v store.FundVoucher) int { return int(v.ID) }),
	listText("Người ghi", 22, func(v store.FundVoucher) string { return v.Entered.Who() }),
}

// voucherWords is what an accountant reads of a voucher.
func voucherWords(v store.FundVoucher) string {
	words := v.Kind.Label() + " đề án " + v.Code + ": " + v.Title
	if v.Reverses != 0 {
		words = fmt.Sprintf("Hủy bút toán %d. ", v.Reverses) + words
	}
	if v.Reason != "" {
		words += ". " + v.Reason
	}
	return words
}
