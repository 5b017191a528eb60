package gentz

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"unicode/utf8"
)

// Sum returns the SHA-256 of the UTF-8 bytes of d.Text, in hexadecimal. The
// title is not part of it.
func (d *Document) Sum() string {
	sum := sha256.Sum256([]byte(d.Text))
	return hex.EncodeToString(sum[:])
}

// MarshalJSON writes r as docs/reading.md promises: every span in Unicode code
// points of its own block, lists never null, what is not stated left out. It
// fills document.sha256 if that is empty. The time is linear in text and spans.
//
// It returns an error wrapping [ErrInvalid] if a span lies outside its block or
// cuts a character. r is not changed.
func (r Reading) MarshalJSON() ([]byte, error) {
	if r.Document.SHA256 == "" {
		r.Document.SHA256 = r.Document.Sum()
	}
	out, err := r.mapSpans(newRuler(r.Document.Text).points, newRuler(r.Document.Title).points)
	if err != nil {
		return nil, fmt.Errorf("writing the reading of %q: %w", r.Document.ID, err)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(plainReading(out)); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON reads what MarshalJSON writes; spans become byte offsets again.
//
// It returns an error wrapping [ErrInvalid] if a span lies outside its block.
func (r *Reading) UnmarshalJSON(b []byte) error {
	var in plainReading
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	out, err := Reading(in).mapSpans(newRuler(in.Document.Text).bytes, newRuler(in.Document.Title).bytes)
	if err != nil {
		return fmt.Errorf("reading of %q: %w", in.Document.ID, err)
	}
	*r = out
	return nil
}

// InCodePoints returns a copy of r in which every span counts Unicode code points
// of its block, as in JSON, and in which no list is nil. Such a reading is to be
// looked at, not to be written: MarshalJSON would convert it once more.
//
// It returns an error wrapping [ErrInvalid] if a span lies outside its block.
func (r Reading) InCodePoints() (Reading, error) {
	out, err := r.mapSpans(newRuler(r.Document.Text).points, newRuler(r.Document.Title).points)
	if err != nil {
		return Reading{}, fmt.Errorf("reading of %q: %w", r.Document.ID, err)
	}
	return out, nil
}

// plainReading is a Reading without its own JSON methods.
type plainReading Reading

// mapSpans returns a deep copy of r in which inText and inTitle have changed the
// offsets of every span, and in which nil lists are empty ones. It walks the
// types, so that a field added to them cannot be forgotten here.
func (r Reading) mapSpans(inText, inTitle func(int) (int, bool)) (Reading, error) {
	var err error
	convert := func(s Span) Span {
		at := inText
		if s.Block == "title" {
			at = inTitle
		}
		i, ok := at(s.Start)
		j, ok2 := at(s.End)
		if (!ok || !ok2 || i > j) && err == nil {
			err = fmt.Errorf("%w: span %v lies outside its block or cuts a character", ErrInvalid, s)
		}
		return Span{i, j, s.Block}
	}
	out := reflect.New(reflect.TypeFor[Reading]()).Elem()
	copyMapped(out, reflect.ValueOf(r), convert)
	return out.Interface().(Reading), err
}

// copyMapped sets dst, an addressable zero value, to a deep copy of src with its
// spans converted.
func copyMapped(dst, src reflect.Value, convert func(Span) Span) {
	switch src.Kind() {
	case reflect.Struct:
		if s, ok := src.Interface().(Span); ok {
			dst.Set(reflect.ValueOf(convert(s)))
			return
		}
		for i := range src.NumField() {
			copyMapped(dst.Field(i), src.Field(i), convert)
		}
	case reflect.Slice:
		dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			copyMapped(dst.Index(i), src.Index(i), convert)
		}
	case reflect.Pointer:
		if !src.IsNil() {
			dst.Set(reflect.New(src.Type().Elem()))
			copyMapped(dst.Elem(), src.Elem(), convert)
		}
	default:
		dst.Set(src)
	}
}

// A ruler counts the code points of a text before a byte offset and back. A
// byte that is no valid UTF-8 counts as one code point, as in encoding/json.
type ruler struct {
	text  string
	ascii bool
	mark  []mark // ascending, at most rulerStep characters apart
}

// A mark is one place of a text, counted both ways.
type mark struct{ byte, point int }

const rulerStep = 64

func newRuler(text string) *ruler {
	r := &ruler{text: text, ascii: true}
	n := 0
	for i, c := range text {
		if n%rulerStep == 0 {
			r.mark = append(r.mark, mark{i, n})
		}
		r.ascii = r.ascii && c < utf8.RuneSelf
		n++
	}
	r.mark = append(r.mark, mark{len(text), n})
	return r
}

// points turns a byte offset into a count of code points.
func (r *ruler) points(at int) (int, bool) {
	if at < 0 || at > len(r.text) {
		return 0, false
	}
	if r.ascii {
		return at, true
	}
	m := r.mark[sort.Search(len(r.mark), func(i int) bool { return r.mark[i].byte > at })-1]
	for m.byte < at {
		_, n := utf8.DecodeRuneInString(r.text[m.byte:])
		m.byte, m.point = m.byte+n, m.point+1
	}
	return m.point, m.byte == at
}

// bytes turns a count of code points into a byte offset.
func (r *ruler) bytes(at int) (int, bool) {
	if at < 0 || at > r.mark[len(r.mark)-1].point {
		return 0, false
	}
	if r.ascii {
		return at, true
	}
	m := r.mark[sort.Search(len(r.mark), func(i int) bool { return r.mark[i].point > at })-1]
	for ; m.point < at; m.point++ {
		_, n := utf8.DecodeRuneInString(r.text[m.byte:])
		m.byte += n
	}
	return m.byte, true
}
