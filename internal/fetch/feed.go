package fetch

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"gentz"
)

// A Feed is a list of articles: a feed or a sitemap.
type Feed struct {
	Format string // rss, rdf, atom, json or sitemap
	Title  string
	Link   string // of the site, "" if not stated
	Lang   string // BCP 47, "" if not stated
	// Every is how often the feed says it changes, 0 if it does not say.
	Every time.Duration
	Items []Item
	// Sitemaps are the addresses that a sitemap index lists.
	Sitemaps []string
	// Damage says what was wrong with it, "" if nothing: then items may be missing.
	Damage string
}

// An Item is one article of a feed. Times are zero where the feed states none
// that can be read.
type Item struct {
	GUID      string    `json:"guid,omitempty"`
	URL       string    `json:"url,omitempty"` // absolute, "" if there is no page
	Title     string    `json:"title,omitempty"`
	Authors   []string  `json:"authors,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`     // of the item's <source>, who first published it
	OutletURL string    `json:"outlet_url,omitempty"` // likewise
	Lang      string    `json:"lang,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	Text      string    `json:"text,omitempty"` // content, or else the summary; HTML or plain
	Full      bool      `json:"full,omitempty"` // Text is the content and not a summary
}

// maxItems bounds what one feed may list; the newest stand first in most.
const maxItems = 10_000

// ParseFeed reads an RSS, RDF, Atom or JSON feed or a sitemap. base is where it
// came from; addresses in it are resolved against it. Damaged XML gives the items
// that can still be told apart. It returns an error wrapping [gentz.ErrInvalid] if
// body is none of these; a feed without items is no error.
func ParseFeed(body []byte, contentType, base string) (*Feed, error) {
	s := Decode(body, contentType)
	root := strings.ToLower(rootOf(s))
	var f *Feed
	var err error
	switch {
	case strings.HasPrefix(strings.TrimLeft(s, " \t\r\n\x00"), "{"):
		f, err = parseJSONFeed(s)
	case root == "urlset" || root == "sitemapindex":
		f, err = parseSitemap(s)
	case root == "html" || root == "!doctype" && htmlType.MatchString(s[:min(len(s), 1024)]):
		return nil, fmt.Errorf("%w: it is a web page, not a feed", gentz.ErrInvalid)
	case root == "opml":
		return nil, fmt.Errorf("%w: it is a list of feeds (OPML), not a feed", gentz.ErrInvalid)
	default:
		f, err = parseXMLFeed(s)
	}
	if err != nil {
		return nil, err
	}
	if len(f.Items) > maxItems && f.Format != "sitemap" {
		f.Items, f.Damage = f.Items[:maxItems], fmt.Sprintf("only the first %d items are read", maxItems)
	}
	f.resolve(base)
	return f, nil
}

var (
	htmlType = regexp.MustCompile(`(?i)<!doctype\s+html`)
	rootTag  = regexp.MustCompile(`<([A-Za-z_!][\w.-]*)(?::([\w.-]+))?`)
	comment  = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// rootOf returns the local name of the first element of s, "!doctype" if a document
// type comes before it and the element is not near, "" if there is none.
func rootOf(s string) string {
	head := comment.ReplaceAllString(s[:min(len(s), 64<<10)], "")
	doctype := ""
	for _, m := range rootTag.FindAllStringSubmatch(head, 8) {
		switch {
		case strings.EqualFold(m[1], "!doctype"):
			doctype = "!doctype"
		case strings.HasPrefix(m[1], "!"): // of an internal subset
		case m[2] != "":
			return m[2]
		default:
			return m[1]
		}
	}
	return doctype
}

func parseXMLFeed(s string) (*Feed, error) {
	s = cleanXML(s)
	f, err := readXML(s)
	if err == nil && len(f.Items) > 0 && addresses(f) == len(f.Items) {
		return f, nil
	}
	loose := salvage(s)
	switch {
	case err == nil && len(f.Items) > 0 && addresses(loose) <= addresses(f):
		return f, nil
	case len(loose.Items) > 0 && err != nil:
		loose.Damage = fmt.Sprintf("the XML is damaged: %v", err)
		return loose, nil
	case len(loose.Items) > 0:
		loose.Damage = "its tags do not fit together"
		return loose, nil
	case err != nil && loose.Format == "":
		return nil, fmt.Errorf("%w: it is no feed: %v", gentz.ErrInvalid, err)
	case err != nil:
		return loose, nil
	}
	return f, nil
}

// addresses counts the items that have an address.
func addresses(f *Feed) (n int) {
	for _, it := range f.Items {
		if it.URL != "" {
			n++
		}
	}
	return n
}

// zoned returns a time in the zone that the feed states; gofeed turns it into UTC,
// and the day of an evening into the next.
func zoned(s string, parsed *time.Time) time.Time {
	if parsed == nil {
		return time.Time{}
	}
	if t := feedTime(s); t.Equal(*parsed) {
		return t
	}
	return *parsed
}

// readXML reads well-formed XML with gofeed. A panic there is an error here: it
// costs this feed alone.
func readXML(s string) (f *Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("%w: %v", gentz.ErrInvalid, p)
		}
	}()
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	g, err := p.ParseString(s)
	if err != nil {
		return nil, err
	}
	f = &Feed{Format: g.FeedType, Title: plain(g.Title), Link: g.Link, Lang: g.Language}
	original := g.OriginalFeed()
	if r, ok := original.(*rss.Feed); ok {
		f.Every = rssEvery(r)
		if r.Version == "1.0" || r.Version == "0.9" || r.Version == "0.90" {
			f.Format = "rdf"
		}
	}
	for i, it := range g.Items {
		item := Item{GUID: it.GUID, URL: it.Link, Title: plain(it.Title), Text: it.Content, Full: it.Content != ""}
		if item.Text == "" {
			item.Text = it.Description
		}
		for _, a := range it.Authors {
			if a != nil && a.Name != "" {
				item.Authors = append(item.Authors, plain(a.Name))
			}
		}
		item.Published, item.Updated = zoned(it.Published, it.PublishedParsed), zoned(it.Updated, it.UpdatedParsed)
		switch o := original.(type) {
		case *rss.Feed:
			if i < len(o.Items) {
				item.fromRSS(o.Items[i])
			}
		case *atom.Feed:
			if i < len(o.Entries) {
				item.fromAtom(o.Entries[i])
			}
		}
		f.Items = append(f.Items, item)
	}
	return f, nil
}

// fromRSS adds what gofeed's common form leaves out.
func (it *Item) fromRSS(r *rss.Item) {
	if r.Source != nil {
		it.Outlet, it.OutletURL = plain(r.Source.Title), r.Source.URL
	}
	if it.URL == "" && r.GUID != nil && r.GUID.IsPermalink != "false" && webAddress(r.GUID.Value) {
		it.URL = r.GUID.Value
	}
}

func (it *Item) fromAtom(e *atom.Entry) {
	if e.Source != nil {
		it.Outlet = plain(e.Source.Title)
		for _, l := range e.Source.Links {
			if l.Rel == "" || l.Rel == "alternate" {
				it.OutletURL = l.Href
			}
		}
	}
	if it.URL == "" && webAddress(e.ID) {
		it.URL = e.ID
	}
}

// rssEvery returns the rhythm that an RSS feed states: <ttl> in minutes, or the
// syndication module, http://purl.org/rss/1.0/modules/syndication/.
func rssEvery(r *rss.Feed) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(r.TTL)); err == nil && n > 0 {
		return time.Duration(min(n, 7*24*60)) * time.Minute
	}
	sy := r.Extensions["sy"]
	if len(sy["updatePeriod"]) == 0 {
		return 0
	}
	period, ok := map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour,
		"monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour}[strings.TrimSpace(sy["updatePeriod"][0].Value)]
	if !ok {
		return 0
	}
	if f := sy["updateFrequency"]; len(f) > 0 {
		if n, err := strconv.Atoi(strings.TrimSpace(f[0].Value)); err == nil && n > 1 {
			period /= time.Duration(n)
		}
	}
	return period
}

// resolve makes the addresses of f absolute, and drops those that are none.
func (f *Feed) resolve(base string) {
	from, err := url.Parse(base)
	if err != nil {
		from = &url.URL{}
	}
	abs := func(ref string) string {
		u, err := from.Parse(strings.TrimSpace(ref))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return ""
		}
		u.User = nil
		return u.String()
	}
	if f.Link = abs(orNone(f.Link)); f.Link != "" && base == "" {
		from, _ = url.Parse(f.Link)
	}
	for i := range f.Items {
		it := &f.Items[i]
		it.URL, it.OutletURL = abs(orNone(it.URL)), abs(orNone(it.OutletURL))
		it.GUID = strings.TrimSpace(it.GUID)
	}
	for i := range f.Sitemaps {
		f.Sitemaps[i] = abs(f.Sitemaps[i])
	}
}

// orNone keeps an empty reference from being resolved to the base.
func orNone(ref string) string {
	if strings.TrimSpace(ref) == "" {
		return "about:blank"
	}
	return ref
}

func webAddress(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// Usable reports whether there is anything of an article in it.
func (it *Item) Usable() bool { return it.URL != "" || strings.TrimSpace(it.Title+it.Text) != "" }
