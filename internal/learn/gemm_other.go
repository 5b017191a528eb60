//go:build !amd64

package learn

// gemm adds A·B to C, where A is rows×k with element (i,j) at a[i*arow+j*acol],
// B is k×cols in rows of brow and C rows×cols in rows of crow.
func gemm(rows, k, cols int, a []float32, arow, acol int, b []float32, brow int, c []float32, crow int) {
	gemmPlain(rows, k, cols, a, arow, acol, b, brow, c, crow)
}

// advance moves the states of one direction on by one word.
func advance(state, u0, u1, u2, skip, vf, vr, bf, br, h []float32) {
	stepPlain(state, u0, u1, u2, skip, vf, vr, bf, br, h)
}
