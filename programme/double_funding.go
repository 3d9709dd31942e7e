package programme

import (
	"cmp"
	"slices"
	"strings"
)

// Certainty says how sure a warning of double funding is.
type Certainty int

const (
	PossiblyDouble  Certainty = iota + 1 // có thể trùng
	LikelyDouble                         // nhiều khả năng trùng
	CertainlyDouble                      // chắc chắn trùng
)

// Label is the certainty in Vietnamese.
func (c Certainty) Label() string {
	switch c {
	case CertainlyDouble:
		return "Chắc chắn trùng"
	case LikelyDouble:
		return "Nhiều khả năng trùng"
	}
	return "Có thể trùng"
}

// DoubleVerdict (kết luận) is a person's answer to a warning.
type DoubleVerdict string

const (
	NotTheSame    DoubleVerdict = "not_same" // không phải cùng một máy
	DoubleAllowed DoubleVerdict = "allowed"  // cùng máy nhưng được phép, có căn cứ
	IsDouble      DoubleVerdict = "double"   // hỗ trợ trùng, không được hỗ trợ
)

// DoubleVerdicts in the order in which forms list them.
var DoubleVerdicts = []DoubleVerdict{NotTheSame, DoubleAllowed, IsDouble}

// Label is the verdict in Vietnamese.
func (v DoubleVerdict) Label() string {
	switch v {
	case NotTheSame:
		return "Không trùng"
	case DoubleAllowed:
		return "Trùng nhưng được phép, có căn cứ"
	case IsDouble:
		return "Là hỗ trợ trùng, không được hỗ trợ"
	}
	return string(v)
}

// DoubleAnswer is what a person concluded of one warning on one project. It
// stays with the project and is shown to everyone who reviews it after.
type DoubleAnswer struct {
	ProjectID int64
	Key       string // of the warning
	Verdict   DoubleVerdict
	Reason    string
	Evidence  string // what the warning said then
	UserID    int64
	Who       string // person and post
	On        Day
	Version   int64
}

// Check refuses an answer without a verdict or a reason.
func (a DoubleAnswer) Check() error {
	if !slices.Contains(DoubleVerdicts, a.Verdict) {
		return Refuse(Invalid, "verdict", "Chọn kết luận cho cảnh báo này.")
	}
	if err := required("reason", "lý do của kết luận", a.Reason, 2000); err != nil {
		return err
	}
	if len([]rune(a.Reason)) < 10 {
		return Refuse(Invalid, "reason", "Lý do “%s” quá ngắn để người thẩm định sau hiểu. Nêu căn cứ: văn bản, hóa đơn, kết quả kiểm tra.", a.Reason)
	}
	return nil
}

// FundedProject is a project as double funding sees it.
type FundedProject struct {
	ID            int64
	Code, Title   string
	Content       string
	Level         Level
	Year          int
	Stage         Stage
	Place         PlaceRef
	Establishment EstablishmentRef
	SameEntity    bool  // its establishment is the reviewed project's: one register entry after merging, or one legal person by tax code
	Support       Money // khuyến công money: done, else approved, else asked for
	Machines      []Machine
	Others        []FundingLine // money of other programmes in it
	InSight       bool          // whoever looks may open it
	words         []string      // that tell of its title, of the reviewed project
}

// Project is as much of the project as tells who may open it.
func (p FundedProject) Project() Project {
	return Project{Level: p.Level, Content: p.Content, Place: p.Place, Establishment: p.Establishment}
}

// DoubleWarning is one suspicion that an item is paid for twice, with all that
// speaks for it.
type DoubleWarning struct {
	Key       string // the same as long as what it rests on is the same
	Certainty Certainty
	Machine   string // of the reviewed project
	Evidence  []string
	Other     FundedProject // ID 0 where another programme pays
	Answer    *DoubleAnswer
	Elsewhere []DoubleAnswer // what was concluded of the same two projects on the other one
}

// Text is all evidence in one paragraph.
func (w DoubleWarning) Text() string { return strings.Join(w.Evidence, " ") }

// Open tells a warning that nobody has answered.
func (w DoubleWarning) Open() bool { return w.Answer == nil }

// DoubleFunding (hỗ trợ trùng) is every warning of one project, the surest
// first.
type DoubleFunding struct{ Warnings []DoubleWarning }

// Problems says why the project may not pass appraisal, each in a sentence
// without its full stop: a certain warning that nobody has answered, or any
// that was found to be true.
func (d DoubleFunding) Problems() (all []string) {
	for _, w := range d.Warnings {
		says := strings.TrimSuffix(w.Text(), ".")
		switch {
		case w.Open() && w.Certainty == CertainlyDouble:
			all = append(all, "“"+w.Machine+"”: "+lowerFirst(says))
		case !w.Open() && w.Answer.Verdict == IsDouble:
			all = append(all, "“"+w.Machine+"”: "+w.Answer.Who+" đã kết luận ngày "+w.Answer.On.String()+" là hỗ trợ trùng ("+lowerFirst(says)+"), phải bỏ hạng mục này hoặc kết luận không đạt")
		}
	}
	return all
}

// Doubts are the warnings that wait for a person without stopping anything,
// each in a sentence.
func (d DoubleFunding) Doubts() (all []string) {
	for _, w := range d.Warnings {
		if w.Open() && w.Certainty != CertainlyDouble {
			all = append(all, w.Text())
		}
	}
	return all
}

// Unanswered is how many warnings wait for a person.
func (d DoubleFunding) Unanswered() (n int) {
	for _, w := range d.Warnings {
		if w.Open() {
			n++
		}
	}
	return n
}

// Find is the warning with a key.
func (d DoubleFunding) Find(key string) (DoubleWarning, bool) {
	for _, w := range d.Warnings {
		if w.Key == key {
			return w, true
		}
	}
	return DoubleWarning{}, false
}

// FindDoubleFunding holds a project's machines against those of other projects
// and against what other programmes pay. answers are all that is known of
// these projects, also those given on the other ones.
func FindDoubleFunding(own FundedProject, others []FundedProject, answers []DoubleAnswer) DoubleFunding {
	found := map[string]*DoubleWarning{}
	add := func(w DoubleWarning) {
		have, known := found[w.Key]
		if !known {
			found[w.Key] = &w
			return
		}
		have.Certainty = max(have.Certainty, w.Certainty)
		for _, sentence := range w.Evidence {
			if !slices.Contains(have.Evidence, sentence) {
				have.Evidence = append(have.Evidence, sentence)
			}
		}
	}
	own.words = titleWords(own.Title)
	for _, w := range own.declared() {
		add(w)
	}
	for _, other := range others {
		if other.ID == own.ID || !other.Stage.claims() {
			continue
		}
		for _, w := range own.against(other) {
			add(w)
		}
	}
	var d DoubleFunding
	for _, w := range found {
		w.takeAnswers(own.ID, answers)
		d.Warnings = append(d.Warnings, *w)
	}
	slices.SortFunc(d.Warnings, func(a, b DoubleWarning) int {
		return cmp.Or(cmp.Compare(b.Certainty, a.Certainty), cmp.Compare(b.Other.Year, a.Other.Year), cmp.Compare(a.Key, b.Key))
	})
	return d
}

// claims tells whether a project of this stage asks for or has had money: a
// draft asks for none yet, what was refused or withdrawn no more.
func (s Stage) claims() bool { return s != Need && s != Draft && s != Rejected && s != Withdrawn }

func (w *DoubleWarning) takeAnswers(own int64, answers []DoubleAnswer) {
	for _, a := range answers {
		switch {
		case a.ProjectID == own && a.Key == w.Key:
			w.Answer = &a
		case w.Other.ID != 0 && a.ProjectID == w.Other.ID && strings.HasPrefix(a.Key, pairPrefix(own)):
			w.Elsewhere = append(w.Elsewhere, a)
		}
	}
}
