package web

import (
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// rowsOf are the rows of a list that a form shows: as many as it was sent with,
// at least some.
func rowsOf(typed url.Values, name string, least, most int) (rows []int) {
	n, _ := strconv.Atoi(typed.Get(name))
	for i := 1; i <= max(min(n, most), least); i++ {
		rows = append(rows, i)
	}
	return rows
}

func moreRows(typed url.Values, name string, more, most int) {
	n, _ := strconv.Atoi(typed.Get(name))
	typed.Set(name, strconv.Itoa(min(n+more, most)))
}

// readAcceptance takes over what was typed. What the program knows itself stays
// as in the draft.
func readAcceptance(f *form, draft programme.Acceptance) programme.Acceptance {
	a := draft
	a.ID, a.Version = f.id("id"), f.id("version")
	a.Number, a.Dated = f.text("number"), f.day("dated")
	b := &a.Body
	b.Form, b.Place, b.Basis = programme.AcceptanceForm(f.text("form")), f.text("place"), sameLines(f.text("basis"))
	b.Quality, b.Effect, b.Conclusion = sameLines(f.text("quality")), sameLines(f.text("effect")), sameLines(f.text("conclusion"))
	b.Result = programme.AcceptanceResult(f.text("result"))
	b.Members = nil
	for _, no := range rowsOf(f.typed, "members", 4, programme.MostAcceptanceMembers) {
		m := programme.AcceptanceMember{Side: programme.AcceptanceSide(f.text(row("side", no))), Name: f.text(row("member", no)), Title: f.text(row("post", no)), Signed: f.day(row("signed", no))}
		if m.Name != "" || m.Title != "" || m.Signed != 0 {
			b.Members = append(b.Members, m)
		}
	}
	b.Machines = nil
	for _, no := range rowsOf(f.typed, "machines", 1, programme.MostAcceptedMachines) {
		m := programme.AcceptedMachine{Name: f.text(row("machine", no)), Model: f.text(row("model", no)), Serial: f.text(row("serial", no)), Note: f.text(row("seen", no)),
			Located: f.checked(row("located", no)), Runs: f.checked(row("runs", no))}
		if m != (programme.AcceptedMachine{}) {
			b.Machines = append(b.Machines, m)
		}
	}
	readAcceptedLines(f, b)
	b.Evidence = append([]programme.EvidenceItem{}, draft.Body.Evidence...)
	for i, e := range b.Evidence {
		b.Evidence[i].Have, b.Evidence[i].Where = f.checked("have_"+e.Code), f.text("where_"+e.Code)
	}
	return a
}

func readAcceptedLines(f *form, b *programme.AcceptanceBody) {
	b.Lines = append([]programme.AcceptedLine{}, b.Lines...)
	for i, l := range b.Lines {
		no := number(l.CostID)
		if name := "done_" + no; l.Quantity != 0 && f.typed.Has(name) {
			done, err := programme.ParseVolume(name, f.typed.Get(name))
			f.keep(err)
			b.Lines[i].Done = done
		}
		if name := "accepted_" + no; f.typed.Has(name) {
			b.Lines[i].Accepted = f.money(name)
		}
		b.Lines[i].Remark = f.text("remark_" + no)
	}
}

// typedAcceptance is a draft as its form shows it.
func typedAcceptance(a programme.Acceptance) url.Values {
	b := a.Body
	v := url.Values{
		"id": {number(a.ID)}, "version": {number(a.Version)}, "number": {a.Number}, "dated": {a.Dated.String()}, "form": {string(b.Form)}, "place": {b.Place}, "basis": {b.Basis},
		"quality": {b.Quality}, "effect": {b.Effect}, "conclusion": {b.Conclusion}, "result": {string(b.Result)},
		"members": {strconv.Itoa(len(b.Members))}, "machines": {strconv.Itoa(len(b.Machines))},
	}
	ticked := map[bool]string{true: "1"}
	for i, m := range b.Members {
		for name, value := range map[string]string{"side": string(m.Side), "member": m.Name, "post": m.Title, "signed": m.Signed.String()} {
			v.Set(row(name, i+1), value)
		}
	}
	for i, m := range b.Machines {
		for name, value := range map[string]string{"machine": m.Name, "model": m.Model, "serial": m.Serial, "seen": m.Note, "located": ticked[m.Located], "runs": ticked[m.Runs]} {
			v.Set(row(name, i+1), value)
		}
	}
	for _, l := range b.Lines {
		no := number(l.CostID)
		v.Set("done_"+no, l.Done.String())
		v.Set("accepted_"+no, l.Accepted.String())
		v.Set("remark_"+no, l.Remark)
	}
	for _, e := range b.Evidence {
		v.Set("have_"+e.Code, ticked[e.Have])
		v.Set("where_"+e.Code, e.Where)
	}
	return v
}

func acceptanceForms() (all []option) {
	for _, f := range programme.AcceptanceForms {
		all = append(all, option{string(f), f.Label()})
	}
	return all
}

func acceptanceSides() []option {
	all := []option{{"", "Chọn bên"}}
	for _, s := range programme.AcceptanceSides {
		all = append(all, option{string(s), s.Label()})
	}
	return all
}

func acceptanceResults() []option {
	all := []option{{"", "Chưa kết luận"}}
	for _, r := range programme.AcceptanceResults {
		all = append(all, option{string(r), r.Label()})
	}
	return all
}

// agreedVolume is the volume that the contract has of a line.
func agreedVolume(l programme.AcceptedLine) string {
	if l.Quantity == 0 {
		return "khoán"
	}
	return strings.TrimSpace(l.Quantity.String() + " " + l.Unit)
}
