package web

import (
	"net/http"

	"khuyencong/programme"
)

// policy says what a route may do. Every route has one; a test reads the list.
type policy int

const (
	reads   policy = iota + 1 // GET: changes nothing
	writes                    // POST of a form
	uploads                   // POST of a file: a larger body is let in, and the handler reads it
)

// maxUpload is the most that an uploaded file may have.
const maxUpload = 25 << 20

type route struct {
	pattern string
	policy  policy
	handle  func(http.ResponseWriter, *http.Request, programme.User) error
}

// routes is every address and its policy. Each resource adds its own list,
// which stands in its own file.
func (s *Server) routes() []route {
	var all []route
	for _, resource := range [][]route{
		s.homeRoutes(),
		s.evaluationRoutes(),
		s.ledgerListRoutes(),
		s.paymentRoutes(),
		s.paymentRuleRoutes(),
		s.fundBookRoutes(),
		s.fundVoucherRoutes(),
		s.treasuryRoutes(),
		s.fiscalClosingRoutes(),
		s.projectLedgerRoutes(),
		s.reportRoutes(),
		s.verificationRoutes(),
		s.projectRoutes(),
		s.projectPaperRoutes(),
		s.paperRuleRoutes(),
		s.returnRoutes(),
		s.roundRoutes(),
		s.receiptRoutes(),
		s.letterRoutes(),
		s.secondPersonRoutes(),
		s.chargeRoutes(),
		s.moveRoutes(),
		s.establishmentRoutes(),
		s.programmeRoutes(),
		s.targetRoutes(),
		s.planRoutes(),
		s.annualPlanRoutes(),
		s.figureRoutes(),
		s.normRoutes(),
		s.aboutRoutes(),
		s.explanationRoutes(),
		s.remarkRoutes(),
		s.checkRoutes(),
		s.importRoutes(),
		s.loginRoutes(),
		s.meRoutes(),
		s.accountRoutes(),
		s.postRoutes(),
		s.placeRoutes(),
		s.machineRoutes(),
		s.doubleFundingRoutes(),
		s.priorityRoutes(),
		s.rankingRoutes(),
		s.criterionRoutes(),
		s.noticeRoutes(),
		s.messageRoutes(),
		s.templateRoutes(),
		s.officeFormRoutes(),
		s.printedRoutes(),
		s.issuedRoutes(),
		s.signedCopyRoutes(),
		s.verifyRoutes(),
		s.calendarRoutes(),
		s.eligibilityRoutes(),
		s.ruleRoutes(),
		s.workflowRoutes(),
		s.networkRoutes(),
		s.visitRoutes(),
		s.announcementRoutes(),
		s.areaRoutes(),
		s.appraisalRoutes(),
		s.appraisalCriterionRoutes(),
		s.matterRoutes(),
		s.findingRoutes(),
		s.progressRoutes(),
		s.minutesRoutes(),
		s.inspectionRoutes(),
		s.inspectionPointRoutes(),
		s.photoRoutes(),
		s.resultRoutes(),
		s.storyRoutes(),
		s.contractRoutes(),
		s.installmentRoutes(),
		s.closingRoutes(),
		s.acceptanceRoutes(),
		s.settlementRoutes(),
		s.voucherRoutes(),
		s.bundleRoutes(),
		s.publicRoutes(),
		s.publishedRoutes(),
		s.apiRoutes(),
		s.impactRoutes(),
	} {
		all = append(all, resource...)
	}
	return all
}
