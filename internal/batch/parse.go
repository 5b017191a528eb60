package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	gentz "gentz"
)

// Lines yields the documents of r, a batch, each with its line as it stands in
// the file. where names r in errors. The line is valid until the next one. A
// document that states no id has "" for one.
func (s *Source) Lines(where string, r io.Reader) iter.Seq2[[]byte, Input] {
	return func(yield func([]byte, Input) bool) {
		lines := newLines(r)
		for {
			b, size, err := lines.next()
			at := fmt.Sprintf("%s:%d", where, lines.n)
			in := Input{Bytes: size}
			switch {
			case err == io.EOF:
				return
			case errors.Is(err, errLong):
				in.Err = tooLong(at)
			case err != nil:
				in.Err = Unreadable(at, err)
				yield(nil, in)
				return
			case len(bytes.TrimSpace(b)) == 0:
				continue
			default:
				in = s.parse(at, b)
				in.Bytes = size
			}
			in.Line = lines.n
			if !yield(b, in) {
				return
			}
		}
	}
}

// Object reads one document of the batch form, as a .json file holds it.
func (s *Source) Object(where string, b []byte) Input {
	if len(b) > MaxLine {
		return Input{Err: tooLong(where)}
	}
	in := s.parse(where, bytes.TrimPrefix(b, bom))
	in.Bytes = int64(len(b))
	return in
}

// Text reads b as the text of one document without an id.
func (s *Source) Text(where string, b []byte) Input {
	in := Input{Bytes: int64(len(b))}
	b = bytes.TrimPrefix(b, bom)
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		in.Err = &Error{where, fmt.Errorf("%w: it is empty", gentz.ErrInvalid), "give a file that holds the words of an article"}
	default:
		if in.Err = checkArticle(where, b); in.Err == nil {
			in.Document = describe(gentz.Document{Text: string(b), Published: s.Published})
		}
	}
	return in
}
