// Package warc reads web archives (ISO 28500): every HTML page that was answered with status 200, in archive order.
// Images, scripts, requests, redirects and copies of earlier answers are passed over. Compressed archives are
// decompressed before they come here.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"sitrep/internal/ingest/item"
	"sitrep/internal/text/page"
)

// Kind is the kind `warc`.
func Kind() item.Kind {
	return item.Kind{
		Name: "warc", Doc: "a web archive, plain or gzip: every HTML page in it that was answered with status 200",
		Sniff: func(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) },
		Read:  read,
	}
}

func read(name string, r io.Reader, yield func(item.Item) bool) {
	br := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		where := fmt.Sprintf("%s, record %d", name, n)
		it, ok, err := next(br)
		if err == io.EOF {
			return
		}
		it.Name = where
		if ok && !yield(it) {
			return
		}
		if err != nil {
			lost, more := resync(br)
			if !yield(item.Refuse(where, fmt.Errorf("%w%s", err, passedOver(lost, more)))) || !more {
				return
			}
		}
	}
}

// next reads one record. ok says that it gives an item, which may be a refused one; err, that the archive is damaged
// here and the reader stands somewhere inside the record. io.EOF is the archive's end.
func next(br *bufio.Reader) (it item.Item, ok bool, err error) {
	header, err := nextHeader(br)
	if err != nil {
		return it, false, err
	}
	size, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return it, false, fmt.Errorf("damaged record: Content-Length is %.20q", header.Get("Content-Length"))
	}
	body := &io.LimitedReader{R: br, N: size}
	it, ok, err = record(header, body)
	if err != nil {
		it, ok = item.Refuse("", err), true
	}
	if _, err := io.Copy(io.Discard, body); err != nil || body.N > 0 {
		return it, ok && it.Err == nil, errors.New("damaged: the archive ends inside this record")
	}
	return it, ok, nil
}

// resync passes over lines up to the next that begins a record. It counts the bytes lost and says whether there is one.
func resync(br *bufio.Reader) (lost int64, more bool) {
	for start := true; ; {
		if head, _ := br.Peek(len(begin)); start && string(head) == begin {
			return lost, true
		}
		line, err := br.ReadSlice('\n')
		lost += int64(len(line))
		if err != nil && err != bufio.ErrBufferFull {
			return lost, false
		}
		start = err == nil
	}
}

// begin is how the first line of every record starts (ISO 28500, all versions so far).
const begin = "WARC/1."

func passedOver(lost int64, more bool) string {
	switch {
	case more:
		return fmt.Sprintf("; %d more bytes passed over up to the next record", lost)
	case lost > 0:
		return fmt.Sprintf("; no record in the last %d bytes", lost)
	}
	return ""
}

// maxHeader bounds the header of a record.
const maxHeader = 1 << 20

// nextHeader skips the blank lines between records and reads a record's header.
func nextHeader(br *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		b, err := br.Peek(1)
		if err != nil {
			return nil, eof(err)
		}
		if b[0] != '\r' && b[0] != '\n' {
			break
		}
		_, _ = br.Discard(1) // cannot fail: the byte was peeked
	}
	if head, _ := br.Peek(len("WARC/")); string(head) != "WARC/" {
		return nil, errors.New("damaged: no WARC record where one should begin")
	}
	block, err := headerBlock(br)
	if err != nil {
		return nil, err
	}
	tp := textproto.NewReader(bufio.NewReader(bytes.NewReader(block)))
	if _, err := tp.ReadLine(); err != nil {
		return nil, fmt.Errorf("damaged record header: %w", err)
	}
	header, err := tp.ReadMIMEHeader()
	if err != nil {
		return nil, fmt.Errorf("damaged record header: %w", err)
	}
	return header, nil
}

// headerBlock reads up to and including the first blank line.
func headerBlock(br *bufio.Reader) ([]byte, error) {
	var block []byte
	for len(block) <= maxHeader {
		line, err := br.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return nil, errors.New("damaged: the archive ends inside a record header")
		}
		start := len(block) == 0 || block[len(block)-1] == '\n'
		block = append(block, line...)
		if start && len(bytes.TrimRight(line, "\r\n")) == 0 {
			return block, nil
		}
	}
	return nil, errors.New("damaged: a record header without end")
}

func eof(err error) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// record reads one record; ok is false for a record that is not an HTML page.
func record(header textproto.MIMEHeader, body io.Reader) (it item.Item, ok bool, err error) {
	kind := strings.ToLower(header.Get("WARC-Type"))
	if kind != "response" && kind != "resource" {
		return it, false, nil
	}
	from := page.Origin{URL: strings.Trim(header.Get("WARC-Target-URI"), "<> "), ContentType: header.Get("Content-Type")}
	if kind == "response" {
		if !strings.HasPrefix(from.URL, "http") {
			return it, false, nil
		}
		answer, err := http.ReadResponse(bufio.NewReader(body), nil)
		if err != nil {
			return it, false, fmt.Errorf("damaged answer: %w", err)
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return it, false, nil
		}
		from.ContentType = answer.Header.Get("Content-Type")
		if body, err = content(answer); err != nil {
			return it, false, err
		}
	}
	if !strings.Contains(strings.ToLower(from.ContentType), "html") {
		return it, false, nil
	}
	it, err = report(body, from, header.Get("WARC-Date"))
	return it, err == nil, err
}

// content undoes the content coding of an answer.
func content(answer *http.Response) (io.Reader, error) {
	switch coding := strings.ToLower(answer.Header.Get("Content-Encoding")); coding {
	case "", "identity":
		return answer.Body, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(answer.Body)
		if err != nil {
			return nil, fmt.Errorf("damaged gzip: %w", err)
		}
		return z, nil
	default:
		return nil, fmt.Errorf("content coding %.20q is not supported", coding)
	}
}

func report(body io.Reader, from page.Origin, retrieved string) (item.Item, error) {
	raw, err := item.All(body, item.MaxRaw)
	if err != nil {
		return item.Item{}, err
	}
	p, err := page.Read(raw, from)
	if err != nil {
		return item.Item{}, err
	}
	if len(p.Text) > item.MaxText {
		return item.Item{}, item.TooLarge(item.MaxText)
	}
	it := item.FromPage(p, raw)
	it.Report.URL, it.Report.Retrieved = from.URL, retrieved
	return it, nil
}
