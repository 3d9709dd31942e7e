package web

import "khuyencong/programme"

// lifeBars are each level's paid and settled support against what was approved.
func lifeBars(e programme.Evaluation) (rows []bulletRow) {
	for _, l := range e.Levels {
		for _, step := range []struct {
			label string
			done  programme.Money
		}{{"giải ngân", l.Life.Disbursed}, {"quyết toán", l.Life.Settled}} {
			rows = append(rows, bulletRow{
				Label: levelShort(l.Level) + ": " + step.label, Level: l.Level, Unit: programme.UnitVND, Done: int64(step.done),
				Plan: int64(l.Life.Approved), PlanKnown: l.Life.Approved > 0, Against: "số được duyệt",
			})
		}
	}
	return rows
}

// lifeHref is the ledger lines that a figure is the sum of.
func lifeHref(e programme.Evaluation, v programme.LedgerView, pairs ...string) string {
	return "/ledger?" + e.Query(append([]string{"view", string(v)}, pairs...)...)
}

func levelFilter(l programme.Level) string {
	if l == programme.AllLevels {
		return ""
	}
	return string(l)
}

// disbursedText is what was paid out of a source: own and other programmes'
// money is not paid through the fund.
func disbursedText(s programme.SourceSum) string {
	if !s.Source.IsSupport() {
		return "–"
	}
	return s.Disbursed.MillionsFixed()
}

// nowQuery leads from the figures of a day to those of now.
func nowQuery(e programme.Evaluation) string {
	e.On = 0
	return e.Query()
}
