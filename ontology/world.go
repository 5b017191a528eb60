package ontology

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:embed states.tsv
var statesTSV string

//go:embed bodies.tsv
var bodiesTSV string

// A World is the states, parties, bodies and places that a reader knows by name.
// It is safe for concurrent use once made.
type World struct {
	parties []*Party
	names   map[string][]Match // by key, the user's own before the built-in
}

// A Party is a state, or a body that acts beside states.
type Party struct {
	Code     string   // ISO 3166-1 alpha-3 of a state, else a code of the table
	Kind     string   // state, territory, former, organisation, armed-group, or a kind of the user's
	Name     string   // as it is usual in English
	Other    []string // other names, none if there are none
	Demonyms []string // adjectives and nouns, singular: "Danish", "Dane"
	Capitals []string
	Seats    []Seat
	State    string // code of the state that a body belongs to, "" for a state or a body of several
}

// A Seat is a place or building whose name stands for an office: "Kremlin".
type Seat struct{ Name, Office string }

// IsState reports whether p is a state, a territory or a state of the past.
func (p *Party) IsState() bool {
	return p.Kind == "state" || p.Kind == "territory" || p.Kind == "former"
}

// Country returns the code of the state that p is or belongs to, or "".
func (p *Party) Country() string {
	if p.IsState() {
		return p.Code
	}
	return p.State
}

// A Way tells by which kind of name a phrase means a party.
type Way uint8

// The ways, the surest first.
const (
	ByName    Way = iota // "Denmark"
	ByDemonym            // "Danish", "Danes"
	BySeat               // "Christiansborg"
	ByCapital            // "Copenhagen": the party, or only the place
)

// A Match is a party that a phrase may mean.
type Match struct {
	*Party
	By     Way
	Plural bool   // of a demonym: "Danes"
	Office string // of a seat: "parliament"
}

// Match returns the parties that phrase may mean, the user's own before the
// built-in, in the order of the tables; nil if there are none. A leading "the" and
// marks do not count. Letter case counts as far as it must: "US" and "U.S."
// are the United States, "us" and "Us" are not.
func (w *World) Match(phrase string) []Match {
	k := key(phrase)
	if k == "" {
		return nil
	}
	if m, ok := w.names[k]; ok || k == strings.ToLower(k) {
		return m
	}
	return w.names[strings.ToLower(k)]
}

// Party returns the party of that code, or nil.
func (w *World) Party(code string) *Party {
	for _, p := range w.parties {
		if p.Code == code {
			return p
		}
	}
	return nil
}

// Parties returns all parties, the user's own first. The caller must not change them.
func (w *World) Parties() []*Party { return w.parties }

var builtin = sync.OnceValue(func() *World {
	w := &World{names: map[string][]Match{}}
	for _, t := range []struct{ name, tsv string }{{"states.tsv", statesTSV}, {"bodies.tsv", bodiesTSV}} {
		if err := w.add(t.name, t.tsv); err != nil {
			panic(err) // a test reads both
		}
	}
	return w
})

// Load returns the built-in tables and, before them, the tables of the user, in
// order. A table is tab-separated with the columns code, kind, name, other names,
// demonyms, capital, seats, and optionally state; lists are parted by "|", a seat
// is Name=office, lines that start with "#" and a first line that names the columns
// are skipped. A row with a code that is known already replaces that row.
//
// It returns an error that names the table's line if a row has no code or name.
func Load(extra ...io.Reader) (*World, error) {
	if len(extra) == 0 {
		return builtin(), nil
	}
	w := &World{names: map[string][]Match{}}
	for i, r := range extra {
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("reading table %d of the world: %w", i+1, err)
		}
		if err := w.add(fmt.Sprintf("table %d of the world", i+1), string(b)); err != nil {
			return nil, err
		}
	}
	own := map[string]bool{}
	for _, p := range w.parties {
		own[p.Code] = true
	}
	for _, p := range builtin().parties {
		if !own[p.Code] {
			w.insert(p)
		}
	}
	return w, nil
}

// add adds the rows of a table.
func (w *World) add(name, tsv string) error {
	for n, line := range strings.Split(strings.TrimPrefix(tsv, "\ufeff"), "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' || n == 0 && strings.HasPrefix(line, "code\t") {
			continue
		}
		p, err := parseParty(line)
		if err != nil {
			return fmt.Errorf("%s, line %d: %w", name, n+1, err)
		}
		w.insert(p)
	}
	return nil
}

func parseParty(line string) (*Party, error) {
	col := strings.Split(line, "\t")
	for i := range col {
		col[i] = strings.TrimSpace(col[i])
	}
	for len(col) < 8 {
		col = append(col, "")
	}
	if len(col) > 8 {
		return nil, fmt.Errorf("%d columns, want code, kind, name, other names, demonyms, capital, seats, state", len(col))
	}
	p := &Party{Code: col[0], Kind: col[1], Name: col[2], Other: list(col[3]), Demonyms: list(col[4]), Capitals: list(col[5]), State: col[7]}
	if p.Code == "" || p.Name == "" {
		return nil, fmt.Errorf("code %q, name %q: neither may be empty", p.Code, p.Name)
	}
	if p.Kind == "" {
		p.Kind = "state"
	}
	for _, s := range list(col[6]) {
		name, office, ok := strings.Cut(s, "=")
		if !ok {
			return nil, fmt.Errorf("seat %q: want Name=office", s)
		}
		p.Seats = append(p.Seats, Seat{strings.TrimSpace(name), strings.TrimSpace(office)})
	}
	return p, nil
}

func list(s string) []string {
	var all []string
	for part := range strings.SplitSeq(s, "|") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// insert makes p findable by all its names.
func (w *World) insert(p *Party) {
	w.parties = append(w.parties, p)
	put := func(name string, m Match) {
		m.Party = p
		k := key(name)
		for _, have := range w.names[k] {
			if have.Party == p {
				return // the surest way was put first
			}
		}
		w.names[k] = append(w.names[k], m)
	}
	put(p.Name, Match{By: ByName})
	for _, n := range p.Other {
		put(n, Match{By: ByName})
	}
	for _, d := range p.Demonyms {
		put(d, Match{By: ByDemonym})
		if many := plural(d); many != "" {
			put(many, Match{By: ByDemonym, Plural: true})
		}
	}
	for _, s := range p.Seats {
		put(s.Name, Match{By: BySeat, Office: s.Office})
	}
	for _, c := range p.Capitals {
		put(c, Match{By: ByCapital})
	}
}

// plural returns the plural of a demonym, or "" if it has none of its own ("the Danish").
func plural(d string) string {
	for _, end := range []string{"ese", "ish", "ch", "ss", "x", "s"} {
		if strings.HasSuffix(d, end) {
			return ""
		}
	}
	for _, people := range []string{"French", "Dutch", "Irish", "English", "Welsh", "Scots"} {
		if s, ok := strings.CutSuffix(d, "man"); ok && strings.HasPrefix(s, people) {
			return s + "men"
		}
	}
	return d + "s"
}
