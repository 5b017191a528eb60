package main

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	gentz "gentz"
)

// A table is a reading for people: sections of entries, the words an entry rests
// on below it, nothing cut off. Without colour it says the same.
type table struct {
	*gentz.Reading
	actor map[gentz.ID]*gentz.Actor
	issue map[gentz.ID]string
	plain bool // no colour
	width int  // columns
	out   bytes.Buffer
}

// An entry is one thing that was found.
type entry struct {
	line     []part
	evidence []string // the words of the document
}

// A part is some words in one style.
type part struct {
	text  string
	style ansi.Style
}

var (
	bold  = ansi.Style{}.Bold()
	faint = ansi.Style{}.Faint()
	done  = ansi.Style{}.ForegroundColor(ansi.Green)
	still = ansi.Style{}.ForegroundColor(ansi.Cyan)
	off   = ansi.Style{}.ForegroundColor(ansi.Red)
)

// maxWidth keeps lines short enough to be read on a wide screen.
const maxWidth = 100

// newTable returns the table of r for a page of the given width.
func newTable(r *gentz.Reading, width int, colour bool) *table {
	t := &table{Reading: r, plain: !colour, width: min(max(width, 40), maxWidth),
		actor: map[gentz.ID]*gentz.Actor{}, issue: map[gentz.ID]string{}}
	for i := range r.Actors {
		t.actor[r.Actors[i].ID] = &r.Actors[i]
	}
	for _, i := range r.Issues {
		t.issue[i.ID] = i.Label
	}
	return t
}

// bytes prints the whole table.
func (t *table) bytes() []byte {
	t.header()
	nothing := true
	for _, s := range []struct {
		name    string
		entries []entry
	}{
		{"Who", t.who()},
		{"Meetings", t.meetings()},
		{"Said", t.said()},
		{"Where they stand", t.stands()},
		{"On the table", t.matters()},
		{"Still expected", t.expected()},
		{"Other events", t.otherEvents()},
		{"Not said", t.unsaid()},
		{"Times", t.times()},
	} {
		if len(s.entries) == 0 {
			continue
		}
		nothing = false
		t.out.WriteByte('\n')
		t.print("", part{s.name, bold})
		for _, e := range s.entries {
			t.print("  ", e.line...)
			for _, words := range e.evidence {
				t.quote(words)
			}
		}
	}
	if nothing {
		t.out.WriteByte('\n')
		t.print("  ", part{t.whyNothing(), faint})
	}
	t.out.WriteByte('\n')
	return t.out.Bytes()
}

func (t *table) header() {
	d := &t.Document
	title := d.Title
	if title == "" {
		title = d.ID
	}
	t.print("", part{clean(title), bold})
	var under []string
	for _, s := range []string{d.Outlet, dayWords(d.Published)} {
		if s != "" {
			under = append(under, clean(s))
		}
	}
	if d.Title != "" {
		under = append(under, clean(d.ID))
	}
	if len(under) > 0 {
		t.print("", part{strings.Join(under, " · "), faint})
	}
	if d.URL != "" {
		t.print("", part{clean(d.URL), faint})
	}
}

func (t *table) whyNothing() string {
	if l := t.Document.Lang; l != "" && l != "en" && !strings.HasPrefix(l, "en-") {
		return "The text is not English (" + clean(l) + "): it was not read."
	}
	return "The text names nobody and reports nothing that gentz looks for."
}

// print writes parts as one paragraph; its further lines hang under the first.
func (t *table) print(indent string, parts ...part) {
	var line strings.Builder
	for _, p := range parts {
		line.WriteString(t.styled(p.style, p.text))
	}
	for i, l := range t.wrap(line.String(), len(indent)+2) {
		if i > 0 {
			t.out.WriteString("  ")
		}
		t.out.WriteString(indent + l + "\n")
	}
}

// quote writes words of the document beside a bar.
func (t *table) quote(words string) {
	for _, l := range t.wrap(words, 6) {
		t.out.WriteString("    " + t.styled(faint, "│ "+l) + "\n")
	}
}

// wrap breaks s into lines that leave room for an indent. Words with a hyphen
// stay whole, as do ids and addresses: what is copied from a line can be used.
func (t *table) wrap(s string, indent int) []string {
	s = strings.ReplaceAll(s, "-", hyphen)
	lines := strings.Split(ansi.Wrap(s, t.width-indent, ""), "\n")
	for i := range lines {
		lines[i] = strings.ReplaceAll(strings.TrimRight(lines[i], " "), hyphen, "-")
	}
	return lines
}

// hyphen stands for "-" while lines are broken; clean lets none through.
const hyphen = "\ue000"

func (t *table) styled(style ansi.Style, s string) string {
	if t.plain || s == "" || len(style) == 0 {
		return s
	}
	return style.Styled(s)
}

// words returns the words of s for the eye: on one line.
func (t *table) words(s gentz.Span) string { return clean(t.Document.Words(s)) }

// quotes returns the words of the spans, each once.
func (t *table) quotes(spans []gentz.Span) (out []string) {
	seen := map[string]bool{}
	for _, s := range spans {
		if w := t.words(s); w != "" && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// clean makes s safe for a terminal: white space becomes single spaces, and
// control characters, which could move the cursor or turn the text around,
// become the replacement character.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), string(r) == hyphen, '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
