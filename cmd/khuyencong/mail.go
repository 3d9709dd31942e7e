package main

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"strings"
	"time"

	"khuyencong/mail"
	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/web"
)

// How often the postman looks, and how much he takes at once. A letter that he
// took and said nothing of for mailLease is given out again: longer than all
// letters of one round can take.
const (
	mailEvery   = 10 * time.Second
	remindEvery = time.Hour
	mailAtOnce  = 20
	mailLease   = 15 * time.Minute
)

// postman makes the reminders of deadlines and sends what waits in the outbox.
type postman struct {
	store  *store.Store
	server *mail.Server // nil: notices stay in the program
	site   string       // address of the pages, for the letters; "" for none
	log    *slog.Logger
}

// run works until the program is told to stop; then it ends the letter at hand.
func (p postman) run(ctx context.Context) {
	mails, reminders := time.NewTicker(mailEvery), time.NewTicker(remindEvery)
	defer mails.Stop()
	defer reminders.Stop()
	p.remind(ctx)
	p.deliver(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-reminders.C:
			p.remind(ctx)
		case <-mails.C:
			p.deliver(ctx)
		}
	}
}

// remind makes the reminders by day only: nobody's phone rings at midnight.
func (p postman) remind(ctx context.Context) {
	if hour := p.store.Now().UTC().Hour(); hour > 13 { // 7:00 to 20:59 in Vietnam is 0:00 to 13:59
		return
	}
	if err := p.store.Remind(ctx); err != nil && ctx.Err() == nil {
		p.log.Error("remind", "error", err)
	}
}

// deliver sends what waits, round by round, until nothing is left to try now.
func (p postman) deliver(ctx context.Context) {
	for p.server != nil && ctx.Err() == nil {
		all, err := p.store.ClaimLetters(ctx, mailAtOnce, mailLease)
		if err != nil && ctx.Err() == nil {
			p.log.Error("outbox", "error", err)
		}
		if err != nil || len(all) == 0 {
			return
		}
		p.round(ctx, all)
	}
}

// round sends the claimed letters over one connection, and says of each how it
// went also when the program is told to stop meanwhile.
func (p postman) round(ctx context.Context, all []programme.Letter) {
	session, err := p.server.Connect(ctx)
	if err == nil {
		defer session.Close()
	}
	after := context.WithoutCancel(ctx)
	for _, l := range all {
		var kept error
		switch {
		case ctx.Err() != nil:
			kept = p.store.LetterUnsent(after, l)
		case err != nil:
			kept = p.failed(after, l, err)
		default:
			if sent := session.Send(p.letter(l)); sent != nil {
				kept = p.failed(after, l, sent)
			} else {
				kept = p.store.LetterSent(after, l)
			}
		}
		if kept != nil {
			p.log.Error("outbox", "mail", l.Mails[0].ID, "error", kept)
		}
	}
}

func (p postman) failed(ctx context.Context, l programme.Letter, why error) error {
	p.log.Warn("mail not sent", "mail", l.Mails[0].ID, "try", l.Mails[0].Tries, "error", why)
	e, ok := errors.AsType[*mail.Error](why)
	return p.store.LetterFailed(ctx, l, why.Error(), ok && e.ForGood)
}

// letter is a letter as it is sent.
func (p postman) letter(l programme.Letter) mail.Letter {
	link := func(n programme.Notice) string {
		if p.site == "" {
			return ""
		}
		return p.site + web.NoticePath(n)
	}
	first := l.Mails[0]
	return mail.Letter{Token: l.Token, To: first.Address, Name: first.Name, Subject: l.Subject(), Text: l.Text(link), Date: first.MadeAt}
}

// mailFlags are the flags about mail, as typed.
type mailFlags struct{ server, safety, from, user, password, site *string }

func newMailFlags(f *flag.FlagSet) mailFlags {
	return mailFlags{
		f.String("smtp", "", "máy chủ gửi thư thông báo, TÊN_MÁY:CỔNG; để trống thì thông báo chỉ xem trong chương trình"),
		f.String("smtp-tls", string(mail.STARTTLS), "mã hóa đường đến máy chủ thư: starttls, tls hoặc none"),
		f.String("smtp-from", "", "người gửi thư, ví dụ \"Khuyến công <khuyencong@coquan.gov.vn>\""),
		f.String("smtp-user", "", "tài khoản ở máy chủ thư, nếu cần"),
		f.String("smtp-password", "", "mật khẩu ở máy chủ thư; nên đặt bằng biến môi trường KHUYENCONG_SMTP_PASSWORD"),
		f.String("site", "", "địa chỉ mà người dùng mở trang web, để ghi vào thư và lịch; ví dụ https://khuyencong.tinh.gov.vn"),
	}
}

// apply puts the flags into what is served, or refuses them.
func (f mailFlags) apply(to *serving) error {
	to.site = strings.TrimRight(*f.site, "/")
	if to.site != "" && !strings.HasPrefix(to.site, "https://") && !strings.HasPrefix(to.site, "http://") {
		return programme.Refuse(programme.Invalid, "site", "Địa chỉ “%s” sau --site không đúng. Viết đủ cả https://, ví dụ https://khuyencong.tinh.gov.vn.", *f.site)
	}
	if *f.server == "" {
		return nil
	}
	server, err := mail.NewServer(*f.server, *f.from, mail.Safety(*f.safety), *f.user, *f.password)
	to.mail = &server
	return err
}
