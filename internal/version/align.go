package version

import (
	"slices"
	"sort"
	"strings"

	gentz "gentz"
)

// diff compares two texts: equal sentences first, by the patience method (the
// longest chain of sentences that occur once in both), then what lies between.
func diff(a, b *text) []Change {
	d := &differ{a: a, b: b, usedA: make([]bool, len(a.sentences)), usedB: make([]bool, len(b.sentences))}
	d.match(0, len(a.sentences), 0, len(b.sentences))
	sort.Slice(d.same, func(i, j int) bool { return d.same[i][1] < d.same[j][1] })
	d.cosmetic()
	i, j := 0, 0
	for _, m := range append(d.same, [2]int{len(a.sentences), len(b.sentences)}) {
		d.hunk(i, m[0], j, m[1])
		i, j = m[0]+1, m[1]+1
	}
	d.moved()
	d.rest()
	sort.SliceStable(d.out, func(i, j int) bool { return d.out[i].at < d.out[j].at })
	out := make([]Change, len(d.out))
	for i, c := range d.out {
		out[i] = c.Change
	}
	if len(out) == 0 {
		// Layout alone: white space, or signs without a word.
		return []Change{{Kind: Changed, Classes: []Class{Cosmetic}}}
	}
	return out
}

// placed is a change with its place in the later version, in half sentences.
type placed struct {
	Change
	at int
}

type differ struct {
	a, b         *text
	same         [][2]int // pairs of equal sentences
	usedA, usedB []bool
	out          []placed
}

// match pairs the equal sentences of a[i0:i1] and b[j0:j1].
func (d *differ) match(i0, i1, j0, j1 int) {
	for i0 < i1 && j0 < j1 && d.equal(i0, j0) {
		d.pair(i0, j0)
		i0, j0 = i0+1, j0+1
	}
	for i0 < i1 && j0 < j1 && d.equal(i1-1, j1-1) {
		i1, j1 = i1-1, j1-1
		d.pair(i1, j1)
	}
	if i0 >= i1 || j0 >= j1 {
		return
	}
	type seen struct{ a, b, i, j int }
	count := map[string]*seen{}
	for i := i0; i < i1; i++ {
		k := d.a.sentences[i].key
		if count[k] == nil {
			count[k] = &seen{}
		}
		count[k].a++
		count[k].i = i
	}
	for j := j0; j < j1; j++ {
		if s := count[d.b.sentences[j].key]; s != nil {
			s.b++
			s.j = j
		}
	}
	var unique [][2]int
	for i := i0; i < i1; i++ {
		if s := count[d.a.sentences[i].key]; s.a == 1 && s.b == 1 {
			unique = append(unique, [2]int{s.i, s.j})
		}
	}
	chain := longest(unique)
	if len(chain) == 0 {
		// Sentences that occur more than once: the first with the first.
		j := j0
		for i := i0; i < i1; i++ {
			for k := j; k < j1; k++ {
				if d.equal(i, k) {
					d.pair(i, k)
					j = k + 1
					break
				}
				if k-j > 200 {
					break
				}
			}
		}
		return
	}
	for _, m := range append(chain, [2]int{i1, j1}) {
		d.match(i0, m[0], j0, m[1])
		if m[0] < i1 {
			d.pair(m[0], m[1])
		}
		i0, j0 = m[0]+1, m[1]+1
	}
}

func (d *differ) equal(i, j int) bool { return d.a.sentences[i].key == d.b.sentences[j].key }

func (d *differ) pair(i, j int) {
	d.same = append(d.same, [2]int{i, j})
	d.usedA[i], d.usedB[j] = true, true
}

// longest returns the longest chain of pairs ascending in both, by patience
// sorting; the pairs ascend in the first already.
func longest(p [][2]int) [][2]int {
	var tops []int // index of the last pair of each pile
	prev := make([]int, len(p))
	for i := range p {
		n := sort.Search(len(tops), func(k int) bool { return p[tops[k]][1] >= p[i][1] })
		prev[i] = -1
		if n > 0 {
			prev[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		} else {
			tops[n] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	out := make([][2]int, len(tops))
	for i, k := tops[len(tops)-1], len(tops)-1; k >= 0; i, k = prev[i], k-1 {
		out[k] = p[i]
	}
	return out
}

// cosmetic notes the sentences whose words are equal and whose signs are not.
func (d *differ) cosmetic() {
	for _, m := range d.same {
		x, y := d.a.sentences[m[0]], d.b.sentences[m[1]]
		if !sameWords(x, y) || !slices.Equal(strings.Fields(d.a.src[x.start:x.end]), strings.Fields(d.b.src[y.start:y.end])) {
			d.add(Changed, []Class{Cosmetic}, "", []int{m[0]}, []int{m[1]}, 2*m[1]+1)
		}
	}
}

func sameWords(x, y sentence) bool {
	for i := range x.words {
		if x.words[i].text != y.words[i].text || x.words[i].quoted != y.words[i].quoted {
			return false
		}
	}
	return true
}

func (d *differ) add(kind Kind, classes []Class, words string, is, js []int, at int) {
	c := Change{Kind: kind, Classes: classes, Words: words}
	for _, i := range is {
		c.Before = append(c.Before, gentz.Span{Start: d.a.sentences[i].start, End: d.a.sentences[i].end})
	}
	for _, j := range js {
		c.After = append(c.After, gentz.Span{Start: d.b.sentences[j].start, End: d.b.sentences[j].end})
	}
	d.out = append(d.out, placed{c, at})
}

// maxCells bounds the pairs of sentences that a hunk compares.
const maxCells = 40_000

// hunk pairs the changed sentences of a[i0:i1] and b[j0:j1], which lie between
// equal ones, in their order.
func (d *differ) hunk(i0, i1, j0, j1 int) {
	n, m := i1-i0, j1-j0
	if n <= 0 || m <= 0 || n*m > maxCells {
		return
	}
	if joined(d.a.sentences[i0:i1]) == joined(d.b.sentences[j0:j1]) {
		// Only the bounds of the sentences moved.
		for i := i0; i < i1; i++ {
			d.usedA[i] = true
		}
		for j := j0; j < j1; j++ {
			d.usedB[j] = true
		}
		d.add(Changed, []Class{Cosmetic}, "", span(i0, i1), span(j0, j1), 2*j0+1)
		return
	}
	// best[i][j] is the greatest sum of likeness of pairs in order.
	best := make([][]float64, n+1)
	like := make([][]float64, n)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		like[i] = make([]float64, m)
		for j := m - 1; j >= 0; j-- {
			l := likeness(d.a.sentences[i0+i], d.b.sentences[j0+j])
			like[i][j] = l
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if l >= alike {
				best[i][j] = max(best[i][j], l+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case like[i][j] >= alike && best[i][j] == like[i][j]+best[i+1][j+1]:
			d.change([]int{i0 + i}, []int{j0 + j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
}

func (d *differ) change(is, js []int) {
	var x, y []sentence
	for _, i := range is {
		d.usedA[i] = true
		x = append(x, d.a.sentences[i])
	}
	for _, j := range js {
		d.usedB[j] = true
		y = append(y, d.b.sentences[j])
	}
	classes, words := classify(x, y, d.b.notes)
	d.add(Changed, classes, words, is, js, 2*js[0]+1)
}

func span(i, j int) []int {
	out := make([]int, 0, j-i)
	for ; i < j; i++ {
		out = append(out, i)
	}
	return out
}

func joined(s []sentence) string {
	n := 0
	for _, x := range s {
		n += len(x.key) + 1
	}
	b := make([]byte, 0, n)
	for _, x := range s {
		b = append(append(b, x.key...), ' ')
	}
	return string(b)
}

// alike is the likeness from which two sentences are versions of one.
const alike = 0.5

// likeness returns the Dice coefficient of the words of two sentences, common
// ones counted half, or the share of the shorter if it is nearly all in the other.
func likeness(x, y sentence) float64 {
	count := make(map[string]int, len(x.words))
	var all float64
	weight := func(k string) float64 {
		if len(k) <= 3 {
			return 0.5
		}
		return 1
	}
	var nx, ny, both float64
	for _, w := range x.words {
		count[w.key]++
		nx += weight(w.key)
	}
	for _, w := range y.words {
		ny += weight(w.key)
		if count[w.key] > 0 {
			count[w.key]--
			both += weight(w.key)
		}
	}
	if all = nx + ny; all == 0 {
		return 0
	}
	dice := 2 * both / all
	if small := min(nx, ny); small >= 4 && both/small >= 0.85 {
		return max(dice, alike+0.05)
	}
	return dice
}

// moved pairs what was left over with equal words elsewhere.
func (d *differ) moved() {
	at := map[string][]int{}
	for i, s := range d.a.sentences {
		if !d.usedA[i] {
			at[s.key] = append(at[s.key], i)
		}
	}
	for j, s := range d.b.sentences {
		if d.usedB[j] || len(at[s.key]) == 0 {
			continue
		}
		i := at[s.key][0]
		at[s.key] = at[s.key][1:]
		d.usedA[i], d.usedB[j] = true, true
		class := Wording
		if furniture(s) {
			class = Cosmetic
		}
		d.add(Moved, []Class{class}, "", []int{i}, []int{j}, 2*j+1)
	}
}

// rest pairs what is left over with like sentences elsewhere, and takes the others
// as added and removed.
func (d *differ) rest() {
	var left []int
	for i := range d.a.sentences {
		if !d.usedA[i] {
			left = append(left, i)
		}
	}
	tries := maxCells
	for j, y := range d.b.sentences {
		if d.usedB[j] || len(y.words) < 5 {
			continue
		}
		best, from := 0.75, -1
		for _, i := range left {
			if tries--; tries < 0 {
				break
			}
			if !d.usedA[i] {
				if l := likeness(d.a.sentences[i], y); l > best {
					best, from = l, i
				}
			}
		}
		if from >= 0 {
			d.change([]int{from}, []int{j})
		}
	}
	trail := trails(d.b, d.usedB)
	for j, y := range d.b.sentences {
		if !d.usedB[j] {
			classes := whole(y, d.b)
			if trail[j] {
				classes = []Class{Cosmetic}
			}
			d.add(Added, classes, "", nil, []int{j}, 2*j+1)
		}
	}
	trail = trails(d.a, d.usedA)
	// A removed sentence stands before the sentence that followed what it followed.
	next := 0
	place := make([]int, len(d.a.sentences))
	where := map[int]int{}
	for _, m := range d.same {
		where[m[0]] = m[1]
	}
	for i := range d.a.sentences {
		if j, ok := where[i]; ok {
			next = j + 1
		}
		place[i] = 2 * next
	}
	for i, x := range d.a.sentences {
		if !d.usedA[i] {
			classes := whole(x, d.a)
			if trail[i] {
				classes = []Class{Cosmetic}
			}
			d.add(Removed, classes, "", []int{i}, nil, place[i])
		}
	}
}

// trails marks the sentences of menus and paths that came or went: runs of
// fragments of at most four words, or the title again, one in two of them known
// as furniture.
func trails(t *text, used []bool) []bool {
	out := make([]bool, len(t.sentences))
	for i := 0; i < len(out); {
		j, known := i, 0
		for j < len(out) && !used[j] && (len(t.sentences[j].words) <= 4 || t.sentences[j].key == t.title) {
			if furniture(t.sentences[j]) || t.sentences[j].key == t.title {
				known++
			}
			j++
		}
		for k := i; k < j; k++ {
			out[k] = known*2 >= j-i
		}
		i = max(j, i+1)
	}
	return out
}
