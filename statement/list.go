package statement

import (
	"strings"

	"khuyencong/programme"
)

// addItem puts an item into the list it stands in.
func (r *reader) addItem(b block, f frame, rank int) {
	if len(r.frames) == 0 {
		return
	}
	top := &r.frames[len(r.frames)-1]
	if top.rank != rank-1 && !((top.lead || top.heading) && top.rank < rank) {
		return
	}
	if top.list == nil {
		top.list = &list{total: -1}
		top.within = top.within || top.examples
	}
	l := top.list
	label := itemLabel(b.tokens)
	if isTotal(label) {
		l.total = len(l.items)
	}
	l.items = append(l.items, f.figures)
	l.labels = append(l.labels, label)
	for _, i := range f.figures {
		r.figures[i].item = len(l.items)
	}
}

// listStyle is the bullet of the innermost list under a lead-in, "" for none.
func (r *reader) listStyle() string {
	for i := len(r.frames) - 1; i >= 0; i-- {
		if f := r.frames[i]; f.lead && f.list != nil {
			return f.style
		}
	}
	return ""
}

// itemLabel is what an item is about: its words up to a colon or a number.
func itemLabel(ts []token) string {
	var words []string
	for _, t := range ts {
		if t.kind == number || t.text == ":" || len(words) == 10 {
			break
		}
		if t.kind == word {
			words = append(words, t.text)
		}
	}
	return strings.Join(words, " ")
}

func isTotal(label string) bool {
	for _, t := range []string{"tổng cộng", "cộng", "tổng số", "tổng", "toàn tỉnh", "cả năm", "cả giai đoạn"} {
		if label == t || strings.HasPrefix(label, t+" ") && !strings.HasPrefix(label, "cộng tác") && !strings.HasPrefix(label, "cộng đồng") && !strings.HasPrefix(label, "tổng kết") {
			return t != "tổng" || label == t
		}
	}
	return false
}

// closeList relates the items of a list to the total they make up.
func (r *reader) closeList(f frame) {
	l := f.list
	if l == nil || len(l.items) < 2 {
		return
	}
	measures := map[programme.Measure][]int{}
	var order []programme.Measure
	whole := map[programme.Measure]int{}
	for k, item := range l.items {
		seen := map[programme.Measure]bool{}
		for _, i := range item {
			g := r.figures[i]
			m := r.oneMoney(g.Measure)
			if g.Unit == programme.UnitPercent || seen[m] || g.mean != "" || g.fraction {
				continue
			}
			seen[m] = true
			if k == l.total {
				whole[m] = i
				continue
			}
			if measures[m] == nil {
				order = append(order, m)
			}
			measures[m] = append(measures[m], i)
		}
	}
	n := len(l.items)
	if l.total >= 0 {
		n--
	}
	for _, m := range order {
		parts := measures[m]
		if len(parts) < 2 {
			continue
		}
		w, ok := whole[m]
		own := ok
		if !ok {
			w, own, ok = r.listTotal(f, parts)
		}
		r.labelItems(l, parts, ok, w)
		if !ok {
			continue
		}
		within := f.within || len(parts) < n || !own && f.opener == ""
		r.divide(w, parts, group{within: within, words: first(f.opener, "danh sách"), loose: !own && len(parts) < n})
	}
}

// oneMoney takes total cost and support for one money in a text that names no
// counterpart: "Tổng dự toán …, gồm: 1. Hỗ trợ …; 2. Tuyên truyền …".
func (r *reader) oneMoney(m programme.Measure) programme.Measure {
	if m == programme.MTotalCost && !r.counter {
		return programme.MSupport
	}
	return m
}

// labelItems gives each item's figure its label as a detail where it would
// else be taken for the total or for another item.
func (r *reader) labelItems(l *list, parts []int, hasWhole bool, whole int) {
	var narrow []int
	for _, i := range parts {
		same := hasWhole && sameDimensions(r.figures[i].Figure, r.figures[whole].Figure)
		for _, k := range parts {
			same = same || k != i && len(parts) < 200 && sameDimensions(r.figures[i].Figure, r.figures[k].Figure)
		}
		if same && r.figures[i].item > 0 {
			narrow = append(narrow, i)
		}
	}
	for _, i := range narrow {
		f := r.figures[i]
		f.words = first(l.labels[f.item-1], f.words)
		f.Detail = first(f.words, "mục trong danh sách")
	}
}

// listTotal finds the figure that the items add up to: in the lead-in, or
// before it. own says that it stands in the lead-in.
func (r *reader) listTotal(f frame, parts []int) (whole int, own, ok bool) {
	p := r.figures[parts[0]]
	fits := func(g *reading) bool {
		if r.oneMoney(g.Measure) != r.oneMoney(p.Measure) || g.Unit != p.Unit || g.Kind != p.Kind || g.mean != "" || g.Content != "" && p.Content != "" && g.Content != p.Content || g.Scope != p.Scope || g.Detail != "" {
			return false
		}
		periods, levels := map[programme.Period]bool{}, map[programme.Level]bool{}
		for _, i := range parts {
			periods[r.figures[i].Period] = true
			levels[r.figures[i].Level] = true
		}
		if len(periods) > 1 && !covers(g.Period, periods) {
			return false
		}
		return (len(periods) > 1 || g.Period == p.Period) && (g.Level == p.Level || g.Level == programme.AllLevels && len(levels) > 1)
	}
	for k := len(f.figures) - 1; k >= 0; k-- {
		if fits(r.figures[f.figures[k]]) {
			return f.figures[k], true, true
		}
	}
	for i := parts[0] - 1; i >= 0 && i > parts[0]-30; i-- {
		if fits(r.figures[i]) {
			return i, false, true
		}
	}
	return 0, false, false
}
