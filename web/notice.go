package web

import (
	"context"
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) noticeRoutes() []route {
	return []route{
		{"GET /notices", reads, s.noticeList},
		{"POST /notices/read", writes, s.noticesRead},
		{"POST /notices/{id}/open", writes, s.noticeOpen},
		{"GET /mails", reads, s.mailList},
		{"POST /mails/{id}/again", writes, s.mailAgain},
	}
}

// NoticePath is the address of what a notice is about, also for letters.
func NoticePath(n programme.Notice) string {
	switch {
	case n.Kind == programme.NoticeMessage, n.Kind == programme.NoticeNote:
		return messagesPath(n.SubjectID, n.Kind == programme.NoticeNote)
	case n.Subject == programme.SProject && n.SubjectID != 0:
		return projectPath(n.SubjectID)
	case n.Kind == programme.NoticeVerified:
		return verificationPath
	case n.Kind == programme.NoticeMail:
		return mailsPath(programme.MailFailed)
	}
	return "/notices"
}

func mailsPath(state programme.MailState) string { return "/mails?state=" + string(state) }

// unreadKey is where a request's context keeps how many notices wait.
type unreadKey struct{}

// withUnread counts what the header says: the notices not read.
func (s *Server) withUnread(r *http.Request, u programme.User, rt route) (*http.Request, error) {
	if rt.policy != reads || u.ID == 0 || u.Role == programme.RoleLocal {
		return r, nil
	}
	n, err := s.store.Unread(r.Context(), u)
	return r.WithContext(context.WithValue(r.Context(), unreadKey{}, n)), err
}

// unread is how many notices wait for whom the page is drawn for.
func unread(ctx context.Context) int64 {
	n, _ := ctx.Value(unreadKey{}).(int64)
	return n
}

// noticePage is one's notices, those not read first.
type noticePage struct {
	Info   pageInfo
	List   store.NoticeList
	Newest int64 // the newest on the page
	Local  bool  // no accounts: nobody to tell
	Mails  bool  // may look after the mails
}

func (s *Server) noticeList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	page := noticePage{Local: u.Role == programme.RoleLocal, Mails: u.May(programme.ManageAccounts) && u.Role != programme.RoleLocal}
	var err error
	if page.List, err = s.store.Notices(r.Context(), u); err != nil {
		return err
	}
	for _, n := range page.List.Notices {
		page.Newest = max(page.Newest, n.ID)
	}
	page.Info = pageInfo{Title: "Thông báo", Version: s.version, Flash: takeFlash(w, r)}
	return render(w, r, http.StatusOK, noticeListView(page))
}

// noticesRead marks what the page showed as read.
func (s *Server) noticesRead(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if err := s.store.ReadNotices(r.Context(), u, readForm(r).id("newest")); err != nil {
		return err
	}
	return seeOther(w, r, "/notices", "Đã đánh dấu các thông báo là đã xem.")
}

// noticeOpen marks one as read and leads to what it is about.
func (s *Server) noticeOpen(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	n, err := s.store.ReadNotice(r.Context(), u, id)
	if err != nil {
		return err
	}
	return seeOther(w, r, NoticePath(n), "")
}

// noticeMeaning is the sign of a kind.
func noticeMeaning(k programme.NoticeKind) meaning {
	switch k {
	case programme.NoticeLate, programme.NoticeMail, programme.NoticeVerified:
		return wrong
	case programme.NoticeReturned, programme.NoticeDueSoon:
		return attention
	case programme.NoticeDecided:
		return good
	}
	return neutral
}

// mailPage is the outbox for who looks after the accounts: whom, when, how far
// and why not, never what the letters say.
type mailPage struct {
	Info   pageInfo
	State  programme.MailState
	Counts map[programme.MailState]int64
	Mails  []programme.Mail
	Server bool // there is a mail server
}

var mailStates = []programme.MailState{programme.MailFailed, programme.MailWaiting, programme.MailSent}

// noMails stands in place of an empty list.
var noMails = map[programme.MailState]string{
	programme.MailFailed: "Không có thư nào bị từ chối", programme.MailWaiting: "Không có thư nào chờ gửi", programme.MailSent: "Chưa gửi thư nào",
}

func (s *Server) mailList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	page := mailPage{State: programme.MailFailed, Server: s.Mails}
	for _, state := range mailStates {
		if r.FormValue("state") == string(state) {
			page.State = state
		}
	}
	var err error
	if page.Mails, page.Counts, err = s.store.Outbox(r.Context(), u, page.State); err != nil {
		return err
	}
	page.Info = s.accessInfo(w, r, navAccounts, "Thư thông báo", crumb{"Tài khoản", "/accounts"})
	return render(w, r, http.StatusOK, mailListView(page))
}

// mailAgain puts a mail that failed back among those to send.
func (s *Server) mailAgain(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	if err := s.store.SendAgain(r.Context(), u, id); err != nil {
		return err
	}
	return seeOther(w, r, mailsPath(programme.MailFailed), "Thư sẽ được gửi lại đến địa chỉ hiện nay của tài khoản.")
}
