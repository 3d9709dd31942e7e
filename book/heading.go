package book

import (
	"slices"
	"strings"
	"unicode"

	"khuyencong/programme"
)

// HeadingKey is a column's heading as a dictionary of the office keeps it:
// folded, without units, signs and blanks.
func HeadingKey(path []string) string {
	var keys []string
	for _, p := range path {
		if k := strings.Join(headingWords(p), " "); k != "" {
			keys = append(keys, k)
		}
	}
	return strings.Join(keys, " > ")
}

// headingWords are the folded words of a heading without its unit.
func headingWords(heading string) []string {
	words := strings.FieldsFunc(programme.Fold(withoutUnit(heading)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' })
	return words
}

// textHeadings are the headings of the columns that are no money, folded.
var textHeadings = map[Field]string{
	Number:         "tt; stt; so tt; so thu tu; thu tu; tt so; so; stt tt",
	Code:           "ma de an; ma so; ma; so hieu; ky hieu; ma so de an; ma da; so hieu de an; ma hieu",
	Title:          "ten de an; de an; noi dung de an; ten de an nhiem vu; ten nhiem vu; nhiem vu; danh muc de an; danh muc; ten de an khuyen cong; de an khuyen cong; ten du an; du an; ten de an ke hoach; ten noi dung; ten chuong trinh de an; ten noi dung de an; ten chuong trinh; ten de an ho tro; ten de an va noi dung; ten va noi dung de an; de an nhiem vu; danh muc nhiem vu; noi dung nhiem vu; danh muc de an khuyen cong; noi dung cong viec; chuong trinh de an; ten hang muc; ten da; ten de an du an; ten cong viec",
	Beneficiary:    "don vi thu huong; co so thu huong; ten co so; ten co so cnnt; co so cnnt; co so; don vi; ten don vi; ten doanh nghiep; doanh nghiep; chu dau tu; don vi thu huong dia chi; ten co so thu huong; ten don vi thu huong; to chuc ca nhan thu huong; doi tuong thu huong; don vi duoc ho tro; co so duoc ho tro; don vi tiep nhan; don vi thuc hien; don vi thu huong dia diem; ho kinh doanh; co so cong nghiep nong thon; ten co so cong nghiep nong thon; doanh nghiep co so; don vi thu huong thuc hien; ben thu huong; to chuc ca nhan; ten don vi dia chi; chu the; chu the thuc hien; doi tuong ho tro; doanh nghiep htx; don vi ho tro; co so san xuat; ten doanh nghiep co so; don vi de nghi; thu huong; ten to chuc ca nhan; don vi chu tri; don vi nhan ho tro",
	TaxCode:        "ma so thue; mst; ma so doanh nghiep; ma so dn; ma so thue don vi; ma so thue co so; ma so thue doanh nghiep; ma so thue mst; ma so thue ma so doanh nghiep; msdn",
	Address:        "dia diem; dia chi; dia diem thuc hien; dia ban; dia ban thuc hien; noi thuc hien; dia chi co so; dia diem trien khai; dia chi thuc hien; dia chi don vi; dia diem dia chi; noi san xuat; dia chi san xuat; dia diem san xuat; tru so; dia diem dau tu; noi dat co so; dia phuong thuc hien",
	Commune:        "xa; xa phuong; xa phuong thi tran; phuong xa; xa thi tran; xa phuong tt; ten xa; phuong xa thi tran",
	District:       "huyen; huyen thi xa; huyen tx tp; huyen thi; huyen thanh pho; huyen thi xa thanh pho; huyen thi thanh pho; quan huyen; dia ban huyen; huyen thi tp; ten huyen; huyen tp; thuoc huyen; huyen quan; quan huyen thi xa; don vi hanh chinh",
	Content:        "noi dung hoat dong; loai hinh ho tro; loai hinh; noi dung ho tro; linh vuc; linh vuc ho tro; loai de an; nhom noi dung; noi dung khuyen cong; hoat dong; loai noi dung; noi dung hoat dong khuyen cong; nhom de an; hoat dong khuyen cong; dang ho tro; hinh thuc ho tro; loai hoat dong; phan loai; nhom noi dung ho tro; nhom hoat dong; noi dung chi",
	Level:          "cap; nguon; nguon kinh phi; nguon von; loai kinh phi; cap khuyen cong; cap quan ly; loai khuyen cong; thuoc nguon; chuong trinh; nguon ngan sach; nguon khuyen cong; cap de an",
	Year:           "nam; nam thuc hien; nam ke hoach; nam ho tro; nam duyet; nam phe duyet; ke hoach nam",
	Period:         "thoi gian; thoi gian thuc hien; tien do; thoi gian trien khai; giai doan; tien do thuc hien; thoi gian thuc hien de an; thoi han; thoi han thuc hien; tg thuc hien; ky thuc hien",
	Decision:       "so quyet dinh; quyet dinh; quyet dinh so; so qd; quyet dinh phe duyet; qd phe duyet; so qd phe duyet; so quyet dinh phe duyet; so ngay quyet dinh; so ngay qd; can cu; van ban phe duyet; qd; so van ban; quyet dinh ho tro; quyet dinh so ngay; qd so",
	DecisionDate:   "ngay quyet dinh; ngay qd; ngay qd phe duyet; ngay phe duyet; ngay ban hanh; ngay ky; ngay quyet dinh phe duyet; ngay thang quyet dinh; ngay ky quyet dinh; ngay duyet",
	AcceptanceDate: "ngay nghiem thu; nghiem thu; thoi gian nghiem thu; ngay nt; ngay thang nghiem thu; ngay nghiem thu de an; bien ban nghiem thu ngay; ngay bbnt",
	Note:           "ghi chu; chu thich; ghi chu ket qua; luu y; dien giai; ket qua; tinh trang; ket qua thuc hien; tinh hinh thuc hien; y kien; nhan xet; trang thai",
	NoField:        "so lao dong; lao dong; dien thoai; so dien thoai; nguoi dai dien; dai dien; nganh nghe; san pham; cong suat; so luong; so de an; dvt; don vi tinh; don vi phoi hop; co quan chu tri; nguoi lien he; giam doc; so luong may; may moc thiet bi; ten may; hieu qua; muc tieu; so co so; so hop dong; hop dong; sdt; email; can bo phu trach; chuyen vien; don vi quan ly; nganh; nganh san xuat; so ho; so nguoi; quy mo; dien tich; ten thiet bi; chung loai may; chu co so; ho ten; dai dien phap luat; nguoi dai dien phap luat; co quan quan ly; don vi tu van",
}

// looseTitles are headings of the title unless another column has it; then
// they are the content.
var looseTitles = map[string]bool{"noi dung": true, "noi dung thuc hien": true, "noi dung chuong trinh": true, "noi dung chi tiet": true, "hang muc": true, "ten": true, "noi dung va ten de an": true, "cong viec": true}

// exact is the field of a heading that is in the dictionary.
var exact = func() map[string]Field {
	all := map[string]Field{}
	for f, list := range textHeadings {
		for h := range strings.SplitSeq(list, ";") {
			all[strings.TrimSpace(h)] = f
		}
	}
	return all
}()

// parts are the headings of two words and more, the longest first, to be found
// inside a heading that is not in the dictionary as a whole.
var parts = func() [][]string {
	var all [][]string
	for h := range exact {
		if words := strings.Fields(h); len(words) > 1 && h != "so tt" && h != "thu huong" {
			all = append(all, words)
		}
	}
	slices.SortFunc(all, func(a, b []string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Compare(a, b)
	})
	return all
}()

// meaning is what a heading is taken for; Confidence is in percent.
type meaning struct {
	field      Field
	confidence int
}

// meaningOf reads a heading, from its topmost group to its own words.
func meaningOf(path []string, learned map[string]Field) meaning {
	if f, ok := learned[HeadingKey(path)]; ok {
		return meaning{f, 100}
	}
	if len(path) == 0 {
		return meaning{}
	}
	leaf := headingWords(path[len(path)-1])
	var above []string
	for _, p := range path[:len(path)-1] {
		above = append(above, headingWords(p)...)
	}
	if len(leaf) == 0 {
		leaf, above = above, nil
	}
	text := strings.Join(leaf, " ")
	switch {
	case has(leaf, "ty le") || has(leaf, "ti le") || has(leaf, "phan tram") || has(leaf, "%"):
		return meaning{Rate, 95}
	case text == "so" && (has(above, "quyet dinh") || has(above, "qd") || has(above, "van ban")):
		return meaning{Decision, 100}
	case (has(leaf, "ngay") || has(leaf, "ngay thang")) && len(leaf) <= 3 && (has(above, "quyet dinh") || has(above, "qd") || has(above, "van ban")):
		return meaning{DecisionDate, 100}
	case has(leaf, "ngay") && has(above, "nghiem thu"):
		return meaning{AcceptanceDate, 100}
	}
	inMoney := moneyGroup(above)
	if f, ok := exact[text]; ok && !inMoney {
		return meaning{f, 100}
	}
	if looseTitles[text] && !inMoney {
		return meaning{Title, 85}
	}
	if m := moneyMeaning(leaf, above); m.field != NoField {
		return m
	}
	if f, ok := exact[strings.Join(append(slices.Clone(above), leaf...), " ")]; ok && !inMoney {
		return meaning{f, 95}
	}
	if inMoney {
		return meaning{}
	}
	return looseMeaning(leaf)
}

// looseMeaning reads a heading that is not in the dictionary as a whole, by
// what of it is, or by its telling words.
func looseMeaning(leaf []string) meaning {
	for _, p := range parts {
		if find(leaf, p) >= 0 {
			return meaning{exact[strings.Join(p, " ")], min(90, 50+45*len(p)/len(leaf))}
		}
	}
	switch {
	case len(leaf) == 0 || len(leaf) > 10:
	case hasAny(leaf, "thu huong;co so;don vi;doanh nghiep;chu dau tu;to chuc"):
		return meaning{Beneficiary, 65}
	case hasAny(leaf, "dia chi;dia diem;dia ban;noi"):
		return meaning{Address, 65}
	case hasAny(leaf, "de an;du an;nhiem vu"):
		return meaning{Title, 60}
	case hasAny(leaf, "noi dung;linh vuc"):
		return meaning{Content, 60}
	case hasAny(leaf, "ghi chu"):
		return meaning{Note, 70}
	}
	return meaning{}
}

// has tells whether a phrase stands among the words.
func has(words []string, phrase string) bool { return find(words, strings.Fields(phrase)) >= 0 }

func hasAny(words []string, phrases string) bool {
	for p := range strings.SplitSeq(phrases, ";") {
		if has(words, p) {
			return true
		}
	}
	return false
}

// find is where a phrase stands among the words; -1 for nowhere.
func find(words, phrase []string) int {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			return i
		}
	}
	return -1
}
