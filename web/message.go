package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) messageRoutes() []route {
	return []route{
		{"GET /projects/{id}/messages", reads, s.messageList},
		{"POST /projects/{id}/messages", writes, s.messageCreate},
		{"POST /projects/{id}/messages/read", writes, s.messagesRead},
	}
}

// messagePage is what was said on a project: to the other side, or, behind its
// own address, among the offices. The two are never on one page, so that a
// note is not written where the establishment reads it.
type messagePage struct {
	Info     pageInfo
	Project  programme.Project
	Internal bool
	Notes    bool // the user may turn to the internal notes
	Talk     store.Conversation
	Older    string // address of what was said before; "" for nothing
	Newest   int64  // the newest on the page
	Writes   bool
	Form     recordForm
	Parts    []programme.Part
}

func messagesPath(project int64, internal bool) string {
	if internal {
		return projectPath(project) + "/messages?notes=1"
	}
	return projectPath(project) + "/messages"
}

func (s *Server) messageList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.drawMessages(w, r, u, of, p, r.FormValue("notes") == "1", recordForm{Typed: url.Values{"key": {rand.Text()}}}, http.StatusOK)
}

func (s *Server) drawMessages(w http.ResponseWriter, r *http.Request, u programme.User, of programme.Programme, p programme.Project, internal bool, f recordForm, status int) error {
	page := messagePage{Project: p, Internal: internal, Notes: u.May(programme.ReadInternal), Writes: u.MayMessage(internal), Form: f}
	before, _ := strconv.ParseInt(r.URL.Query().Get("before"), 10, 64)
	var err error
	if page.Talk, err = s.store.Messages(r.Context(), u, p.ID, internal, before); err != nil {
		return err
	}
	if page.Writes {
		if page.Parts, err = s.store.MessageParts(r.Context(), u, p); err != nil {
			return err
		}
	}
	if all := page.Talk.Messages; len(all) > 0 {
		page.Newest = all[len(all)-1].ID
		if page.Talk.Older > 0 {
			page.Older = withQuery(r, "before", number(all[0].ID))
		}
	}
	title := "Trao đổi"
	if internal {
		title = "Ghi chú nội bộ"
	}
	page.Info = s.info(w, r, of, navProjects, title, crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})
	return render(w, r, status, messageListView(page))
}

// messageCreate says a thing. What was refused stays as it was typed.
func (s *Server) messageCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	m := programme.Message{ProjectID: p.ID, Internal: f.checked("internal"), Field: f.text("field"), Text: f.text("text"), Key: f.text("key")}
	m, err = s.store.Say(r.Context(), u, m)
	if programme.KindOf(err) == programme.Invalid {
		return s.drawMessages(w, r, u, of, p, m.Internal, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	done := "Đã gửi. Người liên quan được báo."
	if m.Internal {
		done = "Đã ghi chú. Chỉ các cơ quan xem được."
	}
	return seeOther(w, r, messagesPath(p.ID, m.Internal)+"#"+messageID(m), done)
}

// messagesRead marks what the page showed as read.
func (s *Server) messagesRead(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	if err := s.store.ReadMessages(r.Context(), u, id, f.checked("internal"), f.id("newest")); err != nil {
		return err
	}
	return seeOther(w, r, messagesPath(id, f.checked("internal")), "Đã đánh dấu là đã đọc.")
}

func messageID(m programme.Message) string { return "m-" + number(m.ID) }

// isNew tells a message that the user has not marked as read.
func isNew(c store.Conversation, m programme.Message, u programme.User) bool {
	return m.ID > c.ReadTo && m.UserID != u.ID
}

// about is the choice of what a message is about.
func (p messagePage) about() fieldView {
	f := fieldView{Name: "field", Label: "Nói về mục nào của hồ sơ", Optional: true, Options: []option{{"", "Cả hồ sơ"}}}
	for _, part := range p.Parts {
		f.Options = append(f.Options, option{part.Field, part.Label})
	}
	return p.Form.fill(f)
}

func (p messagePage) text() fieldView {
	f := fieldView{Name: "text", Label: "Nội dung", Rows: 5}
	if p.Internal {
		f.Help = "Cơ sở, cộng tác viên và cán bộ xã không xem được ghi chú này, ở trang đề án, trong lịch sử hay trong tệp tải về."
	} else {
		f.Help = "Cơ sở, cộng tác viên, cán bộ xã và các cơ quan xem được đề án đều đọc được. Tin đã gửi không sửa, không xóa được."
	}
	return p.Form.fill(f)
}

// messagePanel is a project's conversation on its page: the last of each kind.
type messagePanel struct {
	Project programme.Project
	User    programme.User
	Talk    store.Talk
	Writes  bool
}

// messagePanelOf loads the panel of a project.
func (s *Server) messagePanelOf(r *http.Request, u programme.User, p programme.Project) (v messagePanel, err error) {
	v = messagePanel{Project: p, User: u, Writes: u.MayMessage(false)}
	v.Talk, err = s.store.Talk(r.Context(), u, p.ID, 2)
	return v, err
}

// Empty tells that there is nothing to show: nobody has signed in to write to,
// and nothing was ever said.
func (v messagePanel) Empty() bool {
	return v.Talk.Said.Total+v.Talk.Notes.Total == 0 && (v.User.Role == programme.RoleLocal || !v.Writes)
}

// talkCount is how many messages there are and how many of them are new.
func talkCount(c store.Conversation, noun string) string {
	s := number(c.Total) + " " + noun
	if c.Unread > 0 {
		s += ", " + number(c.Unread) + " chưa đọc"
	}
	return s
}

// beginning of a long text, for a panel.
func beginning(text string) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= 160 {
		return string(letters)
	}
	return strings.TrimRight(string(letters[:157]), " ,.;:") + "…"
}
