package page

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

var (
	byWord    = regexp.MustCompile(`(?i)^\s*(?:written |reported |reporting |story |text |words |article |posted |published |review )?(?:by|von|par|por|di|door|av)\b\s*:?\s*`)
	byEnd     = regexp.MustCompile(`(?i)\s(?:updated|published|posted|last|first)\b|\s\d`)
	andWord   = regexp.MustCompile(`(?i)\s*(?:,|;|\band\b|&|\bwith\b|\||\bund\b|\bet\b|\by\b|•|·|\n)\s*`)
	jobWord   = regexp.MustCompile(`(?i)\b(?:correspondent|editor|reporter|writer|staff|bureau|desk|team|columnist|producer|contributor|contributing|journalist|newsroom|analyst|chief|agencies|agency|online|editorial|redaktion|admin|administrator|webmaster|news|media|press|service|office|ministry|department|politics|world|diplomatic|foreign|political|senior|updated|published|read|follow|email|share|minutes?|ago|photo|getty|images|in|at|for|from|of)\b`)
	nameShape = regexp.MustCompile(`^[\pL][\pL.'’-]*(?: [\pL][\pL.'’-]*){0,5}$`)
)

// persons returns the names of persons in bylines, each once. Agencies, outlets,
// jobs and addresses are left out.
func persons(bylines []string, outlet string) []string {
	var out []string
	seen := map[string]bool{}
	for _, b := range bylines {
		b = byWord.ReplaceAllString(squeeze(b), "")
		if i := byEnd.FindStringIndex(b); i != nil && i[0] > 3 {
			b = b[:i[0]]
		}
		if i := strings.IndexAny(b, "(<["); i > 0 {
			b = b[:i]
		}
		for _, n := range andWord.Split(b, -1) {
			n = strings.Trim(byWord.ReplaceAllString(n, ""), " .,-–—/")
			if i := strings.IndexAny(n, "–—/"); i > 0 {
				n = strings.TrimSpace(n[:i])
			}
			if i := strings.Index(n, " - "); i > 0 {
				n = n[:i]
			}
			if !isPerson(n) || isOutlet(n, []string{outlet}) || agencyOf(n, true) != "" {
				continue
			}
			n = unshout(n)
			if k := strings.ToLower(n); !seen[k] && len(out) < 12 {
				seen[k] = true
				out = append(out, n)
			}
		}
	}
	return out
}

// isPerson reports whether s has the shape of a person's name: two to six words
// that start with capitals, none a job.
func isPerson(s string) bool {
	if len(s) < 4 || len(s) > 60 || !nameShape.MatchString(s) || jobWord.MatchString(s) {
		return false
	}
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	capital := 0
	for _, w := range words {
		if r := rune0(w); unicode.IsUpper(r) || !unicode.IsLower(r) {
			capital++
		}
	}
	return capital >= 2 && unicode.IsUpper(rune0(words[0])) || capital == len(words)
}

// unshout writes a name that is all in capitals with small letters.
func unshout(s string) string {
	if strings.ToUpper(s) != s || strings.ToLower(s) == s {
		return s
	}
	start := true
	return strings.Map(func(r rune) rune {
		if start {
			start = false
		} else {
			low := unicode.ToLower(r)
			start = r == ' ' || r == '-' || r == '\'' || r == '’' || r == '.'
			return low
		}
		return r
	}, s)
}

// byline returns the bylines that the page shows: elements marked as author, and
// those whose class says byline, outside teasers and comments.
func byline(root *html.Node) []string {
	var marked, shown []string
	walk(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return true
		}
		if teaser(n) || concealed(n) {
			return false
		}
		s := ""
		switch prop := strings.ToLower(attr(n, "itemprop")); {
		case prop == "author" || prop == "creator" || attr(n, "rel") == "author":
			if s = attr(n, "content"); s == "" {
				if m := find(n, func(m *html.Node) bool { return attr(m, "itemprop") == "name" }); m != nil {
					if s = attr(m, "content"); s == "" {
						s = inline(m)
					}
				} else {
					s = inline(n)
				}
			}
			if len(s) < 150 {
				marked = append(marked, s)
			}
			return false
		}
		for _, l := range labels(n) {
			if l == "byline" || l == "author" || l == "authors" || l == "bylines" || l == "autor" || l == "auteur" || l == "autore" {
				if s = inline(n); s != "" && len(s) < 150 && (l != "author" && l != "authors" || len(s) < 80) {
					shown = append(shown, s)
					return false
				}
			}
		}
		return true
	})
	if len(marked) > 0 {
		return marked
	}
	if len(shown) > 3 {
		return nil // a list of articles with authors
	}
	return shown
}
