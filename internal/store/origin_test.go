package store

import (
	"fmt"
	"slices"
	"testing"
)

func TestKeepOrigins(t *testing.T) {
	each(t, func(t *testing.T, s *Store, _ string) {
		ctx := t.Context()
		for i := range 4 {
			add(t, s, article(fmt.Sprint("k", i), fmt.Sprint("Text ", i)))
		}
		many := make([]int64, 1200) // more than one statement takes
		for i := range many {
			many[i] = int64(i) - 600
		}
		kept, err := s.KeepOrigins(ctx, []Origin{
			{Seq: 1, First: 1, Relation: "none", Bands: many, Blocks: many},
			{Seq: 2, First: 1, Relation: "reprint", Reasons: []string{"93 % of the words are shared"}, Bands: []int64{7, 8, 1 << 62}, Blocks: []int64{7, 7}},
		}, "origins", 0, 2)
		if err != nil || !kept {
			t.Fatal(kept, err)
		}
		// Another process was faster: nothing is counted twice.
		if kept, err = s.KeepOrigins(ctx, []Origin{{Seq: 1, First: 1, Blocks: many}}, "origins", 0, 2); err != nil || kept {
			t.Fatal(kept, err)
		}
		// Document 3 turns out to be where both are from.
		if kept, err = s.KeepOrigins(ctx, []Origin{{Seq: 3, First: 3, Relation: "none", Follow: 1, Bands: []int64{1 << 62}}}, "origins", 2, 3); err != nil || !kept {
			t.Fatal(kept, err)
		}
		got, err := s.Candidates(ctx, []int64{7, 8, 1 << 62, -1 << 63}, 10)
		if err != nil || !slices.Equal(got, []int64{2, 1, 3}) {
			t.Errorf("candidates %v, %v", got, err)
		}
		if got, err := s.Candidates(ctx, nil, 10); len(got) != 0 || err != nil {
			t.Errorf("candidates of no keys: %v, %v", got, err)
		}
		blocks, err := s.Blocks(ctx, append([]int64{9999}, many...))
		if err != nil || len(blocks) != 1200 || blocks[7] != 3 || blocks[-600] != 1 {
			t.Errorf("%d blocks, %d in 7, %v", len(blocks), blocks[7], err)
		}
		origins, err := s.Origins(ctx, []int64{1, 2, 3, 4})
		if err != nil || len(origins) != 3 {
			t.Fatalf("%+v, %v", origins, err)
		}
		for seq, want := range map[int64]string{1: "reprint", 2: "reprint", 3: "none"} {
			if o := origins[seq]; o.First != 3 || o.Relation != want {
				t.Errorf("document %d: %+v", seq, o)
			}
		}
		if copies, err := s.Copies(ctx, 3); err != nil || len(copies) != 3 {
			t.Errorf("%d copies, %v", len(copies), err)
		}
		if n, err := s.Cursor(ctx, "origins"); n != 3 || err != nil {
			t.Errorf("cursor %d, %v", n, err)
		}
	})
}
