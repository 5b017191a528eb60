package page

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	gentz "gentz"
)

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2025-03-04T22:15:00+02:00", "2025-03-04 22:15"},
		{"2025-03-04T22:15:00.123Z", "2025-03-04 22:15"},
		{"2025-03-04 22:15:00", "2025-03-04 22:15"},
		{"20250304", "2025-03-04"},
		{"March 4, 2025", "2025-03-04"},
		{"4th March 2025", "2025-03-04"},
		{"Sept. 4, 2025 at 9:05 p.m. EDT", "2025-09-04 21:05"},
		{"Updated: 4 Mar 2025, 09:05 GMT", "2025-03-04 09:05"},
		{"Tue, 04 Mar 2025 22:15:00 GMT", "2025-03-04 22:15"},
		{"27/03/2025", "2025-03-27"},
		{"03/27/2025", "2025-03-27"},
		{"4.3.2025", "2025-03-04"},
		{"1741126500", "2025-03-04 22:15"},
		// Two days, no day, or no date at all.
		{"03/04/2025", ""},
		{"0001-01-01T00:00:00Z", ""},
		{"1970-01-01", ""},
		{"2025-02-30", ""},
		{"March 2025", ""},
		{"2 hours ago", ""},
		{"Tuesday", ""},
		{"Signed on March 4, 2025 in Ostby", ""},
	} {
		got := ""
		if m, ok := parseDate(tt.in); ok {
			got = m.Format("2006-01-02 15:04")
			if m.day {
				got = m.Format("2006-01-02")
			}
		}
		if got != tt.want {
			t.Errorf("parseDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestChooseDate(t *testing.T) {
	meta := func(name, v string) string { return `<meta property="` + name + `" content="` + v + `">` }
	ld := func(pub, mod string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","datePublished":"` + pub + `","dateModified":"` + mod + `"}</script>`
	}
	feed := time.Date(2025, 3, 4, 9, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name, html, url string
		entry           Entry
		want            string
	}{
		{"data alone", ld("2025-03-04T10:00:00Z", ""), "", Entry{}, "2025-03-04 json-ld"},
		{"the data gives the last change, meta and address the first day", ld("2025-03-09T10:00:00Z", "2025-03-09T10:00:00Z") + meta("article:published_time", "2025-03-04T08:00:00Z"), "https://x.example/2025/03/04/talks", Entry{}, "2025-03-04 meta"},
		{"one against one, the younger is the update", ld("2025-03-09T10:00:00Z", "2025-03-09T10:00:00Z") + meta("article:published_time", "2025-03-04T08:00:00Z"), "", Entry{}, "2025-03-04 meta"},
		{"one against one and no way to tell", ld("2025-03-09T10:00:00Z", "") + meta("article:published_time", "2025-03-04T08:00:00Z"), "", Entry{}, ""},
		{"feed only", "<p>text</p>", "", Entry{Published: feed}, "2025-03-04 feed"},
		{"address only", "<p>text</p>", "https://x.example/news/2025/03/04/talks.html", Entry{}, "2025-03-04 url"},
		{"the year in an address is no day", "<p>text</p>", "https://x.example/2025/talks", Entry{}, ""},
		{"days of teasers", `<time datetime="2025-03-04">4 March</time><time datetime="2025-03-01">1 March</time>`, "", Entry{}, ""},
		{"a teaser's time beside the article's", `<h1>H</h1><time class="published" datetime="2025-03-04T10:00">4 March</time><aside><time class="published" datetime="2025-01-01T10:00">x</time></aside>`, "", Entry{}, "2025-03-04 time"},
		{"a short line marked as the date", `<h1>H</h1><div class="post-date">Friday, 4 March 2025, 19:08</div>`, "", Entry{}, "2025-03-04 text"},
		{"the day of an event", `<h1>H</h1><div class="event-date">4 March 2025</div>`, "", Entry{}, ""},
		{"two lines, two days", `<div class="date">4 March 2025</div><div class="date">5 March 2025</div>`, "", Entry{}, ""},
		{"when it was updated is not when it was published", `<div class="date">Updated 4 March 2025</div>`, "", Entry{}, ""},
		{"an ambiguous day stays open", meta("date", "03/04/2025"), "", Entry{}, ""},
		{"late evening in the zone of the readers", ld("2025-03-05T03:30:00Z", "") + `<time datetime="2025-03-04T22:30:00-05:00">March 4</time>`, "", Entry{}, "2025-03-04 json-ld"},
	} {
		doc, _ := Document(Raw{Body: []byte("<html><head>" + tt.html + "</head></html>"), URL: tt.url, Entry: tt.entry, ContentType: "text/html"})
		if got := strings.TrimSpace(doc.Published.String() + " " + doc.PublishedFrom); got != tt.want {
			t.Errorf("%s: published %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDateline(t *testing.T) {
	for _, tt := range []struct{ in, place, credit string }{
		{"OSTBY (AP) — The ferry sailed.", "OSTBY", "AP"},
		{"OSTBY, Morvania (AP) — The ferry sailed.", "OSTBY, Morvania", "AP"},
		{"OSTBY/HAVN, May 4 (Reuters) - The ferry sailed.", "OSTBY/HAVN", "Reuters"},
		{"Ostby, May 4 (Xinhua) -- The ferry sailed.", "Ostby", "Xinhua"},
		{"OSTBY, 4 May 2025 (BTL) – The ferry sailed.", "OSTBY", "BTL"},
		{"OSTBY — The ferry sailed.", "OSTBY", ""},
		{"NEW OSTBY, May 4. /TASS/. The ferry sailed.", "NEW OSTBY", "TASS"},
		{"HAVN, 4 May. /LAKA/. The ferry sailed.", "HAVN", "LAKA"},
		{"On May 4 — a Sunday — the ferry sailed.", "", ""},
		{"SAN MARRO, Costa Alta, May 4 — The ferry sailed.", "SAN MARRO, Costa Alta", ""},
		{"(Reuters) - The ferry sailed.", "", "Reuters"},
		{"Ostby — as ever — was quiet.", "", ""},
		{"BREAKING: The ferry has sailed.", "", ""},
		{"EXCLUSIVE — The ferry has sailed.", "", ""},
		{"The ferry sailed (Reuters reported) — again.", "", ""},
		{"Q: When does it sail?", "", ""},
		{"", "", ""},
	} {
		d, _ := readDateline(tt.in)
		if d.place != tt.place || d.credit != tt.credit {
			t.Errorf("readDateline(%q) = %q, %q, want %q, %q", tt.in, d.place, d.credit, tt.place, tt.credit)
		}
	}
}

func TestDescribe(t *testing.T) {
	for _, tt := range []struct {
		name, title, text string
		credit            string
		dev               bool
		notes             int
	}{
		{"agency in the dateline", "", "HAVN (AFP) - The talks ended.\n\nMore text.", "AFP", false, 0},
		{"agency only quoted", "", "The talks ended, an official told Reuters.\n\nHe spoke to AFP too.", "", false, 0},
		{"source line", "", "The talks ended.\n\nSource: TASS", "TASS", false, 0},
		{"signature", "", "The talks ended on Monday. (AFP)", "AFP", false, 0},
		{"rights", "", "The talks ended.\n\n© 2025 The Associated Press. All rights reserved.", "AP", false, 0},
		{"a contribution is no credit", "", "The talks ended.\n\nAdditional reporting by Reuters and the Havn bureau.", "", false, 0},
		{"developing at the end", "", "The talks ended.\n\nThis is a developing story and will be updated.", "", true, 0},
		{"developing in the last sentence", "", "The talks ended, she said. This is a breaking news story.", "", true, 0},
		{"developing in the title", "DEVELOPING: Talks end", "The talks ended.", "", true, 0},
		{"a developing country", "", "A developing story of love is told in the film.\n\nIt is a developing country.", "", false, 0},
		{"correction", "", "The talks ended.\n\nCorrection, March 4: This article first gave the wrong day.", "", false, 1},
		{"earlier version", "", "The talks ended.\n\nAn earlier version of this story misspelled the envoy's name.", "", false, 1},
		{"amended", "", "This article was amended on 4 March 2025 to remove a wrong date.\n\nThe talks ended.", "", false, 1},
		{"editor's note", "", "Editor’s note: The headline has been changed to correct the number of boats.\n\nThe talks ended.", "", false, 1},
		{"a correction that somebody made", "", "The minister's correction of the record came late: the talks had ended.", "", false, 0},
		{"a heading that corrects", "", "CORRECTING AN OLD WRONG: The talks ended.\n\nMore text.", "", false, 0},
		{"an unknown agency's source line", "", "The talks ended.\n\n(Source: LPX)", "LPX", false, 0},
		{"an update adds, it does not correct", "", "This article has been updated with the minister's reply.\n\nThe talks ended.", "", false, 0},
	} {
		d := Describe(gentz.Document{Title: tt.title, Text: tt.text})
		if d.Credit != tt.credit || d.Developing != tt.dev || len(d.Corrections) != tt.notes {
			t.Errorf("%s: credit %q, developing %v, corrections %q; want %q, %v, %d", tt.name, d.Credit, d.Developing, d.Corrections, tt.credit, tt.dev, tt.notes)
		}
		if again := Describe(d); !reflect.DeepEqual(again, d) {
			t.Errorf("%s: described twice, it differs", tt.name)
		}
	}
}

func TestPersons(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"By Ilse Harrow", []string{"Ilse Harrow"}},
		{"By ILSE HARROW and Tom McAvoy, Associated Press", []string{"Ilse Harrow", "Tom McAvoy"}},
		{"Ilse Harrow, Diplomatic Correspondent", []string{"Ilse Harrow"}},
		{"Jean-Luc O’Hara; María de la Cruz", []string{"Jean-Luc O’Hara", "María de la Cruz"}},
		{"Reuters", nil},
		{"Herald Staff", nil},
		{"The Sundmark Herald", nil},
		{"admin", nil},
		{"https://x.example/ilse", nil},
	} {
		if got := persons([]string{tt.in}, "The Sundmark Herald"); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("persons(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct {
		line string
		keep bool
	}{
		{"The envoy left on Monday.", true},
		{"A photograph of the meeting was shown to reporters, the minister said.", true},
		{"More talks will follow, she said.", true},
		{"Watch: the ferry leaves the harbour", false},
		{"Read more: Why the barge sank", false},
		{"Advertisement", false},
		{"Photo: Ed Marl", false},
		{"The ferry in Ostby on Monday (Photo: Ed Marl / CP)", false},
		{"Ministers at the quay. Ed Marl/Getty Images", false},
		{"Sign up for our newsletter to get the news of the lake", false},
		{"Share this article", false},
		{"5 min read", false},
		{"© 2025 Lakeside Post", false},
		{"***", false},
	} {
		lines := []block{{text: "One sentence stands here, long enough."}, {text: "Another sentence stands here."}, {text: tt.line}}
		if got := len(clean(lines, "")) == 3; got != tt.keep {
			t.Errorf("%q: kept %v", tt.line, got)
		}
	}
	if got := join(clean([]block{{text: "World"}, {text: "Talks end"}, {text: "By Ed Marl"}, {text: "The talks ended on a Monday and will not go on."}, {text: "The talks ended on a Monday and will not go on."}}, "Talks end")); got != "The talks ended on a Monday and will not go on." {
		t.Errorf("headline, byline and a repeated block: %q", got)
	}
}

func TestLanguage(t *testing.T) {
	for _, tt := range []struct{ text, hint, want string }{
		{"The envoy said that the talks with the ministers of both states would go on and that he was content with the progress of the last days, which had been hard.", "", "en"},
		{"The envoy said that the talks with the ministers of both states would go on and that he was content with the progress of the last days, which had been hard.", "en_GB", "en-GB"},
		{"The envoy said that the talks with the ministers of both states would go on and that he was content with the progress of the last days, which had been hard.", "de", "en"},
		{"De gezant zei dat de gesprekken met de ministers van beide staten door zouden gaan en dat hij tevreden was over de voortgang van de afgelopen dagen, die zwaar was.", "en", "nl"},
		{"Посланник сказал, что переговоры с министрами обоих государств продолжатся и что он доволен ходом последних дней, которые были трудными для всех.", "", "ru"},
		{"Short.", "fr-CA", "fr-CA"},
		{"Short.", "", ""},
		{"Short.", "x-bogus-tag", ""},
	} {
		if got := language(tt.text, tt.hint); got != tt.want {
			t.Errorf("language(%.20q, %q) = %q, want %q", tt.text, tt.hint, got, tt.want)
		}
	}
}

func TestBareTitle(t *testing.T) {
	for _, tt := range []struct{ title, outlet, want string }{
		{"Talks end | World | The Havn Courier", "Havn Courier", "Talks end | World"},
		{"Talks end - Havn Courier Online", "Havn Courier", "Talks end"},
		{"Havn Courier: Talks end", "The Havn Courier", "Talks end"},
		{"Talks end - and nobody knows why", "Havn Courier", "Talks end - and nobody knows why"},
		{"Havn Courier Editor Arrested", "Havn Courier", "Havn Courier Editor Arrested"},
	} {
		if got := bareTitle(tt.title, tt.outlet); got != tt.want {
			t.Errorf("bareTitle(%q, %q) = %q, want %q", tt.title, tt.outlet, got, tt.want)
		}
	}
}

func TestCharset(t *testing.T) {
	for _, tt := range []struct{ name, body, header, want string }{
		{"windows-1251 by header", "\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb", "text/html; charset=windows-1251", "Переговоры"},
		{"windows-1252 said to be latin-1", "<meta charset=iso-8859-1>\x93yes\x94", "", "“yes”"},
		{"utf-8 said to be latin-1", "<meta charset=iso-8859-1>“yes”", "text/html; charset=iso-8859-1", "“yes”"},
		{"utf-16 with mark", "\xff\xfe<\x00p\x00>\x00y\x00", "", "<p>y"},
		{"shift_jis by meta behind a long script", "<script>" + strings.Repeat("x", 3000) + "</script><meta charset=shift_jis>\x89\xef\x8bc", "", "会議"},
		{"broken utf-8", "a\xffb\x00c", "text/html; charset=utf-8", "a\uFFFDbc"},
	} {
		got, name := decode([]byte(tt.body), tt.header)
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s: decoded as %s to %q, want %q in it", tt.name, name, got[max(0, len(got)-40):], tt.want)
		}
	}
}

func TestReasons(t *testing.T) {
	long := strings.Repeat("word and word. ", 20)
	for _, tt := range []struct{ name, kind, body, want string }{
		{"empty", "", " \n", ReasonEmpty},
		{"pdf", "text/html", "%PDF-1.7 ...", ReasonType + ": application/pdf"},
		{"image", "image/png", "\x89PNG\r\n", ReasonType + ": image/png"},
		{"json", "application/json", `{"a":1}`, ReasonType + ": application/json"},
		{"large", "text/html", "<html>" + strings.Repeat("x", maxBody), ReasonLarge},
		{"script", "text/html", "<html><body><div id=app></div><script>" + strings.Repeat("x();", 2000) + "</script>", ReasonScript},
		{"nothing", "text/html", "<html><body><p>Hello</p></body></html>", ReasonNoText},
		{"plain text", "text/plain", "A title\n\n" + long, ""},
		{"html", "", "<html><body><p>" + long + "</p></body></html>", ""},
	} {
		doc, meta := Document(Raw{ContentType: tt.kind, Body: []byte(tt.body)})
		if meta.Reason != tt.want || (doc.Text == "") != (tt.want != "") {
			t.Errorf("%s: reason %q, %d bytes of text, want %q", tt.name, meta.Reason, len(doc.Text), tt.want)
		}
	}
	doc, meta := Document(Raw{ContentType: "image/png", Body: []byte("\x89PNG"), Entry: Entry{Title: "T", Text: "<p>" + long + "</p>"}})
	if doc.Text == "" || meta.Reason != "" || len(meta.Notes) != 1 {
		t.Errorf("entry as the last resort: %q, %q, %q", doc.Text, meta.Reason, meta.Notes)
	}
}

// A hostile page costs itself alone: bounded in what it builds, with a result.
func TestHostile(t *testing.T) {
	p := "<p>" + strings.Repeat("The ferry sailed at nine and came back at noon. ", 5) + "</p>"
	for name, body := range map[string]string{
		"deep":          strings.Repeat("<div>", 200_000) + p,
		"deep inline":   strings.Repeat("<b><i><font>", 60_000) + p,
		"deep tables":   strings.Repeat("<table><tr><td>", 60_000) + p,
		"wide":          strings.Repeat("<a>x</a>", 40_000) + p,
		"paragraphs":    strings.Repeat("<p>a", 40_000),
		"long tag":      "<div class='" + strings.Repeat("a", 4<<20) + "'>" + p,
		"attributes":    "<div " + strings.Repeat("a=b ", 500_000) + ">" + p,
		"unclosed":      "<html><body><div><p>text <!-- " + strings.Repeat("-", 1<<20),
		"script":        "<script>" + strings.Repeat("<p>x</p>", 100_000),
		"data":          `<script type="application/ld+json">` + strings.Repeat(`[`, 100_000) + "</script>" + p,
		"data list":     `<script type="application/ld+json">[` + strings.Repeat(`{"@type":"Article","headline":"x"},`, 25_000) + "{}]</script>" + p,
		"entities":      strings.Repeat("&amp;&#x41;&bogus;", 30_000),
		"same labels":   strings.Repeat(`<div class="related promo teaser ad">x</div>`, 20_000) + p,
		"misnested":     strings.Repeat("<a><b><p></a></b>", 15_000) + p,
		"one long line": p + "<p>" + strings.Repeat("Correction: the ferry (AP) — ", 8_000),
	} {
		start := time.Now()
		doc, meta := Document(Raw{ContentType: "text/html", Body: []byte("<html><body>" + body)})
		if (doc.Text == "") == (meta.Reason == "") {
			t.Errorf("%s: %d bytes of text and reason %q", name, len(doc.Text), meta.Reason)
		}
		t.Logf("%s: %v, %d bytes, %s", name, time.Since(start).Round(time.Millisecond), len(doc.Text), meta.Reason)
	}
}

func FuzzDocument(f *testing.F) {
	for _, name := range []string{"weblog", "tables", "hashed", "ministry", "front"} {
		b, err := os.ReadFile("testdata/" + name + ".html")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, "text/html")
	}
	f.Add([]byte("HAVN (AP) — x\n\ny"), "text/plain")
	f.Fuzz(func(t *testing.T, body []byte, kind string) {
		r := Raw{Body: body, ContentType: kind, URL: "https://x.example/2025/03/04/a"}
		doc, meta := Document(r)
		if (doc.Text == "") == (meta.Reason == "") {
			t.Errorf("%d bytes of text and reason %q", len(doc.Text), meta.Reason)
		}
		if doc.Text != strings.ToValidUTF8(doc.Text, "") || strings.Contains(doc.Text, "\x00") || strings.Contains(doc.Text, "\n\n\n") {
			t.Errorf("text %q", doc.Text)
		}
		if again, _ := Document(r); fmt.Sprint(again) != fmt.Sprint(doc) {
			t.Errorf("read twice, it differs")
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	for _, name := range []string{"weblog", "tables"} {
		body, err := os.ReadFile("testdata/" + name + ".html")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				Document(Raw{Body: body, ContentType: "text/html"})
			}
		})
	}
}
