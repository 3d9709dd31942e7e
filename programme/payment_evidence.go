package programme

import "slices"

// CheckEvidenceFile refuses a paper that cannot be added to a request for
// money.
func (m Matter) CheckEvidenceFile(u User, e EvidenceFile, f PaymentFacts) error {
	switch {
	case m.Kind != MatterPayment || !m.Open():
		return Refuse(Conflict, "", "Đề nghị này đã xong nên không thêm chứng từ được. Mở đề nghị mới nếu cần.")
	case u.Role != RoleLocal && !slices.Contains(append(slices.Clone(owners), RoleCentreAccountant), u.Role):
		return refuseMatter("thêm chứng từ", owners, u)
	case e.File.SHA256 == "" && e.KeptAt == "":
		return Refuse(Invalid, "file", "Chọn tệp chứng từ, hoặc ghi nơi giữ bản giấy.")
	case f.EvidenceItem(e.Code) == "":
		return Refuse(Invalid, "code", "Danh mục chứng từ của đề nghị này không có dòng đó. Tải lại trang.")
	}
	for _, l := range f.Evidence {
		if l.Code == e.Code && len(l.Files) > 0 && e.File.SHA256 != "" && l.Files[0].File.SHA256 == e.File.SHA256 {
			return Refuse(Invalid, "file", "Tệp này giống hệt tệp đang có. Kiểm tra xem đã chọn đúng bản mới chưa.")
		}
	}
	return atMost("kept_at", "nơi giữ", e.KeptAt, 200)
}

// MayCheckEvidence tells whether the user looks at papers of the request.
func (m Matter) MayCheckEvidence(u User) bool {
	return m.Open() && (u.Role == RoleLocal || slices.Contains(centre, u.Role) && u.ID != m.OpenedBy || u.Role == RoleCentreAccountant)
}

// MayAddEvidence tells whether the user adds papers to the request.
func (m Matter) MayAddEvidence(u User) bool {
	return m.Kind == MatterPayment && m.Open() && (u.Role == RoleLocal || slices.Contains(owners, u.Role) || u.Role == RoleCentreAccountant)
}

// CheckEvidenceLook refuses a look at a paper by who must not, or that finds it
// wrong without a word.
func (m Matter) CheckEvidenceLook(u User, c EvidenceCheck, f PaymentFacts) error {
	if !m.MayCheckEvidence(u) {
		return Refuse(Forbidden, "", "Chứng từ do người khác với người gửi đề nghị kiểm tra, khi đề nghị còn mở. Việc này của: %s.", rolesText(append(slices.Clone(centre), RoleCentreAccountant)))
	}
	for _, l := range f.Evidence {
		if len(l.Files) == 0 || l.Files[0].ID != c.EvidenceID {
			continue
		}
		switch {
		case l.Files[0].Entered.UserID == u.ID && u.Role != RoleLocal:
			return Refuse(Forbidden, "", "Bạn đã đưa chứng từ này vào nên không tự kiểm tra. Người khác phải kiểm tra.")
		case !c.OK && c.Note == "":
			return Refuse(Invalid, "note", "Ghi chứng từ chưa đạt ở điểm nào.")
		}
		return atMost("note", "nhận xét", c.Note, 500)
	}
	return Refuse(Conflict, "", "Chứng từ này đã có bản mới hơn. Tải lại trang rồi kiểm tra bản mới.")
}

// EvidenceItem names a line of the list; "" where there is none.
func (f PaymentFacts) EvidenceItem(code string) string {
	for _, l := range f.Evidence {
		if l.Code == code {
			return l.Item
		}
	}
	return ""
}

// PaidBack are the lines that take back what a matter has paid.
func PaidBack(entries []Entry, matter int64, by Basis) (all []Entry) {
	back := map[int64]bool{}
	for _, e := range entries {
		back[e.Reverses] = true
	}
	for _, e := range entries {
		if e.Matter == matter && e.Reverses == 0 && !back[e.ID] {
			all = append(all, e.Reversal(by))
		}
	}
	return all
}
