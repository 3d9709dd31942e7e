package sample

import (
	"slices"

	"khuyencong/programme"
)

// addedDossiers came in this year and are added to the plan of this year while
// it runs: one is approved, the others have begun.
var addedDossiers = []dossier{
	{"DP-41", "KC3c", "Trống Đồng", "Hỗ trợ ứng dụng máy dập thủy lực", "chuyen.vien2", money{support: 120_000, cash: 170_000, pledge: 160_000},
		promises(jobs(2, unknown), output(700, unknown)), way(drafted(108), submitted(106), checked(104), forwarded(103), passed(95), begun(78, "21/HĐKC-TTKC"))},
	{"DP-42", "KC3c", "Hũ Bạc", "Hỗ trợ ứng dụng máy ly tâm tách mật", "chuyen.vien2", money{support: 85_000, cash: 130_000, pledge: 120_000},
		promises(jobs(2, unknown)), way(drafted(108), submitted(106), checked(104), forwarded(103), passed(95), begun(76, "22/HĐKC-TTKC"))},
	{"DP-43", "KC3c", "Đèn Thần", "Hỗ trợ ứng dụng máy hàn tự động", "chuyen.vien2", money{support: 70_000, cash: 100_000, pledge: 90_000},
		promises(jobs(1, unknown)), way(drafted(107), submitted(105), checked(104), forwarded(102), passed(94))},
}

func begun(ago int, number string) step { return step{ago, programme.Start, "", number} }

// added tells a dossier for the plan of this year from one for the next.
func (d dossier) added() bool {
	same := func(a dossier) bool { return a.code == d.code }
	return slices.ContainsFunc(addedDossiers, same) || slices.ContainsFunc(addedToFinish, same)
}

// codeFor is the code of a dossier in the plan that it is for.
func (o *office) codeFor(d dossier) string {
	if d.added() {
		return o.codeOf(d.code, o.planYear-1)
	}
	return o.codeOf(d.code, o.planYear)
}
