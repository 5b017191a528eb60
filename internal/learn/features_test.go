package learn

import (
	"strings"
	"testing"
)

func FuzzEachFeature(f *testing.F) {
	f.Add("Zürich")
	f.Add("\xc3(")
	f.Add(strings.Repeat("x", 100))
	f.Fuzz(func(t *testing.T, form string) {
		n := 0
		eachFeature(form, func(uint32, bool) { n++ })
		if n < 3 {
			t.Errorf("%q has %d features, want the form, its lower case and its shape at least", form, n)
		}
	})
}

func TestShape(t *testing.T) {
	for form, want := range map[string]string{"McDonald": "XxXxxx", "U.S.": "X.X.", "2,085": "d,ddd", "wwwwww": "xxx", "": ""} {
		if got := shape(form); got != want {
			t.Errorf("shape(%q) = %q, want %q", form, got, want)
		}
	}
}
