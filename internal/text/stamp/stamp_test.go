package stamp

import "testing"

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2019-04-08":                        "2019-04-08 2019-04-08 day",
		"2019-04-08T23:30:00-05:00":         "2019-04-08 2019-04-08 day",
		"2019-04-08T23:30:00.123Z":          "2019-04-08 2019-04-08 day",
		"Mon, 08 Apr 2019 09:00:00 GMT":     "2019-04-08 2019-04-08 day",
		"Mon, 8 Apr 2019 09:00:00 +0200":    "2019-04-08 2019-04-08 day",
		"April 8, 2019":                     "2019-04-08 2019-04-08 day",
		"8  April\n2019":                    "2019-04-08 2019-04-08 day",
		"2019-02":                           "2019-02-01 2019-02-28 month",
		"2020":                              "2020-01-01 2020-12-31 year",
		"":                                  "",
		"yesterday":                         "",
		"0001-01-01T00:00:00Z":              "",
		"2019-02-30":                        "",
		"20190408 and much more than that.": "",
	} {
		p, ok := Parse(in)
		got := ""
		if ok {
			got = p.Start + " " + p.End + " " + p.Grain
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestInPath(t *testing.T) {
	for in, want := range map[string]string{
		"https://news.example/2019/04/08/harbour-shelled.html": "2019-04-08",
		"https://news.example/world/2019/4/8/harbour":          "2019-04-08",
		"https://news.example/world-2019-04-08-harbour":        "2019-04-08",
		"https://news.example/20190408/harbour":                "2019-04-08",
		"https://news.example/2019/13/08/harbour":              "",
		"https://news.example/story/201904081234":              "",
		"https://news.example/story":                           "",
	} {
		p, _ := InPath(in)
		if p.Start != want {
			t.Errorf("%q: got %q, want %q", in, p.Start, want)
		}
	}
}
