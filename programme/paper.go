package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Paper (giấy tờ) is one version of a paper of a dossier: a file, or where the
// paper itself is kept, or both. Versions are only ever added; a new one never
// takes the place of the old.
type Paper struct {
	ID        int64
	ProjectID int64
	Code      string // of the line of the checklist
	Name      string // what the paper was called then
	Number    int    // of the version, from 1
	File      PaperFile
	KeptAt    string // nơi giữ bản giấy; "" for none
	TakenInBy string // who took the paper in
	TakenInOn Day
	Dropped   bool // this version says that the paper is no longer part of the dossier
	OnBehalf  bool // entered by an officer for the establishment
	Note      string
	Round     int // the submission that it is first part of
	At        time.Time
	UserID    int64
	UserName  string
	PostTitle string
}

// PaperFile is what is known of a stored file.
type PaperFile struct {
	Name   string // "" for no file
	Type   FileType
	Size   int64  // bytes
	SHA256 string // of the content, in hexadecimal
}

// Who is who entered the version.
func (p Paper) Who() string { return Event{UserName: p.UserName, PostTitle: p.PostTitle}.Who() }

// Text is the version in one line: "bản 2: bao-gia.pdf (1,2 MB), mã
// 9f86d081…; bản giấy giữ tại Văn thư Trung tâm, Trương Ngọc Lan nhận 05/01/2026".
func (p Paper) Text() string {
	var parts []string
	if p.File.Name != "" {
		parts = append(parts, fmt.Sprintf("%s (%s), mã %s…", p.File.Name, SizeText(p.File.Size), p.File.SHA256[:min(8, len(p.File.SHA256))]))
	}
	if p.KeptAt != "" {
		parts = append(parts, fmt.Sprintf("bản giấy giữ tại %s, %s nhận %s", p.KeptAt, p.TakenInBy, p.TakenInOn))
	}
	if p.Dropped {
		parts = append(parts, "bỏ khỏi hồ sơ")
	}
	return fmt.Sprintf("bản %d: %s", p.Number, strings.Join(parts, "; "))
}

// SizeText is a number of bytes as people read it: "850 KB", "1,2 MB".
func SizeText(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return groupInt(bytes) + " byte"
	case bytes < 1<<20:
		return groupInt((bytes+1<<9)>>10) + " KB"
	}
	return trimZeros(FixedDecimal((bytes*10+1<<19)>>20, 1)) + " MB"
}

// Check refuses a version that cannot be: what is neither a file nor kept
// anywhere says nothing.
func (p Paper) Check(today Day) error {
	if p.Dropped {
		return required("note", "lý do bỏ giấy tờ khỏi hồ sơ", p.Note, 500)
	}
	errs := []error{atMost("kept_at", "nơi giữ bản giấy", p.KeptAt, 300), atMost("note", "ghi chú", p.Note, 500), required("name", "tên giấy tờ", p.Name, 200)}
	if p.File.Name == "" && p.KeptAt == "" {
		errs = append(errs, Refuse(Invalid, "file", "Chọn một tệp, hoặc ghi nơi giữ bản giấy."))
	}
	if p.KeptAt != "" {
		errs = append(errs, required("taken_in_by", "người đã nhận bản giấy", p.TakenInBy, 200))
		if p.TakenInOn == 0 {
			errs = append(errs, Refuse(Invalid, "taken_in_on", "Nhập ngày nhận bản giấy, ví dụ 05/01/2026."))
		} else if p.TakenInOn > today {
			errs = append(errs, Refuse(Invalid, "taken_in_on", "Ngày nhận %s ở sau hôm nay. Nhập ngày đã nhận bản giấy.", p.TakenInOn))
		}
	}
	return errors.Join(errs...)
}

// PaperCheck (kết quả kiểm tra giấy tờ) is what an officer found of one line
// of the checklist in a round.
type PaperCheck struct {
	Code    string
	PaperID int64 // the version that was looked at; 0: there was none
	Round   int
	OK      bool
	Cause   Cause // why not
	Note    string
	At      time.Time
	UserID  int64
	Who     string
}

// Valid refuses a finding that says nothing.
func (c PaperCheck) Valid() error {
	if c.OK {
		return nil
	}
	return checkCause("cause_"+c.Code, "note_"+c.Code, c.Cause, c.Note)
}

// PaperLine is one line of a project's checklist: what is asked, what there
// is, and what was found.
type PaperLine struct {
	Code     string
	Name     string
	Required bool        // by a confirmed row
	Rules    []PaperRule // that ask for it; none for a paper that nobody asked for
	Papers   []Paper     // the newest version first
	Check    *PaperCheck // of this round; nil: not looked at
}

// Current is the version that counts.
func (l PaperLine) Current() (Paper, bool) {
	if len(l.Papers) == 0 || l.Papers[0].Dropped {
		return Paper{}, false
	}
	return l.Papers[0], true
}

// Looked is what was found of the version that counts; ok is false where
// nobody has looked at it.
func (l PaperLine) Looked() (c PaperCheck, ok bool) {
	current, _ := l.Current()
	if l.Check == nil || l.Check.PaperID != current.ID {
		return c, false
	}
	return *l.Check, true
}

// Unconfirmed tells a line that is asked for only by rows that nobody has
// confirmed.
func (l PaperLine) Unconfirmed() bool {
	return len(l.Rules) > 0 && !slices.ContainsFunc(l.Rules, PaperRule.Confirmed)
}

// lacks says what the line still needs for a step from a stage; "" where it
// needs nothing.
func (l PaperLine) lacks(stage Stage) string {
	_, has := l.Current()
	found, looked := l.Looked()
	switch {
	case stage.Writable() && l.Required && !has:
		return l.Name
	case stage != Submitted || !l.Required && !has && !looked:
		return ""
	case !looked && has:
		return l.Name + " (chưa kiểm tra)"
	case !has && (l.Required || !found.OK):
		return l.Name + " (chưa có)"
	case !found.OK:
		return l.Name + " (chưa đạt: " + lowerFirst(found.Cause.Label()) + ")"
	}
	return ""
}

// MissingPapers lists what a dossier lacks for the next step from a stage.
func MissingPapers(stage Stage, lines []PaperLine) (all []string) {
	for _, l := range lines {
		if s := l.lacks(stage); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// Checklist joins what the rows in force on a day ask of a project with the
// papers that it has; those that nobody asked for stand at the end.
func Checklist(p Project, rules []PaperRule, on Day, papers []Paper, checks []PaperCheck) (all []PaperLine) {
	at := func(code, name string) *PaperLine {
		if i := slices.IndexFunc(all, func(l PaperLine) bool { return l.Code == code }); i >= 0 {
			return &all[i]
		}
		all = append(all, PaperLine{Code: code, Name: name})
		return &all[len(all)-1]
	}
	inForce := slices.Clone(rules)
	inForce = slices.DeleteFunc(inForce, func(r PaperRule) bool { return !r.On(on) || !r.For(p) })
	slices.SortStableFunc(inForce, func(a, b PaperRule) int { return compareBools(b.Required, a.Required) })
	for _, r := range inForce {
		l := at(r.Code, r.Name)
		l.Rules = append(l.Rules, r)
		l.Required = l.Required || r.Required && r.Confirmed()
	}
	for _, one := range papers {
		l := at(one.Code, one.Name)
		l.Papers = append(l.Papers, one)
	}
	for i := range all {
		l := &all[i]
		slices.SortFunc(l.Papers, func(a, b Paper) int { return cmp.Compare(b.Number, a.Number) })
		for _, c := range checks {
			if c.Code == l.Code && c.Round == p.Round {
				l.Check = &c
			}
		}
	}
	return all
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// PaperFields lists the papers that count as people read them, for what a
// round keeps.
func PaperFields(lines []PaperLine) (all []FieldValue) {
	for _, l := range lines {
		if p, has := l.Current(); has {
			all = append(all, FieldValue{paperField(l.Code), "Giấy tờ: " + l.Name, p.Text()})
		}
	}
	return all
}

// paperField is the name of a paper among the fields of a dossier.
func paperField(code string) string { return "paper:" + code }
