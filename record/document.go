package record

// A Document is one stored version of one article, as the record lists it.
type Document struct {
	Kind      string  `json:"kind"` // "document"
	ID        string  `json:"id"`
	URL       string  `json:"url,omitempty"`
	Outlet    string  `json:"outlet,omitempty"`
	Title     string  `json:"title,omitempty"`
	Published string  `json:"published,omitempty"`
	Fetched   string  `json:"fetched,omitempty"`
	Lang      string  `json:"lang,omitempty"`
	SHA256    string  `json:"sha256"`
	VersionOf *string `json:"version_of"` // the document that it is a later version of
	Version   int     `json:"version"`
	Origin    string  `json:"origin"`
	Story     string  `json:"story,omitempty"`
}

// An Origin is a text and all documents that have its words.
type Origin struct {
	Kind      string       `json:"kind"` // "origin"
	ID        string       `json:"id"`
	First     string       `json:"first"`
	Credit    string       `json:"credit,omitempty"` // agency
	Documents []OriginCopy `json:"documents"`
}

// An OriginCopy is one document of an origin.
type OriginCopy struct {
	Document string `json:"document"`
	As       string `json:"as"` // original, reprint, revision
}

// A Story is a course of events that documents follow.
type Story struct {
	Kind       string   `json:"kind"` // "story"
	ID         string   `json:"id"`
	Label      string   `json:"label"`
	Documents  []string `json:"documents"`
	From       string   `json:"from,omitempty"`
	To         string   `json:"to,omitempty"`
	MergedInto string   `json:"merged_into,omitempty"`
}
