package programme

// RequirePlan is nil where the user may do a thing with an annual plan, else
// the refusal. A plan is one of the whole province: a post that sees only some
// places, contents or one establishment never acts on it, and one of a single
// fund only on the plans of that fund.
func (u User) RequirePlan(a Action, p Plan) error {
	if err := u.Require(a); err != nil {
		return err
	}
	if u.SeesPlan(p) {
		return nil
	}
	return Refuse(Forbidden, "", "Chức vụ “%s” chỉ có phạm vi %s nên không được %s của %s. Việc này cần chức vụ thấy mọi đề án của kế hoạch.",
		u.PostTitle, u.scopeWords(), a.Does(), lowerFirst(p.Title()))
}

// MayPlan is RequirePlan for a page that shows or hides a button.
func (u User) MayPlan(a Action, p Plan) bool { return u.RequirePlan(a, p) == nil }

// SeesPlan tells whether the user sees every project that a plan can have.
func (u User) SeesPlan(p Plan) bool {
	s := u.Scope
	return len(s.Places) == 0 && len(s.Contents) == 0 && s.EstablishmentID == 0 && (s.Level == "" || s.Level == p.Level)
}

func (u User) scopeWords() string {
	if u.ScopeLabel == "" {
		return "một phần hồ sơ"
	}
	return u.ScopeLabel
}
