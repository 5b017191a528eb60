package read_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	gentz "gentz"
	"gentz/models/en"
	"gentz/ontology"
	"gentz/read"
)

// FuzzRead holds the laws of a reading against any document: spans lie inside
// their block (or it could not be written), and reading twice gives equal bytes.
func FuzzRead(f *testing.F) {
	a, err := en.Load()
	if err != nil {
		f.Fatal(err)
	}
	world, err := ontology.Load()
	if err != nil {
		f.Fatal(err)
	}
	r := read.New(a, world)
	f.Add("Envoys meet", "OSLO, March 4 (AP) - Envoys of Norway and Chad met on Tuesday, Ada Lind said. \"We will not go,\" she told reporters.\n\nThey meet again in May.")
	f.Add("", "Lind: “Да”… 🤝🏽 said that that said\u2028\"\"(((( The talks, the talks' talks.")
	f.Add("\x1b[1m", "قال الوزير يوم الاثنين a\r\n\r\nMr. X of the U.S. denied meeting Y's son-in-law Z on Dec. 14-15.")
	f.Fuzz(func(t *testing.T, title, text string) {
		if len(title)+len(text) > 3000 || !utf8.ValidString(title) || !utf8.ValidString(text) || strings.ContainsRune(title+text, 0) {
			return
		}
		doc := gentz.Document{ID: "f", Title: title, Text: text, Published: gentz.NewDay(2026, 3, 4)}
		var out [2][]byte
		for i := range out {
			rd, err := r.Read(doc)
			if err != nil {
				t.Fatalf("%q, %q: %v", title, text, err)
			}
			if out[i], err = rd.MarshalJSON(); err != nil {
				t.Fatalf("%q, %q: %v", title, text, err)
			}
		}
		if !bytes.Equal(out[0], out[1]) {
			t.Fatalf("%q, %q: reading twice gives\n%s\nand\n%s", title, text, out[0], out[1])
		}
		var back gentz.Reading
		if err := json.Unmarshal(out[0], &back); err != nil || back.Document.Text != text {
			t.Fatalf("%q, %q: read back: %v", title, text, err)
		}
	})
}
