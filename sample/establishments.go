package sample

import (
	"context"

	"khuyencong/programme"
	"khuyencong/store"
)

// fictional lists the invented establishments. tale is the folk tale's word in
// the name, by which projects.go and the years' files call them.
var fictional = []struct {
	tale, district string
	form           programme.LegalForm
	name, trade    string
}{
	{"Chú Cuội", socTrang, "household", "Cơ sở bánh pía Chú Cuội", "Bánh pía"},
	{"Hằng Nga", socTrang, "limited", "Công ty TNHH Bánh pía - Lạp xưởng Hằng Nga", "Bánh pía, lạp xưởng"},
	{"Thánh Gióng", socTrang, "private", "Doanh nghiệp tư nhân Cơ khí Thánh Gióng", "Gia công cơ khí chính xác"},
	{"Cô Tấm", socTrang, "limited", "Công ty TNHH May Cô Tấm", "May công nghiệp"},
	{"Long Cung", socTrang, "joint_stock", "Công ty cổ phần Thủy sản Long Cung", "Tôm đông lạnh"},
	{"Giếng Ngọc", socTrang, "household", "Cơ sở nước uống Giếng Ngọc", "Nước uống đóng chai"},
	{"Trạng Quỳnh", socTrang, "limited", "Công ty TNHH In - Bao bì Trạng Quỳnh", "In bao bì, nhãn hàng hóa"},

	{"Thần Lúa", chauThanh, "cooperative", "Hợp tác xã Lúa gạo Thần Lúa", "Sấy lúa, gạo đóng túi"},
	{"Phú Ông", chauThanh, "limited", "Công ty TNHH Gạch không nung Phú Ông", "Gạch xi măng cốt liệu"},
	{"Thằng Bờm", chauThanh, "household", "Cơ sở đan đát Thằng Bờm", "Đan đát tre, trúc"},
	{"Lưỡi Cày", chauThanh, "household", "Cơ sở cơ khí Lưỡi Cày Vàng", "Cơ khí nông nghiệp"},
	{"Cây Khế", chauThanh, "household", "Cơ sở lạp xưởng Cây Khế", "Lạp xưởng"},

	{"Mai An Tiêm", keSach, "cooperative", "Hợp tác xã Trái cây Mai An Tiêm", "Trái cây sấy"},
	{"Sọ Dừa", keSach, "household", "Cơ sở chế biến dừa Sọ Dừa", "Dầu dừa, kẹo dừa"},
	{"Quả Thị", keSach, "group", "Tổ hợp tác Mứt trái cây Quả Thị", "Mứt, nước cốt trái cây"},
	{"Cá Bống", keSach, "limited", "Công ty TNHH Chả cá Cá Bống", "Chả cá, cá viên"},
	{"Tre Trăm Đốt", keSach, "household", "Cơ sở mộc tre Tre Trăm Đốt", "Đồ gia dụng bằng tre"},

	{"Thạch Sanh", myTu, "household", "Cơ sở xay xát Thạch Sanh", "Xay xát lúa gạo"},
	{"Niêu Cơm", myTu, "limited", "Công ty TNHH Lương thực Niêu Cơm Thần", "Gạo đóng túi"},
	{"Cây Đa", myTu, "group", "Tổ hợp tác Đan bàng Cây Đa", "Hàng thủ công từ cỏ bàng"},
	{"Ong Vàng", myTu, "cooperative", "Hợp tác xã Mật ong tràm Ong Vàng", "Mật ong tràm"},
	{"Lang Liêu", myTu, "household", "Cơ sở bánh tét Lang Liêu", "Bánh tét, bánh ít"},

	{"Mật Ngọt", cuLaoDung, "household", "Cơ sở đường mía Mật Ngọt", "Đường mía thủ công"},
	{"Đảo Hoang", cuLaoDung, "cooperative", "Hợp tác xã Trái cây Đảo Hoang", "Nhãn, trái cây sấy"},

	{"Chử Đồng Tử", longPhu, "limited", "Công ty TNHH Đóng tàu Chử Đồng Tử", "Đóng và sửa chữa tàu, xà lan"},
	{"Tiên Dung", longPhu, "household", "Cơ sở chiếu cói Tiên Dung", "Chiếu cói, thảm lục bình"},
	{"Kim Quy", longPhu, "limited", "Công ty TNHH Mía đường Kim Quy", "Đường, mật mía"},
	{"Nỏ Thần", longPhu, "private", "Doanh nghiệp tư nhân Cơ khí Nỏ Thần", "Cơ khí nông nghiệp"},
	{"Cá Vàng", longPhu, "household", "Cơ sở khô cá Cá Vàng", "Khô cá nước ngọt"},

	{"Thủy Cung", myXuyen, "limited", "Công ty TNHH Tôm Thủy Cung", "Tôm sơ chế, tôm khô"},
	{"Tiên Ốc", myXuyen, "cooperative", "Hợp tác xã Tôm - lúa Nàng Tiên Ốc", "Tôm khô, gạo sạch"},
	{"Trầu Cau", myXuyen, "household", "Cơ sở bánh phồng tôm Trầu Cau", "Bánh phồng tôm"},
	{"Lọ Nước Thần", myXuyen, "household", "Cơ sở nước đá Lọ Nước Thần", "Nước đá viên"},
	{"Cóc Tía", myXuyen, "private", "Doanh nghiệp tư nhân Thức ăn thủy sản Cóc Tía", "Thức ăn thủy sản"},

	{"Chim Thần", ngaNam, "cooperative", "Hợp tác xã Gạo thơm Chim Thần", "Gạo thơm ST"},
	{"Trâu Vàng", ngaNam, "household", "Cơ sở cơ khí Trâu Vàng", "Máy gặt, máy cày"},
	{"Cá Chép", ngaNam, "household", "Cơ sở khô, mắm Cá Chép Hóa Rồng", "Khô cá lóc, mắm"},
	{"Ông Bụt", ngaNam, "limited", "Công ty TNHH Lúa gạo Ông Bụt", "Gạo chất lượng cao"},

	{"Gà Chín Cựa", thanhTri, "household", "Cơ sở xay xát Gà Chín Cựa", "Xay xát, lau bóng gạo"},
	{"Voi Chín Ngà", thanhTri, "limited", "Công ty TNHH Gạo Voi Chín Ngà", "Gạo xuất khẩu"},
	{"Ngựa Hồng Mao", thanhTri, "private", "Doanh nghiệp tư nhân Cơ khí Ngựa Hồng Mao", "Cơ khí nông nghiệp"},
	{"Nàng Bân", thanhTri, "household", "Cơ sở may gia công Nàng Bân", "May gia công"},
	{"Chức Nữ", thanhTri, "cooperative", "Hợp tác xã Dệt may Chức Nữ", "May mặc, thêu"},

	{"Ống Tre", vinhChau, "cooperative", "Hợp tác xã Hành tím Nàng Út Ống Tre", "Hành tím"},
	{"Dã Tràng", vinhChau, "cooperative", "Hợp tác xã Muối Dã Tràng", "Muối"},
	{"Sao Hôm", vinhChau, "limited", "Công ty TNHH Artemia Sao Hôm", "Trứng bào xác artemia"},
	{"Củ Cải", vinhChau, "household", "Cơ sở củ cải muối Củ Cải Khổng Lồ", "Củ cải muối"},
	{"Sao Mai", vinhChau, "limited", "Công ty TNHH Nông sản sấy Sao Mai", "Hành phi, nông sản sấy"},
	{"Thủy Tinh", vinhChau, "household", "Cơ sở nước đá Thủy Tinh", "Nước đá cây"},

	{"Lưới Vàng", tranDe, "household", "Cơ sở đan lưới Lưới Vàng", "Lưới đánh cá"},
	{"Ngọc Trai", tranDe, "limited", "Công ty TNHH Chế biến thủy sản Ngọc Trai", "Cá, mực đông lạnh"},
	{"Con Sò", tranDe, "household", "Cơ sở khô biển Con Sò", "Khô cá, khô mực"},
	{"Vại Sành", tranDe, "household", "Cơ sở nước mắm Vại Sành", "Nước mắm"},
	{"Mỏ Neo", tranDe, "private", "Doanh nghiệp tư nhân Tàu cá Mỏ Neo", "Đóng, sửa tàu cá"},
	{"Hai Hạt Thóc", tranDe, "household", "Cơ sở xay xát Hai Hạt Thóc", "Xay xát lúa gạo"},
}

// saveEstablishments saves them and tells their numbers by their tale.
func saveEstablishments(ctx context.Context, s *store.Store, u programme.User) (map[string]int64, error) {
	ids := map[string]int64{}
	for _, f := range fictional {
		e, err := s.SaveEstablishment(ctx, u, programme.Establishment{
			Name: f.name, LegalForm: f.form, Place: placeRef(f.district), Trade: f.trade,
			Note: "Số liệu minh họa: cơ sở này không có thật.", Illustrative: true,
		})
		if err != nil {
			return nil, err
		}
		ids[f.tale] = e.ID
	}
	return ids, nil
}
