package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// canonical returns the address that the page gives as its own, or "".
func canonical(root *html.Node, m metas, base string) string {
	href := ""
	if n := find(root, func(n *html.Node) bool {
		return n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical")
	}); n != nil {
		href = attr(n, "href")
	}
	if href == "" {
		href = m.get("og:url")
	}
	u, err := url.Parse(strings.TrimSpace(href))
	if href == "" || err != nil {
		return ""
	}
	if b, err := url.Parse(base); err == nil && !u.IsAbs() {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// sameAddress compares two addresses without scheme, "www.", fragment, query and
// slash at the end.
func sameAddress(a, b string) bool {
	key := func(s string) string {
		u, err := url.Parse(s)
		if err != nil || u.Host == "" {
			return ""
		}
		return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/")
	}
	return key(a) != "" && key(a) == key(b)
}

// hostOf returns the host of an address without "www.", or "".
func hostOf(u string) string {
	p, err := url.Parse(u)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(p.Hostname()), "www.")
}

// registrable returns the first label of a host, which is what sites call themselves.
func registrable(host string) string {
	part := strings.Split(host, ".")
	if len(part) > 2 && len(part[0]) <= 3 {
		return part[1]
	}
	return part[0]
}
