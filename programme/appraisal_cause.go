package programme

import "slices"

// FailCause (nguyên nhân không đạt) is why an appraisal fails, from a closed
// list so that causes can be counted.
type FailCause string

// FailCauses in the order of forms.
var FailCauses = []FailCause{"condition", "principle", "effect", "capacity", "counterpart", "double", "file", "points", "other"}

// Label is the cause in Vietnamese.
func (c FailCause) Label() string {
	switch c {
	case "condition":
		return "Không đủ điều kiện hỗ trợ"
	case "principle":
		return "Không phù hợp nguyên tắc, ngành nghề, nội dung khuyến công"
	case "effect":
		return "Mục tiêu, sự cần thiết, hiệu quả không rõ"
	case "capacity":
		return "Năng lực của đơn vị không đáp ứng"
	case "counterpart":
		return "Không bảo đảm vốn đối ứng"
	case "double":
		return "Trùng với hỗ trợ khác của Nhà nước"
	case "file":
		return "Hồ sơ vẫn thiếu, sai sau khi bổ sung"
	case "points":
		return "Không đủ điểm"
	case "other":
		return "Nguyên nhân khác"
	}
	return string(c)
}

// SortCauses puts causes in the order of forms, each once.
func SortCauses(all []FailCause) (sorted []FailCause) {
	for _, c := range FailCauses {
		if slices.Contains(all, c) {
			sorted = append(sorted, c)
		}
	}
	return sorted
}
