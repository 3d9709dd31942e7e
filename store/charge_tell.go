package store

import "khuyencong/programme"

// inRoles narrows to the posts, called o, of some roles whose work a project
// is. Where an office has a post in charge, and somebody holds it, the others
// of its role are not told.
func (w *where) inRoles(p programme.Project, roles []programme.Role, today programme.Day) {
	one := where{args: w.args}
	one.in("o.role", words(roles))
	for _, office := range programme.Offices {
		post := p.Charges.Of(office)
		if post == 0 {
			continue
		}
		one.args = append(one.args, post)
		mark := one.mark()
		one.args = append(one.args, today)
		day := one.mark()
		one.and("(o.role <> ? OR o.id = "+mark+" OR NOT EXISTS (SELECT 1 FROM holdings ch JOIN accounts ca ON ca.id = ch.account_id JOIN posts cp ON cp.id = ch.post_id WHERE ch.post_id = "+mark+
			" AND NOT ca.disabled AND ch.held_from <= "+day+" AND (ch.held_to = 0 OR ch.held_to >= "+day+") AND cp.valid_from <= "+day+" AND (cp.valid_to = 0 OR cp.valid_to >= "+day+")))", string(office))
	}
	w.args = one.args
	w.conditions = append(w.conditions, "("+one.all()+")")
}
