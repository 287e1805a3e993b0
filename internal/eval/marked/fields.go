package marked

import (
	"fmt"
	"strings"
	"unicode"
)

// field is one word of a want line: bare, quoted, or key=value with the value quoted or not.
type field struct {
	key, value string
	quoted     bool
}

// fields splits a want line. Inside quotation marks a backslash stands before a quotation mark that is part of the text.
func fields(line string) ([]field, error) {
	var out []field
	for {
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		if line == "" {
			return out, nil
		}
		var f field
		if i := strings.IndexAny(line, "=\" \t"); i > 0 && line[i] == '=' {
			f.key, line = line[:i], line[i+1:]
		}
		var err error
		if f.value, line, f.quoted, err = value(line); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
}

func value(line string) (v, rest string, quoted bool, err error) {
	if !strings.HasPrefix(line, "\"") {
		end := strings.IndexFunc(line, unicode.IsSpace)
		if end < 0 {
			end = len(line)
		}
		return line[:end], line[end:], false, nil
	}
	var b strings.Builder
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '"':
			i++
			b.WriteByte('"')
		case line[i] == '"':
			return b.String(), line[i+1:], true, nil
		default:
			b.WriteByte(line[i])
		}
	}
	return "", "", false, fmt.Errorf("quotation mark not closed: %s", line)
}
