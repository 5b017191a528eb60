package fetch

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"gentz"
)

// An Outline is one feed of an OPML list, http://opml.org/spec2.opml.
type Outline struct {
	Title string
	URL   string // of the feed
	Site  string // of the site, "" if not stated
}

// ParseOPML reads a list of feeds, those in folders too, in order and each once.
// It returns an error wrapping [gentz.ErrInvalid] if body is no OPML. A list that is
// damaged gives the feeds before the damage.
func ParseOPML(body []byte) ([]Outline, error) {
	s := Decode(body, "")
	if !strings.EqualFold(rootOf(s), "opml") {
		return nil, fmt.Errorf("%w: it is no OPML list", gentz.ErrInvalid)
	}
	d := xml.NewDecoder(strings.NewReader(cleanXML(s)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	var out []Outline
	seen := map[string]bool{}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) || err != nil && len(out) > 0 {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: the OPML is damaged: %v", gentz.ErrInvalid, err)
		}
		start, ok := t.(xml.StartElement)
		if !ok || !strings.EqualFold(start.Name.Local, "outline") {
			continue
		}
		var o Outline
		for _, a := range start.Attr {
			switch strings.ToLower(a.Name.Local) {
			case "xmlurl":
				o.URL = strings.TrimSpace(a.Value)
			case "htmlurl":
				o.Site = strings.TrimSpace(a.Value)
			case "title":
				o.Title = plain(a.Value)
			case "text":
				if o.Title == "" {
					o.Title = plain(a.Value)
				}
			}
		}
		if webAddress(o.URL) && !seen[o.URL] {
			seen[o.URL] = true
			out = append(out, o)
		}
	}
}

type opmlOutline struct {
	Text  string `xml:"text,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
	URL   string `xml:"xmlUrl,attr"`
	Site  string `xml:"htmlUrl,attr,omitempty"`
}

// WriteOPML writes a list of feeds as OPML 2.0, in order.
func WriteOPML(w io.Writer, title string, list []Outline) error {
	type head struct {
		Title string `xml:"title"`
	}
	doc := struct {
		XMLName xml.Name      `xml:"opml"`
		Version string        `xml:"version,attr"`
		Head    head          `xml:"head"`
		Body    []opmlOutline `xml:"body>outline"`
	}{Version: "2.0", Head: head{title}}
	for _, o := range list {
		name := o.Title
		if name == "" {
			name = o.URL
		}
		doc.Body = append(doc.Body, opmlOutline{name, name, "rss", o.URL, o.Site})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
