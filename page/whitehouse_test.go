package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// tokens returns the words of s in lower case with their counts.
func tokens(s string) (map[string]int, int) {
	m, n := map[string]int{}, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		m[w]++
		n++
	}
	return m, n
}

// tokenF1 returns the F1 of the words of got against those of want, 0 to 100.
func tokenF1(got, want string) float64 {
	g, gn := tokens(got)
	w, wn := tokens(want)
	if gn+wn == 0 {
		return 100
	}
	both := 0
	for t, n := range g {
		both += min(n, w[t])
	}
	return 200 * float64(both) / float64(gn+wn)
}

// The pages of whitehouse.gov hold their text in one container, under a "topper"
// with section, headline and date. The rule was checked by reading 12 of the
// pages. Four are listings, which have no text of their own.
func TestWhitehouse(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "data", "html", "whitehouse", "*.html"))
	if len(files) == 0 {
		t.Skip("no ../shared/data/html/whitehouse")
	}
	sum, n, titles, days := 0.0, 0, 0, 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, meta := Document(Raw{Body: raw, ContentType: "text/html"})
		title, day, want := whitehouse(t, raw)
		name := filepath.Base(f)
		name = name[max(0, len(name)-50):]
		if listed := strings.Contains(name, "page_") || name == "briefings-statements.html"; listed {
			if doc.Text != "" || !strings.HasPrefix(meta.Reason, ReasonListing) {
				t.Errorf("%s: a listing gives %q, %d bytes", name, meta.Reason, len(doc.Text))
			}
			continue
		}
		f1 := tokenF1(doc.Text, want)
		sum += f1
		n++
		if f1 < 98 {
			t.Logf("%.2f %s (%s)", f1, name, meta.Reason)
		}
		if strings.EqualFold(doc.Title, title) {
			titles++
		} else {
			t.Logf("%s: title %q, want %q", name, doc.Title, title)
		}
		if doc.Published.String() == day {
			days++
		} else {
			t.Errorf("%s: published %v, want %v", name, doc.Published, day)
		}
		if doc.Outlet != "The White House" || !strings.HasPrefix(doc.Lang, "en") {
			t.Errorf("%s: outlet %q, lang %q", name, doc.Outlet, doc.Lang)
		}
	}
	t.Logf("token F1 %.2f, title %d, day %d of %d pages", sum/float64(n), titles, days, n)
	if sum/float64(n) < 98 || titles < n {
		t.Errorf("token F1 %.2f, want 98; titles %d of %d", sum/float64(n), titles, n)
	}
}

func whitehouse(t *testing.T, raw []byte) (title, day, text string) {
	root, err := html.Parse(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	has := func(n *html.Node, class string) bool {
		return strings.Contains(" "+attr(n, "class")+" ", " "+class+" ")
	}
	var b strings.Builder
	walk(root, func(n *html.Node) bool {
		switch {
		case has(n, "wp-block-whitehouse-topper__headline"):
			title = inline(n)
		case n.Data == "time" && day == "" && len(attr(n, "datetime")) > 10:
			day = attr(n, "datetime")[:10]
		}
		return true
	})
	walk(root, func(n *html.Node) bool {
		if has(n, "entry-content") {
			walk(n, func(m *html.Node) bool {
				if has(m, "wp-block-whitehouse-topper") || m.Data == "figcaption" || m.Data == "script" || m.Data == "style" {
					return false
				}
				if m.Type == html.TextNode {
					b.WriteString(m.Data)
				} else if isBlock[m.DataAtom] || m.Data == "br" {
					b.WriteByte('\n')
				}
				return true
			})
			return false
		}
		return true
	})
	// The headline again is no text of the article.
	var lines []string
	for _, l := range strings.Split(b.String(), "\n") {
		if !strings.EqualFold(squeeze(l), title) {
			lines = append(lines, l)
		}
	}
	return title, day, strings.Join(lines, "\n")
}
