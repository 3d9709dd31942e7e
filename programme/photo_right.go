package programme

import "slices"

// MayAddPhotos refuses who may not add photos to the matter where it stands.
func (m Matter) MayAddPhotos(p Project, u User) error {
	who := map[MatterKind][]Role{MatterVisit: visitors, MatterProgress: append(slices.Clone(reporters), visitors...), MatterFinding: raisers}[m.Kind]
	switch {
	case who == nil:
		return Refuse(Invalid, "photos", "Việc “%s” không kèm ảnh. Ảnh thuộc về lần kiểm tra, báo cáo tiến độ hoặc tồn tại.", lowerFirst(m.Table().Label))
	case !u.SeesProject(p) || !m.SeenBy(u):
		return Refuse(NotFound, "", "Không tìm thấy việc này.")
	case u.Role != RoleLocal && !slices.Contains(who, u.Role) && (m.Asked == "" || m.Asked != u.Role):
		return refuseMatter("Thêm ảnh", who, u)
	case m.Kind == MatterVisit && m.Open() && m.State != "planned":
		return Refuse(Conflict, "photos", "Biên bản của lần kiểm tra này đã kết thúc nên ảnh của nó giữ nguyên. Thêm ảnh ở tồn tại, hoặc ở lần kiểm tra sau.")
	case !m.Open():
		return Refuse(Conflict, "photos", "Việc này đã ở tình trạng “%s” nên không thêm, bỏ ảnh được nữa.", m.StateLabel())
	}
	return nil
}
