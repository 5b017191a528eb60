package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metas are the meta tags of a page: name, property or itemprop in lower case →
// contents in document order.
type metas map[string][]string

func readMetas(root *html.Node) metas {
	m := metas{}
	walk(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Meta {
			v := plain(attr(n, "content"))
			if v == "" {
				return false
			}
			for _, key := range [...]string{"property", "name", "itemprop", "http-equiv"} {
				if k := strings.ToLower(attr(n, key)); k != "" && len(m[k]) < 20 {
					m[k] = append(m[k], v)
				}
			}
			return false
		}
		return true
	})
	return m
}

// get returns the first content of the first of the names that is there, or "".
func (m metas) get(names ...string) string {
	for _, n := range names {
		if v := m[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// authors returns the authors that the meta tags name, without addresses.
func (m metas) authors() []string {
	var out []string
	for _, n := range []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "twitter:data1", "article.author", "authors"} {
		for _, v := range m[n] {
			if n == "twitter:data1" && !strings.HasPrefix(strings.ToLower(m.get("twitter:label1")), "written") {
				continue
			}
			if !strings.Contains(v, "/") && !strings.HasPrefix(v, "@") {
				out = append(out, v)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
