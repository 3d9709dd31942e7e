package programme

import "slices"

// EvidenceItem (tài liệu chứng minh) is one line of the list of papers that
// show that the work was done, as an acceptance record ticks them off.
type EvidenceItem struct {
	Code     string `json:"code"`
	Name     string `json:"name"`
	Source   string `json:"source,omitempty"`
	Required bool   `json:"required,omitempty"` // without it nothing is concluded; else "nếu có"
	Have     bool   `json:"have,omitempty"`
	Where    string `json:"where,omitempty"` // number and date of the paper, or where it is kept
}

// StateText is the line's standing in words.
func (e EvidenceItem) StateText() string {
	text := "chưa có"
	if e.Have {
		text = "có"
	}
	if e.Where != "" {
		text += ", " + e.Where
	}
	return text
}

// evidenceRule asks for papers from projects of some contents, on the days on
// which the rule is in force.
type evidenceRule struct {
	Code, Name string
	Contents   []string // none: all
	Required   bool
	Clause     string
	From, To   Day // To 0: until further notice
}

const lawEvidence = "TT 36/2013/TT-BCT, Điều 14"

// evidenceRules are the papers that the circular asks for, by content. Rows
// about the acceptance record and the report on volumes are the record itself.
var evidenceRules = []evidenceRule{
	{"report", "Báo cáo tổng kết thực hiện đề án", nil, true, "", 2014_02_10, 0},
	{"learners", "Danh sách học viên có ký nhận và quyết định cấp chứng chỉ", []string{"KC1"}, true, "khoản 1", 2014_02_10, 0},
	{"hired", "Danh sách lao động được tuyển dụng sau đào tạo, có xác nhận của cơ sở sử dụng lao động", []string{"KC1"}, true, "khoản 1", 2014_02_10, 0},
	{"meals", "Bảng kê ký nhận tiền ăn, đi lại", []string{"KC1", "KC2b"}, false, "khoản 1, 2", 2014_02_10, 0},
	{"consulting", "Hợp đồng tư vấn, biên bản nghiệm thu, thanh lý và sản phẩm tư vấn", []string{"KC2a"}, true, "khoản 2", 2014_02_10, 0},
	{"trainees", "Danh sách học viên được cấp giấy chứng nhận, có ký nhận", []string{"KC2b"}, true, "khoản 2", 2014_02_10, 0},
	{"delegates", "Danh sách đại biểu có ký nhận và tài liệu hội thảo", []string{"KC2c"}, true, "khoản 2", 2014_02_10, 0},
	{"registration", "Bản sao giấy chứng nhận đăng ký doanh nghiệp", []string{"KC2d"}, true, "khoản 3; Điều 13.3", 2014_02_10, 0},
	{"demonstration", "Danh sách đại biểu dự trình diễn có ký nhận, được xác nhận", []string{"KC3a", "KC3b"}, true, "khoản 3", 2014_02_10, 0},
	{"model", "Thuyết minh mô hình", []string{"KC3a", "KC3b"}, true, "khoản 3", 2014_02_10, 0},
	{"item_invoice", "Hóa đơn hạng mục được hỗ trợ", []string{"KC3a", "KC3b"}, true, "khoản 3", 2014_02_10, 0},
	{"transfer", "Hợp đồng chuyển giao công nghệ, biên bản nghiệm thu, thanh lý", []string{"KC3d"}, true, "khoản 4", 2014_02_10, 0},
	{"purchase", "Hợp đồng mua bán máy móc, biên bản nghiệm thu, thanh lý", []string{"KC3c", "KC3e", "KC3g"}, true, "khoản 5", 2014_02_10, 0},
	{"assessment", "Báo cáo đánh giá sản xuất sạch hơn được phê duyệt", []string{"KC3f"}, true, "khoản 6", 2014_02_10, 0},
	{"trademark", "Giấy chứng nhận đăng ký nhãn hiệu; quy chế sử dụng với nhãn hiệu tập thể", []string{"KC4e"}, true, "khoản 7", 2014_02_10, 0},
	{"media", "Hợp đồng, biên bản nghiệm thu, thanh lý; danh mục và sản phẩm tuyên truyền", []string{"KC6a", "KC6b", "KC6c"}, true, "khoản 8", 2014_02_10, 0},
	{"charter", "Quyết định thành lập, điều lệ hội và danh sách hội viên", []string{"KC7a"}, true, "khoản 9", 2014_02_10, 0},
	{"exhibitors", "Danh sách cơ sở tham gia có xác nhận của Sở Công Thương nơi tổ chức (bản chính)", []string{"KC4b"}, true, "khoản 10", 2014_02_10, 0},
	{"booths", "Hợp đồng thuê gian hàng ghi địa điểm, số lượng, giá, mức hỗ trợ", []string{"KC4b", "KC4c"}, true, "khoản 10, 11", 2014_02_10, 0},
	{"fair_list", "Danh sách cơ sở tham gia hội chợ ngoài nước, có xác nhận của Sở Công Thương", []string{"KC4c"}, true, "khoản 11", 2014_02_10, 0},
	{"linkage", "Quyết định phê duyệt liên kết, mô hình cụm", []string{"KC7b"}, true, "khoản 12", 2014_02_10, 0},
	{"detail_plan", "Quyết định phê duyệt quy hoạch chi tiết cụm công nghiệp", []string{"KC7c"}, true, "khoản 13", 2014_02_10, 0},
	{"investor", "Biên bản nghiệm thu hạng mục của chủ đầu tư và bảng khối lượng", []string{"KC7d", "KC7g", "KC7h"}, true, "khoản 14", 2014_02_10, 0},
	{"audit", "Báo cáo kiểm toán độc lập, nếu chủ đầu tư là doanh nghiệp", []string{"KC7d", "KC7h"}, false, "khoản 14", 2014_02_10, 0},
}

// EvidenceFor is the list for a content on a day.
func EvidenceFor(content string, on Day) (all []EvidenceItem) {
	for _, r := range evidenceRules {
		if (len(r.Contents) == 0 || slices.Contains(r.Contents, content)) && r.From <= on && (r.To == 0 || on <= r.To) {
			source := lawEvidence
			if r.Clause != "" {
				source += ", " + r.Clause
			}
			all = append(all, EvidenceItem{Code: r.Code, Name: r.Name, Required: r.Required, Source: source})
		}
	}
	return all
}

// KeepEvidence brings the ticked list to what is asked: what was ticked stays.
func (b *AcceptanceBody) KeepEvidence(asked []EvidenceItem) {
	all := slices.Clone(asked)
	for i, e := range all {
		for _, had := range b.Evidence {
			if had.Code == e.Code {
				all[i].Have, all[i].Where = had.Have, had.Where
			}
		}
	}
	b.Evidence = all
}

// MissingEvidence lists the papers that are required and not there.
func (b AcceptanceBody) MissingEvidence() (all []string) {
	for _, e := range b.Evidence {
		if e.Required && !e.Have {
			all = append(all, e.Name)
		}
	}
	return all
}
