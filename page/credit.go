package page

import (
	"regexp"
	"strings"
)

// agencyOf returns the agency that s names, and nothing else, or "". Short forms
// count if short is true. Between brackets of a dateline several may stand:
// "(AFP/Reuters)"; the first counts.
func agencyOf(s string, short bool) string {
	s = strings.Trim(squeeze(s), " .,;:–—-")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the ")
	if a := agency.long[strings.ToLower(s)]; a != "" {
		return a
	}
	if short {
		if a := agency.short[s]; a != "" {
			return a
		}
		for _, sep := range []string{"/", "-", "—", "–", ",", " and ", " via "} {
			if head, _, ok := strings.Cut(s, sep); ok {
				if a := agency.short[strings.TrimSpace(head)]; a != "" {
					return a
				}
			}
		}
	}
	return ""
}

// acronym is a credit of an agency that the table does not know: letters alone.
var acronym = regexp.MustCompile(`^[A-Z]{2,6}(?:-[A-Z][A-Za-z]{1,9})?$`)

var (
	rights      = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4})?,?\s*(?:by\s+)?(?:the\s+)?([A-Z][\pL .-]{1,40}?)(?:[.,;]|\s+\d{4}|\s+all rights|\s*$)`)
	sourceLine  = regexp.MustCompile(`^[(\[]?(?:(?:Source|Sources|Quelle|Agency|Via|Credit)\s*:|Reporting by)\s*(.{2,40}?)[)\]]?\.?$`)
	trailing    = regexp.MustCompile(`^(?:[-–—(\[]\s*)?(?:With |By |by |Reporting by )?([A-Z][\pL -]{1,30}?)(?:[)\]])?\.?$`)
	deskLine    = regexp.MustCompile(`^\(?(?:(?:Additional )?[Rr]eporting|Writing) by .{3,300}(?:; ?(?:[Ee]diting|[Ww]riting) by |[Ee]diting by )`)
	bylineDivis = regexp.MustCompile(`\s*[|,/•·–—]\s*|\s+-\s+|\s+(?:of|for|at|from)\s+(?:the\s+)?`)
)

// creditOf returns the agency whose text the article is, as far as the page says:
// by its dateline, byline, outlet, or a line of credit or rights at its end. Words
// such as "told Reuters" are no credit. "" if none or only a contribution.
func creditOf(d dateline, authors, sources []string, paragraphs []string) string {
	if d.credit != "" {
		if a := agencyOf(d.credit, true); a != "" {
			return a
		}
		if acronym.MatchString(d.credit) && d.place != "" {
			return d.credit
		}
	}
	for _, list := range [][]string{authors, sources} {
		for _, s := range list {
			if a := agencyOf(s, true); a != "" {
				return a
			}
			parts := bylineDivis.Split(s, -1)
			for _, p := range parts[1:] {
				if a := agencyOf(p, true); a != "" {
					return a
				}
			}
		}
	}
	// Lines of credit stand among the last paragraphs, short and alone.
	n := len(paragraphs)
	for i := n - 1; i >= 0 && i >= n-5; i-- {
		p := squeeze(paragraphs[i])
		if len(p) > 400 {
			continue
		}
		if m := sourceLine.FindStringSubmatch(p); m != nil {
			if a := agencyOf(m[1], true); a != "" {
				return a
			}
			if acronym.MatchString(m[1]) {
				return m[1]
			}
		}
		if m := rights.FindStringSubmatch(p); m != nil {
			if a := agencyOf(m[1], true); a != "" {
				return a
			}
		}
		if len(p) < 40 {
			if m := trailing.FindStringSubmatch(p); m != nil {
				if a := agencyOf(m[1], true); a != "" {
					return a
				}
			}
		}
		// "(Reporting by …; Editing by …)" is the form of one agency's desk. It
		// counts with the name beside it; on its own it names nobody.
		if deskLine.MatchString(p) && i > 0 {
			if m := agency.any.FindString(p); m != "" {
				return agencyName(m)
			}
		}
	}
	// A signature at the very end of the last sentence: "… on Monday. (AFP)" or "… — Reuters".
	if n > 0 {
		if m := signature.FindStringSubmatch(squeeze(paragraphs[n-1])); m != nil {
			if a := agencyOf(m[1], true); a != "" {
				return a
			}
		}
	}
	return ""
}

var signature = regexp.MustCompile(`[.!?”"’)]\s*(?:[-–—]+\s*|\(|\[)([\pL][\pL /-]{1,30})[)\]]?\.?$`)

func agencyName(s string) string {
	if a := agency.long[strings.ToLower(s)]; a != "" {
		return a
	}
	return agency.short[s]
}
