package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestImportBook brings a book in by the browser: a cell is mended, the book
// confirmed and taken back.
func TestImportBook(t *testing.T) {
	v := visit(t, demo(t))
	file := filepath.Join(t.TempDir(), "kết quả 2019.csv")
	book := "KẾT QUẢ KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2019;;;;;\n;;;;;ĐVT: triệu đồng\n" +
		"STT;Tên đề án;Đơn vị thụ hưởng;Nội dung hỗ trợ;Tổng kinh phí;Hỗ trợ\n" +
		"1;Hỗ trợ máy sấy cá khô Đường Mòn;HTX Đường Mòn Xanh;Ứng dụng máy móc;1.200;300\n" +
		"2;Hỗ trợ máy ép dầu Đường Mòn;Cơ sở Ép dầu Đường Mòn;Ứng dụng máy móc;240;chờ báo giá\n"
	if err := os.WriteFile(file, []byte(book), 0o600); err != nil {
		t.Fatal(err)
	}
	look := func() {
		t.Helper()
		for _, width := range []int{narrow, wide} {
			v.fits(width)
			v.axe()
		}
	}
	v.open("/projects")
	v.follow(`main a[href="/imports"]`)
	look()
	v.upload("[name=file]", file)
	v.follow("main form button")
	v.see("Sổ có 2 đề án")
	look()
	v.follow(`main a.button[href$="/columns"]`)
	look()
	v.follow(`main a[href$="/check"]`)
	v.see("1 trong 2 dòng chưa nhập được")
	look()
	v.fill("[name=cell-0-F5]", "120")
	v.follow(".save-bar button")
	v.see("Mọi dòng đều nhập được")
	v.follow(`main a.button[href$="/parties"]`)
	look()
	v.follow(`main a.button[href$="/confirm"]`)
	v.see("Xác nhận, nhập 2 đề án")
	look()
	v.follow("main form.form button")
	v.see("Đã nhập sổ.")
	look()
	v.open("/projects?q=%C4%90%C6%B0%E1%BB%9Dng+M%C3%B2n")
	v.see("Hỗ trợ máy ép dầu Đường Mòn")
	v.open("/imports")
	v.follow(`main th a[href$="/done"]`)
	v.follow(`main a.button[href$="/undo"]`)
	look()
	v.follow("main form button.danger")
	v.see("Đã hoàn tác")
	v.open("/projects?q=%C4%90%C6%B0%E1%BB%9Dng+M%C3%B2n")
	v.see("Đã rút")
}
