package main

import "strings"

// A count is of what was found and what there is.
type count struct{ hit, found, gold int }

func (c count) precision() float64 { return 100 * float64(c.hit) / float64(max(1, c.found)) }
func (c count) recall() float64    { return 100 * float64(c.hit) / float64(max(1, c.gold)) }
func (c count) f1() float64        { return 200 * float64(c.hit) / float64(max(1, c.found+c.gold)) }

// scores are the counts over a corpus; tags.found counts words cut as in the gold.
type scores struct{ tags, sents, names count }

// score compares what a tool found with the gold.
func (c *corpus) score(found []Analysis) (s scores) {
	for i, g := range c.gold {
		src, f := c.texts[i], found[i]
		tag := make(map[[2]int]string, len(f.Words))
		for _, w := range f.Words {
			tag[bare(src, w)] = w.Tag
		}
		for _, w := range g.Words {
			if w.Tag == "PUNCT" || w.Tag == "" {
				continue
			}
			s.tags.gold++
			if t, ok := tag[bare(src, w)]; ok {
				s.tags.found++
				if t == w.Tag {
					s.tags.hit++
				}
			}
		}
		gs, fs := spans(src, g.Sents), spans(src, f.Sents)
		s.sents.gold, s.sents.found, s.sents.hit = s.sents.gold+len(gs), s.sents.found+len(fs), s.sents.hit+both(gs, fs)
		gn, fn := set(g.Names), set(f.Names)
		s.names.gold, s.names.found, s.names.hit = s.names.gold+len(gn), s.names.found+len(fn), s.names.hit+both(gn, fn)
	}
	return s
}

// bare returns the span of w without the full stop of an abbreviation.
func bare(src string, w Word) [2]int {
	if w.End-w.Start > 1 && src[w.End-1] == '.' {
		return [2]int{w.Start, w.End - 1}
	}
	return [2]int{w.Start, w.End}
}

// spans returns the first and last character of the sentences that start at these
// offsets.
func spans(src string, starts []int) map[[2]int]bool {
	m := make(map[[2]int]bool, len(starts))
	for i, a := range starts {
		b := len(src)
		if i+1 < len(starts) {
			b = starts[i+1]
		}
		if s := strings.TrimSpace(src[a:b]); s != "" {
			a += strings.Index(src[a:b], s)
			m[[2]int{a, a + len(s)}] = true
		}
	}
	return m
}

func set(names []Name) map[Name]bool {
	m := make(map[Name]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// both counts the members of a that b has.
func both[K comparable](a, b map[K]bool) (n int) {
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}
