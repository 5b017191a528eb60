package origin

import gentz "gentz"

// A signature has 128 permutations in bands of two rows: two texts that share a
// sixth of their three-word sequences (a third of one cut out of the other) meet
// in a band with probability 0.84, a quarter 0.98; unlike texts, which share under
// one in a hundred, with 0.006.
const (
	permutations = 128
	rows         = 2
	shingle      = 3
)

// Bands is the number of keys of a [Signature].
const Bands = permutations / rows

// A Signature is the MinHash signature of an article's text (Broder 1997).
// Articles whose texts are alike share a band key with high probability.
type Signature struct {
	Min [permutations]uint32 // least hash per permutation
	n   int                  // words
}

// Sign returns the signature of the text of doc, without its dateline, credit
// line and the blocks that boiler names. boiler may be nil.
func Sign(doc gentz.Document, boiler Boilerplate) Signature {
	b := newBody(doc, boiler)
	s := Signature{n: len(b.word)}
	for i := range s.Min {
		s.Min[i] = ^uint32(0)
	}
	for i := 0; i+shingle <= len(b.word); i++ {
		h := uint64(fnvStart)
		for _, w := range b.word[i : i+shingle] {
			h = mix(h ^ w)
		}
		for j := range s.Min {
			if v := uint32((h*multiplier[j] + addend[j]) >> 32); v < s.Min[j] {
				s.Min[j] = v
			}
		}
	}
	return s
}

// Keys returns the band keys of s, made to be stored in an indexed column. Two
// articles are candidates if any key is equal. It is nil for a text of fewer than
// twenty words, which has no candidates.
func (s Signature) Keys() []int64 {
	if s.n < 20 {
		return nil
	}
	out := make([]int64, Bands)
	for i := range out {
		h := mix(uint64(i) + 1)
		for _, m := range s.Min[i*rows : (i+1)*rows] {
			h = mix(h ^ uint64(m))
		}
		out[i] = int64(h)
	}
	return out
}

// Likeness returns the estimated Jaccard similarity of the texts, 0 to 1.
func (s Signature) Likeness(t Signature) float64 {
	if s.n == 0 || t.n == 0 {
		return 0
	}
	same := 0
	for i := range s.Min {
		if s.Min[i] == t.Min[i] {
			same++
		}
	}
	return float64(same) / permutations
}

var multiplier, addend = constants()

// constants are the permutations: odd multipliers and addends from splitmix64
// with a fixed start, so that keys stay equal between machines and releases.
func constants() (m, a [permutations]uint64) {
	x := uint64(0x67656E747A) // "gentz"
	next := func() uint64 {
		x += 0x9E3779B97F4A7C15
		return mix(x)
	}
	for i := range m {
		m[i], a[i] = next()|1, next()
	}
	return m, a
}

// mix is the finalizer of splitmix64.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
