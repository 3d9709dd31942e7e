package book

import "strings"

// moneyGroup tells a group of columns that are money.
func moneyGroup(words []string) bool {
	return hasAny(words, "kinh phi;kp;von;nguon von;nguon kinh phi;trong do;du toan;ngan sach;tong muc dau tu;so tien;tong kp;nguon;quyet toan;giai ngan;gia tri;chia ra;bao gom;gom") &&
		!hasAny(words, "quyet dinh")
}

// moneyWords are the words that headings of money are made of.
var moneyWords = wordSet(`kinh phi kp von ngan sach ns nsnn nstw nsdp nst nha nuoc ho tro kc kcqg kcdp khuyen cong quoc gia dia phuong trung uong tw dp qg du tinh tong so cong muc
	dau tu doi ung dong gop tu co co so don vi thu huong thuc hien de nghi ban dau dang ky de xuat quyet toan giai ngan da cap chi tam ung thanh toan tien gia tri
	du toan duoc duyet phe nguon khac vay trong do phan cua tu nhan dan doanh nghiep chu an va theo toan bo de chi huyen xa hoi hoa nam den nay nghiem thu ke hoach`)

func wordSet(s string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		all[w] = true
	}
	return all
}

// moneyMeaning reads the heading of a column of money by the words it has;
// nothing for a heading that is not of money.
func moneyMeaning(leaf, above []string) meaning {
	inside := moneyGroup(above)
	if !inside && !hasAny(leaf, "kinh phi;kp;von;ngan sach;ns;nsnn;nstw;nsdp;ho tro;kc;kcqg;kcdp;doi ung;dong gop;tu co;quyet toan;giai ngan;tam ung;tong so;tong cong;so tien;du toan;tong muc dau tu;gia tri;tong;khuyen cong;thanh toan;da cap;da chi;cong") {
		return meaning{}
	}
	if !inside && hasAny(leaf, "co so;don vi;doanh nghiep;to chuc;ten;doi tuong;nguoi") && !hasAny(leaf, "kinh phi;kp;von;ngan sach;so tien;dong gop;doi ung;tu co;quyet toan;giai ngan;gia tri") {
		return meaning{} // "Cơ sở được hỗ trợ"
	}
	known := 0
	for _, w := range leaf {
		if moneyWords[w] {
			known++
		}
	}
	confidence := 0
	if len(leaf) > 0 && len(leaf) <= 14 {
		confidence = 95 * known / len(leaf)
	}
	if confidence < 55 {
		return meaning{}
	}
	all := append(append([]string{}, above...), leaf...)
	stated := hasAny(leaf, "quoc gia;kcqg;qg;trung uong;tw;nstw;dia phuong;dp;kcdp;nsdp;nst;tinh")
	switch {
	case hasAny(all, "de nghi;dang ky;de xuat"):
		return part(meaning{SupportRequested, confidence}, leaf, stated)
	case hasAny(all, "quyet toan") || hasAny(leaf, "nghiem thu"):
		return part(meaning{SupportSettled, confidence}, leaf, stated)
	case hasAny(all, "giai ngan;da cap;da chi;tam ung;thanh toan;da thanh toan"):
		return part(meaning{SupportPaid, confidence}, leaf, stated)
	case hasAny(leaf, "doi ung;dong gop;tu co;von co so;von cua co so;von dan;von doanh nghiep;von cua doanh nghiep"):
		return meaning{Counterpart, confidence}
	case inside && hasAny(leaf, "co so;don vi;doanh nghiep;thu huong;chu dau tu;don vi thuc hien;nguoi dan;tu nhan") && !hasAny(leaf, "ho tro"):
		return meaning{Counterpart, confidence}
	case hasAny(leaf, "vay;khac;huyen;xa;xa hoi hoa"):
		return meaning{OtherMoney, confidence}
	case hasAny(leaf, "quoc gia;kcqg;qg;trung uong;tw;nstw"):
		return meaning{SupportNational, confidence}
	case hasAny(leaf, "dia phuong;dp;kcdp;nsdp;nst;tinh"):
		return meaning{SupportLocal, confidence}
	case hasAny(leaf, "ho tro;khuyen cong;kc;ngan sach;ns;nsnn;nha nuoc;duoc duyet;phe duyet"):
		return meaning{Support, confidence}
	case hasAny(leaf, "tong;tong so;tong cong;cong;tong kp;tong von;toan bo"):
		if hasAny(above, "ho tro;khuyen cong;ngan sach") && !hasAny(above, "tong;thuc hien") {
			return meaning{Support, confidence}
		}
		return meaning{TotalCost, confidence}
	case hasAny(leaf, "muc dau tu;du toan;von dau tu;thuc hien;von thuc hien"):
		return meaning{TotalCost, min(confidence, 85)}
	case hasAny(leaf, "kinh phi;kp;so tien;gia tri;von"):
		return meaning{vagueMoney, 50}
	}
	return meaning{}
}

// vagueMoney is a column called only "Kinh phí": which money it is, the other
// columns tell.
const vagueMoney Field = "?"

// part is a column of requested, paid or settled money; what is only its
// national or local part, or its total cost, is left out.
func part(m meaning, leaf []string, stated bool) meaning {
	if stated || hasAny(leaf, "doi ung;dong gop;tu co;co so;don vi thu huong") || hasAny(leaf, "tong kinh phi;tong von;tong kp;tong du toan") && !hasAny(leaf, "ho tro") {
		return meaning{ignored, 60}
	}
	return m
}

// ignored is a column that was understood and is not imported.
const ignored Field = "-"
