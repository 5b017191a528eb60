package learn

// gemmPlain is gemm without vector instructions. It defines the result: each
// element of C is the sum, in float32, of its products in ascending order of k,
// each product rounded by itself. The kernels for amd64 give the same bits.
func gemmPlain(rows, k, cols int, a []float32, arow, acol int, b []float32, brow int, c []float32, crow int) {
	for i := range rows {
		ci := c[i*crow : i*crow+cols]
		for t := range k {
			f := a[i*arow+t*acol]
			bt := b[t*brow : t*brow+cols]
			for j := range ci {
				ci[j] += float32(f * bt[j]) // the conversion forbids fusing
			}
		}
	}
}

// A Matrix is Rows×Cols numbers in rows.
type Matrix struct {
	Rows, Cols int
	V          []float32
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) *Matrix {
	return &Matrix{rows, cols, make([]float32, rows*cols)}
}

// Row returns row i. It shares the memory of m.
func (m *Matrix) Row(i int) []float32 { return m.V[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// resize makes m rows×cols, all zero, keeping its memory where it can.
func (m *Matrix) resize(rows, cols int) {
	n := rows * cols
	if cap(m.V) < n {
		m.V = make([]float32, n+n/4)
	}
	m.Rows, m.Cols, m.V = rows, cols, m.V[:n]
	clear(m.V)
}

// mulAdd adds a·b to c.
func mulAdd(c, a, b *Matrix) {
	gemm(a.Rows, a.Cols, b.Cols, a.V, a.Cols, 1, b.V, b.Cols, c.V, c.Cols)
}

// mulTransposedAdd adds aᵀ·b to c.
func mulTransposedAdd(c, a, b *Matrix) {
	gemm(a.Cols, a.Rows, b.Cols, a.V, 1, a.Cols, b.V, b.Cols, c.V, c.Cols)
}

// transposed returns mᵀ.
func (m *Matrix) transposed() *Matrix {
	t := NewMatrix(m.Cols, m.Rows)
	for i := range m.Rows {
		for j, v := range m.Row(i) {
			t.V[j*t.Cols+i] = v
		}
	}
	return t
}
