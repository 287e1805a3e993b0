package decode

// Window is the number of mention heads that an antecedent is looked for among.
const Window = 200

// Place is a word of a document.
type Place struct{ Sentence, Word int }

// nowhere stands for having no antecedent.
var nowhere = Place{-1, -1}

// Query is one mention head as the net reads it.
type Query struct {
	Place    Place
	Query    []float32 // what it looks for
	Key      []float32 // what it is found by
	None     float32   // the score of having no antecedent
	Kinds    uint8     // bits of what it can be; what takes it up has one of them too
	Words    Words     // of a person's name: all names of one person have a word in common
	Distance Distance
}

// Words are hashes of the words of a name, 0 where there are no more.
type Words [4]uint32

// Known reports whether there are any.
func (w *Words) Known() bool { return w[0] != 0 }

func (w *Words) shares(v *Words) bool {
	for _, x := range w {
		for _, y := range v {
			if x != 0 && x == y {
				return true
			}
		}
	}
	return false
}

// sameName is added to the score of a name that shares a word with the one before.
const sameName = 4

// Distance gives the part of a score that stands for a number of sentences between mentions.
type Distance interface{ Distance(sentences int) float32 }

// Antecedents finds antecedents through a document, from its beginning to its end. Its memory is used again; it is not
// safe for concurrent use.
type Antecedents struct {
	affinity func(query, key []float32) float32
	size     int // of a vector
	keys     []float32
	places   []Place
	groups   []int32 // of the places: what they mean, an index into kinds
	kinds    []uint8 // of the groups: bits that all their heads have
	words    []Words // of the groups: of their first name
	next     int     // where the next head goes, once Window of them are held
}

// NewAntecedents makes a finder for vectors of a size. affinity is the part of a score that stands for the words
// themselves.
func NewAntecedents(size int, affinity func(query, key []float32) float32) *Antecedents {
	return &Antecedents{affinity: affinity, size: size, keys: make([]float32, 0, size*Window), places: make([]Place, 0, Window)}
}

// Reset begins a document.
func (a *Antecedents) Reset() {
	a.keys, a.places, a.groups, a.kinds, a.words, a.next =
		a.keys[:0], a.places[:0], a.groups[:0], a.kinds[:0], a.words[:0], 0
}

// Find gives the antecedent of a mention head, and remembers the head for those to come.
func (a *Antecedents) Find(q Query) (Place, bool) {
	at, most := -1, q.None
	apart, bonus := -1, float32(0)
	for i := range a.places {
		k := (a.next + i) % len(a.places)
		extra, ok := a.agrees(a.groups[k], &q)
		if !ok {
			continue
		}
		if d := q.Place.Sentence - a.places[k].Sentence; d != apart {
			apart, bonus = d, q.Distance.Distance(d)
		}
		score := a.affinity(q.Query, a.keys[k*a.size:(k+1)*a.size]) + bonus + extra
		if score > most {
			at, most = k, score
		}
	}
	if at < 0 {
		a.kinds, a.words = append(a.kinds, q.Kinds), append(a.words, q.Words)
		a.add(q, int32(len(a.kinds)-1))
		return nowhere, false
	}
	found, group := a.places[at], a.groups[at]
	a.kinds[group] &= q.Kinds
	if !a.words[group].Known() {
		a.words[group] = q.Words
	}
	a.add(q, group)
	return found, true
}

// agrees reports whether a mention can mean what a group means, and what its words add to the score.
func (a *Antecedents) agrees(group int32, q *Query) (extra float32, ok bool) {
	w := &a.words[group]
	switch {
	case a.kinds[group]&q.Kinds == 0:
		return 0, false
	case !w.Known() || !q.Words.Known():
		return 0, true
	}
	return sameName, w.shares(&q.Words)
}

func (a *Antecedents) add(q Query, group int32) {
	if len(a.places) < Window {
		a.places, a.groups, a.keys = append(a.places, q.Place), append(a.groups, group), append(a.keys, q.Key[:a.size]...)
		return
	}
	a.places[a.next], a.groups[a.next] = q.Place, group
	copy(a.keys[a.next*a.size:], q.Key[:a.size])
	a.next = (a.next + 1) % Window
}
