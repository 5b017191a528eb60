package origin

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	gentz "gentz"
)

// A body is the text of an article as it is compared: words without what every
// outlet adds of its own.
type body struct {
	doc    gentz.Document
	word   []uint64 // hash of each word in small letters
	quoted []bool   // the word stands within quotation marks
	para   []int32  // paragraph of each word
	paras  []string // the paragraphs that were kept
	credit []string // names that the article credits, as keys
	amends bool     // it says that it corrects an earlier version of itself
}

func newBody(doc gentz.Document, boiler Boilerplate) *body {
	b := &body{doc: doc, credit: credits(doc)}
	all := paragraphs(doc.Text)
	for i, p := range all {
		if boiler != nil && boiler(doc.Outlet, blockKey(p)) {
			continue
		}
		if len(p) < 600 && (i < 2 || i >= len(all)-3) && amended.MatchString(p) {
			b.amends = true
		}
		if furniture(p, i, len(all)) {
			continue
		}
		if len(b.paras) == 0 {
			p = p[datelineEnd(p):]
		}
		b.paras = append(b.paras, p)
		b.add(p, int32(len(b.paras)-1))
	}
	return b
}

// add appends the words of paragraph p.
func (b *body) add(p string, n int32) {
	depth := 0 // within curly marks
	straight := false
	h, in := uint64(fnvStart), false
	end := func() {
		if in {
			b.word = append(b.word, h)
			b.quoted = append(b.quoted, depth > 0 || straight)
			b.para = append(b.para, n)
		}
		h, in = fnvStart, false
	}
	for _, r := range p {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h, in = step(h, unicode.ToLower(r)), true
		case (r == '\'' || r == '’') && in:
			// "don't" and "don’t" are one word.
		default:
			end()
			switch r {
			case '“', '«', '„':
				depth++
			case '”', '»':
				depth = max(0, depth-1)
			case '"':
				straight = !straight
			}
		}
	}
	end()
}

const fnvStart = 14695981039346656037

// step is one step of the FNV-1a hash over a rune.
func step(h uint64, r rune) uint64 {
	for ; r > 0; r >>= 8 {
		h = (h ^ uint64(r&0xFF)) * 1099511628211
	}
	return h
}

// paragraphs divides text at blank lines, or at line breaks if it has no blank line.
func paragraphs(text string) []string {
	sep := "\n\n"
	if !strings.Contains(text, sep) {
		sep = "\n"
	}
	var out []string
	for _, p := range strings.Split(text, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// blockKey is the hash of the letters of p, 0 if it has none.
func blockKey(p string) int64 {
	h, n := uint64(fnvStart), 0
	for _, r := range p {
		if unicode.IsLetter(r) {
			h = step(h, unicode.ToLower(r))
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return int64(h)
}

var (
	amended  = regexp.MustCompile(`(?i)\b(?:earlier|previous|original) version of (?:this|the|our) (?:story|article|report)|\bthis (?:story|article|report) (?:has been|was) (?:updated|corrected|amended)`)
	notes    = regexp.MustCompile(`(?i)^\W*(?:correction|clarification|editor[’']?s note|update[ds]?)\b.{0,40}[:—–-]|^\W*an? (?:earlier|previous) version of this|^\W*this (?:story|article|report|is a developing|is a breaking)\b.{0,60}(?:updated|corrected|amended|story)|^\W*(?:more to follow|check back)`)
	desk     = regexp.MustCompile(`(?i)^\W*(?:\(?(?:additional |with )?reporting by|writing by|editing by|source:|sources:|credit:|copyright|©|\(c\)|with (?:files|input|material|agency)|from our|agencies)\b`)
	byline   = regexp.MustCompile(`^(?:By|BY|From) [\pL][\pL .,’'&-]*[\pL]$`)
	appeal   = regexp.MustCompile(`(?i)\b(?:subscribe|newsletter|sign up|follow us|our (?:readers|journalism|reporters|app|website|terms|coverage)|support us|donate|whatsapp channel|telegram channel|all rights reserved|terms of (?:use|service)|privacy policy|read more|click here|download)\b|https?://|www\.|@\w`)
	signed   = regexp.MustCompile(`^[(\[—–-]*\s*[\pL][\pL .,/&’'-]{1,40}[)\]]?\.?$`)
	linePart = regexp.MustCompile(`^[\pL .,'’/-]{2,50}?(?:,? (?:\d{1,2} )?\pL{3,9}\.? ?\d{0,2}(?:, \d{4})?)?\s*(?:\([^()]{2,40}\)\s*)?(?:—|–|--|-)\s+`)
)

// furniture reports whether paragraph p, the i-th of n, is no part of the report:
// notes about it, credits, appeals to the reader.
func furniture(p string, i, n int) bool {
	c := firstLetter(p) // most paragraphs are spared the expressions by it
	if len(p) < 600 && (i < 3 || i >= n-6) && strings.IndexByte("ceutam", c) >= 0 && notes.MatchString(p) {
		return true
	}
	edge := i == 0 || i >= n-4
	if edge && len(p) < 300 && (strings.IndexByte("arwescf", c) >= 0 || strings.Contains(p, "©")) && desk.MatchString(p) {
		return true
	}
	if edge && len(p) < 90 && (c == 'b' || c == 'f') && byline.MatchString(p) {
		return true
	}
	if i >= n-2 && i > 0 && len(p) < 50 && signed.MatchString(p) {
		return true
	}
	return len(p) < 400 && (i == 0 || i >= n-6) && appeals(p) && !strings.ContainsAny(p, "“”\"")
}

// firstLetter returns the first letter of p in lower case, 0 if it is none of ASCII.
func firstLetter(p string) byte {
	for _, r := range p {
		if unicode.IsLetter(r) {
			if r = unicode.ToLower(r); r < utf8.RuneSelf {
				return byte(r)
			}
			return 0
		}
	}
	return 0
}

// appeals reports whether p speaks to its readers. Looking for the stems first
// saves most paragraphs the expression, which was a third of a comparison.
func appeals(p string) bool {
	for _, stem := range [...]string{"ubscri", "ewsletter", "ign up", "ollow us", "our ", "onate", "hats", "elegram", "ights reserved", "erms of", "rivacy", "ead more", "lick here", "ownload", "http", "www.", "@", "upport us"} {
		if strings.Contains(p, stem) {
			return appeal.MatchString(p)
		}
	}
	return false
}

// datelineEnd returns where the text after a dateline begins, 0 without one: the
// first name in capitals or a credit in brackets before a dash.
func datelineEnd(p string) int {
	m := linePart.FindString(p)
	if m == "" || len(m) > 110 {
		return 0
	}
	first, _, _ := strings.Cut(m, " ")
	first = strings.TrimRight(first, ",/—–-")
	if utf8.RuneCountInString(first) > 1 && strings.ToUpper(first) == first || strings.Contains(m, "(") {
		return len(m)
	}
	return 0
}

// nameKey returns the letters and digits of a name in small letters, without "the".
func nameKey(s string) string {
	s = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// initials returns the first letters of a name of several words: "cpw".
func initials(s string) string {
	var out []rune
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	if len(out) < 2 {
		return ""
	}
	return string(out)
}

var creditForms = []*regexp.Regexp{
	regexp.MustCompile(`^[\pL .,'’/\d-]{0,60}\(([\pL][\pL /&.-]{1,38})\)\s*(?:—|–|--|-)`),
	regexp.MustCompile(`(?i)^\W*(?:source|credit|agency|via|from|reporting by|with|by)\s*:?\s+([\pL][\pL .&/-]{1,40}?)\W*$`),
	regexp.MustCompile(`(?i)^\W*(?:©|copyright|\(c\))\s*(?:©\s*)?\d{0,4},?\s*(?:by )?(?:the )?([\pL][\pL .&/-]{1,40}?)(?:\.|,|\s+all rights.*)?$`),
	regexp.MustCompile(`^[(\[—–-]*\s*([\pL][\pL .&/-]{1,40}?)[)\]]?\.?$`),
}

// credits returns the keys of the names that doc credits as its source: of
// agencies, and of whatever stands in a line of credit, as agencies exist that no
// table has. A name only counts where another article's outlet or credit is it.
func credits(doc gentz.Document) []string {
	var out []string
	add := func(s string) {
		if k := nameKey(s); len(k) > 1 && len(out) < 12 {
			out = append(out, k)
		}
	}
	add(doc.Credit)
	for _, a := range doc.Authors {
		add(a)
	}
	all := paragraphs(doc.Text)
	for i, p := range all {
		if len(p) > 400 && i > 0 || i > 1 && i < len(all)-3 {
			continue
		}
		head := p[:min(len(p), 160)]
		for j, re := range creditForms {
			if j > 0 && i < len(all)-3 {
				break
			}
			if m := re.FindStringSubmatch(head); m != nil {
				add(m[1])
			}
		}
	}
	return out
}
