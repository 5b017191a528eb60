package batch

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	gentz "gentz"
	"gentz/page"
)

// form is a document as the batch form has it. A null is as good as nothing.
type form struct {
	ID        label     `json:"id"`
	Text      *string   `json:"text"`
	Title     string    `json:"title"`
	Published gentz.Day `json:"published"`
	URL       string    `json:"url"`
	Outlet    string    `json:"outlet"`
	Lang      string    `json:"lang"`
}

// A label is a string, or a number kept as it is written: ids of spreadsheets
// and databases often are numbers.
type label string

func (l *label) UnmarshalJSON(b []byte) error {
	var n json.Number
	if json.Unmarshal(b, &n) == nil && b[0] != '"' {
		*l = label(n)
		return nil
	}
	return json.Unmarshal(b, (*string)(l))
}

// shape is what a hint says about a line that is not in the batch form.
const shape = `a document is one JSON object such as {"id": "7", "text": "…", "title": "…", "published": "2026-03-04"}; only "text" is needed`

// parse reads one document of the batch form.
func (s *Source) parse(where string, b []byte) (in Input) {
	if !utf8.Valid(b) {
		in.Err = notUTF8(where, 1, b)
		return in
	}
	var f form
	err := json.Unmarshal(b, &f)
	if f.ID != "" { // known even if what comes after it is wrong
		in.Document.ID = string(f.ID)
		where = fmt.Sprintf("%s (id %q)", where, f.ID)
	}
	if err != nil {
		in.Err = &Error{where, explain(err), shape}
		return in
	}
	if f.Text == nil {
		in.Err = &Error{where, fmt.Errorf(`%w: the document has no "text"`, gentz.ErrInvalid), shape}
		return in
	}
	for _, block := range []string{f.Title, *f.Text} {
		if in.Err = checkArticle(where, []byte(block)); in.Err != nil {
			return in
		}
	}
	if f.Published == 0 {
		f.Published = s.Published
	}
	in.Document = describe(gentz.Document{ID: in.Document.ID, URL: f.URL, Outlet: f.Outlet, Title: f.Title,
		Published: f.Published, Lang: f.Lang, Text: *f.Text})
	return in
}

// describe adds what the text says about itself.
func describe(doc gentz.Document) gentz.Document {
	if doc.Published != 0 {
		doc.PublishedFrom = "given"
	}
	return page.Describe(doc)
}

// explain puts an error of encoding/json into the user's words.
func explain(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%w JSON at byte %d: %v", gentz.ErrInvalid, syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("%w: %q is a %s", gentz.ErrInvalid, kind.Field, kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%w: the document is a JSON %s, not an object", gentz.ErrInvalid, kind.Value)
	case errors.Is(err, gentz.ErrInvalid):
		return err
	}
	return fmt.Errorf("%w: %v", gentz.ErrInvalid, err)
}
