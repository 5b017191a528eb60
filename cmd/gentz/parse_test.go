package main

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

// Pieces put together are the text, each starts where it says, none cuts a
// character, and however slowly the text comes, they are the same.
func TestPieces(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	paragraphs := func(n, long int) string {
		var b strings.Builder
		for range n {
			b.WriteString(strings.Repeat("tålks ", 1+rnd.IntN(long)) + "\n\n")
		}
		return b.String()
	}
	for name, src := range map[string]string{
		"empty": "", "short": "The envoys met.", "paragraphs": paragraphs(3000, 100), "pages": paragraphs(12, 90_000),
		"one line": strings.Repeat("é🤝", maxPiece/3), "words": strings.Repeat("talks ", maxPiece/2),
	} {
		t.Run(name, func(t *testing.T) {
			var got, slow []byte
			cuts := 0
			p := pieces{r: strings.NewReader(src)}
			q := pieces{r: iotest.HalfReader(iotest.DataErrReader(strings.NewReader(src)))}
			for {
				at, piece, err := p.next()
				_, other, err2 := q.next()
				if err != err2 || !bytes.Equal(piece, other) {
					t.Fatalf("piece %d is %d bytes (%v), read slowly %d (%v)", cuts, len(piece), err, len(other), err2)
				}
				if err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				if at != int64(len(got)) || len(piece) == 0 || len(piece) > maxPiece+pieceSize || !utf8.Valid(piece) {
					t.Fatalf("piece %d of %d bytes at %d, want %d", cuts, len(piece), at, len(got))
				}
				if name == "paragraphs" && len(got)+len(piece) < len(src) && !bytes.HasSuffix(piece, []byte("\n\n")) {
					t.Errorf("piece %d does not end with a paragraph", cuts)
				}
				got, slow = append(got, piece...), append(slow, other...)
				cuts++
			}
			if string(got) != src || string(slow) != src {
				t.Errorf("%d pieces of %d bytes make %d", cuts, len(src), len(got))
			}
			if len(src) > 2*maxPiece && cuts < 2 {
				t.Errorf("%d bytes in one piece", len(src))
			}
		})
	}
}
