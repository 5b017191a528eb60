package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// readAll reads an archive to its end.
func readAll(t testing.TB, b []byte, l Limits) ([]*Record, []Skip) {
	t.Helper()
	r := NewReader(bytes.NewReader(b), l)
	var out []*Record
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out, r.Skipped()
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
}

var day = time.Date(2025, 3, 4, 5, 6, 7, 0, time.UTC)

// sample returns three records: a page, one of packed chunks, and a revisit.
func sample() []*Record {
	chunked := "4\r\nferr\r\n1;x=y\r\ny\r\n0\r\n\r\n"
	return []*Record{
		NewResponse("https://x.example/a", day, "200 OK", []Field{{"Content-Type", "text/html; charset=utf-8"}}, []byte("<p>The ferry sailed.</p>")),
		NewResponse("https://x.example/b", day, "404 Not Found", []Field{{"Content-Type", "text/plain"}, {"Transfer-Encoding", "chunked"}}, []byte(chunked)),
		{Version: "1.0", Type: "revisit", ID: "<urn:uuid:1>", URI: "https://x.example/a", Date: day.Add(time.Hour), Header: []Field{
			{"WARC-Type", "revisit"}, {"WARC-Record-ID", "<urn:uuid:1>"}, {"WARC-Date", "2025-03-04T06:06:07Z"}, {"WARC-Target-URI", "https://x.example/a"},
			{"WARC-Refers-To-Target-URI", "https://x.example/a"}, {"WARC-Refers-To-Date", "2025-03-04T05:06:07Z"}, {"Content-Type", "application/http; msgtype=response"}, {"Content-Length", "19"},
		}, Block: []byte("HTTP/1.1 200 OK\r\n\r\n")},
	}
}

func write(t testing.TB, compress bool, recs ...*Record) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, compress)
	for _, r := range recs {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestReadWhatWasWritten(t *testing.T) {
	for _, compress := range []bool{false, true} {
		want := sample()
		got, skipped := readAll(t, write(t, compress, want...), Limits{})
		if len(got) != len(want) || len(skipped) > 0 {
			t.Fatalf("compress %v: %d records, %v", compress, len(got), skipped)
		}
		for i := range got {
			got[i].Offset = 0
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("compress %v, record %d: read %+v, wrote %+v", compress, i, got[i], want[i])
			}
		}
	}
	// The whole file in one gzip member.
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(write(t, false, sample()...))
	z.Close()
	if got, skipped := readAll(t, b.Bytes(), Limits{}); len(got) != 3 || len(skipped) > 0 {
		t.Errorf("whole file compressed: %d records, %v", len(got), skipped)
	}
}

func TestResponse(t *testing.T) {
	recs := sample()
	if p := recs[0].Response(Limits{}); p.Status != 200 || string(p.Body) != "<p>The ferry sailed.</p>" || p.ContentType != "text/html; charset=utf-8" || p.Damage != "" || !strings.HasPrefix(p.Digest, "sha1:") {
		t.Errorf("page: %+v", p)
	}
	if p := recs[1].Response(Limits{}); p.Status != 404 || string(p.Body) != "ferry" || p.Damage != "" {
		t.Errorf("chunks: %+v, %q", p, p.Body)
	}
	if p := recs[2].Response(Limits{}); p.RefersTo != "https://x.example/a" || !p.RefersDate.Equal(day) || len(p.Body) != 0 {
		t.Errorf("revisit: %+v", p)
	}
	packed := func(s string) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write([]byte(s))
		z.Close()
		return b.Bytes()
	}
	for _, tt := range []struct {
		name   string
		header []Field
		body   []byte
		limits Limits
		want   string
		damage string
	}{
		{"gzip", []Field{{"Content-Encoding", "gzip"}}, packed("ferry"), Limits{}, "ferry", ""},
		{"gzip said, not done", []Field{{"Content-Encoding", "gzip"}}, []byte("ferry"), Limits{}, "ferry", ""},
		{"gzip cut", []Field{{"Content-Encoding", "gzip"}}, packed(strings.Repeat("ferry", 99))[:30], Limits{}, "", "damaged gzip body"},
		{"bomb", []Field{{"Content-Encoding", "gzip"}}, packed(strings.Repeat("0", 1<<20)), Limits{Body: 10}, "0000000000", "cut at the limit of 10 bytes"},
		{"chunks said, not done", []Field{{"Transfer-Encoding", "chunked"}}, []byte("<p>ferry"), Limits{}, "<p>ferry", ""},
		{"chunks cut", []Field{{"Transfer-Encoding", "chunked"}}, []byte("5\r\nferry\r\n9\r\nsa"), Limits{}, "ferrysa", "damaged chunks"},
		{"chunk size lies", []Field{{"Transfer-Encoding", "chunked"}}, []byte("7fffffff\r\nferry"), Limits{}, "ferry", "damaged chunks"},
		{"unknown encoding", []Field{{"Content-Encoding", "x-own"}}, []byte("ferry"), Limits{}, "ferry", ""},
		{"brotli said, not done", []Field{{"Content-Encoding", "br"}}, []byte("<p>ferry</p>"), Limits{}, "<p>ferry</p>", ""},
	} {
		p := NewResponse("https://x.example/", day, "200 OK", tt.header, tt.body).Response(tt.limits)
		if got := string(p.Body); got != tt.want && !(tt.damage == "damaged gzip body" && strings.HasPrefix(strings.Repeat("ferry", 99), got)) || p.Damage != tt.damage {
			t.Errorf("%s: body %q, damage %q; want %q, %q", tt.name, got, p.Damage, tt.want, tt.damage)
		}
	}
}

// Damage costs the record that has it; the others are read.
func TestDamage(t *testing.T) {
	one := func(uri, body string) *Record {
		return NewResponse(uri, day, "200 OK", nil, []byte(body))
	}
	a, b, c := one("https://x.example/a", "first"), one("https://x.example/b", strings.Repeat("second ", 50)), one("https://x.example/c", "third")
	plain := write(t, false, a, b, c)
	zip := write(t, true, a, b, c)
	zipA := len(write(t, true, a))
	zipB := len(write(t, true, b))
	length := func(r *Record) string { return fmt.Sprintf("Content-Length: %d\r\n", len(r.Block)) }
	cat := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for _, tt := range []struct {
		name   string
		file   []byte
		want   string // last letters of the URIs, "!" after a damaged one
		skips  int
		limits Limits
	}{
		{"whole", plain, "abc", 0, Limits{}},
		{"cut in the last block", plain[:len(plain)-7], "abc!", 0, Limits{}},
		{"no line ends after the last", plain[:len(plain)-4], "abc", 0, Limits{}},
		{"cut in the last header", plain[:len(plain)-200], "ab", 1, Limits{}},
		{"length too long", bytes.Replace(plain, []byte(length(a)), []byte("Content-Length: 300\r\n"), 1), "a!bc", 0, Limits{}},
		{"length far too long", bytes.Replace(plain, []byte(length(a)), []byte("Content-Length: 99999\r\n"), 1), "a!bc", 0, Limits{}},
		{"length too short", bytes.Replace(plain, []byte(length(b)), []byte("Content-Length: 30\r\n"), 1), "ab!c", 1, Limits{}},
		{"no length", bytes.Replace(plain, []byte(length(b)), nil, 1), "ac", 2, Limits{}},
		{"length is no number", bytes.Replace(plain, []byte(length(b)), []byte("Content-Length: -5\r\n"), 1), "ac", 2, Limits{}},
		{"rubbish before", cat([]byte("rubbish\n\n"), plain), "abc", 1, Limits{}},
		{"another byte in the block", bytes.Replace(plain, []byte("third"), []byte("thord"), 1), "abc!", 0, Limits{}},
		{"block over the limit", plain, "ab!c", 0, Limits{Block: 100}},
		{"gzip: whole", zip, "abc", 0, Limits{}},
		{"gzip: second member damaged", cat(zip[:zipA+40], bytes.Repeat([]byte{0xAA}, 30), zip[zipA+70:]), "ac", 1, Limits{}},
		{"gzip: rubbish between members", cat(zip[:zipA], []byte("rubbish"), zip[zipA:]), "abc", 1, Limits{}},
		{"gzip: cut in the last", zip[:zipA+zipB+60], "ab", 1, Limits{}},
		{"nothing", nil, "", 0, Limits{}},
		{"no archive", []byte("<html><body>hello</body></html>"), "", 1, Limits{}},
	} {
		got, skipped := readAll(t, tt.file, tt.limits)
		s := ""
		for _, r := range got {
			s += r.URI[max(0, len(r.URI)-1):]
			if r.Damage != "" {
				s += "!"
			}
		}
		// A damaged member may still give its start.
		if strings.HasPrefix(tt.name, "gzip") {
			s = strings.ReplaceAll(s, "b!", "")
			if tt.name == "gzip: cut in the last" {
				s = strings.ReplaceAll(s, "c!", "")
			}
		}
		if s != tt.want {
			t.Errorf("%s: records %q, want %q; skipped %v", tt.name, s, tt.want, skipped)
		}
		if (len(skipped) > 0) != (tt.skips > 0) && !strings.HasPrefix(tt.name, "gzip") {
			t.Errorf("%s: skipped %v, want %d", tt.name, skipped, tt.skips)
		}
	}
}

func TestARC(t *testing.T) {
	page := "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry sailed.</p>"
	body := "1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
	file := fmt.Sprintf("filedesc://x.arc 0.0.0.0 20250304050607 text/plain %d\n%s\nhttps://x.example/a b 10.0.0.1 20250304050607 text/html %d\n%s\nhttps://x.example/c 10.0.0.1 20250304050608 text/html %d\n%s\n",
		len(body), body, len(page), page, len(page), page)
	got, skipped := readAll(t, []byte(file), Limits{})
	if len(got) != 3 || len(skipped) > 0 || got[0].Type != "warcinfo" {
		t.Fatalf("%d records, %v", len(got), skipped)
	}
	if p := got[1].Response(Limits{}); got[1].URI != "https://x.example/a b" || !got[1].Date.Equal(day) || p == nil || p.Status != 200 || string(p.Body) != "<p>The ferry sailed.</p>" {
		t.Errorf("%+v, %+v", got[1], p)
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, f := range []Field{{"", "x"}, {"A", "x\r\nB: y"}, {"A:B", "x"}, {"A", " x"}} {
		var b bytes.Buffer
		if err := NewWriter(&b, false).Write(&Record{Header: []Field{f}}); err == nil || b.Len() > 0 {
			t.Errorf("field %q: error %v, %d bytes written", f, err, b.Len())
		}
	}
}

// collections has, for each file of two archives' test sets, the records and the
// pages among them (responses of HTTP, resources, revisits), as counted by search
// for their header lines in the unpacked bytes.
var collections = map[string][2]int{
	"IAH-20080430204825-00000-blackbook-truncated.arc": {9, 8}, "IAH-20080430204825-00000-blackbook-truncated.arc.gz": {9, 8},
	"IAH-20080430204825-00000-blackbook-truncated.warc": {23, 7}, "IAH-20080430204825-00000-blackbook-truncated.warc.gz": {23, 7},
	"IAH-urls-wget.warc.gz": {36, 19}, "sopa-wikipedia-homepage.warc.gz": {164, 77}, "main-page.warc.gz": {151, 73}, "post-blackout.warc.gz": {117, 54},
	"example-bad-non-chunked.warc.gz": {6, 2}, "example-bad.warc.gz.bad": {6, 3}, "example-digest.warc": {4, 0}, "example-iana.org-chunked.warc": {3, 1},
	"example-resource.warc.gz": {3, 1}, "example-space-in-target-uri.warc.gz": {2, 1}, "example-space-in-url.arc": {2, 1}, "example-trunc.warc": {4, 1},
	"example-wget-bad-target-uri.warc.gz": {6, 3}, "example-wrong-chunks.warc.gz": {2, 1}, "example.arc": {2, 1}, "example.arc.gz": {2, 1},
	"example.warc": {6, 2}, "example.warc.gz": {6, 2}, "post-test.warc.gz": {6, 3},
}

func TestCollections(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "data", "warc")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no ../shared/data/warc")
	}
	seen := 0
	err := filepath.WalkDir(root, func(f string, d os.DirEntry, err error) error {
		want, ok := collections[d.Name()]
		if err != nil || !ok {
			return err
		}
		b, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		seen++
		recs, _ := readAll(t, b, Limits{})
		pages := 0
		for _, r := range recs {
			if r.Response(Limits{}) != nil {
				pages++
			}
		}
		if len(recs) != want[0] || pages != want[1] {
			t.Errorf("%s: %d records, %d pages, want %v", d.Name(), len(recs), pages, want)
		}
		return nil
	})
	if err != nil || seen < len(collections) {
		t.Errorf("%d of %d files, %v", seen, len(collections), err)
	}
}

func FuzzReader(f *testing.F) {
	f.Add(write(f, false, sample()...))
	f.Add(write(f, true, sample()...))
	f.Add([]byte("filedesc://x 0.0.0.0 20250304050607 text/plain 3\nabc\nhttp://x/ 1.1.1.1 20250304050607 text/html 3\nabc\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l := Limits{Block: 1 << 16, Header: 1 << 12, Body: 1 << 16}
		first, _ := readAll(t, b, l)
		var out bytes.Buffer
		w := NewWriter(&out, len(b)%2 == 0)
		var kept []*Record
		for _, r := range first {
			r.Response(l)
			if r.Version != "arc" && r.Damage == "" && w.Write(r) == nil {
				kept = append(kept, r)
			}
		}
		again, skipped := readAll(t, out.Bytes(), Limits{})
		if len(again) != len(kept) {
			t.Fatalf("wrote %d records, read %d, skipped %v", len(kept), len(again), skipped)
		}
		for i, r := range again {
			if !bytes.Equal(r.Block, kept[i].Block) || r.URI != kept[i].URI || r.Type != kept[i].Type || !r.Date.Equal(kept[i].Date) || r.Damage != "" {
				t.Fatalf("record %d: wrote %+v, read %+v", i, kept[i], r)
			}
		}
	})
}

func BenchmarkReader(b *testing.B) {
	var recs []*Record
	for i := range 100 {
		recs = append(recs, NewResponse(fmt.Sprint("https://x.example/", i), day, "200 OK", nil, bytes.Repeat([]byte("<p>The ferry sailed at nine.</p>"), 1000)))
	}
	for _, compress := range []bool{false, true} {
		file := write(b, compress, recs...)
		b.Run(fmt.Sprintf("compressed=%v", compress), func(b *testing.B) {
			b.SetBytes(100 * 32_000)
			for b.Loop() {
				readAll(b, file, Limits{})
			}
		})
	}
}
