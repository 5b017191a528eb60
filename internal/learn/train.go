package learn

import (
	"fmt"
	"io"
	"math/rand/v2"
	"sync"

	"gentz/text"
)

// A Sample is one sentence to learn from. Tag, Morph, Head and Rel are nil where
// only names are annotated, and Name is nil where only grammar is.
type Sample struct {
	Forms []string
	Tag   []text.Tag
	Morph []text.Morph
	Head  []int32 // within the sentence, -1 for the root
	Rel   []text.Rel
	Lemma []string
	Name  []uint8 // as in Output
}

// A Plan says how to learn.
type Plan struct {
	Seed   uint64
	Epochs int
	Rate   float64
	Batch  int                                   // words
	Vary   func(r *rand.Rand, s *Sample) *Sample // makes another sample of one with names; may be nil
	Log    io.Writer
	After  func(epoch int, n *Network) // may be nil
}

// shards is into how many parts each batch is cut. Each has a gradient of its
// own and they are summed in order: the result is the same on any number of cores.
const shards = 2

// Learn trains a network on samples. vec are word vectors by lower-case word, in
// the order in which equal hashes are decided, which stay as they are.
func Learn(samples []*Sample, words []string, vec [][]float32, gaz *Gazetteer, p Plan) *Network {
	n := &Network{rng: rand.New(rand.NewPCG(p.Seed, 1))}
	n.vec = newTable(words, vec)
	count := map[uint32]int{}
	feats := map[text.Morph]int{}
	var order []text.Morph
	for _, s := range samples {
		for _, f := range s.Forms {
			eachFeature(f, func(h uint32, _ bool) { count[h]++ })
		}
		for _, m := range s.Morph {
			if feats[m] == 0 {
				order = append(order, m)
			}
			feats[m]++
		}
	}
	for _, m := range order {
		if feats[m] >= 3 {
			n.Feats = append(n.Feats, m)
		}
	}
	n.featIdx = newIndex(count, 3)
	n.feat = NewMatrix(len(n.featIdx), featWidth)
	uniform(n.rng, n.feat.V, 0.05)
	n.build()

	t := &trainer{n: n, gaz: gaz, plan: p, morph: map[text.Morph]int{}, types: map[string]*wordType{}}
	for i, m := range n.Feats {
		t.morph[m] = i
	}
	var grammar, names []*Sample
	for _, s := range samples {
		if s.Head != nil {
			grammar = append(grammar, s)
		} else {
			names = append(names, s)
		}
	}
	for range shards {
		t.grad = append(t.grad, newGradient(n.params))
	}
	opt := &adam{b1: 0.9, b2: 0.98}
	total := p.Epochs * (len(cut(grammar, p.Batch)) + len(cut(names, p.Batch)))
	for epoch := range p.Epochs {
		shuffle(n.rng, grammar)
		shuffle(n.rng, names)
		batches := append(cut(grammar, p.Batch), cut(names, p.Batch)...)
		shuffle(n.rng, batches)
		var sum loss
		for _, b := range batches {
			sum.add(t.batch(b))
			progress := float64(opt.step) / float64(total)
			rate := p.Rate * min(1, float64(opt.step+1)/200) * max(0.02, 1-progress)
			opt.apply(n, t.grad[0], rate, 5)
		}
		fmt.Fprintf(p.Log, "epoch %d: %s\n", epoch+1, sum)
		if p.After != nil {
			n.freeze()
			p.After(epoch+1, n)
		}
	}
	n.freeze()
	return n
}

func shuffle[T any](r *rand.Rand, v []T) {
	r.Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
}

// cut cuts samples into batches of about size words.
func cut(samples []*Sample, size int) [][]*Sample {
	var out [][]*Sample
	words, from := 0, 0
	for i, s := range samples {
		if words += len(s.Forms); words >= size || i == len(samples)-1 {
			out = append(out, samples[from:i+1])
			words, from = 0, i+1
		}
	}
	return out
}

type loss struct {
	tag, arc, rel, name    float64
	words, nameWords, hits float64
}

func (l *loss) add(m loss) {
	l.tag += m.tag
	l.arc += m.arc
	l.rel += m.rel
	l.name += m.name
	l.words += m.words
	l.nameWords += m.nameWords
	l.hits += m.hits
}

func (l loss) String() string {
	w, nw := max(1, l.words), max(1, l.nameWords)
	return fmt.Sprintf("loss a word: tags %.4f, heads %.4f, relations %.4f, names %.4f; heads right %.2f %%", l.tag/w, l.arc/w, l.rel/w, l.name/nw, 100*l.hits/w)
}

type trainer struct {
	n     *Network
	gaz   *Gazetteer
	plan  Plan
	morph map[text.Morph]int
	types map[string]*wordType
	grad  []*gradient
}

// A wordType is what a form brings, computed once.
type wordType struct {
	vec   []float32
	rows  []int32
	whole []int32 // rows of the form itself
}

func (t *trainer) typeOf(form string) *wordType {
	if w, ok := t.types[form]; ok {
		return w
	}
	w := &wordType{vec: make([]float32, vectorWidth)}
	t.n.vec.add(w.vec, featureHash('v', plain(form)))
	eachFeature(form, func(h uint32, whole bool) {
		if r := t.n.featIdx.row(h); r >= 0 && whole {
			w.whole = append(w.whole, r)
		} else if r >= 0 {
			w.rows = append(w.rows, r)
		}
	})
	t.types[form] = w
	return w
}

// batch computes the gradient of a batch, into t.grad[0], as a mean over words.
func (t *trainer) batch(b []*Sample) loss {
	if t.plan.Vary != nil {
		varied := make([]*Sample, len(b))
		for i, s := range b {
			varied[i] = s
			if s.Name != nil {
				varied[i] = t.plan.Vary(t.n.rng, s)
			}
		}
		b = varied
	}
	words := 0
	for _, s := range b {
		words += len(s.Forms)
		for _, f := range s.Forms {
			t.typeOf(f) // the map is filled here, and only read by the shards
		}
	}
	var wg sync.WaitGroup
	var losses [shards]loss
	for k := range shards {
		lo, hi := len(b)*k/shards, len(b)*(k+1)/shards
		seed := t.n.rng.Uint64()
		wg.Go(func() {
			t.grad[k].clear()
			if hi > lo {
				sh := &shard{trainer: t, g: t.grad[k], rng: rand.New(rand.NewPCG(seed, uint64(k))), scale: 1 / float32(words)}
				losses[k] = sh.learn(b[lo:hi])
			}
		})
	}
	wg.Wait()
	for k := 1; k < shards; k++ {
		t.grad[0].add(t.grad[k])
		losses[0].add(losses[k])
	}
	return losses[0]
}

// newTable returns a table of vectors. Of two words with one hash the first counts.
func newTable(words []string, vec [][]float32) *table {
	by, count := map[uint32]int{}, map[uint32]int{}
	for i, w := range words {
		h := featureHash('v', w)
		if count[h]++; count[h] == 1 {
			by[h] = i
		}
	}
	t := &table{width: vectorWidth}
	for _, h := range newIndex(count, 1) {
		t.push(h, vec[by[h]])
	}
	return t
}

// freeze turns the embeddings that were learned into the form that is stored.
func (n *Network) freeze() {
	n.emb = &table{width: featWidth}
	for i, h := range n.featIdx {
		n.emb.push(h, n.feat.Row(i))
	}
	n.once, n.memo = sync.Once{}, nil
}
