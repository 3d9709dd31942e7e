package sample

import "khuyencong/programme"

// reportTitle is the published document that the stated figures are from.
const reportTitle = "Báo cáo đánh giá kết quả 03 năm thực hiện Chương trình khuyến công tỉnh Sóc Trăng (giai đoạn 2016-2018)"

// published lists every figure of the report in its order, with the number as
// printed. step is one unit of the last printed digit. The parts and the total
// of support and counterpart disagree by 87,79 triệu đồng in the report
// itself, and stay so.
var published = []struct {
	period    programme.Period
	kind      programme.FigureKind
	level     programme.Level
	measure   programme.Measure
	value     int64 // đồng, or a count
	step      int64
	paragraph string
	quote     string
}{
	{wholeProgramme, programme.Planned, programme.AllLevels, programme.MProjects, 162, 1, "đoạn 2", "162 đề án"},
	{wholeProgramme, programme.Planned, programme.AllLevels, programme.MSupport, 25_000_000_000, 1_000_000, "đoạn 2", "25.000 triệu đồng"},
	{wholeProgramme, programme.Planned, programme.National, programme.MProjects, 10, 1, "đoạn 2", "10 đề án"},
	{wholeProgramme, programme.Planned, programme.National, programme.MSupport, 14_050_000_000, 1_000_000, "đoạn 2", "14.050 triệu đồng"},
	{wholeProgramme, programme.Planned, programme.Local, programme.MProjects, 152, 1, "đoạn 2", "152 đề án"},
	{wholeProgramme, programme.Planned, programme.Local, programme.MSupport, 10_950_000_000, 1_000_000, "đoạn 2", "10.950 triệu đồng"},
	{wholeProgramme, programme.Planned, programme.AllLevels, programme.MCounterpart, 125_920_000_000, 1_000_000, "đoạn 2", "125.920 triệu đồng"},

	{firstThree, programme.Planned, programme.AllLevels, programme.MProjects, 49, 1, "đoạn 3", "49 đề án"},
	{firstThree, programme.Planned, programme.AllLevels, programme.MSupport, 7_210_000_000, 1_000_000, "đoạn 3", "7.210 triệu đồng"},
	{firstThree, programme.Planned, programme.National, programme.MProjects, 3, 1, "đoạn 3", "3 đề án"},
	{firstThree, programme.Planned, programme.National, programme.MSupport, 850_000_000, 1_000_000, "đoạn 3", "850 triệu đồng"},
	{firstThree, programme.Planned, programme.Local, programme.MProjects, 46, 1, "đoạn 3", "46 đề án"},
	{firstThree, programme.Planned, programme.Local, programme.MSupport, 6_360_000_000, 1_000_000, "đoạn 3", "6.360 triệu đồng"},
	{firstThree, programme.Planned, programme.AllLevels, programme.MCounterpart, 18_550_000_000, 1_000_000, "đoạn 3", "18.550 triệu đồng"},

	{firstThree, programme.Result, programme.AllLevels, programme.MPlans, 1, 1, "đoạn 4", "01 kế hoạch"},
	{firstThree, programme.Result, programme.AllLevels, programme.MProjects, 66, 1, "đoạn 4", "66 đề án"},
	{firstThree, programme.Result, programme.AllLevels, programme.MTotalCost, 51_154_200_000, 100_000, "đoạn 4", "51.154,2 triệu đồng"},
	{firstThree, programme.Result, programme.AllLevels, programme.MSupport, 5_902_360_000, 10_000, "đoạn 4", "5.902,36 triệu đồng"},
	{firstThree, programme.Result, programme.AllLevels, programme.MCounterpart, 45_251_840_000, 10_000, "đoạn 4", "45.251,84 triệu đồng"},
	{firstThree, programme.Result, programme.National, programme.MProjects, 8, 1, "đoạn 4", "08 đề án"},
	{firstThree, programme.Result, programme.National, programme.MTotalCost, 13_259_340_000, 10_000, "đoạn 4", "13.259,34 triệu đồng"},
	{firstThree, programme.Result, programme.National, programme.MSupport, 2_096_600_000, 100_000, "đoạn 4", "2.096,6 triệu đồng"},
	{firstThree, programme.Result, programme.National, programme.MCounterpart, 11_162_740_000, 10_000, "đoạn 4", "11.162,74 triệu đồng"},
	{firstThree, programme.Result, programme.Local, programme.MPlans, 1, 1, "đoạn 4", "01 kế hoạch"},
	{firstThree, programme.Result, programme.Local, programme.MProjects, 58, 1, "đoạn 4", "58 đề án"},
	{firstThree, programme.Result, programme.Local, programme.MTotalCost, 37_894_860_000, 10_000, "đoạn 4", "37.894,86 triệu đồng"},
	{firstThree, programme.Result, programme.Local, programme.MSupport, 3_893_550_000, 10_000, "đoạn 4", "3.893,55 triệu đồng"},
	{firstThree, programme.Result, programme.Local, programme.MCounterpart, 34_001_310_000, 10_000, "đoạn 4", "34.001,31 triệu đồng"},
}

func statedFigures(id int64) []programme.StatedFigure {
	var all []programme.StatedFigure
	for _, f := range published {
		all = append(all, programme.StatedFigure{
			ProgrammeID: id,
			Figure: programme.Figure{
				Period: f.period, Kind: f.kind, Level: f.level, Measure: f.measure, Unit: f.measure.Unit(),
				Value: f.value, Step: f.step, Qualifier: programme.Exact,
			},
			Source: reportTitle, Locator: f.paragraph, Quote: f.quote,
		})
	}
	return all
}
