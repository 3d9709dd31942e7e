package book

import "khuyencong/programme"

// keptLines are the lines of a sheet that a book of wrong lines keeps.
type keptLines struct {
	lines []kept
	money map[int]bool // columns of money
}

type kept byte

const (
	emptied   kept = iota
	textsOnly      // a section: what it adds up is not here
	whole
)

func (k *keptLines) at(line int) kept {
	if k != nil && line < len(k.lines) {
		return k.lines[line]
	}
	return emptied
}

// wrong is the lines of each sheet to be mended. A sheet without any has none.
func (b *Book) wrong(marks []Mark) (map[string]*keptLines, error) {
	all, marked := map[string]*keptLines{}, sorted(marks)
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if k := s.wrong(marked[s.Name]); k != nil && all[s.Name] == nil {
			all[s.Name] = k
		}
	}
	if len(all) == 0 {
		return nil, programme.Refuse(programme.Invalid, "", "Không còn dòng đề án nào phải sửa nên không có sổ các dòng sai.")
	}
	return all, nil
}

func (s *Sheet) wrong(marks cellMarks) *keptLines {
	if len(marks) == 0 {
		return nil
	}
	lines, any := make([]kept, len(s.Lines)), false
	for i := range s.Rows {
		p, wrong := &s.Rows[i], false
		for line := p.Line; line <= p.LastLine; line++ {
			wrong = len(marks.next(line)) > 0 || wrong
		}
		if !wrong {
			continue
		}
		any = true
		for line := p.Line; line <= p.LastLine && line < len(lines); line++ {
			lines[line] = whole
		}
		for line := p.Section; s.Lines[line] == SectionLine && lines[line] == emptied; line = s.Sections[line] {
			lines[line] = textsOnly
		}
	}
	if !any {
		return nil
	}
	money := map[int]bool{}
	for _, t := range s.Tables {
		for _, c := range t.Columns {
			money[c.Index] = money[c.Index] || c.Unit != 0
		}
		for line := t.From; line <= t.To; line++ {
			lines[line] = whole
		}
		// What stands above a table says the year, the level, the unit.
		for line := t.From - 1; line > 0 && s.Lines[line] == OtherLine; line-- {
			lines[line] = whole
		}
	}
	return &keptLines{lines, money}
}
