package sample

import (
	"context"

	"khuyencong/programme"
)

// firm is an invented establishment. Its tax code is of a series that is given
// to nobody: 10 digits beginning with 99, and for households the number of a
// person who is to be born in the 24th century.
type firm struct {
	tale, place      string
	form             programme.LegalForm
	name, trade      string
	taxCode          string
	sector           programme.Sector
	vsic             string // of the list of 2018
	workers          int64
	revenue, capital int64 // triệu đồng
	owner            string
	women, minority  bool
}

// firms are named after folk tales, so that nobody takes them for real ones.
var firms = []firm{
	{"Mỵ Nương", "31528", "cooperative", "Hợp tác xã Trái cây sấy Mỵ Nương", "Nhãn, xoài, mãng cầu sấy dẻo", "9900000376", "NN1", "1030", 24, 6_500, 4_200, "Sơn Thị Ngọc Diệp", true, true},
	{"Thỏ Ngọc", "31528", "household", "Hộ kinh doanh Bánh pía Thỏ Ngọc", "Bánh pía, bánh in", "092999000017", "NN1", "1071", 12, 2_900, 1_100, "Quách Thị Út Em", true, false},
	{"Trống Đồng", "31528", "household", "Hộ kinh doanh Cơ khí Trống Đồng", "Gò hàn, máy nông cụ", "092899000024", "NN4", "2821", 7, 1_800, 900, "Phùng Văn Thép", false, false},
	{"Bánh Giầy", "31531", "group", "Tổ hợp tác Bánh tét Bánh Giầy", "Bánh tét, bánh ít hút chân không", "9900000746", "NN1", "1071", 15, 1_600, 400, "Lâm Thị Nếp", true, false},
	{"Sơn Tinh", "31537", "limited", "Công ty TNHH Cơ khí Sơn Tinh", "Máy tách hạt, băng tải nông sản", "9900001115", "NN4", "2821", 35, 21_000, 12_000, "Đinh Văn Núi", false, false},
	{"Bà Chúa Tằm", "31552", "cooperative", "Hợp tác xã Tiểu thủ công nghiệp Bà Chúa Tằm", "Đan lục bình xuất khẩu", "9900001482", "NN5", "1629", 42, 5_400, 1_900, "Dương Thị Tơ", true, false},
	{"Âu Cơ", "31645", "joint_stock", "Công ty cổ phần Thực phẩm Âu Cơ", "Trái cây, rau củ cấp đông", "9900001852", "NN1", "1030", 120, 86_000, 52_000, "Tăng Chí Công", false, true},
	{"Lạc Long", "31654", "private", "Doanh nghiệp tư nhân Lúa gạo Lạc Long", "Xay xát, đánh bóng gạo", "9900002221", "NN1", "1061", 18, 38_000, 15_000, "Lạc Văn Long", false, false},
	{"Bầu Tiên", "31567", "limited", "Công ty TNHH Tinh dầu Bầu Tiên", "Tinh dầu tràm, dầu xoa", "9900002599", "NN3", "2023", 22, 9_800, 6_000, "Hà Thị Tràm", true, false},
	{"Lúa Thần", "31579", "union", "Liên hiệp hợp tác xã Lúa - tôm Lúa Thần", "Gạo sạch đóng túi", "9900002969", "NN1", "1061", 60, 44_000, 20_000, "Trịnh Văn Mùa", false, false},
	{"Ba Lưỡi Rìu", "31591", "private", "Doanh nghiệp tư nhân Mộc Ba Lưỡi Rìu", "Đồ gỗ gia dụng", "9900003338", "NN2", "3100", 20, 7_200, 3_500, "Mạc Văn Gỗ", false, false},
	{"Chim Lạc", "31603", "limited", "Công ty TNHH Thức ăn chăn nuôi Chim Lạc", "Thức ăn gia súc, thủy sản", "9900003708", "NN1", "1080", 45, 95_000, 40_000, "La Văn Đồng", false, false},
	{"Hũ Bạc", "31615", "household", "Hộ kinh doanh Đường mía Hũ Bạc", "Đường thô, mật mía", "092899000031", "NN1", "1072", 9, 2_100, 700, "Thạch Bạc", false, true},
	{"Cây Bút Thần", "31633", "household", "Hộ kinh doanh Chạm khắc Cây Bút Thần", "Tranh gỗ, đồ thờ", "092899000048", "NN5", "1629", 6, 1_200, 350, "Mã Lương Tâm", false, false},
	{"Gươm Thần", "31639", "private", "Doanh nghiệp tư nhân Đóng ghe Gươm Thần", "Đóng, sửa ghe máy", "9900004074", "NN4", "3011", 16, 8_600, 5_200, "Lê Văn Gươm", false, false},
	{"Rùa Vàng", "31666", "limited", "Công ty TNHH Bao bì Rùa Vàng", "Bao bì giấy, thùng carton", "9900004444", "NN2", "1702", 52, 33_000, 18_000, "Vương Thị Quy", true, false},
	{"Cá Ông", "31673", "cooperative", "Hợp tác xã Chế biến hải sản Cá Ông", "Khô, mắm, chả cá", "9900004814", "NN1", "1020", 38, 12_500, 6_100, "Trần Thị Biển", true, false},
	{"Nghêu Sò", "31673", "household", "Hộ kinh doanh Nước mắm Nghêu Sò", "Nước mắm truyền thống", "092999000055", "NN1", "1079", 8, 1_900, 800, "Trần Thị Hến", true, false},
	{"Thủy Tề", "31679", "joint_stock", "Công ty cổ phần Thủy sản Thủy Tề", "Tôm, mực đông lạnh", "9900005180", "NN1", "1020", 185, 160_000, 78_000, "Kiều Văn Hải", false, false},
	{"Cối Xay Thần", "31795", "cooperative", "Hợp tác xã Muối tinh Cối Xay Thần", "Muối tinh, muối gia vị", "9900005550", "NN1", "1079", 30, 4_800, 2_600, "Kim Sà Rươl", false, true},
	{"Cô Út", "31810", "household", "Hộ kinh doanh Hành phi Cô Út", "Hành phi, hành tím sấy", "092999000062", "NN1", "1030", 10, 2_400, 600, "Triệu Thị Út", true, true},
	{"Áo Tàng Hình", "31777", "limited", "Công ty TNHH May Áo Tàng Hình", "May gia công xuất khẩu", "9900005920", "NN2", "1410", 95, 41_000, 16_000, "Tô Thị Kim", true, false},
	{"Trạng Lợn", "31756", "household", "Hộ kinh doanh Lạp xưởng Trạng Lợn", "Lạp xưởng, giò chả", "092899000079", "NN1", "1010", 11, 3_100, 1_000, "Dư Văn Heo", false, false},
	{"Đèn Thần", "31741", "group", "Tổ hợp tác Cơ khí Đèn Thần", "Máy phun, máy sạ", "9900006297", "NN4", "2821", 9, 1_500, 500, "Cao Văn Sáng", false, false},
	{"Cầu Ô Thước", "31708", "limited", "Công ty TNHH Chế biến tôm Cầu Ô Thước", "Tôm khô, bánh phồng tôm", "9900006667", "NN1", "1020", 48, 29_000, 14_000, "Ngưu Văn Lang", false, false},
	{"Người Mẹ Lúa", "31726", "cooperative", "Hợp tác xã Bánh gạo Người Mẹ Lúa", "Bánh gạo, bún khô", "9900007036", "NN1", "1074", 26, 5_900, 2_400, "Lý Thị Sa Ruôn", true, true},
	{"Thần Gió", "31783", "limited", "Công ty TNHH Sấy nông sản Thần Gió", "Nông sản sấy", "9900007406", "NN1", "1030", 33, 18_500, 9_700, "Phong Văn Bão", false, false},
}

// saveEstablishments registers the establishments, as the centre does.
func (o *office) saveEstablishments(ctx context.Context) error {
	for i, f := range firms {
		o.clock(o.ago(118), i)
		e, err := o.store.SaveEstablishment(ctx, o.users["chuyen.vien2"], programme.Establishment{
			Name: f.name, LegalForm: f.form, TaxCode: f.taxCode, Owner: f.owner, Place: o.places[f.place], Address: "Ấp 3, " + o.places[f.place].Name,
			Sector: f.sector, VSIC: f.vsic, VSICList: programme.VSIC2018, Trade: f.trade,
			Size:       programme.SizeFigures{Workers: programme.Q(f.workers), Revenue: millions(f.revenue), Capital: millions(f.capital), Year: o.planYear - 2},
			WomenOwned: f.women, MinorityOwned: f.minority,
			Note: "Số liệu minh họa: cơ sở này không có thật.", Illustrative: true,
		})
		if err != nil {
			return err
		}
		o.establishments[f.tale] = e.ID
	}
	return nil
}
