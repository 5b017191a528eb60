package fetch

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gentz"
)

// sitemapURL is an entry of a sitemap, https://www.sitemaps.org/protocol.html, with
// the news extension, http://www.google.com/schemas/sitemap-news/0.9.
type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title     string `xml:"title"`
		Published string `xml:"publication_date"`
		In        struct {
			Name string `xml:"name"`
			Lang string `xml:"language"`
		} `xml:"publication"`
	} `xml:"news"`
}

// maxLinks is the most that a sitemap may list by the protocol.
const maxLinks = 50_000

// parseSitemap reads a sitemap or an index of sitemaps, up to where it is damaged.
// Of an index, what changed last comes first.
func parseSitemap(s string) (*Feed, error) {
	f := &Feed{Format: "sitemap"}
	d := xml.NewDecoder(strings.NewReader(cleanXML(s)))
	d.Strict = false
	var parts []sitemapURL
	for len(f.Items) < maxLinks && len(parts) < maxLinks {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			f.Damage = fmt.Sprintf("the XML is damaged: %v", err)
			break
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		var u sitemapURL
		if err := d.DecodeElement(&u, &start); err != nil {
			f.Damage = fmt.Sprintf("the XML is damaged: %v", err)
			break
		}
		if u.Loc = strings.TrimSpace(u.Loc); u.Loc == "" {
			continue
		}
		if start.Name.Local == "sitemap" {
			parts = append(parts, u)
			continue
		}
		f.Items = append(f.Items, Item{GUID: u.Loc, URL: u.Loc, Title: plain(u.News.Title), Published: feedTime(u.News.Published),
			Updated: feedTime(u.LastMod), Outlet: plain(u.News.In.Name), Lang: strings.TrimSpace(u.News.In.Lang)})
	}
	slices.SortStableFunc(parts, func(a, b sitemapURL) int { return feedTime(b.LastMod).Compare(feedTime(a.LastMod)) })
	for _, u := range parts {
		f.Sitemaps = append(f.Sitemaps, u.Loc)
	}
	if f.Damage != "" && len(f.Items)+len(f.Sitemaps) == 0 {
		return nil, fmt.Errorf("%w: %s", gentz.ErrInvalid, f.Damage)
	}
	return f, nil
}
