package learn

import "math"

// mayFollow reports whether label b may stand after label a; nameLabels is the
// start of a sentence. A name continues only with its own kind.
func mayFollow(a, b int) bool {
	if b == 0 || b%2 == 1 {
		return true
	}
	return a == b || a == b-1
}

// viterbi writes the best allowed labels of the words of one sentence to dst.
func (n *Network) viterbi(emit *Matrix, r [2]int, dst []uint8) {
	size := r[1] - r[0]
	if size == 0 {
		return
	}
	next := n.nameNext.W
	back := make([][nameLabels]uint8, size)
	var score [nameLabels]float32
	for i := range size {
		e := emit.Row(r[0] + i)
		var s [nameLabels]float32
		for b := range nameLabels {
			s[b] = float32(math.Inf(-1))
			if i == 0 {
				if mayFollow(nameLabels, b) {
					s[b] = next.Row(nameLabels)[b] + e[b]
				}
				continue
			}
			for a := range nameLabels {
				if v := score[a] + next.Row(a)[b]; mayFollow(a, b) && v > s[b] {
					s[b], back[i][b] = v, uint8(a)
				}
			}
			s[b] += e[b]
		}
		score = s
	}
	k := uint8(best(score[:]))
	for i := size - 1; i >= 0; i-- {
		dst[r[0]+i] = k
		k = back[i][k]
	}
}

// crfLoss returns the negative log-likelihood of the gold labels and adds its
// gradient to demit and dnext.
func (n *Network) crfLoss(emit *Matrix, r [2]int, gold []uint8, demit *Matrix, dnext []float32, scale float32) float64 {
	size := r[1] - r[0]
	next := n.nameNext.W
	inf := math.Inf(-1)
	fwd, bwd := make([][nameLabels]float64, size), make([][nameLabels]float64, size)
	for i := range size {
		e := emit.Row(r[0] + i)
		for b := range nameLabels {
			if i == 0 {
				fwd[i][b] = inf
				if mayFollow(nameLabels, b) {
					fwd[i][b] = float64(next.Row(nameLabels)[b] + e[b])
				}
				continue
			}
			s := inf
			for a := range nameLabels {
				if mayFollow(a, b) {
					s = logAdd(s, fwd[i-1][a]+float64(next.Row(a)[b]))
				}
			}
			fwd[i][b] = s + float64(e[b])
		}
	}
	for i := size - 2; i >= 0; i-- {
		e := emit.Row(r[0] + i + 1)
		for a := range nameLabels {
			s := inf
			for b := range nameLabels {
				if mayFollow(a, b) {
					s = logAdd(s, bwd[i+1][b]+float64(next.Row(a)[b]+e[b]))
				}
			}
			bwd[i][a] = s
		}
	}
	z := inf
	for a := range nameLabels {
		z = logAdd(z, fwd[size-1][a])
	}
	var goldScore float64
	prev := nameLabels
	for i := range size {
		g := int(gold[r[0]+i])
		e, d := emit.Row(r[0]+i), demit.Row(r[0]+i)
		goldScore += float64(e[g] + next.Row(prev)[g])
		d[g] -= scale
		dnext[prev*nameLabels+g] -= scale
		for b := range nameLabels {
			d[b] += scale * float32(math.Exp(fwd[i][b]+bwd[i][b]-z))
			if i == 0 {
				if mayFollow(nameLabels, b) {
					dnext[nameLabels*nameLabels+b] += scale * float32(math.Exp(fwd[i][b]+bwd[i][b]-z))
				}
				continue
			}
			for a := range nameLabels {
				if mayFollow(a, b) {
					p := math.Exp(fwd[i-1][a] + float64(next.Row(a)[b]+e[b]) + bwd[i][b] - z)
					dnext[a*nameLabels+b] += scale * float32(p)
				}
			}
		}
		prev = g
	}
	return z - goldScore
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
