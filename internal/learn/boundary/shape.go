package boundary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A shape is what a word looks like.
type shape uint8

const (
	none    shape = iota // beyond the ends of the paragraph
	small                // "talks"
	capital              // "Talks"
	letter               // "T"
	shout                // "TALKS"
	number               // "1,000"
	mixed                // "21st"
	stop                 // "."
	cry                  // "!?"
	dots                 // "..."
	colon                // ":"
	semi                 // ";"
	comma                // ","
	opening              // "(", "“"
	closing              // ")", "”"
	quote                // straight quotes, which may be either
	dash                 // "-", "—"
	bullet               // "*", "•", "|"
	smile                // emoticons and emoji
	abbrev               // "U.S."
	link                 // addresses, handles, hashtags
	sign                 // "$", "%"
	numShapes
)

// shapeOf returns the shape of the word w, which is not empty.
func shapeOf(w string) shape {
	c := w[0]
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		return wordShape(w, c <= 'Z')
	case '0' <= c && c <= '9':
		for i := range len(w) {
			if w[i]|0x20 >= 'a' && w[i]|0x20 <= 'z' {
				return mixed
			}
		}
		return number
	case c >= utf8.RuneSelf:
		return highShape(w)
	}
	switch c {
	case '.':
		if len(w) == 1 {
			return stop
		}
		if w[1] == '.' {
			return dots
		}
		return number
	case '!', '?':
		return cry
	case ':', ';', '=':
		if len(w) > 1 && strings.IndexByte(")(DPpO3/|*", w[len(w)-1]) >= 0 {
			return smile
		}
		switch c {
		case ':':
			return colon
		case ';':
			return semi
		}
		return bullet
	case ',':
		return comma
	case '(', '[', '{', '`':
		return opening
	case ')', ']', '}':
		return closing
	case '"':
		return quote
	case '\'':
		if len(w) > 1 && w[1] != '\'' {
			return small
		}
		return quote
	case '-':
		return dash
	case '*', '|', '>', '<', '~', '_', '+':
		return bullet
	case '@', '#':
		if len(w) > 1 {
			return link
		}
	}
	return sign
}

func wordShape(w string, upper bool) shape {
	n := len(w)
	if n == 1 {
		if upper {
			return letter
		}
		return small
	}
	if w[n-1] == '.' {
		return abbrev
	}
	if strings.IndexByte(w, '@') > 0 || strings.Contains(w, "://") || n > 4 && w[:4] == "www." {
		return link
	}
	if !upper {
		return small
	}
	if 'A' <= w[1] && w[1] <= 'Z' {
		return shout
	}
	return capital
}

func highShape(w string) shape {
	r, _ := utf8.DecodeRuneInString(w)
	switch r {
	case '“', '‘', '«', '‹', '„', '¿', '¡':
		return opening
	case '”', '’', '»', '›':
		return closing
	case '…':
		return dots
	case '–', '—', '―':
		return dash
	case '•', '·', '●', '▪', '■', '◦', '►', '➤', '★':
		return bullet
	case '。', '！', '？':
		return cry
	}
	switch {
	case unicode.IsUpper(r):
		return capital
	case unicode.IsLetter(r):
		return small
	case r >= 0x1F000 || unicode.Is(unicode.So, r):
		return smile
	}
	return sign
}

// ends reports whether a word of this shape may end a sentence by itself.
func (s shape) ends() bool {
	switch s {
	case stop, cry, dots, colon, semi, abbrev, smile:
		return true
	}
	return false
}

// closes reports whether a word of this shape may follow the end of a sentence
// and still belong to it.
func (s shape) closes() bool { return s == closing || s == quote }

// isWord reports whether s is the shape of something that is read aloud.
func (s shape) isWord() bool { return small <= s && s <= mixed || s == abbrev || s == link }
