package eval

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"sitrep/internal/text/page"
)

// articleSet scores the article text of news pages: F1 over 4-word shingles, the mean over pages of precision and
// recall, as the benchmark of Scrapinghub does.
func articleSet() Set {
	return Set{Name: "article_extraction", Doc: "article text of HTML pages, F1 over 4-word shingles", Run: func(env Env) ([]Score, error) {
		folder, err := env.Path("article_extraction")
		if err != nil {
			return nil, err
		}
		return scoreArticles(folder)
	}}
}

func scoreArticles(folder string) ([]Score, error) {
	data, err := os.ReadFile(filepath.Join(folder, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var gold map[string]struct{ ArticleBody, URL string }
	if err := json.Unmarshal(data, &gold); err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(gold))
	for id := range gold {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	var precision, recall, n float64
	for _, id := range ids {
		raw, err := unzip(filepath.Join(folder, "html", id+".html.gz"))
		if err != nil {
			return nil, err
		}
		text := ""
		if p, err := page.Read(raw, page.Origin{URL: gold[id].URL}); err == nil {
			text = p.Text
		}
		pr, re := shingleMatch(text, gold[id].ArticleBody)
		precision, recall, n = precision+pr, recall+re, n+1
	}
	p, r := Percent(precision, n), Percent(recall, n)
	return []Score{
		{"article_extraction", "text_p", p, len(ids)}, {"article_extraction", "text_r", r, len(ids)},
		{"article_extraction", "text_f1", 2 * p * r / (p + r), len(ids)},
	}, nil
}

// shingleMatch is precision and recall of the 4-word shingles of a text, as multisets.
func shingleMatch(got, want string) (precision, recall float64) {
	g, w := shingles(got), shingles(want)
	right, ng, nw := 0, 0, 0
	for s, n := range g {
		right += min(n, w[s])
		ng += n
	}
	for _, n := range w {
		nw += n
	}
	if ng > 0 {
		precision = float64(right) / float64(ng)
	}
	if nw > 0 {
		recall = float64(right) / float64(nw)
	}
	return precision, recall
}

func shingles(text string) map[string]int {
	words := regexp.MustCompile(`[\pL\pN_]+`).FindAllString(text, -1)
	out := map[string]int{}
	for i := 0; i < max(1, len(words)-3) && len(words) > 0; i++ {
		out[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return out
}

func unzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(z)
}

// pageDateSet scores the date of publication that is read from a page: right to the day.
func pageDateSet() Set {
	return Set{Name: "htmldate", Doc: "date of publication of HTML pages, right to the day", Run: func(env Env) ([]Score, error) {
		folder, err := env.Path("htmldate")
		if err != nil {
			return nil, err
		}
		rows, err := datedPages(filepath.Join(folder, "dates.jsonl"))
		if err != nil {
			return nil, err
		}
		var c Counts
		for _, r := range rows {
			raw, err := unzip(filepath.Join(folder, filepath.FromSlash(r.HTML)))
			if err != nil {
				continue // only some of the pages are here
			}
			c.Wanted++
			p, err := page.Read(raw, page.Origin{URL: r.URL})
			if err != nil || p.Published == nil {
				continue
			}
			c.Predicted++
			if p.Published.Start == r.Date {
				c.Right++
			}
		}
		return PRF("htmldate", "day", c), nil
	}}
}

// datedPage is a page with its date of publication.
type datedPage struct{ URL, Date, HTML string }

// datedPages reads the list of pages; it holds NaN, which is not JSON, where a page is missing.
func datedPages(name string) ([]datedPage, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []datedPage
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var p datedPage
		if err := json.Unmarshal([]byte(strings.ReplaceAll(line, ": NaN", ": null")), &p); err != nil {
			return nil, fmt.Errorf("%s: record %d: %w", name, i+1, err)
		}
		out = append(out, p)
	}
	return out, nil
}
