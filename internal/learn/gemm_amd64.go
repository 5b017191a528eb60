package learn

import (
	"golang.org/x/sys/cpu"
)

//go:noescape
func kernel16(rows int, k int, a *float32, arow, acol int, b *float32, brow int, c *float32, crow int)

//go:noescape
func kernel32(k int, a *float32, arow, acol int, b *float32, brow int, c *float32, crow int)

var (
	hasAVX2   = cpu.X86.HasAVX2
	hasAVX512 = cpu.X86.HasAVX512F
)

// gemm adds A·B to C, where A is rows×k with element (i,j) at a[i*arow+j*acol],
// B is k×cols in rows of brow and C rows×cols in rows of crow.
func gemm(rows, k, cols int, a []float32, arow, acol int, b []float32, brow int, c []float32, crow int) {
	if !hasAVX2 || k == 0 {
		gemmPlain(rows, k, cols, a, arow, acol, b, brow, c, crow)
		return
	}
	j := 0
	if hasAVX512 {
		for ; j+32 <= cols; j += 32 {
			i := 0
			for ; i+4 <= rows; i += 4 {
				kernel32(k, &a[i*arow], arow*4, acol*4, &b[j], brow*4, &c[i*crow+j], crow*4)
			}
			for ; i < rows; i++ {
				kernel16(1, k, &a[i*arow], 0, acol*4, &b[j], brow*4, &c[i*crow+j], 0)
				kernel16(1, k, &a[i*arow], 0, acol*4, &b[j+16], brow*4, &c[i*crow+j+16], 0)
			}
		}
	}
	for ; j+16 <= cols; j += 16 {
		i := 0
		for ; i+4 <= rows; i += 4 {
			kernel16(4, k, &a[i*arow], arow*4, acol*4, &b[j], brow*4, &c[i*crow+j], crow*4)
		}
		for ; i < rows; i++ {
			kernel16(1, k, &a[i*arow], 0, acol*4, &b[j], brow*4, &c[i*crow+j], 0)
		}
	}
	if j < cols {
		gemmPlain(rows, k, cols-j, a, arow, acol, b[j:], brow, c[j:], crow)
	}
}

//go:noescape
func stepVector(n int, state, u0, u1, u2, skip, vf, vr, bf, br, h *float32)

// advance moves the states of one direction on by one word.
func advance(state, u0, u1, u2, skip, vf, vr, bf, br, h []float32) {
	n := len(state)
	if !hasAVX2 || n == 0 || n%8 != 0 {
		stepPlain(state, u0, u1, u2, skip, vf, vr, bf, br, h)
		return
	}
	// A slice that is too short panics here and not in the kernel.
	_, _, _, _ = u0[n-1], u1[n-1], u2[n-1], skip[n-1]
	_, _, _, _, _ = vf[n-1], vr[n-1], bf[n-1], br[n-1], h[n-1]
	stepVector(n, &state[0], &u0[0], &u1[0], &u2[0], &skip[0], &vf[0], &vr[0], &bf[0], &br[0], &h[0])
}
