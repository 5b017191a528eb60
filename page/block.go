package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is one paragraph, heading, list item or table row.
type block struct {
	text string
	link int // bytes of text that is a link
	kind atom.Atom
}

// blocks returns the text below n as blocks in document order.
func blocks(n *html.Node) []block {
	b := &blocker{}
	b.visit(n, 0, atom.P)
	b.flush(atom.P)
	return b.out
}

type blocker struct {
	out    []block
	line   strings.Builder
	link   int
	breaks int // line breaks since the last text
}

func (b *blocker) flush(kind atom.Atom) {
	if s := lines(b.line.String()); s != "" {
		b.out = append(b.out, block{s, b.link, kind})
	}
	b.line.Reset()
	b.link, b.breaks = 0, 0
}

var noBreaks = strings.NewReplacer("\n", " ", "\r", " ", "\v", " ")

func (b *blocker) visit(n *html.Node, links int, kind atom.Atom) {
	switch {
	case n.Type == html.TextNode:
		s := n.Data
		if strings.TrimSpace(s) != "" {
			b.breaks = 0
			if links > 0 {
				b.link += len(strings.TrimSpace(s))
			}
		}
		b.line.WriteString(noBreaks.Replace(s))
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case n.DataAtom == atom.Br:
		// Two breaks are a paragraph, one is a line.
		if b.breaks++; b.breaks == 2 {
			b.flush(kind)
		} else if b.breaks == 1 {
			b.line.WriteByte('\n')
		}
		return
	case n.DataAtom == atom.Tr && !laysOut(n):
		b.flush(kind)
		var cells []string
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if s := inline(c); s != "" {
				cells = append(cells, s)
			}
		}
		b.line.WriteString(strings.Join(cells, " | "))
		b.flush(atom.Tr)
		return
	case n.DataAtom == atom.A:
		links++
	}
	own := isBlock[n.DataAtom]
	if own {
		b.flush(kind)
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Li, atom.Blockquote, atom.Pre:
			kind = n.DataAtom
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.visit(c, links, kind)
	}
	if own {
		b.flush(kind)
	}
}

// lines squeezes s but keeps its line breaks.
func lines(s string) string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = squeeze(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// laysOut reports whether a table row holds parts of a page and not cells of
// facts: paragraphs, a table, line breaks, or a cell as long as a paragraph.
func laysOut(n *html.Node) bool {
	breaks, bytes := 0, 0
	return find(n, func(m *html.Node) bool {
		switch m.DataAtom {
		case atom.Td, atom.Th:
			breaks, bytes = 0, 0
		case atom.Br:
			breaks++
		case atom.Table, atom.H1, atom.H2, atom.Ul, atom.Ol:
			return true
		case atom.P, atom.Div:
			breaks++
		}
		for c := m.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				bytes += len(c.Data)
			}
		}
		return breaks > 3 || bytes > 400
	}) != nil
}

// paragraphs splits plain text at blank lines, or at each line break if it has no
// blank lines.
func paragraphs(s string) []block {
	sep := "\n\n"
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	if !strings.Contains(s, sep) {
		sep = "\n"
	}
	var out []block
	for _, p := range strings.Split(s, sep) {
		if p = lines(p); p != "" {
			out = append(out, block{text: p, kind: atom.P})
		}
	}
	return out
}

func join(in []block) string {
	s := make([]string, len(in))
	for i, b := range in {
		s[i] = b.text
	}
	return strings.Join(s, "\n\n")
}

func blockBytes(in []block) (n int) {
	for _, b := range in {
		n += len(b.text)
	}
	return n
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " )]”\"’'"))
	return strings.ContainsRune(".!?…。", r)
}
