package page

import (
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bodies are the labels of the element that holds an article's text and little
// else, each of two words as [labels] splits them.
var bodies = set(`
	article-body story-body entry-content post-content article-content article-text story-text body-text post-body
	story-content article-copy body-copy content-body news-body news-content news-text articletext-x single-content
	wysiwyg-content rich-text page-content text-content field-body body-content
`)

// bodyText returns the blocks of the article in a pruned tree. Where the page
// marks the text itself and the mark covers most of the prose, the mark decides;
// else the measures of trafilatura do (https://aclanthology.org/2021.acl-demo.15).
func bodyText(root *html.Node) []block {
	all := prose(root)
	if marked := markedBodies(root); len(marked) > 0 {
		var out []block
		sum := 0
		for _, n := range marked {
			sum += prose(n)
			out = append(out, blocks(n)...)
		}
		if sum*10 >= all*7 && sum > 0 {
			return out
		}
	}
	own := blocks(root)
	found := covered(own, measured(root))
	// The library's last resort is the words of the whole page in a row; and it
	// can settle on a footer where the text is in nested tables.
	loose := sentences(own)
	if blockBytes(loose) <= 2*proseBytes(found) && linkShare(found) <= 0.5 {
		return found
	}
	if n := densest(root); n != nil {
		if b := blocks(n); proseBytes(b)*10 >= blockBytes(loose)*6 {
			return b
		}
	}
	return loose
}

// densest returns the element in which most prose stands side by side: each text
// counts for the parent of its block, and half for the grandparent.
func densest(root *html.Node) *html.Node {
	score := map[*html.Node]int{}
	var best *html.Node
	walk(root, func(n *html.Node) bool {
		if n.DataAtom == atom.A {
			return false
		}
		if n.Type != html.TextNode || len(strings.TrimSpace(n.Data)) < 25 {
			return true
		}
		p := n.Parent
		for p != nil && !isBlock[p.DataAtom] {
			p = p.Parent
		}
		for i := 1; i <= 2 && p != nil && p.Parent != nil; i++ {
			p = p.Parent
			// Of two equal ones the first found is the inner one.
			if score[p] += len(n.Data) / i; best == nil || score[p] > score[best] {
				best = p
			}
		}
		return true
	})
	return best
}

// covered returns the blocks whose words stand in text, in order. The library
// flattens lists and tables, so its text only tells which blocks of the page to take.
func covered(own []block, text string) []block {
	tight := func(s string) string { return strings.Join(strings.Fields(invisible.Replace(s)), "") }
	text = tight(text)
	var out []block
	for _, b := range own {
		t := tight(b.text)
		if b.kind == atom.Tr {
			t = strings.ReplaceAll(t, "|", "")
		}
		// What is short may stand in any sentence: it must come next.
		window := 3
		if len(t) > 40 {
			window = 40_000
		}
		if i := strings.Index(text[:min(len(text), window+len(t))], t); i >= 0 && t != "" {
			text = text[i+len(t):]
			out = append(out, b)
		}
	}
	return out
}

// proseBytes returns the bytes of the blocks that are sentences and no links.
func proseBytes(in []block) (n int) {
	for _, b := range in {
		if len(b.text) >= 60 && b.link*3 < len(b.text) && endsSentence(b.text) {
			n += len(b.text)
		}
	}
	return n
}

func linkShare(in []block) float64 {
	link := 0
	for _, b := range in {
		link += b.link
	}
	return float64(link) / float64(blockBytes(in)+1)
}

// sentences returns the blocks that are prose, wherever they stand, with the
// headings between them.
func sentences(in []block) []block {
	var out []block
	head := -1
	for _, b := range in {
		switch {
		case b.kind == atom.H2 || b.kind == atom.H3 || b.kind == atom.H4:
			if head >= 0 {
				out = out[:head] // a heading without text under it
			}
			if head = -1; len(out) > 0 {
				head = len(out)
				out = append(out, b)
			}
		case len(b.text) >= 60 && b.link*3 < len(b.text) && endsSentence(b.text):
			head = -1
			out = append(out, b)
		}
	}
	if head >= 0 {
		out = out[:head]
	}
	return out
}

// markedBodies returns the outermost elements that are marked as the text.
func markedBodies(root *html.Node) []*html.Node {
	var out []*html.Node
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
			return true
		}
		is := false
		l := labels(n)
		for i, w := range l {
			if content[w] || i+1 < len(l) && bodies[w+"-"+l[i+1]] {
				is = true
				break
			}
		}
		if is && n.DataAtom != atom.Article {
			out = append(out, n)
			return false
		}
		return true
	})
	// A page of several whole articles marks each: that is a list, and what
	// belongs to this page cannot be told by the mark.
	heads := 0
	for _, n := range out {
		if p := find(n, func(m *html.Node) bool { return m.DataAtom == atom.H1 }); p != nil {
			heads++
		}
	}
	if heads > 1 {
		return nil
	}
	return out
}

// measured returns the text that trafilatura finds, or "".
func measured(root *html.Node) (found string) {
	// The library walks trees of any kind; a panic of it costs one page its text.
	defer func() {
		if recover() != nil {
			found = ""
		}
	}()
	r, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		ExcludeComments: true,
		Focus:           trafilatura.FavorRecall,
		HtmlDateMode:    trafilatura.Disabled,
		MaxTreeSize:     maxTags,
	})
	if err != nil || r == nil {
		return ""
	}
	return r.ContentText
}

// listing reports whether a page without the marks of an article leads to many
// others: at least six headings that are links, more than its paragraphs.
func listing(root *html.Node) bool {
	heads, paras := 0, 0
	walk(root, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Nav, atom.Footer, atom.Aside:
			return false
		case atom.H2, atom.H3, atom.H4, atom.H5:
			if find(n, func(m *html.Node) bool { return m.DataAtom == atom.A }) != nil || n.Parent != nil && n.Parent.DataAtom == atom.A {
				heads++
			}
			return false
		case atom.P:
			if s := inline(n); len(s) > 140 {
				paras++
			}
			return false
		}
		return true
	})
	return heads >= 6 && heads > paras
}
