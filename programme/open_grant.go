package programme

import (
	"cmp"
	"strconv"
	"time"
)

// The grants in the 360Giving Data Standard 1.4 (standard.threesixtygiving.org),
// one for each project that stands in an approved plan. docs/open-data.md says
// which of our fields goes where. Amounts are whole đồng of khuyến công support.

// OpenDataVersion is the version of the standard, as its files name it.
const OpenDataVersion = "1.4"

// OpenLicence is under which terms the open data may be used again.
const OpenLicence = "https://creativecommons.org/licenses/by/4.0/"

// OpenPackage is a file of grants.
type OpenPackage struct {
	Version     string        `json:"version"`
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Issued      string        `json:"issued"`
	Modified    string        `json:"modified"`
	Identifier  string        `json:"identifier"`
	Publisher   OpenPublisher `json:"publisher"`
	AccessURL   string        `json:"accessURL"`
	DownloadURL string        `json:"downloadURL"`
	License     string        `json:"license"`
	Grants      []OpenGrant   `json:"grants"`
}

// OpenPublisher is who publishes.
type OpenPublisher struct {
	Identifier string `json:"identifier"`
	Name       string `json:"name"`
	Website    string `json:"website"`
}

// OpenGrant is one grant.
type OpenGrant struct {
	ID              string               `json:"id"`
	Title           string               `json:"title"`
	Description     string               `json:"description"`
	Currency        string               `json:"currency"`
	AmountAwarded   Money                `json:"amountAwarded"`
	AmountDisbursed Money                `json:"amountDisbursed"`
	AwardDate       string               `json:"awardDate"`
	URL             string               `json:"url"`
	PlannedDates    []OpenDates          `json:"plannedDates"`
	Organization    []OpenOrganization   `json:"recipientOrganization,omitempty"`
	Individual      *OpenIndividual      `json:"recipientIndividual,omitempty"`
	ToIndividual    *OpenToIndividual    `json:"toIndividualsDetails,omitempty"`
	Funding         []OpenOrganization   `json:"fundingOrganization"`
	Programme       []OpenProgramme      `json:"grantProgramme"`
	Location        []OpenLocation       `json:"beneficiaryLocation,omitempty"`
	LocationScope   string               `json:"locationScope"`
	Classifications []OpenClassification `json:"classifications"`
	DateModified    string               `json:"dateModified"`
	DataSource      string               `json:"dataSource"`
}

// OpenDates is when the work was planned: the year of the annual plan.
type OpenDates struct {
	Title     string `json:"title"`
	StartDate string `json:"startDate"`
	EndDate   string `json:"endDate"`
}

// OpenOrganization is an organisation by the publisher's own identifier.
type OpenOrganization struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Type     string `json:"organisationType,omitempty"`
	Locality string `json:"addressLocality,omitempty"`
	Country  string `json:"addressCountry,omitempty"`
}

// OpenIndividual is a person or a household, by its kind and place alone. Its
// identifier is the grant's own, so that two grants of one household are not
// joined.
type OpenIndividual struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// OpenToIndividual says why a person was supported, by the standard's codes.
type OpenToIndividual struct {
	Reason  string   `json:"primaryGrantReason"`
	Purpose []string `json:"grantPurpose"`
}

// OpenProgramme is the programme of the support.
type OpenProgramme struct {
	Code  string `json:"code"`
	Title string `json:"title"`
	URL   string `json:"url"`
}

// OpenLocation is where the support went, by the General Statistics Office's
// code of the unit as it was recorded.
type OpenLocation struct {
	Name        string `json:"name"`
	CountryCode string `json:"countryCode"`
	GeoCode     string `json:"geoCode,omitempty"`
}

// OpenClassification is one of our classes of a project.
type OpenClassification struct {
	Vocabulary string `json:"vocabulary"`
	Code       string `json:"code"`
	Title      string `json:"title"`
}

// Codes of the standard's lists: support of a livelihood's growth, for work; a
// scope of one area, or of the whole province.
const (
	reasonDevelopment = "GTIR110"
	purposeWork       = "GTIP140"
	scopeArea         = "GLS060"
	scopeProvince     = "GLS040"
)

// OpenData is the file of some grants of one programme, as it is found at site.
func OpenData(of Programme, grants PublicGrants, at time.Time, site string) OpenPackage {
	prefix := of.openPrefix()
	p := OpenPackage{
		Version: OpenDataVersion, Title: "Khoản hỗ trợ khuyến công – " + of.Name, Identifier: prefix + "-P" + strconv.FormatInt(of.ID, 10),
		Description: "Các đề án trong kế hoạch khuyến công đã được phê duyệt. Số tiền là kinh phí khuyến công hỗ trợ, đơn vị đồng. Hộ kinh doanh, tổ hợp tác và cá nhân chỉ nêu loại và địa bàn.",
		Issued:      DayOf(at).ISO(), Modified: openTime(at), Publisher: OpenPublisher{prefix, of.openOffice(), site},
		AccessURL: site + "/public/data", DownloadURL: site + "/public/data/" + strconv.FormatInt(of.ID, 10) + "/grants.json", License: OpenLicence,
		Grants: []OpenGrant{},
	}
	if of.Illustrative {
		p.Description = "SỐ LIỆU MINH HỌA, không phải của cơ sở có thật. " + p.Description
	}
	for _, g := range grants {
		p.Grants = append(p.Grants, g.open(of, prefix, site))
	}
	return p
}

// openPrefix begins every identifier of ours: the country, the kind of funding
// and the province.
func (p Programme) openPrefix() string { return "VN-KC-" + cmp.Or(p.ProvinceCode, "0") }

func (p Programme) openOffice() string { return cmp.Or(p.Office, p.Approver, p.Province) }

func openTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func (g PublicGrant) open(of Programme, prefix, site string) OpenGrant {
	id := strconv.FormatInt(g.ID, 10)
	year := strconv.Itoa(g.Year)
	o := OpenGrant{
		ID: prefix + "-" + id, Title: cutWords(g.Title, 139), Description: g.Description(), Currency: "VND",
		AmountAwarded: g.Approved.Support, AmountDisbursed: g.Disbursed, AwardDate: g.Awarded.ISO(),
		URL: site + "/public/projects/" + id, PlannedDates: []OpenDates{{"Năm kế hoạch", year + "-01-01", year + "-12-31"}},
		Funding:       []OpenOrganization{g.funder(of, prefix)},
		Programme:     []OpenProgramme{{of.Code, of.Name, site + "/public/results?programme=" + strconv.FormatInt(of.ID, 10)}},
		LocationScope: scopeProvince, DateModified: openTime(g.UpdatedAt), DataSource: site + "/public/data",
		Classifications: []OpenClassification{
			{"Nội dung khuyến công (NĐ 45/2012/NĐ-CP, Điều 4)", g.Content.Code, g.Content.Name},
			{"Tình trạng", string(g.Stage), g.Stage.Label()},
			{"Loại", string(g.Kind), g.Kind.Label()},
		},
	}
	if g.Place.Name != "" {
		o.Location, o.LocationScope = []OpenLocation{{g.Place.Name, "VN", g.Place.Code}}, scopeArea
	}
	switch r := g.Recipient; {
	case r.Individual():
		o.Individual = &OpenIndividual{o.ID + "-R", r.Name}
		o.ToIndividual = &OpenToIndividual{reasonDevelopment, []string{purposeWork}}
	case r.Named():
		o.Organization = []OpenOrganization{{prefix + "-E" + strconv.FormatInt(r.ID, 10), r.Name, r.Form.Label(), r.Place.Name, "VN"}}
	default:
		o.Organization = []OpenOrganization{{prefix, of.openOffice(), "Đơn vị thực hiện; nhiều đối tượng thụ hưởng", "", "VN"}}
	}
	return o
}

// funder is whose money it is.
func (g PublicGrant) funder(of Programme, prefix string) OpenOrganization {
	if g.Level == National {
		return OpenOrganization{ID: "VN-KCQG", Name: "Khuyến công quốc gia (Bộ Công Thương)"}
	}
	return OpenOrganization{ID: prefix + "-KCDP", Name: "Khuyến công địa phương " + of.Province}
}

// Description is the grant in one sentence.
func (g PublicGrant) Description() string {
	s := g.Content.Name + ", kế hoạch năm " + strconv.Itoa(g.Year) + ", " + lowerFirst(g.Level.Label()) + " hỗ trợ " + g.Approved.Support.Dong()
	if own := g.Approved.Counterpart; own > 0 {
		s += ", đơn vị thụ hưởng đóng góp " + own.Dong()
	}
	return s + ". Tình trạng: " + lowerFirst(g.Stage.Label()) + "."
}

// cutWords is a text of at most n letters, cut between words.
func cutWords(text string, n int) string {
	letters := []rune(text)
	if len(letters) <= n {
		return text
	}
	cut := n - 1
	for cut > n/2 && letters[cut] != ' ' {
		cut--
	}
	return string(letters[:cut]) + "…"
}
