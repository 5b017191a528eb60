package ontology

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed places.tsv
var placesTSV string

// A Place is a city, region, water or venue.
type Place struct {
	Name     string
	Code     string  // ISO 3166-1 alpha-3 of its state, "" for the high seas
	Lat, Lon float64 // degrees north and east; both 0 for a region of which only the state is known
	Weight   int     // thousands of people; a well-known place goes before its namesakes
	Kind     string  // city, region, water, venue
}

// Places returns the places of that name, the best known first; nil if there are
// none. It is a binary search of the table as it is embedded, so that it costs
// nothing at the start.
func (w *World) Places(name string) []Place {
	k := Fold(name)
	if k == "" || name == strings.ToLower(name) {
		return nil
	}
	var all []Place
	for at := seek(placesTSV, k); at < len(placesTSV); {
		line, _, _ := strings.Cut(placesTSV[at:], "\n")
		col := strings.Split(line, "\t")
		if len(col) != 7 || col[0] != k {
			break
		}
		lat, _ := strconv.ParseFloat(col[3], 64) // empty is 0
		lon, _ := strconv.ParseFloat(col[4], 64)
		weight, _ := strconv.Atoi(col[5])
		all = append(all, Place{col[1], col[2], lat, lon, weight, col[6]})
		at += len(line) + 1
	}
	return all
}

// seek returns the offset of the first line of tsv whose first column is not less than k.
func seek(tsv, k string) int {
	lo, hi := 0, len(tsv)
	for strings.HasPrefix(tsv[lo:], "#") { // '#' lines come first
		lo += strings.IndexByte(tsv[lo:], '\n') + 1
	}
	for lo < hi { // lo and hi are starts of lines
		mid := lo + (hi-lo)/2
		start := lo
		if i := strings.LastIndexByte(tsv[lo:mid], '\n'); i >= 0 {
			start = lo + i + 1
		}
		first, _, _ := strings.Cut(tsv[start:], "\t")
		if first < k {
			end := strings.IndexByte(tsv[start:], '\n')
			lo = start + end + 1
		} else {
			hi = start
		}
	}
	return lo
}
