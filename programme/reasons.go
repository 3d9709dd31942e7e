package programme

import "fmt"

// equalToAFigure finds other stated figures that equal a sum's residual (one
// project's amount left out or counted twice) or the sum itself at an earlier
// period (an old number carried over).
func equalToAFigure(figures []Figure, i Identity) []finding {
	var out []finding
	gap := int64(absU(i.Difference))
	total, ok := Figure{}, false
	for _, f := range figures {
		if f.ID == i.RightOf[0] {
			total, ok = f, true
		}
	}
	if !ok {
		return nil
	}
	for _, f := range figures {
		if f.Unit != i.Unit || f.ID == total.ID || len(out) > 3 {
			continue
		}
		same := f.Measure == total.Measure && f.Level == total.Level && f.Kind == total.Kind
		switch {
		case same && f.Value == i.Right && f.Period.To < total.Period.To && f.Period.From > 0:
			s := fmt.Sprintf("Tổng ghi %s đúng bằng số của %s: có thể số cũ chưa được cập nhật (khác thời điểm chốt số).",
				FormatFigure(i.Right, i.Unit), f.Period.Label())
			out = append(out, finding{2, s, []int64{total.ID, f.ID}})
		case f.Value == gap && f.Unit == UnitVND && f.Measure == total.Measure:
			how := "bị bỏ sót khi cộng"
			if i.Difference > 0 {
				how = "bị cộng hai lần ở phần chi tiết hoặc bỏ sót ở dòng tổng"
			}
			s := fmt.Sprintf("Chênh lệch %s đúng bằng một khoản khác trong báo cáo (%s): có thể khoản này %s.",
				FormatFigure(gap, i.Unit), f.Describe(), how)
			out = append(out, finding{5, s, []int64{f.ID, total.ID}})
		}
	}
	return out
}

// otherBase finds another figure on which the printed percentage would be right.
func otherBase(figures []Figure, byID map[int64]Figure, i Identity) []finding {
	stated := byID[i.RightOf[0]]
	part, base := byID[i.LeftOf[0]], byID[i.LeftOf[len(i.LeftOf)-1]]
	var out []finding
	for _, f := range figures {
		if f.ID == base.ID || f.ID == part.ID || f.Unit != base.Unit || f.Value <= 0 || f.Value == base.Value || len(out) > 2 {
			continue
		}
		if f.Unit == UnitCount && f.Measure != base.Measure {
			continue
		}
		try := Identity{}
		if i.Type == GrowthIdentity {
			try.judgeRatio(part, f, stated, 100*PercentPoint, 100*PercentPoint)
		} else {
			try.judgeRatio(part, f, stated, 100*PercentPoint, 0)
		}
		if try.Verdict == Holds {
			s := fmt.Sprintf("Tỷ lệ %s đúng nếu tính trên %s (%s), không phải trên %s: có thể lấy nhầm gốc so sánh.",
				FormatFigure(stated.Value, UnitPercent), f.Describe(), FormatFigure(f.Value, f.Unit), FormatFigure(base.Value, base.Unit))
			out = append(out, finding{3, s, []int64{stated.ID, f.ID, base.ID}})
		}
	}
	return out
}

// printedSlip compares the printed percentage with what it should be.
func printedSlip(i Identity) []finding {
	id := i.RightOf[0]
	for _, step := range []int64{PercentPoint / 100, PercentPoint / 10, PercentPoint} {
		if i.Right%step != 0 && step > PercentPoint/100 {
			continue
		}
		want := mulDiv(i.Left, 1, step) * step
		if want == i.Right {
			continue
		}
		f := Figure{Value: i.Right, Step: step, Unit: UnitPercent}
		if why := slip(want, i.Right, f); why != "" {
			s := fmt.Sprintf("Tỷ lệ phải là %s nhưng ghi %s – %s.", FormatFigure(want, UnitPercent), FormatFigure(i.Right, UnitPercent), why)
			return []finding{{2, s, []int64{id}}}
		}
		if cut := i.Left / step * step; cut == i.Right {
			s := fmt.Sprintf("Tỷ lệ %s bị cắt bỏ phần lẻ thay vì làm tròn (tính ra %s).", FormatFigure(i.Right, UnitPercent), FormatFigure(i.Left, UnitPercent))
			return []finding{{2, s, []int64{id}}}
		}
	}
	if i.Type == PercentIdentity && i.Left > 0 && i.Right > 0 && mulDiv(100*PercentPoint, 100*PercentPoint, i.Left)/PercentPoint == i.Right/PercentPoint {
		return []finding{{2, "Tỷ lệ bị lấy ngược: số chia và số bị chia đổi chỗ cho nhau.", i.Figures()}}
	}
	return []finding{{7, fmt.Sprintf("Tỷ lệ ghi %s, tính từ hai số trong báo cáo phải là %s: kiểm tra lại tỷ lệ hoặc hai số này.",
		FormatFigure(i.Right, UnitPercent), FormatFigure(i.Left, UnitPercent)), i.Figures()}}
}
