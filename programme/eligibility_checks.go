package programme

import (
	"fmt"
	"strings"
)

func found(s FindingState, format string, args ...any) Finding {
	return Finding{s, fmt.Sprintf(format, args...)}
}

func checkContent(c EligibilityCase) Finding {
	content, ok := ContentByCode(c.Project.Content)
	switch {
	case !ok:
		return found(FoundNo, "Mã nội dung “%s” không có trong danh mục. Sửa đề án và chọn nội dung.", c.Project.Content)
	case content.Code == "KC10" && c.Day < NewRuralDecree:
		return found(FoundNo, "Nội dung “%s” chỉ được hỗ trợ từ %s (NĐ 235/2025/NĐ-CP).", content.Name, NewRuralDecree)
	}
	return found(FoundYes, "%s – %s, có trong danh mục nội dung.", content.Code, content.Name)
}

func checkSectorOf(c EligibilityCase) Finding {
	e := c.Establishment
	usual := SectorOf(e.VSIC, e.VSICList)
	switch {
	case e.ID == 0:
		return found(FoundNothing, "Đề án chưa có đơn vị thụ hưởng.")
	case e.Sector == "" && usual != "":
		return found(FoundNothing, "Chưa ghi ngành nghề; mã ngành %s thường thuộc nhóm “%s”. Cần người xác định.", e.VSIC, usual.Label())
	case e.Sector == "" && e.VSIC != "" && e.VSICList == VSIC2025:
		return found(FoundNothing, "Chưa ghi ngành nghề; kho chưa có bảng chuyển mã của %s. Cần người xác định.", e.VSICList.Label())
	case e.Sector == "":
		return found(FoundNothing, "Hồ sơ cơ sở chưa ghi ngành nghề khuyến công, nên cần người xác định.")
	case !e.Sector.On(c.Day):
		return found(FoundNo, "Ngành “%s” chỉ được hỗ trợ từ ngày %s (%s).", e.Sector.Label(), sectors[e.Sector.index()].From, e.Sector.Citation())
	case usual != "" && usual != e.Sector:
		return found(FoundNothing, "Hồ sơ cơ sở ghi ngành “%s”, mã ngành %s lại thường thuộc nhóm “%s”. Cần người xác định.", e.Sector.Label(), e.VSIC, usual.Label())
	}
	return found(FoundYes, "Ngành “%s” – %s.", e.Sector.Label(), e.Sector.Citation())
}

func checkApproval(c EligibilityCase) Finding {
	if !c.Project.Stage.InPlan() {
		return found(FoundNotAsked, "Đề án chưa tới bước phê duyệt kế hoạch; điều kiện này được bảo đảm bằng quyết định phê duyệt ở bước sau.")
	}
	if c.PlanDecision != "" {
		return found(FoundYes, "Đề án trong kế hoạch năm %d, %s.", c.Project.Year, c.PlanDecision)
	}
	return found(FoundNothing, "Đề án ở tình trạng “%s” nhưng kế hoạch năm %d chưa ghi số quyết định.", c.Project.Stage.Label(), c.Project.Year)
}

func checkCounterpart(c EligibilityCase) Finding {
	asked := c.Project.Requested()
	if asked.Total() == 0 {
		asked = c.Project.Approved()
	}
	promised := c.Project.Commitment
	switch {
	case asked.Total() == 0:
		return found(FoundNothing, "Đề án chưa ghi kinh phí.")
	case asked.Counterpart == 0:
		return found(FoundNothing, "Đề án không có phần đối ứng: khuyến công hỗ trợ %s, nguồn khác %s.", asked.Support.InMillions(), asked.Other.InMillions())
	case promised == 0:
		return found(FoundNo, "Phần đối ứng là %s nhưng chưa ghi cam kết đóng góp nào.", asked.Counterpart.Dong())
	case promised < asked.Counterpart:
		return found(FoundNo, "Cam kết %s, thiếu %s so với phần đối ứng %s.", promised.Dong(), (asked.Counterpart - promised).Dong(), asked.Counterpart.Dong())
	}
	return found(FoundYes, "Cam kết %s, đủ phần đối ứng %s. Cần xem giấy cam kết đã ký.", promised.Dong(), asked.Counterpart.Dong())
}

func checkDouble(c EligibilityCase) Finding {
	switch {
	case len(c.Double) > 0:
		return found(FoundNo, "%s", strings.Join(c.Double, " "))
	case len(c.DoubleDoubts) > 0:
		return found(FoundNothing, "Có dấu hiệu có thể trùng, cần người thẩm định kết luận: %s", strings.Join(c.DoubleDoubts, " "))
	case !c.DoubleKnown:
		return found(FoundNothing, "Đề án chưa ghi máy móc, hạng mục nên chưa so được với đề án khác.")
	}
	return found(FoundYes, "Không thấy máy, số máy, hóa đơn nào đã được đề án khác trong sổ hỗ trợ. Cần xem giấy cam kết đã ký.")
}

func checkForm(c EligibilityCase) Finding {
	e := c.Establishment
	switch {
	case e.ID == 0:
		return found(FoundNothing, "Đề án chưa có đơn vị thụ hưởng.")
	case e.LegalForm == "union" && c.Day < NewRuralDecree:
		return found(FoundNo, "Liên hiệp hợp tác xã chỉ được hỗ trợ từ %s (NĐ 235/2025/NĐ-CP).", NewRuralDecree)
	}
	v := SizeOf(c.Sizes, e.LegalForm, e.Size, c.Day)
	switch {
	case v.State == SizeTooLarge:
		return Finding{FoundNo, v.Sentence}
	case v.SmallOrMedium(), v.State == SizeNotSought:
		return Finding{FoundYes, v.Sentence}
	}
	return Finding{FoundNothing, v.Sentence}
}

func checkTerritory(c EligibilityCase) Finding {
	place, recorded := c.Project.Place, c.Project.PlaceDay()
	if c.Establishment.Place != (PlaceRef{}) && c.Establishment.Place != place {
		place, recorded = c.Establishment.Place, 0
	}
	t := TerritoryOf(c.Areas, c.Rules, place, recorded, c.Day, c.Project.Year-1)
	switch t.State {
	case TerritoryInside:
		return Finding{FoundYes, t.Sentence}
	case TerritoryOutside:
		return Finding{FoundNo, t.Sentence}
	}
	return Finding{FoundNothing, t.Sentence}
}

func checkCleaner(c EligibilityCase) Finding {
	if c.Establishment.ID == 0 {
		return found(FoundNothing, "Đề án chưa có đơn vị thụ hưởng.")
	}
	return found(FoundYes, "%s: nội dung sản xuất sạch hơn không xét quy mô và địa bàn, nên E6 và E7 không đặt ra.", c.Establishment.Name)
}

func checkMachines(c EligibilityCase) Finding {
	if len(c.Machines) == 0 {
		return found(FoundNothing, "Đề án chưa ghi danh mục máy móc.")
	}
	var used, unsaid []string
	for _, m := range c.Machines {
		switch m.State {
		case MachineUsed:
			used = append(used, m.Title())
		case MachineUnsaid:
			unsaid = append(unsaid, m.Title())
		}
	}
	switch {
	case len(used) > 0:
		return found(FoundNo, "Máy đã qua sử dụng: %s.", strings.Join(used, "; "))
	case len(unsaid) > 0:
		return found(FoundNothing, "Chưa ghi mới hay đã qua sử dụng: %s.", strings.Join(unsaid, "; "))
	}
	return found(FoundYes, "Cả %d dòng máy móc đều ghi là máy mới. Có tốt hơn máy đang dùng không thì cần người xem.", len(c.Machines))
}

func checkNovelty(c EligibilityCase) Finding {
	rule, unknown := c.Rules.On(RuleNovelty, c.Day)
	switch {
	case unknown != "":
		return found(FoundNothing, "%s Cần người xác định phạm vi và xem mô hình đã có chưa.", unknown)
	case c.ModelsIn == "":
		return found(FoundNothing, "Không rõ %s nào của nơi sản xuất để tìm mô hình đã có (%s).", rule.Text(), rule.Citation())
	case len(c.Models) > 0:
		names := ""
		if named := nonEmpty(c.Models...); len(named) > 0 {
			names = ": " + strings.Join(named[:min(3, len(named))], "; ")
		}
		return found(FoundNothing, "Ở %s đã có %d mô hình trong sổ%s. Cần người so công nghệ, sản phẩm – %s.", c.ModelsIn, len(c.Models), names, rule.Citation())
	}
	return found(FoundYes, "Trong sổ chưa có mô hình trình diễn nào ở %s – %s.", c.ModelsIn, rule.Citation())
}

func checkBricks(c EligibilityCase) Finding {
	switch {
	case c.Establishment.ID == 0:
		return found(FoundNothing, "Đề án chưa có đơn vị thụ hưởng.")
	case c.Establishment.MayFireBricks():
		return found(FoundNothing, "Ngành nghề hoặc mã ngành của cơ sở có thể là sản xuất gạch; cần người xem loại lò.")
	case c.Establishment.Trade == "" && c.Establishment.VSIC == "":
		return found(FoundNothing, "Hồ sơ cơ sở chưa ghi ngành nghề, sản phẩm.")
	}
	return found(FoundYes, "Ngành nghề đã ghi (%s) không phải sản xuất gạch.", joinLabels(nonEmpty(c.Establishment.Trade, c.Establishment.VSIC)))
}

func checkMining(c EligibilityCase) Finding {
	if c.Establishment.ID != 0 && !c.Establishment.Mining() && (c.Establishment.Sector != "" || c.Establishment.VSIC != "") {
		return found(FoundNotAsked, "Cơ sở không khai thác, chế biến khoáng sản.")
	}
	if c.Establishment.ID == 0 || c.Establishment.Sector == "" {
		return found(FoundNothing, "Chưa ghi ngành nghề của cơ sở nên chưa biết có phải khoáng sản không.")
	}
	return c.difficult()
}

func checkStartUp(c EligibilityCase) Finding { return c.difficult() }

// difficult looks the place up in the lists of difficult areas.
func (c EligibilityCase) difficult() Finding {
	rows := c.Areas.Has(c.Project.Place, c.Project.PlaceDay(), c.Day, AreaDifficult, AreaSpeciallyDifficult)
	switch {
	case c.Project.Place == (PlaceRef{}):
		return found(FoundNothing, "Đề án chưa ghi địa bàn.")
	case len(rows) > 0 && rows[0].Counts():
		return Finding{FoundYes, rows[0].Sentence()}
	case len(rows) > 0:
		return Finding{FoundNothing, rows[0].Sentence()}
	case !c.Areas.Known(AreaDifficult, c.Day) && !c.Areas.Known(AreaSpeciallyDifficult, c.Day):
		return found(FoundNothing, "Chưa có danh mục địa bàn khó khăn đã xác nhận trong kho cho ngày %s. Cần người xác định.", c.Day)
	}
	return found(FoundNo, "%s không có trong các danh mục địa bàn khó khăn, đặc biệt khó khăn đã xác nhận cho ngày %s.", c.Project.Place.Name, c.Day)
}

func checkFairs(c EligibilityCase) Finding {
	switch {
	case c.Establishment.ID == 0:
		return found(FoundNothing, "Đề án chưa có đơn vị thụ hưởng nên chưa đếm được.")
	case c.ForeignFairs >= 2:
		return found(FoundNo, "Năm %d cơ sở đã có %d đề án khác cùng loại; kể cả đề án này là %d lần, quá hai lần.", c.Project.Year, c.ForeignFairs, c.ForeignFairs+1)
	}
	return found(FoundYes, "Kể cả đề án này, năm %d cơ sở có %d lần.", c.Project.Year, c.ForeignFairs+1)
}

func checkGroup(c EligibilityCase) Finding {
	switch {
	case c.Project.Level != National:
		return found(FoundNotAsked, "Chỉ đặt ra với đề án nhóm của khuyến công quốc gia.")
	case c.Establishment.ID != 0:
		return found(FoundNotAsked, "Đề án có một đơn vị thụ hưởng là %s, không phải đề án nhóm.", c.Establishment.Name)
	}
	return found(FoundNothing, "Đề án chưa ghi đơn vị thụ hưởng; nếu là đề án nhóm, cần danh sách cơ sở và loại máy.")
}

func nonEmpty(all ...string) (some []string) {
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}
