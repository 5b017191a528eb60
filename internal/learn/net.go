package learn

import (
	"math"
	"math/rand/v2"
	"sync"

	"gentz/text"
)

// The sizes of the network. Changing one makes older weights unreadable.
const (
	vectorWidth = 100 // word vectors
	featWidth   = 128 // embeddings of properties of the form
	gazWidth    = 28  // embeddings of gazetteer marks
	inputWidth  = vectorWidth + featWidth + gazWidth
	width       = 256 // states of a recurrent layer
	tagWidth    = 128
	arcWidth    = 128
	relWidth    = 96
	headsWidth  = tagWidth + 2*arcWidth + 2*relWidth
	nameLabels  = 7  // O, then B and I of each kind
	nameWidth   = 16 // nameLabels, filled up for the kernels
	tagsPadded  = 32 // text.NumTags, filled up
	relsPadded  = 64
)

// A Network analyses sentences: tags, features, heads, relations and names. It
// is the trained part of an analyser: two recurrent layers that all tasks share,
// one more for grammar, one more for names, a biaffine parser (Dozat and Manning
// 2017) and a conditional random field for names (Lample et al. 2016).
//
// After Load it is safe for concurrent use.
type Network struct {
	params []*Param
	Feats  []text.Morph // the combinations of features that it can say

	vec       *table  // word vectors by the plain form
	emb       *table  // embeddings of properties of the form
	featIdx   index   // while learning: the rows of emb
	feat      *Matrix // and their numbers, before they are cut to bytes
	gaz       *Param  // embeddings of gazetteer marks
	trunk     []*recurrent
	grammar   *recurrent
	names     *recurrent
	heads     *Param // all hidden layers of the grammar heads side by side
	headBias  *Param
	arc       *Param // arcWidth × arcWidth
	root      *Param // 1 × arcWidth: what stands for the head of a root
	arcBias   *Param // 1 × arcWidth
	relRoot   *Param // 1 × relWidth
	relOut    *Param
	relBias   *Param
	tagOut    *Param
	tagBias   *Param
	morphOut  *Param
	morphBias *Param
	nameOut   *Param
	nameBias  *Param
	nameNext  *Param // nameLabels+1 × nameLabels: from label (last row: start) to label

	rng *rand.Rand

	once sync.Once
	gazU *Matrix // gazetteer marks times the first layer
	mu   sync.RWMutex
	memo map[string][]float32 // form → its products with the first layer
}

// memoMost bounds the memory that the memo of common words takes (4 KB each).
const memoMost = 6000

func (n *Network) param(name string, rows, cols int, limit float64) *Param {
	p := &Param{Name: name, W: NewMatrix(rows, cols), id: len(n.params)}
	if n.rng != nil && limit > 0 {
		uniform(n.rng, p.W.V, limit)
	}
	n.params = append(n.params, p)
	return p
}

// build makes the layers, with random weights if n.rng is set.
func (n *Network) build() {
	n.gaz = n.param("gaz", NumMarks, gazWidth, 0.1)
	n.trunk = []*recurrent{newRecurrent(n, "trunk1", inputWidth, width, true), newRecurrent(n, "trunk2", width, width, false)}
	n.grammar = newRecurrent(n, "grammar", width, width, false)
	n.names = newRecurrent(n, "names", width, width, false)
	n.heads = n.param("heads.w", width, headsWidth, 0.1)
	n.headBias = n.param("heads.b", 1, headsWidth, 0)
	n.arc = n.param("arc.w", arcWidth, arcWidth, 0.05)
	n.root = n.param("arc.root", 1, arcWidth, 0.1)
	n.arcBias = n.param("arc.b", 1, arcWidth, 0)
	n.relRoot = n.param("rel.root", 1, relWidth, 0.1)
	n.relOut = n.param("rel.w", relWidth, relsPadded, 0.15)
	n.relBias = n.param("rel.b", 1, relsPadded, 0)
	n.tagOut = n.param("tag.w", tagWidth, tagsPadded, 0.1)
	n.tagBias = n.param("tag.b", 1, tagsPadded, 0)
	m := padded(len(n.Feats))
	n.morphOut = n.param("morph.w", tagWidth, m, 0.1)
	n.morphBias = n.param("morph.b", 1, m, 0)
	n.nameOut = n.param("name.w", width, nameWidth, 0.1)
	n.nameBias = n.param("name.b", 1, nameWidth, 0)
	n.nameNext = n.param("name.next", nameLabels+1, nameLabels, 0)
}

func padded(n int) int { return (n + 31) / 32 * 32 }

// An Input is the words of some sentences, one after another.
type Input struct {
	Forms []string
	Marks []Marks  // from Gazetteer.Mark
	Sent  [][2]int // the sentences as ranges of words, none longer than a few hundred
}

// An Output has a row for each word of the Input.
type Output struct {
	Tag   []text.Tag
	Morph []text.Morph
	Head  []int32 // index into the words of the Input, -1 for the root of a sentence
	Rel   []text.Rel
	Name  []uint8 // 0 outside; 2k-1 begins and 2k continues a name of text.NameKind k
}

// scratch is the memory of one run, kept for the next.
type scratch struct {
	u, x, y, z, heads, t, out Matrix
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Analyse analyses in.
func (n *Network) Analyse(in Input) Output {
	n.once.Do(n.prepare)
	words := len(in.Forms)
	out := Output{make([]text.Tag, words), make([]text.Morph, words), make([]int32, words), make([]text.Rel, words), make([]uint8, words)}
	if words == 0 {
		return out
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)

	n.first(in, &s.u)
	s.x.resize(words, width)
	n.trunk[0].run(&s.u, nil, in.Sent, &s.x, nil, nil)
	n.layer(n.trunk[1], in.Sent, &s.u, &s.x, &s.y)
	n.layer(n.grammar, in.Sent, &s.u, &s.y, &s.x)
	n.layer(n.names, in.Sent, &s.u, &s.y, &s.z)

	n.grammarOut(in, s, &out)
	s.out.resize(words, nameWidth)
	mulAdd(&s.out, &s.z, n.nameOut.W)
	addRow(&s.out, n.nameBias.W.V)
	for _, r := range in.Sent {
		n.viterbi(&s.out, r, out.Name)
	}
	return out
}

func (n *Network) layer(l *recurrent, sent [][2]int, u, x, h *Matrix) {
	u.resize(x.Rows, l.parts*l.width)
	mulAdd(u, x, l.w.W)
	h.resize(x.Rows, l.width)
	l.run(u, x, sent, h, nil, nil)
}

// Knows reports whether there is a vector for word, in lower case: it is one of
// the commoner words of English text.
func (n *Network) Knows(word string) bool { return n.vec.rows.row(featureHash('v', word)) >= 0 }

// prepare computes what does not depend on the input.
func (n *Network) prepare() {
	l := n.trunk[0]
	w := &Matrix{gazWidth, l.parts * width, l.w.W.V[(vectorWidth+featWidth)*l.parts*width:]}
	n.gazU = NewMatrix(n.gaz.W.Rows, l.parts*width)
	mulAdd(n.gazU, n.gaz.W, w)
	n.memo = make(map[string][]float32, memoMost)
}

// first computes the products of the first layer. All of them that depend on the
// form alone are computed once for each form, and kept for common ones.
func (n *Network) first(in Input, u *Matrix) {
	cols := n.trunk[0].parts * width
	u.resize(len(in.Forms), cols)
	known := make(map[string][]float32, len(in.Forms))
	var fresh []string
	n.mu.RLock()
	for _, f := range in.Forms {
		if _, ok := known[f]; ok {
			continue
		}
		row := n.memo[f]
		known[f] = row
		if row == nil {
			fresh = append(fresh, f)
		}
	}
	room := len(n.memo) < memoMost
	n.mu.RUnlock()
	if len(fresh) > 0 {
		x := NewMatrix(len(fresh), inputWidth)
		for i, f := range fresh {
			n.form(f, x.Row(i))
		}
		p := NewMatrix(len(fresh), cols)
		gemm(len(fresh), vectorWidth+featWidth, cols, x.V, inputWidth, 1, n.trunk[0].w.W.V, cols, p.V, cols)
		for i, f := range fresh {
			known[f] = p.Row(i)
		}
		if room {
			n.mu.Lock()
			for i, f := range fresh {
				if len(n.memo) < memoMost && len(f) < 32 {
					n.memo[string([]byte(f))] = append([]float32(nil), p.Row(i)...)
				}
			}
			n.mu.Unlock()
		}
	}
	for i, f := range in.Forms {
		ui := u.Row(i)
		copy(ui, known[f])
		for m := range in.Marks[i].each {
			for k, v := range n.gazU.Row(m) {
				ui[k] += v
			}
		}
	}
}

// form fills the part of an input row that depends on the form alone.
func (n *Network) form(f string, x []float32) {
	n.vec.add(x[:vectorWidth], featureHash('v', plain(f)))
	eachFeature(f, func(h uint32, _ bool) { n.emb.add(x[vectorWidth:vectorWidth+featWidth], h) })
}

// addRow adds b to every row of m.
func addRow(m *Matrix, b []float32) {
	for i := range m.Rows {
		for k, v := range b {
			m.V[i*m.Cols+k] += v
		}
	}
}

// grammarOut fills tags, features, heads and relations from the states s.x.
func (n *Network) grammarOut(in Input, s *scratch, out *Output) {
	words := len(in.Forms)
	h := &s.heads
	h.resize(words, headsWidth)
	mulAdd(h, &s.x, n.heads.W)
	addRow(h, n.headBias.W.V)
	for i := range words {
		relu(h.Row(i)[:tagWidth+2*arcWidth])
	}
	s.out.resize(words, tagsPadded)
	gemm(words, tagWidth, tagsPadded, h.V, headsWidth, 1, n.tagOut.W.V, tagsPadded, s.out.V, tagsPadded)
	addRow(&s.out, n.tagBias.W.V)
	for i := range words {
		out.Tag[i] = text.Tag(best(s.out.Row(i)[:text.NumTags]))
	}
	m := n.morphOut.W.Cols
	s.out.resize(words, m)
	gemm(words, tagWidth, m, h.V, headsWidth, 1, n.morphOut.W.V, m, s.out.V, m)
	addRow(&s.out, n.morphBias.W.V)
	for i := range words {
		out.Morph[i] = n.Feats[best(s.out.Row(i)[:len(n.Feats)])]
	}
	s.t.resize(words, arcWidth)
	gemm(words, arcWidth, arcWidth, h.V[tagWidth:], headsWidth, 1, n.arc.W.V, arcWidth, s.t.V, arcWidth)
	addRow(&s.t, n.arcBias.W.V)
	for _, r := range in.Sent {
		n.tree(s, r, out)
	}
	n.relations(s, words, out)
}

// tree finds the best tree over the words of one sentence.
func (n *Network) tree(s *scratch, r [2]int, out *Output) {
	size := r[1] - r[0]
	if size == 0 {
		return
	}
	// Scores of word i (row) under head j (column); column size is the root.
	cols := padded(size + 1)
	scores := arcScores(n, &s.heads, &s.t, r, cols, &s.y)
	for i, h := range bestTree(scores, size, cols) {
		if h < 0 {
			out.Head[r[0]+i] = -1
		} else {
			out.Head[r[0]+i] = int32(r[0] + h)
		}
	}
}

// arcScores returns size×cols scores of the sentence r, using m as memory.
func arcScores(n *Network, heads, t *Matrix, r [2]int, cols int, m *Matrix) []float32 {
	size := r[1] - r[0]
	m.resize(size+arcWidth, cols)
	byHead := m.V[size*cols:]
	for j := range size {
		for k, v := range heads.Row(r[0] + j)[tagWidth+arcWidth : tagWidth+2*arcWidth] {
			byHead[k*cols+j] = v
		}
	}
	for k, v := range n.root.W.V {
		byHead[k*cols+size] = v
	}
	gemm(size, arcWidth, cols, t.V[r[0]*arcWidth:], arcWidth, 1, byHead, cols, m.V, cols)
	return m.V[:size*cols]
}

// relations chooses the relation of each word to its head.
func (n *Network) relations(s *scratch, words int, out *Output) {
	s.t.resize(words, relWidth)
	for i := range words {
		n.relHidden(&s.heads, i, int(out.Head[i]), s.t.Row(i))
	}
	s.out.resize(words, relsPadded)
	mulAdd(&s.out, &s.t, n.relOut.W)
	addRow(&s.out, n.relBias.W.V)
	for i := range words {
		row := s.out.Row(i)[:text.NumRels]
		if out.Head[i] < 0 {
			out.Rel[i] = text.Root
			continue
		}
		row[text.Root] = -1e30 // only a root is called root
		out.Rel[i] = text.Rel(best(row))
	}
}

// relHidden computes the hidden layer for word i under head (-1: the root).
func (n *Network) relHidden(heads *Matrix, i, head int, z []float32) {
	const from = tagWidth + 2*arcWidth
	copy(z, heads.Row(i)[from:from+relWidth])
	h := n.relRoot.W.V
	if head >= 0 {
		h = heads.Row(head)[from+relWidth : from+2*relWidth]
	}
	for k, v := range h {
		z[k] += v
	}
	relu(z)
}

// relu puts 0 in the place of what is negative, by the sign bit: which units are
// negative cannot be predicted, and a branch would be wrong half the time.
func relu(v []float32) {
	for i, x := range v {
		b := math.Float32bits(x)
		v[i] = math.Float32frombits(b &^ uint32(int32(b)>>31))
	}
}

// best returns the index of the greatest number, the first of equals.
func best(v []float32) int {
	b := 0
	for i, x := range v {
		if x > v[b] {
			b = i
		}
	}
	return b
}
