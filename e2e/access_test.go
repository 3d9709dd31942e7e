package e2e

import (
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
)

const (
	adminPassword   = "bốn từ không liên quan"
	officerPassword = "năm từ cũng chẳng liên quan"
)

// signIn fills the page that asks who one is.
func signIn(v *visitor, login, password string) {
	v.t.Helper()
	v.fill("[name=login]", login)
	v.fill("[name=password]", password)
	v.follow("form.form button[type=submit]")
}

// looked is a page looked at: by axe, and as a picture on a desk and a phone.
func looked(v *visitor, name string) {
	v.t.Helper()
	v.axe()
	v.screenshot(name, wide)
	v.screenshot(name, narrow)
}

// TestAccess goes from a machine without accounts to an office: the first
// account, a post for one district, its holder at work and handed over to the
// next. What was typed while the session was gone is sent again.
func TestAccess(t *testing.T) {
	v := visit(t, demo(t))
	v.open("/accounts")
	looked(v, "accounts-empty")
	v.open("/accounts/new")
	v.fill("[name=name]", "Trần Quản Trị")
	v.fill("[name=login]", "quan.tri")
	v.fill("[name=password]", "ngắn")
	if status := v.follow("form.form button[type=submit]"); status != http.StatusUnprocessableEntity {
		t.Errorf("a short password is answered with %d", status)
	}
	looked(v, "account-refused")
	v.fill("[name=password]", adminPassword)
	v.follow("form.form button[type=submit]")
	v.see("Hãy đăng nhập")
	looked(v, "login")
	signIn(v, "quan.tri", adminPassword)
	v.see("Trần Quản Trị")
	if v.path() != "/" {
		t.Errorf("an administrator begins at %s", v.path())
	}
	if status := v.open("/projects"); status != http.StatusForbidden {
		t.Errorf("an administrator opens projects: %d", status)
	}
	looked(v, "forbidden")

	for login, name := range map[string]string{"lan": "Lê Thị Lan", "minh": "Phạm Văn Minh"} {
		v.open("/accounts/new")
		v.fill("[name=name]", name)
		v.fill("[name=login]", login)
		v.fill("[name=password]", officerPassword)
		v.follow("form.form button[type=submit]")
		v.see("Đã tạo tài khoản")
	}
	looked(v, "account")
	v.open("/posts/new")
	v.fill("[name=title]", "Chuyên viên cụm Kế Sách")
	v.choose("[name=role]", "centre_officer")
	v.fill("[name=places]", "Huyện Kế Sách")
	looked(v, "post-new")
	v.follow("form.form button[type=submit]")
	v.see("Đã lưu chức vụ")
	post := v.path()
	give(v, post+"/give", "Lê Thị Lan (lan)")
	looked(v, "post")
	v.open("/posts")
	looked(v, "posts")

	v.follow(".whoami button")
	v.open("/evaluation")
	signIn(v, "lan", officerPassword)
	v.see("Chỉ gồm hồ sơ trong phạm vi Huyện Kế Sách")
	looked(v, "evaluation-part")
	v.open("/me")
	looked(v, "me")

	v.open("/establishments/new")
	v.fill("[name=name]", "Cơ sở bánh Thử Phiên")
	v.choose("[name=legal_form]", "household")
	v.fill("[name=place]", "Huyện Kế Sách (943)")
	v.do("forget the session", command(network.ClearBrowserCookies, cdp.Empty{}))
	if status := v.follow("form.form button[type=submit]"); status != http.StatusUnauthorized {
		t.Errorf("without a session: %d", status)
	}
	looked(v, "login-typed")
	signIn(v, "lan", officerPassword)
	looked(v, "send-again")
	v.follow("main form button[type=submit]")
	v.see("Đã lưu cơ sở Cơ sở bánh Thử Phiên")

	v.follow(".whoami button")
	v.open("/login")
	signIn(v, "quan.tri", adminPassword)
	v.open(post + "/handover")
	looked(v, "handover")
	give(v, post+"/handover", "Phạm Văn Minh (minh)")
	v.see("Đã bàn giao chức vụ")
	v.see("Người bàn giao: Lê Thị Lan")
}

// give chooses a person for a post, from today.
func give(v *visitor, path, person string) {
	v.t.Helper()
	v.open(path)
	v.fill("[name=person]", person)
	v.follow("form.form button[type=submit]")
}
