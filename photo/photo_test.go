package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
)

// picture is a picture that one knows again: dark, with a bright part at the
// top left and stripes.
func picture(w, h int) image.Image {
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(30 + 60*(x*7/w%2)), uint8(20 + 50*(y*5/h%2)), 40, 255}
			if x < w/4 && y < h/4 {
				c = color.RGBA{250, 240, 60, 255}
			}
			p.Set(x, y, c)
		}
	}
	return p
}

func jpegOf(t testing.TB, p image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// camera is a TIFF block such as cameras write: big or little first.
func camera(order binary.ByteOrder, orientation uint16, when string) []byte {
	var data bytes.Buffer // values that do not fit into a line stand after all lines
	type line struct {
		tag, kind uint16
		count     uint32
		value     []byte
	}
	long := func(v uint32) []byte { b := make([]byte, 4); order.PutUint32(b, v); return b }
	short := func(v uint16) []byte { b := make([]byte, 4); order.PutUint16(b, v); return b }
	ratios := func(all ...uint32) (b []byte) {
		for _, v := range all {
			b = append(b, long(v)...)
		}
		return b
	}
	const mainAt, detailAt, whereAt, dataAt = 8, 8 + 2 + 5*12 + 4, 8 + 2 + 5*12 + 4 + 2 + 2*12 + 4, 8 + 2 + 5*12 + 4 + 2 + 2*12 + 4 + 2 + 4*12 + 4
	directory := func(lines ...line) []byte {
		b := make([]byte, 2)
		order.PutUint16(b, uint16(len(lines)))
		for _, l := range lines {
			head := make([]byte, 8)
			order.PutUint16(head, l.tag)
			order.PutUint16(head[2:], l.kind)
			order.PutUint32(head[4:], l.count)
			value := append(bytes.Clone(l.value), 0, 0, 0, 0)[:4]
			if len(l.value) > 4 {
				value = long(uint32(dataAt + data.Len()))
				data.Write(l.value)
			}
			b = append(append(b, head...), value...)
		}
		return append(b, 0, 0, 0, 0)
	}
	text := func(tag uint16, s string) line { return line{tag, 2, uint32(len(s) + 1), append([]byte(s), 0)} }
	out := []byte("II*\x00")
	if order == binary.BigEndian {
		out = []byte("MM\x00*")
	}
	out = append(out, long(mainAt)...)
	out = append(out, directory(text(0x010f, "Maker"), text(0x0110, "P10"), line{0x0112, 3, 1, short(orientation)}, line{0x8769, 4, 1, long(detailAt)}, line{0x8825, 4, 1, long(whereAt)})...)
	out = append(out, directory(text(0x9003, when), text(0x9011, "+07:00"))...)
	out = append(out, directory(text(1, "N"), line{2, 5, 3, ratios(9, 1, 36, 1, 1152, 100)}, text(3, "E"), line{4, 5, 3, ratios(105, 1, 58, 1, 4836, 100)})...)
	return append(out, data.Bytes()...)
}

// withExif puts a block into a JPEG file.
func withExif(file, block []byte) []byte {
	part := append([]byte("Exif\x00\x00"), block...)
	head := []byte{0xff, 0xd8, 0xff, 0xe1, byte((len(part) + 2) >> 8), byte(len(part) + 2)}
	return append(append(head, part...), file[2:]...)
}

func TestReadKeepsWhatTheCameraWroteInsideOnly(t *testing.T) {
	for _, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
		sent := withExif(jpegOf(t, picture(1000, 500), 90), camera(order, 6, "2026:11:20 09:15:02"))
		f, err := Read(`C:\anh\May say.JPEG`, sent)
		if err != nil {
			t.Fatal(err)
		}
		want := time.Date(2026, 11, 20, 2, 15, 2, 0, time.UTC)
		if !f.Taken.Equal(want) || f.Place.String() != "9.6032, 105.9801" || f.Camera != "Maker P10" {
			t.Errorf("taken %v at %q by %q", f.Taken, f.Place, f.Camera)
		}
		if f.Width != 500 || f.Height != 1000 {
			t.Errorf("held upright, and is %d × %d", f.Width, f.Height)
		}
		if f.Name != "May say.jpg" || f.Size != int64(len(sent)) || !bytes.Equal(f.Original, sent) || len(f.SHA256) != 64 {
			t.Errorf("%q, %d bytes", f.Name, f.Size)
		}
		for name, made := range map[string][]byte{"view": f.View, "small": f.Small} {
			if bytes.Contains(made, []byte("Exif")) || bytes.Contains(made, []byte("Maker")) || bytes.Contains(made, []byte("2026:11")) {
				t.Errorf("the %s carries what the camera wrote", name)
			}
			if again := readTaken(made); again != (taken{}) {
				t.Errorf("the %s says %+v", name, again)
			}
			p, err := jpeg.Decode(bytes.NewReader(made))
			if err != nil || p.Bounds().Dy() <= p.Bounds().Dx() {
				t.Fatalf("%s: %v, %v", name, err, p.Bounds())
			}
			// Turned by a quarter, what was at the top left is at the top right.
			if r, _, _, _ := p.At(p.Bounds().Dx()*9/10, p.Bounds().Dy()/20).RGBA(); r>>8 < 200 {
				t.Errorf("the %s stands on its side", name)
			}
		}
		if p, _ := jpeg.Decode(bytes.NewReader(f.Small)); max(p.Bounds().Dx(), p.Bounds().Dy()) != smallSide {
			t.Errorf("small is %v", p.Bounds())
		}
	}
}

func TestReadOtherForms(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, picture(40, 30)); err != nil {
		t.Fatal(err)
	}
	block := camera(binary.LittleEndian, 1, "2026:11:20 09:15:02")
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(block)))
	chunk = append(append(chunk, "eXIf"...), block...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	sent := append(append(bytes.Clone(b.Bytes()[:33]), chunk...), b.Bytes()[33:]...)
	f, err := Read("x.jpg", sent)
	if err != nil || f.Type != programme.FilePNG || f.Name != "x.png" || f.Taken.IsZero() || f.Width != 40 {
		t.Errorf("png: %+v, %v", f.Taken, err)
	}
	// The smallest WebP there is: one point.
	webp := []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	if f, err := Read("x", webp); err != nil || f.Type != programme.FileWebP || f.Width != 1 {
		t.Errorf("webp: %v %v", f.Type, err)
	}
}

func TestReadRefuses(t *testing.T) {
	good := jpegOf(t, picture(64, 48), 80)
	huge := bytes.Clone(good)
	if i := bytes.Index(huge, []byte{0xff, 0xc0}); i > 0 { // says of itself that it is 60000 × 60000
		copy(huge[i+5:], []byte{0xea, 0x60, 0xea, 0x60})
	}
	for name, tt := range map[string]struct {
		sent []byte
		word string
	}{
		"nothing":     {nil, "trống"},
		"a text":      {[]byte("<svg onload=alert(1)>"), "không phải ảnh"},
		"a phone's":   {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "HEIC"},
		"cut":         {good[:len(good)/2], "hỏng"},
		"only a head": {good[:3], "hỏng"},
		"too large":   {append(bytes.Clone(good), make([]byte, programme.MaxPhotoFile)...), "12 MB"},
		"too many":    {huge, "điểm ảnh"},
		"a gif":       {[]byte("GIF89a\x01\x00\x01\x00"), "không phải ảnh"},
	} {
		_, err := Read("a.jpg", tt.sent)
		if programme.KindOf(err) != programme.Invalid || !strings.Contains(err.Error(), tt.word) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLooks: the same picture made smaller and packed otherwise looks the same;
// another does not, and a plain one looks like nothing.
func TestLooks(t *testing.T) {
	read := func(p image.Image, quality int) uint64 {
		f, err := Read("a.jpg", jpegOf(t, p, quality))
		if err != nil {
			t.Fatal(err)
		}
		return f.Looks
	}
	large, small := read(picture(1200, 900), 95), read(picture(400, 300), 60)
	if large == 0 || !programme.LooksLike(large, small) {
		t.Errorf("%016x and %016x", large, small)
	}
	other := image.NewGray(image.Rect(0, 0, 300, 300))
	for y := range 300 {
		for x := range 300 {
			other.SetGray(x, y, color.Gray{uint8((x*x/70 + y*3) % 256)})
		}
	}
	if o := read(other, 90); programme.LooksLike(large, o) {
		t.Errorf("%016x looks like %016x", o, large)
	}
	if plain := read(image.NewGray(image.Rect(0, 0, 50, 50)), 90); plain != 0 || programme.LooksLike(plain, plain) {
		t.Errorf("a plain picture looks like %016x", plain)
	}
}

func TestMoment(t *testing.T) {
	for _, tt := range []struct {
		s, zone string
		want    time.Time
	}{
		{"2026:11:20 09:15:02", "", time.Date(2026, 11, 20, 2, 15, 2, 0, time.UTC)},
		{"2026:11:20 09:15:02", "+09:00", time.Date(2026, 11, 20, 0, 15, 2, 0, time.UTC)},
		{"0000:00:00 00:00:00", "", time.Time{}},
		{"1980:01:01 00:00:00", "", time.Time{}},
		{"hôm nay", "", time.Time{}},
	} {
		if got := moment(tt.s, tt.zone); !got.Equal(tt.want) {
			t.Errorf("%q %q: %v, want %v", tt.s, tt.zone, got, tt.want)
		}
	}
}

// FuzzReadTaken: whatever stands in a file, reading it ends, stays inside, and
// says only what can be.
func FuzzReadTaken(f *testing.F) {
	block := camera(binary.BigEndian, 6, "2026:11:20 09:15:02")
	f.Add(withExif([]byte("\xff\xd8\xff\xd9"), block))
	f.Add(append([]byte("RIFF\x00\x00\x00\x00WEBPEXIF\x08\x00\x00\x00"), block...))
	f.Add(append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x08eXIf"), block...))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x02"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got := readTaken(b)
		if got.orientation < 0 || got.orientation > 8 || len(got.camera) > 300 || !got.at.IsZero() && (got.at.Year() < 1999 || got.at.Year() > 2201) {
			t.Errorf("%+v", got)
		}
		if p := got.place; p.Latitude > 900_000 || p.Latitude < -900_000 || p.Longitude > 1_800_000 || p.Longitude < -1_800_000 {
			t.Errorf("%+v", p)
		}
		// The same as the block alone, in each order of bytes.
		for _, head := range []string{"II*\x00", "MM\x00*"} {
			readTaken(withExif([]byte("\xff\xd8"), append([]byte(head), b[:min(len(b), 60_000)]...)))
		}
	})
}
