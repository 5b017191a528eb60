package learn

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// eachFeature calls f with a hash for each property of a word's form that has an
// embedding: the form, its lower case, prefixes, suffixes, character trigrams and
// shape. The first two are the word itself, which learning sometimes hides.
func eachFeature(form string, f func(hash uint32, whole bool)) {
	lower := strings.ToLower(form)
	f(featureHash('w', form), true)
	f(featureHash('l', lower), true)
	f(featureHash('h', shape(form)), false)
	at := 0
	for range 3 { // prefixes of one to three characters
		_, w := utf8.DecodeRuneInString(form[at:])
		if at += w; w == 0 {
			break
		}
		f(featureHash('p', form[:at]), false)
	}
	end := len(lower)
	for range 5 { // suffixes of one to five characters
		_, w := utf8.DecodeLastRuneInString(lower[:end])
		if end -= w; w == 0 || end <= 0 {
			break
		}
		f(featureHash('s', lower[end:]), false)
	}
	if padded := "<" + lower + ">"; len(padded) <= 34 {
		for i := 0; i+3 <= len(padded); i++ {
			f(featureHash('t', padded[i:i+3]), false)
		}
	}
}

func featureHash(kind byte, s string) uint32 {
	h := fnv.New64a()
	h.Write([]byte{kind})
	h.Write([]byte(s))
	v := h.Sum64()
	return uint32(v ^ v>>32)
}

// shape replaces capitals by X, other letters by x and digits by d, and keeps at
// most three of a kind in a row: "Xxx", "X.X.", "ddd".
func shape(s string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		if run <= 3 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// An index maps 32-bit hashes to rows: row i has the hash index[i], ascending.
type index []uint32

func (x index) row(hash uint32) int32 {
	i, ok := slices.BinarySearch(x, hash)
	if !ok {
		return -1
	}
	return int32(i)
}

// newIndex returns the hashes that were counted at least least times.
func newIndex(count map[uint32]int, least int) index {
	var x index
	for h, n := range count {
		if n >= least {
			x = append(x, h)
		}
	}
	slices.SortFunc(x, cmp.Compare[uint32])
	return x
}

// A table holds embeddings by hash, one signed byte a number, with a scale a row.
type table struct {
	rows  index
	width int
	scale []float32
	v     []byte // two's complement
}

// add adds the row of hash to dst, if there is one.
func (t *table) add(dst []float32, hash uint32) {
	i := t.rows.row(hash)
	if i < 0 {
		return
	}
	s := t.scale[i]
	for k, b := range t.v[int(i)*t.width : (int(i)+1)*t.width] {
		dst[k] += float32(s * float32(int8(b)))
	}
}

// push appends a row. Rows must come in ascending order of their hashes.
func (t *table) push(hash uint32, x []float32) {
	var top float64
	for _, f := range x {
		top = max(top, math.Abs(float64(f)))
	}
	s := float32(max(top, 1e-6) / 127)
	t.rows = append(t.rows, hash)
	t.scale = append(t.scale, s)
	for _, f := range x {
		t.v = append(t.v, byte(int8(math.Round(float64(f/s)))))
	}
}

// plain is the form under which word vectors know a word: lower case, with
// straight quotes and plain dashes.
func plain(form string) string {
	switch form {
	case "“", "”", "``", "''":
		return `"`
	case "‘", "’":
		return "'"
	case "–", "—":
		return "--"
	case "…":
		return "..."
	}
	return strings.Map(func(r rune) rune {
		if r == '’' {
			return '\''
		}
		return unicode.ToLower(r)
	}, form)
}
