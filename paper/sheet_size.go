package paper

// Lengths are in points, 1/72 inch, as printers and Word count them.

// mm is a length in millimetres.
func mm(n float64) float64 { return n * 72 / 25.4 }

// The sheet is A4; the margins are within what the decree allows (20-25 mm top
// and bottom, 30-35 left, 15-20 right).
var (
	sheetShort, sheetLong   = mm(210), mm(297)
	marginTop, marginBottom = mm(20), mm(20)
	marginLeft, marginRight = mm(30), mm(15)
	pageNumberTop           = mm(10) // the page number stands in the top margin
	firstIndent             = mm(12.7)
)

// Sizes of letters, by the decree's table of parts.
const (
	sizeBody      = 14
	sizeNation    = 12 // quốc hiệu and both organisations
	sizeMotto     = 13
	sizeNumber    = 13 // number, place and date, page number
	sizeAbout     = 12 // V/v
	sizeRecipient = 11 // under Nơi nhận:, which is one larger
	sizeNotice    = 13
	sizeLabel     = 12
	sizeUnit      = 12 // unit line and notes of a table
)

const (
	lineSpacing  = 1.1 // of the body's lines; between single and 1,5
	paragraphGap = 6.0 // above each paragraph
	headingGap   = 9.0
	blockGap     = 10.0 // around tables and boxes
	signRoom     = 62.0 // between a signer's post and name
	cellSide     = 3.5  // inside a table's cell, left and right
	cellTop      = 2.5  // and above and below
	boxPad       = 6.0  // inside a notice
	thinRule     = 0.5
)

// lineHeight is the height of a line of text at a size.
func lineHeight(size, spacing float64) float64 { return size * fontLine * spacing }

// sheet is a page as it lies.
type sheet struct{ width, height float64 }

func sheetOf(landscape bool) sheet {
	if landscape {
		return sheet{sheetLong, sheetShort}
	}
	return sheet{sheetShort, sheetLong}
}

// text is the width between the margins.
func (s sheet) text() float64 { return s.width - marginLeft - marginRight }

// letterheadLeft is the share of the organisations in the width of the
// letterhead; the rest holds the quốc hiệu on one line.
const letterheadLeft = 0.44

// ruleShare is the length of the rule under an organisation or a title, as a
// share of the line above it (1/3 to 1/2).
const ruleShare = 0.42
