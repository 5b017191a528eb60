package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// A TimeWord is a word that time expressions are made of, or that tells their
// direction. A word may stand in several classes ("second", "fall", "march").
//
// The classes of times.tsv, with what Value holds:
//
//	month, month-short      1 to 12
//	weekday, weekday-short  1 (Monday) to 7
//	season                  1 (spring) to 4 (winter), of the northern hemisphere
//	unit, units             singular and plural of a unit: S M H D W F O Q Y E C for second, minute,
//	                        hour, day, week, fortnight, month, quarter, year, decade, century; K and N
//	                        for weekend and night
//	number, ordinal         the number
//	quantity                "X" for an unsaid number, "2" for "couple"
//	part, parts             part of the day as in TIMEX3: MO MI AF EV NI DT
//	clock                   hour and minute
//	day                     days from the day of speech, and a part of the day
//	ref, ref-adjective      PRESENT, PAST, FUTURE
//	set                     the period that recurs
//	holiday                 month and day, or the name of a rule
//	which                   last, this, next: from the day of speech; before, same, after: from the day told of
//	part-of, edge           START, MID, END, as "early" and as "the end of"
//	about                   nothing: the word widens the expression that follows
//	lead                    nothing: an expression may begin with the word
//
// and of times-tense.tsv: past and future, what a clause with this word tells of.
type TimeWord struct {
	Word, Class, Value string
	Sentence           string // shows the word at work; the brackets mark what is found
}

//go:embed times.tsv
var timesTSV string

//go:embed times-tense.tsv
var timesTenseTSV string

// TimeWords returns the words of times.tsv and times-tense.tsv, in the order of
// the tables. The caller must not change them. It is safe for concurrent use.
var TimeWords = sync.OnceValue(func() []TimeWord {
	var out []TimeWord
	for _, t := range []struct{ name, rows string }{{"times.tsv", timesTSV}, {"times-tense.tsv", timesTenseTSV}} {
		n := 0
		for row := range strings.Lines(t.rows) {
			n++
			if row = strings.TrimRight(row, "\n"); row == "" || row[0] == '#' {
				continue
			}
			c := strings.Split(row, "\t")
			if len(c) != 4 {
				panic(fmt.Sprintf("ontology: %s:%d: %d columns, want 4", t.name, n, len(c))) // the table is part of the program
			}
			out = append(out, TimeWord{c[0], c[1], c[2], c[3]})
		}
	}
	return out
})
