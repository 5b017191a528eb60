package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"
	"unicode/utf8"

	"gentz/models/en"
	"gentz/text"

	prosenlp "github.com/jdkato/prose/v3"
)

// gentz returns this project's analyser.
func gentz() (tool, error) {
	a, err := en.Load()
	if err != nil {
		return tool{}, err
	}
	return tool{"gentz", "", true, func(texts []string) ([]Analysis, time.Duration, error) {
		docs := make([]*text.Doc, len(texts))
		took, err := second(func(i int) (err error) {
			docs[i], err = a.Analyse(texts[i])
			return err
		}, len(texts))
		if err != nil {
			return nil, 0, err
		}
		all := make([]Analysis, len(texts))
		for i, d := range docs {
			for k := range d.Len() {
				r := d.Range(k)
				all[i].Words = append(all[i].Words, Word{int(r.Start), int(r.End), d.Tag(k).String()})
			}
			for s := range d.Sentences() {
				first, _ := d.Sentence(s)
				all[i].Sents = append(all[i].Sents, int(d.Range(first).Start))
			}
			for _, n := range d.Names() {
				all[i].Names = append(all[i].Names, Name{int(d.Range(int(n.Start)).Start), int(d.Range(int(n.End) - 1).End), n.Kind.String()})
			}
		}
		return all, took, nil
	}}, nil
}

// second analyses n texts twice and returns the processor time of the second pass.
func second(analyse func(i int) error, n int) (took time.Duration, err error) {
	for range 2 {
		begin := processorTime()
		for i := range n {
			if err := analyse(i); err != nil {
				return 0, err
			}
		}
		took = processorTime() - begin
	}
	return took, nil
}

// processorTime returns the time that this process has spent on all processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // only for a wrong argument
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// prose returns github.com/jdkato/prose.
func prose() tool {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "github.com/jdkato/prose/v3" {
				version = m.Version
			}
		}
	}
	label := map[string]string{"PERSON": "PER", "GPE": "LOC", "LOCATION": "LOC", "ORGANIZATION": "ORG", "ORG": "ORG"}
	return tool{"prose", version, true, func(texts []string) ([]Analysis, time.Duration, error) {
		docs := make([]*prosenlp.Document, len(texts))
		took, err := second(func(i int) (err error) {
			docs[i], err = prosenlp.NewDocument(texts[i])
			return err
		}, len(texts))
		if err != nil {
			return nil, 0, err
		}
		all := make([]Analysis, len(texts))
		for i, d := range docs {
			var words []Word
			for _, t := range d.Tokens() {
				words = append(words, Word{t.Start, t.End(), t.Tag})
			}
			all[i].Words = fromPenn(texts[i], words)
			for _, s := range d.Sentences() {
				all[i].Sents = append(all[i].Sents, s.Start)
			}
			for _, e := range d.Entities() {
				if k := label[e.Label]; k != "" {
					all[i].Names = append(all[i].Names, Name{e.Start, e.End(), k})
				}
			}
		}
		return all, took, nil
	}}
}

//go:embed node
var nodeFiles embed.FS

// A node is a folder with the npm libraries and what runs them.
type node struct{ dir string }

// install puts the npm packages into a new folder.
func install() (node, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return node{}, err
	}
	for _, f := range []string{"package.json", "tools.mjs"} {
		b, err := nodeFiles.ReadFile("node/" + f)
		if err != nil {
			return node{}, err
		}
		if err := os.WriteFile(filepath.Join(dir, f), b, 0o644); err != nil {
			return node{}, err
		}
	}
	npm := exec.Command("npm", "install", "--no-fund", "--no-audit", "--silent")
	npm.Dir, npm.Stderr = dir, os.Stderr
	if err := npm.Run(); err != nil {
		return node{}, fmt.Errorf("npm install: %w", err)
	}
	return node{dir}, nil
}

// tool returns a tool of tools.mjs.
func (n node) tool(name string, names bool) tool {
	var pkg struct{ Version string }
	if b, err := os.ReadFile(filepath.Join(n.dir, "node_modules", name, "package.json")); err == nil {
		json.Unmarshal(b, &pkg)
	}
	return tool{name, "v" + pkg.Version, names, func(texts []string) ([]Analysis, time.Duration, error) {
		in, err := json.Marshal(texts)
		if err != nil {
			return nil, 0, err
		}
		cmd := exec.Command("node", "tools.mjs", name)
		cmd.Dir, cmd.Stdin, cmd.Stderr = n.dir, bytes.NewReader(in), os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, 0, err
		}
		var res struct {
			Seconds float64
			Results []struct {
				Words, Names [][3]any
				Sentences    []int
			}
		}
		if err := json.Unmarshal(out, &res); err != nil {
			return nil, 0, err
		}
		all := make([]Analysis, len(texts))
		for i, r := range res.Results {
			at := units(texts[i])
			for _, w := range r.Words {
				all[i].Words = append(all[i].Words, Word{at(w[0]), at(w[1]), w[2].(string)})
			}
			if name == "compromise" {
				all[i].Words = fromCompromise(texts[i], all[i].Words)
			}
			for _, s := range r.Sentences {
				all[i].Sents = append(all[i].Sents, at(float64(s)))
			}
			for _, w := range r.Names {
				all[i].Names = append(all[i].Names, Name{at(w[0]), at(w[1]), w[2].(string)})
			}
		}
		return all, time.Duration(res.Seconds * float64(time.Second)), nil
	}}
}

// units returns a function from offsets in UTF-16 units to offsets in bytes.
func units(s string) func(any) int {
	var at []int
	for i, r := range s {
		at = append(at, i)
		if utf8.RuneLen(r) == 4 {
			at = append(at, i)
		}
	}
	at = append(at, len(s))
	return func(v any) int { return at[max(0, min(int(v.(float64)), len(at)-1))] }
}
