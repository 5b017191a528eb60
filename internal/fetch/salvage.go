package fetch

import (
	"html"
	"regexp"
	"strings"
	"time"

	nethtml "golang.org/x/net/html"
)

// salvage reads what is left of a feed whose XML is cut or ill-formed, tag by
// tag, without asking that they fit together: whatever stands between the start
// of an item and the next one belongs to it.
func salvage(s string) *Feed {
	f := &Feed{}
	z := nethtml.NewTokenizer(strings.NewReader(s))
	z.AllowCDATA(true)
	var it *Item     // the one being read, nil before the first
	var field string // the element of it being read, "" if none
	var depth int    // of elements with the field's own name inside it
	var b strings.Builder
	end := func() {
		if it == nil && field == "title" && f.Title == "" {
			f.Title = plain(b.String())
		} else if it != nil {
			it.set(field, b.String())
		}
		field = ""
		b.Reset()
	}
	for len(f.Items) < maxItems {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			break
		}
		if kind == nethtml.TextToken {
			if field != "" {
				b.Write(z.Text())
			}
			continue
		}
		raw := string(z.Raw())
		z.NextIsNotRawText() // a title whose end is missing must not swallow the rest
		name, attr := z.TagName()
		local := string(name[strings.LastIndexByte(string(name), ':')+1:])
		if kind == nethtml.EndTagToken {
			switch {
			case field == "":
			case local == field && depth > 0:
				depth--
				b.WriteString(raw)
			case local == field:
				end()
			case local == "item" || local == "entry":
				end()
			default:
				b.WriteString(raw)
			}
			continue
		}
		if kind != nethtml.StartTagToken && kind != nethtml.SelfClosingTagToken {
			continue
		}
		switch local {
		case "rss", "rdf", "feed", "channel":
			if f.Format == "" {
				f.Format = map[string]string{"rdf": "rdf", "feed": "atom"}[local]
				if f.Format == "" {
					f.Format = "rss"
				}
			}
		case "item", "entry":
			if field != "" {
				end()
			}
			f.Items = append(f.Items, Item{})
			it = &f.Items[len(f.Items)-1]
			continue
		}
		if field != "" && local != field && fields[local] && !holdsTags[field] {
			end() // its own end is missing
		}
		switch {
		case field != "":
			if local == field && kind == nethtml.StartTagToken {
				depth++
			}
			b.WriteString(raw)
		case it == nil && local != "title":
		case local == "link" && attr:
			href, rel := link(z)
			if href != "" && (rel == "" || rel == "alternate") && it.URL == "" {
				it.URL = href
			} else if href == "" && kind == nethtml.StartTagToken {
				field, depth = local, 0
			}
		case kind == nethtml.StartTagToken && fields[local]:
			field, depth = local, 0
		}
	}
	if field != "" {
		end()
	}
	return f
}

// fields are the elements of an item that are read.
var fields = map[string]bool{"title": true, "link": true, "guid": true, "id": true, "pubdate": true, "date": true,
	"published": true, "issued": true, "created": true, "updated": true, "modified": true, "description": true,
	"summary": true, "content": true, "encoded": true, "body": true, "author": true, "creator": true, "source": true}

// holdsTags are those in which tags of any name may stand.
var holdsTags = map[string]bool{"description": true, "summary": true, "content": true, "encoded": true, "body": true, "author": true, "source": true}

// personName finds the name in an Atom person.
var personName = regexp.MustCompile(`(?is)<name>(.*?)</name>`)

func link(z *nethtml.Tokenizer) (href, rel string) {
	for {
		k, v, more := z.TagAttr()
		switch string(k) {
		case "href":
			href = string(v)
		case "rel":
			rel = strings.ToLower(string(v))
		}
		if !more {
			return href, rel
		}
	}
}

func (it *Item) set(field, value string) {
	value = strings.TrimSpace(strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(value))
	if value == "" {
		return
	}
	switch field {
	case "title":
		it.Title = plain(value)
	case "link":
		if it.URL == "" {
			it.URL = html.UnescapeString(value)
		}
	case "guid", "id":
		if it.GUID = html.UnescapeString(value); it.URL == "" && webAddress(it.GUID) {
			it.URL = it.GUID
		}
	case "pubdate", "date", "published", "issued", "created":
		if t := feedTime(value); it.Published.IsZero() {
			it.Published = t
		}
	case "updated", "modified":
		it.Updated = feedTime(value)
	case "content", "encoded", "body":
		if text := unescaped(value); !it.Full || len(text) > len(it.Text) {
			it.Text, it.Full = text, true
		}
	case "description", "summary":
		if !it.Full {
			it.Text = unescaped(value)
		}
	case "author", "creator":
		if m := personName.FindStringSubmatch(value); m != nil {
			value = m[1]
		}
		it.Authors = append(it.Authors, plain(value))
	case "source":
		it.Outlet = plain(value)
	}
}

// unescaped returns markup that stands in a feed as escaped text.
func unescaped(s string) string {
	if strings.Contains(s, "&lt;") && !strings.Contains(s, "<") {
		return html.UnescapeString(s)
	}
	return s
}

// feedTime reads the times that feeds state, RFC 822 with its usual slips and
// RFC 3339, and is zero for any other.
func feedTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "Mon, _2 Jan 2006 15:04:05 -0700", "Mon, _2 Jan 2006 15:04:05 MST", "_2 Jan 2006 15:04:05 -0700",
		"_2 Jan 2006 15:04:05 MST", "Mon, _2 Jan 2006 15:04 -0700", "Mon, _2 Jan 2006 15:04 MST", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-0700",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02", "Mon, _2 Jan 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			// Go reads a zone name it does not know as an hour of its own making.
			if name, offset := t.Zone(); strings.HasSuffix(layout, "MST") && offset == 0 && name != "UTC" && name != "GMT" && name != "UT" && name != "Z" {
				hours, ok := zones[name]
				if !ok {
					return time.Time{}
				}
				t = t.Add(-time.Duration(hours) * time.Hour).UTC()
			}
			return t
		}
	}
	return time.Time{}
}

// zones are those of RFC 822, hours from UTC.
var zones = map[string]int{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}

var tag = regexp.MustCompile(`<[^<>]*>`)

// plain returns the words of a title or name that may hold markup.
func plain(s string) string {
	s = html.UnescapeString(tag.ReplaceAllString(html.UnescapeString(s), ""))
	return strings.Join(strings.Fields(s), " ")
}
