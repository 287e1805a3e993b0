package lexicon

// Entry is what a run of words can stand for; -1 where it stands for none of a kind.
type Entry struct {
	Noun      int
	Plural    bool // the noun is in its plural form
	Adjective int  // state whose adjective this is
	State     int  // state whose name this is
	Metonym   int  // state whose seat of government this is
	National  int  // state whose national this is; Plural2 below
	People    int
	PeopleAdj int
	Nationals bool  // the national or people noun is in its plural form
	Actors    []int // actors with this name or alias
	Upper     bool  // an acronym: only in capitals
}

type node struct {
	next  map[string]*node
	entry *Entry
}

func (l *Lexicon) entry(words string) *Entry {
	n := l.root
	for _, p := range Parts(words) {
		child := n.next[p]
		if child == nil {
			child = &node{}
			if n.next == nil {
				n.next = map[string]*node{}
			}
			n.next[p] = child
		}
		n = child
	}
	if n == l.root {
		return &Entry{}
	}
	if n.entry == nil {
		n.entry = &Entry{Noun: -1, Adjective: -1, State: -1, Metonym: -1, National: -1, People: -1, PeopleAdj: -1}
	}
	return n.entry
}

// Word is the words of one token as the lexicon compares them.
type Word []string

// Match is the longest entry that starts at token lo of words and ends at a token's end; hi == lo without one. All
// shorter matches are passed to each, longest last, which may refuse one.
func (l *Lexicon) Match(words []Word, lo int, each func(e *Entry, hi int) bool) (e *Entry, hi int) {
	n := l.root
	hi = lo
	for i := lo; i < len(words); i++ {
		if len(words[i]) == 0 && i == lo {
			return e, hi
		}
		for _, p := range words[i] {
			if n = n.next[p]; n == nil {
				return e, hi
			}
		}
		if len(words[i]) > 0 && n.entry != nil && each(n.entry, i+1) {
			e, hi = n.entry, i+1
		}
	}
	return e, hi
}
