package boundary

// What the regression is not asked about: treebanks have too few of these cases
// to learn from, and news has many.

// sure reports whether a sentence starts at word i beyond doubt: an abbreviation
// that goes before no name ("U.S.", "p.m.", "Inc.") stands before a word with a
// capital that has one at the start of a sentence only, in no headline.
func (s *scan) sure(i int) bool {
	k := s.stopBefore(i)
	if !s.ended || s.shape(k) != abbrev || s.shape(i) != capital && s.word(i) != "A" {
		return false
	}
	w := s.word(k)
	return (inner(w) && w != "e.g." && w != "i.e." || endings[w]) && starters[s.word(i)]
}

// inner reports whether w is an abbreviation of single letters: "U.S.", "p.m.".
func inner(w string) bool { return len(w) > 3 && w[1] == '.' && w[3] == '.' }

// never reports whether no sentence starts at word i, whatever it looks like.
func (s *scan) never(i int) bool {
	w, n := s.word(i-1), s.shape(i)
	named := n == capital || n == shout || n == letter
	switch p := s.shape(i - 1); {
	case s.closes(i - 1):
		return n == small // "Will it last?" he asked
	case p == dash:
		if i-1 == s.first || w[0] >= 0x80 && (s.closes(i-2) || s.shape(i-2) == stop) {
			return true // an item of a list, or who said it: “They left.” — Ada Lind
		}
		// A dateline: "LAKE ORN, Minn. — Envoys met".
		return s.gap[s.first] >= line && i-s.first < 14 && s.shape(s.first) == shout
	case p != abbrev || !named:
		return false
	case len(w) == 2: // an initial, or else its stop were a word
		return true
	case titles[w]:
		return true
	case inner(w) && w[0] <= 'Z': // "U.S. Attorney", "A.J. Lind"
		return !starters[s.word(i)]
	case w == "a.m." || w == "p.m.":
		return clock[s.word(i)]
	}
	return false
}

// doubt returns the sum of weights that a sentence must have more of to start at
// word i. Where text is written with stops, one without needs good reasons.
func (s *scan) doubt(i int) int32 {
	if s.tidy >= 2 && !s.closes(i-1) && !s.shape(i-1).ends() {
		return margin
	}
	return 0
}

// margin is the doubt, in the unit of weights, at odds of about seven to one.
const margin = 2 * unit

var endings = set("etc.", "Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Bros.")

// titles stand before names.
var titles = set("Mr.", "Mrs.", "Ms.", "Mlle.", "Mme.", "Dr.", "Drs.", "Prof.", "Messrs.", "Rev.", "Hon.", "Sen.", "Sens.", "Rep.", "Reps.", "Gov.", "Govs.",
	"Pres.", "Atty.", "Amb.", "Supt.", "Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Cpl.", "Sgt.", "Sgts.", "Adm.", "Cmdr.", "Brig.", "St.", "Ste.", "Mt.", "Ft.", "Fr.",
	"vs.", "v.", "No.", "Nos.", "MR.", "MRS.", "MS.", "DR.", "GEN.", "SEN.", "GOV.", "LT.", "COL.", "SGT.", "REP.")

// clock holds what follows a time of day.
var clock = set("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
	"ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT", "UTC", "BST", "CET", "CEST", "Eastern", "Central", "Pacific")

// starters have a capital only where a sentence starts.
var starters = set("The", "A", "An", "He", "She", "It", "We", "They", "You", "This", "These", "Those", "There", "His", "Her", "Its", "Their", "Our",
	"But", "And", "If", "When", "While", "As", "In", "At", "On", "By", "For", "From", "With", "After", "Before", "Since", "Although", "However", "What",
	"Who", "Why", "How", "Some", "Many", "Most", "Neither", "Both", "Asked", "Then", "Under")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
