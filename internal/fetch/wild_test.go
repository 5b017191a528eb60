package fetch

import (
	"io/fs"
	"mime"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// itemTag counts items as the most tolerant reader would: by their first tags.
var (
	itemTag    = regexp.MustCompile(`(?i)<(?:[\w-]+:)?(?:item|entry)[\s>/]`)
	expectItem = regexp.MustCompile(`entries\[0\]`)
	cdata      = regexp.MustCompile(`(?s)<!\[CDATA\[.*?\]\]>`)
	typeHeader = regexp.MustCompile(`(?i)Content-type:\s*([^\r\n]+)`)
)

// TestWildFeeds reads the feeds of ../shared and counts those that crash, hang or
// lose every item where a tolerant reader finds some.
func TestWildFeeds(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "feeds")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no feeds to measure on")
	}
	files, withItems, lost, refused := 0, 0, 0, 0
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || e.IsDir() || ext != ".xml" && ext != ".json" {
			return err
		}
		// The expected results of the gofeed set are JSON too, but no feeds.
		if ext == ".json" && (strings.HasSuffix(path, "_expected.json") || !strings.Contains(path, "json"+string(filepath.Separator))) {
			return nil
		}
		files++
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		contentType := ""
		if m := typeHeader.FindSubmatch(body[:min(len(body), 1000)]); m != nil {
			if _, _, err := mime.ParseMediaType(string(m[1])); err == nil {
				contentType = string(m[1])
			}
		}
		start := time.Now()
		f, err := ParseFeed(body, contentType, "https://feeds.example/f")
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s took %v", path, d)
		}
		text := Decode(body, contentType)
		found := itemTag.MatchString(cdata.ReplaceAllString(comment.ReplaceAllString(text, ""), "")) || expectItem.Match(body)
		if ext == ".json" {
			found = strings.Contains(text, `"items": [`) && !strings.Contains(text, `"items": []`)
		}
		if err != nil {
			refused++
		}
		if found {
			withItems++
			if f == nil || len(f.Items) == 0 {
				lost++
				t.Logf("lost: %s (%v)", path, err)
			}
		}
		return nil
	})
	t.Logf("files %d, with items %d, lost every item %d, refused %d", files, withItems, lost, refused)
	if withItems == 0 || lost*100 > withItems {
		t.Errorf("%d of %d files lose every item", lost, withItems)
	}
}
