package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture are the words by which pages label what is no text of the article:
// class, id and role names, split as by [labels].
var furniture = set(`
	advert advertisement advertising ads adslot adbox sponsored sponsor outbrain taboola promo promoted promotion promobox
	related recommended recommendations recirc recirculation readmore readnext mostread mostpopular popular trending teaser teasers moreon morefrom
	newsletter newsletters subscribe subscription paywall signup donate donation membership appeal
	share sharing shares sharebar sharetools social socials addthis
	comment comments disqus commentary-form respond discussion
	nav navigation navbar menu breadcrumb breadcrumbs pagination pager toc skiplink sitemap
	sidebar rail widget widgets complementary banner contentinfo
	caption captions figcaption credits photocredit imagecredit photographer copyright legend
	byline bylines timestamp dateline-meta pubdate postmeta authorbox authorbio bio
	cookie cookies consent gdpr modal popup overlay lightbox tooltip dialog alertdialog
	tag tags taglist keywords topics topiclist categories breadcrumbs-list
	footer toolbar print printonly hidden screenreader visuallyhidden
	noprint thumbcaption editsection socialbookmark socialmedia navbox infobox catlinks magnify jumplink imagecaption captiontext
	gallery slideshow carousel slider player video audio podcast embed
	search searchbox login register poll quiz survey rating ratings weather ticker
`)

// pairs are labels of two words that mean furniture together but not alone.
var pairs = set(`
	read-more read-next more-on more-from more-stories most-read most-popular also-read see-also you-might up-next next-article prev-article
	sign-up log-in sr-only screen-reader visually-hidden no-print article-meta entry-meta post-meta article-tags post-tags
	article-footer entry-footer post-footer author-box author-bio about-author author-info image-credit photo-credit img-caption image-caption
	wp-caption caption-text pull-quote pullquote-text key-points in-brief latest-news latest-stories other-news top-stories editors-picks
	site-header site-footer page-footer global-header global-footer top-bar follow-us reading-time listen-article article-share story-tools
	live-ticker product-card topper-meta jump-to back-top bottom-line-ad
`)

// content are labels of what holds the text, however it is otherwise labelled.
var content = set(`articlebody articletext storybody storytext entrycontent postcontent bodytext articlecontent`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// labelled reports whether n calls itself furniture.
func labelled(n *html.Node) bool {
	l := labels(n)
	for i, w := range l {
		if content[w] {
			return false
		}
		if i+1 < len(l) && (content[w+l[i+1]]) {
			return false
		}
	}
	for i, w := range l {
		if furniture[w] || i+1 < len(l) && (pairs[w+"-"+l[i+1]] || furniture[w+l[i+1]]) {
			return true
		}
	}
	return false
}

// teaser reports whether n leads to other articles: a menu, a footer, an aside,
// or a box that says so of itself.
func teaser(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form:
		return true
	}
	for i, l := 0, labels(n); i < len(l); i++ {
		switch l[i] {
		case "related", "recommended", "teaser", "teasers", "sidebar", "comments", "comment", "popular", "recirc", "trending", "promo":
			return true
		}
		if i+1 < len(l) && pairs[l[i]+"-"+l[i+1]] && (l[i] == "most" || l[i] == "more" || l[i] == "latest" || l[i] == "read") {
			return true
		}
	}
	return false
}

// concealed reports whether n is not shown.
func concealed(n *html.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// prune takes out of the tree what is no text of the article. A box is only taken
// out if it holds less than half of the page's prose: a page whose only container
// is called "article-with-sidebar" keeps it.
func prune(root *html.Node) {
	all := prose(root)
	var drop []*html.Node
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		out := false
		switch n.DataAtom {
		case atom.Figcaption, atom.Nav, atom.Button, atom.Head, atom.Input, atom.Label, atom.Progress:
			out = true
		case atom.Aside, atom.Footer, atom.Form, atom.Menu, atom.Address:
			out = prose(n)*2 < all
		case atom.Header:
			// A header of the page, or of the article with its title and byline.
			out = prose(n)*4 < all
		case atom.Html, atom.Body, atom.Main:
		default:
			if concealed(n) || labelled(n) {
				out = prose(n)*2 < all
			}
		}
		if out {
			drop = append(drop, n)
		}
		return !out
	})
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// prose returns the bytes of the paragraphs below n that are sentences, not links.
func prose(n *html.Node) (bytes int) {
	walk(n, func(m *html.Node) bool {
		if m.Type == html.TextNode {
			if len(m.Data) > 40 && m.Parent.DataAtom != atom.A && m.Parent.DataAtom != atom.Title {
				bytes += len(m.Data)
			}
			return false
		}
		return true
	})
	return bytes
}
