package programme

import (
	"errors"
	"slices"
	"strings"
)

// AskedAt lists what the sheet of a month asks of a project of a content: for
// the baseline only what needs one; what its readings have besides stands
// behind. Parts follow their whole.
func AskedAt(content string, month int, have []Reading) (all []Indicator) {
	asked := AskedOf(content)
	for _, m := range measures {
		whole := m.Indicator
		if m.PartOf != "" {
			whole = m.PartOf
		}
		named := slices.ContainsFunc(have, func(r Reading) bool { return r.Indicator == m.Indicator })
		fits := slices.Contains(asked, whole) && (month != Baseline || whole.NeedsBaseline()) && (m.Months == nil || slices.Contains(m.Months, month))
		if fits || named {
			all = append(all, m.Indicator)
		}
	}
	return all
}

// MayRecord refuses a sheet that cannot be written where the project stands:
// how things were before may be recorded once it is approved, what came of it
// once it is carried out, what came later once it is accepted.
func (p Project) MayRecord(u User, month int) error {
	if err := u.Require(RecordResults); err != nil {
		return err
	}
	switch {
	case !slices.Contains(ResultMonths, month):
		return Refuse(NotFound, "", "Không có kỳ ghi kết quả này.")
	case !p.Stage.InPlan():
		return Refuse(Conflict, "", "Đề án ở tình trạng “%s”: kết quả ghi được từ khi đề án được duyệt vào kế hoạch.", p.Stage.LabelFor(u))
	case month >= 0 && p.Stage == Approved:
		return Refuse(Conflict, "", "Đề án chưa bắt đầu thực hiện nên chưa có kết quả. Nay chỉ ghi được số liệu trước khi hỗ trợ.")
	case month > 0 && !p.Accepted():
		return Refuse(Conflict, "", "Đề án chưa nghiệm thu xong nên chưa tới kỳ “%s”.", MonthLabel(month))
	}
	return nil
}

// Check refuses a sheet that cannot be, naming every wrong field. from is the
// day of acceptance, 0 where it is not known.
func (s ResultSheet) Check(p Project, from, today Day) error {
	errs := []error{
		atMost("certified", "sản phẩm có chứng nhận", s.Certified, 500), atMost("link", "căn cứ ở nơi khác", s.Link, 500), atMost("note", "ghi chú", s.Note, 2000),
		s.checkDay(p, from, today),
	}
	if s.Number > 1 {
		errs = append(errs, required("reason", "lý do sửa phiếu đã ghi", s.Reason, 500))
	}
	known := 0
	for _, r := range s.Readings {
		if r.Value.Known {
			known++
		}
		errs = append(errs, s.checkReading(r))
	}
	if known == 0 && s.InUse == InUseUnsaid && len(s.Readings) == 0 {
		errs = append(errs, Refuse(Invalid, "", "Phiếu chưa có số nào. Nhập ít nhất một số, hoặc ghi vì sao không có số."))
	}
	if s.Month > 0 && s.InUse == InUseUnsaid && p.buysMachines() {
		errs = append(errs, Refuse(Invalid, "in_use", "Chưa ghi máy, thiết bị được hỗ trợ còn dùng không. Chọn một dòng."))
	}
	return errors.Join(errs...)
}

func (s ResultSheet) checkDay(p Project, from, today Day) error {
	switch {
	case s.On == 0:
		return Refuse(Invalid, "on", "Nhập ngày của số liệu, ví dụ 05/01/2026.")
	case s.On > today:
		return Refuse(Invalid, "on", "Ngày %s ở sau hôm nay. Nhập ngày mà số liệu đã có.", s.On)
	case s.Month == Baseline && from != 0 && s.On > from:
		return Refuse(Invalid, "on", "Số liệu trước khi hỗ trợ không thể của ngày %s, sau ngày nghiệm thu %s.", s.On, from)
	case s.Month == 0 && p.Recorded && s.On.Year() < p.Year:
		return Refuse(Invalid, "on", "Đề án của năm %d nên không thể nghiệm thu ngày %s. Ngày này là gốc để tính các kỳ sau.", p.Year, s.On)
	case s.Month > 0 && from != 0 && s.On < from.PlusMonths(s.Month).Plus(-earliest):
		return Refuse(Invalid, "on", "Kỳ “%s” tính từ ngày nghiệm thu %s nên đến %s mới tới kỳ; số liệu của ngày %s là quá sớm (sớm nhất %d ngày trước).",
			lowerFirst(MonthLabel(s.Month)), from, from.PlusMonths(s.Month), s.On, earliest)
	}
	return nil
}

// earliest is how many days before its day a follow-up may be made.
const earliest = 60

func (s ResultSheet) checkReading(r Reading) error {
	field, name := "value_"+string(r.Indicator), r.Indicator.Label()
	whole := r.Indicator.PartOf()
	of := s.Value(whole)
	switch {
	case !r.Indicator.Known():
		return Refuse(Invalid, field, "Chỉ tiêu “%s” không có trong danh mục.", name)
	case !r.Value.Known:
		return required("why_"+string(r.Indicator), "lý do không có số “"+lowerFirst(name)+"”", r.Why, 300)
	case r.Value.Value < 0:
		return Refuse(Invalid, field, "%s không được âm.", name)
	case r.Value.Money() > MaxProjectCost || !r.Indicator.IsMoney() && r.Value.Value > maxCount:
		return Refuse(Invalid, field, "%s: %s %s là lớn bất thường. Kiểm tra lại đơn vị tính.", name, r.Value.Count(), r.UnitLabel())
	case !slices.Contains([]ReadingBasis{Measured, Stated, Estimated}, r.Basis):
		return Refuse(Invalid, "class_"+string(r.Indicator), "%s: chọn số này từ đâu ra.", name)
	case r.Basis == Measured && len(s.PaperIDs) == 0 && s.Link == "":
		return Refuse(Invalid, "evidence", "%s ghi là có chứng từ: kèm giấy tờ hoặc ảnh, ghi căn cứ ở đâu, hoặc chọn “%s”.", name, Stated.Label())
	case r.Indicator.Adds() == AddChange && strings.TrimSpace(r.Unit) == "":
		return Refuse(Invalid, "unit_"+string(r.Indicator), "%s: ghi đơn vị của sản phẩm, ví dụ tấn/năm.", name)
	case whole != "" && !of.Known:
		return Refuse(Invalid, "value_"+string(whole), "%s có số mà “%s” thì chưa. Nhập số chung trước.", name, lowerFirst(whole.Label()))
	case whole != "" && r.Value.Value > of.Value:
		return Refuse(Invalid, field, "%s (%s) không thể nhiều hơn số chung (%s).", name, r.Value.Count(), of.Count())
	}
	return atMost("unit_"+string(r.Indicator), "đơn vị của sản phẩm", r.Unit, 40)
}

// buysMachines tells a project whose machines are looked after.
func (p Project) buysMachines() bool {
	c, _ := ContentByCode(p.Content)
	return p.Kind == KindProject && slices.Contains([]ContentGroup{DemonstrationModel, Machinery, CleanerProduction, Environment}, c.Group)
}

// AsksInUse tells whether the sheet of a month asks if the machine is in use.
func (p Project) AsksInUse(month int) bool { return month >= 0 && p.buysMachines() }
