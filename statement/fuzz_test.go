package statement

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func seeds(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil {
			f.Add(string(text))
		}
	}
}

// FuzzRead expects no panic on any text, places inside it, and the same result twice.
func FuzzRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 100_000 {
			return
		}
		rep := Check(text)
		n := utf8.RuneCountInString(text)
		last := -1
		for _, x := range rep.Figures {
			if x.Start < 0 || x.End > n || x.Start >= x.End || x.Start < last {
				t.Fatalf("figure at %d–%d of %d, after %d", x.Start, x.End, n, last)
			}
			last = x.Start
		}
		for _, i := range rep.Identities {
			for _, id := range i.Figures() {
				if id < 1 || int(id) > len(rep.Figures) {
					t.Fatalf("identity with figure %d of %d", id, len(rep.Figures))
				}
			}
		}
		var out bytes.Buffer
		if err := WriteJSON(&out, rep); err != nil {
			t.Fatal(err)
		}
		if seen(Check(text)) != seen(rep) {
			t.Fatal("read twice, two results")
		}
	})
}

// FuzzDocument expects no panic on any word/document.xml, and none on bytes
// that say they are a file of some kind.
func FuzzDocument(f *testing.F) {
	f.Add([]byte("<w:p><w:r><w:t>Đã hỗ trợ 5 đề án</w:t></w:r></w:p>"), false)
	f.Add([]byte("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), false)
	f.Add([]byte("PK\x03\x04"), true)
	f.Add([]byte("\xff\xfe\x00"), true)
	f.Fuzz(func(t *testing.T, data []byte, raw bool) {
		if !raw {
			data = docx(t, string(data))
		} else if bytes.Contains(data, []byte("%PDF-")) {
			return // goes to another program: FuzzPages reads what that says
		}
		if rep, err := Read("fuzz", bytes.NewReader(data)); err == nil && len(rep.Figures) == 0 {
			t.Fatal("read without figures and without refusing")
		}
	})
}

// FuzzPages expects no panic on anything that the PDF program may say.
func FuzzPages(f *testing.F) {
	f.Add([]byte(`<doc><page><word xMin="1" yMin="2" xMax="30" yMax="12">đề</word><word xMin="60" yMin="2" xMax="90" yMax="12">án</word></page></doc>`))
	f.Fuzz(func(t *testing.T, data []byte) { Check(laidOut(data)) })
}

// TestLinear expects twice the text to take about twice the time, also on
// texts made to be hard, and a megabyte to take seconds at most.
func TestLinear(t *testing.T) {
	own, err := os.ReadFile("testdata/bao-cao-nam-hai-nguon.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []string{string(own), "trong đó 5 đề án ", "5 đề án (gồm 3 đề án, 2 đề án ", "((((", "đạt 5% kế hoạch, 7 đề án, ",
		"- 5 đề án\n", "1\t2\t3 đề án\n", "a\u0301\u0302", "Huyện A\t5\t6\nCộng\t5\t6\n", "11111", "đề án, ",
		"năm 2018, 2019 lần lượt là 5, 6 đề án, ", "chiếm 5% và vốn đối ứng ", "1. Mục (5 đề án)\n- 3 đề án\n", "bình quân 5 đề án mỗi lớp. Ngoài ra ", "từ 5% lên 6%, giá tăng 7%, "} {
		took := func(size int) time.Duration {
			text := strings.Repeat(piece, size/len(piece)+1)
			start := time.Now()
			Check(text)
			return time.Since(start)
		}
		took(10_000)
		small, large := took(60_000), took(240_000)
		for range 4 { // the machine may be busy with something else
			if large <= 10*small && large <= 3*time.Second {
				break
			}
			small, large = max(small, took(60_000)), min(large, took(240_000))
		}
		if large > 10*small && large > 400*time.Millisecond || large > 3*time.Second {
			t.Errorf("%.20q: %v for 60 KB, %v for 240 KB", piece, small, large)
		}
	}
}

// BenchmarkCheck reads reports end to end; figures/s is what bench compares.
func BenchmarkCheck(b *testing.B) {
	own, err := os.ReadFile("testdata/bao-cao-nam-hai-nguon.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, times := range []int{1, 10, 100, 500} {
		text := strings.Repeat(string(own)+"\n", times)
		b.Run(bytesName(len(text)), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			figures := 0
			for b.Loop() {
				figures += len(Check(text).Figures)
			}
			b.ReportMetric(float64(figures)/b.Elapsed().Seconds(), "figures/s")
		})
	}
}

func bytesName(n int) string {
	switch {
	case n < 10_000:
		return "2KB"
	case n < 100_000:
		return "20KB"
	case n < 500_000:
		return "200KB"
	}
	return "1MB"
}
