package learn

import (
	"math"
	"math/rand/v2"
)

// A Param is one matrix of weights, by name.
type Param struct {
	Name string
	W    *Matrix
	id   int
	m, v []float32 // moments of Adam, while learning
}

// A gradient is one number for each weight, and rows for the embeddings that
// were touched. Several are filled at once, each from a part of a batch, and then
// summed in a fixed order, so that the number of cores does not change a bit.
type gradient struct {
	dense [][]float32 // by Param.id
	rows  map[int32][]float32
	order []int32 // rows in the order of their first touch
}

func newGradient(params []*Param) *gradient {
	g := &gradient{rows: map[int32][]float32{}}
	for _, p := range params {
		g.dense = append(g.dense, make([]float32, len(p.W.V)))
	}
	return g
}

func (g *gradient) of(p *Param) []float32 { return g.dense[p.id] }

// matrix returns the gradient of p in its shape.
func (g *gradient) matrix(p *Param) *Matrix { return &Matrix{p.W.Rows, p.W.Cols, g.dense[p.id]} }

// row returns the gradient of one embedding.
func (g *gradient) row(i int32, width int) []float32 {
	r, ok := g.rows[i]
	if !ok {
		r = make([]float32, width)
		g.rows[i] = r
		g.order = append(g.order, i)
	}
	return r
}

func (g *gradient) clear() {
	for _, d := range g.dense {
		clear(d)
	}
	clear(g.rows)
	g.order = g.order[:0]
}

// add adds h to g.
func (g *gradient) add(h *gradient) {
	for i, d := range h.dense {
		for k, v := range d {
			g.dense[i][k] += v
		}
	}
	for _, i := range h.order {
		r := g.row(i, len(h.rows[i]))
		for k, v := range h.rows[i] {
			r[k] += v
		}
	}
}

// adam is the optimiser of Kingma and Ba (2015); rows of embeddings that a batch
// does not touch stay as they are.
type adam struct {
	step    int
	b1, b2  float64
	rowStep []int32
	rm, rv  *Matrix
}

// apply changes the weights against g, scaled so that its norm is at most clip.
func (a *adam) apply(n *Network, g *gradient, rate, clip float64) {
	a.step++
	var sum float64
	for _, d := range g.dense {
		for _, v := range d {
			sum += float64(v) * float64(v)
		}
	}
	for _, i := range g.order {
		for _, v := range g.rows[i] {
			sum += float64(v) * float64(v)
		}
	}
	scale := float32(1)
	if norm := math.Sqrt(sum); norm > clip {
		scale = float32(clip / norm)
	}
	c1, c2 := 1-math.Pow(a.b1, float64(a.step)), 1-math.Pow(a.b2, float64(a.step))
	lr := float32(rate * math.Sqrt(c2) / c1)
	b1, b2 := float32(a.b1), float32(a.b2)
	one := func(w, m, v, d []float32, lr float32) {
		for k, x := range d {
			x *= scale
			m[k] = b1*m[k] + (1-b1)*x
			v[k] = b2*v[k] + (1-b2)*x*x
			w[k] -= lr * m[k] / (float32(math.Sqrt(float64(v[k]))) + 1e-8)
		}
	}
	for i, p := range n.params {
		if p.m == nil {
			p.m, p.v = make([]float32, len(p.W.V)), make([]float32, len(p.W.V))
		}
		one(p.W.V, p.m, p.v, g.dense[i], lr)
	}
	if a.rm == nil {
		a.rm, a.rv = NewMatrix(n.feat.Rows, n.feat.Cols), NewMatrix(n.feat.Rows, n.feat.Cols)
		a.rowStep = make([]int32, n.feat.Rows)
	}
	for _, i := range g.order {
		a.rowStep[i]++
		s := float64(a.rowStep[i])
		lr := float32(rate * math.Sqrt(1-math.Pow(a.b2, s)) / (1 - math.Pow(a.b1, s)))
		one(n.feat.Row(int(i)), a.rm.Row(int(i)), a.rv.Row(int(i)), g.rows[i], lr)
	}
}

func uniform(r *rand.Rand, v []float32, limit float64) {
	for i := range v {
		v[i] = float32((2*r.Float64() - 1) * limit)
	}
}
