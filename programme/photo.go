package programme

import (
	"cmp"
	"errors"
	"fmt"
	"math/bits"
	"strings"
	"time"
)

// PhotoOf says what a photo (ảnh hiện trường) shows.
type PhotoOf string

const (
	PhotoScene PhotoOf = "scene" // quang cảnh, khối lượng
	PhotoPlate PhotoOf = "plate" // nhãn máy, số máy
	PhotoRun   PhotoOf = "run"   // chạy thử
	PhotoFault PhotoOf = "fault" // tồn tại
	PhotoFixed PhotoOf = "fixed" // sau khi khắc phục
	PhotoPaper PhotoOf = "paper" // giấy tờ chụp lại
)

// PhotoKinds in the order of lists.
var PhotoKinds = []PhotoOf{PhotoScene, PhotoPlate, PhotoRun, PhotoFault, PhotoFixed, PhotoPaper}

// Label is what the photo shows, in Vietnamese.
func (o PhotoOf) Label() string {
	switch o {
	case PhotoScene:
		return "Quang cảnh, khối lượng"
	case PhotoPlate:
		return "Nhãn máy, số máy"
	case PhotoRun:
		return "Chạy thử"
	case PhotoFault:
		return "Tồn tại"
	case PhotoFixed:
		return "Sau khi khắc phục"
	case PhotoPaper:
		return "Giấy tờ chụp lại"
	}
	return string(o)
}

// Limits of one photo: bytes of the file, picture points (điểm ảnh) of it, and
// how many come with one form; MaxPhotos is the most bytes that the photos of
// one project have together.
const (
	MaxPhotoFile   = 12 << 20
	MaxPhotoPixels = 24_000_000
	MaxPhotosSent  = 10
	MaxPhotos      = 300 << 20
)

// FileWebP is a form that photos have and papers have not.
const FileWebP FileType = "webp"

// PhotoPlace (nơi chụp) is where the camera says it was, in ten-thousandths of
// a degree: about 11 m, enough to tell the workshop from the office.
type PhotoPlace struct {
	Known               bool
	Latitude, Longitude int64
}

// String is the place as maps take it: "9.6032, 105.9801".
func (p PhotoPlace) String() string {
	if !p.Known {
		return ""
	}
	return degrees(p.Latitude) + ", " + degrees(p.Longitude)
}

func degrees(v int64) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	return fmt.Sprintf("%s%d.%04d", sign, v/10_000, v%10_000)
}

// PhotoFile is one photo as it was sent, what its camera wrote into it, and two
// pictures drawn anew that carry nothing of that.
type PhotoFile struct {
	Name          string // as sent
	Type          FileType
	Size          int64  // bytes, as sent
	SHA256        string // of the file as sent, in hexadecimal
	Width, Height int
	Looks         uint64 // what it looks like, coarsely; 0 where it is too plain to tell
	Taken         time.Time
	Place         PhotoPlace
	Camera        string

	Original, View, Small []byte // as sent; at most 1600 and 400 points wide or high, JPEG
}

// Photo is a photo of a matter: of an inspection, a progress report, a finding.
type Photo struct {
	ID        int64
	ProjectID int64
	MatterID  int64
	Of        PhotoOf
	Machine   int // row of the project's list of machines; 0: none
	Caption   string
	File      PhotoFile
	Dropped   bool
	At        time.Time
	UserID    int64
	UserName  string
	PostTitle string
	Twins     []PhotoTwin // in other projects; only for offices
}

// PhotoTwin is a photo of another project that is the same or looks the same.
type PhotoTwin struct {
	PhotoID, ProjectID int64
	Code, Title        string // of that project
	Same               bool   // the same bytes; else it only looks the same
}

// Who is who added the photo.
func (p Photo) Who() string { return Event{UserName: p.UserName, PostTitle: p.PostTitle}.Who() }

// Title says what the photo shows.
func (p Photo) Title() string {
	title := p.Of.Label()
	if p.Machine != 0 {
		title += fmt.Sprintf(" (máy thứ %d)", p.Machine)
	}
	if p.Caption != "" {
		title += ": " + p.Caption
	}
	return title
}

// Text is the photo in one line of history.
func (p Photo) Text() string {
	return fmt.Sprintf("%s – %s (%s), mã %s…", p.Title(), cmp.Or(p.File.Name, "ảnh"), SizeText(p.File.Size), p.File.SHA256[:min(8, len(p.File.SHA256))])
}

// For is the photo as the user sees it: where and when it was taken and by
// which camera is for the offices, as is what it is like elsewhere.
func (p Photo) For(u User) Photo {
	if u.May(ReadInternal) {
		return p
	}
	p.File = PhotoFile{Type: FileJPEG, Width: p.File.Width, Height: p.File.Height, View: p.File.View, Small: p.File.Small}
	p.Twins = nil
	return p
}

// Check refuses what cannot be said of a photo.
func (p Photo) Check(machines int) error {
	errs := []error{atMost("caption", "chú thích ảnh", p.Caption, 300)}
	if !strings.Contains(" scene plate run fault fixed paper ", " "+string(p.Of)+" ") || p.Of == "" {
		errs = append(errs, Refuse(Invalid, "of", "Chọn ảnh chụp gì."))
	}
	if p.Machine < 0 || p.Machine > machines {
		errs = append(errs, Refuse(Invalid, "machine", "Danh mục máy móc của đề án không có dòng thứ %d. Chọn lại máy.", p.Machine))
	}
	return errors.Join(errs...)
}

// mostApart is how many of the 64 points of Looks may differ between two
// pictures of the same thing, made smaller by different machines.
const mostApart = 3

// LooksLike tells whether two pictures look the same, whatever their size.
func LooksLike(a, b uint64) bool {
	return a != 0 && b != 0 && bits.OnesCount64(a^b) <= mostApart
}

// EarliestPhoto is the first day that a camera's clock may say; one that was
// never set says less.
const EarliestPhoto Day = 2000_01_01
