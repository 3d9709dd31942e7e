package web

import (
	"strconv"

	"khuyencong/programme"
)

// How a list page is built. The table:
//
//	<div class="table-wrap">          add "scroll" for a table wider than a page
//	  <table class="data cards">      "cards" turns rows into cards under 600 px
//	    <thead><tr> @sortHeader(…) or <th scope="col" class="number">Hỗ trợ <span class="unit">triệu đồng</span></th>
//	    <tbody><tr>
//	      <th scope="row"><a href=…>DA-12</a></th>                  the card's heading
//	      <td data-label="Hỗ trợ" class="number"><span>850,00</span></td>
//
// Every td carries its column's name in data-label and its content in one
// element, so that name and content stand side by side on a card.

// sortView is a column head that sorts when it is followed.
type sortView struct {
	Label  string
	Unit   string // under the label: "triệu đồng"
	Href   string // the same list sorted by this column, or turned round
	Sorted string // "ascending", "descending", "" when sorted by another column
	Number bool   // right-aligned
}

// pagerView says which part of a list is shown and leads to the next.
type pagerView struct {
	From, To, Total int
	Noun            string // "đề án"
	Previous, Next  string // addresses; "" at either end
}

// filterView is the row of filters over a list; the filters are the children.
type filterView struct {
	Action string // address of the list
	Clear  string // address without filters; "" when none is set
	Button string // "Lọc" when empty
}

func (v filterView) button() string {
	if v.Button == "" {
		return "Lọc"
	}
	return v.Button
}

// emptyView is what stands in place of a list without rows: why, and what to
// do.
type emptyView struct {
	Title, Body string
	Action      string // label of the button; "" for none
	Href        string
}

// historyEntry is one line of what happened to a record, newest first.
type historyEntry struct {
	When string // "14:05 23/11/2026"
	Who  string
	What string // "Trình thẩm định"
	Note string // the person's own words; may be empty
}

// statView is one number that answers a question, with its plan beside it.
type statView struct {
	Label  string // "Ngân sách hỗ trợ"
	Value  string // "5.902,36"
	Unit   string // "triệu đồng"
	Href   string // the records it is summed from
	Plan   string // "7.210"; "" when there is no plan
	Of     string // which plan: "kế hoạch 2016-2018"
	Done   programme.Ratio
	Level  programme.Level // hue of the bar; zero for the accent
	Source provenanceView
	Differ differenceView // shown when Amount is not empty
}

// sentence is "21–40 trong 162 đề án".
func (v pagerView) sentence() string {
	if v.Total == 0 {
		return "Không có " + v.Noun + " nào"
	}
	if v.From == 1 && v.To == v.Total {
		return strconv.Itoa(v.Total) + " " + v.Noun
	}
	return strconv.Itoa(v.From) + "–" + strconv.Itoa(v.To) + " trong " + strconv.Itoa(v.Total) + " " + v.Noun
}
