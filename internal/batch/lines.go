package batch

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// errLong reports a line of more than MaxLine bytes.
var errLong = errors.New("line too long")

// lines reads lines without holding more than one of at most MaxLine bytes.
type lines struct {
	r   *bufio.Reader
	buf []byte
	n   int // number of the line that next returned, counted from 1
}

func newLines(r io.Reader) *lines { return &lines{r: bufio.NewReaderSize(r, 1<<16)} }

// next returns the next line without its end and its size with it. The line is
// valid until the next call. At the end it returns io.EOF; a line that is too
// long is passed over and gives errLong.
func (l *lines) next() (line []byte, size int64, err error) {
	l.n++
	l.buf = l.buf[:0]
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		size += int64(len(part))
		if long = long || len(l.buf)+len(part) > MaxLine; !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size == 0:
			return nil, 0, io.EOF
		case err != nil && err != io.EOF:
			return nil, size, err
		case long:
			l.buf = nil // 64 MB need not be kept for the lines to come
			return nil, size, errLong
		}
		line = bytes.TrimRight(l.buf, "\r\n")
		if l.n == 1 {
			line = bytes.TrimPrefix(line, bom)
		}
		return line, size, nil
	}
}
