package fetch

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Discover returns the feeds that a web page names in its head, absolute, in order
// and each once.
func Discover(body []byte, base string) []string {
	from, err := url.Parse(base)
	if err != nil {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	z := html.NewTokenizer(bytes.NewReader(body))
	for range 20_000 { // tokens; the head of a page is near its start
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		t := z.Token()
		if t.Data != "link" {
			continue
		}
		attr := map[string]string{}
		for _, a := range t.Attr {
			attr[a.Key] = a.Val
		}
		switch strings.ToLower(strings.TrimSpace(attr["type"])) {
		case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
		default:
			continue
		}
		u, err := from.Parse(strings.TrimSpace(attr["href"]))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || seen[u.String()] ||
			!strings.Contains(" "+strings.ToLower(attr["rel"])+" ", " alternate ") {
			continue
		}
		seen[u.String()] = true
		out = append(out, u.String())
	}
	return out
}
