package programme

import "fmt"

// OpenCall (đợt đăng ký công khai) is a call as everybody may know it: for
// which year's plan and which money, and the days.
type OpenCall struct {
	Call  Call
	Year  int
	Level Level
}

// Title names the call: "Kế hoạch năm 2027, khuyến công địa phương".
func (c OpenCall) Title() string {
	return fmt.Sprintf("Kế hoạch năm %d, %s", c.Year, lowerFirst(c.Level.Label()))
}

// Coming tells a call that does not take dossiers in yet.
func (c OpenCall) Coming(on Day) bool { return on < c.Call.From }
