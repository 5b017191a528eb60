package learn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// bruteTree finds the best tree with one root by trying all.
func bruteTree(scores []float32, size, cols int) float64 {
	best := math.Inf(-1)
	head := make([]int, size)
	var try func(i int, sum float64, roots int)
	try = func(i int, sum float64, roots int) {
		if i == size {
			if roots == 1 && !cyclic(head, size) {
				best = max(best, sum)
			}
			return
		}
		for h := range size + 1 {
			if h == i {
				continue
			}
			head[i] = h
			r := roots
			if h == size {
				r++
			}
			try(i+1, sum+float64(scores[i*cols+h]), r)
		}
	}
	try(0, 0, 0)
	return best
}

func TestBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	exact := 0
	const rounds = 500
	for range rounds {
		size := 1 + r.IntN(5)
		cols := padded(size + 1)
		scores := random(r, size*cols)
		want := bruteTree(append([]float32(nil), scores...), size, cols)
		head := bestTree(append([]float32(nil), scores...), size, cols)
		var got float64
		roots := 0
		for i, h := range head {
			if h < 0 {
				h = size
				roots++
			}
			got += float64(scores[i*cols+h])
			head[i] = h
		}
		if roots != 1 || cyclic(head, size) {
			t.Fatalf("heads %v of %d words are no tree with one root", head, size)
		}
		if got > want-1e-4 {
			exact++
		}
	}
	// The root is chosen greedily, the rest is exact.
	if exact < rounds*9/10 {
		t.Errorf("the best tree was found in %d of %d rounds", exact, rounds)
	}
}

func TestEdmondsIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		n := 2 + r.IntN(4)
		w := make([][]float64, n)
		flat := make([]float32, n*padded(n+1))
		for i := range w {
			w[i] = make([]float64, n)
			for j := range w[i] {
				w[i][j] = r.NormFloat64()
				flat[i*padded(n+1)+j] = float32(w[i][j])
			}
			flat[i*padded(n+1)+n] = -1000 // word 0 alone may be the root
		}
		flat[n] = 0
		want := bruteTree(flat, n, padded(n+1))
		var got float64
		for i, h := range edmonds(w, 0, deepest) {
			if i != 0 {
				got += w[i][h]
			}
		}
		if math.Abs(got-want) > 1e-3 {
			t.Fatalf("%d words: the tree scores %v, the best %v", n, got, want)
		}
	}
}

// What is no language has cycles everywhere; the tree must still be one, soon.
func TestBestTreeOfNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const size = 512
	cols := padded(size + 1)
	scores := random(r, size*cols)
	for i := range size {
		scores[i*cols+(i^1)] += 50 // pairs that hang on each other
		scores[i*cols+size] -= 100
	}
	head := bestTree(scores, size, cols)
	roots := 0
	for i, h := range head {
		if h < 0 {
			roots++
			head[i] = size
		}
	}
	if roots != 1 || cyclic(head, size) {
		t.Errorf("%d roots, cyclic %t", roots, cyclic(head, size))
	}
}
