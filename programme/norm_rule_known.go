package programme

import "slices"

// KnownRules are rules that are known to exist, to begin the list with. They
// come unconfirmed, like KnownNorms.
func KnownRules() []Rule {
	const seen = "Chưa đối chiếu với toàn văn; đọc lại văn bản trước khi xác nhận."
	return append([]Rule{
		{Key: RuleAdvance, Value: 7_000, Source: "TTLT 26/2014/TTLT-BTC-BCT", Clause: "Điều 8.2", From: 2014_04_08, To: 2018_05_10, Note: seen},
		{Key: RuleAdvance, Value: 7_000, Source: "TT 28/2018/TT-BTC", Clause: "tạm ứng, thanh toán", From: 2018_05_11, Note: seen},
		{Key: RulePriority, Value: 15_000, Source: "TTLT 26/2014/TTLT-BTC-BCT", Clause: "Điều 6.2", From: 2014_04_08, To: 2018_05_10,
			Note: "Nhiều nhất 1,5 lần mức trần cho địa bàn, ngành nghề ưu tiên; mức từng trường hợp ở Phụ lục 3 TT 36/2013/TT-BCT, chưa đọc được. " + seen},
		{Key: RuleSettlement, Value: 15, Source: "TT 36/2013/TT-BCT", Clause: "quyết toán", From: 2014_02_10,
			Note: "Văn bản ghi “15 ngày”, không nói ngày làm việc; khi xác nhận chọn cách tính. " + seen},
		{Key: RuleLiquidation, Value: 122, Source: "TT 36/2013/TT-BCT", Clause: "thanh lý hợp đồng", From: 2014_02_10, Note: seen},
		{Key: RuleCertificate, Value: 3, Source: "TT 26/2014/TT-BCT", Clause: "Điều 17.3", From: 2014_10_21, Note: seen},
		{Key: RuleWardYears, Value: 5, Source: "NĐ 45/2012/NĐ-CP; TT 46/2012/TT-BCT", Clause: "Điều 1; Điều 3.1.đ", From: 2013_02_10, To: 2025_10_14, Note: seen},
		{Key: RuleDraftIdle, Value: 6, Source: "Quy chế của tỉnh", Clause: "quản lý hồ sơ", From: 2025_10_15,
			Note: "Luật không quy định; số tháng là đề nghị, tỉnh quyết định rồi xác nhận."},
		{Key: RuleSecondPerson, Value: 1, Source: "Quy chế của tỉnh", Clause: "lập, nộp hồ sơ thay cơ sở", From: 2025_10_15,
			Note: "Luật không quy định; tỉnh quyết định có áp dụng không rồi xác nhận."},
		{Key: RuleCollaboratorPay, Value: 500_000, Source: "Quy chế của tỉnh", Clause: "cộng tác viên khuyến công", From: 2025_10_15,
			Note: "Số tiền chỉ để minh họa; tỉnh quyết định theo khả năng ngân sách rồi xác nhận."},
		{Key: RuleCollaboratorVisits, Value: 4, Source: "Quy chế của tỉnh", Clause: "cộng tác viên khuyến công", From: 2025_10_15,
			Note: "Luật không quy định; tỉnh quyết định rồi xác nhận."},
		{Key: RuleNovelty, Value: 2, Source: "TT 46/2012/TT-BCT", Clause: "Điều 4.2", From: 2013_02_10, To: 2025_06_30,
			Note: "Từ 01/07/2025 không còn cấp huyện; tỉnh cần quy định phạm vi khác. " + seen},
		{Key: RuleProgressNational, Value: 125, Source: "TT 36/2013/TT-BCT", Clause: "Điều 23", From: 2014_02_10, Note: seen},
		{Key: RuleProgressLocal, Value: 325, Source: "Quy chế của tỉnh", Clause: "báo cáo tiến độ", From: 2014_02_10,
			Note: "Luật để tỉnh quy định; kỳ và ngày là đề nghị, tỉnh quyết định rồi xác nhận."},
		{Key: RuleComplaint, Value: 90, Source: "Luật Khiếu nại 02/2011/QH13", Clause: "Điều 9", From: 2012_07_01, Note: seen},
	}, slices.Concat(knownReportRules(), knownStageLimits(), knownRisks())...)
}
