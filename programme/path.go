package programme

import (
	"fmt"
	"slices"
)

// Waypoint is one stage on the picture of a project's path.
type Waypoint struct {
	Stage  Stage
	Passed bool
	Here   bool
	By     Moved // the last move that brought the project here, for what is passed or here
}

// aside are the stages beside the straight path.
var aside = []Stage{Returned, Stopped, Rejected, Withdrawn}

// PathOf is the straight path of a level from need to completed, read from the
// workflow: from each stage the first step that leads forward.
func PathOf(level Level) (all []Stage) {
	for at := Need; at != ""; {
		all = append(all, at)
		from := at
		at = ""
		for _, s := range Workflow {
			forward := slices.Index(Stages, s.To) > slices.Index(Stages, from) && !slices.Contains(aside, s.To)
			if at == "" && forward && slices.Contains(s.From, from) && (s.Level == "" || s.Level == level) {
				at = s.To
			}
		}
	}
	return all
}

// Path is the picture of a project's path: what lies behind it with who moved
// it and when, where it stands, what is still to come. moves are its own,
// oldest first.
func (p Project) Path(moves []Moved) (all []Waypoint) {
	last := map[Stage]Moved{}
	for _, m := range moves {
		last[m.To] = m
	}
	path, off := PathOf(p.Level), slices.Contains(aside, p.Stage)
	next := slices.Index(path, p.Stage) // of what is to come, where the project stands aside
	if off {
		next = slices.Index(path, p.BackTo)
	}
	if p.Stage.Ended() && next >= 0 {
		next++ // it was there, and goes no further
	}
	for i, stage := range path {
		here := stage == p.Stage
		if off && i == next {
			all = append(all, Waypoint{Stage: p.Stage, Here: true, By: last[p.Stage]})
		}
		_, been := last[stage]
		switch {
		case here:
			all = append(all, Waypoint{Stage: stage, Here: true, By: last[stage]})
		case been && (i < next || next < 0):
			all = append(all, Waypoint{Stage: stage, Passed: true, By: last[stage]})
		case next >= 0 && i >= next && !p.Stage.Ended():
			all = append(all, Waypoint{Stage: stage})
		}
	}
	if off && !slices.ContainsFunc(all, func(s Waypoint) bool { return s.Here }) {
		all = append(all, Waypoint{Stage: p.Stage, Here: true, By: last[p.Stage]})
	}
	return all
}

// TimeLeft is the time that the holder of a project has.
type TimeLeft struct {
	Due    Day // 0: no limit
	Left   int // working days; negative when late
	Paused int // working days that who returned it has when it comes back; 0: no clock stands still
}

// Late tells that the last day has passed.
func (c TimeLeft) Late() bool { return c.Due != 0 && c.Left < 0 }

// Soon tells that at most two working days are left.
func (c TimeLeft) Soon() bool { return c.Due != 0 && c.Left >= 0 && c.Left <= 2 }

// TimeLeft reads the time that the holder has on a day.
func (p Project) TimeLeft(today Day) TimeLeft {
	c := TimeLeft{Due: p.Due}
	if p.Recorded || p.Due == 0 {
		return TimeLeft{}
	}
	c.Left = WorkingDaysUntil(today, p.Due)
	if p.Due < today {
		c.Left = min(c.Left, -1) // a Saturday after a Friday is late too
	}
	if p.Stage == Returned {
		c.Paused = p.DaysLeft
	}
	return c
}

// Words says how much is left: "còn 3 ngày làm việc", "quá hạn 2 ngày làm
// việc", "hết hạn hôm nay".
func (c TimeLeft) Words() string {
	switch {
	case c.Due == 0:
		return ""
	case c.Left < 0:
		return fmt.Sprintf("quá hạn %d ngày làm việc", -c.Left)
	case c.Left == 0:
		return "hết hạn hôm nay"
	}
	return fmt.Sprintf("còn %d ngày làm việc", c.Left)
}

// RolesText lists roles in words.
func RolesText(roles []Role) string { return rolesText(roles) }

// shortLabels are the stages in a word or two, for the picture of the path: as
// the staff says it, and as who applies reads it.
var shortLabels = map[Stage][2]string{
	Need: {"Nhu cầu", "Nhu cầu"}, Draft: {"Dự thảo", "Soạn hồ sơ"}, Submitted: {"Kiểm tra hồ sơ", "Kiểm tra hồ sơ"},
	Returned: {"Trả lại để bổ sung", "Cần bổ sung"}, Checked: {"Đủ hồ sơ", "Hồ sơ đã đủ"}, BaseAppraisal: {"Thẩm định cơ sở", "Thẩm định"},
	BasePassed: {"Đạt cấp cơ sở", "Đạt thẩm định"}, MinistryAppraisal: {"Thẩm định cấp bộ", "Thẩm định cấp bộ"}, MinistryPassed: {"Đạt cấp bộ", "Đạt cấp bộ"},
	Proposed: {"Trình kế hoạch", "Trình phê duyệt"}, Approved: {"Đã duyệt", "Được hỗ trợ"}, Underway: {"Thực hiện", "Thực hiện"},
	Accepted:  {"Nghiệm thu", "Nghiệm thu"},
	Completed: {"Hoàn thành", "Hoàn thành"}, Stopped: {"Đã ngừng", "Đã ngừng"}, Rejected: {"Không được hỗ trợ", "Không được hỗ trợ"}, Withdrawn: {"Đã rút", "Đã rút"},
}

// ShortFor is the stage in a word or two as the user reads it.
func (s Stage) ShortFor(u User) string {
	if u.Applies() {
		return shortLabels[s][1]
	}
	return shortLabels[s][0]
}
