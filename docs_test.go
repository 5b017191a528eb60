package gentz

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// docs/reading.md is a promise: every field that is written is in it.
func TestReadingIsDocumented(t *testing.T) {
	b, err := os.ReadFile("docs/reading.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(v reflect.Type) {
		switch v.Kind() {
		case reflect.Slice, reflect.Pointer:
			walk(v.Elem())
		case reflect.Struct:
			if seen[v] {
				return
			}
			seen[v] = true
			for i := range v.NumField() {
				f := v.Field(i)
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if name != "" && name != "-" && !strings.Contains(doc, `"`+name+`"`) {
					t.Errorf("docs/reading.md does not have %q of %s", name, v)
				}
				walk(f.Type)
			}
		}
	}
	walk(reflect.TypeFor[Reading]())
	if len(seen) < 15 {
		t.Errorf("looked at %d types only", len(seen))
	}
}
