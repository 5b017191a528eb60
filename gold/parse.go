package gold

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gentz"
)

// Parse reads one article with its answer; GUIDE.md has the form. The name is
// that of the file and becomes the document's id, without ".txt".
//
// An error names the file and the line: a field that is unknown, an actor that
// is not listed, a quote that is not in the text or stands there twice.
func Parse(name, file string) (*Article, error) {
	p := &parser{name: name, names: map[string]bool{}, article: &Article{}}
	p.article.Document = gentz.Document{ID: strings.TrimSuffix(name, ".txt"), Lang: "en"}
	section := p.head
	var paragraph []string
	var text []string
	flush := func() {
		if len(paragraph) > 0 {
			text = append(text, strings.Join(paragraph, " "))
			paragraph = nil
		}
	}
	for line := range strings.Lines(file) {
		p.line++
		line = strings.TrimRight(line, "\r\n\t ")
		switch {
		case line == "-- text --":
			section = func(line string) error {
				if strings.ContainsAny(line, opening+closing+omitted) {
					return fmt.Errorf("a text must be free of %s%s%s, which mark answers", opening, closing, omitted)
				}
				if line == "" {
					flush()
				} else {
					paragraph = append(paragraph, line)
				}
				return nil
			}
		case line == "-- answer --":
			flush()
			p.article.Document.Text = strings.Join(text, "\n\n")
			section = p.answer
		default:
			if err := section(line); err != nil {
				return nil, p.at(err)
			}
		}
	}
	if err := p.close(); err != nil {
		return nil, p.at(err)
	}
	d := &p.article.Document
	if d.Title == "" || d.Outlet == "" || d.Published == 0 || p.article.Conflict == "" || d.Text == "" {
		return nil, fmt.Errorf("%s: title, outlet, published, conflict and -- text -- must be there", name)
	}
	return p.article, nil
}

type parser struct {
	name    string
	line    int
	article *Article
	names   map[string]bool // actors listed so far
	entry   *entry          // the entry that the lines now belong to
}

// An entry is one fact of the answer: a line of fields, and the quotes below it.
type entry struct {
	line   int
	kind   string
	first  []string // the words before the first bar
	fields []string
	quotes []place
}

func (p *parser) at(err error) error {
	return fmt.Errorf("%s:%d: %w", p.name, p.line, err)
}

func (p *parser) head(line string) error {
	if line == "" {
		return nil
	}
	key, value, _ := strings.Cut(line, ": ")
	d := &p.article.Document
	switch key {
	case "title":
		d.Title = value
	case "outlet":
		d.Outlet = value
	case "published":
		day, err := gentz.ParseDay(value)
		d.Published = day
		return err
	case "conflict":
		p.article.Conflict = value
	default:
		return fmt.Errorf("unknown line %q; title, outlet, published and conflict are known", key)
	}
	return nil
}

// answer takes a line of the answer: a quote of the entry above it if it is set
// in, else a new entry.
func (p *parser) answer(line string) error {
	if line == "" {
		return nil
	}
	if line[0] == '\t' || line[0] == ' ' {
		if p.entry == nil {
			return fmt.Errorf("a quote without an entry above it")
		}
		found, err := locate(p.article.Document.Text, strings.TrimSpace(line))
		if err != nil {
			return err
		}
		p.entry.quotes = append(p.entry.quotes, found)
		return nil
	}
	if err := p.close(); err != nil {
		return err
	}
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	kind, rest, _ := strings.Cut(fields[0], " ")
	p.entry = &entry{line: p.line, kind: kind, first: strings.Fields(rest), fields: fields[1:]}
	return nil
}

// close turns the entry that is complete into a fact.
func (p *parser) close() error {
	e := p.entry
	if e == nil {
		return nil
	}
	p.entry = nil
	here := p.line
	p.line = e.line
	if needs := !slices.Contains([]string{"person", "actor", "note"}, e.kind); needs != (len(e.quotes) > 0) {
		return fmt.Errorf("%s: quotes below it: %d", e.kind, len(e.quotes))
	}
	if err := p.fact(e); err != nil {
		return err
	}
	p.line = here
	return nil
}

func (e *entry) name() string { return strings.Join(e.first, " ") }

// take removes the field "key=value" and returns its value, "" without one.
func (e *entry) take(key string) string {
	for i, f := range e.fields {
		if v, ok := strings.CutPrefix(f, key+"="); ok {
			e.fields = slices.Delete(e.fields, i, i+1)
			return v
		}
	}
	return ""
}

// has removes the field that is just word and says whether it was there.
func (e *entry) has(word string) bool {
	i := slices.Index(e.fields, word)
	if i >= 0 {
		e.fields = slices.Delete(e.fields, i, i+1)
	}
	return i >= 0
}

// pick removes the field that is one of words, or returns the first of them.
func (e *entry) pick(words ...string) string {
	for _, w := range words[1:] {
		if e.has(w) {
			return w
		}
	}
	return words[0]
}

// rest complains of fields that nobody took.
func (e *entry) rest() error {
	if len(e.fields) > 0 {
		return fmt.Errorf("%s: unknown field %q", e.kind, e.fields[0])
	}
	return nil
}

func list(s string) (out []string) {
	for v := range strings.SplitSeq(s, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func number(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.Atoi(s)
}

func day(s string) (gentz.Day, error) {
	if s == "" {
		return 0, nil
	}
	return gentz.ParseDay(s)
}
