package ontology

import (
	_ "embed"
	"strings"
)

//go:embed given.tsv
var givenTSV string

// GenderOf returns whose a given name nearly always is: "f" a woman's, "m" a
// man's, "" if it is both or not known. Case and marks do not count.
func GenderOf(given string) string {
	k := strings.ReplaceAll(Fold(given), " ", "")
	if k == "" {
		return ""
	}
	at := seek(givenTSV, k)
	line, _, _ := strings.Cut(givenTSV[at:], "\n")
	if name, gender, _ := strings.Cut(line, "\t"); name == k {
		return gender
	}
	return ""
}
