package programme

import (
	"cmp"
	"strconv"
)

// FormData is what the fields of an office's form are filled from.
type FormData struct {
	Programme     Programme
	Project       Project
	Establishment Establishment
	Contract      Contract
	Acceptance    Acceptance // the one that stands; ID 0 for none
	Settlement    Settlement
	Liquidation   Liquidation
	Balances      Balances
	Today         Day
}

// FormField (trường của mẫu) is a field that a form may have: {{Key}}.
type FormField struct {
	Key, Label string
	of         func(FormData) string
}

// FormList (danh sách của mẫu) is a part of a form that stands once for each
// line: {{#Key}} … {{/Key}} with the fields of the line within.
type FormList struct {
	Key, Label string
	Columns    []FormColumn
	of         func(FormData) [][]string // a text for each column
}

// FormColumn is a field of a line.
type FormColumn struct{ Key, Label string }

// Value is what the field says of a project; "" where that is not known.
func (f FormField) Value(d FormData) string { return f.of(d) }

// Lines are the lines of the list, each with a text for each column.
func (l FormList) Lines(d FormData) [][]string { return l.of(d) }

// FormFields are all fields that a form may have.
var FormFields = []FormField{
	{"ngay_lap", "Ngày lập giấy", func(d FormData) string { return d.Today.String() }},
	{"ngay", "Ngày lập, hai số", func(d FormData) string { return twoDigits(d.Today.DayOfMonth()) }},
	{"thang", "Tháng lập, hai số", func(d FormData) string { return twoDigits(d.Today.Month()) }},
	{"nam", "Năm lập", func(d FormData) string { return strconv.Itoa(d.Today.Year()) }},
	{"chuong_trinh", "Tên chương trình", func(d FormData) string { return d.Programme.Name }},
	{"co_quan_chu_quan", "Cơ quan chủ quản", func(d FormData) string { return d.Programme.ParentOffice }},
	{"co_quan", "Cơ quan ban hành", func(d FormData) string { return d.Programme.Office }},
	{"dia_danh", "Địa danh trên giấy", func(d FormData) string { return d.Programme.Seat }},

	{"ma_de_an", "Mã đề án", func(d FormData) string { return d.Project.Code }},
	{"ten_de_an", "Tên đề án", func(d FormData) string { return d.Project.Title }},
	{"noi_dung_ho_tro", "Nội dung hỗ trợ", func(d FormData) string { c, _ := ContentByCode(d.Project.Content); return c.Name }},
	{"nguon_khuyen_cong", "Quốc gia hay địa phương", func(d FormData) string { return d.Project.Level.Label() }},
	{"nam_ke_hoach", "Năm kế hoạch", func(d FormData) string { return yearText(d.Project.Year) }},
	{"dia_ban", "Địa bàn", func(d FormData) string { return d.Project.Place.String() }},
	{"kinh_phi_duyet", "Hỗ trợ được duyệt", func(d FormData) string { return d.Project.Approved().Support.Dong() }},
	{"kinh_phi_duyet_bang_chu", "Hỗ trợ được duyệt, bằng chữ", func(d FormData) string { return wordsOf(d.Project.Approved().Support) }},
	{"doi_ung_duyet", "Đối ứng theo kế hoạch", func(d FormData) string { return d.Project.Approved().Counterpart.Dong() }},
	{"tong_kinh_phi_duyet", "Tổng kinh phí theo kế hoạch", func(d FormData) string { return d.Project.Approved().Total().Dong() }},

	{"don_vi_thu_huong", "Đơn vị thụ hưởng", func(d FormData) string { return cmp.Or(d.Establishment.Name, d.Project.Establishment.Name) }},
	{"nguoi_dai_dien", "Người đại diện đơn vị thụ hưởng", func(d FormData) string { return d.Establishment.Owner }},
	{"ma_so_thue", "Mã số thuế, số định danh", func(d FormData) string { return d.Establishment.TaxCode }},
	{"dia_chi", "Địa chỉ đơn vị thụ hưởng", func(d FormData) string { return d.Establishment.Address }},
	{"dien_thoai", "Điện thoại đơn vị thụ hưởng", func(d FormData) string { return d.Establishment.Phone }},
	{"nganh_nghe", "Ngành nghề, sản phẩm", func(d FormData) string { return d.Establishment.Trade }},

	{"so_hop_dong", "Số hợp đồng", func(d FormData) string { return d.Contract.Number }},
	{"ngay_hop_dong", "Ngày hợp đồng", func(d FormData) string { return d.Contract.Dated.String() }},
	{"thoi_gian_thuc_hien", "Thời gian thực hiện", func(d FormData) string { return d.Contract.Terms.Time() }},
	{"gia_tri_hop_dong", "Hỗ trợ theo hợp đồng", func(d FormData) string { return someDong(d.Contract.Terms.Support()) }},
	{"gia_tri_hop_dong_bang_chu", "Hỗ trợ theo hợp đồng, bằng chữ", func(d FormData) string { return wordsOf(d.Contract.Terms.Support()) }},
	{"ben_a", "Bên A", partyText("A", func(p Party) string { return p.Name })},
	{"ben_a_dai_dien", "Đại diện bên A", partyText("A", func(p Party) string { return p.Representative })},
	{"ben_a_chuc_vu", "Chức vụ đại diện bên A", partyText("A", func(p Party) string { return p.Title })},
	{"ben_b", "Bên B", partyText("B", func(p Party) string { return p.Name })},
	{"ben_b_dai_dien", "Đại diện bên B", partyText("B", func(p Party) string { return p.Representative })},
	{"ben_b_chuc_vu", "Chức vụ đại diện bên B", partyText("B", func(p Party) string { return p.Title })},
	{"ben_b_dia_chi", "Địa chỉ bên B", partyText("B", func(p Party) string { return p.Address })},
	{"ben_b_tai_khoan", "Tài khoản bên B", partyText("B", func(p Party) string { return p.Account })},
	{"ben_b_ngan_hang", "Ngân hàng của bên B", partyText("B", func(p Party) string { return p.Bank })},

	{"da_tam_ung", "Đã tạm ứng", func(d FormData) string { return someDong(d.Balances.Of(EAdvanced)) }},
	{"da_chi", "Đã chi, cả tạm ứng", func(d FormData) string { return someDong(d.Balances.Disbursed()) }},
	{"so_nghiem_thu", "Số biên bản nghiệm thu", func(d FormData) string { return d.Acceptance.Number }},
	{"ngay_nghiem_thu", "Ngày nghiệm thu", func(d FormData) string { return d.Acceptance.Dated.String() }},
	{"ket_luan_nghiem_thu", "Kết luận nghiệm thu", func(d FormData) string { return d.Acceptance.Body.Conclusion }},
	{"gia_tri_nghiem_thu", "Hỗ trợ được nghiệm thu", func(d FormData) string { return someDong(d.Acceptance.Body.Support.Amount) }},
	{"chi_phi_nghiem_thu", "Chi phí được nghiệm thu", func(d FormData) string { return someDong(d.Acceptance.Body.Cost()) }},
	{"so_quyet_toan", "Số quyết toán", func(d FormData) string { return d.Settlement.Number }},
	{"ngay_quyet_toan", "Ngày quyết toán", func(d FormData) string { return d.Settlement.Dated.String() }},
	{"gia_tri_quyet_toan", "Hỗ trợ được quyết toán", func(d FormData) string { return someDong(d.Settlement.Body.Settled()) }},
	{"gia_tri_quyet_toan_bang_chu", "Hỗ trợ được quyết toán, bằng chữ", func(d FormData) string { return wordsOf(d.Settlement.Body.Settled()) }},
	{"con_phai_chi", "Còn phải chi sau quyết toán", func(d FormData) string { return someDong(d.Settlement.Body.ToPay()) }},
	{"so_thanh_ly", "Số biên bản thanh lý", func(d FormData) string { return d.Liquidation.Number }},
	{"ngay_thanh_ly", "Ngày thanh lý", func(d FormData) string { return d.Liquidation.Dated.String() }},
}

// FormLists are all lists that a form may have.
var FormLists = []FormList{
	{"kinh_phi", "Kinh phí của đề án theo nguồn", []FormColumn{{"tt", "Số thứ tự"}, {"nguon", "Nguồn"}, {"de_nghi", "Đề nghị"}, {"duyet", "Duyệt"}, {"thuc_hien", "Thực hiện"}}, func(d FormData) (all [][]string) {
		for _, l := range d.Project.Lines {
			all = append(all, []string{strconv.Itoa(len(all) + 1), sourceText(l), l.Requested.String(), l.Approved.String(), l.Done.String()})
		}
		return all
	}},
	{"du_toan", "Dự toán của hợp đồng", []FormColumn{{"tt", "Số thứ tự"}, {"noi_dung", "Nội dung chi"}, {"don_vi_tinh", "Đơn vị tính"}, {"so_luong", "Số lượng"}, {"don_gia", "Đơn giá"}, {"ho_tro", "Khuyến công hỗ trợ"}, {"nguon_khac", "Đối ứng và nguồn khác"}, {"thanh_tien", "Thành tiền"}}, func(d FormData) (all [][]string) {
		for _, l := range d.Contract.Terms.Costs {
			quantity, price := "", ""
			if l.Quantity != 0 {
				quantity, price = l.Quantity.String(), l.UnitPrice.String()
			}
			support := l.Sums().Support
			all = append(all, []string{strconv.Itoa(len(all) + 1), l.Item, l.Unit, quantity, price, support.String(), (l.Total() - support).String(), l.Total().String()})
		}
		return all
	}},
	{"tien_do_chi", "Tiến độ chi của hợp đồng", []FormColumn{{"tt", "Số thứ tự"}, {"dot", "Đợt"}, {"han", "Ngày dự kiến"}, {"dieu_kien", "Điều kiện"}, {"so_tien", "Số tiền"}}, func(d FormData) (all [][]string) {
		for _, i := range d.Contract.Terms.Schedule {
			all = append(all, []string{strconv.Itoa(len(all) + 1), i.Label, i.Due.String(), i.Condition, i.Amount.String()})
		}
		return all
	}},
	{"nghiem_thu", "Các dòng nghiệm thu", []FormColumn{{"tt", "Số thứ tự"}, {"noi_dung", "Nội dung"}, {"hop_dong", "Theo hợp đồng"}, {"nghiem_thu", "Được nghiệm thu"}, {"ghi_chu", "Lý do chênh lệch"}}, func(d FormData) (all [][]string) {
		for _, l := range d.Acceptance.Body.Lines {
			all = append(all, []string{strconv.Itoa(len(all) + 1), l.Item, l.Total().String(), l.Accepted.String(), l.Remark})
		}
		return all
	}},
	{"thanh_vien", "Thành viên nghiệm thu", []FormColumn{{"tt", "Số thứ tự"}, {"ho_ten", "Họ tên"}, {"chuc_vu", "Chức vụ"}, {"dai_dien", "Đại diện cho"}}, func(d FormData) (all [][]string) {
		for _, m := range d.Acceptance.Body.Members {
			all = append(all, []string{strconv.Itoa(len(all) + 1), m.Name, m.Title, m.Side.Label()})
		}
		return all
	}},
	{"quyet_toan", "Các dòng quyết toán", []FormColumn{{"tt", "Số thứ tự"}, {"noi_dung", "Nội dung"}, {"hop_dong", "Hợp đồng"}, {"nghiem_thu", "Nghiệm thu"}, {"chung_tu", "Chứng từ"}, {"quyet_toan", "Quyết toán"}}, func(d FormData) (all [][]string) {
		for _, l := range d.Settlement.Body.Lines {
			all = append(all, []string{strconv.Itoa(len(all) + 1), l.Item, l.Contracted.String(), l.Accepted.String(), l.Proved.String(), l.Settled.String()})
		}
		return all
	}},
	{"ket_qua", "Kết quả cam kết", []FormColumn{{"chi_tieu", "Chỉ tiêu"}, {"don_vi", "Đơn vị tính"}, {"cam_ket", "Cam kết"}}, func(d FormData) (all [][]string) {
		for _, o := range d.Project.Outcomes {
			all = append(all, []string{o.Indicator.Label(), o.Indicator.UnitLabel(), o.Promised.Count()})
		}
		return all
	}},
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func sourceText(l FundingLine) string {
	if l.Name != "" {
		return l.Source.Label() + ": " + l.Name
	}
	return l.Source.Label()
}

// someDong is an amount that is known only where there is one.
func someDong(m Money) string {
	if m == 0 {
		return ""
	}
	return m.Dong()
}

func wordsOf(m Money) string {
	if m == 0 {
		return ""
	}
	return m.Words()
}

// partyText is something of one side of the contract.
func partyText(side string, of func(Party) string) func(FormData) string {
	return func(d FormData) string {
		for _, p := range d.Contract.Terms.Parties {
			if p.Side == side {
				return of(p)
			}
		}
		return ""
	}
}
