package origin

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	gentz "gentz"
)

// Compare decides how two articles relate. The order of a and b only decides
// Earlier. boiler may be nil. Time and memory are linear in the texts.
func Compare(a, b gentz.Document, boiler Boilerplate) Verdict {
	x, y := newBody(a, boiler), newBody(b, boiler)
	same := sameOutlet(a, b)
	v := Verdict{Relation: None}
	var lead bool
	inX, inY, run := shared(x, y)
	var dropped int
	if same {
		dropped = dropTails(x, y, inX, inY)
	}
	v.Run = run
	var wordsX, wordsY int
	v.InA, wordsX = share(x, inX)
	v.InB, wordsY = share(y, inY)
	lead = leads(x, inX) && leads(y, inY)
	credit, creditOf := credited(x, y)
	v.Earlier = earlier(a, b, creditOf)
	words := min(wordsX, wordsY)
	most, least := max(v.InA, v.InB), min(v.InA, v.InB)
	apart := daysApart(a, b)
	title := titleShare(a.Title, b.Title)

	form := func() bool { return oneForm(x, y) }

	say := func(format string, args ...any) { v.Reasons = append(v.Reasons, fmt.Sprintf(format, args...)) }
	say("%d %% and %d %% of the words are shared, at most %d in a row", percent(v.InA), percent(v.InB), v.Run)
	if dropped > 0 {
		say("%d words that the outlet prints under both are left out", dropped)
	}
	if credit != "" {
		say("%s", credit)
	}
	sameURL := a.URL != "" && address(a.URL) == address(b.URL)
	switch {
	case words < 12 && !(same && (x.amends || y.amends)):
		if run >= minRun && wordsX+wordsY == 0 {
			say("only quoted words are shared")
		}
	case same && sameURL && most >= 0.2:
		v.Relation = Revision
		say("same address")
	case same && (x.amends || y.amends) && apart <= 7 && (most >= 0.25 && title >= 0.2 || names(x, y) >= 0.5 && title >= 0.2):
		v.Relation = Revision
		say("one says that it corrects an earlier version of itself")
	case same && apart <= 2 && least >= 0.4 && most >= 0.5 && (title >= 0.5 || lead && (title >= 0.3 || least >= 0.6)) && !form():
		// An outlet that fills one form day after day shares a beginning or a
		// title too; an update keeps most of the text besides.
		v.Relation = Revision
		say("same outlet, the text mostly kept")
	case same && lead && least >= 0.8 && apart <= 30 && (apart <= 2 || title >= 0.8) && !form():
		v.Relation = Revision
		say("same outlet, nearly all kept")
	case !same && apart <= maxApart && most >= 0.55 && words >= 25 && (least >= 0.15 || words >= 60):
		v.Relation = Reprint
	case !same && apart <= maxApart && most >= 0.4 && v.Run >= 40:
		// Two cuts of one text share only what both kept, but that word for word.
		v.Relation = Reprint
	case !same && apart <= maxApart && credit != "" && most >= 0.3 && words >= 20:
		v.Relation = Reprint
	case words >= 18 && v.Run >= 10:
		v.Relation = Overlap
	case words >= 30:
		v.Relation = Overlap
	}
	if apart > maxApart && !same && v.Relation == Overlap && most >= 0.55 {
		say("%d days apart", apart)
	}
	return v
}

// maxApart is the number of days after which a text printed again is an archive
// piece and not a reprint of news.
const maxApart = 45

func percent(f float64) int { return int(f*100 + 0.5) }

// sameOutlet reports whether both articles come from one outlet, by name, or by
// host if a name is missing.
func sameOutlet(a, b gentz.Document) bool {
	ka, kb := nameKey(a.Outlet), nameKey(b.Outlet)
	if ka != "" && kb != "" {
		return ka == kb
	}
	ha, hb := host(a.URL), host(b.URL)
	return ha != "" && ha == hb
}

func host(u string) string {
	p, err := url.Parse(u)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(p.Hostname()), "www.")
}

// address is a URL without scheme, "www.", query, fragment and slash at the end.
func address(u string) string {
	p, err := url.Parse(u)
	if err != nil {
		return u
	}
	return host(u) + strings.TrimSuffix(p.Path, "/")
}

// credited says in words which article credits the other or what both credit, and
// whose text it is: -1 if a is the source, 1 if b is, 0 if that is open.
func credited(x, y *body) (string, int) {
	names := func(b *body) []string {
		out := []string{nameKey(b.doc.Outlet)}
		if s := initials(b.doc.Outlet); s != "" {
			out = append(out, s)
		}
		return out
	}
	has := func(list []string, names []string) bool {
		for _, c := range list {
			for _, n := range names {
				if n != "" && c == n {
					return true
				}
			}
		}
		return false
	}
	yx, xy := has(y.credit, names(x)), has(x.credit, names(y))
	switch {
	case yx && !xy && nameKey(x.doc.Outlet) != nameKey(y.doc.Outlet):
		return fmt.Sprintf("the one credits the other's outlet, %s", x.doc.Outlet), -1
	case xy && !yx && nameKey(x.doc.Outlet) != nameKey(y.doc.Outlet):
		return fmt.Sprintf("the one credits the other's outlet, %s", y.doc.Outlet), 1
	case x.doc.Credit != "" && nameKey(x.doc.Credit) == nameKey(y.doc.Credit):
		return "both credit " + x.doc.Credit, 0
	}
	return "", 0
}

// earlier reports whether a is the earlier article.
func earlier(a, b gentz.Document, creditOf int) bool {
	switch {
	case creditOf != 0:
		return creditOf < 0
	case a.Published != 0 && b.Published != 0 && a.Published != b.Published:
		return a.Published < b.Published
	case a.Updated != 0 && b.Updated != 0 && a.Updated != b.Updated:
		return a.Updated < b.Updated
	}
	return true
}

// daysApart returns the days between the publications, 0 if one is not known.
func daysApart(a, b gentz.Document) int {
	if a.Published == 0 || b.Published == 0 {
		return 0
	}
	d := int(a.Published) - int(b.Published)
	return max(d, -d)
}

// leads reports whether the beginning of the report, its first forty words, is
// shared: at least a third of it.
func leads(b *body, in []bool) bool {
	n := min(len(in), 40)
	hit := 0
	for _, s := range in[:n] {
		if s {
			hit++
		}
	}
	return hit*3 >= n && n > 0
}

// dropTails takes out of the shared words the paragraphs that one outlet prints at
// the end of two articles with different beginnings: the self-portrait, the appeal,
// the note on a series. It returns how many words that were.
//
// A paragraph of background about the matter stays: it is shared, though no sign
// that the reports are one.
func dropTails(x, y *body, inX, inY []bool) int {
	if leads(x, inX) || leads(y, inY) {
		return 0
	}
	dropped := 0
	i, j := len(x.paras)-1, len(y.paras)-1
	for ; i > 0 && j > 0 && blockKey(x.paras[i]) == blockKey(y.paras[j]) && ofOutlet(x.paras[i], x.doc.Outlet); i, j = i-1, j-1 {
	}
	for k := range inX {
		if int(x.para[k]) > i && inX[k] {
			inX[k] = false
			dropped++
		}
	}
	for k := range inY {
		if int(y.para[k]) > j {
			inY[k] = false
		}
	}
	return dropped
}

// ofOutlet reports whether a paragraph speaks of the outlet or to its readers.
func ofOutlet(p, outlet string) bool {
	return outlet != "" && strings.Contains(nameKey(p), nameKey(outlet)) || selfish.MatchString(p) || appeals(p)
}

var selfish = regexp.MustCompile(`(?i)\b(?:we|us|our|you|your)\b|^\W*(?:about (?:this|the|us)|for (?:more|further) information|contact|press (?:office|contact)|this (?:text|series|project|article|report|release))|\b(?:telephone|tel\.|e-?mail|phone:)\s`)

// titleShare returns the share of the words of the shorter title, of four letters
// and more, that the other has.
func titleShare(a, b string) float64 {
	words := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(s) {
			if k := nameKey(w); len(k) >= 4 {
				m[k] = true
			}
		}
		return m
	}
	x, y := words(a), words(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return float64(n) / float64(len(x))
}

// oneForm reports whether two texts fill in one form for two subjects: each title
// has a word that its text repeats and the other text never has.
func oneForm(x, y *body) bool {
	subject := func(x, y *body) bool {
		count := map[uint64]int{}
		for _, w := range x.word {
			count[w]++
		}
		other := map[uint64]bool{}
		for _, w := range y.word {
			other[w] = true
		}
		title := body{}
		title.add(x.doc.Title, 0)
		for _, w := range title.word {
			if count[w] >= 2 && !other[w] {
				return true
			}
		}
		return false
	}
	return subject(x, y) && subject(y, x)
}

// names returns the share of the names of the article with fewer names that the
// other has: words with a capital inside a sentence.
func names(x, y *body) float64 {
	of := func(b *body) map[string]bool {
		m := map[string]bool{}
		for _, p := range b.paras {
			w := strings.Fields(p)
			for i := 1; i < len(w); i++ {
				if strings.ContainsAny(w[i-1][len(w[i-1])-1:], ".!?:") {
					continue
				}
				t := strings.Trim(w[i], ".,;:!?“”\"'’()")
				if len(t) > 2 && t[0] >= 'A' && t[0] <= 'Z' {
					m[strings.TrimSuffix(strings.TrimSuffix(t, "’s"), "'s")] = true
				}
			}
		}
		return m
	}
	a, b := of(x), of(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 {
		return 0
	}
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
