package page

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// publishedMeta and updatedMeta are the meta tags of dates, most trusted first.
var (
	publishedMeta = []string{
		"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
		"sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "citation_publication_date", "citation_date", "publishdate",
		"publish-date", "publish_date", "publication_date", "pubdate", "article.published", "article:published", "published-date", "cxenseparse:recs:publishtime",
		"date.issued", "dc.date", "dcterms.date", "date", "rnews:datepublished", "article_date_original", "displaydate", "originalpublicationdate",
	}
	updatedMeta = []string{
		"article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
		"article.updated", "lastmod", "last-modified", "updated_time", "revision_date", "article_date_updated", "dateupdate",
	}
)

var (
	urlDay  = regexp.MustCompile(`/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/_-]|$)`)
	urlDay8 = regexp.MustCompile(`[/_-]((?:20)\d\d)([01]\d)([0-3]\d)(?:[/_.-]|$)`)
	urlName = regexp.MustCompile(`/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/([0-3]?\d)(?:/|$)`)
)

// urlDate returns the day that an address such as /2025/03/04/talks names.
func urlDate(u string) (moment, bool) {
	for _, re := range []*regexp.Regexp{urlDay, urlDay8} {
		if m := re.FindStringSubmatch(u); m != nil {
			if v, err := time.Parse("2006-1-2", m[1]+"-"+strings.TrimLeft(m[2], "0")+"-"+strings.TrimLeft(m[3], "0")); err == nil && sane(v) {
				return moment{Time: v, day: true}, true
			}
		}
	}
	if m := urlName.FindStringSubmatch(u); m != nil {
		if v, err := time.Parse("2006-Jan-2", m[1]+"-"+strings.ToUpper(m[2][:1])+m[2][1:]+"-"+strings.TrimLeft(m[3], "0")); err == nil && sane(v) {
			return moment{Time: v, day: true}, true
		}
	}
	return moment{}, false
}

// timeElements adds the dates of time elements and of elements that are marked
// as dates, if they stand above the end of the text or beside the headline, not
// in teasers of other articles.
func (d *dates) timeElements(root *html.Node) {
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if teaser(n) {
			return false
		}
		prop := strings.ToLower(attr(n, "itemprop"))
		// The hAtom microformat, and its value-title pattern.
		hatom := attr(n, "title") != "" && (n.Data == "abbr" || strings.Contains(attr(n, "class"), "value-title"))
		if n.Data != "time" && !hatom && !strings.HasPrefix(prop, "date") {
			return true
		}
		v := attr(n, "datetime")
		if v == "" {
			v = attr(n, "content")
		}
		if hatom {
			v = attr(n, "title")
		}
		m, ok := parseDate(v)
		if !ok {
			if m, ok = parseDate(inline(n)); !ok {
				return true
			}
		}
		var of string
		for p, i := n, 0; p != nil && i < 3; p, i = p.Parent, i+1 {
			of += " " + strings.Join(labels(p), " ")
		}
		of += " " + strings.ToLower(inline(n))
		switch {
		case prop == "datemodified" || strings.Contains(of, "updat") || strings.Contains(of, "modif"):
			d.updated = append(d.updated, dated{m, "time"})
		case prop == "datepublished" || prop == "datecreated" || strings.Contains(of, "publi") || strings.Contains(of, "posted") || attr(n, "pubdate") != "" || hasAttr(n, "pubdate"):
			d.published = append(d.published, dated{m, "time"})
		default:
			d.loose = append(d.loose, dated{m, "time"})
		}
		return true
	})
	// Without a mark a time element is taken only if it is the only day there:
	// it may be that of an event, a comment or a teaser.
	if len(d.published) == 0 && len(d.loose) > 0 {
		for _, l := range d.loose {
			if !sameDay(l.Time, d.loose[0].Time) {
				return
			}
		}
		d.published = append(d.published, d.loose[0])
	}
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

var (
	dateInText = regexp.MustCompile(`(?:\d{1,2}(?:st|nd|rd|th)? \pL{3,9}\.?,? \d{4}|\pL{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})(?:,? (?:at )?\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?)?`)
	otherDates = set("event events deadline expires expiry birth born start end venue agenda calendar comment")
	dateLabels = set("date time datetime published pubdate posted timestamp meta dateline created")
)

// dateLines adds the date that the page shows in a short line marked as one, if
// nothing better is there and all such lines name one day.
func (d *dates) dateLines(root *html.Node) {
	if len(d.published) > 0 {
		return
	}
	var found []dated
	lines := 0
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if teaser(n) || concealed(n) || lines > 50 {
			return false
		}
		of := labels(n)
		for _, l := range of {
			if !dateLabels[l] {
				continue
			}
			if slices.ContainsFunc(of, func(l string) bool { return otherDates[l] }) {
				return false
			}
			s := inline(n)
			if len(s) > 90 {
				break
			}
			lines++
			lower := strings.ToLower(s)
			all := dateInText.FindAllString(s, 2)
			if len(all) == 1 && !strings.Contains(lower, "updat") && !strings.Contains(lower, "modif") && !strings.Contains(lower, "edited") {
				if m, ok := parseDate(all[0]); ok {
					found = append(found, dated{m, "text"})
				}
			}
			return false
		}
		return true
	})
	for _, f := range found {
		if !sameDay(f.Time, found[0].Time) {
			return
		}
	}
	if len(found) > 0 {
		d.published = append(d.published, found[0])
	}
}
