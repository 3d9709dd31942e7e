package programme

// PassOn (bàn giao) is what becomes of a person's time in a post when all his
// work goes to another from a day on. What he holds then, or is to hold later,
// ends for him and goes on for the receiver until the day on which it was to
// end; where the post itself is gone by then it only ends. His standing in for
// somebody else ends and is not passed on: whoever was asked to stand in may
// not ask a third one. The receiver's own standing in for him ends too.
func (p Post) PassOn(leaver, receiver int64, from Day, all []Holding) (ended, given []Holding) {
	for _, h := range all {
		if !h.Open(from) || h.UserID != leaver {
			continue
		}
		begin := max(from, h.From)
		ended = append(ended, h.until(begin.Plus(-1)))
		if !h.StandingIn && p.On(begin) {
			given = append(given, Holding{PostID: p.ID, PostTitle: p.Title, UserID: receiver, From: begin, To: h.To})
		}
	}
	for _, h := range all {
		if h.UserID != receiver || !h.StandingIn || !h.Open(from) {
			continue
		}
		for _, g := range given {
			if h.overlaps(g) {
				ended = append(ended, h.until(g.From.Plus(-1)))
				break
			}
		}
	}
	return ended, given
}

// until is the holding cut short; one that has not begun by then ends on the
// day before it begins.
func (h Holding) until(last Day) Holding {
	h.To = max(last, h.From.Plus(-1))
	return h
}
