package programme

// ContentGroup is one of the statutory groups of support (nội dung hỗ trợ),
// by the name that exchanged data uses.
type ContentGroup string

const (
	Training           ContentGroup = "training"            // đào tạo nghề, truyền nghề
	Capacity           ContentGroup = "capacity"            // nâng cao năng lực quản lý
	DemonstrationModel ContentGroup = "demonstration_model" // mô hình trình diễn kỹ thuật
	Machinery          ContentGroup = "machinery"           // ứng dụng máy móc tiên tiến
	CleanerProduction  ContentGroup = "cleaner_production"  // sản xuất sạch hơn
	ProductPromotion   ContentGroup = "product_promotion"   // phát triển sản phẩm tiêu biểu, hội chợ, thương hiệu
	Consulting         ContentGroup = "consulting"          // tư vấn
	Information        ContentGroup = "information"         // thông tin, tuyên truyền
	Cluster            ContentGroup = "cluster"             // liên doanh, cụm liên kết, hạ tầng cụm công nghiệp
	Environment        ContentGroup = "environment"         // xử lý ô nhiễm môi trường
	Cooperation        ContentGroup = "cooperation"         // hợp tác quốc tế
	Management         ContentGroup = "management"          // nâng cao năng lực tổ chức, quản lý chương trình
)

// Content (nội dung hỗ trợ) is one thing that the law lets the programme pay
// for. Codes follow the clause order of NĐ 45/2012/NĐ-CP, Điều 4.
type Content struct {
	Code  string // "KC3c"
	Name  string // as the office writes it
	Group ContentGroup
}

// Contents is the statutory list, in the order of the law.
var Contents = []Content{
	{"KC1", "Đào tạo nghề, truyền nghề, nâng cao tay nghề", Training},
	{"KC2a", "Tư vấn, tập huấn, hội thảo nâng cao năng lực quản lý", Capacity},
	{"KC2b", "Tham quan, khảo sát học tập trong nước", Capacity},
	{"KC2c", "Khảo sát, học tập ngoài nước", Capacity},
	{"KC2d", "Khởi sự, thành lập doanh nghiệp CNNT", Capacity},
	{"KC2e", "Mở rộng thị trường, xuất khẩu", Capacity},
	{"KC3a", "Mô hình trình diễn kỹ thuật công nghệ mới, sản phẩm mới", DemonstrationModel},
	{"KC3b", "Mô hình cơ sở hoạt động hiệu quả để nhân rộng", DemonstrationModel},
	{"KC3c", "Ứng dụng máy móc, thiết bị tiên tiến", Machinery},
	{"KC3d", "Chuyển giao công nghệ", Machinery},
	{"KC3e", "Ứng dụng dây chuyền công nghệ", Machinery},
	{"KC3f", "Đánh giá sản xuất sạch hơn", CleanerProduction},
	{"KC3g", "Mô hình thí điểm sản xuất sạch hơn", CleanerProduction},
	{"KC4a", "Bình chọn sản phẩm CNNT tiêu biểu", ProductPromotion},
	{"KC4b", "Tổ chức hội chợ, triển lãm trong nước", ProductPromotion},
	{"KC4c", "Tham gia hội chợ, triển lãm trong nước", ProductPromotion},
	{"KC4d", "Hội chợ, triển lãm ngoài nước", ProductPromotion},
	{"KC4e", "Xây dựng, đăng ký thương hiệu, nhãn hiệu", ProductPromotion},
	{"KC4f", "Phòng trưng bày, sàn thương mại điện tử", ProductPromotion},
	{"KC5a", "Thuê tư vấn cho cơ sở CNNT", Consulting},
	{"KC5b", "Hướng dẫn tiếp cận chính sách", Consulting},
	{"KC6a", "Chương trình truyền hình, truyền thanh", Information},
	{"KC6b", "Bản tin, ấn phẩm, tờ rơi", Information},
	{"KC6c", "Dữ liệu, trang thông tin điện tử", Information},
	{"KC7a", "Thành lập hội, hiệp hội ngành nghề", Cluster},
	{"KC7b", "Cụm liên kết doanh nghiệp công nghiệp", Cluster},
	{"KC7c", "Lập quy hoạch chi tiết cụm công nghiệp", Cluster},
	{"KC7d", "Đầu tư kết cấu hạ tầng cụm công nghiệp", Cluster},
	{"KC7e", "Thu hút đầu tư vào cụm công nghiệp", Cluster},
	{"KC7f", "Lãi suất vốn vay di dời cơ sở gây ô nhiễm", Environment},
	{"KC7g", "Xử lý ô nhiễm môi trường tại cơ sở CNNT", Environment},
	{"KC7h", "Xử lý ô nhiễm môi trường tại cụm công nghiệp", Environment},
	{"KC8a", "Chương trình, dự án hợp tác quốc tế", Cooperation},
	{"KC8b", "Trao đổi kinh nghiệm với nước ngoài", Cooperation},
	{"KC8c", "Nâng cao năng lực cán bộ ở ngoài nước", Cooperation},
	{"KC9a", "Tập huấn cán bộ khuyến công", Management},
	{"KC9b", "Tham quan, hội thảo, tổng kết", Management},
	{"KC9c", "Cơ sở vật chất trung tâm, thù lao cộng tác viên", Management},
	{"KC9d", "Xây dựng chương trình, kế hoạch khuyến công", Management},
	{"KC9e", "Kiểm tra, giám sát, nghiệm thu", Management},
	{"KC9m", "Chi quản lý chương trình", Management},
	{"KC10", "Chuyển đổi số; sản xuất và tiêu dùng bền vững", CleanerProduction},
}

// ContentByCode finds a content of the list.
func ContentByCode(code string) (Content, bool) {
	for _, c := range Contents {
		if c.Code == code {
			return c, true
		}
	}
	return Content{}, false
}

// ByGroup is the list with each group's contents together, groups in the order
// in which the law first names one of theirs.
func ByGroup() (all [][]Content) {
	at := map[ContentGroup]int{}
	for _, c := range Contents {
		if _, met := at[c.Group]; !met {
			at[c.Group] = len(all)
			all = append(all, nil)
		}
		all[at[c.Group]] = append(all[at[c.Group]], c)
	}
	return all
}

// Label is the group in Vietnamese; "Tất cả nội dung" for none.
func (g ContentGroup) Label() string {
	if l, ok := groupLabels[g]; ok {
		return l
	}
	return "Tất cả nội dung"
}

var groupLabels = map[ContentGroup]string{
	Training: "Đào tạo nghề, truyền nghề", Capacity: "Nâng cao năng lực quản lý",
	DemonstrationModel: "Mô hình trình diễn kỹ thuật", Machinery: "Ứng dụng máy móc, công nghệ",
	CleanerProduction: "Sản xuất sạch hơn", ProductPromotion: "Phát triển sản phẩm, thị trường",
	Consulting: "Tư vấn, trợ giúp", Information: "Thông tin, tuyên truyền",
	Cluster: "Liên kết, hạ tầng cụm công nghiệp", Environment: "Xử lý ô nhiễm môi trường",
	Cooperation: "Hợp tác quốc tế", Management: "Quản lý, tổ chức thực hiện",
}
