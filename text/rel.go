package text

// A Rel is the universal relation of a word to its head. Only the few subtypes
// that reading needs are kept apart.
type Rel uint8

// The relations. Do not reorder: models store them.
const (
	Dep Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjPass
	Det
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodPoss
	Nsubj
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	NmodUnmarked
	NmodDesc
	OblUnmarked
	Xcomp
	AdvclRelcl
	NsubjOuter
)

var relNames = [...]string{"dep", "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
	"compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith",
	"iobj", "list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct",
	"reparandum", "vocative", "nmod:unmarked", "nmod:desc", "obl:unmarked", "xcomp",
	"advcl:relcl", "nsubj:outer"}

// NumRels is the number of relations.
const NumRels = len(relNames)

// String returns the name of r, such as "nsubj:pass".
func (r Rel) String() string { return relNames[r] }

// Base returns r without its subtype.
func (r Rel) Base() Rel { return relBase[r] }

// ParseRel returns the relation of that name. A subtype that is not kept apart
// gives its base relation; ok is false and the relation Dep if there is none.
func ParseRel(s string) (r Rel, ok bool) {
	for {
		for i, n := range relNames {
			if n == s {
				return Rel(i), true
			}
		}
		b := base(s)
		if b == s {
			return Dep, false
		}
		s = b
	}
}

func base(s string) string {
	for i := range len(s) {
		if s[i] == ':' {
			return s[:i]
		}
	}
	return s
}

var relBase = func() (t [NumRels]Rel) {
	for i, n := range relNames {
		for k, m := range relNames {
			if m == base(n) {
				t[i] = Rel(k)
			}
		}
	}
	return t
}()
