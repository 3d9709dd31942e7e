// Package photo reads photos that people send: what the camera wrote into them,
// and pictures drawn anew that carry nothing of it. It is the only package that
// decodes whole pictures.
package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // a form that image.Decode knows, like those below
	"math/bits"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"khuyencong/programme"
)

// Sides of the pictures drawn anew, in points, and how well they are kept.
const (
	viewSide  = 1600
	smallSide = 400
	quality   = 82
)

// atWork lets one picture be decoded at a time: each may take some hundred
// megabytes of memory.
var atWork = make(chan struct{}, 1)

// Read reads one photo, or refuses it with what to do about it. name is that of
// the file as it was sent.
func Read(name string, b []byte) (f programme.PhotoFile, err error) {
	if f.Type, err = typeOf(b); err != nil {
		return f, err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return f, errBroken
	}
	if int64(size.Width)*int64(size.Height) > programme.MaxPhotoPixels {
		return f, refuse("Ảnh có %s điểm ảnh (%d × %d), nhiều nhất là %s. Đặt máy ảnh ở cỡ thường (12 triệu điểm), hoặc thu nhỏ ảnh rồi gửi lại.",
			programme.CountText(int64(size.Width)*int64(size.Height)), size.Width, size.Height, programme.CountText(programme.MaxPhotoPixels))
	}
	atWork <- struct{}{}
	defer func() { <-atWork }()
	picture, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return f, errBroken
	}
	t := readTaken(b)
	sum := sha256.Sum256(b)
	f.Name, f.Size, f.SHA256, f.Original = programme.FileName(name, f.Type), int64(len(b)), hex.EncodeToString(sum[:]), b
	f.Taken, f.Place, f.Camera = t.at, t.place, t.camera
	view := upright(within(picture, viewSide), t.orientation)
	f.Width, f.Height = size.Width, size.Height
	if t.orientation >= 5 {
		f.Width, f.Height = f.Height, f.Width
	}
	if f.View, err = drawn(view); err != nil {
		return f, err
	}
	if f.Small, err = drawn(within(view, smallSide)); err != nil {
		return f, err
	}
	f.Looks = looks(view)
	return f, nil
}

var errBroken = refuse("Tệp ảnh bị hỏng nên không đọc được. Chụp lại, hoặc lưu lại ảnh rồi gửi.")

func refuse(format string, args ...any) error {
	return programme.Refuse(programme.Invalid, "photos", format, args...)
}

// typeOf tells what a photo is by its content.
func typeOf(b []byte) (programme.FileType, error) {
	switch {
	case len(b) == 0:
		return "", refuse("Tệp ảnh trống. Chọn lại ảnh.")
	case len(b) > programme.MaxPhotoFile:
		return "", refuse("Ảnh lớn hơn 12 MB. Đặt máy ảnh ở cỡ thường, hoặc thu nhỏ ảnh rồi gửi lại.")
	case bytes.HasPrefix(b, []byte("\xff\xd8\xff")):
		return programme.FileJPEG, nil
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		return programme.FilePNG, nil
	case isWebP(b):
		return programme.FileWebP, nil
	case len(b) > 12 && string(b[4:8]) == "ftyp":
		return "", refuse("Ảnh hoặc phim dạng riêng của điện thoại (HEIC, MP4). Trong cài đặt máy ảnh chọn dạng JPG (“tương thích nhất”), hoặc chụp màn hình ảnh đó rồi gửi.")
	}
	return "", refuse("Tệp này không phải ảnh JPG, PNG hay WebP, dù tên tệp có thể nói khác. Chọn lại ảnh.")
}

// within draws a picture no longer than side in both directions, on white
// where it lets things through.
func within(p image.Image, side int) *image.RGBA {
	from := p.Bounds()
	w, h := from.Dx(), from.Dy()
	if long := max(w, h); long > side {
		w, h = max(1, w*side/long), max(1, h*side/long)
	}
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.BiLinear.Scale(to, to.Bounds(), p, from, draw.Over, nil)
	return to
}

// upright turns a picture as the camera says that it was held.
func upright(p *image.RGBA, orientation int) *image.RGBA {
	if orientation <= 1 {
		return p
	}
	w, h := p.Bounds().Dx(), p.Bounds().Dy()
	turned := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		turned = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			turned.SetRGBA(tx, ty, p.RGBAAt(x, y))
		}
	}
	return turned
}

func drawn(p image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality})
	return b.Bytes(), err
}

// looks is what a picture looks like, coarsely: where it grows brighter from
// left to right, in 8 rows of 8 steps. A picture that is nearly of one
// brightness looks like every other such one, and gives 0.
func looks(p image.Image) (v uint64) {
	tiny := image.NewGray(image.Rect(0, 0, 9, 8))
	draw.BiLinear.Scale(tiny, tiny.Bounds(), p, p.Bounds(), draw.Src, nil)
	darkest, brightest := uint8(255), uint8(0)
	for y := range 8 {
		for x := range 8 {
			left, right := tiny.GrayAt(x, y).Y, tiny.GrayAt(x+1, y).Y
			darkest, brightest = min(darkest, left, right), max(brightest, left, right)
			v <<= 1
			if right > left {
				v |= 1
			}
		}
	}
	if brightest-darkest < 24 || bits.OnesCount64(v) < 8 || bits.OnesCount64(v) > 56 {
		return 0
	}
	return v
}
