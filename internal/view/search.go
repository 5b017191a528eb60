package view

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gentz/record"
)

// A Hit is a place where words stand, with what the record has of it.
type Hit struct {
	Words
	Title   string   `json:"title,omitempty"`
	Entries []string `json:"entries"` // subjects that rest on these words
}

// Search returns at most limit places where words stand one after the other, the
// newest document first: the sentence around each, and the entries that rest on it.
func (v *View) Search(ctx context.Context, words string, limit int) ([]Hit, error) {
	docs, err := v.Store.Search(ctx, words, max(limit, 1))
	if err != nil {
		return nil, err
	}
	out := []Hit{}
	for _, d := range docs {
		if v.Frame.AsOf != "" && d.Published.String() > v.Frame.AsOf {
			continue
		}
		for _, block := range []string{"title", ""} {
			text := []rune(d.Text)
			if block == "title" {
				text = []rune(d.Title)
			}
			for _, s := range find(text, words) {
				if len(out) == limit {
					return out, nil
				}
				from, to := sentence(text, s[0], s[1])
				h := Hit{Words: Words{Words: strings.Join(strings.Fields(string(text[from:to])), " "), Document: d.ID, Outlet: d.Outlet, Published: d.Published.String(), URL: d.URL,
					Span: record.Span{Document: d.ID, Start: s[0], End: s[1], Block: block}}, Title: d.Title, Entries: []string{}}
				if h.Entries, err = v.Store.RestingOn(ctx, d.Seq, block, s[0], s[1]); err != nil {
					return nil, err
				}
				out = append(out, h)
			}
		}
	}
	return out, nil
}

// find returns where words stand in text, as runs of runes.
func find(text []rune, words string) [][2]int {
	want := strings.Fields(record.Fold(words))
	if len(want) == 0 {
		return nil
	}
	type token struct {
		word     string
		from, to int
	}
	var tokens []token
	for i := 0; i < len(text); {
		if !unicode.IsLetter(text[i]) && !unicode.IsDigit(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && (unicode.IsLetter(text[j]) || unicode.IsDigit(text[j]) || unicode.Is(unicode.Mn, text[j]) || (text[j] == '\'' || text[j] == '’') && j+1 < len(text) && unicode.IsLetter(text[j+1])) {
			j++
		}
		tokens = append(tokens, token{record.Fold(norm.NFC.String(string(text[i:j]))), i, j})
		i = j
	}
	var out [][2]int
	for i := 0; i+len(want) <= len(tokens); i++ {
		same := true
		for k, w := range want {
			if tokens[i+k].word != w {
				same = false
				break
			}
		}
		if same {
			out = append(out, [2]int{tokens[i].from, tokens[i+len(want)-1].to})
			i += len(want) - 1
		}
	}
	return out
}

// sentence widens a run to about the sentence around it, at most 300 characters.
func sentence(text []rune, from, to int) (int, int) {
	ends := func(i int) bool {
		return text[i] == '\n' || (text[i] == '.' || text[i] == '!' || text[i] == '?') && i+1 < len(text) && unicode.IsSpace(text[i+1])
	}
	a, b := from, to
	for a > 0 && from-a < 150 && !ends(a-1) {
		a--
	}
	for b < len(text) && b-to < 150 && !ends(b) {
		b++
	}
	if b < len(text) && text[b] != '\n' && ends(b) {
		b++
	}
	return a, b
}
