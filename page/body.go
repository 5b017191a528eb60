package page

import (
	"regexp"
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
	if loose := sentences(own); blockBytes(loose) > 2*proseBytes(found) || linkShare(found) > 0.5 {
		return loose
	}
	return found
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
		window := 200
		if len(t) > 20 {
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

var (
	labelLine = regexp.MustCompile(`(?i)^\W*(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|continue reading(?: below)?|article continues.*|read more|show more|load more|see more|watch(?: now)?|listen(?: now)?|share(?: this(?: article| story)?)?(?: on .{3,20})?|tweet|print|email|save|comments?|\d+ comments?|\d+ min(?:ute)?s? read|min read|loading\W*|related(?: topics| stories| articles| links)?|more on this(?: story)?|most read|topics?|tags?|subscribe(?: now)?|sign up(?: now)?|log ?in|skip to .{3,30}|back to top|home|menu|search|close|next|previous|image|photo|video|gallery|caption|getty images|reuters|ap photo|facebook|twitter|whatsapp|copy link|link copied\W*|follow us.{0,60}|file photo)\W*$`)
	leadLine  = regexp.MustCompile(`(?i)^\W*(?:read (?:more|also|next|this)|also read|see also|related(?: stories| story| articles?| coverage)?|more (?:on this|from|news|stories)|recommended|don[’']t miss|watch|listen(?: to)?|you (?:may|might) (?:also )?(?:like|be interested)|in pictures|most read|explained|what to read next|up next)\s*[:>»|–—-]\s*\S`)
	signLine  = regexp.MustCompile(`(?i)^\W*(?:sign up (?:for|to) (?:our|the|a|receive|get)|subscribe to (?:our|the|read|get|continue)|get (?:our|the) (?:free )?(?:newsletter|app|latest (?:news|headlines))|follow (?:us|our|@)|download (?:our|the) .{0,20}app|join (?:our|the) (?:newsletter|whatsapp|telegram|channel|mailing)|click here (?:to|for)|tap here|support (?:our|independent) (?:work|journalism)|this (?:site|website|page) uses cookies|we use cookies|accept (?:all )?cookies|enable javascript|please enable|register (?:for free|now|to)|already a (?:subscriber|member)|to continue reading|like what you)`)
	photoLine = regexp.MustCompile(`(?i)^\W*(?:(?:file )?(?:photo|image|picture|photograph|video|illustration|graphic|cover photo|main image)(?: credit)?s?(?: (?:by|courtesy(?: of)?))?\s*[:|©/]|\(?(?:ap|afp|epa|reuters|getty)(?: |/)?(?:photo|images|file)|©\s*\S+ ?(?:\S+ ?){0,4}(?:via|/)\s|.{0,200}\((?:(?:ap|afp|epa|pool|file) )?(?:photo|pic(?:ture)?|image)s?(?:/| by |: ?).{2,60}\)\W*$|.{0,300}\b(?:via getty images|/getty images|getty images|ap photo|afp photo|epa-efe|/pool photo)\W*$)`)
	timeLine  = regexp.MustCompile(`(?i)^\W*(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|modified|date)\b.{0,60}\d{4}.{0,40}|(?:\pL+day,? )?\d{1,2} \pL+ \d{4}(?:[ ,|–-]+\d{1,2}[:.]\d{2}.{0,12})?|(?:\pL+day,? )?\pL+ \d{1,2}, \d{4}(?:[ ,|–-]+\d{1,2}[:.]\d{2}.{0,12})?|\d+ (?:minutes?|hours?|days?) ago)\W*$`)
	byLine    = regexp.MustCompile(`^(?:By|BY|Written by|Reported by|Words by|Von|Par|Por|Door|Av|Di) [\pL.’' ,|-]{3,90}$`)
	rightLine = regexp.MustCompile(`(?i)^\W*(?:©|\(c\)|copyright\b).{0,200}$|^.{0,160}\ball rights reserved\b.{0,100}$|^.{0,200}\b(?:use of (?:the )?materials? |(?:may|can) be reproduced (?:only )?(?:if|with|without|provided))`)
	seesWall  = regexp.MustCompile(`(?i)(?:subscribe|register|sign in|log in|create (?:a free |an )?account|start your (?:free )?trial)[^.]{0,40} to (?:continue|keep|read|unlock|access|view)|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to) (?:our )?(?:subscribers|members)|already a subscriber`)
)

// clean takes out the blocks that are no text of the article: labels, teasers,
// captions, the headline again, lines of date and byline at the top, and blocks
// that were printed before.
func clean(in []block, title string) []block {
	in = cutTail(in)
	var out []block
	seen := map[string]bool{}
	key := nameKey(title)
	for i, b := range in[:min(len(in), 8)] {
		if key != "" && nameKey(b.text) == key && blockBytes(in[:i]) < 60*(i+1) {
			in = in[i+1:] // what stands above the headline names its section
			break
		}
	}
	for i, b := range in {
		s := b.text
		switch n := len(s); {
		case !hasLetter(s):
		case n < 120 && labelLine.MatchString(s):
		case n < 250 && leadLine.MatchString(s) && b.link*3 > n:
		case n < 160 && leadLine.MatchString(s) && !strings.ContainsAny(s[n-1:], ".!?”\""):
		case n < 350 && signLine.MatchString(s):
		case n < 400 && mayBePhoto(s) && photoLine.MatchString(s):
		case n < 300 && i*2 > len(in) && rightLine.MatchString(s):
		case n < 120 && i < 5 && timeLine.MatchString(s):
		case n < 120 && i < 6 && byLine.MatchString(s):
		case i < 6 && nameKey(s) == key && key != "":
		case b.link*10 >= n*8 && n < 200 && b.kind != atom.Tr && !strings.HasSuffix(s, "."):
		case n > 40 && seen[s]:
		default:
			if n > 40 {
				seen[s] = true
			}
			out = append(out, b)
		}
	}
	return collapse(out)
}

// mayBePhoto reports whether s has a word that a line of credit needs; it saves
// most paragraphs the long expression.
func mayBePhoto(s string) bool {
	for _, w := range [...]string{"hoto", "HOTO", "mage", "MAGE", "icture", "Pic", "(pic", "etty", "GETTY", "©", "AP", "AFP", "EPA", "Reuters", "ideo", "VIDEO", "llustration", "raphic"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cutTail cuts a list of other articles off the end: from a heading that says so
// on, if what follows is mostly links.
func cutTail(in []block) []block {
	for i, b := range in {
		if i == 0 || i*3 < len(in) || len(b.text) > 60 || !tailHead.MatchString(b.text) {
			continue
		}
		link, all := 0, 0
		for _, t := range in[i+1:] {
			link += t.link
			all += len(t.text)
		}
		if link*2 >= all {
			return in[:i]
		}
	}
	return in
}

var tailHead = regexp.MustCompile(`(?i)^\W*(?:related|recommended|more (?:from|on|news|stories|in)|most (?:read|popular|viewed)|read (?:more|next|also)|you (?:may|might)|latest|trending|editor[’']s picks|top stories|popular|also (?:in|on|read)|comments|see also|don[’']t miss|what to read|up next|in this section|keep reading)\b.{0,40}$`)

// collapse takes out runs of blocks that were printed before, however short.
func collapse(in []block) []block {
	at := map[string]int{}
	var out []block
	for i := 0; i < len(in); i++ {
		if j, ok := at[in[i].text]; ok && i+2 < len(in) && j+2 < len(out) {
			n := 0
			for i+n < len(in) && j+n < len(out) && in[i+n].text == out[j+n].text {
				n++
			}
			if n >= 3 {
				i += n - 1
				continue
			}
		}
		at[in[i].text] = len(out)
		out = append(out, in[i])
	}
	return out
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0xBF }) >= 0
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
