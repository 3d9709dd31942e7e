package sample

import "khuyencong/programme"

// texts are the office's own words in the evaluation of 2016-2018, with the
// figures of the evaluation that evidence them.
var texts = []struct {
	kind     programme.RemarkKind
	text     string
	evidence []string
}{
	{programme.Difficulty, "Phần lớn cơ sở công nghiệp nông thôn có quy mô nhỏ, phân tán, ít vốn; năng lực tài chính và quản lý còn yếu nên số cơ sở đủ điều kiện nhận hỗ trợ chưa nhiều.", []string{"beneficiaries", "mean"}},
	{programme.Difficulty, "Cấp huyện thiếu người làm khuyến công, chủ yếu kiêm nhiệm và hay thay đổi; việc nắm nhu cầu và theo dõi đề án tại địa bàn chưa đều.", []string{"idle"}},
	{programme.Difficulty, "Nhiều chủ cơ sở chưa tự lập được đề án và lúng túng khi chọn máy móc, thiết bị; hồ sơ phải chỉnh sửa nhiều lần, có đề án phải ngừng.", []string{"stopped"}},
	{programme.Difficulty, "Chưa có mạng lưới cộng tác viên khuyến công ở huyện, xã nên thông tin về nhu cầu hỗ trợ đến chậm và chưa đầy đủ.", []string{"idle", "beneficiaries"}},
	{programme.Difficulty, "Nhu cầu hỗ trợ đào tạo nghề thấp: cơ sở chủ yếu tự kèm nghề, người lao động đã có các lớp của trung tâm dạy nghề.", []string{"training"}},
	{programme.Difficulty, "Hỗ trợ hạ tầng và xử lý ô nhiễm tại cụm công nghiệp chưa thực hiện được vì chưa có vốn đầu tư cụm công nghiệp.", []string{"unused"}},

	{programme.Remedy, "Ưu tiên vốn cho đề án tại xã xây dựng nông thôn mới, sản phẩm có thế mạnh của địa phương, cơ sở đầu tư lớn và dùng nhiều lao động; lồng ghép với các chương trình khác.", []string{"leverage", "jobs"}},
	{programme.Remedy, "Quản lý, sử dụng kinh phí đúng quy định; cùng phòng chuyên môn cấp huyện xây dựng kế hoạch sát khả năng giải ngân và huy động thêm vốn ngoài ngân sách.", []string{"levels", "rest", "differences"}},
	{programme.Remedy, "Kiểm tra, giám sát đề án theo tiến độ để gỡ vướng mắc kịp thời; học hỏi cách làm của các trung tâm khuyến công khác.", []string{"pace", "stopped"}},
	{programme.Remedy, "Đổi mới cách tuyên truyền, coi trọng gặp gỡ trực tiếp tại cơ sở, nhất là nơi chưa có đề án, để cơ sở biết và chủ động đăng ký.", []string{"idle", "beneficiaries"}},
	{programme.Remedy, "Bồi dưỡng nghiệp vụ và ý thức trách nhiệm cho người làm khuyến công; bám địa bàn, lập kế hoạch từ nhu cầu đã khảo sát.", []string{"unused", "training"}},
	{programme.Remedy, "Khen thưởng kịp thời tập thể, cá nhân làm tốt công tác khuyến công và cơ sở sản xuất đạt hiệu quả cao.", []string{"jobs", "levels"}},
}

func remarks(id int64) []programme.Remark {
	var all []programme.Remark
	position := map[programme.RemarkKind]int{}
	for _, t := range texts {
		position[t.kind]++
		all = append(all, programme.Remark{
			ProgrammeID: id, Period: firstThree, Kind: t.kind, Position: position[t.kind], Text: t.text, Evidence: t.evidence,
		})
	}
	return all
}
