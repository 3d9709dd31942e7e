package programme

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// MachineSeen (đối chiếu máy) is one machine of the project's list as it stands
// on the spot.
type MachineSeen struct {
	Row    int    `json:"row"` // of the list, from 1
	Listed Listed `json:"listed"`

	Absent bool       `json:"absent,omitempty"` // is not there
	Maker  string     `json:"maker,omitempty"`  // as on the plate
	Model  string     `json:"model,omitempty"`
	Serial string     `json:"serial,omitempty"`
	Plates int        `json:"plates,omitempty"` // photos of the plate
	Run    SeenAnswer `json:"run,omitempty"`    // trial run; SeenNone: not tried
	Note   string     `json:"note,omitempty"`
}

// Listed is the machine as the list had it then.
type Listed struct {
	Name   string `json:"name"`
	Maker  string `json:"maker,omitempty"`
	Model  string `json:"model,omitempty"`
	Serial string `json:"serial,omitempty"`
}

// MachinesToSee is the machines of a list, as minutes begin with them; said are
// those that were written already.
func MachinesToSee(l MachineList, said []MachineSeen) (all []MachineSeen) {
	for n, m := range l.Rows {
		seen := MachineSeen{Row: n + 1}
		if i := slices.IndexFunc(said, func(s MachineSeen) bool { return s.Row == n+1 }); i >= 0 {
			seen = said[i]
		}
		seen.Listed = Listed{m.Name, m.Maker, m.Model, m.Serials}
		all = append(all, seen)
	}
	return all
}

// Differences lists what is otherwise than in the list; what the list does not
// know, or nobody has read, is no difference.
func (m MachineSeen) Differences() (all []string) {
	if m.Absent {
		return nil
	}
	differs := func(what, listed, seen string) {
		if listed != "" && seen != "" && codeKey(listed) != codeKey(seen) {
			all = append(all, fmt.Sprintf("%s trên máy “%s”, trong danh mục “%s”", what, seen, listed))
		}
	}
	differs("hãng", m.Listed.Maker, m.Maker)
	differs("model", m.Listed.Model, m.Model)
	listed, seen := Machine{Serials: m.Listed.Serial}.SerialKeys(), Machine{Serials: m.Serial}.SerialKeys()
	for _, key := range seen {
		if len(listed) > 0 && !slices.Contains(listed, key) {
			all = append(all, fmt.Sprintf("số máy trên máy “%s”, trong danh mục “%s”", m.Serial, m.Listed.Serial))
			break
		}
	}
	return all
}

// Wrong tells a machine that is not there, is another one, or does not run.
func (m MachineSeen) Wrong() bool {
	return m.Absent || len(m.Differences()) > 0 || m.Run == SeenNo
}

// Verdict is what was found of the machine, in a sentence.
func (m MachineSeen) Verdict() string {
	name := fmt.Sprintf("Máy thứ %d (%s)", m.Row, m.Listed.Name)
	if m.Absent {
		return name + ": không có tại nơi kiểm tra"
	}
	var parts []string
	if differs := m.Differences(); len(differs) > 0 {
		parts = append(parts, "không khớp danh mục: "+strings.Join(differs, ", "))
	} else if m.Serial != "" && m.Listed.Serial != "" {
		parts = append(parts, "đúng số máy trong danh mục")
	} else if m.Serial != "" {
		parts = append(parts, "số máy "+m.Serial+", danh mục chưa ghi số máy")
	} else {
		parts = append(parts, "không đọc được số máy")
	}
	switch m.Run {
	case SeenYes:
		parts = append(parts, "chạy thử đạt")
	case SeenNo:
		parts = append(parts, "chạy thử không đạt")
	case SeenNone:
		parts = append(parts, "chưa chạy thử")
	}
	if m.Plates > 0 {
		parts = append(parts, fmt.Sprintf("%d ảnh nhãn máy", m.Plates))
	} else {
		parts = append(parts, "chưa có ảnh nhãn máy")
	}
	return name + ": " + strings.Join(parts, "; ")
}

func (m MachineSeen) check() error {
	at := "_" + strconv.Itoa(m.Row)
	return errors.Join(atMost("maker"+at, "hãng", m.Maker, 200), atMost("model"+at, "model", m.Model, 100), atMost("serial"+at, "số máy", m.Serial, 1000), atMost("machine_note"+at, "ghi chú", m.Note, 1000))
}

// complete refuses a machine that nobody has looked at: its number as on the
// plate and whether it runs, or a word why not.
func (m MachineSeen) complete() error {
	at := "_" + strconv.Itoa(m.Row)
	var errs []error
	if m.Absent {
		return required("machine_note"+at, "lý do máy không có tại nơi kiểm tra", m.Note, 1000)
	}
	if m.Serial == "" && m.Note == "" {
		errs = append(errs, Refuse(Invalid, "serial"+at, "Máy thứ %d: ghi số máy trên nhãn; không đọc được thì ghi lý do ở ghi chú.", m.Row))
	}
	if m.Run == SeenOpen {
		errs = append(errs, Refuse(Invalid, "run"+at, "Máy thứ %d: chọn kết quả chạy thử, hoặc “Chưa chạy thử”.", m.Row))
	}
	return errors.Join(errs...)
}
