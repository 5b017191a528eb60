package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a page. News pages have 1,000 to 10,000 elements and a depth below
// 60; the bounds keep the time of a hostile one under about a second.
const (
	maxBody   = 8 << 20 // bytes of a body
	maxTags   = 30_000  // start tags
	maxDepth  = 200     // open elements; the tags below are left out, their text stays
	maxAttr   = 2 << 10 // bytes of one attribute
	maxAttrs  = 40      // attributes of one tag
	maxLinked = 1 << 20 // bytes of structured data, all together
)

// A slimmed page is one without what never holds text.
type slimmed struct {
	html   []byte
	linked []string // the JSON-LD scripts
	script int      // bytes of other scripts
	cut    bool     // it has more tags than a page may have
}

// slim drops scripts, styles, comments, drawings and long attributes before the
// tree is built: they are nine tenths of a page's bytes and none of its text.
func slim(src string) slimmed {
	var s slimmed
	var out bytes.Buffer
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(maxBody + 1024)
	tags, depth, linked := 0, 0, 0
	skip, inside := atom.Atom(0), 0 // the element being left out, and how often it is open
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind == html.TextToken {
			if skip == 0 {
				out.Write(z.Raw())
			}
			continue
		}
		if kind == html.CommentToken || kind == html.DoctypeToken {
			continue
		}
		name, more := z.TagName()
		a := atom.Lookup(name)
		end := kind == html.EndTagToken
		switch {
		case skip != 0:
			if a == skip && !end && kind == html.StartTagToken {
				inside++
			} else if a == skip && end {
				if inside--; inside == 0 {
					skip = 0
				}
			}
			continue
		case end:
			if !void[a] && !closedBySiblings[a] {
				if depth > maxDepth {
					depth--
					continue
				}
				depth = max(0, depth-1)
			}
			out.WriteString("</")
			out.Write(name)
			out.WriteByte('>')
			continue
		case a == atom.Script && kind == html.StartTagToken:
			is := isLinked(z, more)
			if z.Next() == html.TextToken {
				if raw := z.Raw(); !is {
					s.script += len(raw)
				} else if linked += len(raw); linked <= maxLinked {
					s.linked = append(s.linked, string(raw))
				}
				z.Next() // its end tag
			}
			continue
		case a == atom.Plaintext:
			continue
		case dropped[a]:
			if kind == html.StartTagToken {
				skip, inside = a, 1
			}
			continue
		}
		if tags++; tags > maxTags {
			s.cut = true
			break
		}
		if !void[a] && !closedBySiblings[a] {
			// A self-closing <div/> is an open tag to a browser.
			if depth++; depth > maxDepth {
				continue
			}
		}
		writeTag(&out, z, name, more)
	}
	s.html = out.Bytes()
	return s
}

// writeTag writes a start tag without long attributes.
func writeTag(out *bytes.Buffer, z *html.Tokenizer, name []byte, more bool) {
	out.WriteByte('<')
	out.Write(name)
	var key, val []byte
	for n := 0; more && n < maxAttrs; n++ {
		key, val, more = z.TagAttr()
		if len(key) == 0 || len(key)+len(val) > maxAttr || bytes.ContainsAny(key, "\"'<>=") {
			continue
		}
		out.WriteByte(' ')
		out.Write(key)
		out.WriteString(`="`)
		out.WriteString(html.EscapeString(string(val)))
		out.WriteByte('"')
	}
	out.WriteByte('>')
}

// isLinked reports whether the script tag that z stands at holds JSON-LD.
func isLinked(z *html.Tokenizer, more bool) bool {
	var key, val []byte
	is := false
	for more {
		key, val, more = z.TagAttr()
		if string(key) == "type" && strings.Contains(strings.ToLower(string(val)), "ld+json") {
			is = true
		}
	}
	return is
}

// dropped elements hold no text of an article.
var dropped = map[atom.Atom]bool{
	atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Iframe: true, atom.Object: true, atom.Canvas: true, atom.Select: true, atom.Textarea: true,
	atom.Audio: true, atom.Video: true, atom.Map: true, atom.Noframes: true, atom.Noembed: true,
	atom.Dialog: true, atom.Datalist: true, atom.Applet: true,
}

// void elements have no end tag.
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true,
	atom.Img: true, atom.Input: true, atom.Link: true, atom.Meta: true, atom.Param: true,
	atom.Source: true, atom.Track: true, atom.Wbr: true,
}

// closedBySiblings are the elements whose end tags are often left out; they do
// not nest in themselves.
var closedBySiblings = map[atom.Atom]bool{
	atom.P: true, atom.Li: true, atom.Dt: true, atom.Dd: true, atom.Td: true, atom.Th: true,
	atom.Tr: true, atom.Option: true,
}
