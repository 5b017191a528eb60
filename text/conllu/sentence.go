// Package conllu reads and writes CoNLL-U, the format of Universal Dependencies
// treebanks (https://universaldependencies.org/format.html), version 2.
//
// [Read] gives sentences as they stand in a file, [Documents] gives them as
// source text with columns, and [Writer] writes analysed texts.
package conllu

import (
	"strconv"
	"strings"
)

// A Sentence is one sentence of a file: its comments, words and multi-word
// tokens. Empty nodes ("8.1") are not kept.
type Sentence struct {
	Line     int      // line of the file where it starts, from 1
	Comments []string // whole lines with their "#"
	Words    []Word
	Tokens   []Token // ascending, not overlapping
}

// A Word is a line of ten columns without the first, each as it is printed: "_"
// stands for nothing.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats, Head, Deprel, Deps, Misc string
}

// A Token is a multi-word token: the words [First, Last), indices from 0, and
// what is printed on its own line.
type Token struct {
	First, Last int
	Form, Misc  string
}

// Comment returns the value of the comment "# key = value", or of "# key" alone
// "", and whether there is one.
func (s *Sentence) Comment(key string) (value string, ok bool) {
	for _, c := range s.Comments {
		c = strings.TrimSpace(strings.TrimLeft(c, "#"))
		if rest, found := strings.CutPrefix(c, key); found {
			rest = strings.TrimSpace(rest)
			if rest == "" {
				return "", true
			}
			if v, found := strings.CutPrefix(rest, "="); found {
				return strings.TrimSpace(v), true
			}
			if strings.HasPrefix(rest, "id") { // "# newdoc id = x" names newdoc
				if _, v, found := strings.Cut(rest, "="); found {
					return strings.TrimSpace(v), true
				}
			}
		}
	}
	return "", false
}

// AppendText appends s in CoNLL-U with the empty line at its end. It is
// the inverse of [Read] but for empty nodes.
func (s *Sentence) AppendText(b []byte) []byte {
	for _, c := range s.Comments {
		b = append(append(b, c...), '\n')
	}
	t := 0
	for i, w := range s.Words {
		if t < len(s.Tokens) && s.Tokens[t].First == i {
			k := s.Tokens[t]
			b = strconv.AppendInt(b, int64(k.First+1), 10)
			b = append(b, '-')
			b = strconv.AppendInt(b, int64(k.Last), 10)
			b = columns(b, k.Form, "_", "_", "_", "_", "_", "_", "_", k.Misc)
			t++
		}
		b = strconv.AppendInt(b, int64(i+1), 10)
		b = columns(b, w.Form, w.Lemma, w.UPOS, w.XPOS, w.Feats, w.Head, w.Deprel, w.Deps, w.Misc)
	}
	return append(b, '\n')
}

// columns appends the columns after the first and the end of the line.
func columns(b []byte, col ...string) []byte {
	for _, c := range col {
		b = append(b, '\t')
		b = append(b, c...)
	}
	return append(b, '\n')
}

// misc returns the value of key in a MISC column.
func misc(column, key string) (value string, ok bool) {
	if !strings.Contains(column, key) {
		return "", false
	}
	for part := range strings.SplitSeq(column, "|") {
		if k, v, found := strings.Cut(part, "="); found && k == key {
			return v, true
		}
	}
	return "", false
}
