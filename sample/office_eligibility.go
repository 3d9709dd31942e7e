package sample

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// planEligibility plans what the office does about conditions: the leader adds
// rules and lists of areas and confirms some, who drafts says what is bought,
// the department's officer answers the conditions of what was forwarded.
func (o *office) planEligibility(context.Context) error {
	o.on(o.ago(112), o.confirmRules)
	o.on(o.ago(112), o.listAreas)
	o.on(o.ago(60), o.watch)
	for _, d := range o.dossiers() {
		if !d.taken() {
			continue
		}
		o.on(o.ago(d.way[0].ago), func(ctx context.Context) error { return o.sayStart(ctx, d) })
		i := slices.IndexFunc(d.way, func(s step) bool { return s.move == programme.Forward })
		if i < 0 || d.way[i].ago < 3 {
			continue
		}
		o.on(o.ago(d.way[i].ago-1), func(ctx context.Context) error { return o.answerConditions(ctx, d) })
	}
	return nil
}

// confirmRules has the leader confirm what the office has read. The others stay
// unconfirmed, so that a visitor sees both.
func (o *office) confirmRules(ctx context.Context) error {
	u := o.users["so.lanh.dao"]
	if _, err := o.store.AddKnownRules(ctx, u); err != nil {
		return err
	}
	by := u.Name + ", " + u.PostTitle
	started := programme.Rule{Key: programme.RuleStarted, Source: "Quyết định minh họa về quản lý kinh phí khuyến công", Clause: "Điều 4 (minh họa)", From: firstOfNew, ConfirmedBy: by, Note: "Số liệu minh họa."}
	if _, err := o.store.SaveRule(ctx, u, started); err != nil {
		return err
	}
	rules, err := o.store.Rules(ctx, u)
	if err != nil {
		return err
	}
	for _, r := range rules {
		read := r.Key == programme.RuleAdvance || r.Key == programme.RuleSettlement || r.Key == programme.RuleCertificate || r.Key == programme.RuleProgressNational || r.Key == programme.RuleProgressLocal
		if !read || r.Confirmed() || !r.On(o.today) {
			continue
		}
		r.ConfirmedBy, r.Note = by, "Số liệu minh họa."
		if _, err := o.store.SaveRule(ctx, u, r); err != nil {
			return err
		}
	}
	sizes, err := o.store.SizeRules(ctx, u)
	if err != nil {
		return err
	}
	for _, r := range sizes {
		if !r.On(o.today) {
			continue
		}
		r.ConfirmedBy, r.Note = by, "Số liệu minh họa."
		if _, err := o.store.SaveSizeRule(ctx, u, r); err != nil {
			return err
		}
	}
	return nil
}

// listAreas adds invented lists: one confirmed, one that waits, one village.
func (o *office) listAreas(ctx context.Context) error {
	u := o.users["so.lanh.dao"]
	const note = "Số liệu minh họa: không phải danh mục có thật."
	year := func(month, day int) programme.Day {
		d, _ := programme.NewDay(o.planYear, month, day)
		return d
	}
	var all []programme.Area
	add := func(a programme.Area, codes ...string) {
		for _, code := range codes {
			a.Place, a.Note = o.places[code], note
			all = append(all, a)
		}
	}
	by := u.Name + ", " + u.PostTitle
	add(programme.Area{Kind: programme.AreaMinority, Source: "Danh mục minh họa vùng đồng bào dân tộc thiểu số", From: firstOfNew, ConfirmedBy: by}, "31673", "31675", "31795", "31810")
	add(programme.Area{Kind: programme.AreaNewRural, Source: "Kế hoạch nông thôn mới minh họa", From: year(1, 1), To: year(12, 31)}, "31528", "31537", "31540", "31615")
	add(programme.Area{Kind: programme.AreaCraftVillage, Name: "Làng nghề đan đát (minh họa)", Source: "Quyết định minh họa công nhận làng nghề", From: firstOfNew, ConfirmedBy: by}, "31569")
	return o.store.SaveAreas(ctx, u, all)
}

// watch flags an establishment, and lifts the flag of another.
func (o *office) watch(ctx context.Context) error {
	u := o.users["so.chuyen.vien"]
	if _, err := o.store.AddWatch(ctx, u, programme.Watch{EstablishmentID: o.establishments["Thủy Tề"], Reason: "Chậm nộp hồ sơ quyết toán của đề án năm trước hơn hai tháng (minh họa)."}); err != nil {
		return err
	}
	w, err := o.store.AddWatch(ctx, u, programme.Watch{EstablishmentID: o.establishments["Bà Chúa Tằm"], Reason: "Chưa gửi báo cáo kết quả sử dụng máy sáu tháng (minh họa)."})
	if err != nil {
		return err
	}
	return o.store.LiftWatch(ctx, u, w.ID, w.Version, "Đã gửi báo cáo, số liệu khớp với biên bản kiểm tra (minh họa).")
}

// sayStart has who drafts a project say that nothing is bought yet; one has
// bought, and so may not hand it in.
func (o *office) sayStart(ctx context.Context, d dossier) error {
	id := o.projects[o.codeFor(d)]
	st := programme.ProjectStart{ProjectID: id, Begun: programme.NotBegun}
	if d.code == "DP-24" {
		st = programme.ProjectStart{ProjectID: id, Begun: programme.HasBegun, Day: o.ago(d.way[0].ago + 5), Item: "Máy cắt laser fiber", Document: "Hợp đồng 07/HĐMB (minh họa)"}
	}
	_, err := o.store.SaveStart(ctx, o.users[d.by], st)
	if err != nil {
		return fmt.Errorf("start of %s: %w", d.code, err)
	}
	return nil
}

// conditionPapers are what the officer rests on where the program cannot tell.
var conditionPapers = map[string]string{
	"E2": "Giấy đăng ký kinh doanh trong hồ sơ", "E4": "Giấy cam kết đầu tư trong hồ sơ", "E5": "Giấy cam kết chưa được hỗ trợ trong hồ sơ", "E6": "Giấy đăng ký kinh doanh trong hồ sơ",
	"E9": "Báo giá và thuyết minh so sánh với máy đang dùng", "E10": "Đã đối chiếu sổ mô hình và hỏi phòng chuyên môn", "E11": "Giấy đăng ký kinh doanh trong hồ sơ", "E7": "Biên bản xác minh nơi sản xuất",
}

// conditionRemarks say why an answer differs from what the program sees.
var conditionRemarks = map[string]string{
	"E4": "Cơ sở đã nộp giấy cam kết bổ sung cho phần còn thiếu (minh họa).",
	"E7": "Xưởng đặt ở xã bên cạnh, có hợp đồng thuê đất (minh họa).",
}

// answerConditions has the department's officer answer the conditions: all of
// what was decided since, some of what is still being looked at.
func (o *office) answerConditions(ctx context.Context, d dossier) error {
	u, id := o.users["so.chuyen.vien"], o.projects[o.codeFor(d)]
	e, c, err := o.store.Eligibility(ctx, u, id)
	if err != nil {
		return err
	}
	decided := slices.ContainsFunc(d.way, func(s step) bool { return s.move == programme.PassBase })
	failed := slices.ContainsFunc(d.way, func(s step) bool { return s.move == programme.FailBase })
	cards := e.Cards(c)
	if !decided && !failed && d.code > "DP-10" { // half of those on the desk are half done
		cards = cards[:6]
	}
	for _, card := range cards {
		a := card.Answer
		switch {
		case a.Answer != programme.Unanswered:
		case failed && card.Finding.State == programme.FoundNo:
			a.Answer, a.Evidence = programme.NotMet, "Theo hồ sơ và dữ liệu của hệ thống"
		case card.Finding.State == programme.FoundNo && conditionRemarks[a.Code] == "":
			continue // the officer asks first
		default:
			a.Answer, a.Evidence = programme.Met, conditionPapers[a.Code]
			if a.Evidence == "" {
				a.Evidence = "Hồ sơ kèm theo"
			}
			if card.Finding.State == programme.FoundNo {
				a.Remark = conditionRemarks[a.Code]
			}
		}
		e.Answers = append(e.Answers, a)
	}
	if _, err := o.store.SaveEligibility(ctx, u, e); err != nil {
		return fmt.Errorf("conditions of %s: %w", d.code, err)
	}
	return nil
}
