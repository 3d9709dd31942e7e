package programme

import (
	"cmp"
	"maps"
	"strconv"
)

// Keys of the templates.
const (
	TellReturned         TemplateKey = "returned"
	TellDecided          TemplateKey = "decided"
	TellCorrected        TemplateKey = "corrected"
	TellArrived          TemplateKey = "arrived"
	TellWithdrawn        TemplateKey = "withdrawn"
	TellDueSoon          TemplateKey = "due_soon"
	TellLate             TemplateKey = "late"
	TellIdle             TemplateKey = "idle"
	TellAppraisalWaiting TemplateKey = "appraisal_waiting"
	TellAppraisalBack    TemplateKey = "appraisal_back"
	TellMatter           TemplateKey = "matter"
	TellMatterEnded      TemplateKey = "matter_ended"
	TellMessage          TemplateKey = "message"
	TellNote             TemplateKey = "note"
)

// projectFields are known to every template.
var projectFields = []templateField{
	{"đề án", "Đề án “Hỗ trợ máy sấy trái cây” (mã DP-2027-01)"}, {"tên đề án", "Hỗ trợ máy sấy trái cây"}, {"mã đề án", "DP-2027-01"}, {"cơ sở", "Hợp tác xã Trái cây sấy"},
	{"địa bàn", "xã Kế Sách"}, {"nội dung hỗ trợ", "ứng dụng máy móc tiên tiến"}, {"nguồn vốn", "khuyến công địa phương"}, {"năm", "2027"}, {"số đề nghị", "280.000.000 đồng"},
}

// Fields that more than one template has.
var (
	fieldDue   = templateField{"hạn", "15/01/2027"}
	fieldStep  = templateField{"bước", "Trả lại để bổ sung"}
	fieldAt    = templateField{"lúc", "09:30 ngày 05/01/2027"}
	fieldWho   = templateField{"người làm", "Nguyễn Thị Hoa – Chuyên viên"}
	fieldWhy   = templateField{"lý do", "Báo giá đã hết hạn."}
	fieldStage = templateField{"tình trạng", "Thẩm định cấp cơ sở"}
	fieldWork  = templateField{"việc", "xin ý kiến: Sở Tài chính"}
	fieldPart  = templateField{"mục", "Báo giá"}
)

const toldStep = "\n{{bước}} lúc {{lúc}}; người làm: {{người làm}}.[[ Ghi chú: {{lý do}}]]"

// Templates are all of them, with the wording that the program ships. New ones
// go to the end: histories know a template by its place.
var Templates = []Template{
	{TellReturned, "Hồ sơ bị trả lại để bổ sung", "Bên nộp hồ sơ", "Cần bổ sung hồ sơ: {{tên đề án}}",
		"{{đề án}} được trả lại để bổ sung. Trang đề án nêu từng điểm cần bổ sung.[[ Nộp lại chậm nhất hết ngày {{hạn}}.]]" + toldStep,
		[]templateField{fieldDue, fieldStep, fieldAt, fieldWho, fieldWhy}},
	{TellDecided, "Hồ sơ đạt, không đạt, được duyệt, kết thúc", "Bên nộp hồ sơ", "{{tình trạng}}: {{tên đề án}}",
		"{{đề án}} nay ở tình trạng “{{tình trạng}}”.[[ Kinh phí hỗ trợ được duyệt: {{kinh phí được duyệt}}.]]" + toldStep,
		[]templateField{{"tình trạng", "Được hỗ trợ, chờ ký hợp đồng"}, {"kinh phí được duyệt", "250.000.000 đồng"}, {"bước", "Duyệt vào kế hoạch"}, fieldAt, fieldWho, {"lý do", ""}}},
	{TellCorrected, "Cán bộ đính chính hồ sơ đã nộp", "Bên nộp hồ sơ", "Hồ sơ được đính chính: {{tên đề án}}",
		"{{đề án}} được đính chính lúc {{lúc}}: {{thay đổi}}. Lý do: {{lý do}}. Bản đã nộp vẫn được giữ nguyên; trang các vòng nộp để hai bản cạnh nhau.",
		[]templateField{fieldAt, {"thay đổi", "Địa bàn: “xã A” thành “xã B”"}, {"lý do", "Theo giấy chứng nhận đăng ký"}, fieldWho}},
	{TellArrived, "Hồ sơ mới đến tay", "Người xử lý bước này", "{{tình trạng}}: {{tên đề án}}",
		"{{đề án}} đang chờ ở bước “{{tình trạng}}”.[[ Hạn xử lý: hết ngày {{hạn}}.]]" + toldStep,
		[]templateField{fieldStage, fieldDue, {"bước", "Chuyển Sở thẩm định"}, fieldAt, fieldWho, {"lý do", ""}}},
	{TellWithdrawn, "Hồ sơ đang xử lý được rút", "Người đang xử lý", "Hồ sơ đã rút: {{tên đề án}}",
		"{{đề án}} đã được rút, không phải xử lý nữa." + toldStep, []templateField{{"bước", "Rút hồ sơ"}, fieldAt, fieldWho, {"lý do", "Cơ sở hoãn đầu tư."}}},
	{TellDueSoon, "Sắp đến hạn", "Người phải xử lý", "Đến hạn {{hạn}}: [[{{Việc}}: ]]{{tên đề án}}",
		"{{đề án}}[[, {{việc}}:]] đang ở bước “{{tình trạng}}”. Hạn xử lý: hết ngày {{hạn}}.", []templateField{fieldDue, fieldStage, {"việc", ""}}},
	{TellLate, "Quá hạn", "Người phải xử lý", "Quá hạn từ {{hạn}}: [[{{Việc}}: ]]{{tên đề án}}",
		"{{đề án}}[[, {{việc}}:]] đang ở bước “{{tình trạng}}”, đã quá hạn xử lý {{số ngày}} ngày làm việc (hạn: hết ngày {{hạn}}). Xử lý ngay, hoặc ghi rõ lý do chậm.",
		[]templateField{fieldDue, fieldStage, {"số ngày", "3"}, {"việc", ""}}},
	{TellIdle, "Dự thảo để lâu không sửa", "Bên soạn hồ sơ, trung tâm", "Dự thảo để lâu: {{tên đề án}}",
		"{{đề án}} chưa được sửa từ {{từ ngày}}, quá {{thời hạn}} ({{căn cứ}}). Viết tiếp rồi nộp, hoặc rút nếu không làm nữa. Dự thảo không bị xóa.",
		[]templateField{{"từ ngày", "05/07/2026"}, {"thời hạn", "6 tháng"}, {"căn cứ", "quy chế của tỉnh, Điều 5"}}},
	{TellAppraisalWaiting, "Phiếu thẩm định chờ kết luận", "Người kết luận", "Phiếu thẩm định chờ kết luận: {{tên đề án}}",
		"{{đề án}}: phiếu thẩm định {{cấp}} đề nghị {{kết luận}}. Mở phiếu để kết luận.", []templateField{{"cấp", "cấp cơ sở"}, {"kết luận", "đạt"}}},
	{TellAppraisalBack, "Phiếu thẩm định bị trả lại", "Người thẩm định", "Phiếu thẩm định bị trả lại: {{tên đề án}}",
		"{{đề án}}: {{người làm}} trả lại phiếu thẩm định. Lý do: {{lý do}}", []templateField{fieldWho, fieldWhy}},
	{TellMatter, "Việc bên cạnh hồ sơ đến tay", "Người phải làm bước tiếp", "{{Việc}}: {{tên đề án}}",
		"{{đề án}}, {{việc}}: đang ở bước “{{tình trạng}}”.[[ Hạn: hết ngày {{hạn}}.]]\n{{bước}} – {{người làm}}, lúc {{lúc}}.[[ {{lý do}}]]",
		[]templateField{fieldWork, {"tình trạng", "Chờ ý kiến"}, fieldDue, {"bước", "Đã xin ý kiến"}, fieldWho, fieldAt, {"lý do", ""}}},
	{TellMatterEnded, "Việc bên cạnh hồ sơ đã xong", "Người mở việc", "{{Việc}}: {{tên đề án}}",
		"{{đề án}}, {{việc}}: {{tình trạng}}.\n{{bước}} – {{người làm}}, lúc {{lúc}}.[[ {{lý do}}]]",
		[]templateField{fieldWork, {"tình trạng", "đồng ý"}, {"bước", "Trả lời: đồng ý"}, fieldWho, fieldAt, {"lý do", ""}}},
	{TellMessage, "Có người viết ở mục trao đổi", "Hai bên của hồ sơ", "Trao đổi: {{tên đề án}}",
		"{{đề án}}[[, mục “{{mục}}”]]: {{người làm}} viết lúc {{lúc}}:\n{{lời viết}}", []templateField{fieldPart, fieldWho, fieldAt, {"lời viết", "Báo giá cần còn hạn đến ngày nộp hồ sơ."}}},
	{TellNote, "Có ghi chú nội bộ", "Các cơ quan", "Ghi chú nội bộ: {{tên đề án}}",
		"{{đề án}}[[, mục “{{mục}}”]] có ghi chú nội bộ của {{người làm}} lúc {{lúc}}. Mở trang trao đổi của đề án để đọc.", []templateField{fieldPart, fieldWho, fieldAt}},
}

// templateValues are the project's own fields.
func (p Project) templateValues() map[string]string {
	content, _ := ContentByCode(p.Content)
	return map[string]string{
		"đề án": p.called(), "tên đề án": p.Title, "mã đề án": p.Code, "cơ sở": p.Establishment.Name, "địa bàn": p.Place.Name,
		"nội dung hỗ trợ": lowerFirst(content.Name), "nguồn vốn": lowerFirst(p.Level.Label()), "năm": strconv.Itoa(p.Year), "số đề nghị": p.Requested().Support.Dong(),
	}
}

// told words a telling about a project by a template.
func (p Project) told(t Telling, key TemplateKey, values map[string]string) Telling {
	maps.Copy(values, p.templateValues())
	t.Template, t.Values = key, values
	shipped, _ := TemplateOf(key)
	return t.Worded(shipped.Shipped())
}

// Worded is the telling in a wording of its template. A line that has nothing
// to say here, such as the code of a project without one, is told as shipped.
func (t Telling) Worded(v TemplateVersion) Telling {
	shipped, _ := TemplateOf(v.Key)
	title, text := shipped.Shipped().Fill(t.Values)
	t.Title, t.Text = v.Fill(t.Values)
	t.Title, t.Text = cmp.Or(t.Title, title), cmp.Or(t.Text, text)
	return t
}
