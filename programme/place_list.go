package programme

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// PlaceRow is one line of a list of units. Dates that the line does not give
// are 0; the list's own apply.
type PlaceRow struct {
	Line int // in the file, from 1
	Place
}

// Crosswalk (bảng chuyển đổi) is one table of old and new units.
type Crosswalk struct {
	Name string // of the file, by which people know it
	Rows []CrosswalkRow
}

// CrosswalkRow says that an old unit came into a new one. Names are there to
// be checked: a code alone may be read in the wrong list.
type CrosswalkRow struct {
	Line             int
	OldCode, OldName string
	NewCode, NewName string
	Share            PlaceShare // "" when not given
	Clause           string
}

// placeColumns and crosswalkColumns are the heads that a file may have, folded,
// with the column that each means.
var (
	placeColumns = map[string]string{
		"code": "code", "ma": "code", "name": "name", "ten": "name", "parent_code": "parent", "ma cap tren": "parent",
		"valid_from": "from", "tu ngay": "from", "valid_to": "to", "den ngay": "to",
	}
	crosswalkColumns = map[string]string{
		"old_code": "old", "ma cu": "old", "new_code": "new", "ma moi": "new", "old_name": "old name", "ten cu": "old name",
		"new_name": "new name", "ten moi": "new name", "share": "share", "phan": "share", "clause": "clause", "can cu": "clause",
	}
	shareWords = map[string]PlaceShare{
		"": "", "whole": WholeShare, "toan bo": WholeShare, "part": PartShare, "mot phan": PartShare, "unknown": UnknownShare, "khong ro": UnknownShare,
	}
)

// ReadPlaceRows reads a list of units. Every wrong line is named.
func ReadPlaceRows(file string, text []byte) ([]PlaceRow, error) {
	var rows []PlaceRow
	seen := map[string]int{}
	err := readColumns(file, text, placeColumns, []string{"code", "name", "parent"}, func(line int, get func(string) string, wrong func(string, ...any)) {
		r := PlaceRow{line, Place{Code: get("code"), Name: get("name"), ParentCode: get("parent")}}
		if before := seen[r.Code]; before != 0 {
			wrong("mã %s đã có ở dòng %d. Mỗi đơn vị một dòng.", r.Code, before)
		}
		seen[r.Code] = line
		if !unitCode.MatchString(r.Code) {
			wrong("mã “%s” không đúng. Mã cấp tỉnh có 2 chữ số, cấp huyện 3, cấp xã 5, giữ cả số 0 ở đầu.", r.Code)
		} else if (r.Tier() == ProvinceTier) != (r.ParentCode == "") || r.ParentCode != "" && len(r.ParentCode) >= len(r.Code) {
			wrong("mã cấp trên “%s” không hợp với mã %s. Cấp tỉnh để trống; cấp huyện ghi mã tỉnh; cấp xã ghi mã huyện hoặc mã tỉnh.", r.ParentCode, r.Code)
		}
		if n := utf8.RuneCountInString(r.Name); n == 0 || n > 200 {
			wrong("tên đơn vị để trống hoặc dài quá 200 ký tự.")
		}
		r.ValidFrom, r.ValidTo = rowDay(get("from"), wrong), rowDay(get("to"), wrong)
		if r.ValidFrom != 0 && r.ValidTo != 0 && r.ValidTo < r.ValidFrom {
			wrong("đến ngày %s lại trước từ ngày %s.", r.ValidTo, r.ValidFrom)
		}
		rows = append(rows, r)
	})
	return rows, err
}

// ReadCrosswalk reads a table of old and new units. Every wrong line is named.
func ReadCrosswalk(file string, text []byte) (Crosswalk, error) {
	t := Crosswalk{Name: file}
	seen := map[[2]string]int{}
	err := readColumns(file, text, crosswalkColumns, []string{"old", "new"}, func(line int, get func(string) string, wrong func(string, ...any)) {
		r := CrosswalkRow{Line: line, OldCode: get("old"), OldName: get("old name"), NewCode: get("new"), NewName: get("new name"), Clause: get("clause")}
		for _, code := range []string{r.OldCode, r.NewCode} {
			if !unitCode.MatchString(code) {
				wrong("mã “%s” không đúng. Mã cấp tỉnh có 2 chữ số, cấp huyện 3, cấp xã 5, giữ cả số 0 ở đầu.", code)
			}
		}
		pair := [2]string{r.OldCode, r.NewCode}
		if before := seen[pair]; before != 0 {
			wrong("cặp %s → %s đã có ở dòng %d.", r.OldCode, r.NewCode, before)
		}
		seen[pair] = line
		share, known := shareWords[Fold(get("share"))]
		if !known {
			wrong("phần “%s” không đúng. Ghi whole (toàn bộ), part (một phần), unknown (không rõ) hoặc để trống.", get("share"))
		}
		if utf8.RuneCountInString(r.Clause) > 500 {
			wrong("căn cứ dài quá 500 ký tự.")
		}
		r.Share = share
		t.Rows = append(t.Rows, r)
	})
	return t, err
}

var unitCode = regexp.MustCompile(`^([0-9]{2}|[0-9]{3}|[0-9]{5})$`)

func rowDay(typed string, wrong func(string, ...any)) Day {
	if d := ParseISO(typed); d != 0 {
		return d
	}
	d, err := ParseDay("", typed)
	if err != nil {
		wrong("ngày “%s” không có trong lịch. Ghi dạng 2025-07-01 hoặc 01/07/2025.", typed)
	}
	return d
}

// mostProblems is how many wrong lines are named before the rest is counted.
const mostProblems = 50

// readColumns reads a CSV file with a head line, by column. each is called for
// every line with its values and says what is wrong with them.
func readColumns(file string, text []byte, known map[string]string, needed []string, each func(line int, get func(string) string, wrong func(string, ...any))) error {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) {
		return Refuse(Invalid, "file", "Tệp %s không phải chữ UTF-8. Trong Excel, lưu lại bằng dạng “CSV UTF-8”.", file)
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.FieldsPerRecord = -1
	if head, _, _ := bytes.Cut(text, []byte("\n")); bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		in.Comma = ';'
	}
	var problems lineProblems
	at := map[string]int{}
	for {
		record, err := in.Read()
		if err == io.EOF {
			break
		}
		if parse, ok := errors.AsType[*csv.ParseError](err); ok {
			return Refuse(Invalid, "file", "%s, dòng %d: không đọc được (dấu ngoặc kép không đóng hoặc đặt sai chỗ).", file, parse.Line)
		}
		if err != nil {
			return err
		}
		line, _ := in.FieldPos(0)
		if len(at) == 0 {
			for i, cell := range record {
				if name, ok := known[strings.Join(strings.Fields(Fold(cell)), " ")]; ok {
					at[name] = i
				}
			}
			for _, name := range needed {
				if _, ok := at[name]; !ok {
					return Refuse(Invalid, "file", "%s: dòng đầu thiếu cột. Cần có các cột: %s.", file, columnWords(known, needed))
				}
			}
			continue
		}
		if !slices.ContainsFunc(record, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			continue
		}
		get := func(name string) string {
			if i, ok := at[name]; ok && i < len(record) {
				return strings.Join(strings.Fields(Clean(record[i])), " ")
			}
			return ""
		}
		each(line, get, func(format string, args ...any) { problems.add(file, line, format, args...) })
	}
	if len(at) == 0 {
		return Refuse(Invalid, "file", "Tệp %s không có dòng nào.", file)
	}
	return problems.err()
}

// columnWords are the English heads of the needed columns.
func columnWords(known map[string]string, needed []string) string {
	var words []string
	for word, name := range known {
		if slices.Contains(needed, name) && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz_") == "" && word != "ma" && word != "ten" {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

// lineProblems gathers what is wrong with the lines of files.
type lineProblems struct {
	errs []error
	more int
}

func (p *lineProblems) add(file string, line int, format string, args ...any) {
	if len(p.errs) >= mostProblems {
		p.more++
		return
	}
	p.errs = append(p.errs, Refuse(Invalid, "file", "%s, dòng %d: %s", file, line, fmt.Sprintf(format, args...)))
}

func (p *lineProblems) err() error {
	if p.more > 0 {
		return errors.Join(append(p.errs, Refuse(Invalid, "file", "Và %d chỗ sai nữa.", p.more))...)
	}
	return errors.Join(p.errs...)
}
