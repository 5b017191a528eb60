package page

import (
	"regexp"
	"strings"
)

// agencies are the news agencies and the names and short forms under which their
// texts are credited. Short forms count only where nothing but a credit stands:
// in the brackets of a dateline, as a whole byline, after "Source:".
var agencies = []struct {
	name  string
	long  []string
	short []string
}{
	{"AA", []string{"Anadolu Agency", "Anadolu"}, []string{"AA"}},
	{"AAP", []string{"Australian Associated Press"}, []string{"AAP"}},
	{"AFP", []string{"Agence France-Presse", "Agence France Presse"}, []string{"AFP"}},
	{"AGERPRES", []string{"Agerpres"}, nil},
	{"ANI", []string{"Asian News International"}, []string{"ANI"}},
	{"ANP", []string{"Algemeen Nederlands Persbureau"}, []string{"ANP"}},
	{"ANSA", nil, []string{"ANSA"}},
	{"AP", []string{"Associated Press", "The Associated Press"}, []string{"AP"}},
	{"APA", []string{"Austria Presse Agentur"}, []string{"APA"}},
	{"Antara", nil, []string{"ANTARA", "Antara"}},
	{"Belga", []string{"Belga News Agency"}, []string{"Belga"}},
	{"Bernama", nil, []string{"Bernama", "BERNAMA"}},
	{"Bloomberg", []string{"Bloomberg News"}, []string{"Bloomberg"}},
	{"CNA", []string{"Central News Agency"}, nil},
	{"CP", []string{"Canadian Press", "The Canadian Press"}, []string{"CP"}},
	{"CTK", []string{"Czech News Agency"}, []string{"ČTK", "CTK"}},
	{"DPA", []string{"Deutsche Presse-Agentur", "German Press Agency"}, []string{"dpa", "DPA"}},
	{"EFE", []string{"Agencia EFE", "EFE News Agency"}, []string{"EFE"}},
	{"IANS", []string{"Indo-Asian News Service"}, []string{"IANS"}},
	{"INA", []string{"Iraqi News Agency"}, []string{"INA"}},
	{"IRNA", []string{"Islamic Republic News Agency"}, []string{"IRNA"}},
	{"Interfax", []string{"Interfax News Agency"}, []string{"Interfax"}},
	{"Interfax-Ukraine", nil, []string{"Interfax-Ukraine"}},
	{"Jiji", []string{"Jiji Press"}, []string{"Jiji"}},
	{"KCNA", []string{"Korean Central News Agency"}, []string{"KCNA"}},
	{"KUNA", []string{"Kuwait News Agency"}, []string{"KUNA"}},
	{"Keystone-SDA", nil, []string{"Keystone-SDA", "Keystone-ATS"}},
	{"Kyodo", []string{"Kyodo News"}, []string{"Kyodo"}},
	{"Lusa", []string{"Lusa News Agency"}, []string{"Lusa"}},
	{"MENA", []string{"Middle East News Agency"}, nil},
	{"MTI", []string{"Hungarian News Agency"}, []string{"MTI"}},
	{"NAN", []string{"News Agency of Nigeria"}, []string{"NAN"}},
	{"NNA", []string{"National News Agency"}, []string{"NNA"}},
	{"NTB", []string{"Norsk Telegrambyrå"}, []string{"NTB"}},
	{"PA", []string{"PA Media", "Press Association", "PA News Agency"}, []string{"PA"}},
	{"PAP", []string{"Polish Press Agency"}, []string{"PAP"}},
	{"PTI", []string{"Press Trust of India"}, []string{"PTI"}},
	{"Petra", []string{"Jordan News Agency"}, []string{"Petra"}},
	{"QNA", []string{"Qatar News Agency"}, []string{"QNA"}},
	{"RIA Novosti", nil, []string{"RIA Novosti"}},
	{"Reuters", []string{"Thomson Reuters"}, []string{"Reuters", "REUTERS"}},
	{"Ritzau", nil, []string{"Ritzau", "Ritzaus Bureau"}},
	{"SANA", []string{"Syrian Arab News Agency"}, []string{"SANA"}},
	{"SPA", []string{"Saudi Press Agency"}, []string{"SPA"}},
	{"STT", nil, []string{"STT"}},
	{"TASS", nil, []string{"TASS", "Tass"}},
	{"TT", []string{"TT News Agency"}, []string{"TT"}},
	{"Tanjug", nil, []string{"Tanjug"}},
	{"UNI", []string{"United News of India"}, nil},
	{"UPI", []string{"United Press International"}, []string{"UPI"}},
	{"Ukrinform", nil, []string{"Ukrinform"}},
	{"VNA", []string{"Vietnam News Agency"}, []string{"VNA"}},
	{"WAFA", []string{"Palestinian News Agency"}, []string{"WAFA"}},
	{"WAM", []string{"Emirates News Agency"}, []string{"WAM"}},
	{"Xinhua", []string{"Xinhua News Agency"}, []string{"Xinhua"}},
	{"Yonhap", []string{"Yonhap News Agency"}, []string{"Yonhap"}},
}

// agency indexes the table above.
var agency = indexAgencies()

type agencyIndex struct {
	long  map[string]string // by lower-case name
	short map[string]string // by name as printed
	any   *regexp.Regexp    // any long name, or a short one of five letters and more
}

func indexAgencies() agencyIndex {
	x := agencyIndex{long: map[string]string{}, short: map[string]string{}}
	var alt []string
	for _, a := range agencies {
		for _, l := range a.long {
			x.long[strings.ToLower(l)] = a.name
			alt = append(alt, regexp.QuoteMeta(l))
		}
		for _, s := range a.short {
			x.short[s] = a.name
			if len(s) > 4 {
				alt = append(alt, regexp.QuoteMeta(s))
			}
		}
	}
	x.any = regexp.MustCompile(`\b(` + strings.Join(alt, "|") + `)\b`)
	return x
}
