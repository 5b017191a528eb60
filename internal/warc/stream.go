package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// errBreak is returned by a stream once where damage cut it: what follows does
// not continue what went before.
var errBreak = errors.New("the compressed data is damaged")

// A stream is an archive without compression. It goes on behind damaged parts.
type stream struct {
	raw    *bufio.Reader
	zip    *gzip.Reader // nil if the archive is not compressed
	open   bool         // a member of zip is being read
	ahead  []byte       // bytes given back by unread
	at     int64        // offset of the next byte
	broken int          // damaged members so far
}

func newStream(r io.Reader) *stream {
	s := &stream{raw: bufio.NewReaderSize(r, 64<<10)}
	if b, _ := s.raw.Peek(2); bytes.Equal(b, []byte{0x1F, 0x8B}) {
		s.zip = new(gzip.Reader)
	}
	return s
}

// unread gives back bytes that were read last, to be read again.
func (s *stream) unread(b []byte) {
	s.ahead = append(append(make([]byte, 0, len(b)+len(s.ahead)), b...), s.ahead...)
	s.at -= int64(len(b))
}

func (s *stream) Read(p []byte) (int, error) {
	if len(s.ahead) > 0 {
		n := copy(p, s.ahead)
		s.ahead = s.ahead[n:]
		s.at += int64(n)
		return n, nil
	}
	n, err := s.read(p)
	s.at += int64(n)
	return n, err
}

func (s *stream) read(p []byte) (int, error) {
	if s.zip == nil {
		return s.raw.Read(p)
	}
	for {
		if !s.open {
			// Padding or rubbish between two members: look before reading, as a
			// failed start would eat the bytes of the next.
			if b, err := s.raw.Peek(3); len(b) == 0 {
				return 0, err
			} else if len(b) < 3 || b[0] != 0x1F || b[1] != 0x8B || b[2] != 8 {
				return 0, s.resync()
			}
			if err := s.zip.Reset(s.raw); err == io.EOF {
				return 0, io.EOF
			} else if err != nil {
				return 0, s.resync()
			}
			s.zip.Multistream(false)
			s.open = true
		}
		n, err := s.zip.Read(p)
		switch {
		case err == io.EOF:
			s.open = false
			if n > 0 {
				return n, nil
			}
		case err != nil:
			s.open = false
			if n > 0 {
				s.broken++
				return n, s.resync()
			}
			return 0, s.resync()
		default:
			return n, nil
		}
	}
}

// resync moves to the start of the next gzip member. It returns errBreak, or
// io.EOF if there is none.
func (s *stream) resync() error {
	for {
		b, err := s.raw.Peek(3)
		if len(b) < 3 {
			if err != nil && err != io.EOF {
				return err
			}
			s.raw.Discard(len(b))
			return io.ErrUnexpectedEOF
		}
		if b[0] == 0x1F && b[1] == 0x8B && b[2] == 8 {
			s.broken++
			return errBreak
		}
		s.raw.Discard(1)
	}
}
