package web

import (
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// dossierLine is one page of a dossier, with how it stands there.
type dossierLine struct {
	Label, Href string
	Meaning     meaning
	State       string // "" where there is nothing to say
}

// dossierOf lists the pages that a dossier has where it stands: its papers, what
// it was returned for, what proves that it was submitted, its rounds, the
// decisions on it.
func dossierOf(rec store.ProjectRecord, u programme.User) (all []dossierLine) {
	p := rec.Project
	add := func(label, href string, m meaning, state string) {
		all = append(all, dossierLine{label, href, m, state})
	}
	papers := dossierLine{"Giấy tờ của hồ sơ", papersPath(p.ID), neutral, ""}
	switch missing := len(rec.Facts.MissingPapers); {
	case missing > 0 && p.Stage == programme.Submitted:
		papers.Meaning, papers.State = attention, strconv.Itoa(missing)+" giấy tờ chưa đủ hoặc chưa kiểm tra"
	case missing > 0:
		papers.Meaning, papers.State = attention, "thiếu "+strconv.Itoa(missing)
	case p.Stage.Writable() && p.Stage != programme.Need:
		papers.Meaning, papers.State = good, "đủ"
	}
	all = append(all, papers)
	if p.Round == 0 {
		return all
	}
	switch {
	case p.Stage == programme.Returned && len(rec.Facts.Unanswered) > 0:
		add("Yêu cầu bổ sung", returnPath(p.ID), attention, strconv.Itoa(len(rec.Facts.Unanswered))+" điểm chưa trả lời")
	case p.Stage == programme.Returned:
		add("Yêu cầu bổ sung", returnPath(p.ID), good, "đã trả lời hết")
	case wasReturned(rec.Moves):
		add("Các lần yêu cầu bổ sung", returnPath(p.ID), neutral, "")
	}
	if p.Round > 1 {
		add("So sánh các lần nộp", roundsPath(p.ID), neutral, strconv.Itoa(p.Round)+" lần nộp")
	}
	add("Giấy tiếp nhận hồ sơ", receiptPath(p.ID), neutral, "")
	if p.Stage == programme.Proposed || p.Stage.InPlan() {
		add("Quyết định về đề án", projectPath(p.ID)+"/approvals", neutral, "")
	}
	if hasLetter(p) {
		add("Thông báo kết quả", letterPath(p.ID), neutral, "")
	}
	if p.Stage.InPlan() {
		add("Sổ quỹ đề án", projectPath(p.ID)+"/ledger", neutral, "")
	}
	if u.May(programme.ReadInternal) {
		add("Giấy theo mẫu của cơ quan", projectPath(p.ID)+"/forms", neutral, "")
	}
	return all
}

func wasReturned(moves []programme.Moved) bool {
	for _, m := range moves {
		if m.Move == programme.Return {
			return true
		}
	}
	return false
}
