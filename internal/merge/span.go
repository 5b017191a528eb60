package merge

import (
	"encoding/json"
	"strings"

	"gentz"
	"gentz/record"
)

// spans converts the spans of a reading whose spans count code points.
func spans(in []gentz.Span) []record.Span {
	out := make([]record.Span, len(in))
	for i, s := range in {
		out[i] = record.Span{Start: s.Start, End: s.End, Block: s.Block}
	}
	return out
}

// words returns the very words of spans that count bytes, pieces joined by " … ".
func (m *merger) words(in []gentz.Span) string {
	var parts []string
	for _, s := range in {
		if w := strings.Join(strings.Fields(m.raw.Document.Words(s)), " "); w != "" {
			parts = append(parts, w)
		}
	}
	return strings.Join(parts, " … ")
}

// day returns the first and last day of a time, "" where there is none.
func day(w *gentz.When) (from, to string) {
	if w == nil {
		return "", ""
	}
	return w.From.String(), w.To.String()
}

// marshal returns v as JSON. The types of the record marshal without error.
func marshal(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic("merge: " + err.Error())
	}
	return b
}
