// Package page turns a page as served into a [gentz.Document]: the text of the
// article without menus, captions, teasers and repeated blocks, and what the page
// says about it (title, outlet, authors, dates, language, agency, corrections).
//
// It needs no network and no clock: equal bytes give an equal document.
package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	gentz "gentz"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Raw is a page as it was served.
type Raw struct {
	URL         string // where it came from, after redirects; "" if unknown
	ContentType string // the Content-Type header as sent, "" if unknown
	Body        []byte // without transfer and content encodings; never changed
	Entry       Entry  // what a feed, sitemap or batch said about the page
}

// An Entry is what was said about a page before it was fetched. Zero fields were
// not said. Text of an entry is used where the page itself says nothing.
type Entry struct {
	Title     string
	Authors   []string
	Outlet    string // of the entry's <source> if it has one, else of the feed
	Lang      string // BCP 47
	Published time.Time
	Updated   time.Time
	Text      string // plain text or HTML of the entry's content or summary
}

// A Meta is what a page says beside the fields of the document.
type Meta struct {
	// Reason says why the document has no text, "" if it has: one of the Reason
	// constants, followed by ": " and a detail where there is one.
	Reason    string
	Canonical string // the address that the page gives as its own, absolute
	Charset   string // of the body as it was decoded, in lower case
	// Published and Updated are the moments behind the days of the document, in
	// the zone the page gives. If the page gives only a day they are midnight
	// UTC. Zero if not stated.
	Published time.Time
	Updated   time.Time
	// Notes are warnings about the page, such as two dates that disagree.
	Notes []string
}

// The reasons for which a page yields no text.
const (
	ReasonEmpty   = "empty page"
	ReasonType    = "not a text page" // followed by the type
	ReasonLarge   = "page too large"
	ReasonNested  = "page nested too deeply"
	ReasonListing = "list of links, not an article"
	ReasonScript  = "text needs a script to show"
	ReasonWall    = "login or payment asked for"
	ReasonNoText  = "no article text found"
)

// Document reads a page. It never fails: a page that yields no text gives a
// document with an empty Text, and [Meta.Reason] says why.
//
// Pages are HTML or plain text, told apart by type and content, in any charset
// of the WHATWG encoding standard. The ID is left empty. It is safe for
// concurrent use.
func Document(raw Raw) (gentz.Document, Meta) {
	doc, meta := gentz.Document{URL: raw.URL}, Meta{}
	switch kind, detail := sniff(raw); {
	case len(bytes.TrimSpace(raw.Body)) == 0:
		meta.Reason = ReasonEmpty
	case len(raw.Body) > maxBody:
		meta.Reason = ReasonLarge
	case kind == "text":
		return plainPage(raw)
	case kind == "html":
		return htmlPage(raw)
	default:
		meta.Reason = ReasonType + ": " + detail
	}
	d := dates{}
	setDates(&doc, &meta, &d, raw)
	doc.Title, doc.Outlet = squeeze(raw.Entry.Title), squeeze(raw.Entry.Outlet)
	if fromEntry(&doc, &meta, raw.Entry) {
		meta.Reason = ""
	}
	doc.Lang = tag(raw.Entry.Lang)
	return Describe(doc), meta
}

func htmlPage(raw Raw) (gentz.Document, Meta) {
	doc, meta := gentz.Document{URL: raw.URL}, Meta{}
	src, name := decode(raw.Body, raw.ContentType)
	meta.Charset = name
	s := slim(src)
	if s.cut {
		meta.Notes = append(meta.Notes, "page cut: too many elements")
	}
	root, err := html.Parse(bytes.NewReader(s.html))
	if err != nil {
		meta.Reason = ReasonNested
		return doc, meta
	}
	m := readMetas(root)
	meta.Canonical = canonical(root, m, raw.URL)
	l := readLinked(s.linked, func(u string) bool { return sameAddress(u, raw.URL) || sameAddress(u, meta.Canonical) })
	host := hostOf(raw.URL)
	if host == "" {
		host = hostOf(meta.Canonical)
	}
	doc.Title, doc.Outlet = titles(root, l, m, raw.Entry, host)
	if doc.Outlet == "" {
		doc.Outlet = host
	}
	bylines := l.authors
	for _, more := range [][]string{m.authors(), byline(root), raw.Entry.Authors} {
		if len(persons(bylines, doc.Outlet)) > 0 {
			break
		}
		bylines = append(bylines, more...)
	}
	doc.Authors = persons(bylines, doc.Outlet)

	d := dates{}
	d.add(&d.published, l.published, "json-ld")
	d.add(&d.updated, l.modified, "json-ld")
	for _, n := range publishedMeta {
		d.add(&d.published, m.get(n), "meta")
	}
	for _, n := range updatedMeta {
		d.add(&d.updated, m.get(n), "meta")
	}
	d.timeElements(root)
	d.dateLines(root)
	setDates(&doc, &meta, &d, raw)

	marked := l.headline != "" || l.published != "" || m.get("article:published_time") != ""
	list := !marked && (l.list || listing(root))
	walled := seesWall.MatchString(inlineShort(root))
	prune(root)
	full := bodyText(root)
	if len(doc.Authors) == 0 {
		top := blocks(root)
		for _, b := range top[:min(len(top), 12)] {
			if line, _, _ := strings.Cut(b.text, "\n"); byLine.MatchString(line) {
				bylines = append(bylines, line)
				break
			}
		}
		doc.Authors = persons(bylines, doc.Outlet)
	}
	text := clean(full, doc.Title, doc.Authors...)
	if words := blockBytes(text); l.body != "" && len(l.body) > 2*words {
		// The page shows little of it: it is filled by a script, or cut for layout.
		text = clean(paragraphs(l.body), doc.Title, doc.Authors...)
	}
	doc.Text = join(text)
	switch {
	case list:
		doc.Text, meta.Reason = "", ReasonListing
	case len(strings.Fields(doc.Text)) >= minWords:
		if walled && len(strings.Fields(doc.Text)) < 120 {
			meta.Notes = append(meta.Notes, "text may end at a paywall")
		}
	case walled:
		doc.Text, meta.Reason = "", ReasonWall
	case doc.Text == "" && s.script > 2000 && blockBytes(blocks(root)) < 500:
		meta.Reason = ReasonScript
	case len(strings.Fields(doc.Text)) < 5 || !marked && !endsSentence(doc.Text):
		doc.Text, meta.Reason = "", ReasonNoText
	}
	if fromEntry(&doc, &meta, raw.Entry) {
		meta.Reason = ""
	}
	doc.Lang = language(doc.Text, l.lang, htmlLang(root), m.get("og:locale"), m.get("content-language", "dc.language", "language"), raw.Entry.Lang)
	if doc.Text != "" {
		lines := make([]string, len(full))
		for i, b := range full {
			lines[i] = b.text
		}
		doc.Credit = creditOf(datelineOf(doc.Text), bylines, l.sources, lines)
	}
	return Describe(doc), meta
}

// Describe fills what the text of doc says about itself and doc does not yet
// hold: Lang, Credit, Dateline, Developing, Corrections and SHA256. It is for
// documents that come as text, from a batch or a file; [Document] calls it too.
func Describe(doc gentz.Document) gentz.Document {
	sum := sha256.Sum256([]byte(doc.Text))
	doc.SHA256 = hex.EncodeToString(sum[:])
	if doc.Lang == "" {
		doc.Lang = language(doc.Text)
	}
	paras := strings.Split(doc.Text, "\n\n")
	line := datelineOf(doc.Text)
	if doc.Dateline == "" {
		doc.Dateline = line.place
	}
	if doc.Credit == "" {
		doc.Credit = creditOf(line, append([]string{doc.Outlet}, doc.Authors...), nil, paras)
	}
	dev, notes := findNotes(doc.Title, paras)
	doc.Developing = doc.Developing || dev
	if doc.Corrections == nil {
		doc.Corrections = notes
	}
	return doc
}

// datelineOf returns the dateline of the first paragraphs, as a note of update
// or a standfirst may stand above it.
func datelineOf(text string) dateline {
	for i := 0; i < 3 && text != ""; i++ {
		if d, ok := readDateline(text); ok {
			return d
		}
		_, rest, ok := strings.Cut(text, "\n\n")
		if !ok {
			break
		}
		text = rest
	}
	return dateline{}
}

// setDates settles the dates and says where they came from.
func setDates(doc *gentz.Document, meta *Meta, d *dates, raw Raw) {
	url := raw.URL
	if url == "" {
		url = meta.Canonical
	}
	pub, upd, notes := d.choose(raw.Entry, url)
	meta.Notes = append(meta.Notes, notes...)
	doc.Published, doc.PublishedFrom, meta.Published = pub.calendar(), pub.from, pub.Time
	doc.Updated, doc.UpdatedFrom, meta.Updated = upd.calendar(), upd.from, upd.Time
}

// fromEntry takes the text of the feed's entry if the page gave none.
func fromEntry(doc *gentz.Document, meta *Meta, e Entry) bool {
	if doc.Text != "" || strings.TrimSpace(e.Text) == "" || len(e.Text) > maxBody {
		return false
	}
	root, err := html.Parse(bytes.NewReader(slim(tidy(e.Text)).html))
	if err != nil {
		return false
	}
	text := join(clean(blocks(root), doc.Title))
	if len(strings.Fields(text)) < minWords {
		return false
	}
	doc.Text = text
	meta.Notes = append(meta.Notes, "text from the feed: "+meta.Reason)
	return true
}

func htmlLang(root *html.Node) string {
	if n := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Html }); n != nil {
		if v := attr(n, "lang"); v != "" {
			return v
		}
		return attr(n, "xml:lang")
	}
	return ""
}

// inlineShort returns the text of the short blocks of a page, where appeals to
// log in stand.
func inlineShort(root *html.Node) string {
	var b strings.Builder
	for _, k := range blocks(root) {
		if len(k.text) < 250 && b.Len() < 100_000 {
			b.WriteString(k.text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}
