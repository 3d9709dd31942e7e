package programme

import "fmt"

// Said is a line of a matter's way as history says it: "Xin ý kiến: Sở Tài
// chính – Trả lời: đồng ý. Số 12/STC, ngày 05/03/2026."
func (m Matter) Said(line MatterMoved) string {
	s := m.Name() + " – " + m.Done(line) + "."
	if m.step(line).Amount {
		s += " Số tiền: " + line.Entry.Amount.Dong() + "."
	}
	if line.Entry.PaperNo != "" {
		s += fmt.Sprintf(" Văn bản số %s, ngày %s.", line.Entry.PaperNo, line.Entry.PaperDate)
	}
	if line.Entry.Note != "" {
		s += " " + line.Entry.Note
	}
	return s
}

func (m Matter) step(line MatterMoved) MatterStep {
	for _, s := range m.Table().Steps {
		if s.Act == line.Act && s.To == line.To {
			return s
		}
	}
	return MatterStep{}
}

// Tellings is who is to be told of a line of a matter's way: whose work it now
// is, or, where it has ended, who opened it.
func (m Matter) Tellings(p Project, line MatterMoved) []Telling {
	t := Telling{
		Kind: NoticeArrived, Key: fmt.Sprintf("matter:%d:%s:%d", m.ID, line.To, line.At.Unix()), Subject: SProject, SubjectID: p.ID,
		Not: line.UserID, Roles: m.Holders(p),
	}
	values := map[string]string{"việc": lowerFirst(m.Name()), "tình trạng": m.StateLabel(), "hạn": m.Due.String(), "bước": m.Done(line), "người làm": line.Who(), "lúc": Moment(line.At), "lý do": line.Entry.Note}
	if m.Open() {
		return []Telling{p.told(t, TellMatter, values)}
	}
	t.Kind, t.Roles, values["tình trạng"] = NoticeDecided, []Role{m.OpenedRole}, lowerFirst(m.StateLabel())
	return []Telling{p.told(t, TellMatterEnded, values)}
}

// OpinionGiven (ý kiến đã có) is what another office said of a project, as its
// appraisal report quotes it.
type OpinionGiven struct {
	Office   string `json:"office"`
	Question string `json:"question"`
	Verdict  string `json:"verdict"`
	Answer   string `json:"answer,omitempty"`
	Paper    string `json:"paper,omitempty"`
	By       string `json:"by,omitempty"`
	Open     bool   `json:"open,omitempty"`
}
