// Package page turns a page as served into a [gentz.Document]: the text of the
// article without menus, captions, teasers and repeated blocks, and what the page
// says about it (title, outlet, authors, dates, language, agency, corrections).
//
// It needs no network and no clock: equal bytes give an equal document.
package page

import (
	"time"

	gentz "gentz"
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
	return gentz.Document{URL: raw.URL}, Meta{Reason: ReasonNoText}
}

// Describe fills what the text of doc says about itself and doc does not yet
// hold: Lang, Credit, Dateline, Developing, Corrections and SHA256. It is for
// documents that come as text, from a batch or a file; [Document] calls it too.
func Describe(doc gentz.Document) gentz.Document { return doc }
