package version

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	gentz "gentz"
)

// A word is one word of a sentence.
type word struct {
	text   string // as printed
	key    string // small letters, without apostrophes
	start  int    // byte offset
	quoted bool   // within quotation marks
	first  bool   // first of its sentence or quotation: a capital says nothing
}

// A sentence is one sentence or list item.
type sentence struct {
	start, end int
	words      []word
	key        string // the keys of its words
}

// A text is a version as sentences. Those without a word are left out.
type text struct {
	src       string
	sentences []sentence
	notes     []string // the correction notes that the document lists
	title     string   // the keys of the title's words
}

// enumerator is the number or letter of a list item, which is layout.
var enumerator = regexp.MustCompile(`^(?:[-•*]\s*)?\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)](?:\s+|$)`)

// maxSentences bounds the sentences of a text that are compared.
const maxSentences = 20_000

func newText(d gentz.Document) *text {
	t := &text{src: d.Text, notes: d.Corrections, title: keysOf(words(d.Title, 0))}
	for _, s := range split(d.Text) {
		if len(t.sentences) == maxSentences {
			break
		}
		skip := len(enumerator.FindString(d.Text[s.start:s.end]))
		s.words = words(d.Text[s.start+skip:s.end], s.start+skip)
		if len(s.words) == 0 {
			continue
		}
		s.key = keysOf(s.words)
		t.sentences = append(t.sentences, s)
	}
	return t
}

// bullet divides the items of a list that was flattened into one line.
var bullet = regexp.MustCompile(`\s[-•*]\s{2,}`)

// split returns the sentences of s without their words. A line break ends a
// sentence, as paragraphs and list items are never broken within one.
func split(s string) []sentence {
	var out []sentence
	at := 0
	for at < len(s) {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += at
		}
		line := at
		for _, m := range append(bullet.FindAllStringIndex(s[at:end], -1), []int{end - at, end - at}) {
			out = splitLine(out, s, line, at+m[0])
			line = at + m[1]
		}
		at = end + 1
	}
	return out
}

// splitLine adds the sentences of s[from:to].
func splitLine(out []sentence, s string, from, to int) []sentence {
	start := from
	add := func(end int) {
		a, b := start, end
		for a < b && (s[a] == ' ' || s[a] == '\t') {
			a++
		}
		for b > a && (s[b-1] == ' ' || s[b-1] == '\t' || s[b-1] == '\r') {
			b--
		}
		if b > a {
			out = append(out, sentence{start: a, end: b})
		}
		start = end
	}
	for i := from; i < to; i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		j := i + 1
		for j < to {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !strings.ContainsRune(".!?\"”’')]*_", r) {
				break
			}
			j += n
		}
		if j >= to || s[j] != ' ' {
			continue
		}
		k := j
		for k < to && (s[k] == ' ' || s[k] == '*' || s[k] == '_') {
			k++
		}
		r, _ := utf8.DecodeRuneInString(s[k:to])
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("\"“‘'([", r) {
			continue
		}
		if s[i] == '.' && j == i+1 && abbreviated(s[from:i]) {
			continue
		}
		add(j)
		i = j
	}
	add(to)
	return out
}

// abbreviated reports whether the last word of s, which a full stop follows, is
// an abbreviation or an initial.
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " (“\"‘—–-")+1:]
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	if utf8.RuneCountInString(w) == 1 && unicode.IsUpper(rune(w[0])) || strings.Contains(w, ".") && len(w) <= 6 {
		return true
	}
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Capt", "Sgt", "Maj", "Adm", "Rev", "Hon", "St", "Jr", "Sr", "vs", "No", "Nos", "Sec", "Art",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "approx", "ca", "cf", "al", "Inc", "Co", "Corp", "Ltd", "Mt", "Ft", "fig", "Fig", "pp", "vol":
		return true
	}
	return false
}

// markup are tags and addresses that texts of other makers hold; they are no words.
var markup = regexp.MustCompile(`<[a-zA-Z/!][^<>]*>|\]\([^()\s]{1,500}\)|https?://\S+`)

// words returns the words of s, which starts at byte offset base of its block.
func words(s string, base int) []word {
	if strings.ContainsAny(s, "<(:") {
		s = markup.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat(" ", len(m)) })
	}
	var out []word
	quoted, fresh := 0, true
	straight := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case '“', '«', '„':
				quoted, fresh = quoted+1, true
			case '”', '»':
				quoted = max(0, quoted-1)
			case '"':
				straight = !straight
				fresh = fresh || straight
			case ':', '*':
				fresh = true
			}
			i += n
			continue
		}
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
				j += n
				continue
			}
			next, _ := utf8.DecodeRuneInString(s[min(len(s), j+n):])
			if (r == '\'' || r == '’' || r == 0x2060) && unicode.IsLetter(next) || (r == '.' || r == ',') && unicode.IsDigit(next) && j > i && s[j-1] >= '0' && s[j-1] <= '9' {
				j += n
				continue
			}
			break
		}
		t := s[i:j]
		out = append(out, word{text: t, key: wordKey(t), start: base + i, quoted: quoted > 0 || straight, first: fresh})
		fresh = false
		i = j
	}
	return out
}

func keysOf(w []word) string {
	keys := make([]string, len(w))
	for i := range w {
		keys[i] = w[i].key
	}
	return strings.Join(keys, " ")
}

var apostrophes = strings.NewReplacer("'", "", "’", "", ",", "", "\u2060", "")

func wordKey(t string) string { return strings.ToLower(apostrophes.Replace(t)) }
