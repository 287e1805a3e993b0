package page

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sitrep"
	"sitrep/internal/text/stamp"
)

// facts are what the page's head and markup say of it, each list in order of trust.
type facts struct {
	meta      map[string]string // lower-case name, property or itemprop: first content
	linked    []map[string]any  // JSON-LD objects that describe an article
	times     []string          // <time> elements in page order
	marked    []string          // <time> elements marked as date of publication
	dateline  []string          // short texts of elements whose class speaks of a date
	title, h1 string
	canonical string
	language  string
}

// describe fills everything but the text.
func (p *Page) describe(doc *html.Node) {
	f := &facts{meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			f.element(n)
		}
	}
	if c := webAddress(f.canonical); c != "" && p.URL == "" {
		p.URL = c
	}
	if p.URL == "" {
		p.URL = webAddress(f.meta["og:url"])
	}
	p.Site = first(f.linkedName("publisher"), f.meta["og:site_name"], f.meta["application-name"])
	p.Title = headline(first(f.linkedText("headline"), f.meta["og:title"], f.meta["twitter:title"], f.h1, f.title), p.Site)
	p.Author = first(f.linkedName("author"), plainName(f.meta["author"]), plainName(f.meta["article:author"]), plainName(f.meta["byl"]))
	p.Language = language(first(f.language, f.linkedText("inLanguage"), f.meta["og:locale"]))
	p.Published = f.published()
	if u, ok := stamp.Parse(first(f.linkedText("dateModified"), f.meta["article:modified_time"], f.meta["og:updated_time"])); ok {
		p.Updated = u.Start
	}
}

func (f *facts) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.language = first(f.language, attr(n, "lang"))
	case atom.Meta:
		f.metaTag(n)
	case atom.Title:
		f.title = first(f.title, inner(n))
	case atom.H1:
		f.h1 = first(f.h1, inner(n))
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			f.canonical = first(f.canonical, attr(n, "href"))
		}
	case atom.Time:
		f.timeTag(n)
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			var v any
			if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
				f.link(v, 0)
			}
		}
	}
	if f.dateline = append(f.dateline, dateWords(n)...); len(f.dateline) > maxDatelines {
		f.dateline = f.dateline[:maxDatelines]
	}
	if prop := attr(n, "itemprop"); strings.EqualFold(prop, "datePublished") && n.DataAtom != atom.Meta {
		f.marked = append(f.marked, first(attr(n, "datetime"), attr(n, "content"), inner(n)))
	}
}

// maxDatelines bounds how many elements are searched for a visible date.
const maxDatelines = 20

// dateWords is the text of an element whose class or id speaks of a date of publication.
func dateWords(n *html.Node) []string {
	mark := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
	if n.DataAtom == atom.Body || !strings.Contains(mark, "date") && !strings.Contains(mark, "publish") && !strings.Contains(mark, "posted") && !strings.Contains(mark, "byline") {
		return nil
	}
	if strings.Contains(mark, "update") || strings.Contains(mark, "modified") {
		return nil
	}
	if words := innerUpTo(n, 120); len(words) > 5 && len(words) < 120 {
		return []string{words}
	}
	return nil
}

func (f *facts) metaTag(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	for _, key := range []string{"property", "name", "itemprop"} {
		k := strings.ToLower(attr(n, key))
		if _, have := f.meta[k]; k != "" && content != "" && !have {
			f.meta[k] = content
		}
	}
}

func (f *facts) timeTag(n *html.Node) {
	when := first(attr(n, "datetime"), inner(n))
	if hasAttr(n, "pubdate") || strings.Contains(strings.ToLower(attr(n, "class")), "publish") {
		f.marked = append(f.marked, when)
	}
	f.times = append(f.times, when)
}

// link collects the article objects of JSON-LD, in lists and graphs too.
func (f *facts) link(v any, depth int) {
	if depth > 4 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			f.link(e, depth+1)
		}
	case map[string]any:
		if g, ok := v["@graph"]; ok {
			f.link(g, depth+1)
		}
		if describesArticle(v["@type"]) {
			f.linked = append(f.linked, v)
		}
	}
}

// describesArticle reports whether a JSON-LD type is a kind of article.
func describesArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report" || t == "WebPage"
	case []any:
		for _, e := range t {
			if describesArticle(e) {
				return true
			}
		}
	}
	return false
}

func (f *facts) linkedText(key string) string {
	for _, o := range f.linked {
		if s, ok := o[key].(string); ok && strings.TrimSpace(s) != "" {
			return html.UnescapeString(strings.TrimSpace(s))
		}
	}
	return ""
}

// linkedName is the name of a person or body, or of each in a list.
func (f *facts) linkedName(key string) string {
	for _, o := range f.linked {
		if s := nameOf(o[key]); s != "" {
			return html.UnescapeString(s)
		}
	}
	return ""
}

func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return plainName(v)
	case map[string]any:
		return nameOf(v["name"])
	case []any:
		var names []string
		for _, e := range v {
			if s := nameOf(e); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// plainName drops what is an address and not a name.
func plainName(s string) string {
	if u, err := url.Parse(s); err == nil && u.Scheme != "" && u.Host != "" {
		return ""
	}
	return strings.TrimSpace(s)
}

// published is the date that the page gives, by trust: JSON-LD, meta tags of publication, marked elements, other
// meta dates, the first <time> of the page, and the words of elements that are marked as a date. Basis metadata.
func (f *facts) published() *sitrep.Published {
	from := []string{f.linkedText("datePublished")}
	for _, k := range publishedKeys() {
		from = append(from, f.meta[k])
	}
	from = append(from, f.marked...)
	from = append(from, f.linkedText("dateCreated"), f.meta["date"], f.meta["dc.date"], f.meta["dcterms.date"])
	if len(f.times) > 0 {
		from = append(from, f.times[0])
	}
	for _, s := range from {
		if p, ok := stamp.Parse(s); ok && p.Grain == "day" {
			p.Basis = "metadata"
			return &p
		}
	}
	for _, s := range f.dateline {
		if p, ok := stamp.Within(s); ok {
			p.Basis = "metadata"
			return &p
		}
	}
	return nil
}

func publishedKeys() []string {
	return []string{
		"article:published_time", "og:article:published_time", "datepublished", "published_time", "og:published_time", "pubdate", "publishdate", "publish-date",
		"publish_date", "publication_date", "dc.date.issued", "dcterms.created", "dcterms.issued", "sailthru.date", "parsely-pub-date",
		"article.published", "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "ptime", "rnews:datepublished", "datecreated", "citation_publication_date",
	}
}

// inAddress is the date in the first address that holds one.
func inAddress(addresses ...string) *sitrep.Published {
	for _, a := range addresses {
		if p, ok := stamp.InPath(a); ok {
			p.Basis = "metadata"
			return &p
		}
	}
	return nil
}

// headline drops the site's name from the end or the start of a title.
func headline(title, site string) string {
	title = strings.Join(strings.Fields(title), " ")
	if site == "" {
		return title
	}
	for _, bar := range []string{" | ", " - ", " – ", " — ", " :: ", " » "} {
		if i := strings.LastIndex(title, bar); i > 0 && strings.EqualFold(title[i+len(bar):], site) {
			return title[:i]
		}
		if head, rest, ok := strings.Cut(title, bar); ok && strings.EqualFold(head, site) {
			return rest
		}
	}
	return title
}

func language(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(s, "-_"); i > 0 {
		s = s[:i]
	}
	if len(s) != 2 && len(s) != 3 {
		return ""
	}
	return s
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func inner(n *html.Node) string {
	return innerUpTo(n, 1<<16)
}

// innerUpTo is the text below a node, read until it has limit bytes or more.
func innerUpTo(n *html.Node, limit int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() >= limit {
			break
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// first is the first string that is not empty.
func first(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}
