package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sitrep/internal/ingest/item"
)

func read(name, content string) []item.Item {
	var out []item.Item
	Stream(name, strings.NewReader(content), func(it item.Item) bool {
		out = append(out, it)
		return true
	})
	return out
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

func warcRecord(kind, target, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2020-05-06T07:08:09Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, target, len(block), block)
}

const (
	onePage = "<!doctype html><html><head><title>Bridge cut</title><meta name=date content=2020-05-06></head><body><p>Rebels cut the bridge on Tuesday.</p></body></html>"
	answer  = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
	rss     = `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire A</title><language>en-us</language>
<item><title>Bridge cut &amp; mined</title><link>https://a.example/1</link><guid>g1</guid><pubDate>Wed, 06 May 2020 07:08:09 GMT</pubDate><description>&lt;p&gt;Rebels cut the bridge.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</description></item>
<item><title>Truce</title><description>A truce was agreed.</description></item></channel></rss>`
	atom     = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire A</title><entry><id>u1</id><title>Truce</title><updated>2020-05-06T07:08:09Z</updated><content type="html">A truce was agreed.</content></entry></feed>`
	jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Wire A","items":[{"id":"1","content_text":"A truce was agreed.","date_published":"2020-05-06T07:08:09Z"}]}`
)

func TestKindsAreToldFromTheFirstBytes(t *testing.T) {
	warc := warcRecord("warcinfo", "x", "software: y") + warcRecord("response", "https://a.example/1", answer+onePage)
	for _, c := range []struct {
		name, file, content       string
		reports                   int
		title, body, date, source string
	}{
		{"text with a title", "a.txt", "Bridge cut\n\nRebels cut the bridge.\n\nMore.", 1, "Bridge cut", "\nRebels cut the bridge.\n\nMore.", "", ""},
		{"text without", "a", "Rebels cut the bridge.\nMore.", 1, "", "Rebels cut the bridge.\nMore.", "", ""},
		{"one line", "a", "Rebels cut the bridge.\n\n", 1, "", "Rebels cut the bridge.\n\n", "", ""},
		{"UTF-16 text", "a", "\xff\xfeH\x00i\x00", 1, "", "Hi", "", ""},
		{"page", "a", onePage, 1, "Bridge cut", "Rebels cut the bridge on Tuesday.", "2020-05-06", ""},
		{"lines", "a", `{"text":"Rebels cut the bridge.","source":"Wire A","published":"2020-05-06","id":7}` + "\n", 1, "", "Rebels cut the bridge.", "2020-05-06", "Wire A"},
		{"page in a line", "a", `{"html":"<title>T</title><p>Rebels cut the bridge.</p>"}`, 1, "T", "Rebels cut the bridge.", "", ""},
		{"rss", "a", rss, 2, "Bridge cut & mined", "Rebels cut the bridge.\n\nNobody was hurt.", "2020-05-06", "Wire A"},
		{"atom", "a", atom, 1, "Truce", "A truce was agreed.", "2020-05-06", "Wire A"},
		{"json feed", "a", jsonFeed, 1, "", "A truce was agreed.", "2020-05-06", "Wire A"},
		{"archive", "a.warc", warc, 1, "Bridge cut", "Rebels cut the bridge on Tuesday.", "2020-05-06", ""},
		{"compressed archive", "a.warc.gz", zipped(warc[:strings.Index(warc, "WARC/1.0\r\nWARC-Type: response")]) + zipped(warc[strings.Index(warc, "WARC/1.0\r\nWARC-Type: response"):]), 1, "Bridge cut", "Rebels cut the bridge on Tuesday.", "2020-05-06", ""},
		{"compressed lines", "a.jsonl.gz", zipped(`{"text":"Hi."}`), 1, "", "Hi.", "", ""},
	} {
		got := read(c.file, c.content)
		if len(got) != c.reports {
			t.Errorf("%s: %d reports, want %d: %+v", c.name, len(got), c.reports, got)
			continue
		}
		it := got[0]
		date, source := "", ""
		if it.Published != nil {
			date = it.Published.Start
		}
		if it.Report.Outlet != nil {
			source = it.Report.Outlet.Name
		}
		if it.Err != nil || it.Title != c.title || it.Body != c.body || date != c.date || source != c.source {
			t.Errorf("%s: got %+v", c.name, it)
		}
	}
}

func TestBadInputIsRefusedByName(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ name, content, want string }{
		{"empty", "", "empty"},
		{"blank", " \n\n ", "empty"},
		{"binary", "ab\x00cd", "zero byte at position 2"},
		{"pdf", "%PDF-1.7 x", "PDF"},
		{"latin", "A caf\xe9 burned.", "not valid UTF-8: byte 0xe9 at position 5"},
		{"large", strings.Repeat("Rebels left. ", 1<<20), "too large: one report may have at most 8 MiB"},
		{"bad.gz", "\x1f\x8bxxxxxxxxxxxxxxxxxxx", "damaged gzip"},
		{"bad.warc", "WARC/1.0\r\nContent-Length: 999\r\n\r\nx", "ends inside this record"},
		{"deep.xml", "<rss><channel>" + strings.Repeat("<a>", 100), "nested more than 64"},
		{"bomb.xml", `<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>`, "document type of its own"},
		{"wide.xml", "<rss><channel><item><x:e>" + strings.Repeat("a<x:f/>", 5000) + "</x:e></item></channel></rss>", "more than 2000 parts"},
		{"null.json", `{"version":"https://jsonfeed.org/version/1.1","items":[null]}`, "malformed feed"},
		{"notext.html", "<html><body></body></html>", "page without text"},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		var got []item.Item
		for it := range Read([]string{path}, nil) {
			got = append(got, it)
		}
		if len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), c.want) || !strings.HasPrefix(got[0].Name, path) {
			t.Errorf("%s: got %.300v", c.name, got)
		}
	}
}

func TestAWrongLineDoesNotHideTheOthers(t *testing.T) {
	lines := []string{`{"text":"One."}`, `{"text":"Two`, ``, `{"text":3}`, `{"id":"x"}`, "{\"text\":\"caf\xe9\"}", `{"TEXT":"no"}`, `null`, `{"text":"Last."}`}
	got := read("a.jsonl", strings.Join(lines, "\n"))
	var names []string
	for _, it := range got {
		if it.Err != nil {
			names = append(names, it.Name)
		}
	}
	if len(got) != 8 || strings.Join(names, " ") != "a.jsonl:2 a.jsonl:4 a.jsonl:5 a.jsonl:6 a.jsonl:7 a.jsonl:8" || got[7].Body != "Last." {
		t.Errorf("got %v of %+v", names, got)
	}
}

// What is damaged in an archive is named with what was lost, and the records behind it are read.
func TestADamagedRecordDoesNotHideTheOthers(t *testing.T) {
	good := warcRecord("response", "https://a.example/1", answer+onePage)
	for name, c := range map[string]struct{ damaged, want, record string }{
		"no length":         {"WARC/1.0\r\nWARC-Type: response\r\n\r\nlost\r\n", "6 more bytes passed over", "record 2"},
		"wrong length":      {strings.Replace(good, "Content-Length: ", "Content-Length: x", 1), "more bytes passed over", "record 2"},
		"length too short":  {"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 4\r\n\r\nGET / HTTP/1.1\r\n\r\n", "14 more bytes passed over", "record 3"},
		"bytes between":     {"rubbish\nmore\n", "13 more bytes passed over", "record 2"},
		"header in tatters": {"WARC/1.0\r\nno colon here\r\n\r\n", "0 more bytes passed over", "record 2"},
	} {
		got := read("a.warc", good+c.damaged+good)
		if len(got) != 3 || got[0].Err != nil || got[2].Err != nil || got[2].Body != got[0].Body {
			t.Errorf("%s: got %.400v", name, got)
			continue
		}
		if got[1].Err == nil || !strings.Contains(got[1].Err.Error(), c.want) || !strings.HasSuffix(got[1].Name, c.record) {
			t.Errorf("%s: %s: %v", name, got[1].Name, got[1].Err)
		}
	}
	if got := read("a.warc", good+"rubbish"); len(got) != 2 || got[1].Err == nil || !strings.Contains(got[1].Err.Error(), "no record in the last 7 bytes") {
		t.Errorf("rubbish at the end: %.400v", got)
	}
}

func TestALongLineIsRefusedAndTheNextIsRead(t *testing.T) {
	got := read("a.jsonl", `{"text":"`+strings.Repeat("a", item.MaxRaw+1)+"\"}\n{\"text\":\"Two.\"}\n")
	if len(got) != 2 || got[0].Err == nil || got[1].Body != "Two." {
		t.Errorf("got %d items", len(got))
	}
}

func TestFoldersAreReadInOrderAndHiddenFilesAreNot(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"b/2.txt": "Two.", "a.txt": "One.", ".hidden": "No.", ".git/x": "No.", "c.txt": "Three."} {
		path := filepath.Join(dir, name)
		_ = os.MkdirAll(filepath.Dir(path), 0o700)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	empty := t.TempDir()
	var got []string
	for it := range Read([]string{dir, "missing", "-", empty}, strings.NewReader("Stdin.")) {
		got = append(got, it.Body+fmt.Sprint(it.Err))
	}
	want := "One.<nil>|Two.<nil>|Three.<nil>|no such file or directory|Stdin.<nil>|a folder without files"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
}

func TestReadStopsWhenAsked(t *testing.T) {
	n := 0
	for range Read([]string{"-", "missing"}, strings.NewReader("{\"text\":\"a\"}\n{\"text\":\"b\"}\n")) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d items after the first", n)
	}
}

// failing gives some bytes and then an error.
type failing struct{ io.Reader }

func (f failing) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err == io.EOF {
		err = errors.New("disk on fire")
	}
	return n, err
}

func TestReadErrorsAreRefusals(t *testing.T) {
	for _, content := range []string{"", "Some text.", "{\"text\":\"a\"}\n", "WARC/1.0\r\n"} {
		var last item.Item
		Stream("x", failing{strings.NewReader(content)}, func(it item.Item) bool { last = it; return true })
		if last.Err == nil {
			t.Errorf("%q: no error", content)
		}
	}
}

func FuzzStream(f *testing.F) {
	for _, seed := range []string{onePage, rss, atom, jsonFeed, warcRecord("response", "https://a.example/", answer+onePage), "{\"text\":\"a\"}\n{", "T\n\nB", zipped("T\n\nB")} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		Stream("x", bytes.NewReader(raw), func(it item.Item) bool {
			n++
			if it.Name == "" || it.Err == nil && strings.TrimSpace(it.Title+it.Body) == "" {
				t.Errorf("item without name or text: %+v", it)
			}
			return true
		})
		if n == 0 && !bytes.HasPrefix(raw, []byte("WARC/")) && !bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) && len(bytes.TrimSpace(raw)) == 0 {
			t.Error("nothing was said of an empty stream")
		}
	})
}

func FuzzJSONLines(f *testing.F) {
	f.Add([]byte(`{"text":"a","published":"2020-01-02","id":1}` + "\n" + `{"html":"<p>x"}`))
	f.Add([]byte("{\"text\":null,\"title\":\"\\u0000\"}\n[]\n{\"a\":{\"b\":[1e999]}}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		Stream("x.jsonl", bytes.NewReader(raw), func(it item.Item) bool {
			if strings.ContainsRune(it.Body+it.Title, 0) {
				t.Errorf("a zero byte came through: %+v", it)
			}
			return true
		})
	})
}
