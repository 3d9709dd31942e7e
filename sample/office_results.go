package sample

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// followed is a project of the programme before this one, accepted some months
// ago, with what was found of it since.
type followed struct {
	code, content, place, tale, title string
	money                             money
	outcomes                          []programme.Outcome
	accepted                          int // months ago
	sheets                            []found
}

// found is one sheet: so many working days ago somebody wrote it.
type found struct {
	month   int
	ago     int
	by      string
	values  []programme.Reading
	link    string
	checked string // who confirmed it; "" for nobody
}

func measured(i programme.Indicator, v int64) programme.Reading {
	return programme.Reading{Indicator: i, Value: programme.Q(v), Basis: programme.Measured}
}

func stated(i programme.Indicator, v int64) programme.Reading {
	return programme.Reading{Indicator: i, Value: programme.Q(v), Basis: programme.Stated}
}

func guessed(i programme.Indicator, v int64) programme.Reading {
	return programme.Reading{Indicator: i, Value: programme.Q(v), Basis: programme.Estimated}
}

func made(v int64, unit string) programme.Reading {
	return programme.Reading{Indicator: programme.Output, Value: programme.Q(v), Unit: unit, Basis: programme.Stated}
}

// inBooks is how long ago the office took over what was on paper.
const inBooks = 112

const payroll = "Sổ lương, tờ khai thuế của cơ sở (minh họa)"

// followedProjects: two are followed up in time, one is overdue after 12 months,
// one waits to be confirmed, one has come due. The two of one establishment
// were measured in the same months.
var followedProjects = []followed{
	{"DP-01", "KC3c", keSach, "Mỵ Nương", "Hỗ trợ ứng dụng máy sấy thăng hoa trái cây", money{support: 280_000, cash: 620_000, pledge: 600_000},
		[]programme.Outcome{jobs(6, unknown), income(6_500, unknown), output(1_800, unknown)}, 14, []found{
			{programme.Baseline, inBooks, "chuyen.vien2", []programme.Reading{stated(programme.Workers, 18), stated(programme.WorkersWomen, 11), stated(programme.Income, 5_600_000), measured(programme.Revenue, 4_900_000_000), made(60, "tấn/năm")}, payroll, ""},
			{0, inBooks, "chuyen.vien2", []programme.Reading{stated(programme.Jobs, 4), stated(programme.JobsWomen, 3), stated(programme.JobsEthnic, 2), stated(programme.JobsKept, 18), stated(programme.Workers, 22), stated(programme.WorkersWomen, 14),
				stated(programme.Income, 6_000_000), measured(programme.Revenue, 5_200_000_000), made(68, "tấn/năm"), stated(programme.PoorHouseholds, 3)}, payroll, ""},
			{6, inBooks - 1, "chuyen.vien2", []programme.Reading{stated(programme.Jobs, 6), stated(programme.JobsWomen, 5), stated(programme.JobsEthnic, 3), stated(programme.Workers, 24), stated(programme.WorkersWomen, 16), stated(programme.Income, 6_300_000)}, "", ""},
			{12, 30, "co.so", []programme.Reading{measured(programme.Jobs, 7), measured(programme.JobsWomen, 5), measured(programme.JobsEthnic, 3), measured(programme.Workers, 25), measured(programme.WorkersWomen, 16),
				measured(programme.Income, 6_700_000), measured(programme.Revenue, 6_500_000_000), measured(programme.OutputValue, 1_600_000_000), made(82, "tấn/năm"), stated(programme.PoorHouseholds, 3)}, payroll, "chuyen.vien"},
		}},
	{"DP-02", "KC3c", tranDe, "Cá Ông", "Hỗ trợ ứng dụng tủ đông, máy hút chân không chả cá", money{support: 150_000, cash: 260_000, pledge: 250_000},
		[]programme.Outcome{jobs(5, unknown), income(5_800, unknown)}, 14, []found{
			{programme.Baseline, inBooks, "chuyen.vien2", []programme.Reading{stated(programme.Workers, 30), stated(programme.Income, 5_000_000), stated(programme.Revenue, 9_800_000_000), made(140, "tấn/năm")}, "", ""},
			{0, inBooks, "chuyen.vien2", []programme.Reading{stated(programme.Jobs, 3), stated(programme.JobsWomen, 3), stated(programme.Workers, 33), stated(programme.Income, 5_200_000), stated(programme.Revenue, 10_100_000_000), made(150, "tấn/năm")}, "", ""},
			{6, inBooks - 1, "chuyen.vien2", []programme.Reading{guessed(programme.Jobs, 5), guessed(programme.JobsWomen, 4), guessed(programme.Workers, 35), guessed(programme.Income, 5_500_000)}, "", ""},
		}},
	{"DP-03", "KC1", myXuyen, "Bà Chúa Tằm", "Đào tạo nghề đan lục bình cho lao động nông thôn", money{support: 90_000, cash: 20_000, pledge: 20_000},
		[]programme.Outcome{trained(35, unknown), poor(12, unknown)}, 13, []found{
			{0, inBooks, "chuyen.vien2", []programme.Reading{measured(programme.TrainedWorkers, 35), measured(programme.TrainedWomen, 29), measured(programme.TrainedEthnic, 14), measured(programme.TrainedPoor, 12), stated(programme.PoorHouseholds, 12)}, "Danh sách học viên, chứng chỉ (minh họa)", ""},
			{6, inBooks - 1, "chuyen.vien2", []programme.Reading{measured(programme.TrainedWorkers, 35), measured(programme.TrainedWomen, 29), measured(programme.TrainedEthnic, 14), stated(programme.TrainedEmployed, 27), stated(programme.PoorHouseholds, 11)}, "Danh sách học viên, chứng chỉ (minh họa)", ""},
			{12, 12, "chuyen.vien", []programme.Reading{measured(programme.TrainedWorkers, 35), measured(programme.TrainedWomen, 29), measured(programme.TrainedEthnic, 14), guessed(programme.TrainedEmployed, 24), stated(programme.PoorHouseholds, 11)}, "Bảng giao hàng gia công (minh họa)", ""},
		}},
	{"QG-01", "KC3e", myTu, "Âu Cơ", "Hỗ trợ ứng dụng dây chuyền cấp đông rau củ", money{support: 440_000, cash: 1_500_000, loan: 800_000, pledge: 2_200_000},
		[]programme.Outcome{jobs(20, unknown), income(7_000, unknown)}, 7, []found{
			{programme.Baseline, inBooks, "chuyen.vien2", []programme.Reading{measured(programme.Workers, 104), measured(programme.WorkersWomen, 61), measured(programme.Income, 6_300_000), measured(programme.Revenue, 74_000_000_000)}, payroll, ""},
			{0, inBooks, "chuyen.vien2", []programme.Reading{measured(programme.Jobs, 12), measured(programme.JobsWomen, 7), measured(programme.Workers, 116), measured(programme.WorkersWomen, 68), measured(programme.Income, 6_600_000), measured(programme.Revenue, 78_000_000_000)}, payroll, ""},
			{6, 6, "co.so2", []programme.Reading{stated(programme.Jobs, 19), stated(programme.JobsWomen, 11), stated(programme.JobsEthnic, 6), stated(programme.Workers, 123), stated(programme.Income, 6_900_000)}, "", ""},
		}},
	{"DP-04", "KC3c", keSach, "Mỵ Nương", "Hỗ trợ ứng dụng máy đóng gói trái cây sấy", money{support: 110_000, cash: 150_000, pledge: 140_000},
		[]programme.Outcome{jobs(3, unknown)}, 6, []found{
			{0, inBooks, "chuyen.vien2", []programme.Reading{stated(programme.Jobs, 2), stated(programme.JobsWomen, 2), stated(programme.Workers, 24), stated(programme.Income, 6_200_000)}, "", ""},
		}},
}

func before2026() programme.Programme {
	p := canTho2026()
	p.Code, p.Name, p.From, p.To = "CT-2021-2025", "Chương trình khuyến công tỉnh Sóc Trăng giai đoạn 2021-2025 (số liệu minh họa)", 2021, 2025
	p.Province, p.ProvinceCode, p.Approver, p.ParentOffice, p.Seat = "tỉnh Sóc Trăng", "94", "UBND tỉnh Sóc Trăng", "SỞ CÔNG THƯƠNG TỈNH SÓC TRĂNG", "Sóc Trăng"
	return p
}

// saveFollowed takes over the projects of the programme before, which are only
// followed up.
func (o *office) saveFollowed(ctx context.Context) error {
	o.clock(o.ago(inBooks+1), 1)
	of, err := o.store.SaveProgramme(ctx, o.users["so.chuyen.vien"], before2026())
	if err != nil {
		return err
	}
	for i, f := range followedProjects {
		o.clock(o.ago(inBooks+1), 2+i)
		code := o.codeOf(f.code, min(o.acceptedOn(f).Year(), of.To))
		p, err := row{code: code, content: f.content, place: f.place, tale: f.tale, title: f.title, money: f.money, outcomes: f.outcomes, stage: programme.Completed}.project()
		if err != nil {
			return err
		}
		p.ProgrammeID = of.ID
		p.Establishment.ID = o.establishments[f.tale]
		if p, err = o.store.SaveProject(ctx, o.users["chuyen.vien2"], p); err != nil {
			return fmt.Errorf("sample project %s: %w", code, err)
		}
		o.projects[f.title] = p.ID
	}
	return nil
}

func (o *office) acceptedOn(f followed) programme.Day { return o.today.PlusMonths(-f.accepted) }

// planResults plans the sheets of the projects that are followed up, and a
// story of one.
func (o *office) planResults(context.Context) error {
	for _, f := range followedProjects {
		for _, s := range f.sheets {
			o.on(o.ago(s.ago), func(ctx context.Context) error { return o.found(ctx, f, s) })
		}
	}
	o.on(o.ago(20), o.tellStory)
	return nil
}

// found writes a sheet of a project of the programme before this one.
func (o *office) found(ctx context.Context, f followed, s found) error {
	on := o.acceptedOn(f).PlusMonths(max(s.month, 0)).Plus(3)
	if s.month <= 0 {
		on = o.acceptedOn(f)
	}
	if s.month == programme.Baseline {
		on = on.PlusMonths(-5)
	}
	if err := o.sheet(ctx, o.projects[f.title], f.content, on, s); err != nil {
		return fmt.Errorf("sample results of %s after %d: %w", f.title, s.month, err)
	}
	return nil
}

// sheet writes what was found on a day, and has it confirmed.
func (o *office) sheet(ctx context.Context, project int64, content string, on programme.Day, s found) error {
	sheet := programme.ResultSheet{ProjectID: project, Month: s.month, On: on, Readings: s.values, Link: s.link, Note: "Số liệu minh họa."}
	for _, i := range programme.AskedAt(content, s.month, s.values) {
		if _, has := sheet.Reading(i); !has && i.PartOf() == "" {
			sheet.Readings = append(sheet.Readings, programme.Reading{Indicator: i, Why: "Cơ sở không theo dõi riêng (minh họa)"})
		}
	}
	if s.month >= 0 {
		sheet.InUse = programme.InUseYes
	}
	saved, err := o.store.SaveResults(ctx, o.users[s.by], sheet, 0, nil)
	if err == nil && s.checked != "" {
		_, err = o.store.CheckResults(ctx, o.users[s.checked], saved.ProjectID, saved.ID, programme.SheetConfirmed, "")
	}
	return err
}

// tellStory writes the story of the first of them, which the director
// publishes.
func (o *office) tellStory(ctx context.Context) error {
	f := followedProjects[0]
	y, err := o.store.SaveStory(ctx, o.users["chuyen.vien2"], programme.Story{
		Project: programme.Project{ID: o.projects[f.title]}, Title: "Mưa cũng sấy được: hợp tác xã bớt bỏ trái cây chín",
		Text:  "Trước khi có máy, hợp tác xã phơi và sấy củi; mùa mưa phải bán trái chín với giá rẻ.\nMáy sấy thăng hoa chạy từ cuối năm trước. Hợp tác xã nhận thêm lao động tại xã, phần lớn là phụ nữ, và có hàng bán quanh năm.\nCâu chuyện này là dữ liệu minh họa.",
		Quote: "Hồi trước trời mưa là lo, nay thì cứ nhận trái của bà con.", QuotedBy: "Sơn Thị Ngọc Diệp, Giám đốc hợp tác xã",
		Figures:   []programme.Indicator{programme.Jobs, programme.JobsWomen, programme.Income, programme.Output},
		ConsentOn: o.ago(21), ConsentBy: "Sơn Thị Ngọc Diệp", ConsentNote: "Phiếu đồng ý, lưu tại Trung tâm (minh họa)",
	}, nil)
	if err != nil {
		return err
	}
	if y, err = o.store.DecideStory(ctx, o.users["chuyen.vien2"], y.ID, y.Version, programme.StorySubmit, ""); err != nil {
		return err
	}
	_, err = o.store.DecideStory(ctx, o.users["giam.doc"], y.ID, y.Version, programme.StoryPublish, "")
	return err
}
