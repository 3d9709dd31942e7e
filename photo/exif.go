package photo

import (
	"bytes"
	"encoding/binary"
	"strings"
	"time"

	"khuyencong/programme"
)

// taken is the few things that are read of what a camera wrote into a file.
type taken struct {
	orientation int // 1 to 8, as the file says; 0: nothing said
	at          time.Time
	place       programme.PhotoPlace
	camera      string
}

// readTaken looks for what the camera wrote. Whatever cannot be read is left
// out: a photo counts without it.
func readTaken(b []byte) (t taken) {
	d, ok := newTiff(block(b))
	if !ok {
		return t
	}
	main := d.entries(d.long(4))
	t.orientation = int(d.short(main[0x0112]))
	if t.orientation > 8 {
		t.orientation = 0
	}
	t.camera = strings.Join(strings.Fields(d.text(main[0x010f])+" "+d.text(main[0x0110])), " ")
	detail := d.entries(d.offset(main[0x8769]))
	t.at = moment(d.text(detail[0x9003]), d.text(detail[0x9011]))
	if t.at.IsZero() {
		t.at = moment(d.text(main[0x0132]), "")
	}
	where := d.entries(d.offset(main[0x8825]))
	latitude, ok1 := d.degrees(where[2], d.text(where[1]), "N", "S", 90)
	longitude, ok2 := d.degrees(where[4], d.text(where[3]), "E", "W", 180)
	if ok1 && ok2 && (latitude != 0 || longitude != 0) {
		t.place = programme.PhotoPlace{Known: true, Latitude: latitude, Longitude: longitude}
	}
	return t
}

// block finds the TIFF block of a JPEG, PNG or WebP file; nil for none.
func block(b []byte) []byte {
	head := []byte("Exif\x00\x00")
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xd8")):
		for at := 2; at+4 <= len(b) && b[at] == 0xff && b[at+1] != 0xda; {
			size := int(binary.BigEndian.Uint16(b[at+2:]))
			if size < 2 || at+2+size > len(b) {
				return nil
			}
			if part := b[at+4 : at+2+size]; b[at+1] == 0xe1 && bytes.HasPrefix(part, head) {
				return part[len(head):]
			}
			at += 2 + size
		}
	case bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")):
		for at := 8; at+12 <= len(b); {
			size := uint64(binary.BigEndian.Uint32(b[at:]))
			if size > uint64(len(b)-at-12) {
				return nil
			}
			if string(b[at+4:at+8]) == "eXIf" {
				return b[at+8 : at+8+int(size)]
			}
			at += 12 + int(size)
		}
	case isWebP(b):
		for at := 12; at+8 <= len(b); {
			size := uint64(binary.LittleEndian.Uint32(b[at+4:]))
			if size > uint64(len(b)-at-8) {
				return nil
			}
			if string(b[at:at+4]) == "EXIF" {
				return bytes.TrimPrefix(b[at+8:at+8+int(size)], head)
			}
			at += 8 + int(size+size%2)
		}
	}
	return nil
}

func isWebP(b []byte) bool {
	return len(b) >= 16 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP"
}

// tiff reads numbers and texts of a block, never beyond its end.
type tiff struct {
	b     []byte
	order binary.ByteOrder
}

// entry is one line of a directory; a zero entry has nothing in it.
type entry struct {
	kind  uint16
	count uint32
	value []byte // where the value itself stands; nil where that is not in the block
}

func newTiff(b []byte) (d tiff, ok bool) {
	switch {
	case len(b) < 8:
		return d, false
	case string(b[:4]) == "II*\x00":
		return tiff{b, binary.LittleEndian}, true
	case string(b[:4]) == "MM\x00*":
		return tiff{b, binary.BigEndian}, true
	}
	return d, false
}

func (d tiff) long(at int) uint32 { return d.order.Uint32(d.b[at:]) }

// sizes of the kinds of value that are read: text, short, long, ratio.
var sizes = map[uint16]uint64{2: 1, 3: 2, 4: 4, 5: 8}

// entries reads one directory, which leads to no other by itself.
func (d tiff) entries(at uint32) map[uint16]entry {
	all := map[uint16]entry{}
	if at < 8 || uint64(at)+2 > uint64(len(d.b)) {
		return all
	}
	n := int(d.order.Uint16(d.b[at:]))
	for i := range min(n, 200) {
		line := uint64(at) + 2 + uint64(i)*12
		if line+12 > uint64(len(d.b)) {
			break
		}
		l := d.b[line : line+12]
		e := entry{kind: d.order.Uint16(l[2:]), count: d.order.Uint32(l[4:])}
		length := sizes[e.kind] * uint64(e.count)
		if length == 0 || length > 1<<16 {
			continue
		}
		from := line + 8
		if length > 4 {
			from = uint64(d.order.Uint32(l[8:]))
		}
		if from+length > uint64(len(d.b)) {
			continue
		}
		e.value = d.b[from : from+length]
		all[d.order.Uint16(l)] = e
	}
	return all
}

func (d tiff) short(e entry) uint16 {
	if e.kind != 3 || len(e.value) < 2 {
		return 0
	}
	return d.order.Uint16(e.value)
}

// offset is where another directory begins; 0 for none.
func (d tiff) offset(e entry) uint32 {
	if e.kind != 4 || len(e.value) < 4 {
		return 0
	}
	return d.order.Uint32(e.value)
}

// text is printable text of at most 100 letters.
func (d tiff) text(e entry) string {
	if e.kind != 2 {
		return ""
	}
	s, _, _ := strings.Cut(string(e.value), "\x00")
	return programme.Clean(strings.ToValidUTF8(s[:min(len(s), 100)], ""))
}

// degrees reads a latitude or a longitude in ten-thousandths of a degree.
func (d tiff) degrees(e entry, half, plus, minus string, most int64) (int64, bool) {
	if e.kind != 5 || e.count != 3 || half != plus && half != minus {
		return 0, false
	}
	var sum int64
	for i, parts := range []int64{1, 60, 3600} {
		above, below := int64(d.order.Uint32(e.value[i*8:])), int64(d.order.Uint32(e.value[i*8+4:]))
		if below == 0 || above/below > 180 {
			return 0, false
		}
		sum += above * 36_000_000 / below / parts
	}
	sum = (sum + 1800) / 3600
	if sum > most*10_000 {
		return 0, false
	}
	if half == minus {
		sum = -sum
	}
	return sum, true
}

// moment reads the time of a camera, "2026:11:20 09:15:02"; without a zone it
// is that of Vietnam. The zero time stands for one that says nothing.
func moment(s, zone string) time.Time {
	if t, err := time.Parse("2006:01:02 15:04:05 -07:00", s+" "+zone); err == nil {
		return sensible(t.UTC())
	}
	t, err := time.Parse("2006:01:02 15:04:05", s)
	if err != nil {
		return time.Time{}
	}
	return sensible(t.Add(-7 * time.Hour))
}

func sensible(t time.Time) time.Time {
	if programme.DayOf(t) < programme.EarliestPhoto || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}
