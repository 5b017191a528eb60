package fetch

import (
	"encoding/json"
	"fmt"
	"strings"

	"gentz"
)

// parseJSONFeed reads a JSON Feed, https://www.jsonfeed.org/version/1.1/, item by
// item: one that is wrong costs itself, and a file that is cut the rest of it.
func parseJSONFeed(s string) (*Feed, error) {
	f := &Feed{Format: "json"}
	d := json.NewDecoder(strings.NewReader(s))
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("%w: it is no feed: %v", gentz.ErrInvalid, err)
	}
	known := false
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return f.cut(known, err)
		}
		if key == "items" {
			if known = true; f.jsonItems(d) != nil {
				return f.cut(known, err)
			}
			continue
		}
		var v any
		if err := d.Decode(&v); err != nil {
			return f.cut(known, err)
		}
		text, _ := v.(string)
		switch key {
		case "version":
			known = known || strings.Contains(text, "jsonfeed.org")
		case "title":
			f.Title = plain(text)
		case "home_page_url":
			f.Link = text
		case "language":
			f.Lang = text
		}
	}
	if !known {
		return nil, fmt.Errorf("%w: it is JSON but no JSON Feed", gentz.ErrInvalid)
	}
	return f, nil
}

func (f *Feed) cut(known bool, err error) (*Feed, error) {
	if !known {
		return nil, fmt.Errorf("%w: it is no feed: %v", gentz.ErrInvalid, err)
	}
	f.Damage = "the JSON is damaged"
	return f, nil
}

// jsonItem is an item of a JSON Feed. Ids and dates are often of another type
// than they should be, so that every field is read as anything.
type jsonItem struct {
	ID        any `json:"id"`
	URL       any `json:"url"`
	External  any `json:"external_url"`
	Title     any `json:"title"`
	HTML      any `json:"content_html"`
	Text      any `json:"content_text"`
	Summary   any `json:"summary"`
	Published any `json:"date_published"`
	Modified  any `json:"date_modified"`
	Author    any `json:"author"` // of version 1.0
	Authors   any `json:"authors"`
	Lang      any `json:"language"`
}

func (f *Feed) jsonItems(d *json.Decoder) error {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return err
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			f.Damage = "the JSON is damaged"
			return err
		}
		var j jsonItem
		if json.Unmarshal(raw, &j) != nil {
			continue
		}
		it := Item{GUID: str(j.ID), URL: str(j.URL), Title: plain(str(j.Title)), Lang: str(j.Lang), Full: true,
			Published: feedTime(str(j.Published)), Updated: feedTime(str(j.Modified))}
		if it.URL == "" {
			if it.URL = str(j.External); it.URL == "" && webAddress(it.GUID) {
				it.URL = it.GUID
			}
		}
		if it.Text = str(j.HTML); it.Text == "" {
			it.Text = str(j.Text)
		}
		if it.Text == "" {
			it.Text, it.Full = str(j.Summary), false
		}
		people, _ := j.Authors.([]any)
		if len(people) == 0 {
			people = []any{j.Author}
		}
		for _, p := range people {
			if m, ok := p.(map[string]any); ok && str(m["name"]) != "" {
				it.Authors = append(it.Authors, plain(str(m["name"])))
			}
		}
		f.Items = append(f.Items, it)
	}
	_, err := d.Token()
	return err
}

func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64, bool:
		b, _ := json.Marshal(v)
		return string(b)
	}
	return ""
}
