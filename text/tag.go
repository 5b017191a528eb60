package text

// A Tag is a universal part of speech (UPOS).
type Tag uint8

// The tags of Universal Dependencies. Do not reorder: models store them.
const (
	X Tag = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var tagNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// NumTags is the number of tags.
const NumTags = len(tagNames)

// String returns the name of t.
func (t Tag) String() string { return tagNames[t] }

// ParseTag returns the tag of that name. ok is false and the tag X if there is none.
func ParseTag(s string) (t Tag, ok bool) {
	for i, n := range tagNames {
		if n == s {
			return Tag(i), true
		}
	}
	return X, false
}
