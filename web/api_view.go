package web

import (
	"khuyencong/programme"
)

// What the open interface shows of each kind of record. A field's JSON name is
// never changed within a version of the interface. Money is whole đồng.

type apiProgramme struct {
	ID           int64  `json:"id"`
	Code         string `json:"code"`
	Name         string `json:"name"`
	Province     string `json:"province"`
	ProvinceCode string `json:"province_code"`
	From         int    `json:"from"`
	To           int    `json:"to"`
	Office       string `json:"office"`
	DecisionNo   string `json:"decision_no"`
	DecisionDate string `json:"decision_date"`
	Illustrative bool   `json:"illustrative"`
	Updated      string `json:"updated_at"`
}

func showProgramme(p programme.Programme) apiProgramme {
	return apiProgramme{p.ID, p.Code, p.Name, p.Province, p.ProvinceCode, p.From, p.To, p.Office, p.DecisionNo, p.DecisionDate.ISO(), p.Illustrative, isoTime(p.UpdatedAt)}
}

type apiCode struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

type apiContent struct {
	apiCode
	Group string `json:"group"`
}

func showContent(c programme.Content) apiContent {
	return apiContent{apiCode{c.Code, c.Name}, c.Group.Label()}
}

type apiRecipient struct {
	ID        *int64  `json:"id"` // null where the name is held back, or there is no single one
	Name      string  `json:"name"`
	Named     bool    `json:"named"`
	LegalForm apiCode `json:"legal_form"`
	Place     apiCode `json:"place"`
}

func showRecipient(r programme.Recipient) apiRecipient {
	v := apiRecipient{Name: r.Name, Named: r.Named(), LegalForm: apiCode{string(r.Form), r.Form.Label()}, Place: apiCode{r.Place.Code, r.Place.Name}}
	if r.Named() {
		v.ID = &r.ID
	}
	return v
}

type apiSums struct {
	Projects    int64           `json:"projects"`
	Plans       int64           `json:"plans"`
	Support     programme.Money `json:"support"`
	Counterpart programme.Money `json:"counterpart"`
	Other       programme.Money `json:"other"`
	Total       programme.Money `json:"total"`
}

func showSums(s programme.Sums) apiSums {
	return apiSums{s.Projects, s.Plans, s.Support, s.Counterpart, s.Other, s.Total()}
}

type apiMoney struct {
	Support     programme.Money `json:"support"`
	Counterpart programme.Money `json:"counterpart"`
	Other       programme.Money `json:"other"`
	Total       programme.Money `json:"total"`
}

func showMoney(s programme.Sums) apiMoney {
	return apiMoney{s.Support, s.Counterpart, s.Other, s.Total()}
}

type apiTotals struct {
	Approved  apiSums         `json:"approved"`
	Disbursed programme.Money `json:"disbursed"`
	Done      apiSums         `json:"done"`
}

func showTotals(all programme.PublicGrants) *apiTotals {
	approved, done, disbursed := all.Sums()
	return &apiTotals{showSums(approved), disbursed, showSums(done)}
}

type apiProject struct {
	ID        int64           `json:"id"`
	Programme int64           `json:"programme"`
	Code      string          `json:"code"`
	Title     string          `json:"title"`
	Kind      apiCode         `json:"kind"`
	Content   apiCode         `json:"content"`
	Level     apiCode         `json:"level"`
	Year      int             `json:"year"`
	Stage     apiCode         `json:"stage"`
	Recipient apiRecipient    `json:"recipient"`
	Place     apiCode         `json:"place"`
	Awarded   string          `json:"awarded"`
	Approved  apiMoney        `json:"approved"`
	Disbursed programme.Money `json:"disbursed"`
	Done      *apiMoney       `json:"done"` // null until it is completed
	Updated   string          `json:"updated_at"`
	Self      string          `json:"self"`
	Page      string          `json:"page"`
}

func (r *apiRequest) showProject(g programme.PublicGrant) apiProject {
	v := apiProject{
		g.ID, g.ProgrammeID, g.Code, g.Title, apiCode{string(g.Kind), g.Kind.Label()}, apiCode{g.Content.Code, g.Content.Name},
		apiCode{string(g.Level), g.Level.Label()}, g.Year, apiCode{string(g.Stage), g.Stage.Label()}, showRecipient(g.Recipient),
		apiCode{g.Place.Code, g.Place.Name}, g.Awarded.ISO(), showMoney(g.Approved), g.Disbursed, nil, isoTime(g.UpdatedAt),
		r.site + "/api/v1/projects/" + number(g.ID), r.site + publicProjectPath(g.ID),
	}
	if g.Stage == programme.Completed {
		done := showMoney(g.Done)
		v.Done = &done
	}
	return v
}

type apiEstablishment struct {
	ID        int64           `json:"id"`
	Name      string          `json:"name"`
	LegalForm apiCode         `json:"legal_form"`
	Place     apiCode         `json:"place"`
	Sector    apiCode         `json:"sector"`
	Projects  int64           `json:"projects"`
	Support   programme.Money `json:"approved_support"`
	Self      string          `json:"self"`
	Supported string          `json:"projects_url"`
}

func (r *apiRequest) showEstablishment(e programme.PublicEstablishment) apiEstablishment {
	return apiEstablishment{
		e.ID, e.Name, apiCode{string(e.Form), e.Form.Label()}, apiCode{e.Place.Code, e.Place.Name}, apiCode{string(e.Sector), e.Sector.Label()},
		e.Projects, e.Support, r.site + "/api/v1/establishments/" + number(e.ID), r.site + "/api/v1/projects?establishment=" + number(e.ID),
	}
}

type apiPlace struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	Parent string  `json:"parent"`
	From   string  `json:"valid_from"`
	To     *string `json:"valid_to"` // null while it exists
}

func showPlace(p programme.Place) apiPlace {
	v := apiPlace{Code: p.Code, Name: p.Name, Parent: p.ParentCode, From: p.ValidFrom.ISO()}
	if p.ValidTo != 0 {
		to := p.ValidTo.ISO()
		v.To = &to
	}
	return v
}

type apiRow struct {
	Key       string          `json:"key"`
	Label     string          `json:"label"`
	Approved  apiSums         `json:"approved"`
	Disbursed programme.Money `json:"disbursed"`
	Done      apiSums         `json:"done"`
}

func showRows(rows []programme.Row) []apiRow {
	all := []apiRow{}
	for _, r := range rows {
		all = append(all, apiRow{r.Key, r.Label, showSums(r.Approved), r.Life.Disbursed, showSums(r.Done)})
	}
	return all
}

type apiOutcome struct {
	Indicator string             `json:"indicator"`
	Label     string             `json:"label"`
	Unit      string             `json:"unit"`
	Promised  programme.Quantity `json:"promised"`
	Actual    programme.Quantity `json:"actual"`
	Reported  int64              `json:"reported_by"` // projects
}

type apiFigures struct {
	Programme     int64        `json:"programme"`
	From          int          `json:"from"`
	To            int          `json:"to"`
	Totals        *apiTotals   `json:"totals"`
	Levels        []apiRow     `json:"levels"`
	Years         []apiRow     `json:"years"`
	Contents      []apiRow     `json:"contents"`
	Places        []apiRow     `json:"places"`
	Beneficiaries int64        `json:"beneficiaries"`
	Outcomes      []apiOutcome `json:"outcomes"`
	Licence       string       `json:"licence"`
}

func showFigures(e programme.Evaluation) apiFigures {
	v := apiFigures{
		Programme: e.Programme.ID, From: e.Period.From, To: e.Period.To, Levels: []apiRow{}, Years: showRows(e.Years), Contents: showRows(e.Contents),
		Places: showRows(e.Places), Beneficiaries: e.Beneficiaries, Outcomes: []apiOutcome{}, Licence: programme.OpenLicence,
	}
	for _, l := range e.Levels {
		row := apiRow{string(l.Level), l.Level.Label(), showSums(l.Approved), l.Life.Disbursed, showSums(l.Done)}
		if l.Level == programme.AllLevels {
			v.Totals = &apiTotals{row.Approved, row.Disbursed, row.Done}
			continue
		}
		v.Levels = append(v.Levels, row)
	}
	for _, o := range e.Outcomes {
		v.Outcomes = append(v.Outcomes, apiOutcome{string(o.Indicator), o.Indicator.Label(), o.Indicator.UnitLabel(), o.Promised, o.Actual, o.Reported})
	}
	return v
}
