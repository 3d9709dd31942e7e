package paper

import (
	"bytes"
	"image"
	_ "image/jpeg" // the two forms that Word and PDF both take
	_ "image/png"
)

// Pictures are pictures with what they show under them, two beside each other.
type Pictures struct {
	Items []Picture `json:"items"`
}

// Picture is one picture: a JPEG or PNG file.
type Picture struct {
	Image   []byte `json:"image"`
	Caption string `json:"caption,omitempty"`
}

// pictureHigh is the most that a picture is high, pictureGap what parts two, in
// points.
const (
	pictureHigh = 190.0
	pictureGap  = 12.0
)

func (Pictures) kind() string { return "pictures" }

func (p Pictures) clean(c func(string) string) Block {
	items := make([]Picture, 0, len(p.Items))
	for _, one := range p.Items {
		one.Caption = c(one.Caption)
		items = append(items, one)
	}
	p.Items = items
	return p
}

// rows are the pictures as they stand beside each other.
func (p Pictures) rows() (all [][]Picture) {
	for at := 0; at < len(p.Items); at += 2 {
		all = append(all, p.Items[at:min(at+2, len(p.Items))])
	}
	return all
}

// form is "jpeg" or "png", and the picture's size within a width, in points.
// What is no picture that can be drawn has no size: its caption stands alone.
func (p Picture) form(room float64) (form string, width, height float64) {
	config, form, err := image.DecodeConfig(bytes.NewReader(p.Image))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return "", 0, 0
	}
	width, height = room, room*float64(config.Height)/float64(config.Width)
	if height > pictureHigh {
		width, height = width*pictureHigh/height, pictureHigh
	}
	return form, width, height
}

// half is the room that one of two pictures has.
func (s sheet) half() float64 { return (s.text() - pictureGap) / 2 }
