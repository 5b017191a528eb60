package learn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

// The kernels must give the very bits of the plain loop, or weights would score
// differently from machine to machine.
func TestGemmIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		rows, k, cols := 1+r.IntN(13), 1+r.IntN(70), 1+r.IntN(140)
		a, b, c := random(r, rows*k), random(r, k*cols), random(r, rows*cols)
		want := append([]float32(nil), c...)
		arow, acol := k, 1
		if r.IntN(2) == 0 {
			arow, acol = 1, rows
		}
		gemmPlain(rows, k, cols, a, arow, acol, b, cols, want, cols)
		gemm(rows, k, cols, a, arow, acol, b, cols, c, cols)
		for i := range c {
			if math.Float32bits(c[i]) != math.Float32bits(want[i]) {
				t.Fatalf("%d×%d×%d: element %d is %v, want %v", rows, k, cols, i, c[i], want[i])
			}
		}
	}
}

func TestStepIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	for _, n := range []int{8, 64, 128} {
		var v [9][]float32
		for i := range v {
			v[i] = random(r, n)
		}
		state, h := random(r, n), make([]float32, n)
		wantState, wantH := append([]float32(nil), state...), make([]float32, n)
		for range 50 {
			advance(state, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], h)
			stepPlain(wantState, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], wantH)
		}
		for k := range n {
			if math.Float32bits(state[k]) != math.Float32bits(wantState[k]) || math.Float32bits(h[k]) != math.Float32bits(wantH[k]) {
				t.Fatalf("%d units: unit %d is %v and %v, want %v and %v", n, k, state[k], h[k], wantState[k], wantH[k])
			}
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	x, w, y := random(r, 256*256), random(r, 256*768), make([]float32, 256*768)
	b.SetBytes(256 * 256 * 768) // multiply-adds, so MB/s reads as million a second
	for b.Loop() {
		gemm(256, 256, 768, x, 256, 1, w, 768, y, 768)
	}
}
