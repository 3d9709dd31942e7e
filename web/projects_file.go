package web

import (
	"bytes"
	"encoding/json"

	"khuyencong/programme"
	"khuyencong/sheet"
	"khuyencong/store"
)

// exportedProject is a project as exchanged data: amounts in whole đồng.
type exportedProject struct {
	Code          string                `json:"code"`
	Title         string                `json:"title"`
	Kind          programme.ProjectKind `json:"kind"`
	Content       string                `json:"content"`
	Level         programme.Level       `json:"level"`
	Year          int                   `json:"year"`
	Establishment string                `json:"establishment"`
	PlaceCode     string                `json:"place_code"`
	PlaceName     string                `json:"place_name"`
	Stage         programme.Stage       `json:"stage"`
	Approved      exportedMoney         `json:"approved"`
	Done          exportedMoney         `json:"done"`
	Illustrative  bool                  `json:"illustrative"`
}

type exportedMoney struct {
	Support     programme.Money `json:"support"`
	Counterpart programme.Money `json:"counterpart"`
	Other       programme.Money `json:"other"`
	Total       programme.Money `json:"total"`
}

// ProjectsFile draws a list of projects, which each hands over one by one, as
// .xlsx, .csv or .json.
func ProjectsFile(format string, p programme.Programme, each func(func(store.ProjectItem) error) error) ([]byte, error) {
	var buf bytes.Buffer
	items := fromStore(each)
	table := listTable("Đề án", projectColumns, items)
	switch format {
	case "xlsx":
		err := sheet.Write(&buf, "Danh sách đề án – "+p.Name, illustrativeLabel(p), []programme.DataTable{table})
		return buf.Bytes(), err
	case "csv":
		err := sheet.WriteCSV(&buf, table)
		return buf.Bytes(), err
	case "json":
		all := []exportedProject{}
		for i, err := range items {
			if err != nil {
				return nil, err
			}
			all = append(all, exportedProject{i.Code, i.Title, i.Kind, i.Content, i.Level, i.Year, i.Establishment.Name, i.Place.Code, i.Place.Name, i.Stage,
				exportMoney(i.ApprovedSums), exportMoney(i.DoneSums), p.Illustrative})
		}
		b, err := json.MarshalIndent(all, "", "  ")
		return append(b, '\n'), err
	}
	return nil, programme.Refuse(programme.Invalid, "format", "Không có dạng tệp “%s”. Chọn một trong: xlsx, csv, json.", format)
}

func exportMoney(s programme.Sums) exportedMoney {
	return exportedMoney{s.Support, s.Counterpart, s.Other, s.Total()}
}

// projectColumns are the columns of the file of projects. Their headings are
// such as an import knows: what was written here is read back the same.
var projectColumns = []listColumn[store.ProjectItem]{
	listText("Mã đề án", 12, func(i store.ProjectItem) string { return i.Code }),
	listText("Tên đề án", 40, func(i store.ProjectItem) string { return i.Title }),
	listText("Loại hồ sơ", 10, func(i store.ProjectItem) string { return i.Kind.Label() }),
	listText("Nội dung hỗ trợ", 30, func(i store.ProjectItem) string { return contentName(i.Content) }),
	listText("Nguồn", 18, func(i store.ProjectItem) string { return i.Level.Label() }),
	listYear("Năm", func(i store.ProjectItem) int { return i.Year }),
	listText("Đơn vị thụ hưởng", 26, func(i store.ProjectItem) string { return i.Establishment.Name }),
	listText("Địa bàn", 18, func(i store.ProjectItem) string { return i.Place.Name }),
	listText("Mã địa bàn", 9, func(i store.ProjectItem) string { return i.Place.Code }),
	listText("Đang ở bước", 14, func(i store.ProjectItem) string { return i.Stage.Label() }),
	listMoney("Kinh phí kế hoạch duyệt", "Tổng kinh phí", func(i store.ProjectItem) programme.Money { return i.ApprovedSums.Total() }),
	listMoney("Kinh phí kế hoạch duyệt", "Hỗ trợ", func(i store.ProjectItem) programme.Money { return i.ApprovedSums.Support }),
	listMoney("Kinh phí kế hoạch duyệt", "Đóng góp", func(i store.ProjectItem) programme.Money { return i.ApprovedSums.Counterpart }),
	listMoney("Kinh phí kế hoạch duyệt", "Nguồn khác", func(i store.ProjectItem) programme.Money { return i.ApprovedSums.Other }),
	listMoney("Đề nghị", "Hỗ trợ", func(i store.ProjectItem) programme.Money { return i.RequestedSupport }),
	listMoney("Quyết toán", "Hỗ trợ", func(i store.ProjectItem) programme.Money { return i.DoneSums.Support }),
	listMoney("Quyết toán", "Đóng góp", func(i store.ProjectItem) programme.Money { return i.DoneSums.Counterpart }),
	listMoney("Quyết toán", "Nguồn khác", func(i store.ProjectItem) programme.Money { return i.DoneSums.Other }),
}
