package sample

import (
	"context"

	"khuyencong/programme"
)

// saveProgramme makes the programme, its targets, the norms and the plans of
// the year before the one that is being planned.
func (o *office) saveProgramme(ctx context.Context) error {
	o.clock(o.ago(119), 1)
	u := o.users["so.chuyen.vien"]
	p, err := o.store.SaveProgramme(ctx, u, canTho2026())
	if err != nil {
		return err
	}
	o.programmeID = p.ID
	for _, t := range officeTargets() {
		t.ProgrammeID = p.ID
		if _, err := o.store.SaveTarget(ctx, u, t); err != nil {
			return err
		}
	}
	if err := addNorms(ctx, o.store); err != nil {
		return err
	}
	for _, plan := range o.lastPlans() {
		if _, err := o.store.SavePlan(ctx, u, plan); err != nil {
			return err
		}
	}
	return nil
}

func canTho2026() programme.Programme {
	return programme.Programme{
		Code:         OfficeCode,
		Name:         "Chương trình khuyến công thành phố Cần Thơ giai đoạn 2026-2030 (số liệu minh họa)",
		Province:     "thành phố Cần Thơ",
		ProvinceCode: newCity,
		From:         2026,
		To:           2030,
		Approver:     "UBND thành phố Cần Thơ",
		ParentOffice: "SỞ CÔNG THƯƠNG THÀNH PHỐ CẦN THƠ",
		Office:       "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP",
		Seat:         "Cần Thơ",
		Illustrative: true,
	}
}

// officeTargets are invented: by level for the whole programme and its first
// three years, and by content, which add up to the whole.
func officeTargets() []programme.Target {
	const note = "Số liệu minh họa."
	whole, first := programme.Years(2026, 2030), programme.Years(2026, 2028)
	all := []programme.Target{
		target(whole, programme.AllLevels, 160, 36_000, millions(210_000)),
		target(whole, programme.National, 24, 12_000, programme.Quantity{}),
		target(whole, programme.Local, 136, 24_000, programme.Quantity{}),
		target(first, programme.AllLevels, 95, 21_300, millions(124_000)),
		target(first, programme.National, 14, 7_000, programme.Quantity{}),
		target(first, programme.Local, 81, 14_300, programme.Quantity{}),
	}
	for _, c := range []struct {
		content         string
		projects, money int64
	}{
		{"KC1", 8, 1_600}, {"KC3a", 12, 7_200}, {"KC3c", 78, 15_600}, {"KC3e", 18, 6_300}, {"KC4a", 3, 900}, {"KC4c", 10, 800},
		{"KC4e", 14, 420}, {"KC5a", 8, 240}, {"KC6a", 5, 440}, {"KC7d", 1, 2_200}, {"KC9a", 3, 300},
	} {
		t := target(whole, programme.AllLevels, c.projects, c.money, programme.Quantity{})
		t.Content = c.content
		all = append(all, t)
	}
	for i := range all {
		all[i].Note = note
	}
	return all
}

// lastPlans are the plans of the year before, approved in its December.
func (o *office) lastPlans() []programme.Plan {
	year := o.planYear - 1
	day := func(dayOfMonth int) programme.Day {
		d, _ := programme.NewDay(year-1, 12, dayOfMonth)
		return d
	}
	const note = "Số liệu minh họa: số và ngày quyết định không phải của văn bản có thật."
	return []programme.Plan{
		{ProgrammeID: o.programmeID, Year: year, Level: programme.National, DecisionNo: "3618/QĐ-BCT", DecisionDate: day(17), Signer: "Lãnh đạo Bộ Công Thương", Note: note},
		{ProgrammeID: o.programmeID, Year: year, Level: programme.Local, DecisionNo: "2907/QĐ-UBND", DecisionDate: day(22), Signer: "Lãnh đạo UBND thành phố", Note: note},
	}
}
