package watch

import (
	"testing"

	"gentz/internal/fetch"
)

func TestPageKey(t *testing.T) {
	for _, tt := range []struct{ name, at, canonical, want string }{
		{"no address of its own", "https://post.example/1", "", "url:post.example/1"},
		{"a page for telephones", "https://m.post.example/1?amp=1", "https://www.post.example/1", "url:post.example/1"},
		{"the front page, a slip", "https://post.example/1", "https://post.example/", "url:post.example/1"},
		{"the front page itself", "https://post.example/", "https://www.post.example", "url:post.example"},
		{"another site", "https://post.example/1", "https://wire.example/9", "url:post.example/1"},
		{"no address at all", "", "", ""},
		{"a file that was saved", "", "https://post.example/1", "url:post.example/1"},
		{"nonsense", "https://post.example/1", "https://%zz", "url:post.example/1"},
	} {
		if got := pageKey(tt.at, tt.canonical); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestListedKey(t *testing.T) {
	key := func(it fetch.Item, feed string) string { l := listed{Item: it}; return l.key(feed) }
	one := fetch.Item{GUID: "7", Title: "Talks"}
	if key(one, "https://a.example/f") == key(one, "https://b.example/f") {
		t.Error("two feeds that number their items have one article")
	}
	edited := one
	edited.Title = "Talks, updated"
	if key(one, "f") != key(edited, "f") {
		t.Error("an edited item is another article")
	}
	linked := fetch.Item{GUID: "8", URL: "https://a.example/1?utm_source=x"}
	again := fetch.Item{GUID: "9", URL: "http://www.a.example/1"}
	if key(linked, "f") != key(again, "g") {
		t.Error("one address is two articles")
	}
	if key(fetch.Item{Title: "A"}, "f") == key(fetch.Item{Title: "B"}, "f") {
		t.Error("two headlines are one article")
	}
}
