package web

import (
	"strings"

	"khuyencong/programme"
)

// waits tells a step that has no button of its own yet, since something is
// lacking.
func (s nextStep) waits() bool {
	return len(s.Lacks) > 0 && (s.Href == "" || s.Way == programme.ByReport)
}

// mendFirst is the other page on which the first thing is mended that the main
// step lacks: the main button while that step has none. What is written in the
// form of the project itself has the button of that form.
func mendFirst(p projectShowPage) (lack, bool) {
	v := p.Standing
	if !v.Mine || v.Main == nil || !v.Main.waits() {
		return lack{}, false
	}
	l := v.Main.Lacks[0]
	page, other := strings.CutPrefix(l.Href, projectPath(p.Project.ID)+"/")
	return l, other && !strings.HasPrefix(page, "edit")
}

// editIsMain tells that the button of the form is the main one: nothing else
// leads on.
func editIsMain(p projectShowPage) bool {
	_, elsewhere := mendFirst(p)
	return editFirst(p) && !elsewhere
}
