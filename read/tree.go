package read

import (
	"iter"
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// A tree makes the dependency trees of a text walkable downwards: the children
// of each word and the stretch of words below it. It is immutable.
type tree struct {
	*text.Doc
	child, sibling []int32  // first child and next sibling in text order, -1 if none
	left, right    []int32  // the words [left, right) that the word and all below it span
	lemma          []string // lower case
}

func newTree(d *text.Doc) *tree {
	n := d.Len()
	t := &tree{Doc: d, child: make([]int32, n), sibling: make([]int32, n), left: make([]int32, n), right: make([]int32, n), lemma: make([]string, n)}
	for i := range n {
		t.lemma[i] = lemmaOf(d, i)
		t.child[i], t.sibling[i], t.left[i], t.right[i] = -1, -1, int32(i), int32(i)+1
	}
	for i := n - 1; i >= 0; i-- { // backwards, so that lists come out in text order
		if h := d.Head(i); h >= 0 {
			t.sibling[i], t.child[h] = t.child[h], int32(i)
		}
	}
	// Widen the extents from the leaves up: a word is done when all its children are.
	open := make([]int32, n)
	for i := range n {
		if h := d.Head(i); h >= 0 {
			open[h]++
		}
	}
	var ready []int32
	for i := range n {
		if open[i] == 0 {
			ready = append(ready, int32(i))
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		h := d.Head(int(i))
		if h < 0 {
			continue
		}
		t.left[h], t.right[h] = min(t.left[h], t.left[i]), max(t.right[h], t.right[i])
		if open[h]--; open[h] == 0 {
			ready = append(ready, int32(h))
		}
	}
	return t
}

// kids yields the children of word i in text order.
func (t *tree) kids(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := t.child[i]; k >= 0; k = t.sibling[k] {
			if !yield(int(k)) {
				return
			}
		}
	}
}

// kid returns the first child of word i with one of the relations, or -1.
func (t *tree) kid(i int, rels ...text.Rel) int {
	for k := t.child[i]; k >= 0; k = t.sibling[k] {
		if isRel(t.Rel(int(k)), rels) {
			return int(k)
		}
	}
	return -1
}

func isRel(r text.Rel, rels []text.Rel) bool {
	for _, q := range rels {
		if r == q {
			return true
		}
	}
	return false
}

// kidWord returns the first child of word i whose lower-case form is one of the
// forms, or -1.
func (t *tree) kidWord(i int, forms ...string) int {
	for k := t.child[i]; k >= 0; k = t.sibling[k] {
		for _, f := range forms {
			if strings.EqualFold(t.Word(int(k)), f) {
				return int(k)
			}
		}
	}
	return -1
}

// extent returns the words [i, j) that word k and all below it span.
func (t *tree) extent(k int) (i, j int) { return int(t.left[k]), int(t.right[k]) }

// phrase returns the words [i, j) of the phrase headed by word k as it would be
// printed alone: without a leading preposition or conjunction, without what is
// joined to it, put beside it or said of it in a clause, and without punctuation
// at its ends.
func (t *tree) phrase(k int) (i, j int) {
	i, j = k, k+1
	for c := range t.kids(k) {
		switch t.Rel(c) {
		case text.Case, text.Cc, text.Conj, text.Punct, text.Mark, text.Cop, text.Aux, text.AuxPass, text.Nsubj, text.NsubjPass, text.NsubjOuter,
			text.Acl, text.AclRelcl, text.Advcl, text.AdvclRelcl, text.Appos, text.Parataxis, text.Ccomp, text.Discourse, text.Dislocated, text.Obl, text.OblUnmarked,
			text.Expl, text.Xcomp, text.Vocative, text.Orphan, text.List:
			if t.Rel(c) == text.Case && c == k+1 && t.Joined(c) { // the possessive mark
				continue
			}
			continue
		}
		a, b := t.extent(c)
		i, j = min(i, a), max(j, b)
	}
	for j > k+1 && t.Tag(j-1) == text.PUNCT {
		j--
	}
	for i < k && t.Tag(i) == text.PUNCT {
		i++
	}
	return i, j
}

// within reports whether word k is word top or stands below it.
func (t *tree) within(k, top int) bool {
	for ; k >= 0; k = t.Head(k) {
		if k == top {
			return true
		}
	}
	return false
}

// conjuncts returns word i and all words joined to it by "and", "or" or commas,
// in text order. For a word that is itself joined to another it returns the word alone
// and what is joined to it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for k := range t.kids(i) {
		if t.Rel(k) == text.Conj {
			out = append(out, t.conjuncts(k)...)
		}
	}
	return out
}

// firstConjunct returns the word that word i is joined to first: "met" for
// "agreed" in "met and agreed". It is i itself if i is joined to nothing.
func (t *tree) firstConjunct(i int) int {
	for t.Rel(i) == text.Conj && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	return i
}

// lower returns the lower-case lemma of word i.
func (t *tree) lower(i int) string { return t.lemma[i] }

// lemmaOf returns the lower-case lemma of word i. For a verb whose lemma no table
// has, it tries the forms that its ending allows: a lemmatiser that was learned
// from examples may give "declin" for "declined".
func lemmaOf(d *text.Doc, i int) string {
	l := strings.ToLower(d.Lemma(i))
	if d.Tag(i) != text.VERB {
		return l
	}
	if b, ok := ontology.BaseVerb(l); ok && b == l {
		return l
	}
	if b, ok := ontology.BaseVerb(strings.ToLower(d.Word(i))); ok {
		return b
	}
	return l
}

// preposition returns the lower-case preposition of the phrase headed by word i:
// "with", "ahead of", or "" if it has none. The possessive mark counts as none.
func (t *tree) preposition(i int) string {
	out := ""
	for k := range t.kids(i) {
		if t.Rel(k) != text.Case || k > i {
			continue
		}
		out = strings.ToLower(t.Word(k))
		for f := range t.kids(k) {
			if t.Rel(f) == text.Fixed {
				out += " " + strings.ToLower(t.Word(f))
			}
		}
		// "ahead of", "according to": the last of two prepositions is the nearer,
		// the first says more.
		break
	}
	return out
}
