package origin

// minRun is the least number of words that count as shared when they stand in the
// same order: shorter runs are the language's, not a writer's.
const minRun = 6

// maxPlaces bounds how many places of a repeated sequence are tried.
const maxPlaces = 8

// shared marks the words of a and b that stand in common runs of minRun words and
// more, and returns the longest run. Each word of b is used once.
func shared(a, b *body) (inA, inB []bool, longest int) {
	inA, inB = make([]bool, len(a.word)), make([]bool, len(b.word))
	if len(a.word) < minRun || len(b.word) < minRun {
		return inA, inB, 0
	}
	at := make(map[uint64][]int32, len(a.word))
	for i := 0; i+minRun <= len(a.word); i++ {
		k := key(a.word[i:])
		if p := at[k]; len(p) < maxPlaces {
			at[k] = append(p, int32(i))
		}
	}
	for j := 0; j+minRun <= len(b.word); {
		best, from := 0, 0
		for _, p := range at[key(b.word[j:])] {
			i, n := int(p), 0
			for i+n < len(a.word) && j+n < len(b.word) && a.word[i+n] == b.word[j+n] {
				n++
			}
			if n > best {
				best, from = n, i
			}
		}
		if best < minRun {
			j++
			continue
		}
		for k := range best {
			inA[from+k], inB[j+k] = true, true
		}
		longest = max(longest, best)
		j += best
	}
	return inA, inB, longest
}

func key(w []uint64) uint64 {
	h := uint64(fnvStart)
	for _, x := range w[:minRun] {
		h = mix(h ^ x)
	}
	return h
}

// share returns the marked share of the words that are not quoted, and how many
// are marked. A text that is mostly quotation is measured whole.
func share(b *body, in []bool) (part float64, words int) {
	own, hit, all, hitAll := 0, 0, 0, 0
	for i := range in {
		all++
		if in[i] {
			hitAll++
		}
		if b.quoted[i] {
			continue
		}
		own++
		if in[i] {
			hit++
		}
	}
	if own*10 < all*3 {
		own, hit = all, hitAll
	}
	if own == 0 {
		return 0, 0
	}
	return float64(hit) / float64(own), hit
}
