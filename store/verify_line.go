package store

import (
	"strings"

	"khuyencong/programme"
)

// impossible are lines of the ledger that no act of the program can have
// written, each with why. $1 is today.
var impossible = []struct{ from, why string }{
	{`LEFT JOIN projects p ON p.id = l.project_id WHERE l.project_id IS NOT NULL AND (p.id IS NULL OR p.programme_id <> l.programme_id) AND $1 > 0`,
		"thuộc một chương trình khác với đề án"},
	{`LEFT JOIN projects p ON p.id = l.project_id WHERE l.project_id IS NULL AND l.kind <> 'budget' AND $1 > 0`, "không ghi cho đề án nào"},
	{`LEFT JOIN projects p ON p.id = l.project_id WHERE (l.dated > $1 OR l.dated < 19900101 OR l.year < 1990 OR l.year > 2100)`, "có ngày hoặc năm ngân sách không thể có"},
	{`LEFT JOIN projects p ON p.id = l.project_id WHERE (l.kind NOT IN (` + kindList() + `)
		OR l.kind <> 'budget' AND (l.kind IN ('pledged', 'evidenced')) = (l.source IN ('national', 'local'))) AND $1 > 0`, "có loại không hợp với nguồn vốn"},
	{`JOIN plans c ON c.programme_id = l.programme_id AND c.year = l.year AND c.level = l.source JOIN fiscal_closings f ON f.plan_id = c.id
		LEFT JOIN projects p ON p.id = l.project_id WHERE l.at > f.at AND $1 > 0`, "được ghi sau khi năm ngân sách đã khóa sổ"},
	{`JOIN ledger o ON o.id = l.reverses LEFT JOIN projects p ON p.id = l.project_id WHERE (l.amount <> -o.amount OR l.counts <> -o.counts OR l.kind <> o.kind OR l.source <> o.source
		OR l.name <> o.name OR l.year <> o.year OR COALESCE(l.project_id, 0) <> COALESCE(o.project_id, 0)) AND $1 > 0`, "không ngược đúng với bút toán mà nó hủy"},
}

func kindList() string {
	var all []string
	for _, k := range programme.EntryKinds {
		all = append(all, "'"+string(k)+"'")
	}
	return strings.Join(all, ", ")
}

// verifyLines looks for lines of the ledger that cannot be.
func (tx *Tx) verifyLines(v *programme.Verification) error {
	for _, i := range impossible {
		err := tx.rows(`SELECT l.id, COALESCE(l.project_id, 0), l.kind, l.amount, l.document, l.dated, COALESCE(p.code, ''), COALESCE(p.title, '') FROM ledger l `+i.from+` ORDER BY l.id`,
			[]any{programme.DayOf(tx.now)}, func(scan func(...any) error) error {
				var e programme.Entry
				var p programme.Project
				err := scan(&e.ID, &e.ProjectID, &e.Kind, &e.Amount, &e.Document, &e.Dated, &p.Code, &p.Title)
				p.ID = e.ProjectID
				d := disagreeing(p, "Bút toán "+lineName(e)+" "+i.why)
				if p.Title == "" {
					d = programme.Disagreement{Record: "Sổ quỹ", What: d.What}
				}
				v.Add(d)
				return err
			})
		if err != nil {
			return err
		}
	}
	var budgets int64
	err := tx.row("", `SELECT COUNT(*) FROM ledger WHERE project_id IS NULL`, nil, &budgets)
	v.Lines += budgets
	return err
}
