package page

import (
	"regexp"
	"strings"
)

// developing are the ways in which an article says that it is not finished.
var (
	developing = regexp.MustCompile(`(?i)^\W*(?:(?:this|it) is (?:a|an|still a) (?:developing|breaking|fast-moving|evolving)(?:[ ,-](?:developing|breaking|news|and))* (?:story|news|situation|item|report)\b|this (?:is )?(?:breaking |developing )?(?:news )?(?:story|article|page|report) (?:is (?:being updated|developing)|(?:will|may) be updated|has been updated and will)|(?:a |the )?developing story\b\W{0,3}(?:$|more|check|please|come|it |will|stay|refresh)|more (?:details )?(?:to follow|to come|soon|as we get it|details (?:soon|to follow))\W*$|(?:please )?(?:check|come) back (?:here )?(?:soon |later )?for (?:more |further |the latest )?(?:updates|details|information)|(?:please )?refresh (?:the|this) page|(?:we will|we'll) (?:update|be updating|bring you|have) (?:this|more|the latest|updates)|details (?:soon|to follow)\W*$|updates to follow\W*$)`)
	developed  = regexp.MustCompile(`(?i)^\W*(?:(?:breaking|developing)(?: news| story)?\s*[:|–—-]|live(?: updates)?\s*:|just in\s*:)|[|–—-]\s*(?:developing story|live updates?)\s*$`)
)

// corrections are the ways in which a note of correction begins. An update that
// adds news is none.
var corrections = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^\W*(?:\(?\s*)?(?:corrections?|clarifications?|corrects?|clarifies|erratum)\b(?:\s+(?:appended|and clarifications?|note))?(?:\s*[,(]?\s*[\w., /]{3,40}[)]?)?\s*(?::|—|–|--| - )`),
	regexp.MustCompile(`(?i)^\W*(?:this|the) (?:article|story|report|piece|post|headline|version|dispatch|page|item|text|column|caption)(?: \w+){0,6}? (?:was|has been|is|have been)(?: \w+){0,3}? (?:corrected|amended|clarified|updated to (?:correct|clarify|reflect|remove|fix)|changed to (?:correct|clarify)|edited to (?:correct|clarify)|revised to (?:correct|clarify))`),
	regexp.MustCompile(`(?i)^\W*(?:an?|the) (?:earlier|previous|original|prior|initial) (?:version|edition|headline|report|story|article)(?: \w+){0,8}? (?:misstated|misspelled|misspelt|misidentified|incorrectly|wrongly|erroneously|mistakenly|said|stated|gave|reported|referred|contained|included|had|omitted|attributed|described|quoted|was)`),
	regexp.MustCompile(`(?i)^\W*(?:editor[’']?s[’']? note|editor[’']s|note to (?:editors|readers))\s*[:—–-]?.{0,200}?\b(?:correct(?:s|ed|ion)?|clarif\w+|amended|(?:earlier|previous|original) version|misstated|inaccura\w+|incorrectly)`),
	regexp.MustCompile(`(?i)^\W*(?:corrects?|corrected|recasts|fixes|amends) (?:the )?(?:\w+ ){0,4}(?:in|to|of|throughout|spelling|name|title|date|figure|day|quote|attribution)\b`),
	regexp.MustCompile(`(?i)^\W*(?:we|the \w+(?: \w+)?) (?:apologi[sz]e|regrets? the error)`),
}

// findNotes returns whether the article calls itself developing, and its notes of
// correction. Notes stand in short paragraphs of their own; a sentence in the
// middle of a long one is somebody's words.
func findNotes(title string, paragraphs []string) (dev bool, notes []string) {
	dev = developed.MatchString(title)
	for i, p := range paragraphs {
		p = squeeze(p)
		edge := i < 3 || i >= len(paragraphs)-4
		if len(p) < 300 && edge && developing.MatchString(p) {
			dev = true
		}
		if edge && !dev && len(p) < 1200 {
			// As the last sentence of a paragraph: "… said. This is a developing story."
			if j := lastSentence(p); j > 0 && developing.MatchString(p[j:]) {
				dev = true
			}
		}
		if len(p) > 1200 || i >= 3 && i < len(paragraphs)-8 || strings.HasPrefix(p, "“") || strings.HasPrefix(p, "\"") {
			continue
		}
		for _, re := range corrections {
			if re.MatchString(p) {
				notes = append(notes, paragraphs[i])
				break
			}
		}
	}
	return dev, notes
}

// lastSentence returns where the last sentence of p starts, 0 if it is the only one.
func lastSentence(p string) int {
	t := strings.TrimRight(p, " .!?”\"’)")
	best := 0
	for _, end := range []string{". ", "! ", "? ", ".” ", ".\" ", ".) "} {
		if i := strings.LastIndex(t, end); i >= 0 && i+len(end) > best {
			best = i + len(end)
		}
	}
	return best
}
