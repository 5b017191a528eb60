package read_test

import (
	"strings"
	"testing"

	gentz "gentz"
	"gentz/models/en"
	"gentz/ontology"
	"gentz/read"
)

// wire600 is an invented wire story of about 600 words.
var wire600 = strings.Repeat(`PORT HALDEN, March 3 - Delegates of the Harbour Union and the Norwegian government ended a second day of talks on fishing rights on Tuesday without a deal, officials said.

"We are closer than we were on Monday, but two questions are still open," Ingrid Sol, who leads the union's team, told reporters. She declined to say which.

The foreign minister, Tomas Arven, is expected to join the negotiators in Bergen on Thursday. A spokeswoman for his ministry denied that the round had been cut short because of a dispute over patrol boats.

According to a draft seen by the Halden Courier, Norway would open the northern grounds to 40 boats from April 1 in return for a share of the landing fees. Neither side has confirmed the document's contents.

"Nobody walked out," Arven said after a call with his Icelandic counterpart, Jon Vik. "We will meet again next week if the union accepts our terms on inspections."

Iceland rejected the terms last year and has demanded that any agreement be put to a vote. Sol met Vik in Reykjavik on February 20, when the two agreed to exchange lists of boats.
`, 3)

func BenchmarkRead(b *testing.B) {
	a, err := en.Load()
	if err != nil {
		b.Fatal(err)
	}
	w, err := ontology.Load()
	if err != nil {
		b.Fatal(err)
	}
	r := read.New(a, w)
	doc := gentz.Document{ID: "wire600", Text: wire600, Published: gentz.NewDay(2026, 3, 4)}
	b.SetBytes(int64(len(wire600)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read(doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
