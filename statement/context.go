package statement

import "khuyencong/programme"

// setting is what a part of the text says about the figures in it. An empty
// field says nothing: the setting around it decides.
type setting struct {
	period  programme.Period
	kind    programme.FigureKind
	level   programme.Level
	content programme.ContentGroup
	money   programme.Measure // of amounts without words of their own
	scope   string
	detail  string
	worth   int64 // unit of a table's amounts, in đồng
}

// over lays s over what is around it.
func (s setting) over(around setting) setting {
	if s.period.From == 0 {
		part := s.period.Part
		s.period = around.period
		if around.period.From == 0 && around.period.Part == "" {
			s.period.Part = part
		}
		if part != "" && around.period.From > 0 {
			s.period = programme.Period{From: around.period.To, To: around.period.To, Part: part}
			if part == wholeYear {
				s.period.Part = ""
			}
		}
	}
	if s.kind == "" {
		s.kind = around.kind
	}
	if s.level == "" {
		s.level, s.detail = around.level, first(s.detail, around.detail)
	}
	if s.content == "" {
		s.content = around.content
	}
	if s.money == "" {
		s.money = around.money
	}
	if s.scope == "" {
		s.scope = around.scope
	}
	if s.worth == 0 {
		s.worth = around.worth
	}
	return s
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// frame is a heading, a lead-in or an item whose setting holds for what stands
// under it.
type frame struct {
	rank    int
	style   string // bullet style of the list under a lead-in
	lead    bool
	heading bool
	natural int // rank that its bullet alone gives a heading
	set     setting
	figures []int // indices of its own figures
	list    *list // items gathered under it
	opener  string
	within  bool // "trong đó": the items may leave some out

	examples bool // "một số đề án tiêu biểu": the items are not all
}

// ranks orders bullets from the outermost in.
var ranks = map[string]int{"I.": 10, "A.": 12, "1.": 20, "1/": 20, "1)": 24, "(1)": 25, "1.1.": 22, "1.1.1.": 23, "a)": 30, "a.": 30, "a/": 30,
	"-": 50, "*": 46, "+": 60, "•": 52, "·": 62, "●": 52, "○": 62, "o": 62, "▪": 64, "■": 54}

const leadRank = 40

func rankOf(style string) int {
	if r, ok := ranks[style]; ok {
		return r
	}
	return 66
}

// around is the setting that holds outside the block now read.
func (r *reader) around() setting {
	var s setting
	for i := len(r.frames) - 1; i >= 0; i-- {
		s = s.over(r.frames[i].set)
	}
	s = s.over(r.doc)
	if s.scope == r.doc.scope {
		s.scope = ""
	}
	return s
}

// pop leaves every frame of rank or deeper; a list that ends is summed up.
func (r *reader) pop(rank int) {
	for n := len(r.frames); n > 0 && r.frames[n-1].rank >= rank; n = len(r.frames) {
		f := r.frames[n-1]
		r.frames = r.frames[:n-1]
		r.closeList(f)
	}
}

// enter opens the place of a block and returns the rank it has.
func (r *reader) enter(b block) int {
	switch {
	case b.kind == paragraph:
		rank := leadRank
		for _, f := range r.frames {
			if f.heading && f.rank >= rank { // "… như sau:", "1. Kinh phí", and this
				rank = f.rank + 1
			}
		}
		r.pop(rank)
		return rank
	case b.kind == heading && b.bullet == "":
		r.pop(0)
		return 5
	}
	rank := rankOf(b.bullet)
	// Items under a lead-in take the rank below it, whatever their bullet.
	for i := len(r.frames) - 1; i >= 0; i-- {
		f := &r.frames[i]
		if !f.lead {
			continue
		}
		if f.style == "" {
			f.style = b.bullet
		}
		if f.style == b.bullet {
			r.pop(f.rank + 1)
			return f.rank + 1
		}
		if rank > f.rank {
			break
		}
	}
	// Under "… như sau:" the headings "I.", "1." stand deeper than by themselves,
	// and what stands under them too.
	for i := len(r.frames) - 1; i >= 0; i-- {
		if f := r.frames[i]; f.heading && f.rank > f.natural && rank > f.natural {
			rank += f.rank - f.natural
			break
		}
	}
	r.pop(rank)
	return rank
}
