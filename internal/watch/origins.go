package watch

import (
	"context"
	"hash/fnv"

	"gentz"
	"gentz/internal/origin"
	"gentz/internal/store"
)

// originCursor is the name under which the store keeps how far Origins has come.
const originCursor = "origins"

// boilerplateFrom is in how many origins of one outlet a paragraph stands before
// it is taken for boilerplate.
const boilerplateFrom = 3

// compareDays is how many days apart two articles may be for one to be held for a
// copy of the other. What is alike over a longer time is a form that an office
// fills in each year.
const compareDays = 60

// correctedWithin is among how many documents that arrived last an article is looked
// for that another one says it corrects; correctedAmong is how many of its outlet.
const (
	correctedWithin = 5000
	correctedAmong  = 30
)

// Origins finds out of each document that has arrived since it last ran whose
// words it has, so that reprints are counted once. It returns how many documents
// it looked at. seen, if not nil, is called after each transaction with how many
// that were so far, and how many of them are reprints.
func Origins(ctx context.Context, s *store.Store, seen func(n, reprints int)) (int, error) {
	total, reprints := 0, 0
	for {
		after, err := s.Cursor(ctx, originCursor)
		if err != nil {
			return total, err
		}
		docs, err := s.Documents(ctx, after, 128)
		if err != nil || len(docs) == 0 {
			return total, err
		}
		r := &round{ctx: ctx, store: s, bands: map[int64][]int64{}, docs: map[int64]*store.Stored{}, found: map[int64]*store.Origin{}, counts: map[int64]int{}}
		for _, d := range docs {
			if err := r.add(d); err != nil {
				return total, err
			}
		}
		kept, err := s.KeepOrigins(ctx, r.origins(), originCursor, after, docs[len(docs)-1].Seq)
		if err != nil {
			return total, err
		}
		if !kept {
			continue // another process has looked at these
		}
		total += len(docs)
		for _, o := range r.order {
			if o.Relation == string(origin.Reprint) {
				reprints++
			}
		}
		if seen != nil {
			seen(total, reprints)
		}
	}
}

// A round is the documents of one transaction: what was found out about them is
// not in the store yet, but holds for those after them.
type round struct {
	ctx    context.Context
	store  *store.Store
	order  []*store.Origin
	bands  map[int64][]int64       // band key: documents of this round
	docs   map[int64]*store.Stored // of this round
	found  map[int64]*store.Origin // of this round, by seq
	counts map[int64]int           // block key: origins, as the store and this round have them
}

func (r *round) origins() []store.Origin {
	out := make([]store.Origin, len(r.order))
	for i, o := range r.order {
		out[i] = *o
	}
	return out
}

// blockKey makes one key of an outlet and a paragraph.
func blockKey(outlet string, block int64) int64 {
	h := fnv.New64a()
	h.Write([]byte(outlet))
	return int64(h.Sum64()*1099511628211 ^ uint64(block))
}

// load gets the counts of the paragraphs of d.
func (r *round) load(d *gentz.Document, blocks []int64) error {
	var missing []int64
	for _, b := range blocks {
		if k := blockKey(d.Outlet, b); r.counts[k] == 0 {
			missing = append(missing, k)
		}
	}
	if len(r.counts) > 1_000_000 {
		clear(r.counts)
	}
	have, err := r.store.Blocks(r.ctx, missing)
	for k, n := range have {
		r.counts[k] += n
	}
	return err
}

func (r *round) boiler(outlet string, block int64) bool {
	return r.counts[blockKey(outlet, block)] >= boilerplateFrom
}

func (r *round) add(d *store.Stored) error {
	if d.Text == "" {
		return nil
	}
	blocks := origin.Blocks(d.Document)
	if err := r.load(&d.Document, blocks); err != nil {
		return err
	}
	o := &store.Origin{Seq: d.Seq, First: d.Seq, Relation: string(origin.None)}
	o.Bands = origin.Sign(d.Document, r.boiler).Keys()
	if err := r.decide(d, o); err != nil {
		return err
	}
	if o.First == o.Seq {
		for _, b := range blocks {
			k := blockKey(d.Outlet, b)
			r.counts[k]++
			o.Blocks = append(o.Blocks, k)
		}
	}
	for _, k := range o.Bands {
		r.bands[k] = append(r.bands[k], d.Seq)
	}
	r.docs[d.Seq], r.found[d.Seq] = d, o
	r.order = append(r.order, o)
	return nil
}

// decide sets whose words d has.
func (r *round) decide(d *store.Stored, o *store.Origin) error {
	candidates, err := r.candidates(d, o.Bands)
	if err != nil {
		return err
	}
	var best *store.Stored
	var verdict origin.Verdict
	for _, c := range candidates {
		if c.Article == d.Article {
			// An older version of the same article: the words are its own, unless
			// a better candidate turns up.
			if best == nil || best.Article == d.Article && c.Seq > best.Seq {
				best, verdict = c, origin.Verdict{Relation: origin.Revision, Earlier: true, Reasons: []string{"a later version of the same article"}}
			}
			continue
		}
		if c.Published != 0 && d.Published != 0 && max(d.Published-c.Published, c.Published-d.Published) > compareDays {
			continue
		}
		if err := r.load(&c.Document, origin.Blocks(c.Document)); err != nil {
			return err
		}
		v := origin.Compare(c.Document, d.Document, r.boiler)
		if v.Relation != origin.Reprint && v.Relation != origin.Revision {
			continue
		}
		if best == nil || v.Run > verdict.Run {
			best, verdict = c, v
		}
		if v.InA > 0.95 && v.InB > 0.95 {
			break // nothing can be more like it
		}
	}
	if best == nil {
		return nil
	}
	first, err := r.firstOf(best.Seq)
	if err != nil {
		return err
	}
	o.Reasons = verdict.Reasons
	if !verdict.Earlier && best.Article != d.Article && first == best.Seq {
		// d came in later but was written earlier: such as the agency's own text
		// after a paper's reprint of it.
		o.Follow = first
		for _, other := range r.order {
			if other.First == first {
				other.First, other.Relation = o.Seq, relationOr(other.Relation, verdict.Relation)
			}
		}
		return nil
	}
	o.First, o.Relation = first, string(verdict.Relation)
	if verdict.InA > 0.8 && verdict.InB > 0.8 {
		// Whoever is like it is like the first one too: a text that stands in a
		// thousand feeds need not be found a thousand times.
		o.Bands = nil
	}
	return nil
}

func relationOr(have string, other origin.Relation) string {
	if have == string(origin.None) {
		return string(other)
	}
	return have
}

// candidates returns the documents that may be where d's words are from.
func (r *round) candidates(d *store.Stored, bands []int64) ([]*store.Stored, error) {
	seqs, err := r.store.Candidates(r.ctx, bands, 10)
	if err != nil {
		return nil, err
	}
	if d.Version > 1 {
		versions, err := r.store.Versions(r.ctx, d.Article)
		if err != nil {
			return nil, err
		}
		for _, v := range versions {
			if v.Version < d.Version && v.Text != "" {
				seqs = append(seqs, v.Seq)
			}
		}
	}
	var out []*store.Stored
	seen := map[int64]bool{d.Seq: true}
	var far []int64
	if origin.Corrects(d.Document) {
		// What it corrects may share no words with it.
		before, err := r.store.Before(r.ctx, d.Outlet, d.Seq, correctedWithin, correctedAmong)
		if err != nil {
			return nil, err
		}
		for _, b := range before {
			if b.Text != "" && !seen[b.Seq] {
				seen[b.Seq] = true
				out = append(out, b)
			}
		}
	}
	for _, k := range bands {
		for _, seq := range r.bands[k] {
			if !seen[seq] && len(seen) < 10+correctedAmong {
				seen[seq] = true
				out = append(out, r.docs[seq])
			}
		}
	}
	for _, seq := range seqs {
		if !seen[seq] && seq < d.Seq {
			seen[seq] = true
			far = append(far, seq)
		}
	}
	docs, err := r.store.Numbered(r.ctx, far)
	return append(docs, out...), err
}

// firstOf returns the document whose words the document seq has.
func (r *round) firstOf(seq int64) (int64, error) {
	if o := r.found[seq]; o != nil {
		return o.First, nil
	}
	have, err := r.store.Origins(r.ctx, []int64{seq})
	if err != nil {
		return 0, err
	}
	o, ok := have[seq]
	if !ok {
		return seq, nil
	}
	// A document of this round may have been found to be where it is from.
	for _, n := range r.order {
		if n.Follow == o.First {
			return n.Seq, nil
		}
	}
	return o.First, nil
}
