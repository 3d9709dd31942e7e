package statement

func (r *reader) table(b block) {}
