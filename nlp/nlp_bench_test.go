package nlp_test

import (
	"strings"
	"testing"

	"gentz/models/en"
)

// wire is invented wire copy, repeated to the length of a long article.
var wire = strings.Repeat(`PORT HALDEN, March 3 - Delegates of the Harbour Union and the island government ended a second day of talks on fishing rights on Tuesday without a deal, officials said.

"We are closer than we were on Monday, but two questions are still open," Ingrid Sol, who leads the union's team, told reporters. She declined to say which.

The foreign minister, Tomas Arven, is expected to join the negotiators on Thursday. A spokeswoman for his ministry denied that the round had been cut short because of a dispute over patrol boats.

According to a draft seen by the Halden Courier, the islands would open the northern grounds to 40 boats from April 1 in return for a share of the landing fees. Neither side has confirmed the document's contents.
`, 10)

func BenchmarkAnalyse(b *testing.B) {
	a, err := en.Load()
	if err != nil {
		b.Fatal(err)
	}
	d, err := a.Analyse(wire)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(wire)))
	b.ReportAllocs()
	for b.Loop() {
		a.Analyse(wire)
	}
	b.ReportMetric(float64(d.Len()*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := en.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
