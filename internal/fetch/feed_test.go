package fetch

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"gentz"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// show writes a feed as testdata/feeds.txtar has it.
func show(f *Feed, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s|%s|%s|%s|%v|%s\n", f.Format, f.Title, f.Link, f.Lang, f.Every, f.Damage)
	at := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.RFC3339)
	}
	for _, it := range f.Items {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s|%s|%v|%s\n", it.GUID, it.URL, it.Title, strings.Join(it.Authors, ","), strings.TrimSpace(it.Outlet+" "+it.OutletURL),
			at(it.Published), at(it.Updated), it.Full, strings.TrimSpace(it.Text))
	}
	return b.String()
}

func TestParseFeed(t *testing.T) {
	const file = "testdata/feeds.txtar"
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, want := a.Files[i], &a.Files[i+1]
		got := show(ParseFeed(in.Data, "", "https://base.example/feed"))
		if *update {
			want.Data = []byte(got)
		} else if got != string(want.Data) {
			t.Errorf("%s: got\n%swant\n%s", in.Name, got, want.Data)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDecode(t *testing.T) {
	utf16le := func(s string) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	for _, tt := range []struct{ name, body, contentType, want string }{
		{"UTF-8", "<a>Café</a>", "", "<a>Café</a>"},
		{"a mark", "\ufeff<a>", "", "<a>"},
		{"UTF-16 with a mark", "\xff\xfe" + utf16le("<a>é</a>"), "", "<a>é</a>"},
		{"UTF-16 without", utf16le("<a>é</a>"), "text/xml; charset=utf-16", "<a>é</a>"},
		{"says UTF-16 and is ASCII", `<?xml version="1.0" encoding="utf-16"?><a/>`, "", `<?xml version="1.0" encoding="utf-16"?><a/>`},
		{"declared", "<?xml version='1.0' encoding='windows-1251'?><a>\xcf\xf0\xe8\xe2\xe5\xf2", "", "<?xml version='1.0' encoding='windows-1251'?><a>Привет"},
		{"the header comes first", "<?xml version='1.0' encoding='iso-8859-5'?><a>\xf0\xd2\xc9\xd7\xc5\xd4", "text/xml; charset=koi8-r", "<?xml version='1.0' encoding='iso-8859-5'?><a>Привет"},
		{"says Latin-1 and is UTF-8", "<?xml version='1.0' encoding='iso-8859-1'?><a>Zürich", "", "<?xml version='1.0' encoding='iso-8859-1'?><a>Zürich"},
		{"says UTF-8 and is both", "<a>Zürich Caf\xe9 \x93x\x94", "text/xml; charset=utf-8", "<a>Zürich Café “x”"},
		{"an unknown name", "<a>Caf\xe9", "text/xml; charset=x-klingon", "<a>Café"},
	} {
		if got := Decode([]byte(tt.body), tt.contentType); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestOPML(t *testing.T) {
	in := `<?xml version="1.0"?><opml version="1.0"><head/><body><outline text="Folder"><outline type="rss" text="One &amp; only" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/>
		<outline text="Two" xmlURL="https://b.example/f"/></outline><outline text="again" xmlUrl="https://a.example/f"/><outline text="x" xmlUrl="javascript:alert(1)"/></body></opml>`
	want := []Outline{{"One & only", "https://a.example/f", "https://a.example/"}, {"Two", "https://b.example/f", ""}}
	got, err := ParseOPML([]byte(in))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, "feeds", got); err != nil {
		t.Fatal(err)
	}
	if again, err := ParseOPML(b.Bytes()); err != nil || !slices.Equal(again, want) {
		t.Errorf("written and read again: %+v, %v\n%s", again, err, b.String())
	}
	if cut, err := ParseOPML([]byte(in[:strings.Index(in, "Two")])); err != nil || len(cut) != 1 {
		t.Errorf("cut: %+v, %v", cut, err)
	}
	if _, err := ParseOPML([]byte("<rss/>")); !errors.Is(err, gentz.ErrInvalid) {
		t.Errorf("a feed: %v", err)
	}
}

func TestSitemapIndex(t *testing.T) {
	f, err := ParseFeed([]byte(`<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>https://x.example/none.xml</loc></sitemap>
		<sitemap><loc>https://x.example/new.xml</loc><lastmod>2026-03-04T10:00:00+00:00</lastmod></sitemap>`), "", "https://x.example/sitemap.xml")
	if err != nil || !slices.Equal(f.Sitemaps, []string{"https://x.example/new.xml", "https://x.example/old.xml", "https://x.example/none.xml"}) {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestDiscover(t *testing.T) {
	page := `<html><head><link rel="stylesheet" href="/s.css"><link rel="alternate" type="application/rss+xml" href="/feed">
		<link rel="alternate" type="application/atom+xml" href="https://x.example/atom"><link rel="alternate" type="application/rss+xml" href="/feed"><link rel=alternate type=application/rss+xml href="javascript:x"></head>`
	got := Discover([]byte(page), "https://x.example/news/")
	if !slices.Equal(got, []string{"https://x.example/feed", "https://x.example/atom"}) {
		t.Errorf("%q", got)
	}
}

// A document type that defines entities in terms of each other is not expanded.
func TestEntities(t *testing.T) {
	laughs := `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
		<rss version="2.0"><channel><item><title>&b;&c;</title><link>https://x.example/1</link></item></channel></rss>`
	f, err := ParseFeed([]byte(laughs), "", "")
	if err != nil || len(f.Items) != 1 || len(f.Items[0].Title) > 20 {
		t.Errorf("%+v, %v", f, err)
	}
}

// Whatever comes, a feed is valid text with absolute web addresses, and reading
// it twice gives the same.
func FuzzFeed(f *testing.F) {
	a, err := txtar.ParseFile("testdata/feeds.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range a.Files {
		f.Add(file.Data, "text/xml; charset=utf-8")
	}
	f.Add([]byte("\xff\xfe<\x00r\x00"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		feed, err := ParseFeed(body, contentType, "https://base.example/")
		if err != nil {
			if !errors.Is(err, gentz.ErrInvalid) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		again, _ := ParseFeed(body, contentType, "https://base.example/")
		if show(feed, nil) != show(again, nil) {
			t.Fatal("two readings differ")
		}
		for _, it := range feed.Items {
			if it.URL != "" && HostOf(it.URL) == "" {
				t.Fatalf("address %q", it.URL)
			}
			if !utf8.ValidString(it.Title) || len(it.Title) > 8*len(body) {
				t.Fatalf("title %q", it.Title)
			}
		}
	})
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="a" xmlUrl="https://a.example/"/></body></opml>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		list, err := ParseOPML(b)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := WriteOPML(&out, "", list); err != nil {
			t.Fatal(err)
		}
		again, err := ParseOPML(out.Bytes())
		if err != nil || len(again) != len(list) {
			t.Fatalf("%d feeds, written and read again %d, %v", len(list), len(again), err)
		}
	})
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>`))
	f.Add([]byte(`<urlset><url><loc>https://a.example/1</loc><lastmod>2026-03-04</lastmod></url><url><loc>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := parseSitemap(string(b))
		if err == nil && len(m.Items)+len(m.Sitemaps) > 2*maxLinks {
			t.Fatalf("%d items", len(m.Items))
		}
	})
}
