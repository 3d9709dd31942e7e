package programme

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Typed text never makes a reader panic, and what a reader accepts prints in a
// form that it reads the same again.

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"145tr", "1,5 tỷ", "145.000.000", "7.210 triệu đồng", "1,234", "1.234,5 tr", "−3", "１４５", "1½", "", " đồng", "9999999999999999999 nghìn tỷ", "0,000001 tr"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		m, err := ParseMoney("support", typed)
		if err != nil {
			if pr := Problems(err); m != 0 || len(pr) != 1 || pr[0].Kind != Invalid || pr[0].Field != "support" || strings.Contains(pr[0].Message, "%!") && !strings.Contains(typed, "%") {
				t.Fatalf("%q: %d, %v", typed, int64(m), err)
			}
			return
		}
		if m < 0 || m > MaxMoney {
			t.Fatalf("%q is accepted as %d", typed, int64(m))
		}
		for _, printed := range []string{m.String(), m.Dong(), m.InMillions()} {
			if again, err := ParseMoney("", printed); err != nil || again != m {
				t.Fatalf("%q is %d, prints %q, reads %d, %v", typed, int64(m), printed, int64(again), err)
			}
		}
	})
}

func FuzzParseCount(f *testing.F) {
	for _, s := range []string{"49", "1.255", "1 255", "4.9", "-1", "66¹", "9.999.999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		q, err := ParseCount("projects", typed)
		if !q.Known {
			return
		}
		if again, err2 := ParseCount("", q.Count()); err != nil || err2 != nil || again != q || q.Value < 0 || q.Value > maxCount {
			t.Fatalf("%q is %+v, %v; prints %q, reads %+v, %v", typed, q, err, q.Count(), again, err2)
		}
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"05/02/2026", "5-2-2026", "31/02/2026", "29.2.2016", "０５/０２/２０２６", "5 2 2026", "2026-02-05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d, err := ParseDay("date", typed)
		if err != nil || d == 0 {
			if d != 0 || err == nil && strings.TrimSpace(typed) != "" && utf8.ValidString(typed) && plainText(typed) != "" {
				t.Fatalf("%q: %s, %v", typed, d, err)
			}
			return
		}
		if again, err := ParseDay("", d.String()); err != nil || again != d || ParseISO(d.ISO()) != d {
			t.Fatalf("%q is %d, prints %q and %q, reads %d, %v", typed, d, d, d.ISO(), again, err)
		}
	})
}

func FuzzParseTaxCode(f *testing.F) {
	for _, s := range []string{"0100233488", "01.00.112.437", "0312 68 78 78 - 001", "0314409058-000", "094012345678", "０１００２３３４８８"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := ParseTaxCode("tax_code", typed)
		if err != nil {
			if code != "" {
				t.Fatalf("%q is refused, yet read as %q", typed, code)
			}
			return
		}
		if again, err := ParseTaxCode("", code); err != nil || again != code {
			t.Fatalf("%q is %q, reads %q, %v", typed, code, again, err)
		}
		if strings.Trim(code, "0123456789-") != "" || len(code) != 0 && len(code) != 10 && len(code) != 12 && len(code) != 14 {
			t.Fatalf("%q is normalised to %q", typed, code)
		}
	})
}

func FuzzFindPlace(f *testing.F) {
	for _, s := range []string{"Kế Sách", "Phường 2", "Phường 2 (31733)", "31582", "long phu", "Huyện (", ")", "Thuận Hoà", "()"} {
		f.Add(s, 2017_01_01)
		f.Add(s, 2025_07_01)
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, typed string, on int) {
		ref, err := FindPlace("place", typed, mergedUnits, Day(on))
		if err != nil {
			if ref != (PlaceRef{}) || len(Problems(err)) != 1 {
				t.Fatalf("%q: %+v, %v", typed, ref, err)
			}
			return
		}
		there := false
		for _, u := range mergedUnits {
			there = there || u.Code == ref.Code && u.Name == ref.Name && (on == 0 || u.On(Day(on)))
		}
		if !there {
			t.Fatalf("%q on %d finds %+v, which was not there", typed, on, ref)
		}
		if again, err := FindPlace("", ref.String(), mergedUnits, Day(on)); err != nil || again != ref {
			t.Fatalf("%q finds %+v, shown as %q, which finds %+v, %v", typed, ref, ref.String(), again, err)
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2017", "2016-2018", "2017-H1", "2017-Q3", "2016-M09", "2018-2016", "0000", "0001", "2017-Q5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		p, ok := ParsePeriod(typed)
		if !ok {
			return
		}
		if again, ok := ParsePeriod(p.String()); !ok || again != p {
			t.Fatalf("%q is %+v, prints %q, reads %+v, %v", typed, p, p, again, ok)
		}
		for _, way := range p.Parts() {
			for _, part := range way {
				if !part.Within(p) {
					t.Fatalf("%q: part %s of %s", typed, part, p)
				}
			}
		}
		_ = p.Label()
	})
}
