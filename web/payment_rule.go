package web

import (
	"fmt"
	"net/http"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) paymentRuleRoutes() []route {
	return []route{
		{"GET /payment_rules", reads, s.paymentRuleList},
		{"POST /payment_rules/known", writes, s.paymentRuleKnown},
		{"GET /payment_rules/new", reads, s.paymentRuleNew},
		{"POST /payment_rules", writes, s.paymentRuleCreate},
		{"GET /payment_rules/{id}/edit", reads, s.paymentRuleEdit},
		{"POST /payment_rules/{id}", writes, s.paymentRuleUpdate},
	}
}

// paymentRuleListPage is what laws say of paying, rates apart from papers.
type paymentRuleListPage struct {
	Info          pageInfo
	Rates, Papers []programme.PaymentRule
}

func (s *Server) paymentRuleList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.PaymentRules(r.Context(), u)
	if err != nil {
		return err
	}
	p := paymentRuleListPage{Info: s.info(w, r, of, navProgrammes, "Quy định tạm ứng, thanh toán", crumb{"Chương trình", "/programmes"})}
	for _, rule := range all {
		if rule.Evidence() {
			p.Papers = append(p.Papers, rule)
		} else {
			p.Rates = append(p.Rates, rule)
		}
	}
	return render(w, r, http.StatusOK, paymentRuleListView(p))
}

// paymentRuleKnown adds the rules that are known to exist, unconfirmed.
func (s *Server) paymentRuleKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownPaymentRules(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, "/payment_rules", "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, "/payment_rules", fmt.Sprintf("Đã thêm %d dòng, chưa xác nhận. Đối chiếu từng dòng với văn bản rồi xác nhận để áp dụng.", n))
}

func paymentRuleForm(id int64) listFormPage {
	p := listFormPage{ID: id, Base: "/payment_rules", List: "/payment_rules", Heading: "Thêm quy định chi", Button: "Lưu quy định", Typed: map[string]string{}}
	if id != 0 {
		p.Heading = "Sửa, xác nhận quy định chi"
	}
	return p
}

func (s *Server) paymentRuleNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawRow(w, r, u, http.StatusOK, paymentRuleForm(0), programme.SPaymentRule)
}

func (s *Server) paymentRuleEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	n, err := s.store.PaymentRule(r.Context(), u, id)
	if err != nil {
		return err
	}
	p := paymentRuleForm(id)
	p.Typed = map[string]string{
		"content": n.Content, "stage": string(n.Stage), "percent": percentTyped(n.Percent), "volume": percentTyped(n.Volume), "volume_of": string(n.VolumeOf),
		"accepted": ticked(n.Accepted), "item": n.Item, "optional": ticked(n.Optional), "source": n.Source, "clause": n.Clause, "from": n.From.String(), "to": n.To.String(),
		"note": n.Note, "confirmed_by": n.ConfirmedBy, "version": strconv.FormatInt(n.Version, 10),
	}
	return s.drawRow(w, r, u, http.StatusOK, p, programme.SPaymentRule)
}

func (s *Server) paymentRuleCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.paymentRuleSave(w, r, u, programme.PaymentRule{})
}

func (s *Server) paymentRuleUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	saved, err := s.store.PaymentRule(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.paymentRuleSave(w, r, u, saved)
}

func (s *Server) paymentRuleSave(w http.ResponseWriter, r *http.Request, u programme.User, saved programme.PaymentRule) error {
	f := readForm(r)
	src := sourced(f, saved.ConfirmedBy, saved.ConfirmedOn)
	n := programme.PaymentRule{
		ID: saved.ID, Content: f.text("content"), Stage: programme.PayStage(f.text("stage")), Percent: f.partOfSupport("percent"), Volume: f.partOfSupport("volume"),
		VolumeOf: programme.VolumeBase(f.text("volume_of")), Accepted: f.checked("accepted"), Item: f.text("item"), Optional: f.checked("optional"),
		Source: src.Source, Clause: src.Clause, From: src.From, To: src.To, ConfirmedBy: src.ConfirmedBy, ConfirmedOn: src.ConfirmedOn, Note: src.Note, Version: src.Version,
	}
	err := f.err()
	if err == nil {
		_, err = s.store.SavePaymentRule(r.Context(), u, n)
	}
	if err == nil {
		return seeOther(w, r, "/payment_rules", "Đã lưu quy định “"+n.Title()+"”.")
	}
	return s.refusedRow(w, r, u, paymentRuleForm(saved.ID), f, err, n.Fields(), saved.Fields(), saved.Version, programme.SPaymentRule)
}

// partOfSupport reads percents, as hundredths of one; 0 where nothing is typed.
func (f *form) partOfSupport(name string) int64 {
	if f.text(name) == "" {
		return 0
	}
	v, err := programme.ParseRuleValue(name, programme.RuleAdvance, f.typed.Get(name))
	f.keep(err)
	return v
}

// percentTyped is what one types for hundredths of a percent; "" for none.
func percentTyped(v int64) string {
	if v == 0 {
		return ""
	}
	return programme.PercentText(v)
}

// paymentContents are the contents that a rule of paying may be about.
func paymentContents() []option {
	all := []option{{"", "Mọi nội dung (chỉ với chứng từ)"}}
	for _, c := range programme.Contents {
		all = append(all, option{c.Code, c.Code + " – " + c.Name})
	}
	return all
}
