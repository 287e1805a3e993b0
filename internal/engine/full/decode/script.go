package decode

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Script makes a lemma of a form: the form, in lower case unless Keep, without its last Cut characters and with Add behind
// them; or Word, whatever the form.
type Script struct {
	Cut  int
	Keep bool
	Add  string
	Word string
}

// ParseScript reads "l<cut>|add", "k<cut>|add" (which keeps the case) or "!word".
func ParseScript(s string) (Script, error) {
	if word, ok := strings.CutPrefix(s, "!"); ok && word != "" {
		return Script{Word: word}, nil
	}
	head, add, ok := strings.Cut(s, "|")
	if ok && len(head) > 1 && (head[0] == 'l' || head[0] == 'k') {
		if cut, err := strconv.Atoi(head[1:]); err == nil && cut >= 0 {
			return Script{Cut: cut, Keep: head[0] == 'k', Add: add}, nil
		}
	}
	return Script{}, fmt.Errorf("decode: %q is no lemma script", s)
}

// Lemma is what the script makes of a form; ok is false where it does not apply.
func (s Script) Lemma(form string) (lemma string, ok bool) {
	if s.Word != "" {
		return s.Word, true
	}
	if !s.Keep {
		form = strings.ToLower(form)
	}
	for range s.Cut {
		if form == "" {
			return "", false
		}
		_, size := utf8.DecodeLastRuneInString(form)
		form = form[:len(form)-size]
	}
	if s.Add == "" {
		return form, form != ""
	}
	return form + s.Add, true
}
