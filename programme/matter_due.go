package programme

import "fmt"

// DueDate is the last day of who has to act in the matter of a project; false
// where there is none.
func (m Matter) DueDate(p Project) (DueDate, bool) {
	if !m.Open() || m.Due == 0 {
		return DueDate{}, false
	}
	return DueDate{
		Key: fmt.Sprintf("matter-%d-%s", m.ID, m.State), Day: m.Due, Title: m.Name() + ": " + p.Title,
		Text: fmt.Sprintf("%s, %s: đang ở bước “%s”. Hạn: hết ngày %s.", p.called(), lowerFirst(m.Name()), m.StateLabel(), m.Due), Subject: SProject, SubjectID: p.ID,
	}, true
}

// Reminder is what is to be told of the matter's deadline today, as of that of
// a project.
func (m Matter) Reminder(p Project, today Day) *Telling {
	if !m.Open() {
		return nil
	}
	t := p.remind(fmt.Sprintf("matter:%d:%s", m.ID, m.State), lowerFirst(m.Name()), m.StateLabel(), m.Due, today)
	if t != nil {
		t.Roles = m.Holders(p)
	}
	return t
}

// Settled lists how the keys begin of what was told of the matter, like those
// of a project.
func (m Matter) Settled() []string {
	return []string{fmt.Sprintf("matter:%d:", m.ID), fmt.Sprintf("%s:matter:%d:", NoticeDueSoon, m.ID), fmt.Sprintf("%s:matter:%d:", NoticeLate, m.ID)}
}
