package learn

import "math"

// bestTree returns the head of each word, -1 for the one root, in the tree with
// the greatest sum of scores (Chu and Liu 1965, Edmonds 1967). scores has a row
// of cols numbers for each word: its score under each word, then under the root.
func bestTree(scores []float32, size, cols int) []int {
	head := make([]int, size)
	roots := 0
	for i := range size {
		row := scores[i*cols : i*cols+size+1]
		row[i] = float32(math.Inf(-1))
		b := best(row)
		if head[i] = b; b == size {
			roots++
		}
	}
	if roots == 1 && !cyclic(head, size) {
		return rooted(head, size)
	}
	// One root: the word that gains most by being it, as a greedy choice; then
	// all others may not be.
	root, gain := 0, float32(math.Inf(-1))
	for i := range size {
		row := scores[i*cols : i*cols+size+1]
		next := float32(math.Inf(-1))
		for _, x := range row[:size] {
			next = max(next, x)
		}
		if size == 1 {
			next = 0
		}
		if g := row[size] - next; g > gain {
			root, gain = i, g
		}
	}
	w := make([][]float64, size)
	for i := range size {
		w[i] = make([]float64, size)
		for j := range size {
			w[i][j] = float64(scores[i*cols+j])
		}
	}
	head = edmonds(w, root, deepest)
	head[root] = size
	return rooted(head, size)
}

func rooted(head []int, size int) []int {
	for i, h := range head {
		if h == size {
			head[i] = -1
		}
	}
	return head
}

// cyclic reports whether following heads from some word never reaches the root.
func cyclic(head []int, root int) bool { return findCycle(head, root) != nil }

// findCycle returns the words of one cycle, nil if there is none.
func findCycle(head []int, root int) []int {
	seen := make([]int, len(head))
	for i := range head {
		k := i
		for k != root && seen[k] == 0 {
			seen[k] = i + 1
			k = head[k]
		}
		if k != root && seen[k] == i+1 {
			c := []int{k}
			for m := head[k]; m != k; m = head[m] {
				c = append(c, m)
			}
			return c
		}
	}
	return nil
}

// deepest is how many cycles edmonds contracts, each at the cost of a pass over
// all pairs. Sentences have one or two; only what is no language has more.
const deepest = 24

// edmonds returns the heads of the best tree under root, where w[i][j] is the
// score of i under j. It contracts cycles one at a time, and after depth of them
// breaks those that are left where it costs least.
func edmonds(w [][]float64, root, depth int) []int {
	n := len(w)
	head := make([]int, n)
	for i := range n {
		b := -1
		for j := range n {
			if j != i && i != root && (b < 0 || w[i][j] > w[i][b]) {
				b = j
			}
		}
		head[i] = b
	}
	head[root] = n
	cycle := findCycle(head, n)
	if cycle == nil {
		return head
	}
	if depth == 0 {
		return breakCycles(w, head)
	}
	in := make([]bool, n)
	var sum float64
	for _, k := range cycle {
		in[k] = true
		sum += w[k][head[k]]
	}
	// The words outside keep an index of their own; the cycle becomes the last.
	var old []int
	for i := range n {
		if !in[i] {
			old = append(old, i)
		}
	}
	m := len(old)
	small := make([][]float64, m+1)
	enter, leave := make([]int, m), make([]int, m) // enter[j]: the word of the cycle that j takes over; leave[i]: the one that i hangs on
	newRoot := 0
	for i := range small {
		small[i] = make([]float64, m+1)
	}
	for a, i := range old {
		if i == root {
			newRoot = a
		}
		for b, j := range old {
			small[a][b] = w[i][j]
		}
		leave[a] = cycle[0]
		for _, k := range cycle {
			if w[i][k] > w[i][leave[a]] {
				leave[a] = k
			}
		}
		small[a][m] = w[i][leave[a]]
		enter[a] = cycle[0]
		cost := func(k int) float64 { return sum - w[k][head[k]] + w[k][i] }
		for _, k := range cycle {
			if cost(k) > cost(enter[a]) {
				enter[a] = k
			}
		}
		small[m][a] = cost(enter[a])
	}
	sub := edmonds(small, newRoot, depth-1)
	for a, i := range old {
		switch h := sub[a]; {
		case h == m+1:
			head[i] = n
		case h == m:
			head[i] = leave[a]
		default:
			head[i] = old[h]
		}
	}
	k := enter[sub[m]]
	head[k] = old[sub[m]]
	return head
}

// breakCycles hangs one word of each cycle on a word that reaches the root, the
// pair that costs least. len(head) stands for what is above the root.
func breakCycles(w [][]float64, head []int) []int {
	n := len(head)
	for {
		cycle := findCycle(head, n)
		if cycle == nil {
			return head
		}
		safe := reaches(head)
		from, to, least := -1, -1, math.Inf(1)
		for _, k := range cycle {
			for j := range n {
				if c := w[k][head[k]] - w[k][j]; safe[j] && (from < 0 || c < least) {
					from, to, least = k, j, c
				}
			}
		}
		head[from] = to
	}
}

// reaches tells for each word whether following heads from it ends at the root.
func reaches(head []int) []bool {
	n := len(head)
	ok, seen := make([]bool, n), make([]int, n)
	for i := range head {
		k := i
		for k != n && !ok[k] && seen[k] != i+1 {
			seen[k] = i + 1
			k = head[k]
		}
		if k == n || ok[k] {
			for m := i; m != n && !ok[m]; m = head[m] {
				ok[m] = true
			}
		}
	}
	return ok
}
