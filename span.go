package gentz

import "fmt"

// A Span is a half-open range [Start, End) of byte offsets into the text of one
// block of a [Document]: its Text, or its Title if Block is "title".
//
// Offsets count UTF-8 bytes, never runes and never UTF-16 units, and always
// fall on rune boundaries. In JSON they count Unicode code points instead;
// [Reading.MarshalJSON] converts. The zero Span means "no evidence".
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Block string `json:"block,omitempty"` // "" is the text, "title" the title
}

// Of returns the part of text that s covers. It panics if s is out of range:
// a span is only meaningful against the text it was made from.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// IsZero reports whether s is "no evidence".
func (s Span) IsZero() bool { return s == Span{} }

// Overlaps reports whether s and t share a byte of the same block.
func (s Span) Overlaps(t Span) bool {
	return s.Block == t.Block && s.Start < t.End && t.Start < s.End
}

// Covers reports whether t lies within s.
func (s Span) Covers(t Span) bool {
	return s.Block == t.Block && s.Start <= t.Start && t.End <= s.End
}

// String formats s as "start:end", the form used in golden files and logs.
func (s Span) String() string {
	if s.Block != "" {
		return fmt.Sprintf("%s:%d:%d", s.Block, s.Start, s.End)
	}
	return fmt.Sprintf("%d:%d", s.Start, s.End)
}
