package learn

import "math"

// A recurrent layer is a bidirectional simple recurrent unit (Lei et al. 2018,
// "Simple Recurrent Units for Highly Parallelizable Recurrence"). All matrix
// products are done for all words at once; only element-wise work is left to the
// recurrence. Each of the two directions has half of the Width units.
//
// The gates use x/2/√(1+(x/2)²) for the sigmoid: it needs only operations that
// IEEE 754 rounds exactly, so every machine computes the same.
type recurrent struct {
	in, width int
	parts     int    // columns of W in units of width: 3, or 4 if the skip needs a projection
	w         *Param // in × parts·width: candidate, forget, reset (, skip), each forward then backward units
	v         *Param // 2 × width: weight of the former state in forget and reset
	b         *Param // 2 × width: biases
}

// newRecurrent adds a layer to n. Its skip is a projection of the input if
// project is set, else the input itself, which must then be as wide as the layer.
func newRecurrent(n *Network, name string, in, width int, project bool) *recurrent {
	l := &recurrent{in: in, width: width, parts: 3}
	if project {
		l.parts = 4
	}
	l.w = n.param(name+".w", in, l.parts*width, math.Sqrt(3/float64(in)))
	l.v = n.param(name+".v", 2, width, 0.5)
	l.b = n.param(name+".b", 2, width, 0)
	return l
}

// gate returns the sigmoid-like curve of x.
func gate(x float32) float32 {
	y := float32(0.5 * x)
	q := float32(math.Sqrt(float64(1 + float32(y*y))))
	return 0.5 + float32(0.5*float32(y/q))
}

// slope returns the derivative of gate where its value is f.
func slope(f float32) float32 {
	w := float32(2*f) - 1
	q := max(0, 1-float32(w*w))
	return 0.25 * q * float32(math.Sqrt(float64(q)))
}

// run computes the states of one layer. u holds the products x·W, x the input;
// sent gives the sentences as ranges of rows. h receives the output, and c and g
// (forget, reset) the states that learning needs, where they are not nil.
func (l *recurrent) run(u, x *Matrix, sent [][2]int, h, c, g *Matrix) {
	half := l.width / 2
	state := make([]float32, half)
	for _, s := range sent {
		for dir := range 2 {
			clear(state)
			i, step := s[0], 1
			if dir == 1 {
				i, step = s[1]-1, -1
			}
			lo := dir * half
			vf, vr := l.v.W.Row(0)[lo:lo+half], l.v.W.Row(1)[lo:lo+half]
			bf, br := l.b.W.Row(0)[lo:lo+half], l.b.W.Row(1)[lo:lo+half]
			for ; i >= s[0] && i < s[1]; i += step {
				ui := u.Row(i)
				u0, u1, u2 := ui[lo:lo+half], ui[l.width+lo:l.width+lo+half], ui[2*l.width+lo:2*l.width+lo+half]
				var skip []float32
				if l.parts == 4 {
					skip = ui[3*l.width+lo : 3*l.width+lo+half]
				} else {
					skip = x.Row(i)[lo : lo+half]
				}
				hi := h.Row(i)[lo : lo+half]
				advance(state, u0, u1, u2, skip, vf, vr, bf, br, hi)
				if c != nil {
					copy(c.Row(i)[lo:lo+half], state)
					gi := g.Row(i)
					// The gates are computed again: learning is rare, reading is not.
					l.gates(s, dir, i, u1, u2, c, gi[lo:lo+half], gi[l.width+lo:l.width+lo+half])
				}
			}
		}
	}
}

// stepPlain is advance without vector instructions. It defines the result: the kernel
// for amd64 gives the same bits.
func stepPlain(state, u0, u1, u2, skip, vf, vr, bf, br, h []float32) {
	n := len(state)
	u0, u1, u2, skip, vf, vr, bf, br, h = u0[:n], u1[:n], u2[:n], skip[:n], vf[:n], vr[:n], bf[:n], br[:n], h[:n]
	for k, c := range state {
		f := gate(u1[k] + float32(vf[k]*c) + bf[k])
		r := gate(u2[k] + float32(vr[k]*c) + br[k])
		c = float32(f*c) + float32((1-f)*u0[k])
		state[k] = c
		h[k] = float32(r*c) + float32((1-r)*skip[k])
	}
}

// gates computes forget and reset of word i from the stored state of the word before it.
func (l *recurrent) gates(s [2]int, dir, i int, u1, u2 []float32, c *Matrix, f, r []float32) {
	half := l.width / 2
	lo := dir * half
	var before []float32
	if dir == 0 && i > s[0] {
		before = c.Row(i - 1)[lo : lo+half]
	} else if dir == 1 && i < s[1]-1 {
		before = c.Row(i + 1)[lo : lo+half]
	}
	for k := range f {
		var p float32
		if before != nil {
			p = before[k]
		}
		f[k] = gate(u1[k] + float32(l.v.W.V[lo+k]*p) + l.b.W.V[lo+k])
		r[k] = gate(u2[k] + float32(l.v.W.V[l.width+lo+k]*p) + l.b.W.V[l.width+lo+k])
	}
}

// back takes dh, the gradient at the output, and adds to the gradients of the
// parameters and to du (at the products) and dx (at the input, through the skip).
func (l *recurrent) back(u, x *Matrix, sent [][2]int, c, g, dh, du, dx *Matrix, grad *gradient) {
	half := l.width / 2
	dv, db := grad.of(l.v), grad.of(l.b)
	carry := make([]float32, half)
	for _, s := range sent {
		for dir := range 2 {
			clear(carry)
			i, step := s[1]-1, -1 // against the direction of run
			if dir == 1 {
				i, step = s[0], 1
			}
			lo := dir * half
			for ; i >= s[0] && i < s[1]; i += step {
				var before []float32
				if j := i + step; j >= s[0] && j < s[1] {
					before = c.Row(j)[lo : lo+half]
				}
				ui, dui, ci, gi, dhi := u.Row(i), du.Row(i), c.Row(i), g.Row(i), dh.Row(i)
				for k := range half {
					o := lo + k
					f, r := gi[o], gi[l.width+o]
					var p, skip float32
					if before != nil {
						p = before[k]
					}
					if l.parts == 4 {
						skip = ui[3*l.width+o]
					} else {
						skip = x.Row(i)[o]
					}
					d := dhi[o]
					dr := d * (ci[o] - skip) * slope(r)
					dc := d*r + carry[k]
					df := dc * (p - ui[o]) * slope(f)
					dui[o] += dc * (1 - f)
					dui[l.width+o] += df
					dui[2*l.width+o] += dr
					if l.parts == 4 {
						dui[3*l.width+o] += d * (1 - r)
					} else {
						dx.Row(i)[o] += d * (1 - r)
					}
					carry[k] = dc*f + df*l.v.W.V[o] + dr*l.v.W.V[l.width+o]
					dv[o] += df * p
					dv[l.width+o] += dr * p
					db[o] += df
					db[l.width+o] += dr
				}
			}
		}
	}
}
