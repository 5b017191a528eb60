package learn

import (
	"math"
	"math/rand/v2"

	"gentz/text"
)

// The shares of units that learning switches off at random (Srivastava et al. 2014).
const (
	dropInput  = 0.15
	dropLayer  = 0.30
	dropHidden = 0.30
	dropWord   = 0.12 // the whole word: its vector, or its own embeddings
)

// A shard is a part of a batch while it is learned from.
type shard struct {
	*trainer
	g     *gradient
	rng   *rand.Rand
	scale float32
	sent  [][2]int
	words int
}

// A layerRun keeps what a layer computed, for the way back.
type layerRun struct {
	l             *recurrent
	x, u, h, c, g *Matrix
	mask          []float32 // on the output
}

func (s *shard) mask(n int, drop float32) []float32 {
	m := make([]float32, n)
	for i := range m {
		if s.rng.Float32() >= drop {
			m[i] = 1 / (1 - drop)
		}
	}
	return m
}

// layer runs l forward; units are dropped for a whole sentence at a time.
func (s *shard) layer(l *recurrent, x *Matrix) *layerRun {
	r := &layerRun{l: l, x: x, u: NewMatrix(s.words, l.parts*width), h: NewMatrix(s.words, width), c: NewMatrix(s.words, width), g: NewMatrix(s.words, 2*width)}
	mulAdd(r.u, x, l.w.W)
	l.run(r.u, x, s.sent, r.h, r.c, r.g)
	for _, q := range s.sent {
		m := s.mask(width, dropLayer)
		r.mask = append(r.mask, m...)
		for i := q[0]; i < q[1]; i++ {
			for k, v := range m {
				r.h.V[i*width+k] *= v
			}
		}
	}
	return r
}

// back takes the gradient at the output and returns the one at the input.
func (s *shard) back(r *layerRun, dh *Matrix) *Matrix {
	for q, w := range s.sent {
		m := r.mask[q*width : (q+1)*width]
		for i := w[0]; i < w[1]; i++ {
			for k, v := range m {
				dh.V[i*width+k] *= v
			}
		}
	}
	du, dx := NewMatrix(s.words, r.u.Cols), NewMatrix(s.words, r.x.Cols)
	r.l.back(r.u, r.x, s.sent, r.c, r.g, dh, du, dx, s.g)
	mulTransposedAdd(s.g.matrix(r.l.w), r.x, du)
	mulAdd(dx, du, r.l.w.W.transposed())
	return dx
}

func (s *shard) learn(b []*Sample) loss {
	for _, x := range b {
		s.sent = append(s.sent, [2]int{s.words, s.words + len(x.Forms)})
		s.words += len(x.Forms)
	}
	in := s.input(b)
	one := s.layer(s.n.trunk[0], in.x)
	two := s.layer(s.n.trunk[1], one.h)
	var l loss
	var dh *Matrix
	if b[0].Head != nil {
		top := s.layer(s.n.grammar, two.h)
		d := s.grammar(b, top.h, &l)
		dh = s.back(top, d)
	} else {
		top := s.layer(s.n.names, two.h)
		d := s.nameLoss(b, top.h, &l)
		dh = s.back(top, d)
	}
	dh = s.back(two, dh)
	dx := s.back(one, dh)
	s.inputBack(in, dx)
	return l
}

// An inputRun keeps how the input was made.
type inputRun struct {
	x     *Matrix
	types []*wordType
	marks []Marks
	hide  []uint8 // 1: no vector, 2: no embeddings of the form itself
	mask  []float32
}

func (s *shard) input(b []*Sample) *inputRun {
	r := &inputRun{x: NewMatrix(s.words, inputWidth), mask: s.mask(s.words*inputWidth, dropInput)}
	for _, sample := range b {
		r.marks = append(r.marks, s.gaz.Mark(sample.Forms)...)
		for _, f := range sample.Forms {
			r.types = append(r.types, s.types[f])
		}
	}
	for i, w := range r.types {
		var hide uint8
		if s.rng.Float32() < dropWord {
			hide |= 1
		}
		if s.rng.Float32() < dropWord {
			hide |= 2
		}
		if s.rng.Float32() < dropWord {
			r.marks[i] = 0
		}
		r.hide = append(r.hide, hide)
		x := r.x.Row(i)
		if hide&1 == 0 {
			copy(x, w.vec)
		}
		r.each(i, func(row int32) {
			for k, v := range s.n.feat.Row(int(row)) {
				x[vectorWidth+k] += v
			}
		})
		for m := range r.marks[i].each {
			for k, v := range s.n.gaz.W.Row(m) {
				x[vectorWidth+featWidth+k] += v
			}
		}
	}
	for i, v := range r.mask {
		r.x.V[i] *= v
	}
	return r
}

// each calls f for the embeddings of word i that are not hidden.
func (r *inputRun) each(i int, f func(row int32)) {
	for _, row := range r.types[i].rows {
		f(row)
	}
	if r.hide[i]&2 == 0 {
		for _, row := range r.types[i].whole {
			f(row)
		}
	}
}

func (s *shard) inputBack(r *inputRun, dx *Matrix) {
	for i, v := range r.mask {
		dx.V[i] *= v
	}
	gaz := s.g.matrix(s.n.gaz)
	for i := range s.words {
		d := dx.Row(i)
		r.each(i, func(row int32) {
			g := s.g.row(row, featWidth)
			for k := range g {
				g[k] += d[vectorWidth+k]
			}
		})
		for m := range r.marks[i].each {
			g := gaz.Row(m)
			for k := range g {
				g[k] += d[vectorWidth+featWidth+k]
			}
		}
	}
}

// softmaxLoss turns the first n scores of row into the gradient of the negative
// log-likelihood of gold, times scale, clears the rest and returns the loss.
func softmaxLoss(row []float32, n, gold int, scale float32) float64 {
	top := row[best(row[:n])]
	var z float64
	for _, v := range row[:n] {
		z += math.Exp(float64(v - top))
	}
	l := math.Log(z) - float64(row[gold]-top)
	for k, v := range row[:n] {
		row[k] = scale * float32(math.Exp(float64(v-top))/z)
	}
	clear(row[n:])
	row[gold] -= scale
	return l
}

// grammar computes the losses of all grammar heads on the states h and returns
// the gradient at h.
func (s *shard) grammar(b []*Sample, h *Matrix, l *loss) *Matrix {
	n := s.n
	z := NewMatrix(s.words, headsWidth)
	mulAdd(z, h, n.heads.W)
	addRow(z, n.headBias.W.V)
	const hidden = tagWidth + 2*arcWidth
	mask := s.mask(s.words*hidden, dropHidden)
	for i := range s.words {
		row := z.Row(i)[:hidden]
		relu(row)
		for k, v := range mask[i*hidden : (i+1)*hidden] {
			row[k] *= v
		}
	}
	dz := NewMatrix(s.words, headsWidth)
	s.tags(b, z, dz, l)
	s.arcs(b, z, dz, l)
	s.rels(b, z, dz, l)
	for i := range s.words {
		row, d := z.Row(i)[:hidden], dz.Row(i)
		for k, v := range mask[i*hidden : (i+1)*hidden] {
			if row[k] <= 0 {
				d[k] = 0
			}
			d[k] *= v
		}
	}
	dh := NewMatrix(s.words, width)
	mulAdd(dh, dz, n.heads.W.transposed())
	mulTransposedAdd(s.g.matrix(n.heads), h, dz)
	sumRows(s.g.of(n.headBias), dz)
	l.words += float64(s.words)
	return dh
}

func sumRows(dst []float32, m *Matrix) {
	for i := range m.Rows {
		for k, v := range m.Row(i) {
			dst[k] += v
		}
	}
}

func (s *shard) tags(b []*Sample, z, dz *Matrix, l *loss) {
	n := s.n
	x, dx := NewMatrix(s.words, tagWidth), NewMatrix(s.words, tagWidth)
	for i := range s.words {
		copy(x.Row(i), z.Row(i))
	}
	one := func(out, bias *Param, classes int, gold func(x *Sample, i int) int, scale float32) {
		y := NewMatrix(s.words, out.W.Cols)
		mulAdd(y, x, out.W)
		addRow(y, bias.W.V)
		at := 0
		for _, sample := range b {
			for i := range sample.Forms {
				if g := gold(sample, i); g >= 0 {
					l.tag += softmaxLoss(y.Row(at), classes, g, scale)
				} else {
					clear(y.Row(at))
				}
				at++
			}
		}
		mulAdd(dx, y, out.W.transposed())
		mulTransposedAdd(s.g.matrix(out), x, y)
		sumRows(s.g.of(bias), y)
	}
	one(n.tagOut, n.tagBias, text.NumTags, func(x *Sample, i int) int { return int(x.Tag[i]) }, s.scale)
	one(n.morphOut, n.morphBias, len(n.Feats), func(x *Sample, i int) int {
		if m, ok := s.morph[x.Morph[i]]; ok {
			return m
		}
		return -1
	}, s.scale*0.7)
	for i := range s.words {
		copy(dz.Row(i)[:tagWidth], dx.Row(i))
	}
}

func (s *shard) arcs(b []*Sample, z, dz *Matrix, l *loss) {
	n := s.n
	dep, head := NewMatrix(s.words, arcWidth), NewMatrix(s.words, arcWidth)
	for i := range s.words {
		copy(dep.Row(i), z.Row(i)[tagWidth:])
		copy(head.Row(i), z.Row(i)[tagWidth+arcWidth:])
	}
	t := NewMatrix(s.words, arcWidth)
	mulAdd(t, dep, n.arc.W)
	addRow(t, n.arcBias.W.V)
	dt := NewMatrix(s.words, arcWidth)
	var m Matrix
	for q, r := range s.sent {
		size := r[1] - r[0]
		cols := padded(size + 1)
		scores := arcScores(n, z, t, r, cols, &m)
		heads := NewMatrix(cols, arcWidth) // row j: word j as a head; row size: the root
		copy(heads.V, head.V[r[0]*arcWidth:r[1]*arcWidth])
		copy(heads.Row(size), n.root.W.V)
		ds := &Matrix{size, cols, scores}
		for i := range size {
			row := ds.Row(i)
			row[i] = float32(math.Inf(-1))
			g := int(b[q].Head[i])
			if g < 0 {
				g = size
			}
			if best(row[:size+1]) == g {
				l.hits++
			}
			l.arc += softmaxLoss(row, size+1, g, s.scale)
		}
		gemm(size, cols, arcWidth, ds.V, cols, 1, heads.V, arcWidth, dt.V[r[0]*arcWidth:], arcWidth)
		dheads := NewMatrix(cols, arcWidth)
		gemm(cols, size, arcWidth, ds.V, 1, cols, t.V[r[0]*arcWidth:], arcWidth, dheads.V, arcWidth)
		for j := range size {
			copy(dz.Row(r[0] + j)[tagWidth+arcWidth:tagWidth+2*arcWidth], dheads.Row(j))
		}
		for k, v := range dheads.Row(size) {
			s.g.of(n.root)[k] += v
		}
	}
	ddep := NewMatrix(s.words, arcWidth)
	mulAdd(ddep, dt, n.arc.W.transposed())
	mulTransposedAdd(s.g.matrix(n.arc), dep, dt)
	sumRows(s.g.of(n.arcBias), dt)
	for i := range s.words {
		copy(dz.Row(i)[tagWidth:tagWidth+arcWidth], ddep.Row(i))
	}
}

func (s *shard) rels(b []*Sample, z, dz *Matrix, l *loss) {
	n := s.n
	x, y := NewMatrix(s.words, relWidth), NewMatrix(s.words, relsPadded)
	mask := s.mask(s.words*relWidth, dropHidden)
	for q, r := range s.sent {
		for i := r[0]; i < r[1]; i++ {
			h := int(b[q].Head[i-r[0]])
			if h >= 0 {
				h += r[0]
			}
			n.relHidden(z, i, h, x.Row(i))
		}
	}
	for i, v := range mask {
		x.V[i] *= v
	}
	mulAdd(y, x, n.relOut.W)
	addRow(y, n.relBias.W.V)
	for q, r := range s.sent {
		for i := r[0]; i < r[1]; i++ {
			if b[q].Head[i-r[0]] < 0 {
				clear(y.Row(i)) // the root's relation is always root
				continue
			}
			l.rel += softmaxLoss(y.Row(i), text.NumRels, int(b[q].Rel[i-r[0]]), s.scale)
		}
	}
	dx := NewMatrix(s.words, relWidth)
	mulAdd(dx, y, n.relOut.W.transposed())
	mulTransposedAdd(s.g.matrix(n.relOut), x, y)
	sumRows(s.g.of(n.relBias), y)
	const from = tagWidth + 2*arcWidth
	for q, r := range s.sent {
		for i := r[0]; i < r[1]; i++ {
			h := int(b[q].Head[i-r[0]])
			var dhead []float32
			if h >= 0 {
				dhead = dz.Row(r[0] + h)[from+relWidth:]
			} else {
				dhead = s.g.of(n.relRoot)
			}
			d, dd := dx.Row(i), dz.Row(i)[from:]
			for k := range d {
				v := d[k] * mask[i*relWidth+k]
				if x.V[i*relWidth+k] <= 0 {
					v = 0
				}
				dd[k] += v
				dhead[k] += v
			}
		}
	}
}

func (s *shard) nameLoss(b []*Sample, h *Matrix, l *loss) *Matrix {
	n := s.n
	e, de := NewMatrix(s.words, nameWidth), NewMatrix(s.words, nameWidth)
	mulAdd(e, h, n.nameOut.W)
	addRow(e, n.nameBias.W.V)
	var gold []uint8
	for _, x := range b {
		gold = append(gold, x.Name...)
	}
	for _, r := range s.sent {
		if r[1] > r[0] {
			l.name += n.crfLoss(e, r, gold, de, s.g.of(n.nameNext), s.scale)
		}
	}
	dh := NewMatrix(s.words, width)
	mulAdd(dh, de, n.nameOut.W.transposed())
	mulTransposedAdd(s.g.matrix(n.nameOut), h, de)
	sumRows(s.g.of(n.nameBias), de)
	l.nameWords += float64(s.words)
	return dh
}
