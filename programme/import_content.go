package programme

import (
	"slices"
	"strings"
)

// Books name the group of a content, seldom the content itself: the words of a
// title choose it within the group, the first of the list that the title has;
// the last is the group's ordinary content.
var bookContents = map[ContentGroup][]struct{ words, code string }{
	Training:           {{"", "KC1"}},
	Capacity:           {{"nuoc ngoai", "KC2c"}, {"tham quan", "KC2b"}, {"khao sat", "KC2b"}, {"khoi su", "KC2d"}, {"khoi nghiep", "KC2d"}, {"thi truong", "KC2e"}, {"xuat khau", "KC2e"}, {"", "KC2a"}},
	DemonstrationModel: {{"nhan rong", "KC3b"}, {"", "KC3a"}},
	Machinery:          {{"chuyen giao", "KC3d"}, {"day chuyen", "KC3e"}, {"", "KC3c"}},
	CleanerProduction:  {{"danh gia", "KC3f"}, {"chuyen doi so", "KC10"}, {"ben vung", "KC10"}, {"", "KC3g"}},
	ProductPromotion: {{"binh chon", "KC4a"}, {"thuong hieu", "KC4e"}, {"nhan hieu", "KC4e"}, {"trung bay", "KC4f"}, {"thuong mai dien tu", "KC4f"},
		{"nuoc ngoai", "KC4d"}, {"to chuc", "KC4b"}, {"", "KC4c"}},
	Consulting:  {{"chinh sach", "KC5b"}, {"", "KC5a"}},
	Information: {{"ban tin", "KC6b"}, {"an pham", "KC6b"}, {"to roi", "KC6b"}, {"trang thong tin", "KC6c"}, {"du lieu", "KC6c"}, {"", "KC6a"}},
	Cluster:     {{"hiep hoi", "KC7a"}, {"quy hoach", "KC7c"}, {"cum lien ket", "KC7b"}, {"thu hut", "KC7e"}, {"", "KC7d"}},
	Environment: {{"di doi", "KC7f"}, {"lai suat", "KC7f"}, {"cum cong nghiep", "KC7h"}, {"", "KC7g"}},
	Cooperation: {{"trao doi", "KC8b"}, {"can bo", "KC8c"}, {"", "KC8a"}},
	Management: {{"tap huan", "KC9a"}, {"tham quan", "KC9b"}, {"hoi thao", "KC9b"}, {"tong ket", "KC9b"}, {"thu lao", "KC9c"}, {"co so vat chat", "KC9c"},
		{"ke hoach", "KC9d"}, {"chuong trinh", "KC9d"}, {"kiem tra", "KC9e"}, {"giam sat", "KC9e"}, {"nghiem thu", "KC9e"}, {"", "KC9m"}},
}

// bookContent is the code of a row's content; "" where its group is not known.
func bookContent(group ContentGroup, title string) string {
	folded := ""
	for _, one := range bookContents[group] {
		if one.words != "" && folded == "" {
			folded = " " + titleKey(title) + " "
		}
		if one.words == "" || strings.Contains(folded, " "+one.words+" ") {
			return one.code
		}
	}
	return ""
}

// bookForms are the words that a name of an establishment begins with or has in
// it, folded, and the legal form that they say.
var bookForms = []struct {
	words string
	form  LegalForm
}{
	{"lien hiep hop tac xa", "union"}, {"lien hiep htx", "union"}, {"hop tac xa", "cooperative"}, {"htx", "cooperative"},
	{"to hop tac", "group"}, {"tht", "group"}, {"doanh nghiep tu nhan", "private"}, {"dntn", "private"},
	{"hop danh", "partnership"}, {"co phan", "joint_stock"}, {"cp", "joint_stock"}, {"tnhh", "limited"}, {"trach nhiem huu han", "limited"},
	{"ho kinh doanh", "household"}, {"hkd", "household"}, {"ho", "household"},
}

// LegalFormOf is the form that a name says; "other" where it says none.
func LegalFormOf(name string) LegalForm {
	words := strings.Fields(titleKey(name))
	for _, one := range bookForms {
		form := strings.Fields(one.words)
		at := indexOf(words, form)
		if at == 0 || at > 0 && (one.form == "joint_stock" || one.form == "limited" || one.form == "partnership") {
			return one.form
		}
	}
	return "other"
}

// indexOf is where words stand in others, one after the other; -1 for nowhere.
func indexOf(all, words []string) int {
	for i := 0; i+len(words) <= len(all); i++ {
		if slices.Equal(all[i:i+len(words)], words) {
			return i
		}
	}
	return -1
}
