// Package story tells which documents follow one course of events. A document is
// compared, when it arrives, with the stories that share its rare words; it joins
// the one that it is most like, or begins one. Two stories that turn out to be one
// are merged: the older one stays.
//
// It is the single-pass clustering of topic detection and tracking (Allan 1998),
// with weights of words by tf-idf over what has arrived so far, names apart from
// other words, and a decay with time. Pure: what is near is asked for through
// [Near]; the same documents in the same order give the same stories.
package story

import (
	"cmp"
	"math"
	"slices"

	"gentz"
)

// Parameters of the decision, set on a development set of 982 news texts. They were
// varied by a fifth each way: BCubed F1 moves by less than two points.
const (
	joins      = 0.42 // least likeness of a document to the story that it joins
	merges     = 0.36 // least likeness of two stories that are one, of which one has one document
	mergesMore = 0.06 // more of it for each further document of the smaller one, up to six
	nameShare  = 0.3  // share of the likeness of names in the likeness
	nameWeight = 2.2  // weight of a word that is a name, over another word
	titleTimes = 2.0  // how often a word of the headline counts
	priorDocs  = 500  // documents that are taken to have been seen before the first
	priorEach  = 2    // of these, that have a word
	decayDays  = 45.0 // days after which half of the likeness is gone
	kept       = 200  // words of a story that are remembered
	found      = 24   // words by which a story is found
)

// A Weight is a word, by its hash, with its weight.
type Weight struct {
	Term int64
	W    float64
}

// A Vector is words with their weights, in the order of their hashes.
type Vector []Weight

// A Story is what is remembered of the documents of a story.
type Story struct {
	ID       int64 // number of its first document
	Docs     int
	From, To gentz.Day // of its documents with a date; 0 without
	Label    string
	Words    Vector // sum over its documents, which have length 1
	Names    Vector // likewise, of names alone
}

// Near is what is known of other documents.
type Near interface {
	// Counts returns how many documents there were, and in how many each word was.
	Counts(terms []int64) (docs int, in map[int64]int, err error)
	// Stories returns the stories that are found by one of the words around a day (0
	// if unknown), those that share most first; at most limit.
	Stories(terms []int64, day gentz.Day, limit int) ([]*Story, error)
}

// A Decision says what becomes of a document.
type Decision struct {
	Story *Story  // the story that it joined, as it is now
	Gone  []int64 // stories that are merged into Story, in this order
	Score float64 // how like it was; 0 if it began a story
	Terms []int64 // words of the document, to be counted
}

// candidates is with how many stories a document is compared.
const candidates = 24

// Decide says which story the document with a number joins.
func Decide(near Near, seq int64, d *gentz.Document) (*Decision, error) {
	counts := Terms(d)
	out := &Decision{}
	for _, c := range counts {
		out.Terms = append(out.Terms, c.Term)
	}
	docs, in, err := near.Counts(out.Terms)
	if err != nil {
		return nil, err
	}
	words, names := weigh(counts, docs+1, in)
	top := Found(words)
	stories, err := near.Stories(top, d.Published, candidates)
	if err != nil {
		return nil, err
	}
	var best *Story
	for _, s := range stories {
		if n := like(words, names, s) * decay(d.Published, s.From, s.To); n > out.Score {
			best, out.Score = s, n
		}
	}
	if best == nil || out.Score < joins {
		out.Score = 0
		best = &Story{ID: seq, Label: label(d)}
	}
	s := best.with(d.Published, words, names)
	out.Story = s
	for range 4 {
		gone, err := s.merge(near)
		if err != nil || gone == nil {
			return out, err
		}
		if gone.ID < s.ID {
			s.ID, s.Label, gone.ID = gone.ID, gone.Label, s.ID
		}
		out.Gone = append(out.Gone, gone.ID)
	}
	return out, nil
}

// merge finds a story that is the same as s and takes it in. It returns that story,
// nil if there is none.
func (s *Story) merge(near Near) (*Story, error) {
	stories, err := near.Stories(Found(s.Words), s.To, candidates)
	if err != nil {
		return nil, err
	}
	var best *Story
	most := 0.0
	for _, o := range stories {
		if o.ID == s.ID {
			continue
		}
		n := ((1-nameShare)*cosine(s.Words, o.Words) + nameShare*cosine(s.Names, o.Names)) * decay(s.To, o.From, o.To)
		if over := n - merges - mergesMore*float64(min(s.Docs, o.Docs, 6)-1); over > most {
			best, most = o, over
		}
	}
	if best == nil {
		return nil, nil
	}
	s.Docs += best.Docs
	s.Words, s.Names = trim(add(s.Words, best.Words)), trim(add(s.Names, best.Names))
	s.From, s.To = earliest(s.From, best.From), max(s.To, best.To)
	gone := *best
	return &gone, nil
}

// with returns s with one more document.
func (s *Story) with(day gentz.Day, words, names Vector) *Story {
	c := *s
	c.Docs++
	c.Words, c.Names = trim(add(s.Words, words)), trim(add(s.Names, names))
	if day != 0 {
		c.From, c.To = earliest(s.From, day), max(s.To, day)
	}
	return &c
}

func earliest(a, b gentz.Day) gentz.Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// like says how like a document is to a story, from 0 to 1.
func like(words, names Vector, s *Story) float64 {
	return (1-nameShare)*cosine(words, s.Words) + nameShare*cosine(names, s.Names)
}

// decay is the share of likeness that is left between a day and the days of a
// story; all of it where one is not known.
func decay(day, from, to gentz.Day) float64 {
	if day == 0 || from == 0 {
		return 1
	}
	gap := max(0, int(from-day), int(day-to))
	return math.Exp2(-float64(gap) / decayDays)
}

// weigh returns the words of a document, and its names, each as a vector of length 1.
func weigh(counts []Count, docs int, in map[int64]int) (words, names Vector) {
	for _, c := range counts {
		idf := math.Max(0.05, math.Log(float64(docs+priorDocs)/float64(in[c.Term]+1+priorEach)))
		w := c.N
		if w >= 1 {
			w = 1 + math.Log(w)
		}
		if c.Name {
			w *= nameWeight
			names = append(names, Weight{c.Term, w * idf})
		}
		words = append(words, Weight{c.Term, w * idf})
	}
	return unit(words), unit(names)
}

func unit(v Vector) Vector {
	n := length(v)
	if n == 0 {
		return nil
	}
	for i := range v {
		v[i].W /= n
	}
	return v
}

func length(v Vector) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x.W * x.W
	}
	return math.Sqrt(sum)
}

func cosine(a, b Vector) float64 {
	n := length(a) * length(b)
	if n == 0 {
		return 0
	}
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Term < b[j].Term:
			i++
		case a[i].Term > b[j].Term:
			j++
		default:
			sum += a[i].W * b[j].W
			i++
			j++
		}
	}
	return sum / n
}

// add returns the sum of two vectors.
func add(a, b Vector) Vector {
	out := make(Vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i].Term < b[j].Term:
			out = append(out, a[i])
			i++
		case i == len(a) || b[j].Term < a[i].Term:
			out = append(out, b[j])
			j++
		default:
			out = append(out, Weight{a[i].Term, a[i].W + b[j].W})
			i++
			j++
		}
	}
	return out
}

// trim keeps the heaviest words.
func trim(v Vector) Vector {
	if len(v) <= kept {
		return v
	}
	heavy := heaviest(v, kept)
	slices.SortFunc(heavy, func(a, b Weight) int { return cmp.Compare(a.Term, b.Term) })
	return heavy
}

// heaviest returns a copy of the n heaviest words, the heaviest first.
func heaviest(v Vector, n int) Vector {
	c := slices.Clone(v)
	slices.SortFunc(c, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(b.W, a.W), cmp.Compare(a.Term, b.Term))
	})
	return c[:min(n, len(c))]
}

// Found returns the words by which what has these words is found.
func Found(v Vector) []int64 {
	var out []int64
	for _, w := range heaviest(v, found) {
		out = append(out, w.Term)
	}
	return out
}
