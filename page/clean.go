package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

var (
	labelLine = regexp.MustCompile(`(?i)^\W*(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|continue reading(?: below)?|article continues.*|read more|show more|load more|see more|watch(?: now)?|listen(?: now)?|share(?: this(?: article| story)?)?(?: on .{3,20})?|tweet|print|email|save|comments?|\d+ comments?|\d+ min(?:ute)?s? read|min read|loading\W*|related(?: topics| stories| articles| links)?|more on this(?: story)?|most read|topics?|tags?|subscribe(?: now)?|sign up(?: now)?|log ?in|skip to .{3,30}|back to top|home|menu|search|close|next|previous|image|photo|video|gallery|caption|getty images|reuters|ap photo|facebook|twitter|whatsapp|copy link|link copied\W*|follow us.{0,60}|file photo)\W*$`)
	leadLine  = regexp.MustCompile(`(?i)^\W*(?:read (?:more|also|next|this)|also read|see also|related(?: stories| story| articles?| coverage)?|more (?:on this|from|news|stories)|recommended|don[’']t miss|watch|listen(?: to)?|you (?:may|might) (?:also )?(?:like|be interested)|in pictures|most read|explained|what to read next|up next)\s*[:>»|–—-]\s*\S`)
	signLine  = regexp.MustCompile(`(?i)^\W*(?:sign up (?:for|to) (?:our|the|a|receive|get)|subscribe to (?:our|the|read|get|continue)|get (?:our|the) (?:free )?(?:newsletter|app|latest (?:news|headlines))|follow (?:us|our|@)|download (?:our|the) .{0,20}app|join (?:our|the) (?:newsletter|whatsapp|telegram|channel|mailing)|click here (?:to|for)|tap here|support (?:our|independent) (?:work|journalism)|this (?:site|website|page) uses cookies|we use cookies|accept (?:all )?cookies|enable javascript|please enable|register (?:for free|now|to)|if you (?:notice|find|spot|see|have found) an? (?:error|mistake|typo)|(?:found|noticed|spotted) an? (?:error|mistake|typo)|report an error|already a (?:subscriber|member)|to continue reading|like what you)`)
	photoLine = regexp.MustCompile(`(?i)^\W*(?:(?:file )?(?:photo|image|picture|photograph|video|illustration|graphic|cover photo|main image)(?: credit)?s?(?: (?:by|courtesy(?: of)?))?\s*[:|©/]|\(?(?:ap|afp|epa|reuters|getty)(?: |/)?(?:photo|images|file)|©\s*\S+ ?(?:\S+ ?){0,4}(?:via|/)\s|.{0,200}\((?:(?:ap|afp|epa|pool|file) )?(?:photo|pic(?:ture)?|image)s?(?:/| by |: ?).{2,60}\)\W*$|.{0,300}\b(?:via getty images|/getty images|getty images|ap photo|afp photo|epa-efe|/pool photo)\W*$)`)
	timeLine  = regexp.MustCompile(`(?i)^\W*(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|modified|date)\b.{0,60}\d{4}.{0,40}|(?:\pL{3,10},? )?\d{1,2} \pL+ \d{4}(?:[ ,|–-]+\d{1,2}[:.]\d{2}.{0,12})?|(?:\pL{3,10},? )?\pL+ \d{1,2}, \d{4}(?:[ ,|–-]+\d{1,2}[:.]\d{2}.{0,12})?|\d+ (?:minutes?|hours?|days?) ago)\W*$`)
	byLine    = regexp.MustCompile(`^(?:By|BY|Written by|Reported by|Words by|Von|Par|Por|Door|Av|Di) [\pL.’' ,|-]{3,90}$`)
	rightLine = regexp.MustCompile(`(?i)^\W*(?:©|\(c\)|copyright\b).{0,200}$|^.{0,160}\ball rights reserved\b.{0,100}$|^.{0,200}\b(?:use of (?:the )?materials? |(?:may|can) be reproduced (?:only )?(?:if|with|without|provided))`)
	mailLine  = regexp.MustCompile(`[\w.+-]+@[\w-]+\.\w+\W*$`)
	seesWall  = regexp.MustCompile(`(?i)(?:subscribe|register|sign in|log in|create (?:a free |an )?account|start your (?:free )?trial)[^.]{0,40} to (?:continue|keep|read|unlock|access|view)|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to) (?:our )?(?:subscribers|members)|already a subscriber`)
)

// clean takes out the blocks that are no text of the article: labels, teasers,
// captions, the headline again, lines of date and byline at the top, and blocks
// that were printed before.
func clean(in []block, title string, authors ...string) []block {
	in = cutTail(in)
	var out []block
	head, gone := -1, 0 // the last heading kept with nothing under it, and what was left out since
	seen := map[string]bool{}
	key := nameKey(title)
	for i, b := range in[:min(len(in), 8)] {
		if key != "" && nameKey(b.text) == key && blockBytes(in[:i]) < 60*(i+1) {
			in = in[i+1:] // what stands above the headline names its section
			break
		}
	}
	for i, b := range in {
		s := b.text
		heading := b.kind == atom.H2 || b.kind == atom.H3 || b.kind == atom.H4
		if heading && head >= 0 && (gone > 0 || out[head].kind == b.kind) {
			out = out[:head] // nothing stood under it, or no text
		}
		gone++
		if heading {
			head = -1
		}
		switch n := len(s); {
		case !hasLetter(s):
		case n < 120 && labelLine.MatchString(s):
		case n < 250 && leadLine.MatchString(s) && b.link*3 > n:
		case n < 160 && leadLine.MatchString(s) && !strings.ContainsAny(s[n-1:], ".!?”\""):
		case n < 350 && signLine.MatchString(s):
		case n < 400 && mayBePhoto(s) && photoLine.MatchString(s):
		case n < 100 && i > 0 && i >= len(in)-2 && mailLine.MatchString(s):
		case n < 300 && i*2 > len(in) && rightLine.MatchString(s):
		case n < 120 && i < 5 && timeLine.MatchString(s):
		case n < 120 && i < 6 && byLine.MatchString(s):
		case i < 6 && nameKey(s) == key && key != "":
		case i < 6 && slices.Contains(authors, s):
		case b.link*10 >= n*8 && n < 200 && b.kind != atom.Tr && !strings.HasSuffix(s, "."):
		case n > 40 && seen[s]:
		default:
			if n > 40 {
				seen[s] = true
			}
			if gone = 0; heading {
				head = len(out)
			} else {
				head = -1
			}
			out = append(out, b)
		}
	}
	if head >= 0 && gone > 0 {
		out = out[:head]
	}
	return collapse(out)
}

// mayBePhoto reports whether s has a word that a line of credit needs; it saves
// most paragraphs the long expression.
func mayBePhoto(s string) bool {
	for _, w := range [...]string{"hoto", "HOTO", "mage", "MAGE", "icture", "Pic", "(pic", "etty", "GETTY", "©", "AP", "AFP", "EPA", "Reuters", "ideo", "VIDEO", "llustration", "raphic"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cutTail cuts a list of other articles off the end: from a heading that says so
// on, if what follows is mostly links.
func cutTail(in []block) []block {
	for i, b := range in {
		if i == 0 || i*3 < len(in) || len(b.text) > 60 || !tailHead.MatchString(b.text) {
			continue
		}
		link, all := 0, 0
		for _, t := range in[i+1:] {
			link += t.link
			all += len(t.text)
		}
		if link*2 >= all {
			return in[:i]
		}
	}
	return in
}

var tailHead = regexp.MustCompile(`(?i)^\W*(?:related|recommended|more (?:from|on|news|stories|in)|most (?:read|popular|viewed)|read (?:more|next|also)|you (?:may|might)|latest|trending|editor[’']s picks|top stories|popular|also (?:in|on|read)|comments|see also|don[’']t miss|what to read|up next|in this section|keep reading)\b.{0,40}$`)

// collapse takes out runs of blocks that were printed before, however short.
func collapse(in []block) []block {
	at := map[string]int{}
	var out []block
	for i := 0; i < len(in); i++ {
		if j, ok := at[in[i].text]; ok && i+2 < len(in) && j+2 < len(out) {
			n := 0
			for i+n < len(in) && j+n < len(out) && in[i+n].text == out[j+n].text {
				n++
			}
			if n >= 3 {
				i += n - 1
				continue
			}
		}
		at[in[i].text] = len(out)
		out = append(out, in[i])
	}
	return out
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
