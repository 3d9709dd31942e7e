package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

// issuing is a paper of a record as it stands today, before it is issued.
type issuing struct {
	Ref     programme.PaperRef
	Of      programme.Programme
	Doc     paper.Doc
	Back    string // the page of the record
	About   string // the record in one line: "943-0007 – Máy sấy …"
	Problem string // why it cannot be issued; "" where it can
}

// fixed is the number that the record itself has: "05/HĐ-KC"; "" for none.
func (i issuing) fixed() string {
	if number, symbol := i.Doc.NumberText(); number != "" && symbol != "" {
		return number + "/" + symbol
	}
	return ""
}

// seen is a mark of what the paper says, so that what is issued is what was
// looked at.
func (i issuing) seen() string {
	b, err := json.Marshal(i.Doc)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// recordSource draws the papers of one sort.
type recordSource func(*Server, *http.Request, programme.User, programme.PaperRef) (issuing, error)

// recordSources are the sorts of which the program itself draws the paper.
var recordSources = map[programme.PaperSort]recordSource{
	programme.SortContract:       (*Server).contractSource,
	programme.SortAnnex:          (*Server).contractSource,
	programme.SortInspection:     (*Server).inspectionSource,
	programme.SortAcceptance:     (*Server).acceptanceSource,
	programme.SortSettlement:     (*Server).settlementSource,
	programme.SortLiquidation:    (*Server).liquidationSource,
	programme.SortLetter:         (*Server).letterSource,
	programme.SortPlanSubmission: (*Server).planSource,
	programme.SortPlanDecision:   (*Server).planSource,
}

// sourceOf draws the paper of a record. Sorts that the program does not draw
// have no document, but may have signed copies.
func (s *Server) sourceOf(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	draw := recordSources[ref.Sort]
	if draw != nil {
		i, err = draw(s, r, u, ref)
	} else {
		i, err = s.otherSource(r, u, ref)
	}
	i.Ref = ref
	return i, err
}

// otherSource is a record whose paper the program does not draw here.
func (s *Server) otherSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	switch ref.Sort {
	case programme.SortPayment:
		id, err := strconv.ParseInt(ref.Key, 10, 64)
		if err != nil {
			return i, programme.Refuse(programme.NotFound, "", "Không tìm thấy đề nghị thanh toán này.")
		}
		m, err := s.store.Matter(r.Context(), u, id)
		if err == nil && (m.Project.ID != ref.ProjectID || m.Matter.Kind != programme.MatterPayment) {
			err = programme.Refuse(programme.NotFound, "", "Không tìm thấy đề nghị thanh toán này.")
		}
		if err != nil {
			return i, err
		}
		i.Back, i.About, i.Problem = matterPath(m.Matter), m.Project.Code+" – "+m.Matter.Name(), "Giấy đề nghị do đơn vị thụ hưởng ký; in ở mục Giấy tờ in ra của đề án, ở đây lưu bản đã ký."
		i.Of, err = s.store.Programme(r.Context(), u, m.Project.ProgrammeID)
		return i, err
	case programme.SortReport:
		report, err := s.store.Report(r.Context(), u, ref.Of)
		if err != nil {
			return i, err
		}
		i.Back, i.About, i.Problem = "/reports/"+number(report.ID), report.Title(), "Báo cáo đánh giá được phát hành ở trang báo cáo và tự vào sổ văn bản đi."
		i.Of, err = s.store.Programme(r.Context(), u, report.ProgrammeID)
		return i, err
	}
	return i, programme.Refuse(programme.NotFound, "", "Không có loại giấy “%s”.", string(ref.Sort))
}

// ofProject fills in what papers of a project have in common.
func (s *Server) ofProject(r *http.Request, u programme.User, p programme.Project, back string) (i issuing, err error) {
	i.Back, i.About = back, p.Code+" – "+p.Title
	i.Of, err = s.store.Programme(r.Context(), u, p.ProgrammeID)
	return i, err
}

func (s *Server) contractSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	rec, err := s.store.Contract(r.Context(), u, ref.ProjectID)
	if err != nil {
		return i, err
	}
	if i, err = s.ofProject(r, u, rec.Project, contractPath(ref.ProjectID)); err != nil {
		return i, err
	}
	c := rec.Contract
	if ref.Sort == programme.SortContract {
		if c.ID == 0 {
			i.Problem = "Đề án chưa có hợp đồng. Soạn và lưu hợp đồng trước."
		}
		if len(c.Versions) > 0 {
			c.Terms = c.Versions[0].Terms // the contract as it was signed; annexes are papers of their own
		}
		i.Doc = paper.Contract(i.Of, rec.Project, c)
		return i, nil
	}
	n := slices.IndexFunc(c.Versions, func(v programme.ContractVersion) bool { return v.No > 0 && strconv.Itoa(v.No) == ref.Key })
	if n < 1 {
		return i, programme.Refuse(programme.NotFound, "", "Hợp đồng này không có phụ lục số %s.", programme.Clean(ref.Key))
	}
	i.Doc = paper.ContractAnnex(i.Of, rec.Project, c, c.Versions[n-1], c.Versions[n])
	return i, nil
}

// refKey is the number of a record below a project.
func refKey(ref programme.PaperRef) (id int64, err error) {
	if id, err = strconv.ParseInt(ref.Key, 10, 64); err != nil || id <= 0 {
		return 0, programme.Refuse(programme.NotFound, "", "Không tìm thấy hồ sơ “%s” của đề án này.", programme.Clean(ref.Key))
	}
	return id, nil
}

func (s *Server) inspectionSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	id, err := refKey(ref)
	if err != nil {
		return i, err
	}
	rec, err := s.store.Inspection(r.Context(), u, ref.ProjectID, id)
	if err != nil {
		return i, err
	}
	if i, err = s.ofProject(r, u, rec.Project, minutesPath(rec.Matter)); err != nil {
		return i, err
	}
	if !rec.Inspection.Concluded {
		i.Problem = "Biên bản còn đang viết. Kết thúc biên bản trước khi phát hành."
	}
	photos, err := s.pictures(r, u, rec.Photos, store.PhotoLarge)
	i.Doc = paper.Inspection(i.Of, rec.Project, rec.Matter, rec.Inspection, photos...)
	return i, err
}

func (s *Server) acceptanceSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	id, err := refKey(ref)
	if err != nil {
		return i, err
	}
	a, p, err := s.store.Acceptance(r.Context(), u, id)
	if err == nil && a.ProjectID != ref.ProjectID {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có biên bản nghiệm thu số %d.", id)
	}
	if err != nil {
		return i, err
	}
	if i, err = s.ofProject(r, u, p, acceptancePath(a)); err != nil {
		return i, err
	}
	if a.State == programme.AcceptanceCancelled {
		i.Problem = "Biên bản này đã hủy nên không phát hành được."
	}
	i.Doc = paper.Acceptance(a, p, i.Of)
	return i, nil
}

func (s *Server) settlementSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	id, err := refKey(ref)
	if err != nil {
		return i, err
	}
	c, err := s.store.Closing(r.Context(), u, ref.ProjectID)
	if err != nil {
		return i, err
	}
	n := slices.IndexFunc(c.Settlements, func(one programme.Settlement) bool { return one.ID == id })
	if n < 0 {
		return i, programme.Refuse(programme.NotFound, "", "Đề án này không có hồ sơ quyết toán số %d.", id)
	}
	one := c.Settlements[n]
	if i, err = s.ofProject(r, u, c.Project, settlementPath(one)); err != nil {
		return i, err
	}
	if one.State == programme.SettlementCancelled {
		i.Problem = "Hồ sơ quyết toán này đã hủy nên không phát hành được."
	}
	i.Doc = paper.Settlement(one, c.Project, c.Contract.Paper(), c.FileDue, i.Of)
	return i, nil
}

func (s *Server) liquidationSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	c, err := s.store.Closing(r.Context(), u, ref.ProjectID)
	if err != nil {
		return i, err
	}
	if c.Liquidation.ID == 0 {
		return i, programme.Refuse(programme.NotFound, "", "Hợp đồng của đề án này chưa thanh lý nên chưa có biên bản.")
	}
	if i, err = s.ofProject(r, u, c.Project, closingPath(ref.ProjectID)+"#liquidation"); err != nil {
		return i, err
	}
	i.Doc = paper.Liquidation(c.Liquidation, c.Project, c.Contract, i.Of)
	return i, nil
}

func (s *Server) letterSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	p, err := s.store.Project(r.Context(), u, ref.ProjectID)
	if err != nil {
		return i, err
	}
	letters, err := s.store.DecisionLetters(r.Context(), u, ref.ProjectID)
	if err != nil {
		return i, err
	}
	n := slices.IndexFunc(letters, func(l programme.DecisionLetter) bool { return l.Key == ref.Key })
	if n < 0 {
		return i, programme.Refuse(programme.NotFound, "", "Không có thông báo này: quyết định đã bị hủy, hoặc hồ sơ đã được xử lý lại. Mở lại từ trang đề án.")
	}
	if i, err = s.ofProject(r, u, p, letterHref(p.ID, ref.Key, "")); err != nil {
		return i, err
	}
	i.Doc = paper.DecisionLetter(i.Of, letters[n])
	return i, nil
}

func (s *Server) planSource(r *http.Request, u programme.User, ref programme.PaperRef) (i issuing, err error) {
	a, err := s.store.AnnualPlan(r.Context(), u, ref.Of)
	if err != nil {
		return i, err
	}
	i.Of, i.Back, i.About = a.Programme, planPath(ref.Of), a.Plan.Title()
	if a.Partial {
		return i, programme.Refuse(programme.Forbidden, "", "Văn bản này gồm mọi đề án của kế hoạch. Việc này cần chức vụ có phạm vi toàn tỉnh.")
	}
	if ref.Sort == programme.SortPlanDecision && ref.Key != "" {
		n := slices.IndexFunc(a.Decisions, func(d programme.PlanDecision) bool { return number(d.ID) == ref.Key })
		if n < 0 {
			return i, programme.Refuse(programme.NotFound, "", "Kế hoạch này không có quyết định đó.")
		}
		i.About, i.Problem = a.Decisions[n].Title(), "Quyết định này đã được ký và ghi vào kế hoạch; ở đây lưu bản đã ký."
		return i, nil
	}
	if ref.Sort == programme.SortPlanDecision {
		i.Doc = paper.PlanDecision(a)
		if len(a.Waiting()) == 0 {
			i.Problem = "Không còn đề án nào chờ phê duyệt nên không có dự thảo quyết định. Quyết định đã ký: nộp bản ký ở dưới."
		}
		return i, nil
	}
	sub, ok := a.LastSubmission()
	if !ok {
		sub = programme.PlanSubmission{Lines: a.Submitting()}
	}
	i.Doc = paper.PlanSubmission(a, sub)
	return i, nil
}
