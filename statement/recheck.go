package statement

import (
	"slices"

	"khuyencong/programme"
)

// Correction is what a person says of one figure. A nil field leaves it as it
// was understood.
type Correction struct {
	Figure    int64                   `json:"figure"`
	Period    *string                 `json:"period,omitempty"` // "2017", "2016-2018", "2017-H1"
	Kind      *programme.FigureKind   `json:"kind,omitempty"`
	Level     *programme.Level        `json:"level,omitempty"`
	Content   *programme.ContentGroup `json:"content,omitempty"`
	Measure   *programme.Measure      `json:"measure,omitempty"`
	Value     *int64                  `json:"value,omitempty"` // đồng, a count, or ten-thousandths of a point
	Qualifier *programme.Qualifier    `json:"qualifier,omitempty"`
	Detail    *string                 `json:"detail,omitempty"`
	Ignore    *bool                   `json:"ignore,omitempty"` // it is no figure
}

// Recheck works the identities out again with figures as corrected. The text
// is not read again: figures keep their IDs and places.
func Recheck(rep Report, corrections []Correction) (Report, error) {
	rep.Figures = slices.Clone(rep.Figures)
	moved := map[int64]bool{} // figures that now measure something else
	for _, c := range corrections {
		k := slices.IndexFunc(rep.Figures, func(f Figure) bool { return f.ID == c.Figure })
		if k < 0 {
			return Report{}, programme.Refuse(programme.Invalid, "figure", "Không có số liệu thứ %d trong báo cáo. Tải lại trang rồi thử lại.", c.Figure)
		}
		f := &rep.Figures[k]
		before := f.Figure
		if err := c.apply(f); err != nil {
			return Report{}, err
		}
		if f.Measure != before.Measure || f.Kind != before.Kind || f.Period != before.Period || f.Unit != before.Unit {
			moved[f.ID] = true
		}
		if c.Detail == nil && (moved[f.ID] || f.Level != before.Level || f.Period != before.Period || f.Content != before.Content) {
			f.Detail = "" // it was narrowed against dimensions it no longer has
		}
	}
	rep.relations = slices.DeleteFunc(slices.Clone(rep.relations), func(r programme.Relation) bool {
		return r.Type == programme.SumIdentity && (moved[r.Whole] || slices.ContainsFunc(r.Of, func(id int64) bool { return moved[id] }))
	})
	rep.judge()
	return rep, nil
}

func (c Correction) apply(f *Figure) error {
	if c.Period != nil {
		p, ok := programme.ParsePeriod(*c.Period)
		if !ok {
			return programme.Refuse(programme.Invalid, "period", "Kỳ “%s” chưa đúng. Nhập như 2017, 2016-2018, 2017-H1 (6 tháng đầu năm) hoặc 2016-M09 (9 tháng).", *c.Period)
		}
		f.Period = p
	}
	if c.Kind != nil {
		if *c.Kind != programme.Planned && *c.Kind != programme.Result {
			return programme.Refuse(programme.Invalid, "kind", "Chọn kế hoạch hoặc thực hiện.")
		}
		f.Kind = *c.Kind
	}
	if c.Level != nil {
		if !slices.Contains([]programme.Level{programme.National, programme.Local, programme.AllLevels}, *c.Level) {
			return programme.Refuse(programme.Invalid, "level", "Chọn nguồn: quốc gia, địa phương hoặc toàn chương trình.")
		}
		f.Level = *c.Level
	}
	if c.Content != nil {
		f.Content = *c.Content
	}
	if c.Measure != nil {
		if *c.Measure != programme.MOther && c.Measure.Unit() != f.Unit && c.Value == nil {
			return programme.Refuse(programme.Invalid, "value", "Đổi chỉ tiêu sang “%s” thì đơn vị tính cũng đổi. Nhập lại giá trị của số liệu.", c.Measure.Label())
		}
		f.Measure = *c.Measure
		if f.Measure != programme.MOther {
			if f.Unit != f.Measure.Unit() {
				f.Step = 1
			}
			f.Unit = f.Measure.Unit()
		}
	}
	if c.Value != nil {
		f.Value = *c.Value
	}
	if c.Qualifier != nil {
		f.Qualifier = *c.Qualifier
	}
	if c.Detail != nil {
		f.Detail = *c.Detail
	}
	if c.Ignore != nil {
		f.Ignored = *c.Ignore
	}
	return nil
}
