package nlp

import "testing"

func TestDateline(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"OSLO, March 4 (Agency) - The envoys met.", "OSLO, March 4 (Agency) -"},
		{"OSLO/BERGEN, March 4 (Agency) – The envoys met.", "OSLO/BERGEN, March 4 (Agency) –"},
		{"SAN JUAN (AP) -- The envoys met.", "SAN JUAN (AP) --"},
		{"OSLO — The envoys met.", "OSLO —"},
		{"NEW DELHI - The envoys met.", "NEW DELHI -"},
		{"KABUL: The envoys met.", "KABUL:"},
		{"COVID-19 has spread.", ""},
		{"NATO agreed on Monday - at last - to meet.", ""},
		{"USA - the end of an era", ""},
		{"The envoys met - at last.", ""},
		{"Oslo, March 4 - The envoys met.", ""},
		{"OSLO", ""},
	} {
		word, _ := Words(tt.src)
		got := ""
		if n := dateline(tt.src, word, 0, len(word)); n > 0 {
			got = tt.src[:word[n-1].End]
		}
		if got != tt.want {
			t.Errorf("dateline(%q) is %q, want %q", tt.src, got, tt.want)
		}
	}
}
