package programme

import (
	"fmt"
	"strings"
)

// Receipt (giấy tiếp nhận) is the number under which a submission was taken
// in, one sequence a year.
type Receipt struct {
	Year   int
	Number int64 // 0: submitted before there were receipts
}

// String is the number as papers write it: "15/2026".
func (r Receipt) String() string {
	if r.Number == 0 {
		return "không số"
	}
	return fmt.Sprintf("%02d/%d", r.Number, r.Year)
}

// Pause (tạm dừng) is a stretch in which the office's clock stood still,
// because the dossier was with who applies.
type Pause struct {
	From, To    Day    // To 0: still paused
	WorkingDays int    // without the first day
	By          string // who asked for a correction
}

// Clock (thời hạn xử lý) is where a dossier stands with its legal time.
type Clock struct {
	Stage    Stage
	Received Day // of the first submission of this way; 0: never submitted
	Since    Day // that the present holder has it
	Due      Day // last day of the present holder, who applies while it is paused; 0: no limit
	Left     int // working days left; negative when late; while it is paused, those of who returned it
	Paused   bool
	Pauses   []Pause
	Handed   bool // past the first half: decided, withdrawn or in a plan
}

// PausedDays is how many working days who applies has had it in all.
func (c Clock) PausedDays() (n int) {
	for _, p := range c.Pauses {
		n += p.WorkingDays
	}
	return n
}

// ClockOf reads the clock of a dossier from its way, as it stood on a day.
// Moves after the day do not count, so that a receipt says for ever what it
// said when it was given.
func ClockOf(p Project, moves []Moved, on Day) (c Clock) {
	var pause *Pause
	for _, m := range moves {
		at := DayOf(m.At)
		if at > on {
			break
		}
		if pause != nil && m.From == Returned {
			pause.To, pause.WorkingDays = at, WorkingDaysUntil(pause.From, at)
			c.Pauses, pause = append(c.Pauses, *pause), nil
		}
		switch m.Move {
		case Submit:
			c.Received, c.Pauses = at, nil
		case Return:
			pause = &Pause{From: at, By: m.Who()}
		}
		c.Stage, c.Since, c.Due, c.Handed = m.To, at, m.Due, m.To.Ended() || m.To.InPlan()
	}
	if pause != nil {
		pause.WorkingDays = WorkingDaysUntil(pause.From, on)
		c.Pauses = append(c.Pauses, *pause)
		c.Paused, c.Left = true, p.DaysLeft
		return c
	}
	if c.Due != 0 {
		c.Left = WorkingDaysUntil(on, c.Due)
	}
	return c
}

// ClockAtRound reads the clock as it stood when a round was submitted: what
// its receipt says for ever.
func ClockAtRound(p Project, moves []Moved, r Round) Clock {
	for i, m := range moves {
		if m.Round == r.Number && (m.Move == Submit || m.Move == Resubmit) {
			return ClockOf(p, moves[:i+1], DayOf(m.At))
		}
	}
	return Clock{}
}

// Submitted is a value of what was submitted; "" where there was none.
func (r Round) Submitted(field string) string {
	for _, f := range r.Fields {
		if f.Field == field {
			return f.Value
		}
	}
	return ""
}

// Requests are the amounts that were asked for, source by source, and Papers
// the papers that were handed in.
func (r Round) Requests() []FieldValue { return r.beginning("requested_") }
func (r Round) Papers() []FieldValue   { return r.beginning(paperField("")) }

func (r Round) beginning(with string) (all []FieldValue) {
	for _, f := range r.Fields {
		if strings.HasPrefix(f.Field, with) && f.Value != Money(0).Dong() {
			all = append(all, f)
		}
	}
	return all
}
