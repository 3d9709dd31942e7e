package e2e

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// amounts is money as pages show it, in đồng, by where it stands: the page,
// the row, the column.
type amounts map[string]int64

// books reads what every page of money says, as the auditor sees it: the three
// views of the evaluation, the book of each fund's year, the project's ledger.
type books struct {
	c    *cast
	year int
	now  map[string]amounts // by project
}

// said is one cell of a table of a page: its row, its column, what it says.
type said struct{ Row, Column, Text string }

// tableJS lists the cells of the rows of a table; factsJS those of a list of
// facts, each a row of its own.
const (
	tableJS = `(table => [...table.querySelectorAll('tbody tr, tfoot tr')].flatMap(row => {
		const name = row.cells[0].querySelector('a') || row.cells[0]
		return [...row.cells].slice(1).map((cell, i) => ({Row: name.textContent.trim(), Column: table.tHead.rows[0].cells[i + 1].textContent.trim(), Text: cell.textContent.trim()}))
	}))(document.querySelector(%s))`
	factsJS = `[...document.querySelectorAll('dl.facts dt')].map(dt => ({Row: dt.textContent.trim(), Column: '', Text: dt.nextElementSibling.textContent.trim()}))`
)

// read is what the pages of money say of one project and of all.
func (b *books) read(project string) amounts {
	b.c.t.Helper()
	all := amounts{}
	keep := func(path, page, js string, unit int64) {
		v := b.c.at("kiem.toan", path)
		for _, one := range run(v, "read the money of "+path, chromedp.Evaluate[[]said](js)) {
			if m, ok := moneySaid(one.Text, unit); ok {
				all[strings.Trim(page+" | "+counted.ReplaceAllString(one.Row, "")+" | "+one.Column, " |")] += m
			}
		}
	}
	keep(fmt.Sprintf("/evaluation?from=%d&to=%d", b.year, b.year), "đánh giá", fmt.Sprintf(tableJS, quote("#giai-ngan table")), 10_000)
	for _, level := range []string{"local", "national"} {
		path := fmt.Sprintf("/funds/%s/%d", level, b.year)
		keep(path, "quỹ "+level, fmt.Sprintf(tableJS, quote("main table:has(tfoot)")), 1)
		b.c.as("kiem.toan").see("Khớp đến từng đồng")
	}
	keep(project+"/ledger", "sổ", factsJS, 1)
	b.c.as("kiem.toan").see("Khớp: số trên trang đề án bằng tổng các bút toán")
	return all
}

// moved holds what the pages say now against what they said before: exactly
// want has moved, by so much, and nothing else.
func (b *books) moved(what, project string, want amounts) {
	b.c.t.Helper()
	before, after := b.now[project], b.read(project)
	if before == nil {
		b.c.t.Fatalf("%s: nothing was read of %s before", what, project)
	}
	changes := amounts{}
	for _, at := range slices.Sorted(maps.Keys(union(before, after))) {
		if by := after[at] - before[at]; by != 0 {
			changes[at] = by
		}
	}
	for _, at := range slices.Sorted(maps.Keys(union(changes, want))) {
		if changes[at] != want[at] {
			b.c.t.Errorf("%s: %s moved by %d, want %d", what, at, changes[at], want[at])
		}
	}
	b.now[project] = after
}

// known reads the books of some projects, to hold the next steps against.
func (b *books) known(projects ...string) {
	b.c.t.Helper()
	for _, p := range projects {
		b.now[p] = b.read(p)
	}
}

func union(a, b amounts) amounts {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

var amountSaid = regexp.MustCompile(`^(−?)([0-9.]+)(,[0-9]{2})?(?: đồng)?$`)

// counted is how many projects a row of sums says that it is of.
var counted = regexp.MustCompile(` [0-9]+ đề án$`)

// moneySaid reads an amount in a unit of đồng: whole ones, or a hundred of them
// to one with two decimals. What is no amount, a share or a dash, is none.
func moneySaid(text string, unit int64) (int64, bool) {
	part := amountSaid.FindStringSubmatch(strings.ReplaceAll(text, "\u00a0", " "))
	if part == nil {
		return 0, false
	}
	digits := strings.ReplaceAll(part[2], ".", "") + strings.TrimPrefix(part[3], ",")
	m, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, false
	}
	if part[1] != "" {
		m = -m
	}
	return m * unit, true
}

// funded is a project with its fund as the pages of money name them.
type funded struct {
	path, code, level, label string
}

// life is what an event changes in the evaluation: the view's column in the
// rows of both funds, of this one, and of the year.
func (f funded) life(year int, column string, by int64) amounts {
	all := amounts{}
	for _, row := range []string{"Cả hai nguồn", f.label, fmt.Sprintf("Năm %d", year)} {
		all["đánh giá | "+row+" | "+column] = by
	}
	return all
}

// entered is what lines of a kind change in the book of the fund and in the
// ledger of the project.
func (f funded) entered(kind string, by int64) amounts {
	book := "quỹ " + f.level + " | "
	return amounts{book + f.code + " | " + kind: by, book + "Tổng cộng | " + kind: by, "sổ | " + kind: by}
}

// paid is what a payment changes: in what is paid out and not settled, and in
// both books.
func (f funded) paid(year int, kind string, by int64) amounts {
	return sum(f.life(year, "Giải ngân", by), f.life(year, "Chi, chưa quyết toán", by), f.entered(kind, by),
		amounts{"sổ | Đã giải ngân": by, "sổ | Còn lại của số duyệt": -by})
}

// settled is what a settlement changes: what is settled, and no longer only
// paid out.
func (f funded) settled(year int, by int64) amounts {
	return sum(f.life(year, "Quyết toán", by), f.life(year, "Chi, chưa quyết toán", -by), f.entered("Quyết toán", by))
}

func sum(all ...amounts) amounts {
	whole := amounts{}
	for _, a := range all {
		for at, m := range a {
			whole[at] += m
		}
	}
	return whole
}

// verified runs khuyencong verify on the database: nothing may disagree.
func verified(t *testing.T, db string) {
	t.Helper()
	if code, said := once(t, "verify", "--db", db); code != 0 {
		t.Errorf("verify ends with %d: %s", code, said)
	}
}

// refusedWith sends a form that must come back with the rule that refuses it,
// and with everything that was typed.
func (c *cast) refusedWith(v *visitor, button, rule string, status int, typed map[string]string) {
	c.t.Helper()
	if got := v.follow(button); got != status {
		c.t.Errorf("%s is answered with %d, want %d: %s", v.path(), got, status, v.text("main"))
	}
	v.see(rule)
	for field, value := range typed {
		if got := v.value("[name=" + field + "]"); got != value {
			c.t.Errorf("%s: %q was typed and is now %q", field, value, got)
		}
	}
}

// look is a page looked at, the first time that the journey comes by.
func (c *cast) look(v *visitor, name string) {
	c.t.Helper()
	if !c.seen[name] {
		c.seen[name] = true
		looked(v, name)
	}
}

// on lets the program go on on another day: everybody signs in again.
func (c *cast) on(day string) {
	c.t.Helper()
	if c.stop != nil {
		c.stop()
	}
	c.base, c.stop = demoAt(c.t, c.db, "--office", "--date", day)
	for login, v := range c.people {
		v.move(c.base)
		v.open("/")
		if v.path() != "/" {
			signIn(v, login, samplePassword)
		}
	}
}

// code is the code of a project.
func (c *cast) code(project string) string {
	c.t.Helper()
	return c.at("kiem.toan", project).text(".page-head .tags strong")
}

// date is a day as it is typed.
func date(day, month, year int) string { return fmt.Sprintf("%02d/%02d/%d", day, month, year) }
