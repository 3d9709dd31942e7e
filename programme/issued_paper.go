package programme

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// SIssuedPaper is the history of an issued paper.
const SIssuedPaper Subject = "issued_paper"

// PaperSort is what the program drew an issued paper from.
type PaperSort string

const (
	SortContract       PaperSort = "contract"
	SortAnnex          PaperSort = "annex" // key: the annex's number
	SortInspection     PaperSort = "inspection"
	SortAcceptance     PaperSort = "acceptance"
	SortSettlement     PaperSort = "settlement"
	SortLiquidation    PaperSort = "liquidation"
	SortLetter         PaperSort = "letter"
	SortPlanSubmission PaperSort = "plan_submission"
	SortPlanDecision   PaperSort = "plan_decision"
	SortPayment        PaperSort = "payment"
	SortForm           PaperSort = "form" // an office's own Word form, key: its number
	SortReport         PaperSort = "report"
)

// paperSorts say of each sort its Vietnamese name, whether the record must have
// a signed copy, and whether several papers of one record may stand at a time.
var paperSorts = []struct {
	sort         PaperSort
	label        string
	signed, many bool
}{
	{SortContract, "Hợp đồng", true, false},
	{SortAnnex, "Phụ lục hợp đồng", true, false},
	{SortInspection, "Biên bản kiểm tra", false, false},
	{SortAcceptance, "Biên bản nghiệm thu", true, false},
	{SortSettlement, "Quyết toán", true, false},
	{SortLiquidation, "Biên bản thanh lý", true, false},
	{SortLetter, "Thông báo kết quả", false, false},
	{SortPlanSubmission, "Tờ trình kế hoạch", false, false},
	{SortPlanDecision, "Quyết định kế hoạch", true, false},
	{SortPayment, "Đề nghị tạm ứng, thanh toán", true, false},
	{SortForm, "Giấy theo mẫu của cơ quan", false, true},
	{SortReport, "Báo cáo đánh giá", false, false},
}

// PaperSorts in the order of a project's life.
func PaperSorts() (all []PaperSort) {
	for _, s := range paperSorts {
		all = append(all, s.sort)
	}
	return all
}

// Label is the sort in Vietnamese.
func (s PaperSort) Label() string {
	for _, one := range paperSorts {
		if one.sort == s {
			return one.label
		}
	}
	return string(s)
}

// Known tells whether there is such a sort.
func (s PaperSort) Known() bool { return slices.Contains(PaperSorts(), s) }

// Signed tells whether a record of the sort should have a signed copy.
func (s PaperSort) Signed() bool {
	return slices.ContainsFunc(paperSorts, func(one struct {
		sort         PaperSort
		label        string
		signed, many bool
	}) bool {
		return one.sort == s && one.signed
	})
}

// Many tells whether several papers of one record may stand at a time.
func (s PaperSort) Many() bool { return s == SortForm }

// ofProject tells whether papers of the sort belong to a project.
func (s PaperSort) ofProject() bool {
	return s != SortPlanSubmission && s != SortPlanDecision && s != SortReport
}

// PaperRef is the record that a paper is drawn from: of a project, or the plan or
// the report with the number Of.
type PaperRef struct {
	Sort      PaperSort
	ProjectID int64
	Of        int64  // of a plan or report; 0 for papers of a project
	Key       string // which of several of the project: an annex, an acceptance record
}

// PaperRefOf makes the reference to a record from a sort and the number of its
// project, plan or report.
func PaperRefOf(sort PaperSort, of int64, key string) PaperRef {
	if sort.ofProject() {
		return PaperRef{Sort: sort, ProjectID: of, Key: key}
	}
	return PaperRef{Sort: sort, Of: of, Key: key}
}

// Number is of the project, plan or report.
func (r PaperRef) Number() int64 { return r.ProjectID + r.Of }

// IssuedState is whether an issued paper stands.
type IssuedState string

const (
	IssuedStands    IssuedState = "stands"
	IssuedReplaced  IssuedState = "replaced"
	IssuedWithdrawn IssuedState = "withdrawn"
)

// Label is the state in Vietnamese.
func (s IssuedState) Label() string {
	switch s {
	case IssuedReplaced:
		return "Đã được thay thế"
	case IssuedWithdrawn:
		return "Đã thu hồi"
	}
	return "Còn hiệu lực"
}

// IssuedPaper (văn bản đã phát hành) is a paper that the office gave a number
// and a date and signed: its files are frozen with their hashes and are never
// changed or deleted, only replaced by another or withdrawn with a reason.
type IssuedPaper struct {
	ID          int64
	PaperRef    PaperRef
	ProgrammeID int64
	Kind        string // "HỢP ĐỒNG"
	Subject     string // trích yếu
	Issuer      string // "TRUNG TÂM KHUYẾN CÔNG …"
	Number      string // "15", "15a"
	Symbol      string // "HĐ-TTKC"
	Dated       Day
	SignerPost  string // as printed, a line each
	SignerName  string
	Code        string // unguessable, on the paper and in its QR code
	State       IssuedState
	Replaces    int64 // the paper that this one replaced; 0 for none
	ReplacedBy  int64
	Reason      string // why it replaced another
	Ended       string // why it was withdrawn or replaced
	EndedAt     time.Time
	EndedBy     string
	At          time.Time
	UserName    string
	PostTitle   string
	Version     int64
	Files       []IssuedFile
}

// Paper is the number as it is printed: "15/HĐ-TTKC".
func (p IssuedPaper) Paper() string { return p.Number + "/" + p.Symbol }

// Title names the paper in one line.
func (p IssuedPaper) Title() string {
	return strings.TrimSpace(sentenceCase(p.Kind) + " số " + p.Paper() + " ngày " + p.Dated.String())
}

// Who is who issued it, in which post.
func (p IssuedPaper) Who() string { return Event{UserName: p.UserName, PostTitle: p.PostTitle}.Who() }

// sentenceCase is a kind in capitals as it stands in a sentence.
func sentenceCase(s string) string {
	r := []rune(strings.ToLower(s))
	if len(r) > 0 {
		r[0] = []rune(strings.ToUpper(string(r[0])))[0]
	}
	return string(r)
}

// Book (sổ văn bản đi) is the row of numbers that the paper belongs to: those
// of a year and a symbol.
func (p IssuedPaper) Book() (year int, symbol string) { return p.Dated.Year(), Fold(p.Symbol) }

// NumberKey is the number without what does not tell two apart: zeros in front,
// capitals.
func NumberKey(number string) string {
	key := strings.TrimLeft(strings.ToLower(strings.TrimSpace(number)), "0")
	if key == "" {
		return "0"
	}
	return key
}

// NumberOrdinal is the number that the next follows: 15 of "15a"; 0 of none.
func NumberOrdinal(number string) int {
	digits := numberDigits.FindString(number)
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

var (
	numberDigits = regexp.MustCompile(`^[0-9]{1,6}`)
	numberShape  = regexp.MustCompile(`^[0-9]{1,6}[\p{L}]?$`)
	symbolShape  = regexp.MustCompile(`^[\p{L}\p{N}.\-/]+$`)
)

// Check refuses a paper that cannot be issued on a day. fixed is the number that
// the record itself has, "" where the clerk gives it.
func (p IssuedPaper) Check(today Day, fixed string) error {
	errs := []error{
		required("number", "số văn bản", p.Number, 20), required("symbol", "ký hiệu", p.Symbol, 40),
		required("signer_name", "họ tên người ký", p.SignerName, 100), required("signer_post", "chức vụ người ký", p.SignerPost, 200),
		atMost("reason", "lý do thay thế", p.Reason, 1000),
	}
	if fixed != "" && p.Paper() != fixed {
		errs = append(errs, Refuse(Invalid, "number", "Hồ sơ đã ghi số %s. Sửa số trong hồ sơ trước nếu số đó sai, rồi phát hành.", fixed))
	} else if fixed == "" && p.Number != "" && !numberShape.MatchString(p.Number) {
		errs = append(errs, Refuse(Invalid, "number", "Số “%s” không đúng dạng. Nhập chữ số, có thể thêm một chữ cái ở cuối, ví dụ 15 hoặc 15a; ký hiệu nhập ở ô bên cạnh.", p.Number))
	}
	if p.Symbol != "" && !symbolShape.MatchString(p.Symbol) {
		errs = append(errs, Refuse(Invalid, "symbol", "Ký hiệu “%s” không đúng dạng. Nhập chữ, số và dấu gạch ngang, ví dụ HĐ-TTKC.", p.Symbol))
	}
	switch {
	case p.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Nhập ngày văn bản, ví dụ 05/02/2026."))
	case p.Dated > today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày %s sau hôm nay. Văn bản được phát hành vào ngày đã ký.", p.Dated))
	case p.Dated < 2000_01_01:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày %s quá xa. Kiểm tra lại năm.", p.Dated))
	}
	if !p.PaperRef.Sort.Known() {
		errs = append(errs, Refuse(Invalid, "sort", "Không có loại giấy “%s”.", p.PaperRef.Sort))
	}
	return errors.Join(errs...)
}

// CheckReplaces refuses a second paper of a record that does not say which one
// it replaces and why. standing is the one that stands, ID 0 for none.
func (p IssuedPaper) CheckReplaces(standing IssuedPaper) error {
	switch {
	case p.PaperRef.Sort.Many():
		return nil
	case standing.ID == 0 && p.Replaces != 0:
		return Refuse(Conflict, "", "Giấy mà bản này thay thế không còn hiệu lực nữa. Tải lại trang để xem.")
	case standing.ID != 0 && p.Replaces != standing.ID:
		return Refuse(Conflict, "", "Hồ sơ này đã phát hành %s. Tải lại trang: nếu phải phát hành bản khác thì bản mới thay thế bản đó, có lý do.", lowerFirst(standing.Title()))
	case standing.ID != 0 && len([]rune(p.Reason)) < 10:
		return Refuse(Invalid, "reason", "Ghi lý do thay thế %s (ít nhất 10 ký tự).", lowerFirst(standing.Title()))
	}
	return nil
}

// CheckWithdraw refuses to withdraw a paper that no longer stands or without a
// reason.
func (p IssuedPaper) CheckWithdraw(reason string) error {
	if p.State != IssuedStands {
		return Refuse(Conflict, "", "%s: %s. Tải lại trang để xem.", p.Title(), lowerFirst(p.State.Label()))
	}
	if n := len([]rune(reason)); n < 10 || n > 1000 {
		return Refuse(Invalid, "reason", "Ghi lý do thu hồi (từ 10 đến 1.000 ký tự); lý do được in ở trang kiểm tra văn bản.")
	}
	return nil
}

// Fields lists the paper as people read it.
func (p IssuedPaper) Fields() []FieldValue {
	all := []FieldValue{
		{"number", "Số, ký hiệu", p.Paper()}, {"dated", "Ngày", p.Dated.String()}, {"kind", "Loại", p.Kind}, {"subject", "Trích yếu", p.Subject},
		{"signer_post", "Chức vụ người ký", p.SignerPost}, {"signer_name", "Người ký", p.SignerName}, {"reason", "Lý do thay thế", p.Reason},
	}
	for _, f := range p.Files {
		all = append(all, FieldValue{"file_" + f.Format, "SHA-256 của tệp ." + f.Format, f.SHA256})
	}
	return all
}

// codeLetters are digits and capitals of which none looks like another.
const codeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"

// PaperCode makes a code of 16 letters from as many random bytes: "7KQM-4RTX-…".
// About 78 bits cannot be guessed.
func PaperCode(random [16]byte) string {
	var b strings.Builder
	for i, r := range random {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(codeLetters[int(r)%len(codeLetters)])
	}
	return b.String()
}

// ParsePaperCode is a code as somebody typed it: without blanks, with hyphens or
// without, small or large letters. "" is no code.
func ParsePaperCode(typed string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed) {
		if strings.ContainsRune(" -–.", r) {
			continue
		}
		if !strings.ContainsRune(codeLetters, r) || b.Len() >= 19 {
			return ""
		}
		if n := b.Len(); n == 4 || n == 9 || n == 14 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	if b.Len() != 19 {
		return ""
	}
	return b.String()
}

// Verified is what everybody may read of an issued paper: nothing of the people
// it is about.
type Verified struct {
	Paper      IssuedPaper
	ReplacedBy string // by which paper; "" where by none
	Copies     []string
}

// FileMatch is how a file in hand compares with an issued paper.
type FileMatch string

const (
	MatchSame    FileMatch = "same"    // byte for byte
	MatchSigned  FileMatch = "signed"  // the issued bytes, and a digital signature after them
	MatchCopy    FileMatch = "copy"    // the signed copy that the office keeps
	MatchNothing FileMatch = "nothing" // another file
)

// Signatory (người ký) is somebody who held a leading post on a day.
type Signatory struct {
	Holding int64
	Post    string
	Name    string
	Standin bool
}

// Label names the signatory in one line.
func (s Signatory) Label() string {
	if s.Standin {
		return s.Name + " – " + s.Post + " (được ủy quyền)"
	}
	return s.Name + " – " + s.Post
}

// SignsPapers tells the roles whose holders sign the papers of the province. Who
// signs for others, such as the committee, is typed.
func (r Role) SignsPapers() bool {
	return r == RoleCentreDirector || r == RoleDepartmentLeader
}

// PublicSubject is the subject of a paper as anybody may read it: without
// personal numbers, and without the name of a household, which is a person's.
func PublicSubject(subject string, e Establishment) string {
	if e.LegalForm == "household" && e.Name != "" {
		name := e.Name
		for _, form := range []string{"Hộ kinh doanh", "HKD", "Cơ sở sản xuất", "Cơ sở"} {
			if rest, cut := strings.CutPrefix(name, form+" "); cut && len(strings.Fields(rest)) > 1 {
				subject = strings.ReplaceAll(strings.ReplaceAll(subject, name, form+" …"), rest, "…")
			}
		}
		subject = strings.ReplaceAll(subject, name, "…")
	}
	return maskedText(subject)
}
