package sample

import "khuyencong/programme"

// The periods that the programme and its report speak of.
var (
	wholeProgramme = programme.Years(2016, 2020)
	firstThree     = programme.Years(2016, 2018)
)

// socTrang2016 is the programme as its report names it; the number and date of
// its decision were not published.
func socTrang2016() programme.Programme {
	return programme.Programme{
		Code:         Code,
		Name:         "Chương trình khuyến công tỉnh Sóc Trăng giai đoạn 2016-2020",
		Province:     "tỉnh Sóc Trăng",
		ProvinceCode: oldProvince,
		From:         wholeProgramme.From,
		To:           wholeProgramme.To,
		Approver:     "UBND tỉnh Sóc Trăng",
		ParentOffice: "SỞ CÔNG THƯƠNG TỈNH SÓC TRĂNG",
		Office:       "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP",
		Seat:         "Sóc Trăng",
		Illustrative: true,
	}
}

// targets are the programme's published targets, and the two contents that it
// provided for without saying how much.
func targets(id int64) []programme.Target {
	const clusterReason = "Chương trình có dự kiến nhưng chưa triển khai: chưa bố trí được vốn đầu tư hạ tầng cụm công nghiệp, các địa phương chưa đăng ký nhu cầu."
	unknown := programme.Quantity{}
	all := []programme.Target{
		target(wholeProgramme, programme.AllLevels, 162, 25_000, millions(125_920)),
		target(wholeProgramme, programme.National, 10, 14_050, unknown),
		target(wholeProgramme, programme.Local, 152, 10_950, unknown),
		target(firstThree, programme.AllLevels, 49, 7_210, millions(18_550)),
		target(firstThree, programme.National, 3, 850, unknown),
		target(firstThree, programme.Local, 46, 6_360, unknown),
		{Period: wholeProgramme, Level: programme.AllLevels, Content: "KC7d", Note: clusterReason},
		{Period: wholeProgramme, Level: programme.AllLevels, Content: "KC7h", Note: clusterReason},
	}
	for i := range all {
		all[i].ProgrammeID = id
	}
	return all
}

// target is a target for all contents, support in triệu đồng.
func target(p programme.Period, l programme.Level, projects, support int64, counterpart programme.Quantity) programme.Target {
	return programme.Target{
		Period: p, Level: l, Projects: programme.Q(projects), Support: millions(support), Counterpart: counterpart,
		Note: "Số liệu đã công bố của chương trình.",
	}
}

func millions(n int64) programme.Quantity { return programme.Q(n * int64(programme.Million)) }

// plans are the annual plans of every year and level that has projects. Their
// decisions are invented like the projects.
func plans(id int64) []programme.Plan {
	var all []programme.Plan
	for _, p := range []struct {
		year   int
		level  programme.Level
		number string
		date   programme.Day
	}{
		{2016, programme.National, "112/QĐ-BCT", 2016_01_13},
		{2016, programme.Local, "268/QĐ-UBND", 2016_02_04},
		{2017, programme.National, "5148/QĐ-BCT", 2016_12_29},
		{2017, programme.Local, "184/QĐ-UBND", 2017_01_20},
		{2018, programme.National, "4863/QĐ-BCT", 2017_12_27},
		{2018, programme.Local, "157/QĐ-UBND", 2018_01_18},
		{2019, programme.National, "4926/QĐ-BCT", 2018_12_28},
		{2019, programme.Local, "203/QĐ-UBND", 2019_01_24},
		{2020, programme.National, "3974/QĐ-BCT", 2019_12_30},
		{2020, programme.Local, "176/QĐ-UBND", 2020_01_16},
	} {
		all = append(all, programme.Plan{
			ProgrammeID: id, Year: p.year, Level: p.level, DecisionNo: p.number, DecisionDate: p.date,
			Note: "Số liệu minh họa: số và ngày quyết định không phải của văn bản có thật.",
		})
	}
	return all
}
