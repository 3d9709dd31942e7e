package programme

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the drawn tables anew")

// TestAccessTable draws docs/access.md's table from the rights, so that what is
// printed is what is decided.
func TestAccessTable(t *testing.T) {
	const file, mark = "../docs/access.md", "<!-- drawn by programme/access_test.go -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(text), mark)
	if !ok {
		t.Fatalf("%s has no line %q", file, mark)
	}
	want := head + mark + accessTable()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(text) {
		t.Errorf("%s does not say what the code decides: run go test ./programme -run TestAccessTable -update and look at the difference", file)
	}
}

func accessTable() string {
	var b strings.Builder
	b.WriteString("\n| may … |")
	for i := range Roles {
		b.WriteString(" " + string(rune('A'+i)) + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" :-: |", len(Roles)) + "\n")
	for _, a := range actions {
		b.WriteString("| " + a.Does)
		if a.Whole {
			b.WriteString(" *")
		}
		b.WriteString(" |")
		for _, r := range Roles {
			if slices.Contains(rights[r], a.Action) {
				b.WriteString(" ✓ |")
			} else {
				b.WriteString("   |")
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
	for i, r := range Roles {
		b.WriteString("- " + string(rune('A'+i)) + ": `" + string(r) + "`, " + r.Label() + "\n")
	}
	return b.String()
}

func TestMay(t *testing.T) {
	whole := func(r Role) User { return User{ID: 2, Role: r, PostTitle: "X"} }
	tests := []struct {
		name string
		u    User
		a    Action
		want bool
	}{
		{"nobody", User{}, OwnAccount, false},
		{"signed in without a post", User{ID: 2}, OwnAccount, true},
		{"signed in without a post, records", User{ID: 2}, ReadRecords, false},
		{"an unknown role", whole("king"), OwnAccount, false},
		{"an unknown thing", whole(RoleDepartmentLeader), "fly", false},
		{"the machine without accounts", LocalUser, ManageAccounts, true},
		{"the auditor reads", whole(RoleAuditor), ReadReports, true},
		{"the auditor changes nothing", whole(RoleAuditor), EditFigures, false},
		{"the auditor sees who held which post", whole(RoleAuditor), ReadPosts, true},
		{"the auditor gives no posts", whole(RoleAuditor), ManageAccounts, false},
		{"an officer does not look who holds which post", whole(RoleDepartmentOfficer), ReadPosts, false},
		{"the administrator keeps accounts", whole(RoleAdministrator), ManageAccounts, true},
		{"the administrator sees no records", whole(RoleAdministrator), ReadRecords, false},
		{"an officer writes a report", whole(RoleCentreOfficer), WriteReport, true},
		{"an officer does not issue it", whole(RoleCentreOfficer), IssueReport, false},
		{"an officer of one district reads records", User{ID: 2, Role: RoleCentreOfficer, Scope: Scope{Places: []string{"943"}}}, ReadRecords, true},
		{"an officer of one district does not write the province's report", User{ID: 2, Role: RoleCentreOfficer, Scope: Scope{Places: []string{"943"}}}, WriteReport, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.u.May(tt.a); got != tt.want {
				t.Errorf("May: %v, want %v", got, tt.want)
			}
			err := tt.u.Require(tt.a)
			if (err == nil) != tt.want || err != nil && KindOf(err) != Forbidden {
				t.Errorf("Require: %v", err)
			}
		})
	}
	err := whole(RoleAuditor).Require(IssueReport)
	for _, word := range []string{"Kiểm toán, thanh tra", "phát hành báo cáo", RoleDepartmentLeader.Label(), RoleCentreDirector.Label()} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("the refusal does not name %q: %v", word, err)
		}
	}
}

func TestReadersChangeNothing(t *testing.T) {
	changes := []Action{EditProjects, EditEstablishments, EditProgramme, EditFigures, WriteReport, IssueReport, EditLists, ManageAccounts}
	for _, r := range []Role{RoleAuditor, RoleDistrictOfficer, RoleCentreAccountant, RoleFinanceOfficer, RoleProvincialCommittee, RoleNationalAgency, RoleAdministrator} {
		if (User{ID: 2, Role: r}).May(EditDrafts) {
			t.Errorf("%s may draft projects", r)
		}
	}
	for _, r := range []Role{RoleAuditor, RoleDistrictOfficer, RoleEstablishment, RoleNationalAgency, RoleFinanceOfficer, RoleProvincialCommittee} {
		for _, a := range changes {
			if (User{ID: 2, Role: r}).May(a) {
				t.Errorf("%s may %s", r, a)
			}
		}
	}
	for r, all := range rights {
		for _, a := range all {
			if a.Does() == string(a) {
				t.Errorf("%s has the right %q, which is not in the list of actions", r, a)
			}
		}
		if !slices.Contains(all, OwnAccount) {
			t.Errorf("%s may not see the own account", r)
		}
	}
	for _, r := range Roles {
		if rights[r] == nil || r.Label() == string(r) {
			t.Errorf("%s has no rights or no name", r)
		}
	}
}

func TestSees(t *testing.T) {
	officer := func(s Scope) User { return User{ID: 2, Role: RoleCentreOfficer, Scope: s} }
	tests := []struct {
		name          string
		u             User
		level         Level
		place         string
		establishment int64
		want          bool
	}{
		{"the whole province", officer(Scope{}), Local, "", 0, true},
		{"its place", officer(Scope{Places: []string{"943", "31528"}}), Local, "31528", 5, true},
		{"another place", officer(Scope{Places: []string{"943"}}), Local, "944", 5, false},
		{"no place is nobody's place", officer(Scope{Places: []string{"943"}}), Local, "", 5, false},
		{"its level", officer(Scope{Level: National}), National, "943", 5, true},
		{"the other level", officer(Scope{Level: National}), Local, "943", 5, false},
		{"an establishment has no level", officer(Scope{Level: National}), "", "943", 5, true},
		{"its establishment", officer(Scope{EstablishmentID: 5}), Local, "943", 5, true},
		{"another establishment", officer(Scope{EstablishmentID: 5}), Local, "943", 6, false},
		{"every part narrows", officer(Scope{EstablishmentID: 5, Places: []string{"944"}}), Local, "943", 5, false},
		{"the administrator", User{ID: 2, Role: RoleAdministrator}, Local, "943", 5, false},
		{"nobody", User{}, Local, "943", 5, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.u.Sees(tt.level, tt.place, tt.establishment); got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

func TestSeesProject(t *testing.T) {
	machine := Project{Level: Local, Content: "KC3c", Place: PlaceRef{Code: "943"}, Establishment: EstablishmentRef{ID: 5}}
	tests := []struct {
		name  string
		scope Scope
		want  bool
	}{
		{"the whole province", Scope{}, true},
		{"its content", Scope{Contents: []string{"KC3a", "KC3c"}}, true},
		{"another content", Scope{Contents: []string{"KC3e"}}, false},
		{"its content in another place", Scope{Places: []string{"944"}, Contents: []string{"KC3c"}}, false},
		{"another content in its place", Scope{Places: []string{"943"}, Contents: []string{"KC1"}}, false},
		{"its content of the other fund", Scope{Level: National, Contents: []string{"KC3c"}}, false},
	}
	for _, tt := range tests {
		u := User{ID: 2, Role: RoleCentreOfficer, Scope: tt.scope}
		if got := u.SeesProject(machine); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
		if u.May(WriteReport) != tt.scope.Whole() {
			t.Errorf("%s: the report of the whole programme: %v", tt.name, u.May(WriteReport))
		}
	}
}

func TestSeesTarget(t *testing.T) {
	of := func(level Level, content string) Target { return Target{Level: level, Content: content} }
	tests := []struct {
		name   string
		scope  Scope
		target Target
		want   bool
	}{
		{"the whole province", Scope{}, of(AllLevels, ""), true},
		{"its fund", Scope{Level: Local}, of(Local, ""), true},
		{"both funds", Scope{Level: Local}, of(AllLevels, ""), false},
		{"its content", Scope{Contents: []string{"KC3c"}}, of(AllLevels, "KC3c"), true},
		{"all contents", Scope{Contents: []string{"KC3c"}}, of(AllLevels, ""), false},
		{"its content of the other fund", Scope{Level: National, Contents: []string{"KC3c"}}, of(Local, "KC3c"), false},
		{"no target is of a place", Scope{Places: []string{"943"}, Contents: []string{"KC3c"}}, of(Local, "KC3c"), false},
	}
	for _, tt := range tests {
		if got := (User{ID: 2, Role: RoleCentreOfficer, Scope: tt.scope}).SeesTarget(tt.target); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestContentLabel(t *testing.T) {
	tests := []struct {
		codes []string
		want  string
	}{
		{nil, ""},
		{[]string{"KC1"}, "Đào tạo nghề, truyền nghề, nâng cao tay nghề"}, // a group of one is named as itself
		{[]string{"KC3e", "KC3c"}, "Ứng dụng máy móc, thiết bị tiên tiến; Ứng dụng dây chuyền công nghệ"},
		{[]string{"KC3f", "KC3g"}, "Đánh giá sản xuất sạch hơn; Mô hình thí điểm sản xuất sạch hơn"}, // KC10 is of the group too
		{[]string{"KC3c", "KC3d", "KC3e", "KC4e"}, "Ứng dụng máy móc, công nghệ; Xây dựng, đăng ký thương hiệu, nhãn hiệu"},
	}
	for _, tt := range tests {
		if got := (Scope{Contents: tt.codes}).ContentLabel(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.codes, got, tt.want)
		}
	}
}

func TestPostCheck(t *testing.T) {
	good := Post{Title: "Chuyên viên", Role: RoleCentreOfficer, From: 2025_07_01}
	tests := []struct {
		name   string
		change func(*Post)
		field  string // "" for accepted
	}{
		{"good", func(*Post) {}, ""},
		{"no title", func(p *Post) { p.Title = "" }, "title"},
		{"no role", func(p *Post) { p.Role = "" }, "role"},
		{"the machine's own role", func(p *Post) { p.Role = RoleLocal }, "role"},
		{"a commune officer without a commune", func(p *Post) { p.Role = RoleCommuneOfficer }, "places"},
		{"an establishment without its number", func(p *Post) { p.Role = RoleEstablishment }, "establishment"},
		{"an officer tied to an establishment", func(p *Post) { p.Scope.EstablishmentID = 3 }, "establishment"},
		{"a national agency with local money", func(p *Post) { p.Role = RoleNationalAgency }, "level"},
		{"an unknown level", func(p *Post) { p.Scope.Level = "all" }, "level"},
		{"an unknown content", func(p *Post) { p.Scope.Contents = []string{"KC3c", "KC99"} }, "contents"},
		{"no first day", func(p *Post) { p.From = 0 }, "valid_from"},
		{"ends before it begins", func(p *Post) { p.To = 2025_06_30 }, "valid_to"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := good
			tt.change(&p)
			wantField(t, p.Check(), tt.field)
		})
	}
}

// wantField holds an error to one refused field; "" to none.
func wantField(t *testing.T, err error, field string) {
	t.Helper()
	all := Problems(err)
	if field == "" && err == nil {
		return
	}
	if len(all) != 1 || all[0].Field != field || all[0].Kind != Invalid || all[0].Message == "" {
		t.Errorf("%v, want one refusal of %q", err, field)
	}
}

func TestCheckHolding(t *testing.T) {
	post := Post{Title: "Chuyên viên", From: 2025_07_01, To: 2026_12_31}
	holder := Holding{ID: 1, UserID: 2, UserName: "Lan", From: 2025_07_01}
	past := Holding{ID: 1, UserID: 2, UserName: "Lan", From: 2025_07_01, To: 2025_12_31}
	never := Holding{ID: 1, UserID: 2, UserName: "Lan", From: 2026_02_01, To: 2026_01_31}
	tests := []struct {
		name   string
		give   Holding
		others []Holding
		field  string
	}{
		{"the first", Holding{UserID: 3, From: 2025_07_01}, nil, ""},
		{"nobody chosen", Holding{From: 2025_07_01}, nil, "person"},
		{"no first day", Holding{UserID: 3}, nil, "from"},
		{"two holders at once", Holding{UserID: 3, From: 2026_01_01}, []Holding{holder}, "from"},
		{"after the one before", Holding{UserID: 3, From: 2026_01_01}, []Holding{past}, ""},
		{"on the last day of the one before", Holding{UserID: 3, From: 2025_12_31}, []Holding{past}, "from"},
		{"one who never began is in nobody's way", Holding{UserID: 3, From: 2026_01_01}, []Holding{never}, ""},
		{"standing in beside the holder", Holding{UserID: 3, From: 2026_01_01, To: 2026_01_15, StandingIn: true}, []Holding{holder}, ""},
		{"standing in for oneself", Holding{UserID: 2, From: 2026_01_01, To: 2026_01_15, StandingIn: true}, []Holding{holder}, "from"},
		{"standing in without an end", Holding{UserID: 3, From: 2026_01_01, StandingIn: true}, nil, "to"},
		{"before the post exists", Holding{UserID: 3, From: 2025_06_30}, nil, "from"},
		{"after the post is gone", Holding{UserID: 3, From: 2026_12_01, To: 2027_01_01}, nil, "from"},
		{"ends before it begins", Holding{UserID: 3, From: 2026_02_01, To: 2026_01_01}, nil, "to"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantField(t, post.CheckHolding(tt.give, tt.others), tt.field) })
	}
}

func TestCheckPassword(t *testing.T) {
	tests := []struct {
		password string
		good     bool
	}{
		{"bốn từ không liên quan", true},
		{"12345678901234", true}, // long enough; lists of the commonest are not kept
		{"", false},
		{"mười ba ký t", false},
		{"1234567890123", false},
		{"              ", false},
		{"aaaaaaaaaaaaaaaa", false},
		{"hoa.nguyen", false},
		{"hoa.nguyen hoa.nguyen", false},
		{strings.Repeat("mật khẩu rất dài ", 20), false},
	}
	for _, tt := range tests {
		err := CheckPassword("password", tt.password, "hoa.nguyen")
		if (err == nil) != tt.good {
			t.Errorf("%q: %v", tt.password, err)
		}
		if err != nil && KindOf(err) != Invalid {
			t.Errorf("%q: %v is not for the form", tt.password, err)
		}
	}
}

func TestLogins(t *testing.T) {
	for login, good := range map[string]bool{"hoa": true, "hoa.nguyen-2": true, "h": false, "Hoa": false, "hòa": false, ".hoa": false, "hoa nguyen": false, "": false, strings.Repeat("a", 41): false} {
		if err := (Account{Login: login, Name: "Nguyễn Thị Hoa"}).Check(); (err == nil) != good {
			t.Errorf("%q: %v", login, err)
		}
	}
	if got := Login("  Hoa.Nguyen "); got != "hoa.nguyen" {
		t.Errorf("%q", got)
	}
}
