package conllu

import (
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"gentz/text"
)

// A Document is the sentences from one "# newdoc" to the next as source text and
// columns.
type Document struct {
	ID     string   // of "# newdoc id = ", or ""
	SentID []string // of "# sent_id = ", "" where there is none

	// Source is the text that the words were cut from: a blank line stands
	// before each paragraph, a space between the sentences of one paragraph and
	// between tokens, none where MISC says SpaceAfter=No.
	Source string

	// Columns are those of the file: words, sentences and paragraphs as it has
	// them, then tags, features, lemmas, heads, relations, and names from NER=
	// in MISC. A column in which no word has a value is nil.
	Columns text.Columns

	odd map[int32]odd // words that are not spelled as the source is
}

// odd is how a word and the multi-word token that starts at it are printed where
// they differ from the source ("au" = "à" + "le").
type odd struct{ form, token string }

// maxDocument bounds the words of a Document; a longer one is cut between sentences.
const maxDocument = 1 << 20

// Documents reads the documents of a file. A sentence that cannot be read is left
// out, and its error is yielded with the document that it is missing from, after
// the errors of [Read]; an error of r ends the reading.
func Documents(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		b := newBuilder()
		var errs []error
		flush := func() bool {
			if len(b.col.Word) == 0 && len(errs) == 0 {
				return true
			}
			d, err := b.document(), errors.Join(errs...)
			b, errs = newBuilder(), nil
			return yield(d, err)
		}
		for s, err := range Read(r) {
			if err != nil {
				if len(errs) < 20 {
					errs = append(errs, err)
				}
				continue
			}
			id, starts := s.Comment("newdoc")
			if starts || len(b.col.Word) >= maxDocument {
				if !flush() {
					return
				}
				b.id = id
			}
			b.add(&s)
		}
		flush()
	}
}

// A builder makes a Document.
type builder struct {
	id    string
	src   strings.Builder
	lemma strings.Builder
	col   text.Columns
	ids   []string
	odd   map[int32]odd
	gap   string // between the last word and the next
	has   struct{ tag, morph, lemma, head, rel bool }
}

func newBuilder() *builder { return &builder{odd: map[int32]odd{}} }

// add appends s.
func (b *builder) add(s *Sentence) {
	if len(s.Words) == 0 {
		return
	}
	_, par := s.Comment("newpar")
	if b.src.Len() == 0 {
		par, b.gap = true, ""
	} else if par {
		b.gap = "\n\n"
	}
	first := int32(len(b.col.Word))
	id, _ := s.Comment("sent_id")
	b.ids = append(b.ids, id)
	b.col.Sent = append(b.col.Sent, first)
	b.col.Par = append(b.col.Par, par)
	for i, t := 0, 0; i < len(s.Words); {
		b.src.WriteString(b.gap)
		if t < len(s.Tokens) && s.Tokens[t].First == i {
			k := s.Tokens[t]
			b.token(k, s.Words[k.First:k.Last])
			b.gap, i, t = spaceAfter(k.Misc), k.Last, t+1
		} else {
			b.word(clean(s.Words[i].Form), false)
			b.gap, i = spaceAfter(s.Words[i].Misc), i+1
		}
	}
	for i := range s.Words {
		b.values(&s.Words[i], first, len(s.Words))
	}
	b.names(s, first)
}

// clean returns a form that is not empty and valid UTF-8.
func clean(form string) string {
	if strings.TrimSpace(form) == "" {
		return "_"
	}
	return strings.ToValidUTF8(form, "\uFFFD")
}

// word appends form to the source and its range to the words.
func (b *builder) word(form string, joined bool) {
	start := b.src.Len()
	b.src.WriteString(form)
	b.col.Word = append(b.col.Word, text.Range{Start: int32(start), End: int32(b.src.Len())})
	b.col.Joined = append(b.col.Joined, joined)
}

// token appends a multi-word token. Where the forms of its words do not make up
// its own form, the form is cut where the words fit best, each word getting at
// least one character, and what was printed is remembered.
func (b *builder) token(k Token, words []Word) {
	form := clean(k.Form)
	var all strings.Builder
	for _, w := range words {
		all.WriteString(clean(w.Form))
	}
	if all.String() == form {
		for i, w := range words {
			b.word(clean(w.Form), i > 0)
		}
		return
	}
	rest := form
	if utf8.RuneCountInString(form) < len(words) {
		rest = all.String()
	}
	for i, w := range words {
		f, at := clean(w.Form), int32(len(b.col.Word))
		o := odd{form: f}
		if i == 0 {
			o.token = form
		}
		b.odd[at] = o
		cut := len(rest)
		if left := len(words) - 1 - i; left > 0 {
			cut = min(utf8.RuneCountInString(f), utf8.RuneCountInString(rest)-left)
			cut = runes(rest, max(cut, 1))
		}
		b.word(rest[:cut], i > 0)
		rest = rest[cut:]
	}
}

// runes returns the length in bytes of the first n characters of s.
func runes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

var unescape = strings.NewReplacer(`\s`, " ", `\t`, "\t", `\n`, "\n", `\r`, "\r", `\p`, "|", `\\`, `\`)

// spaceAfter returns what stands between a token with this MISC and the next.
func spaceAfter(column string) string {
	if v, _ := misc(column, "SpaceAfter"); v == "No" {
		return ""
	}
	if v, ok := misc(column, "SpacesAfter"); ok {
		if v = unescape.Replace(v); strings.TrimSpace(v) == "" && v != "" {
			return v
		}
	}
	return " "
}

// values appends the tag, features, lemma, head and relation of w, a word of a
// sentence of n words whose first is first.
func (b *builder) values(w *Word, first int32, n int) {
	tag, _ := text.ParseTag(w.UPOS)
	morph, _ := text.ParseMorph(w.Feats)
	rel, _ := text.ParseRel(w.Deprel)
	head := int32(-1)
	if h, err := strconv.Atoi(w.Head); err == nil && 0 < h && h <= n {
		head = first + int32(h) - 1
	}
	start := int32(b.lemma.Len())
	if w.Lemma != "_" || w.Form == "_" {
		b.lemma.WriteString(strings.ToValidUTF8(w.Lemma, "\uFFFD"))
	}
	b.has.tag = b.has.tag || w.UPOS != "_"
	b.has.morph = b.has.morph || w.Feats != "_"
	b.has.lemma = b.has.lemma || w.Lemma != "_"
	b.has.head = b.has.head || w.Head != "_"
	b.has.rel = b.has.rel || w.Deprel != "_"
	c := &b.col
	c.Tag, c.Morph, c.Rel, c.Head = append(c.Tag, tag), append(c.Morph, morph), append(c.Rel, rel), append(c.Head, head)
	c.Lemma.Of = append(c.Lemma.Of, text.Range{Start: start, End: int32(b.lemma.Len())})
}

// names appends the names that NER= in MISC gives in BIO tags.
func (b *builder) names(s *Sentence, first int32) {
	for i := range s.Words {
		v, _ := misc(s.Words[i].Misc, "NER")
		part, kind, _ := strings.Cut(v, "-")
		k := map[string]text.NameKind{"PER": text.Person, "LOC": text.Place, "ORG": text.Organisation}[kind]
		if k == text.NotName {
			continue
		}
		at := first + int32(i)
		if n := len(b.col.Name); part == "I" && n > 0 && b.col.Name[n-1].End == at && at > first && b.col.Name[n-1].Kind == k {
			b.col.Name[n-1].End++
		} else {
			b.col.Name = append(b.col.Name, text.Name{Start: at, End: at + 1, Kind: k})
		}
	}
}

// document returns what was built.
func (b *builder) document() *Document {
	c := b.col
	c.Lemma.Buf = b.lemma.String()
	if !b.has.tag {
		c.Tag = nil
	}
	if !b.has.morph {
		c.Morph = nil
	}
	if !b.has.lemma {
		c.Lemma = text.Lemmas{}
	}
	if !b.has.head {
		c.Head = nil
	}
	if !b.has.rel {
		c.Rel = nil
	}
	return &Document{ID: b.id, SentID: b.ids, Source: b.src.String(), Columns: c, odd: b.odd}
}
