package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	gentz "gentz"
)

// lay writes the files of a txtar archive into a new folder and makes it the
// working directory.
func lay(t *testing.T, archive string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// show writes an Input in one line: id, date, title, text, worlds, error.
func show(in Input) string {
	d := in.Document
	return strings.TrimRight(fmt.Sprintf("%s|%v|%s|%s|%s|%v", d.ID, d.Published, d.Title, strings.TrimSpace(d.Text),
		strings.Join(in.Worlds, ","), in.Err), "\n")
}

func TestInputs(t *testing.T) {
	lay(t, `
-- talks/b.txt --
The envoys met.
-- talks/a.jsonl --
{"id": "a1", "text": "One.", "title": "T", "published": "2026-03-04", "url": null, "other": [1]}

{"id": 7, "text": "Two.", "published": "2026-03-05T01:00:00+09:00"}
{"text": "Three."}
-- talks/c.JSON --
{
  "text": "Four."
}
-- talks/world.tsv --
-- talks/notes.tsv --
-- talks/.hidden.txt --
-- talks/later/d.txt --
Five.
-- talks/later/world.tsv --
-- none/readme.pdf --
-- odd.log --
Six.
`)
	for _, tt := range []struct {
		name  string
		src   Source
		stdin string
		want  []string
	}{
		{name: "folder in order of names, worlds of the folders above", src: Source{Paths: []string{"talks"}}, want: []string{
			"a1|2026-03-04|T|One.|talks/world.tsv|<nil>",
			"7|2026-03-05||Two.|talks/world.tsv|<nil>",
			"talks/a.jsonl:4|||Three.|talks/world.tsv|<nil>",
			"talks/b.txt|||The envoys met.|talks/world.tsv|<nil>",
			"talks/c.JSON|||Four.|talks/world.tsv|<nil>",
			"talks/later/d.txt|||Five.|talks/world.tsv,talks/later/world.tsv|<nil>",
		}},
		{name: "a file has the world beside it", src: Source{Paths: []string{"talks/later/d.txt"}}, want: []string{
			"talks/later/d.txt|||Five.|talks/later/world.tsv|<nil>",
		}},
		{name: "a file that is named is read whatever its ending", src: Source{Paths: []string{"odd.log"}, Published: gentz.NewDay(2026, 3, 4)}, want: []string{
			"odd.log|2026-03-04||Six.||<nil>",
		}},
		{name: "standard input is a text", stdin: "{Seven}", want: []string{"-|||{Seven}||<nil>"}},
		{name: "or a batch", src: Source{Batch: true, Published: gentz.NewDay(2026, 3, 4)}, stdin: "\ufeff{\"text\":\"Eight\"}\r\n", want: []string{
			"standard input:1|2026-03-04||Eight||<nil>",
		}},
		{name: "what cannot be read stands between what can", src: Source{Paths: []string{"gone.txt", "none", "ftp://host/x", "odd.log"}}, want: []string{
			"||||" + "|gone.txt: no such file or directory",
			"||||" + "|none: not found: the folder has no texts",
			"ftp://host/x||||" + "|ftp://host/x: invalid: addresses are not read here",
			"odd.log|||Six.||<nil>",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.src.Stdin = strings.NewReader(tt.stdin)
			var got []string
			for in := range tt.src.Inputs() {
				got = append(got, show(in))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestBadText(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", "it is empty"},
		{"blank", "\ufeff \n\t\n", "it is empty"},
		{"invalid UTF-8", "One.\nCaf\xe9 talks.", "byte 0xe9 at line 2 is no UTF-8"},
		{"cut character", "peace \xe2\x82", "byte 0xe2 at line 1 is no UTF-8"},
		{"UTF-16", "\xff\xfeT\x00a\x00", "UTF-16"},
		{"NUL", "One.\n\nTwo\x00.", "a NUL byte at line 3"},
		{"page", "\n<!DOCTYPE html><p>Hi", "web page"},
		{"feed", "<?xml version=\"1.0\"?><rss/>", "web page or a feed"},
		{"too long", strings.Repeat("peace ", MaxText/5), "more than 2 MB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := Source{Stdin: strings.NewReader(tt.text)}
			for in := range s.Inputs() {
				var e *Error
				if !errors.As(in.Err, &e) || !errors.Is(e, gentz.ErrInvalid) || !strings.Contains(e.Error(), tt.want) || e.Hint() == "" {
					t.Errorf("got %v, want an invalid %q with a hint", in.Err, tt.want)
				}
				if in.Document.Text != "" {
					t.Errorf("an error with a text of %d bytes", len(in.Document.Text))
				}
			}
		})
	}
}

// A text that looks odd but is one.
func TestOddText(t *testing.T) {
	for _, text := range []string{"🤝🏽", "وقال الوزير", "a\r\nb\rc", "x < y", "\x1b[31mred", "he\u0301", strings.Repeat("word ", 10_000), "\u2028"} {
		s := Source{Stdin: strings.NewReader("\ufeff" + text)}
		for in := range s.Inputs() {
			if strings.TrimSpace(text) == "" {
				continue
			}
			if in.Err != nil || in.Document.Text != text {
				t.Errorf("%.20q came as %.20q, %v", text, in.Document.Text, in.Err)
			}
		}
	}
}

func TestBadLines(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"no JSON", `hello`, "standard input:2: invalid JSON at byte 1"},
		{"cut", `{"id": "x", "text": "abc`, "standard input:2: invalid JSON"},
		{"list", `["x"]`, "the document is a JSON array, not an object"},
		{"no text", `{"id": "x"}`, `standard input:2 (id "x"): invalid: the document has no "text"`},
		{"text of another kind", `{"id": "x", "text": 3}`, `"text" is a number`},
		{"date", `{"id": "x", "text": "y", "published": "yesterday"}`, `"yesterday" is not a date`},
		{"invalid UTF-8", "{\"text\": \"Caf\xe9\"}", "byte 0xe9 at line 1 is no UTF-8"},
		{"NUL", `{"id": "x", "text": "a\u0000"}`, `(id "x"): invalid: a NUL byte`},
		{"page", `{"id": "x", "text": "<html><p>"}`, "web page"},
		{"too long", `{"id": "x", "text": "` + strings.Repeat("a", MaxText+1) + `"}`, "more than 2 MB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := Source{Batch: true, Stdin: strings.NewReader("{\"text\":\"One\"}\n" + tt.line + "\n{\"text\":\"Three\"}")}
			var got []Input
			for in := range s.Inputs() {
				got = append(got, in)
			}
			if len(got) != 3 || got[0].Err != nil || got[2].Err != nil || got[2].Document.Text != "Three" {
				t.Fatalf("the lines around are hurt: %v", got)
			}
			if err := got[1].Err; err == nil || !strings.Contains(err.Error(), tt.want) || !errors.Is(err, gentz.ErrInvalid) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// endless is a line that does not end before n bytes.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n == 0 {
		return 0, io.EOF
	}
	p = p[:min(len(p), e.n)]
	for i := range p {
		p[i] = 'a'
	}
	e.n -= len(p)
	return len(p), nil
}

func TestLongLine(t *testing.T) {
	s := Source{Batch: true, Stdin: io.MultiReader(&endless{MaxLine + 1}, strings.NewReader("\n{\"text\":\"next\"}\n"))}
	var got []Input
	for in := range s.Inputs() {
		got = append(got, in)
	}
	if len(got) != 2 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), "standard input:1: invalid: one document of more than 64 MB") {
		t.Fatalf("got %d inputs, first %v", len(got), got[0].Err)
	}
	if got[1].Document.Text != "next" || got[0].Bytes != MaxLine+2 {
		t.Errorf("after the long line of %d bytes came %q", got[0].Bytes, got[1].Document.Text)
	}
}

func TestStopsWhenAsked(t *testing.T) {
	s := Source{Batch: true, Stdin: strings.NewReader(strings.Repeat("{\"text\":\"x\"}\n", 5))}
	n := 0
	for range s.Inputs() {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d inputs after a break at 2", n)
	}
}

func TestSizeIsWhatInputsTake(t *testing.T) {
	lay(t, `
-- talks/a.jsonl --
{"text": "One."}

{"text": "Two."}
not JSON
-- talks/b.txt --
The envoys met.
-- talks/notes.csv --
not counted
`)
	s := Source{Paths: []string{"talks"}}
	var took int64
	for in := range s.Inputs() {
		took += in.Bytes
	}
	if size := s.Size(); took+1 != size { // the blank line
		t.Errorf("the inputs took %d of %d bytes", took, size)
	}
}

func FuzzBatch(f *testing.F) {
	f.Add([]byte("{\"id\":\"1\",\"text\":\"The envoys met.\"}\n\n{\"text\":null}\nx"))
	f.Add([]byte("\xef\xbb\xbf{\"id\":3,\"text\":\"\\ud83e\",\"published\":\"2026-03-04\"}\r\n{\"text\":\"a\\u0000\"}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		read := func() (got []string) {
			s := Source{Batch: true, Stdin: bytes.NewReader(b)}
			for in := range s.Inputs() {
				d := in.Document
				if in.Err != nil && d.Text != "" || !utf8.ValidString(d.Text+d.Title) || strings.ContainsRune(d.Text+d.Title, 0) {
					t.Fatalf("a document that no reader should see: %+v, %v", d, in.Err)
				}
				if in.Err == nil && d.ID == "" {
					t.Fatalf("a document without an id: %+v", d)
				}
				got = append(got, show(in))
			}
			return got
		}
		once := read()
		if !slices.Equal(once, read()) {
			t.Fatal("reading twice differs")
		}
		lines := 0
		for l := range bytes.Lines(bytes.TrimPrefix(b, bom)) {
			if len(bytes.TrimSpace(l)) > 0 {
				lines++
			}
		}
		if len(once) != lines {
			t.Fatalf("%d inputs of %d lines", len(once), lines)
		}
	})
}
