package page

import (
	"regexp"
	"strings"
	"unicode"
)

// A dateline is the start of a report that says where and when it was filed:
// "GENEVA, March 4 (Reuters) — ".
type dateline struct {
	place  string // "GENEVA", "SAN JOSE, Costa Rica"
	credit string // as printed between brackets, "" if none
	end    int    // byte offset of the text after it
}

var (
	dateInLine = regexp.MustCompile(`^,? *(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? *)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? +\d{1,2}(?:, +\d{4})?|\d{1,2}(?:st|nd|rd|th)? +(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?:,? +\d{4})?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)`)
	creditLine = regexp.MustCompile(`^,? *[(\[]([^()\[\]]{2,40})[)\]]`)
	dashLine   = regexp.MustCompile(`^(?: *(?:—|–|--|―|:)\s*| +- +|\. *(?:—|–|--)\s*)`)
	slashLine  = regexp.MustCompile(`^[.,]? */ *([A-Z][A-Za-z ]{1,25}) */ *[-–—.]*\s*`)
)

// readDateline reads the dateline at the start of text. A place in capitals needs
// a dash after it; a place in small letters needs a date or a credit as well,
// because "Geneva — as ever — was calm" is no dateline.
func readDateline(text string) (dateline, bool) {
	head := text
	if i := strings.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	if len(head) > 160 {
		head = head[:160]
	}
	// The place: up to three names, divided by commas or strokes.
	i, place, caps := placeName(head)
	if i == 0 {
		// "(Reuters) - The talks …" has a credit and no place.
		if m := creditLine.FindStringSubmatchIndex(head); m != nil && m[0] == 0 {
			if d := dashLine.FindString(head[m[1]:]); d != "" && agencyOf(head[m[2]:m[3]], true) != "" {
				return dateline{credit: head[m[2]:m[3]], end: m[1] + len(d)}, true
			}
		}
		return dateline{}, false
	}
	d := dateline{place: place}
	rest := head[i:]
	at := i
	dated := false
	if m := dateInLine.FindString(rest); m != "" {
		dated = true
		at += len(m)
		rest = head[at:]
	}
	if m := creditLine.FindStringSubmatchIndex(rest); m != nil {
		d.credit = strings.TrimSpace(rest[m[2]:m[3]])
		at += m[1]
		rest = head[at:]
	} else if m := slashLine.FindStringSubmatch(rest); m != nil && (agencyOf(m[1], true) != "" || caps && dated && acronym.MatchString(m[1])) {
		d.credit = m[1]
		d.end = at + len(m[0])
		return d, true
	}
	if !dated {
		if m := dateInLine.FindString(rest); m != "" {
			dated = true
			at += len(m)
			rest = head[at:]
		}
	}
	dash := dashLine.FindString(rest)
	if dash == "" {
		return dateline{}, false
	}
	if strings.HasPrefix(strings.TrimSpace(dash), ":") && !dated && d.credit == "" {
		return dateline{}, false // "BREAKING: ", "WATCH: "
	}
	if !caps && !dated && agencyOf(d.credit, true) == "" {
		return dateline{}, false
	}
	if notPlaces[strings.ToUpper(place)] || !caps && openers[place] {
		return dateline{}, false
	}
	d.end = at + len(dash)
	return d, true
}

// notPlaces are labels that stand where a dateline may stand.
var notPlaces = map[string]bool{
	"BREAKING": true, "UPDATE": true, "UPDATED": true, "EXCLUSIVE": true, "ANALYSIS": true, "OPINION": true, "WATCH": true, "LIVE": true,
	"DEVELOPING": true, "CORRECTION": true, "EDITORIAL": true, "COMMENT": true, "EXPLAINER": true, "FACTBOX": true, "NEWS": true, "VIDEO": true,
	"PHOTOS": true, "LISTEN": true, "READ": true, "NOTE": true, "FOR IMMEDIATE RELEASE": true, "Q": true, "A": true, "QUESTION": true, "ANSWER": true,
	"THE PRESIDENT": true, "MODERATOR": true, "SECRETARY": true,
}

// openers are words that open a sentence before a date: "On March 4 — …".
var openers = set("On In At By From Since Until Before After Today Yesterday Last This The Early Late Updated Published")

// placeName returns the length of the place at the start of s, the place, and
// whether its first name is in capitals.
func placeName(s string) (end int, place string, caps bool) {
	at := 0
	for names := 0; names < 3; names++ {
		start := at
		words := 0
		for at < len(s) {
			j := at
			for j < len(s) && !strings.ContainsRune(" ,/(:—–", rune0(s[j:])) {
				j += len(string(rune0(s[j:])))
			}
			w := strings.TrimRight(s[at:j], ".")
			if w == "" || !placeWord(w, words > 0) || dateWord[strings.Trim(w, ".")] || words >= 5 {
				break
			}
			if names == 0 && words == 0 {
				caps = strings.ToUpper(w) == w && len([]rune(w)) > 1
			} else if names == 0 && caps && strings.ToUpper(w) != w && !small[w] {
				break
			}
			words++
			at = j
			if at < len(s) && s[at] == ' ' && at+1 < len(s) {
				at++
				continue
			}
			break
		}
		for at > start && s[at-1] == ' ' {
			at--
		}
		if at == start {
			if names == 0 {
				return 0, "", false
			}
			break
		}
		end = at
		if at < len(s) && s[at] == ',' && at+2 < len(s) && s[at+1] == ' ' {
			at += 2
			continue
		}
		if at < len(s) && s[at] == '/' {
			at++
			continue
		}
		break
	}
	return end, strings.TrimRight(s[:end], ", /"), caps
}

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// small are the words within a place's name that are not capitalised.
var small = map[string]bool{"de": true, "al": true, "el": true, "la": true, "and": true, "of": true, "the": true, "upon": true, "am": true, "an": true, "der": true, "sur": true}

// dateWord are words in capitals after which a date, not a place, begins.
var dateWord = set(`Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec January February March April June July August September October November December
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday`)

// placeWord reports whether w can be part of a place's name.
func placeWord(w string, later bool) bool {
	if later && small[w] {
		return true
	}
	r := rune0(w)
	if !unicode.IsUpper(r) {
		return false
	}
	for _, r := range w {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '.' {
			return false
		}
	}
	return true
}
