package read

import (
	"testing"

	gentz "gentz"
)

func TestAssemble(t *testing.T) {
	p := &page{doc: gentz.Document{Title: "Envoys meet", Text: "This is a developing story. Envoys met. Ada Lind spoke."}}
	at := func(start, end int, block string) []gentz.Span {
		return []gentz.Span{{Start: start, End: end, Block: block}}
	}
	mention := func(start, end int, block string) []gentz.Mention {
		return []gentz.Mention{{Span: gentz.Span{Start: start, End: end, Block: block}, Kind: "name"}}
	}
	c := &cast{actors: []gentz.Actor{
		{ID: "a1", Name: "Ada Lind", Party: "a3", Mentions: mention(41, 49, "")},
		{ID: "a2", Name: "beyond the text", Mentions: mention(40, 900, "")},
		{ID: "a3", Name: "Envoys", Mentions: mention(0, 6, "title")},
	}}
	happened := []gentz.Event{
		{ID: "e1", Source: []gentz.ID{"a1", "a2"}, Participants: []gentz.Participant{{Actor: "a2"}, {Actor: "a1", Side: "a3"}}, Mentions: at(50, 55, ""), Evidence: at(41, 55, "")},
		{ID: "e2", Mentions: at(7, 11, "title"), Evidence: at(0, 11, "title")},
		{ID: "e3", Mentions: at(7, 11, "title")},
	}
	said := []gentz.Statement{{ID: "s1", Speaker: "a1", About: []gentz.ID{"e1", "e3"}, Content: at(28, 40, ""), Evidence: at(28, 40, ""), Source: &gentz.Span{Start: 9, End: 9}}}
	r := assemble(p, &calendar{}, c, said, happened, &table{})

	if !r.Document.Developing {
		t.Error("the text calls itself a developing story")
	}
	if len(r.Actors) != 2 || r.Actors[0].Name != "Envoys" || r.Actors[0].ID != "a1" || r.Actors[1].Party != "a1" {
		t.Errorf("actors are %+v, want Envoys of the title first, and Ada Lind with them", r.Actors)
	}
	if len(r.Events) != 2 || r.Events[0].Mentions[0].Block != "title" {
		t.Fatalf("events are %+v, want that of the title first and none without evidence", r.Events)
	}
	if e := r.Events[1]; e.ID != "e2" || len(e.Source) != 1 || e.Source[0] != "a2" || len(e.Participants) != 1 || e.Participants[0].Side != "a1" {
		t.Errorf("event is %+v, want only the actor that is there, under its new id", e)
	}
	if s := r.Statements[0]; s.Speaker != "a2" || len(s.About) != 1 || s.About[0] != "e2" || s.Source != nil {
		t.Errorf("statement is %+v, want its references renumbered and the empty source dropped", s)
	}
	if c.actors[0].Party != "a3" || happened[0].Source[0] != "a1" {
		t.Error("assemble changed what it was given")
	}
}
