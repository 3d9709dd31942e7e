package programme

// The laws that name the holidays of fixed date.
const (
	labourCode2012   = "Bộ luật Lao động số 10/2012/QH13, Điều 115"
	labourCode2019   = "Bộ luật Lao động số 45/2019/QH14, Điều 111, Điều 112"
	cultureDaySource = "Nghị quyết số 28/2026/QH16, Điều 2"
	noNumber         = "Thông báo nghỉ Tết của Bộ Lao động - Thương binh và Xã hội (chưa ghi số hiệu)"
)

// lawHolidays are the holidays of a year that the law itself dates.
func lawHolidays(year int) []Holiday {
	source := labourCode2019
	if year < 2021 {
		source = labourCode2012
	}
	on := func(month, day int) Day { return Day(year*10000 + month*100 + day) }
	all := []Holiday{
		{on(1, 1), "Tết Dương lịch", source, false},
		{on(4, 30), "Ngày Chiến thắng", source, false},
		{on(5, 1), "Ngày Quốc tế lao động", source, false},
		{on(9, 2), "Quốc khánh", source, false},
	}
	if year >= 2026 {
		all = append(all, Holiday{on(11, 24), "Ngày Văn hóa Việt Nam", cultureDaySource, false})
	}
	return all
}

// yearNotice is what a year's notice to offices adds to the law: which five
// days are Tết, which day stands beside National Day (two days since 2021),
// and which working day was exchanged for a Saturday. HungKings is the day of
// 10/3 in the lunar calendar.
type yearNotice struct {
	Year      int
	TetFirst  Day // the first of the five days; days made up follow from the law
	HungKings Day
	BesideTwo Day // the second day of Quốc khánh, 0 before 2021
	Swaps     []swap
	Source    string
}

// swap is a working day off (hoán đổi) for a Saturday worked.
type swap struct {
	Off, Worked Day
	Source      string
}

// knownYears are the years whose notices are known, held against the lunar
// calendar of UTC+7 by the tests. A year is added when its notice is out.
var knownYears = []yearNotice{
	{2016, 2016_02_07, 2016_04_16, 0, nil, "Thông báo số 4659/TB-LĐTBXH ngày 13/11/2015"},
	{2017, 2017_01_26, 2017_04_06, 0, nil, noNumber},
	{2018, 2018_02_14, 2018_04_25, 0, nil, noNumber},
	{2019, 2019_02_04, 2019_04_14, 0, []swap{{2018_12_31, 2019_01_05, noNumber}, {2019_04_29, 2019_05_04, noNumber}}, noNumber},
	{2020, 2020_01_23, 2020_04_02, 0, nil, noNumber},
	{2021, 2021_02_10, 2021_04_21, 2021_09_03, nil, "Thông báo số 4875/TB-LĐTBXH"},
	{2022, 2022_01_31, 2022_04_10, 2022_09_01, nil, "Thông báo số 119/TB-LĐTBXH"},
	{2023, 2023_01_20, 2023_04_29, 2023_09_01, nil, "Thông báo số 5034/TB-LĐTBXH"},
	{2024, 2024_02_08, 2024_04_18, 2024_09_03, []swap{{2024_04_29, 2024_05_04, "Công văn số 2450/VPCP-KGVX"}}, "Thông báo số 5015/TB-LĐTBXH"},
	{2025, 2025_01_27, 2025_04_07, 2025_09_01, []swap{{2025_05_02, 2025_04_26, "Thông báo số 6150/TB-BLĐTBXH"}}, "Thông báo số 6150/TB-BLĐTBXH"},
	{2026, 2026_02_16, 2026_04_26, 2026_09_01, []swap{
		{2026_01_02, 2026_01_10, "Công văn số 12729/VPCP-KGVX"}, {2026_08_31, 2026_08_22, "Thông báo số 9441/TB-BNV"}}, "Thông báo số 9441/TB-BNV"},
	{2027, 2027_02_04, 2027_04_16, 2027_09_03, nil, "Công văn số 10065/VPCP-KGVX"},
}

// holidays are the days that the notice names and that of the lunar calendar.
func (y yearNotice) holidays() []Holiday {
	law := lawHolidays(y.Year)[0].Source
	all := []Holiday{{y.HungKings, "Giỗ Tổ Hùng Vương", law, false}}
	for i := range 5 {
		all = append(all, Holiday{y.TetFirst.Plus(i), "Tết Âm lịch", y.Source, false})
	}
	if y.BesideTwo != 0 {
		all = append(all, Holiday{y.BesideTwo, "Quốc khánh", y.Source, false})
	}
	return all
}
