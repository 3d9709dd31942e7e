package web

import "khuyencong/programme"

// meaning is what a colour says. It never stands alone: a word and a sign go
// with it.
type meaning string

const (
	neutral   meaning = "neutral"
	good      meaning = "good"      // đạt, khớp, xong
	attention meaning = "attention" // cần xem, sắp đến hạn
	wrong     meaning = "wrong"     // sai, không khớp, quá hạn
)

// noteView is a box beside or above content: what is good, needs attention or
// is wrong, in words.
type noteView struct {
	Meaning meaning
	Title   string // may be empty
}

// differenceView is a figure that does not tie, shown where the figure stands.
type differenceView struct {
	Amount  string // signed: "+87,79", "−87,79"
	Unit    string // "triệu đồng"; "" inside a table whose head has the unit
	Against string // what it differs from: "so với tổng các nguồn"; read aloud, and shown in prose
	Href    string // the check that found it
}

// provenanceView says where a figure comes from.
type provenanceView struct {
	Computed bool   // true: summed from records; false: stated by a paper
	Href     string // the records, or the paper
	Source   string // of a stated figure: "Báo cáo 123/BC-SCT, tr. 4"
}

func (v provenanceView) label() string {
	switch {
	case v.Computed:
		return "tính từ hồ sơ"
	case v.Source != "":
		return "số công bố – " + v.Source
	default:
		return "số công bố"
	}
}

// levelShort is the level where the heading already says khuyến công.
func levelShort(l programme.Level) string {
	switch l {
	case programme.National:
		return "Quốc gia"
	case programme.Local:
		return "Địa phương"
	default:
		return "Cả hai nguồn"
	}
}
