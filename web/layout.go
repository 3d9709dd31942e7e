package web

import (
	"context"

	"khuyencong/programme"
)

// What a view may put inside the frame, by the classes of the stylesheet:
//
//	.page-head       first on a page: a div with h1, p.lead or p.tags; beside it a buttonRow
//	section          a question with its h2; a list or a record has several
//	.two             two blocks side by side where there is room: a chart and its table
//	.record          a record: a div of facts, and an aside with .next (what can be done
//	                 now, one main button) and a section with the historyList
//	form.form        one column of fields; .field-pair puts short ones in a row
//	.prose           running text, at most 72 letters wide
//	.button          a link that looks like a button; with .quiet the lesser choice, .danger
//	                 what cannot be undone
//	.number .nowrap .small .unit .visually-hidden

// pageInfo is what every page tells its frame (layout.templ).
type pageInfo struct {
	Title         string // of the browser's tab; the page's own h1 is in its view
	ProgrammeName string // "Chương trình khuyến công tỉnh … giai đoạn 2016-2020"; "" before one is chosen
	ProgrammeID   int64
	Active        navItem // the entry of the navigation that is lit
	Illustrative  bool    // the data are made up: said on top of every page and in print
	Flash         string  // what the last action did, a full sentence; "" for none
	Breadcrumbs   []crumb // from the section down to, without, this page
	Version       string  // of the software, in the footer
	Query         string  // what stands in the search box
}

// crumb is one step of the way to a page.
type crumb struct{ Label, Href string }

// navItem names an entry of the navigation.
type navItem string

const (
	navHome           navItem = "home"
	navEvaluation     navItem = "evaluation"
	navProjects       navItem = "projects"
	navEstablishments navItem = "establishments"
	navResults        navItem = "results"
	navProgrammes     navItem = "programmes"
	navFigures        navItem = "figures"
	navReports        navItem = "reports"
	navChecks         navItem = "checks"
	navAccounts       navItem = "accounts"
	navPosts          navItem = "posts"
)

// navigation is the sections in the order of an officer's day, each for those
// who may do what it needs.
var navigation = []struct {
	Item        navItem
	Label, Href string
	Needs       programme.Action
}{
	{navHome, "Việc của tôi", "/", programme.ReadRecords},
	{navEvaluation, "Đánh giá", "/evaluation", programme.ReadProgramme},
	{navProjects, "Đề án", "/projects", programme.ReadRecords},
	{navEstablishments, "Cơ sở CNNT", "/establishments", programme.ReadRecords},
	{navResults, "Kết quả", "/results", programme.ReadRecords},
	{navProgrammes, "Chương trình", "/programmes", programme.ReadProgramme},
	{navFigures, "Số liệu công bố", "/figures", programme.ReadFigures},
	{navReports, "Báo cáo", "/reports", programme.ReadReports},
	{navChecks, "Kiểm tra số liệu", "/checks", programme.CheckText},
	{navAccounts, "Tài khoản", "/accounts", programme.ManageAccounts},
	{navPosts, "Chức vụ", "/posts", programme.ReadPosts},
}

// shows tells whether an entry is in the user's navigation. Accounts and posts,
// and one's own work, come into it with the first account.
func shows(ctx context.Context, item navItem, need programme.Action) bool {
	withAccounts := item == navHome || need == programme.ManageAccounts || need == programme.ReadPosts
	return may(ctx, need) && (!withAccounts || signedIn(ctx))
}

// searchPath is where the search box of the header leads, with ?q=.
const searchPath = "/projects"

// levelClass is the hue of a level's money in the stylesheet.
func levelClass(l programme.Level) string {
	switch l {
	case programme.National:
		return "national"
	case programme.Local:
		return "local"
	default:
		return "both"
	}
}
