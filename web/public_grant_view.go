package web

import (
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func publicClear(p publicProjectListPage) string {
	if p.Filtered {
		return "/public/projects"
	}
	return ""
}

func idOrNone(id int64) string {
	if id == 0 {
		return ""
	}
	return number(id)
}

func yearOrNone(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// policyOthers names the contents of a group that no confirmed norm is about.
func policyOthers(g policyGroup) string {
	var names []string
	for _, c := range g.Others {
		names = append(names, c.Name)
	}
	return strings.Join(names, "; ") + "."
}

// withResult are the rows in which a plan approved or a project came to
// something.
func withResult(rows []programme.Row) (some []programme.Row) {
	for _, r := range rows {
		if r.Approved != (programme.Sums{}) || r.Done != (programme.Sums{}) {
			some = append(some, r)
		}
	}
	return some
}

func publicYears(all programme.PublicGrants) []option {
	options := []option{{"", "Mọi năm"}}
	for _, y := range all.Years() {
		options = append(options, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	return options
}

func publicContents(all programme.PublicGrants) []option {
	options := []option{{"", "Mọi nội dung"}}
	for _, c := range all.Contents() {
		options = append(options, option{c.Code, c.Name})
	}
	return options
}

func publicPlaces(all programme.PublicGrants) []option {
	options := []option{{"", "Mọi địa bàn"}}
	for _, p := range all.Places() {
		if !slices.ContainsFunc(options, func(o option) bool { return o.Value == p.Code }) {
			options = append(options, option{p.Code, p.Name})
		}
	}
	return options
}

func publicStages() []option {
	options := []option{{"", "Mọi tình trạng"}}
	for _, s := range programme.Stages {
		if s.InPlan() {
			options = append(options, option{string(s), s.Label()})
		}
	}
	return options
}

// grantMoney is the lines of a project's money: approved and settled.
func grantMoney(g programme.PublicGrant) (rows [][3]string) {
	line := func(label string, approved, done programme.Money) {
		settled := "–"
		if g.Stage == programme.Completed {
			settled = done.String()
		}
		rows = append(rows, [3]string{label, approved.String(), settled})
	}
	line("Khuyến công hỗ trợ", g.Approved.Support, g.Done.Support)
	line("Đơn vị thụ hưởng đóng góp", g.Approved.Counterpart, g.Done.Counterpart)
	if g.Approved.Other != 0 || g.Done.Other != 0 {
		line("Chương trình khác lồng ghép", g.Approved.Other, g.Done.Other)
	}
	line("Tổng cộng", g.Approved.Total(), g.Done.Total())
	return rows
}

// publicTiles are the first figures of a period: sums of records.
func publicTiles(e programme.Evaluation) []statView {
	all := e.Level(programme.AllLevels)
	period := "&from=" + strconv.Itoa(e.Period.From) + "&to=" + strconv.Itoa(e.Period.To)
	data := "/public/projects?programme=" + number(e.Programme.ID) + period
	return []statView{
		{Label: "Đề án hoàn thành", Value: programme.CountText(all.Done.Projects + all.Done.Plans), Unit: "hồ sơ", Href: data + "&stage=completed",
			Plan: programme.CountText(all.Approved.Projects + all.Approved.Plans), Of: "đã duyệt", Done: programme.RatioOf(all.Done.Projects+all.Done.Plans, all.Approved.Projects+all.Approved.Plans)},
		{Label: "Khuyến công hỗ trợ", Value: all.Done.Support.MillionsFixed(), Unit: "triệu đồng", Href: data + "&stage=completed",
			Plan: all.Approved.Support.MillionsFixed(), Of: "đã duyệt", Done: programme.RatioOf(int64(all.Done.Support), int64(all.Approved.Support))},
		{Label: "Cơ sở đóng góp", Value: all.Done.Counterpart.MillionsFixed(), Unit: "triệu đồng", Href: data + "&stage=completed",
			Plan: all.Approved.Counterpart.MillionsFixed(), Of: "đã duyệt", Done: programme.RatioOf(int64(all.Done.Counterpart), int64(all.Approved.Counterpart))},
		{Label: "Cơ sở được hỗ trợ", Value: programme.CountText(e.Beneficiaries), Unit: "cơ sở", Href: data + "&stage=completed"},
	}
}
