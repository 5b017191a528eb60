package page

import (
	"encoding/json"
	"html"
	"strings"
)

// maxValues bounds the values of structured data that are looked at.
const maxValues = 5000

// articles are the types of schema.org that are an article, as of version 29.
var articles = map[string]bool{
	"newsarticle": true, "article": true, "reportagenewsarticle": true, "backgroundnewsarticle": true,
	"opinionnewsarticle": true, "analysisnewsarticle": true, "asknewsarticle": true, "reviewnewsarticle": true,
	"blogposting": true, "liveblogposting": true, "report": true, "socialmediaposting": true,
	"advertisercontentarticle": true, "techarticle": true, "scholarlyarticle": true, "satiricalarticle": true,
}

// A linked value is what the JSON-LD of a page says of its article. Zero fields
// are not said.
type linked struct {
	headline, published, modified, lang, publisher, body, url string
	authors, sources                                          []string
	list                                                      bool // the page is a list of articles
}

// readLinked reads the JSON-LD scripts of a page. Broken scripts are passed over.
// Of several articles the one whose address is that of the page is taken, else
// the first that has a headline or a date.
func readLinked(scripts []string, same func(url string) bool) linked {
	var objects []map[string]any
	byID := map[string]map[string]any{}
	left := maxValues
	var collect func(v any, depth int)
	collect = func(v any, depth int) {
		if left--; left < 0 || depth > 12 {
			return
		}
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				collect(e, depth+1)
			}
		case map[string]any:
			objects = append(objects, v)
			if id, _ := v["@id"].(string); id != "" && len(v) > 1 {
				byID[id] = v
			}
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart"} {
				if w, ok := v[key]; ok {
					collect(w, depth+1)
				}
			}
		}
	}
	for _, s := range scripts {
		var v any
		s = strings.TrimSpace(strings.NewReplacer("<!--", "", "-->", "", "<![CDATA[", "", "]]>", "", "//\n", "\n").Replace(s))
		// Line breaks within strings are the commonest fault of these scripts.
		if json.Unmarshal([]byte(s), &v) != nil && json.Unmarshal([]byte(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(strings.TrimRight(s, "; \n"))), &v) != nil {
			continue
		}
		collect(v, 0)
	}
	var best map[string]any
	var l linked
	rank := 0
	for _, o := range objects {
		for _, t := range list(o["@type"]) {
			switch t = strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(t, "http://schema.org/"), "https://schema.org/")); {
			case t == "itemlist" || t == "collectionpage" || t == "searchresultspage":
				l.list = true
			case articles[t]:
				r := 1
				if text(o["headline"]) != "" || text(o["datePublished"]) != "" {
					r = 2
				}
				for _, key := range []string{"url", "@id", "mainEntityOfPage"} {
					if u := first(list(o[key])); u != "" && same(u) {
						r = 3
					}
				}
				if r > rank {
					best, rank = o, r
				}
			}
		}
	}
	if best == nil {
		return l
	}
	l.headline = text(best["headline"])
	if l.headline == "" {
		l.headline = text(best["name"])
	}
	l.published, l.modified = text(best["datePublished"]), text(best["dateModified"])
	l.lang = first(names(best["inLanguage"], byID))
	l.body = text(best["articleBody"])
	l.publisher = first(names(best["publisher"], byID))
	if l.authors = names(best["author"], byID); len(l.authors) == 0 {
		l.authors = names(best["creator"], byID)
	}
	l.sources = append(names(best["sourceOrganization"], byID), names(best["copyrightHolder"], byID)...)
	l.url = first(list(best["url"]))
	return l
}

// names returns the names of a person or organisation, or of a list of them.
func names(v any, byID map[string]map[string]any) []string {
	var out []string
	var add func(v any, depth int)
	add = func(v any, depth int) {
		if depth > 4 || len(out) >= 20 {
			return
		}
		switch v := v.(type) {
		case string:
			if s := plain(v); s != "" {
				out = append(out, s)
			}
		case []any:
			for _, e := range v {
				add(e, depth+1)
			}
		case map[string]any:
			if n, ok := v["name"]; ok {
				add(n, depth+1)
			} else if n, ok := v["@value"]; ok {
				add(n, depth+1)
			} else if id, _ := v["@id"].(string); id != "" && byID[id] != nil {
				add(byID[id]["name"], depth+1)
			} else if n, ok := v["alternateName"]; ok {
				add(n, depth+1)
			}
		}
	}
	add(v, 0)
	return out
}

// list returns v as a list of strings: a string, a list, or the @id or url
// of an object.
func list(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	case map[string]any:
		for _, key := range []string{"@id", "url"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	}
	return nil
}

// text returns v if it is a string or a list that starts with one, else "".
func text(v any) string {
	switch v := v.(type) {
	case string:
		return plain(v)
	case []any:
		if len(v) > 0 {
			return text(v[0])
		}
	case map[string]any:
		return text(v["@value"])
	}
	return ""
}

// plain undoes the entities that many pages leave in structured data.
func plain(s string) string {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(html.UnescapeString(s))
	}
	return strings.TrimSpace(invisible.Replace(s))
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}
