package sample

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
	"khuyencong/store"
)

// officeMachines are what projects of the sample buy, by their code without
// the year. Nothing of what the program follows from the start is bought yet, so
// only last year's have serials and invoices.
var officeMachines = map[string][]programme.Machine{
	"DP-01": {machine("Máy may lập trình khổ lớn", "ML-3020", 6, 145)},
	"DP-03": {machine("Nồi hấp bánh", "NH-200", 2, 45), machine("Máy hút chân không hai buồng", "HC-600", 1, 75)},
	"DP-05": {machine("Máy cán sợi lục bình", "CL-2", 3, 60), machine("Máy se sợi lục bình", "SL-4", 2, 57)},
	"DP-08": {other(machine("Máy chấn tôn thủy lực CNC", "CT-125", 1, 1_350), "Chương trình hỗ trợ doanh nghiệp nhỏ và vừa", 12, "QĐ 88/QĐ-SKHĐT (minh họa)")},
	"DP-09": {machine("Máy phân cỡ tôm", "PC-300", 2, 370)},
	"DP-10": {machine("Nồi chưng cất tinh dầu", "TD-500", 2, 230)},
	"DP-11": {machine("Máy in flexo bốn màu", "IF-4", 1, 1_900), machine("Máy bế hộp tự động", "BH-1050", 1, 930)},
	"DP-12": {other(machine("Máy đóng gói chân không", "DG-900", 2, 250), "Chương trình chuyển đổi số trong nông nghiệp", 60, "QĐ 112/QĐ-UBND (minh họa)")},
	"DP-15": {machine("Máy tách màu gạo", "TM-320", 1, 1_240)},
	"DP-18": {machine("Máy sấy thăng hoa", "ST-50", 1, 1_000)},
	"DP-19": {machine("Máy tiện CNC", "TC-6140", 1, 360)},
	"DP-21": {machine("Máy tách xương cá", "TX-150", 2, 120), machine("Máy xay cá", "XC-80", 1, 100)},
	"DP-41": {machine("Máy dập thủy lực", "DT-63", 1, 290)},
	"DP-42": {machine("Máy ly tâm tách mật", "LT-800", 1, 215)},
	"DP-43": {machine("Máy hàn tự động", "HT-350", 2, 85)},
	"QG-03": {machine("Máy sấy tôm băng tải", "SB-12", 1, 2_050), machine("Máy phân cỡ tôm", "PC-300", 1, 370)},
}

// boughtMachines are of last year's plans.
var boughtMachines = map[string][]programme.Machine{
	"DP-01": {bought(machine("Máy sấy cá năng lượng mặt trời", "SM-40", 2, 250), "SM40-2601, SM40-2602", "0000417")},
	"DP-02": {bought(machine("Máy trải vải tự động", "TV-210", 1, 440), "TV210-0093", "0001180"), bought(machine("Máy cắt vải tự động", "CV-25", 1, 492), "CV25-1147", "0001180")},
	"DP-06": {machine("Máy bế hộp tự động", "BH-1050", 1, 1_580)},
}

// machine is some pieces at so many millions each.
func machine(name, model string, pieces int64, price programme.Money) programme.Machine {
	return programme.Machine{Name: name, Maker: "Hãng minh họa", Model: model, Quantity: pieces, UnitPrice: price * programme.Million, State: programme.MachineNew}
}

func other(m programme.Machine, by string, amount programme.Money, decision string) programme.Machine {
	m.Other, m.OtherAmount, m.OtherDecision = by, amount*programme.Million, decision
	return m
}

func bought(m programme.Machine, serials, invoice string) programme.Machine {
	m.Serials, m.Invoice = serials, invoice
	return m
}

// planPriority plans what people say and find of machines and priority: who
// drafts a project lists its machines and claims, the department's officer
// confirms once the project is there.
func (o *office) planPriority(context.Context) error {
	o.on(o.ago(110), o.confirmCriteria)
	o.on(o.ago(110), o.listBought)
	for _, d := range o.dossiers() {
		if !d.taken() {
			continue
		}
		o.on(o.ago(d.way[0].ago), func(ctx context.Context) error { return o.claim(ctx, d) })
		if i := slices.IndexFunc(d.way, func(s step) bool { return s.move == programme.Forward }); i >= 0 {
			o.on(o.ago(d.way[i].ago), func(ctx context.Context) error { return o.confirm(ctx, d) })
		}
	}
	return nil
}

// confirmCriteria has the department's leader confirm the criteria of the
// province's report; those of the new decree wait.
func (o *office) confirmCriteria(ctx context.Context) error {
	u := o.users["so.lanh.dao"]
	if _, err := o.store.AddKnownCriteria(ctx, u); err != nil {
		return err
	}
	all, err := o.store.Criteria(ctx, u)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Code == "women_owned" || c.Code == "minority_owned" {
			continue
		}
		c.Source, c.ConfirmedBy = "Quyết định minh họa về tiêu chí ưu tiên", u.Name+", "+u.PostTitle
		if _, err := o.store.SaveCriterion(ctx, u, c); err != nil {
			return err
		}
	}
	return nil
}

// listBought lists the machines of last year's plans.
func (o *office) listBought(ctx context.Context) error {
	u := o.users["chuyen.vien2"]
	list, err := o.store.Projects(ctx, u, store.ProjectFilter{ProgrammeID: o.programmeID, From: o.planYear - 1, To: o.planYear - 1})
	if err != nil {
		return err
	}
	for _, p := range list.Items {
		for code, rows := range boughtMachines {
			if p.Code != o.codeOf(code, o.planYear-1) {
				continue
			}
			rows = slices.Clone(rows)
			for i := range rows {
				rows[i].MadeIn = o.planYear - 2
				if rows[i].Invoice != "" {
					rows[i].InvoiceDate = o.ago(150)
				}
			}
			if _, err := o.store.SaveMachines(ctx, u, programme.MachineList{ProjectID: p.ID, Rows: rows}); err != nil {
				return fmt.Errorf("machines of %s: %w", p.Code, err)
			}
		}
	}
	return nil
}

// claim lists the machines of a draft and claims what its establishment is.
func (o *office) claim(ctx context.Context, d dossier) error {
	u, id := o.users[d.by], o.projects[o.codeFor(d)]
	if rows := officeMachines[d.code]; len(rows) > 0 {
		if _, err := o.store.SaveMachines(ctx, u, programme.MachineList{ProjectID: id, Rows: rows}); err != nil {
			return fmt.Errorf("machines of %s: %w", d.code, err)
		}
	}
	sheet := programme.PrioritySheet{ProjectID: id}
	for code, value := range o.claims(d) {
		sheet.Answers = append(sheet.Answers, programme.PriorityAnswer{Code: code, Claimed: programme.PriorityProof{
			Value: programme.Q(value), Evidence: claimPapers[code], Dated: o.ago(125),
		}})
	}
	if len(sheet.Answers) == 0 {
		return nil
	}
	_, err := o.store.SavePriority(ctx, u, sheet)
	return err
}

// claimPapers prove what the sample claims.
var claimPapers = map[string]string{
	"workers": "Danh sách lao động đóng bảo hiểm xã hội (minh họa)", "processing": "Giấy đăng ký kinh doanh (minh họa)",
	"farm_machinery": "Giấy đăng ký kinh doanh (minh họa)", "ocop": "Quyết định công nhận sản phẩm OCOP (minh họa)",
	"export_contract": "Hợp đồng xuất khẩu (minh họa)", "women_owned": "Giấy đăng ký kinh doanh (minh họa)",
}

// claims is what the register and the tale of an establishment let it claim.
func (o *office) claims(d dossier) map[string]int64 {
	all := map[string]int64{}
	for _, f := range firms {
		if f.tale != d.tale {
			continue
		}
		if f.workers >= 15 {
			all["workers"] = f.workers
		}
		switch f.sector {
		case "NN1":
			all["processing"] = 1
		case "NN4":
			all["farm_machinery"] = 1
		}
		if f.women {
			all["women_owned"] = 1
		}
	}
	switch d.tale {
	case "Bà Chúa Tằm", "Áo Tàng Hình":
		all["export_contract"] = 1
	case "Bánh Giầy", "Cá Ông", "Người Mẹ Lúa":
		all["ocop"] = 1
	}
	return all
}

// confirm has the department's officer look at the claims of a project: what
// is claimed of a household's workers without insurance is not confirmed.
func (o *office) confirm(ctx context.Context, d dossier) error {
	u, id := o.users["so.chuyen.vien"], o.projects[o.codeFor(d)]
	sheet, err := o.store.PrioritySheet(ctx, u, id)
	if err != nil || len(sheet.Answers) == 0 {
		return err
	}
	for i := range sheet.Answers {
		a := &sheet.Answers[i]
		a.Verdict, a.Found = programme.ProofAccepted, a.Claimed
		if a.Code == "workers" && a.Claimed.Value.Value < 30 {
			a.Verdict, a.Found, a.Note = programme.ProofRefused, programme.PriorityProof{}, "Danh sách nộp kèm không có xác nhận của cơ quan bảo hiểm xã hội."
		}
	}
	if _, err := o.store.SavePriority(ctx, u, sheet); err != nil {
		return fmt.Errorf("priority of %s: %w", d.code, err)
	}
	if d.code != "DP-08" {
		return nil
	}
	doubles, err := o.store.DoubleFunding(ctx, u, id)
	if err != nil {
		return err
	}
	for _, w := range doubles.Warnings {
		err := o.store.AnswerDouble(ctx, u, programme.DoubleAnswer{ProjectID: id, Key: w.Key, Verdict: programme.DoubleAllowed,
			Reason: "Chương trình kia chỉ trả phí tư vấn chuyển đổi, không trả tiền mua máy; đã xem quyết định và hợp đồng."})
		if err != nil {
			return err
		}
	}
	return nil
}
