package gentz

// A Document is one version of one article, as text. Its Text is never changed:
// every [Span] of a [Reading] points into it.
type Document struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Published Day    `json:"published,omitzero"`
	Lang      string `json:"lang,omitempty"` // BCP 47, "" if unknown
	Text      string `json:"text"`
	SHA256    string `json:"sha256,omitempty"` // of Text, in hexadecimal
	// Developing is true if the text calls itself a developing story.
	Developing bool `json:"developing,omitempty"`

	// Authors are the persons of the byline in its order, without "By".
	Authors []string `json:"authors,omitempty"`
	// Updated is the day that the outlet says it last changed the article.
	Updated Day `json:"updated,omitzero"`
	// PublishedFrom and UpdatedFrom say where the dates were found: "json-ld",
	// "meta", "time", "text", "feed", "url" or "given"; "" without a date.
	PublishedFrom string `json:"published_from,omitempty"`
	UpdatedFrom   string `json:"updated_from,omitempty"`
	// Credit is the news agency that the article credits ("Reuters"), "" if none.
	Credit string `json:"credit,omitempty"`
	// Dateline is the place that the dateline names, as printed ("GENEVA").
	Dateline string `json:"dateline,omitempty"`
	// Corrections are the correction and clarification notes, as printed.
	Corrections []string `json:"corrections,omitempty"`
}

// Block returns the text that s points into.
func (d *Document) Block(s Span) string {
	if s.Block == "title" {
		return d.Title
	}
	return d.Text
}

// Words returns the very words that s points at.
func (d *Document) Words(s Span) string { return s.Of(d.Block(s)) }
