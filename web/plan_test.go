package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"khuyencong/programme"
)

func newPlan() url.Values {
	return url.Values{
		"year": {"2017"}, "level": {"local"}, "decision_no": {"184/QĐ-UBND"}, "decision_date": {"20-1-2017"},
		"signer": {"Trần Thị Lúa"}, "note": {""}, "version": {""},
	}
}

func TestPlanBadInput(t *testing.T) {
	o := newOffice(t)
	address := fmt.Sprintf("/programmes/%d/plans", o.of.ID)
	tests := []struct {
		name, field string
		change      map[string]string
		says        string
	}{
		{"year outside the programme", "year", map[string]string{"year": "2021", "decision_date": ""}, "Năm 2021 nằm ngoài chương trình (2016-2020)"},
		{"year that is none", "year", map[string]string{"year": "mười bảy", "decision_date": ""}, "không phải năm"},
		{"level of no list", "level", map[string]string{"level": "all"}, "quốc gia hoặc địa phương"},
		{"decided years before", "decision_date", map[string]string{"decision_date": "20/01/2007"}, "không thuộc năm 2017"},
		{"a day of no calendar", "decision_date", map[string]string{"decision_date": "30/02/2017"}, "không có trong lịch"},
		{"a signer of many words", "signer", map[string]string{"signer": strings.Repeat("Trần ", 30)}, "nhiều nhất 100"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o.refuses(t, address, with(newPlan(), tt.change), tt.field, tt.says)
			if all, err := o.store.Plans(ctx, me, o.of.ID); err != nil || len(all) != 0 {
				t.Fatalf("%d plans are stored, %v", len(all), err)
			}
		})
	}
	t.Run("entered twice", func(t *testing.T) {
		o.saves(t, address, newPlan())
		o.refuses(t, address, newPlan(), "year", "Đã có kế hoạch khuyến công địa phương năm 2017")
	})
}

func TestPlanSavedByTwo(t *testing.T) {
	o := newOffice(t)
	p, err := o.store.SavePlan(ctx, me, programme.Plan{ProgrammeID: o.of.ID, Year: 2017, Level: programme.Local, DecisionNo: "184/QĐ-UBND"})
	if err != nil {
		t.Fatal(err)
	}
	address := fmt.Sprintf("/plans/%d", p.ID)
	o.clashes(t, address+"/edit", address, map[string]string{"decision_date": "20/01/2017"}, map[string]string{"decision_date": "21/01/2017"},
		"Ngày quyết định 21/01/2017 20/01/2017")
}

// The form of a plan that is missing is filled in from the line that lacks it.
func TestPlanNewFilledIn(t *testing.T) {
	o := newOffice(t)
	shown := formOf(o.send("GET", fmt.Sprintf("/programmes/%d/plans/new?year=2018&level=national", o.of.ID), nil).Body.String())
	if shown.Get("year") != "2018" || shown.Get("level") != "national" {
		t.Fatalf("%v", shown)
	}
}
