package learn

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"gentz/text"
)

// magic starts a file of weights; its number rises when the form changes.
const magic = "gentz network 1\n"

var errWeights = errors.New("damaged weights")

// WriteTo writes the weights: [Load] reads them. All numbers are little-endian.
func (n *Network) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	b.WriteString(magic)
	u32 := func(v int) { b.Write(binary.LittleEndian.AppendUint32(nil, uint32(v))) }
	floats := func(v []float32) {
		for _, f := range v {
			b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(f)))
		}
	}
	u32(len(n.Feats))
	for _, m := range n.Feats {
		b.Write(binary.LittleEndian.AppendUint64(nil, uint64(m)))
	}
	for _, t := range []*table{n.vec, n.emb} {
		u32(len(t.rows))
		u32(t.width)
		for _, h := range t.rows {
			u32(int(h))
		}
		floats(t.scale)
		b.Write(t.v)
	}
	u32(len(n.params))
	for _, p := range n.params {
		u32(p.W.Rows)
		u32(p.W.Cols)
		floats(p.W.V)
	}
	return b.WriteTo(w)
}

// Load reads weights. It keeps b, which must not change.
func Load(b []byte) (*Network, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: they do not start with %q", errWeights, magic)
	}
	b = b[len(magic):]
	bad := false
	take := func(n int) []byte {
		if n < 0 || n > len(b) {
			bad, n = true, 0
		}
		x := b[:n]
		b = b[n:]
		return x
	}
	u32 := func() int {
		if x := take(4); len(x) == 4 {
			return int(binary.LittleEndian.Uint32(x))
		}
		return 0
	}
	floats := func(n int) []float32 {
		x := take(4 * n)
		v := make([]float32, len(x)/4)
		for i := range v {
			v[i] = math.Float32frombits(binary.LittleEndian.Uint32(x[4*i:]))
		}
		return v
	}
	n := &Network{}
	for x := take(8 * u32()); len(x) > 0; x = x[8:] {
		n.Feats = append(n.Feats, text.Morph(binary.LittleEndian.Uint64(x)))
	}
	for i, width := range []int{vectorWidth, featWidth} {
		t := &table{width: width}
		rows := u32()
		if u32() != width {
			return nil, fmt.Errorf("%w: a table is not %d wide", errWeights, width)
		}
		x := take(4 * rows)
		t.rows = make(index, len(x)/4)
		for k := range t.rows {
			t.rows[k] = binary.LittleEndian.Uint32(x[4*k:])
		}
		t.scale = floats(rows)
		t.v = take(rows * width)
		if i == 0 {
			n.vec = t
		} else {
			n.emb = t
		}
	}
	n.build()
	if c := u32(); c != len(n.params) {
		return nil, fmt.Errorf("%w: %d matrices, not %d", errWeights, c, len(n.params))
	}
	for _, p := range n.params {
		if r, c := u32(), u32(); r != p.W.Rows || c != p.W.Cols {
			return nil, fmt.Errorf("%w: %s is %d×%d, not %d×%d", errWeights, p.Name, r, c, p.W.Rows, p.W.Cols)
		}
		p.W.V = floats(len(p.W.V))
	}
	if bad || len(b) > 0 {
		return nil, fmt.Errorf("%w: the file is cut or too long", errWeights)
	}
	return n, nil
}
