package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr returns the value of an attribute, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// walk calls f for n and what is below it, in document order. If f returns
// false, what is below is left out.
func walk(n *html.Node, f func(*html.Node) bool) {
	if !f(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, f)
	}
}

// find returns the first element below n that f accepts, or nil.
func find(n *html.Node, f func(*html.Node) bool) (found *html.Node) {
	walk(n, func(m *html.Node) bool {
		if found == nil && m.Type == html.ElementNode && f(m) {
			found = m
		}
		return found == nil
	})
	return found
}

// within reports whether n stands in an element of one of the kinds.
func within(n *html.Node, kinds ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, k := range kinds {
			if p.DataAtom == k {
				return true
			}
		}
	}
	return false
}

// inline returns the text below n with white space as one blank, in one line.
func inline(n *html.Node) string {
	var b strings.Builder
	walk(n, func(m *html.Node) bool {
		switch {
		case m.Type == html.TextNode:
			b.WriteString(m.Data)
		case m.DataAtom == atom.Br || isBlock[m.DataAtom]:
			b.WriteByte(' ')
		}
		return true
	})
	return squeeze(b.String())
}

// squeeze makes each run of white space one blank and trims the ends. Soft
// hyphens and zero-width blanks, which layouts strew in, are left out.
func squeeze(s string) string {
	return strings.Join(strings.Fields(invisible.Replace(s)), " ")
}

var invisible = strings.NewReplacer("\u00AD", "", "\u200B", "", "\u2060", "", "\uFEFF", "")

// isBlock has the elements that start a line of their own.
var isBlock = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true,
	atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true,
	atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true,
	atom.Ul: true, atom.Html: true,
}

// labels returns the words of the class, id and role of n in lower case, split
// where names are joined: "relatedLinks article__body" gives related, links,
// article, body.
func labels(n *html.Node) []string {
	var out []string
	for _, key := range [...]string{"class", "id", "role", "data-component", "data-testid", "itemprop", "aria-label"} {
		v := attr(n, key)
		start := 0
		for i := 0; i <= len(v); i++ {
			upper := i < len(v) && v[i] >= 'A' && v[i] <= 'Z' && i > start && v[i-1] >= 'a' && v[i-1] <= 'z'
			if i == len(v) || !letter(v[i]) || upper {
				if i > start {
					out = append(out, strings.ToLower(v[start:i]))
				}
				start = i
				if !upper {
					start++
				}
			}
			if len(out) > 60 {
				return out
			}
		}
	}
	return out
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
