package statement

import (
	"strings"

	"khuyencong/programme"
)

// cueKind is what a phrase of the dictionary tells.
type cueKind byte

const (
	cueLevel     cueKind = iota // whose money
	cueKindOf                   // plan or result
	cueWeakKind                 // result, unless anything else is said
	cueMoney                    // which money
	cueWeakMoney                // money, but not which
	cueNoun                     // a counted thing
	cueContent                  // a content group
	cueOpen                     // opens a list of parts that make up the whole
	cueWithin                   // opens a list of parts that may leave some out
	cueRest                     // the part that is left
	cueReach                    // a percentage of something follows
	cueShare                    // a share of a whole follows
	cueRise                     // growth follows
	cueFall                     // negative growth follows
	cueVersus                   // a base of comparison follows
	cueBefore                   // the period before: last year, same period
	cueQualify                  // widens the next number
	cueNorm                     // a ceiling or a rate of the law follows: no figure
	cueTotal                    // the whole
	cueScope                    // another place than the report's own
	cueDetail                   // narrows a figure
	cueMean                     // an average follows
	cueSkip                     // says nothing, but hides a cue inside it
)

// entry is one phrase with what it tells.
type entry struct {
	words []string
	kind  cueKind
	value string
}

// dictionary holds the phrases by first word, longest first.
var dictionary = map[string][]entry{}

func enter(kind cueKind, value string, phrases ...string) {
	if kind == cueLevel && value != string(programme.AllLevels) {
		for _, p := range phrases {
			if fund[strings.Fields(p)[0]] {
				enter(cueMoney, string(programme.MSupport), p)
			}
		}
	}
	for _, p := range phrases {
		words := strings.Fields(p)
		for i := range words {
			words[i] = placeTone(words[i])
		}
		es := append(dictionary[words[0]], entry{words, kind, value})
		for i := len(es) - 1; i > 0 && len(es[i].words) > len(es[i-1].words); i-- {
			es[i], es[i-1] = es[i-1], es[i]
		}
		dictionary[words[0]] = es
	}
}

// fund names the money of a source: "ngân sách tỉnh" is local support.
var fund = map[string]bool{"ngân": true, "kinh": true, "vốn": true}

func init() {
	const (
		national, local, all = string(programme.National), string(programme.Local), string(programme.AllLevels)
		plan, result         = string(programme.Planned), string(programme.Result)
	)
	enter(cueLevel, national, "khuyến công quốc gia", "khuyến công trung ương", "kcqg", "kc quốc gia", "cấp quốc gia",
		"ngân sách trung ương", "nguồn ngân sách trung ương", "nguồn kinh phí trung ương", "nguồn kinh phí quốc gia", "vốn kcqg", "nguồn trung ương", "kinh phí trung ương", "vốn trung ương", "nguồn quốc gia", "phần quốc gia",
		"đề án quốc gia", "kinh phí quốc gia", "quỹ quốc gia", "chương trình quốc gia", "kinh phí kcqg", "đề án kcqg", "vốn quốc gia", "từ quốc gia", "nguồn vốn quốc gia",
		"vốn trung ương giao", "trung ương giao", "bộ công thương giao", "bộ công thương giao thêm", "bộ công thương hỗ trợ")
	enter(cueLevel, local, "khuyến công địa phương", "kcđp", "kc địa phương", "khuyến công của thành phố", "khuyến công của tỉnh",
		"nguồn khuyến công tỉnh", "nguồn khuyến công của tỉnh", "nguồn khuyến công của thành phố", "nguồn kinh phí khuyến công của tỉnh", "kinh phí khuyến công của tỉnh", "kinh phí khuyến công của thành phố", "ngân sách của tỉnh", "ngân sách của thành phố", "nguồn khuyến công thành phố", "kinh phí khuyến công tỉnh", "kinh phí khuyến công thành phố",
		"ngân sách tỉnh", "nguồn ngân sách tỉnh", "nguồn ngân sách địa phương", "nguồn kinh phí địa phương", "ngân sách thành phố", "ngân sách địa phương", "nguồn địa phương", "phần địa phương", "đề án địa phương",
		"kinh phí địa phương", "kinh phí kcđp", "vốn kcđp", "nguồn vốn địa phương", "vốn địa phương", "khuyến công cấp tỉnh", "từ địa phương", "kc cấp tỉnh", "vốn tỉnh giao")
	enter(cueLevel, all, "cả hai nguồn", "hai nguồn", "hai nguồn vốn", "hai cấp", "các nguồn", "chung cả hai",
		"cả hai cấp", "toàn chương trình", "cả hai chương trình", "cả quốc gia và địa phương",
		"khuyến công quốc gia và khuyến công địa phương", "khuyến công địa phương và khuyến công quốc gia", "kcqg và kcđp", "kcđp và kcqg",
		"khuyến công quốc gia và địa phương", "khuyến công địa phương và quốc gia", "cả kcqg và kcđp",
		"khuyến công quốc gia , khuyến công địa phương", "chung hai nguồn", "chung cả tỉnh", "quốc gia và địa phương", "địa phương và quốc gia")
	// Back to the level of the whole report.
	enter(cueLevel, "", "toàn tỉnh", "tổng cộng", "tính chung", "trên địa bàn tỉnh", "cả tỉnh", "chung")
	enter(cueDetail, programme.Provincial, "khuyến công cấp tỉnh", "ngân sách cấp tỉnh", "cấp tỉnh", "nguồn cấp tỉnh")
	enter(cueDetail, programme.District, "khuyến công cấp huyện", "khuyến công huyện", "ngân sách cấp huyện", "ngân sách huyện", "cấp huyện", "nguồn cấp huyện")
	enter(cueSkip, "", "công tác khuyến công của tỉnh", "hoạt động khuyến công của tỉnh", "công tác khuyến công của thành phố", "hoạt động khuyến công của thành phố", "hoạt động khuyến công của huyện", "công tác khuyến công của huyện")
	enter(cueSkip, "", "cán bộ cấp huyện", "cán bộ cấp tỉnh", "khuyến công viên cấp xã", "ủy ban nhân dân cấp huyện", "ubnd cấp huyện", "tiêu biểu cấp tỉnh", "tiêu biểu cấp huyện", "sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh", "sản phẩm công nghiệp nông thôn tiêu biểu cấp huyện", "sản phẩm cnnt tiêu biểu cấp tỉnh", "công nghiệp nông thôn tiêu biểu cấp tỉnh", "công nghiệp nông thôn tiêu biểu cấp huyện", "cnnt tiêu biểu cấp tỉnh", "cnnt tiêu biểu cấp huyện",
		"tiêu biểu cấp quốc gia", "sản phẩm tiêu biểu quốc gia", "mục tiêu quốc gia", "chương trình mục tiêu quốc gia", "quyết định số", "địa phương khác",
		"nộp ngân sách tỉnh", "tại các địa phương", "các địa phương", "ở địa phương", "tại địa phương")

	enter(cueKindOf, plan, "kế hoạch", "kh", "dự kiến", "mục tiêu", "chỉ tiêu", "được giao", "giao", "phân bổ", "bố trí", "dự toán", "phấn đấu", "được duyệt",
		"được phê duyệt", "phê duyệt", "duyệt", "sẽ", "nhu cầu", "đăng ký", "phân kỳ", "theo chương trình", "đề ra", "cần đạt", "tạm giao", "định hướng", "giao đầu năm",
		"đặt ra", "tờ trình", "ban hành chương trình", "ban hành kế hoạch", "phương hướng", "tiếp tục hỗ trợ", "tiếp tục triển khai", "tiếp tục thực hiện", "kế hoạch được giao", "kế hoạch giao", "kế hoạch đề ra")
	enter(cueKindOf, result, "thực tế bố trí", "thực tế đã bố trí", "thực tế các năm bố trí", "thực tế phân bổ", "kết quả", "đã", "đã giải ngân", "đã thanh toán", "đã chi", "hoàn thành", "ước thực hiện", "ước đạt", "ước", "ước giải ngân", "thực hiện được", "nghiệm thu", "giải ngân", "quyết toán",
		"thanh toán", "lũy kế", "cộng dồn", "tình hình thực hiện", "tổ chức được", "triển khai được", "thực tế", "th", "thực hiện đạt", "ước th",
		"kết quả thực hiện", "hỗ trợ được", "đào tạo được", "làm xong", "thực hiện xong", "huy động được", "giải quyết được", "tạo được", "thu hút được", "mở được",
		"thực hiện kế hoạch", "triển khai kế hoạch", "kết quả thực hiện kế hoạch", "tình hình thực hiện kế hoạch", "điểm lại", "đánh giá", "tổng kết", "sơ kết", "xây dựng được", "vận động được", "đến nay")
	enter(cueWeakKind, result, "thực hiện", "được hỗ trợ", "triển khai thực hiện", "đạt")
	enter(cueSkip, "", "sở kế hoạch", "phòng kế hoạch", "kế hoạch và đầu tư", "kế hoạch số", "kế hoạch - tài chính", "kế hoạch tài chính", "giao thông", "bàn giao", "giao lưu", "giao dịch",
		"chuyển giao", "chuyển giao công nghệ", "giao diện", "giao thương", "xét duyệt", "thẩm duyệt", "kiểm duyệt", "được sự", "hội đồng nghiệm thu", "đăng ký nhãn hiệu", "đăng ký thương hiệu", "đăng ký bảo hộ", "đăng ký kinh doanh",
		"mục tiêu quốc gia", "trang thông tin điện tử", "theo quyết định phê duyệt")

	enter(cueMoney, string(programme.MSupport), "hỗ trợ", "kinh phí hỗ trợ", "tổng kinh phí hỗ trợ", "ngân sách", "ngân sách hỗ trợ", "ngân sách nhà nước", "kinh phí khuyến công",
		"tổng kinh phí khuyến công", "vốn khuyến công", "nguồn khuyến công", "tổng số tiền hỗ trợ", "số tiền hỗ trợ", "vốn hỗ trợ", "tổng vốn hỗ trợ", "nhà nước hỗ trợ", "nguồn kinh phí khuyến công",
		"tổng nguồn vốn khuyến công", "tổng vốn khuyến công", "vốn ngân sách", "tổng mức hỗ trợ", "tổng ngân sách", "tổng ngân sách hỗ trợ", "kinh phí ngân sách",
		"tổng kinh phí ngân sách", "mức hỗ trợ", "tổng số kinh phí hỗ trợ", "tài trợ", "nguồn ngân sách", "tổng kinh phí nhà nước hỗ trợ", "tổng kinh phí được hỗ trợ", "kinh phí được hỗ trợ",
		"kinh phí khuyến công hỗ trợ", "tổng kinh phí khuyến công hỗ trợ", "tổng kinh phí từ ngân sách")
	enter(cueMoney, string(programme.MSupport), "mỗi cơ sở nhận", "mỗi đề án nhận", "mỗi đơn vị nhận", "mỗi cơ sở được nhận", "mỗi đề án được nhận")
	enter(cueMoney, string(programme.MCounterpart), "đóng góp", "đối ứng", "vốn đối ứng", "bỏ ra", "tự có", "vốn tự có", "huy động", "vốn huy động", "vốn của cơ sở", "vốn doanh nghiệp",
		"vốn của doanh nghiệp", "kinh phí đối ứng", "đơn vị thụ hưởng đóng góp", "cơ sở thụ hưởng đóng góp", "kinh phí đóng góp", "cơ sở đóng góp", "doanh nghiệp đóng góp", "tự bỏ", "vốn dân", "xã hội hóa",
		"doanh nghiệp đầu tư", "cơ sở đầu tư", "thụ hưởng đầu tư", "kinh phí của cơ sở", "kinh phí của đơn vị thụ hưởng", "vốn của đơn vị thụ hưởng", "vốn góp", "kinh phí huy động", "phần còn lại do cơ sở", "đơn vị thụ hưởng góp", "cơ sở góp", "doanh nghiệp góp", "bỏ thêm", "góp thêm", "đầu tư thêm", "tự đầu tư")
	for _, own := range []string{"cơ sở", "đơn vị", "đơn vị thụ hưởng", "doanh nghiệp", "tổ chức", "người dân", "chủ cơ sở"} {
		enter(cueMoney, string(programme.MCounterpart), "vốn của các "+own, "kinh phí của các "+own, "nguồn vốn của các "+own, "nguồn vốn của "+own)
	}
	enter(cueWeakMoney, string(programme.MCounterpart), "đơn vị thụ hưởng", "cơ sở thụ hưởng", "thụ hưởng")
	enter(cueMoney, string(programme.MTotalCost), "tổng kinh phí", "tổng vốn", "tổng vốn đầu tư", "tổng mức đầu tư", "tổng giá trị", "giá trị thực hiện", "vốn thực hiện", "tổng kinh phí thực hiện",
		"kinh phí thực hiện", "tổng chi phí", "tổng nguồn vốn", "tổng mức kinh phí", "tổng giá trị thực hiện", "tổng đầu tư", "vốn đầu tư", "tổng số vốn", "tổng số kinh phí", "tổng nguồn kinh phí", "tổng kinh phí đầu tư", "tổng dự toán")
	enter(cueMoney, string(programme.MDisbursed), "giải ngân", "thanh toán", "ước giải ngân", "quyết toán", "đã giải ngân", "tạm ứng", "giá trị giải ngân", "kinh phí giải ngân", "số tiền giải ngân", "cấp phát", "kinh phí quyết toán", "đã thanh toán", "đã chi", "kinh phí đã giải ngân")
	enter(cueMoney, string(programme.MOther), "doanh thu", "tổng doanh thu", "giá trị sản xuất", "kim ngạch", "kim ngạch xuất khẩu", "nộp ngân sách", "nộp ngân sách nhà nước", "thu nhập", "thu nhập bình quân", "lợi nhuận", "doanh số", "giá trị sản xuất công nghiệp", "giá trị hợp đồng", "vốn vay", "tiết kiệm", "vốn điều lệ", "giá trị tăng thêm", "tổng mức bán lẻ")
	enter(cueWeakMoney, "", "kinh phí", "số tiền", "tổng số tiền", "vốn", "nguồn vốn", "số vốn", "số kinh phí", "trị giá", "nguồn kinh phí", "mức kinh phí")
	for _, p := range []string{"kinh phí khuyến công", "tổng kinh phí khuyến công", "vốn khuyến công", "tổng vốn khuyến công", "nguồn kinh phí khuyến công", "nguồn vốn khuyến công", "nguồn khuyến công"} {
		enter(cueLevel, national, p+" quốc gia")
		enter(cueLevel, local, p+" địa phương")
		enter(cueMoney, string(programme.MSupport), p+" quốc gia", p+" địa phương")
	}
	enter(cueSkip, "", "thu hồi vốn", "không thu hồi vốn", "có thu hồi vốn", "hỗ trợ thực hiện", "hỗ trợ cho", "kể cả tạm ứng", "nguồn vốn bao gồm", "được hỗ trợ", "hồ sơ thanh toán", "hồ sơ quyết toán")

	enter(cueNoun, string(programme.MProjects), "chương trình , đề án", "đề án , nhiệm vụ", "đề án", "chương trình", "dự án", "đề án , chương trình", "đề án và nhiệm vụ", "nhiệm vụ , đề án", "đa", "đề án , dự án", "đề án nhóm", "lượt đề án")
	enter(cueNoun, string(programme.MPlans), "kế hoạch", "nhiệm vụ")
	enter(cueNoun, string(programme.MWorkers), "lao động", "người lao động", "học viên", "người", "lượt người", "lượt lao động", "lđ", "việc làm", "công nhân", "lượt học viên", "người học")
	enter(cueNoun, string(programme.MEstablishments), "cơ sở", "doanh nghiệp", "hộ", "hợp tác xã", "dn", "htx", "lượt cơ sở", "lượt doanh nghiệp", "đơn vị thụ hưởng", "cơ sở thụ hưởng", "đơn vị", "hộ kinh doanh", "doanh nghiệp , cơ sở", "cơ sở , doanh nghiệp", "tổ hợp tác")
	enter(cueNoun, string(programme.MClasses), "lớp", "khóa")
	enter(cueNoun, string(programme.MContracts), "hợp đồng")
	enter(cueNoun, string(programme.MModels), "mô hình")
	enter(cueNoun, "other", "hội chợ", "gian hàng", "sản phẩm", "trung tâm", "hội thảo", "đoàn", "phòng trưng bày", "hội nghị", "cụm công nghiệp", "ccn", "hồ sơ", "làng nghề", "thương hiệu", "nhãn hiệu", "bản tin", "tin bài", "chuyên mục", "chuyên đề", "phóng sự")

	enter(cueOpen, "", "gồm", "bao gồm", "gồm có", "chia ra", "chia thành", "phân ra", "phân theo", "chia theo", "cơ cấu", "chia", "được chia", "cụ thể", "cụ thể như sau", "chi tiết như sau", "chi tiết", "như sau", "phân bổ như sau", "bao gồm các")
	enter(cueWithin, "", "trong đó", "trong số đó", "trong số này", "trong số", "tđ")
	enter(cueSkip, "", "gồm cả", "gồm cả hai nguồn", "bao gồm cả hai nguồn", "bao gồm cả", "không bao gồm", "chưa bao gồm", "không gồm", "chưa gồm", "tính riêng", "ngoài ra")
	enter(cueRest, "", "còn lại", "còn", "số còn lại", "phần còn lại", "còn lại là")
	enter(cueSkip, "", "còn hạn chế", "còn nhiều", "còn thiếu", "còn mỏng", "không còn", "vẫn còn", "còn chậm", "còn khó khăn", "còn thấp", "còn ít", "không những", "còn có", "còn được")

	enter(cueReach, "", "đạt", "bằng", "tương đương", "tương ứng", "hoàn thành", "tỷ lệ", "đạt tỷ lệ", "tỷ lệ đạt", "ước đạt")
	enter(cueShare, "", "chiếm", "chiếm tỷ lệ", "chiếm tỷ trọng", "tỷ trọng")
	enter(cueRise, "", "tăng", "tăng trưởng", "vượt", "tốc độ tăng", "tăng thêm", "cao hơn", "nhiều hơn")
	enter(cueFall, "", "giảm", "thấp hơn", "ít hơn", "giảm còn", "hụt")
	enter(cueVersus, "", "so với", "so", "so cùng kỳ", "trên tổng", "của")
	enter(cueBefore, "", "cùng kỳ", "cùng kỳ năm trước", "cùng kỳ năm ngoái", "năm trước", "năm ngoái", "năm trước đó", "năm liền trước", "giai đoạn trước", "kỳ trước", "cùng thời điểm năm trước", "năm liền kề")
	enter(cueTotal, "", "tổng", "tổng số", "tổng cộng", "toàn bộ", "tất cả", "cả giai đoạn")

	about, over, under := string(programme.About), string(programme.Over), string(programme.Under)
	enter(cueQualify, about, "khoảng", "xấp xỉ", "ước khoảng", "vào khoảng", "ước chừng", "khoảng chừng")
	enter(cueQualify, over, "trên", "hơn", "ít nhất", "tối thiểu", "không dưới", "vượt trên", "không ít hơn")
	enter(cueQualify, under, "gần", "dưới", "chưa đến", "chưa tới", "gần đến", "gần bằng", "không đến", "suýt soát")
	enter(cueSkip, "", "nhìn chung", "nói chung", "trên địa bàn", "trên cơ sở", "nêu trên", "số liệu trên", "các số liệu trên", "từ nguồn", "từ ngân sách", "gần đây", "năm gần đây")
	enter(cueNorm, "", "tối đa", "không quá", "không vượt quá", "nhiều nhất", "tối đa không quá", "định mức", "lãi suất", "mức trần", "hạn mức", "thuế suất")
	enter(cueMean, "", "bình quân", "trung bình", "bình quân mỗi năm", "bình quân mỗi", "tính bình quân")
	enter(cueScope, "cả nước", "cả nước", "toàn quốc", "trên cả nước")
	enter(cueScope, "khu vực", "toàn vùng", "khu vực", "toàn khu vực", "các tỉnh phía nam", "các tỉnh phía bắc", "đồng bằng sông cửu long", "vùng tây nguyên", "các tỉnh trong vùng",
		"khu vực phía nam", "khu vực phía bắc", "miền trung - tây nguyên", "các tỉnh miền trung", "các tỉnh , thành phố")
	enter(cueSkip, "", "khu vực nông thôn", "khu vực tư nhân", "khu vực đặc biệt khó khăn", "khu vực miền núi", "khu vực biên giới")

	content := func(g programme.ContentGroup, phrases ...string) { enter(cueContent, string(g), phrases...) }
	content(programme.Training, "đào tạo nghề", "truyền nghề", "dạy nghề", "nâng cao tay nghề", "đào tạo lao động", "đào tạo")
	content(programme.DemonstrationModel, "mô hình trình diễn", "mô hình trình diễn kỹ thuật", "trình diễn kỹ thuật", "xây dựng mô hình trình diễn")
	content(programme.Machinery, "máy móc", "ứng dụng máy móc", "chuyển giao công nghệ", "thiết bị tiên tiến", "ứng dụng máy móc , thiết bị", "dây chuyền công nghệ", "máy móc thiết bị", "đổi mới công nghệ", "máy móc , thiết bị")
	content(programme.CleanerProduction, "sản xuất sạch hơn", "sxsh", "chuyển đổi số", "tiêu dùng bền vững")
	content(programme.ProductPromotion, "sản phẩm công nghiệp nông thôn tiêu biểu", "sản phẩm tiêu biểu", "sản phẩm cnnt tiêu biểu", "hội chợ", "hội chợ triển lãm", "triển lãm", "xây dựng thương hiệu", "đăng ký nhãn hiệu", "đăng ký thương hiệu", "thương hiệu", "phòng trưng bày", "xúc tiến thương mại", "bình chọn sản phẩm", "phát triển sản phẩm", "phát triển thị trường", "quảng bá sản phẩm")
	content(programme.Information, "thông tin tuyên truyền", "thông tin , tuyên truyền", "tuyên truyền", "bản tin", "cung cấp thông tin")
	content(programme.Consulting, "tư vấn trợ giúp", "tư vấn , trợ giúp", "hoạt động tư vấn", "tư vấn phát triển", "tư vấn")
	content(programme.Capacity, "nâng cao năng lực quản lý", "khởi sự doanh nghiệp", "tập huấn", "hội thảo", "học tập kinh nghiệm", "tham quan khảo sát", "tham quan , khảo sát", "khảo sát học tập", "khởi sự")
	content(programme.Cluster, "cụm công nghiệp", "hạ tầng cụm", "cụm liên kết", "liên doanh liên kết", "liên doanh , liên kết", "hạ tầng cụm công nghiệp")
	content(programme.Environment, "ô nhiễm môi trường", "xử lý ô nhiễm", "xử lý môi trường", "môi trường")
	content(programme.Cooperation, "hợp tác quốc tế")
	content(programme.Management, "quản lý chương trình", "nâng cao năng lực tổ chức", "chi quản lý", "kiểm tra giám sát", "năng lực quản lý và tổ chức thực hiện", "nâng cao năng lực quản lý và tổ chức thực hiện", "năng lực tổ chức thực hiện", "cộng tác viên")
	enter(cueSkip, "", "trung tâm khuyến công", "xúc tiến thương mại làm đầu mối", "trung tâm khuyến công và xúc tiến thương mại", "trung tâm khuyến công và tư vấn", "trung tâm khuyến công và tư vấn phát triển công nghiệp", "hội đồng thẩm định", "trung tâm dạy nghề", "khuyến công và xúc tiến thương mại", "khuyến công và tư vấn phát triển công nghiệp", "thi đua khen thưởng")
}

// abbreviations are words too when they are not in capitals.
var abbreviations = map[string]bool{"kh": true, "th": true, "đa": true, "dn": true, "lđ": true, "tđ": true}

// match finds the longest phrase of the dictionary at token i; n is its length
// in tokens, 0 for none. A phrase may have several meanings: all are returned.
func match(ts []token, i int) (es []entry, n int) {
	if ts[i].kind == number {
		return nil, 0
	}
	for _, e := range dictionary[ts[i].text] {
		if n > len(e.words) {
			break
		}
		if e.at(ts, i) {
			n = len(e.words)
			es = append(es, e)
		}
	}
	return es, n
}

// at tells whether the phrase stands at token i.
func (e entry) at(ts []token, i int) bool {
	if i+len(e.words) > len(ts) || len(e.words) == 1 && abbreviations[ts[i].text] && !ts[i].caps {
		return false
	}
	for k, w := range e.words {
		if ts[i+k].text != w {
			return false
		}
	}
	return true
}
