package programme

// StageLimit (thời hạn xử lý) is how long the holders of a stage have. Days 0:
// no limit.
type StageLimit struct {
	Days     int
	Calendar bool   // days of the calendar, not working days
	Rule     string // where the days come from
}

// DaysRule is the rule by which an office sets the days of the stage; "" for a
// stage that waits for nobody.
func (s Stage) DaysRule() RuleKey {
	if days, _ := s.Limit(); days == 0 {
		return ""
	}
	return RuleKey("days_" + string(s))
}

// stageRules are the rules that set the days of stages, in the order of a
// project's life.
func stageRules() (all []ruleKind) {
	for _, s := range Stages {
		if key := s.DaysRule(); key != "" {
			all = append(all, ruleKind{key, "Thời hạn xử lý: " + lowerFirst(s.Label()), DaysRule,
				"Số ngày người giữ hồ sơ có ở bước này; 0 là không có hạn. Chỉ tính cho hồ sơ đến bước này từ ngày quy định có hiệu lực và được xác nhận."})
		}
	}
	return all
}

// StageLimit is the limit of a stage that a dossier came to on a day: of the
// office's confirmed rule, else the default that the workflow has.
func (b RuleBook) StageLimit(s Stage, since Day) StageLimit {
	if key := s.DaysRule(); key != "" {
		if r, unknown := b.On(key, since); unknown == "" {
			return StageLimit{int(r.Value), !r.Working, r.Citation()}
		}
	}
	days, rule := s.Limit()
	return StageLimit{Days: days, Rule: rule}
}

// Text is the limit as it is printed: "3 ngày làm việc"; "" where there is none.
func (l StageLimit) Text() string {
	if l.Days == 0 {
		return ""
	}
	return daysText(int64(l.Days), !l.Calendar)
}

// after is the last day of the limit for who got a dossier on a day; 0 for
// none.
func (l StageLimit) after(today Day) Day {
	switch {
	case l.Days == 0:
		return 0
	case l.Calendar:
		return today.Plus(l.Days)
	}
	return today.AddWorkingDays(l.Days)
}

// knownStageLimits are the defaults of the workflow as rules that a province
// confirms or changes.
func knownStageLimits() (all []Rule) {
	for _, s := range Stages {
		if key := s.DaysRule(); key != "" {
			days, rule := s.Limit()
			all = append(all, Rule{Key: key, Value: int64(days), Working: true, Source: "Quy chế của tỉnh", Clause: "thời hạn xử lý hồ sơ", From: 2014_02_10,
				Note: "Theo " + rule + ". Tỉnh quyết định số ngày rồi xác nhận."})
		}
	}
	return all
}
