package nlp

import (
	"strings"
	"testing"

	"gentz/internal/learn"
	"gentz/text"
)

func TestWiden(t *testing.T) {
	for _, tt := range []struct{ name, src, name0, want string }{
		{"coordination inside a name", "aides of the National Security and Defense Council met", "Defense Council", "National Security and Defense Council"},
		{"two bodies", "aides of the Navy and the Defense Council met", "Defense Council", "Defense Council"},
		{"no article before", "talks of Oslo and Defense Council met", "Defense Council", "Defense Council"},
		{"small words before", "fish and Trade Office met", "Trade Office", "Trade Office"},
		{"starts the text", "Trade and Customs Office met", "Customs Office", "Customs Office"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			forms := strings.Fields(tt.src)
			i := len(strings.Fields(tt.src[:strings.Index(tt.src, tt.name0)]))
			n := widen([]text.Name{{Start: int32(i), End: int32(i + 2), Kind: text.Organisation}}, forms, text.Columns{Sent: []int32{0}, Tag: make([]text.Tag, len(forms))})
			if got := strings.Join(forms[n[0].Start:n[0].End], " "); got != tt.want {
				t.Errorf("widen in %q = %q, want %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestCommon(t *testing.T) {
	plural, _ := text.ParseMorph("Number=Plur")
	for _, tt := range []struct {
		name, src string
		marked    bool
		want      text.Tag
	}{
		{"plural at the start", "Envoys met", false, text.NOUN},
		{"known to the gazetteer", "Norwegians met", true, text.PROPN},
		{"abbreviation", "NGOS met", false, text.PROPN},
	} {
		forms := strings.Fields(tt.src)
		marks := make([]learn.Marks, 2)
		if tt.marked {
			marks[0] = 1
		}
		c := text.Columns{Tag: []text.Tag{text.PROPN, text.VERB}, Morph: []text.Morph{plural, 0}}
		if common(forms, marks, make([]uint8, 2), c, 0, 2); c.Tag[0] != tt.want {
			t.Errorf("%s: %q is tagged %v, want %v", tt.name, forms[0], c.Tag[0], tt.want)
		}
	}
}
