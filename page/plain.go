package page

import (
	"strings"

	gentz "gentz"
)

// minWords is the length from which text is an article without further proof.
const minWords = 25

// plainPage reads a page of plain text. Its first line is the title if a blank
// line follows and it is no sentence.
func plainPage(raw Raw) (gentz.Document, Meta) {
	doc, meta := gentz.Document{URL: raw.URL}, Meta{}
	src, name := decode(raw.Body, raw.ContentType)
	meta.Charset = name
	src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(src)
	head, rest, ok := strings.Cut(strings.TrimSpace(src), "\n\n")
	if ok && len(head) < 200 && !strings.Contains(head, "\n") && !strings.HasSuffix(strings.TrimSpace(head), ".") {
		if _, dated := readDateline(head); !dated {
			doc.Title, src = squeeze(head), rest
		}
	}
	if doc.Title == "" {
		doc.Title = squeeze(raw.Entry.Title)
	}
	doc.Text = join(paragraphs(src))
	if !hasLetter(doc.Text) {
		doc.Text, meta.Reason = "", ReasonNoText
	}
	doc.Outlet = squeeze(raw.Entry.Outlet)
	if doc.Outlet == "" {
		doc.Outlet = hostOf(raw.URL)
	}
	doc.Authors = persons(raw.Entry.Authors, doc.Outlet)
	d := dates{}
	setDates(&doc, &meta, &d, raw)
	doc.Lang = language(doc.Text, raw.Entry.Lang)
	return Describe(doc), meta
}
