// Package text holds the analysed form of a text: its words as parallel columns
// that every extractor reads and none may change.
//
// Words, tags, features and relations are those of Universal Dependencies
// (https://universaldependencies.org, version 2). A contraction such as "don't"
// is one token of two words, "do" and "n't"; here each word is a row and
// [Doc.Joined] tells that it belongs to the token before.
package text

import (
	"errors"
	"fmt"
)

// ErrMisaligned reports columns that do not describe the same words.
var ErrMisaligned = errors.New("misaligned columns")

// A Range is a half-open range of byte offsets into the source, on rune boundaries.
type Range struct{ Start, End int32 }

// Columns are what a Doc is made of; word i is row i of every column. A nil
// column was not made. New keeps the slices: the caller must not use them again.
type Columns struct {
	Word   []Range // ascending, not overlapping, none empty
	Joined []bool  // the word continues the token of the word before ("n't")
	Sent   []int32 // index of the first word of each sentence, ascending, from 0
	Par    []bool  // per sentence: it starts a paragraph
	Tag    []Tag
	Morph  []Morph
	Lemma  Lemmas
	Head   []int32 // index of the head word within the same sentence, -1 for a root
	Rel    []Rel
	Name   []Name // ascending, not overlapping
}

// Lemmas are the base forms of words as ranges of one string, so that a row
// holds no pointer.
type Lemmas struct {
	Of  []Range
	Buf string
}

// A Name is a run of words [Start, End) that names a person, place or organisation.
type Name struct {
	Start, End int32
	Kind       NameKind
}

// NameKind is the kind of thing that a name names.
type NameKind uint8

// The kinds of name. Do not reorder: models store them.
const (
	NotName NameKind = iota
	Person
	Place
	Organisation
)

// String returns the short form used in BIO tags: "PER", "LOC", "ORG", or "O".
func (k NameKind) String() string { return [...]string{"O", "PER", "LOC", "ORG"}[k] }

// A Doc is an immutable analysed text, safe for concurrent use.
type Doc struct {
	src string
	col Columns
	of  []int32 // sentence of each word
	at  []int32 // 1 + index into Name of each word, 0 outside names
}

// New returns the Doc of src and its columns.
//
// It returns an error wrapping [ErrMisaligned] if a range lies outside src or
// overlaps the one before it, if a column has another length than Word, or if
// heads leave their sentence or do not form trees.
func New(src string, col Columns) (*Doc, error) {
	n := len(col.Word)
	bad := func(format string, a ...any) (*Doc, error) {
		return nil, fmt.Errorf("%w: %s", ErrMisaligned, fmt.Sprintf(format, a...))
	}
	for _, c := range []struct {
		name string
		len  int
		may  bool
	}{
		{"joined", len(col.Joined), col.Joined == nil}, {"tag", len(col.Tag), col.Tag == nil},
		{"morph", len(col.Morph), col.Morph == nil}, {"lemma", len(col.Lemma.Of), col.Lemma.Of == nil},
		{"head", len(col.Head), col.Head == nil}, {"rel", len(col.Rel), col.Rel == nil},
	} {
		if c.len != n && !c.may {
			return bad("%d words, %d rows of %s", n, c.len, c.name)
		}
	}
	var end int32
	for i, w := range col.Word {
		if w.Start < end || w.End <= w.Start || int(w.End) > len(src) {
			return bad("word %d at %v of a %d-byte text", i, w, len(src))
		}
		if !boundary(src, w.Start) || !boundary(src, w.End) {
			return bad("word %d at %v cuts a character", i, w)
		}
		end = w.End
	}
	for i, l := range col.Lemma.Of {
		if l.Start < 0 || l.End < l.Start || int(l.End) > len(col.Lemma.Buf) {
			return bad("lemma %d at %v of %d bytes", i, l, len(col.Lemma.Buf))
		}
	}
	d := &Doc{src: src, col: col, of: make([]int32, n), at: make([]int32, n)}
	if col.Par != nil && len(col.Par) != len(col.Sent) {
		return bad("%d sentences, %d rows of par", len(col.Sent), len(col.Par))
	}
	if n > 0 && (len(col.Sent) == 0 || col.Sent[0] != 0) {
		return bad("the first sentence does not start at the first word")
	}
	for s := range col.Sent {
		i, j := d.Sentence(s)
		if j <= i || j > n {
			return bad("sentence %d is words %d to %d of %d", s, i, j, n)
		}
		for k := i; k < j; k++ {
			d.of[k] = int32(s)
		}
		if err := tree(col.Head, i, j); err != nil {
			return bad("sentence %d: %v", s, err)
		}
	}
	end = 0
	for i, e := range col.Name {
		if e.Start < end || e.End <= e.Start || int(e.End) > n {
			return bad("name %d is words %d to %d of %d", i, e.Start, e.End, n)
		}
		for k := e.Start; k < e.End; k++ {
			d.at[k] = int32(i) + 1
		}
		end = e.End
	}
	return d, nil
}

// boundary reports whether offset i of s does not lie inside a character. Bytes
// that are no valid UTF-8 count as characters of their own.
func boundary(s string, i int32) bool {
	return int(i) == len(s) || s[i]&0xC0 != 0x80 || i == 0 || !inside(s, int(i))
}

// inside reports whether s[i], a continuation byte, continues a valid sequence.
func inside(s string, i int) bool {
	for k := 1; k <= 3 && i-k >= 0; k++ {
		switch c := s[i-k]; {
		case c&0xC0 == 0x80:
			continue
		case c >= 0xF0:
			return k <= 3
		case c >= 0xE0:
			return k <= 2
		case c >= 0xC0:
			return k <= 1
		default:
			return false
		}
	}
	return false
}

// tree checks that the heads of words i to j-1 lie among them and that no word
// is its own ancestor. Several roots are allowed: a "sentence" may be a list.
func tree(head []int32, i, j int) error {
	if head == nil {
		return nil
	}
	seen := make([]int32, j-i) // 0 unseen, else 1 + the word whose walk saw it
	for k := i; k < j; k++ {
		for m := k; ; {
			if s := seen[m-i]; s != 0 {
				if s == int32(k-i)+1 && m != k {
					return fmt.Errorf("word %d is its own ancestor", m-i)
				}
				break
			}
			seen[m-i] = int32(k-i) + 1
			h := int(head[m])
			if h == -1 {
				break
			}
			if h < i || h >= j || h == m {
				return fmt.Errorf("word %d has head %d", m-i, h-i)
			}
			if h == k {
				return fmt.Errorf("word %d is its own ancestor", h-i)
			}
			m = h
		}
	}
	return nil
}

// Source returns the text that d was made of.
func (d *Doc) Source() string { return d.src }

// Len returns the number of words.
func (d *Doc) Len() int { return len(d.col.Word) }

// Range returns where word i stands in the source.
func (d *Doc) Range(i int) Range { return d.col.Word[i] }

// Word returns word i exactly as printed in the source.
func (d *Doc) Word(i int) string { w := d.col.Word[i]; return d.src[w.Start:w.End] }

// Words returns the source from the start of word i to the end of word j-1, or
// "" if there is no word between.
func (d *Doc) Words(i, j int) string {
	if i >= j {
		return ""
	}
	return d.src[d.col.Word[i].Start:d.col.Word[j-1].End]
}

// Joined reports whether word i continues the token of word i-1.
func (d *Doc) Joined(i int) bool { return d.col.Joined != nil && d.col.Joined[i] }

// SpaceAfter reports whether something that is no word stands between i and i+1.
func (d *Doc) SpaceAfter(i int) bool {
	return i+1 >= d.Len() || d.col.Word[i+1].Start > d.col.Word[i].End
}

// Tag returns the part of speech of word i, or X if d has no tags.
func (d *Doc) Tag(i int) Tag {
	if d.col.Tag == nil {
		return X
	}
	return d.col.Tag[i]
}

// Morph returns the features of word i, none if d has no features.
func (d *Doc) Morph(i int) Morph {
	if d.col.Morph == nil {
		return 0
	}
	return d.col.Morph[i]
}

// Lemma returns the base form of word i, or the word itself if d has no lemmas.
func (d *Doc) Lemma(i int) string {
	if d.col.Lemma.Of == nil {
		return d.Word(i)
	}
	l := d.col.Lemma.Of[i]
	return d.col.Lemma.Buf[l.Start:l.End]
}

// Head returns the head of word i, or -1 if it is a root or d has no heads.
func (d *Doc) Head(i int) int {
	if d.col.Head == nil {
		return -1
	}
	return int(d.col.Head[i])
}

// Rel returns the relation of word i to its head, or Dep if d has no relations.
func (d *Doc) Rel(i int) Rel {
	if d.col.Rel == nil {
		return Dep
	}
	return d.col.Rel[i]
}

// Sentences returns the number of sentences.
func (d *Doc) Sentences() int { return len(d.col.Sent) }

// Sentence returns the words [i, j) of sentence s.
func (d *Doc) Sentence(s int) (i, j int) {
	i = int(d.col.Sent[s])
	if s+1 < len(d.col.Sent) {
		return i, int(d.col.Sent[s+1])
	}
	return i, d.Len()
}

// SentenceOf returns the sentence of word i.
func (d *Doc) SentenceOf(i int) int { return int(d.of[i]) }

// Paragraph reports whether sentence s starts a paragraph.
func (d *Doc) Paragraph(s int) bool { return s == 0 || d.col.Par != nil && d.col.Par[s] }

// Names returns the names in text order. The caller must not change them.
func (d *Doc) Names() []Name { return d.col.Name }

// NameAt returns the name that word i is part of.
func (d *Doc) NameAt(i int) (Name, bool) {
	if d.at[i] == 0 {
		return Name{}, false
	}
	return d.col.Name[d.at[i]-1], true
}
