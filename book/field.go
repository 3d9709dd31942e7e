package book

// Field (ý nghĩa của cột) is what a column means, by the name that
// exchanged data uses.
type Field string

const (
	NoField          Field = ""            // not imported
	Number           Field = "number"      // TT, STT
	Code             Field = "code"        // mã đề án
	Title            Field = "title"       // tên đề án
	Beneficiary      Field = "beneficiary" // đơn vị thụ hưởng, with or without its address
	TaxCode          Field = "tax_code"    // mã số thuế
	Address          Field = "address"
	Commune          Field = "commune"  // xã, phường as a column of its own
	District         Field = "district" // huyện
	Content          Field = "content"  // nội dung hỗ trợ
	Level            Field = "level"    // khuyến công quốc gia, địa phương
	Year             Field = "year"
	Period           Field = "period" // thời gian thực hiện
	Decision         Field = "decision"
	DecisionDate     Field = "decision_date"
	AcceptanceDate   Field = "acceptance_date"
	Rate             Field = "percent" // tỷ lệ hỗ trợ: only compared
	Note             Field = "note"
	TotalCost        Field = "total_cost"
	Support          Field = "support"
	SupportNational  Field = "support_national"
	SupportLocal     Field = "support_local"
	Counterpart      Field = "counterpart"
	SupportRequested Field = "support_requested"
	SupportPaid      Field = "support_paid"
	SupportSettled   Field = "support_settled"
	OtherMoney       Field = "other_money" // of another source: only added across
)

// amountFields are the columns of money, in the order of Amounts.
var amountFields = [amounts]Field{TotalCost, Support, SupportNational, SupportLocal, Counterpart, SupportRequested, SupportPaid, SupportSettled, OtherMoney}

// The places of an Amounts.
const (
	total = iota
	support
	national
	local
	counterpart
	requested
	paid
	settled
	other
	amounts
)

// amountOf is the place of a field of money; -1 for another field.
func amountOf(f Field) int {
	for i, a := range amountFields {
		if a == f {
			return i
		}
	}
	return -1
}

// Label is the field as the page and messages call it.
func (f Field) Label() string {
	if l, ok := fieldLabels[f]; ok {
		return l
	}
	return "không nhập"
}

var fieldLabels = map[Field]string{
	Number: "số thứ tự", Code: "mã đề án", Title: "tên đề án", Beneficiary: "đơn vị thụ hưởng", TaxCode: "mã số thuế", Address: "địa chỉ", Commune: "xã, phường", District: "huyện",
	Content: "nội dung hỗ trợ", Level: "cấp khuyến công", Year: "năm", Period: "thời gian thực hiện", Decision: "số quyết định", DecisionDate: "ngày quyết định",
	AcceptanceDate: "ngày nghiệm thu", Rate: "tỷ lệ hỗ trợ", Note: "ghi chú", TotalCost: "tổng kinh phí", Support: "kinh phí hỗ trợ",
	SupportNational: "hỗ trợ từ khuyến công quốc gia", SupportLocal: "hỗ trợ từ khuyến công địa phương", Counterpart: "đối ứng", SupportRequested: "hỗ trợ đề nghị",
	SupportPaid: "hỗ trợ đã chi", SupportSettled: "hỗ trợ quyết toán", OtherMoney: "nguồn khác",
}
