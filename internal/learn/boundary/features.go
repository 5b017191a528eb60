package boundary

// A scan goes over the words of a text and knows what features need to know
// about what was before.
type scan struct {
	Text
	gap    []gap
	tidy   uint32 // how many paragraphs of the document end with a stop: 0 few to 3 nearly all
	casual uint32 // how many paragraphs of the document start with a small letter: 0, 1, or 2 for more
	last   int    // where the paragraph ends
	ended  bool   // the paragraph ends with a stop
	first  int    // where the sentence starts
	words  int    // words of the sentence that are no punctuation, up to 3
	quoted bool   // an odd number of straight quotes, or an open curly one
	depth  int    // open brackets
}

func newScan(t Text) *scan {
	s := &scan{Text: t, gap: t.gaps()}
	pars, ends := 0, 0
	for i := range s.gap {
		if s.gap[i] >= line && s.casual < 2 && s.shape(i) == small {
			s.casual++
		}
		if i+1 == len(s.gap) || s.gap[i+1] >= line {
			pars++
			if s.stopped(i + 1) {
				ends++
			}
		}
	}
	if pars > 0 {
		s.tidy = uint32(4 * ends / (pars + 1))
	}
	return s
}

// stopped reports whether a stop, and at most closing marks, stand before word i.
func (s *scan) stopped(i int) bool {
	k := s.shape(s.stopBefore(i))
	return k == stop || k == cry || k == dots || k == abbrev
}

// stopBefore returns the word before word i and before the closing marks there.
func (s *scan) stopBefore(i int) int {
	k := i - 1
	for n := 0; n < 3 && k > s.first && s.closes(k); n++ {
		k--
	}
	return k
}

// shape returns the shape of word i. The apostrophe of a possessive is no quote.
func (s *scan) shape(i int) shape {
	if s.Joined[i] {
		return small
	}
	return shapeOf(s.word(i))
}

// closes reports whether word i may follow the end of a sentence and still belong
// to it: a closing mark, or the asterisks that end bold text.
func (s *scan) closes(i int) bool {
	p := s.shape(i)
	return p.closes() || p == bullet && s.gap[i] == tight && s.Src[s.Word[i].Start] == '*'
}

// paragraph begins a paragraph at word i.
func (s *scan) paragraph(i int) {
	s.last = i + 1
	for s.last < len(s.gap) && s.gap[s.last] < line {
		s.last++
	}
	s.first, s.quoted, s.depth = i, false, 0
	s.ended = s.stopped(s.last)
}

// sentence begins a sentence at word i.
func (s *scan) sentence(i int) { s.first, s.words = i, 0 }

// pass takes note of word i.
func (s *scan) pass(i int) {
	w := s.word(i)
	switch k := s.shape(i); k {
	case quote:
		if w == "\"" || w == "''" {
			s.quoted = !s.quoted
		}
	case opening:
		if w[0] >= 0x80 || w[0] == '`' {
			s.quoted = true
		} else {
			s.depth++
		}
	case closing:
		if w[0] >= 0x80 {
			s.quoted = false
		} else if s.depth > 0 {
			s.depth--
		}
	default:
		if k.isWord() && s.words < 3 {
			s.words++
		}
	}
}

// candidate reports whether a sentence may start at word i, which starts no
// paragraph: after a stop, and before anything but a small letter after a blank.
func (s *scan) candidate(i int) bool {
	if s.Joined[i] {
		return false
	}
	p := s.shape(i - 1)
	k := p
	if s.closes(i - 1) {
		k = s.shape(s.stopBefore(i))
	}
	n := s.shape(i)
	if s.gap[i] == tight {
		return k.ends() && k != abbrev && k != colon && k != semi && (n == capital || n == opening || n == quote || n == letter || n == shout)
	}
	switch {
	case n == comma || n == stop || n == closing || n == semi || n == colon:
		return false
	case k.ends() || p == closing || p == quote || p == bullet || p == dash || p == link:
		return true
	}
	return n != small && n != sign && n != dots && n != cry
}

// at returns word i and its shape if it is in the paragraph.
func (s *scan) at(i int) (uint32, shape) {
	if i < s.first || i >= s.last {
		return 0, none
	}
	return hash(s.word(i)), s.shape(i)
}

// hash returns a number for the word w in small letters, its digits made equal.
func hash(w string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(w) && i < 24; i++ {
		c := w[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case '1' <= c && c <= '9':
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// bucket makes a number small: exact to 4, then by powers of two.
func bucket(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 8:
		return 5
	case n <= 16:
		return 6
	case n <= 32:
		return 7
	}
	return 8
}

// features appends to f what tells whether a sentence starts at word i.
func (s *scan) features(i int, f []uint32) []uint32 {
	k := s.stopBefore(i)
	_, sp := s.at(k)
	if !sp.ends() { // without a stop, closing marks are words like others
		k = i - 1
		_, sp = s.at(k)
	}
	closers := uint32(i - 1 - k)
	hp, _ := s.at(i - 1)
	hb, sb := s.at(k - 1) // before the stop
	hk, _ := s.at(k)
	_, sbb := s.at(k - 2)
	hn, sn := s.at(i)
	hn2, sn2 := s.at(i + 1)
	_, sn3 := s.at(i + 2)

	end := uint32(sp) // what ends here, the key to all else
	if !sp.ends() {
		end = uint32(numShapes)
		if sp.isWord() {
			end++
		}
	}
	if s.gap[i] == tight {
		end |= 1 << 5
	}
	open := uint32(0)
	if s.quoted {
		open = 1
	}
	if s.depth > 0 {
		open |= 2
	}
	ended := uint32(0)
	if s.ended {
		ended = 1
	}
	next := uint32(sn)
	length := bucket(s.blen(k - 1))
	add := func(template uint32, a, b, c uint32) {
		h := template*0x9E3779B1 ^ a*0x85EBCA6B
		h = (h ^ h>>15) * 0x2C1B3C6D
		h ^= b * 0xC2B2AE35
		h = (h ^ h>>13) * 0x297A2D39
		h ^= c * 0x27D4EB2F
		h = (h ^ h>>16) * 0x165667B1
		f = append(f, (h^h>>14)&(size-1))
	}
	add(0, end, 0, 0)
	add(1, end, next, 0)
	add(2, end, next, uint32(sn2))
	add(3, end, hn, 0)
	add(4, end, hb, 0)
	add(5, end, uint32(sb), next)
	add(6, end, uint32(sb)<<5|uint32(sbb), next)
	add(7, end, length<<5|uint32(sb), next)
	add(8, end, closers, open)
	add(9, end, closers<<8|next, open)
	add(10, end, hp, next)
	add(11, end, hn2, next)
	add(12, end, bucket(i-s.first), next)
	add(13, end, bucket(s.last-i), next)
	add(14, end, bucket(i-s.first), bucket(s.last-i))
	add(15, end, s.tidy, ended)
	add(16, end, s.tidy<<1|ended, next)
	add(17, end, s.tidy<<1|ended, hn)
	add(18, end, hk, hn)
	add(19, end, hk, next)
	add(20, end, hk, bucket(i-s.first))
	add(21, end, uint32(sn2)<<5|uint32(sn3), next)
	add(22, end, uint32(s.words), next)
	add(23, hn, hn2, 0)
	add(24, end, uint32(sb), uint32(sbb))
	add(25, end, hb, hn)
	add(26, end, open, hn)
	add(27, end, s.around(i), next)
	add(28, end, s.casual<<2|s.tidy, next)
	return f
}

func (s *scan) blen(i int) int {
	if i < s.first {
		return 0
	}
	return s.len(i)
}

// around counts the words with a capital among the four before and after word i:
// in a headline or a title most have one.
func (s *scan) around(i int) uint32 {
	n := uint32(0)
	for k := max(s.first, i-4); k < min(s.last, i+4); k++ {
		switch s.shape(k) {
		case capital, shout, letter:
			n++
		}
	}
	return n
}
