package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// divisions stand between a title and the name of the outlet or section.
var divisions = []string{" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " » ", " « ", " / ", ": "}

// bareTitle returns title without the outlet's name or section at its ends. A
// part is only taken off if it is the outlet's name, or the host's.
func bareTitle(title string, outlets ...string) string {
	title = squeeze(title)
	for again := true; again; {
		again = false
		for _, d := range divisions {
			if i := strings.LastIndex(title, d); i > 0 && isOutlet(title[i+len(d):], outlets) {
				title, again = strings.TrimSpace(title[:i]), true
			}
			if i := strings.Index(title, d); i > 0 && isOutlet(title[:i], outlets) {
				title, again = strings.TrimSpace(title[i+len(d):]), true
			}
		}
	}
	return title
}

// splitTitle divides the title of a page into headline and outlet, if one of its
// two parts stands alone in a block of the page.
func splitTitle(root *html.Node, title string) (head, outlet string) {
	h1 := map[string]bool{}
	walk(root, func(n *html.Node) bool {
		// A headline is no link; the name of the site at the top is.
		if n.DataAtom == atom.H1 && find(n, func(m *html.Node) bool { return m.DataAtom == atom.A }) == nil {
			h1[inline(n)] = true
		}
		return true
	})
	for _, d := range divisions {
		i := strings.LastIndex(title, d)
		if i <= 0 {
			continue
		}
		a, b := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(d):])
		if h1[a] && !h1[b] && len(strings.Fields(b)) <= 8 {
			return a, b
		}
		hasA, hasB := false, false
		for j, k := range blocks(root) {
			if j > 300 {
				break
			}
			hasA = hasA || k.text == a && k.link == 0
			hasB = hasB || k.text == b && k.link == 0
		}
		words := func(s string) int { return len(strings.Fields(s)) }
		switch {
		case hasA && !hasB && words(b) <= 8:
			return a, b
		case hasB && !hasA && words(a) <= 8:
			return b, a
		}
	}
	return title, ""
}

// isOutlet reports whether s is one of the names of an outlet, or the bare form
// of one: "havnes tidende" for "Havnes Tidende (English)", "example" for example.org.
func isOutlet(s string, outlets []string) bool {
	s = nameKey(s)
	if s == "" {
		return false
	}
	for _, o := range outlets {
		if o == "" {
			continue
		}
		k := nameKey(o)
		if k == s || nameKey(strings.TrimPrefix(o, "www.")) == s {
			return true
		}
		if len(s) > 5 && strings.HasPrefix(k, s) {
			return true // "Havnes Tidende" for "Havnes Tidende (English)"
		}
		if rest, ok := strings.CutPrefix(s, k); ok && len(k) > 3 && suffixes[rest] {
			return true
		}
	}
	return false
}

// suffixes are what outlets add to their names.
var suffixes = set("com org net news online english international media tv digital")

// nameKey returns the letters and digits of a name in lower case, without "the".
func nameKey(s string) string {
	s = strings.ToLower(s)
	s = strings.TrimPrefix(strings.TrimSpace(s), "the ")
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 && r != '’' && r != '–' && r != '—' {
			return r
		}
		return -1
	}, s)
}

// titles are the headline and outlet of a page from all its sources.
func titles(root *html.Node, l linked, m metas, entry Entry, host string) (title, outlet string) {
	doc := ""
	if t := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Title }); t != nil {
		doc = inline(t)
	}
	for _, o := range []string{l.publisher, m.get("og:site_name"), m.get("application-name"), m.get("dc.publisher", "dcterms.publisher", "publisher", "citation_publisher", "twitter:app:name:iphone")} {
		if o = squeeze(o); o != "" && len(o) < 100 && !strings.Contains(o, "://") && !strings.HasPrefix(o, "@") {
			outlet = o
			break
		}
	}
	if outlet == "" {
		outlet = squeeze(entry.Outlet)
	}
	if outlet == "" {
		_, outlet = splitTitle(root, doc)
	}
	names := []string{outlet, l.publisher, m.get("og:site_name"), entry.Outlet, host, registrable(host)}
	// The headline of the page itself: the only h1, or the one that is like the title.
	var heads []string
	walk(root, func(n *html.Node) bool {
		if n.DataAtom == atom.H1 && !within(n, atom.Nav, atom.Aside, atom.Footer) && !concealed(n) {
			if s := inline(n); s != "" && !isOutlet(s, names) {
				heads = append(heads, s)
			}
		}
		return true
	})
	claimed := ""
	for _, c := range []string{l.headline, m.get("og:title"), m.get("twitter:title"), m.get("dc.title", "dcterms.title", "citation_title", "sailthru.title", "parsely-title", "headline", "title"), doc} {
		if c = bareTitle(plain(c), names...); c != "" && !isOutlet(c, names) {
			claimed = c
			break
		}
	}
	for _, h := range heads {
		// What the reader sees, where the page's data says the same: structured
		// titles are often cut or shortened for search engines.
		if claimed == "" || wordsShared(h, claimed) >= 0.6 || wordsShared(h, doc) >= 0.8 {
			if strings.ToUpper(h) == h && strings.EqualFold(h, claimed) {
				return claimed, outlet // small letters tell names
			}
			return h, outlet
		}
	}
	if claimed != "" {
		return claimed, outlet
	}
	return squeeze(entry.Title), outlet
}

// wordsShared returns the share of the words of the shorter text that the other has.
func wordsShared(a, b string) float64 {
	wa, wb := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	if len(wa) == 0 {
		return 0
	}
	has := map[string]bool{}
	for _, w := range wb {
		has[strings.Trim(w, ".,:;!?'\"‘’“”()")] = true
	}
	n := 0
	for _, w := range wa {
		if has[strings.Trim(w, ".,:;!?'\"‘’“”()")] {
			n++
		}
	}
	return float64(n) / float64(len(wa))
}
