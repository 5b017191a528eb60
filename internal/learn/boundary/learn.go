package boundary

import "math"

// An Example is a text and the words at which its sentences start.
type Example struct {
	Text
	Start map[int32]bool // by offset of the first byte
}

// Options of the training.
type Options struct {
	Epochs int
	Rate   float64 // step of the first epoch; it falls to nothing in the last
	Decay  float64 // pull towards zero, for each example
	Seed   uint64
}

// Learn trains a model by stochastic gradient descent on the logistic loss, with
// averaged weights. Equal examples and options give equal bytes.
func Learn(examples []Example, o Options) *Model {
	type point struct {
		f     []uint32
		start bool
	}
	var points []point
	for _, e := range examples {
		s := newScan(e.Text)
		for i, w := range e.Word {
			starts := s.gap[i] >= line
			if starts {
				s.paragraph(i)
			} else if s.candidate(i) {
				starts = e.Start[w.Start]
				points = append(points, point{s.features(i, nil), starts})
			}
			if starts {
				s.sentence(i)
			}
			s.pass(i)
		}
	}
	weight := make([]float64, size)
	total := make([]float64, size)
	rng := o.Seed
	steps := float64(o.Epochs * len(points))
	step := 0.0
	for range o.Epochs {
		for i := len(points) - 1; i > 0; i-- { // shuffle
			rng = rng*6364136223846793005 + 1442695040888963407
			j := int((rng >> 33) % uint64(i+1))
			points[i], points[j] = points[j], points[i]
		}
		for _, p := range points {
			sum := 0.0
			for _, k := range p.f {
				sum += weight[k]
			}
			y := 0.0
			if p.start {
				y = 1
			}
			rate := o.Rate * (1 - step/steps)
			g := rate * (y - 1/(1+math.Exp(-sum)))
			for _, k := range p.f {
				weight[k] += g - rate*o.Decay*weight[k]
			}
			step++
		}
		for k, w := range weight {
			total[k] += w
		}
	}
	m := new(Model)
	for k, w := range total {
		m.weight[k] = int16(max(-32767, min(32767, math.Round(w/float64(o.Epochs)*unit))))
	}
	return m
}
