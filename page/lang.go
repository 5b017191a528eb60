package page

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// minLangText is the length from which a language can be told from the text.
const minLangText = 120

// language returns the BCP 47 tag of text. Hints are tags that the page or feed
// gives, most trusted first. The text itself has the last word if it is long
// enough to tell, because templates often carry the wrong language.
func language(text string, hints ...string) string {
	hint := ""
	for _, h := range hints {
		if h = tag(h); h != "" {
			hint = h
			break
		}
	}
	if len(text) > 1500 {
		text = text[:1500] // enough to tell; the time is linear
	}
	if len(text) < minLangText {
		return hint
	}
	base, _, _ := strings.Cut(hint, "-")
	if english(text) {
		// Trigrams lose their way in texts full of names and addresses, and take
		// longer than all the rest of reading a page.
		if base == "en" {
			return hint
		}
		return "en"
	}
	info := whatlanggo.Detect(text)
	found, reliable := info.Lang.Iso6391(), info.IsReliable()
	switch {
	case found == "":
		return hint
	case found == base || alike(found, base):
		return hint
	case hint == "":
		if reliable {
			return found
		}
		return ""
	case reliable && info.Confidence > 0.6:
		return found
	}
	return hint
}

// english reports whether one word in nine is one of nine that are frequent in
// English and rare in other languages, as in nearly every English text of a page.
func english(text string) bool {
	hit, all := 0, 0
	for _, w := range strings.Fields(text) {
		all++
		switch strings.ToLower(strings.Trim(w, ".,:;“”\"()")) {
		case "the", "of", "and", "that", "with", "was", "is", "his", "their":
			hit++
		}
	}
	return all >= 20 && hit*9 >= all
}

// alike reports whether two languages are so near that trigrams mix them up.
func alike(a, b string) bool {
	for _, group := range []string{" da nb no nn sv ", " hr sr bs sl ", " id ms ", " pt gl es ", " ru uk be bg mk ", " cs sk ", " fa ur ps ar ", " hi mr ne ", " af nl "} {
		if strings.Contains(group, " "+a+" ") && strings.Contains(group, " "+b+" ") {
			return true
		}
	}
	return false
}

// tag returns s as a BCP 47 tag of at most language and region, or "".
func tag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	part := strings.Split(s, "-")
	base := strings.ToLower(part[0])
	if len(base) < 2 || len(base) > 3 || strings.Trim(base, "abcdefghijklmnopqrstuvwxyz") != "" {
		switch base {
		case "english":
			return "en"
		}
		return ""
	}
	if len(part) > 1 && len(part[len(part)-1]) == 2 {
		return base + "-" + strings.ToUpper(part[len(part)-1])
	}
	return base
}
