package paper

// Block is one piece of a paper's body: Heading, Para, FillIn, List, Notice,
// Table, Pictures, PageBreak, Signature or Seal.
type Block interface {
	kind() string                    // its name in JSON
	clean(func(string) string) Block // the same block with all its texts mapped
}

// Run is a stretch of text in one style.
type Run struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold,omitempty"`
	Italic bool   `json:"italic,omitempty"`
}

// Runs is running text in mixed styles.
type Runs []Run

// Plain, Bold and Italic are texts in one style; append joins them.
func Plain(s string) Runs  { return Runs{{Text: s}} }
func Bold(s string) Runs   { return Runs{{Text: s, Bold: true}} }
func Italic(s string) Runs { return Runs{{Text: s, Italic: true}} }

// String is the text without its styles.
func (t Runs) String() string {
	s := ""
	for _, r := range t {
		s += r.Text
	}
	return s
}

// Levels of a Heading.
const (
	Part   = iota // Phần, Chương, Phụ lục: centred
	Roman         // I.
	Arabic        // 1.
	Letter        // a)
)

// Heading is a title within the body. Its number is part of the text: papers
// refer to each other's numbers, so a number must not change with the drawing.
type Heading struct {
	Level int    `json:"level"`
	Text  string `json:"text"`
}

// Para is a paragraph: justified, its first line indented.
type Para struct {
	Text   Runs `json:"text"`
	Centre bool `json:"centre,omitempty"` // centred and not indented: "QUYẾT ĐỊNH:"
}

// List is a list of points, each set as a paragraph behind its mark.
type List struct {
	Mark  string `json:"mark,omitempty"` // "-" where empty; "+" for points below points
	Items []Runs `json:"items"`
}

func (l List) mark() string {
	if l.Mark == "" {
		return "-"
	}
	return l.Mark
}

// Notice is a boxed text that the reader must not miss, such as figures that do
// not tie (số liệu chưa khớp).
type Notice struct {
	Title string `json:"title,omitempty"`
	Paras []Runs `json:"paras"`
}

// PageBreak begins a new page; Landscape lays the pages from here on sideways.
// Annex makes them a phụ lục, whose pages are numbered on their own.
type PageBreak struct {
	Landscape bool `json:"landscape,omitempty"`
	Annex     bool `json:"annex,omitempty"`
}

// Signature ends a paper: Nơi nhận on the left where there is one, then the
// signers side by side.
type Signature struct {
	Recipients []string `json:"recipients,omitempty"` // without dashes: "Như trên", "Lưu: VT"
	Signers    []Signer `json:"signers"`
}

// Signer is a person who signs and the power he signs by.
type Signer struct {
	Powers []string `json:"powers"` // "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
	Name   string   `json:"name,omitempty"`
}

func (Heading) kind() string   { return "heading" }
func (Para) kind() string      { return "para" }
func (FillIn) kind() string    { return "fill" }
func (List) kind() string      { return "list" }
func (Notice) kind() string    { return "notice" }
func (Table) kind() string     { return "table" }
func (PageBreak) kind() string { return "page" }
func (Signature) kind() string { return "signature" }
