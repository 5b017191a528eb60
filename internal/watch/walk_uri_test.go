package watch

import "testing"

func TestWebAddress(t *testing.T) {
	for uri, want := range map[string]bool{
		"https://example.org/a": true, "HTTP://example.org/": true, "file:///news/a.html": true, "article.html": true,
		"metadata://gnu.org/software/wget/warc/wget.log": false, "dns:example.org": false, "urn:uuid:1": false, "whois://x": false,
	} {
		if got := webAddress(uri); got != want {
			t.Errorf("webAddress(%q) = %t, want %t", uri, got, want)
		}
	}
}
