package gold

import (
	"fmt"
	"strings"

	"gentz"
)

// A place is where a quote of an answer stands in the text.
type place struct {
	all     gentz.Span            // from its first word to its last
	marked  map[byte][]gentz.Span // what stands in {source}, <cue> and [content], by the opening mark
	skipped bool                  // the quote leaves words out
}

// marks are what a quote of an answer may enclose words in. No article may
// contain them, nor the sign for words left out.
const (
	opening = "{<["
	closing = "}>]"
	omitted = "…"
)

// locate finds the one place of text that quote stands for. Marks are not
// searched for; "…" stands for words left out within the paragraph. Each piece
// between such signs must stand once: the first one in text, the others in what
// is left of its paragraph.
func locate(text, quote string) (place, error) {
	p := place{marked: map[byte][]gentz.Span{}}
	open := map[byte]int{}
	at, limit := 0, len(text)
	pieces := strings.Split(quote, omitted)
	p.skipped = len(pieces) > 1
	for n, piece := range pieces {
		plain, signs := unmark(strings.TrimSpace(piece))
		if plain == "" {
			return p, fmt.Errorf("an empty piece in %q", quote)
		}
		start, err := only(text[at:limit], plain)
		if err != nil {
			return p, err
		}
		start += at
		if n == 0 {
			p.all.Start = start
			if end := strings.Index(text[start:], "\n"); end >= 0 {
				limit = start + end
			}
		}
		at = start + len(plain)
		for _, s := range signs {
			if i := strings.IndexByte(opening, s.sign); i >= 0 {
				if _, twice := open[s.sign]; twice {
					return p, fmt.Errorf("%q is opened twice", s.sign)
				}
				open[s.sign] = start + s.at
				continue
			}
			mark := opening[strings.IndexByte(closing, s.sign)]
			from, ok := open[mark]
			if !ok {
				return p, fmt.Errorf("%q without %q before it", s.sign, mark)
			}
			delete(open, mark)
			p.marked[mark] = append(p.marked[mark], gentz.Span{Start: from, End: start + s.at})
		}
	}
	for i := range opening {
		if _, left := open[opening[i]]; left {
			return p, fmt.Errorf("%q is not closed", opening[i])
		}
	}
	p.all.End = at
	return p, nil
}

// only returns where piece stands in text, as whole words.
func only(text, piece string) (int, error) {
	found, times := 0, 0
	for from := 0; ; {
		i := strings.Index(text[from:], piece)
		if i < 0 {
			break
		}
		i += from
		if wholeWords(text, i, i+len(piece)) {
			found, times = i, times+1
		}
		from = i + 1
	}
	switch times {
	case 0:
		return 0, fmt.Errorf("%q is not in the text", piece)
	case 1:
		return found, nil
	}
	return 0, fmt.Errorf("%q stands there %d times, quote more words", piece, times)
}

func wholeWords(text string, start, end int) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' || text[i] >= '0' && text[i] <= '9' || text[i] >= 0xC3 && text[i] < 0xE2)
	}
	return !(letter(start-1) && letter(start)) && !(letter(end-1) && letter(end))
}

// A sign is one mark and the byte of the plain words before which it stands.
type sign struct {
	sign byte
	at   int
}

// unmark takes the marks out of a quote.
func unmark(quote string) (plain string, signs []sign) {
	var b strings.Builder
	for i := range len(quote) {
		if strings.IndexByte(opening+closing, quote[i]) >= 0 {
			signs = append(signs, sign{quote[i], b.Len()})
			continue
		}
		b.WriteByte(quote[i])
	}
	return b.String(), signs
}
