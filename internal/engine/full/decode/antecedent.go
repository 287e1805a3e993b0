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
	Distance Distance
}

// Distance gives the part of a score that stands for a number of sentences between mentions.
type Distance interface{ Distance(sentences int) float32 }

// Antecedents finds antecedents through a document, from its beginning to its end. Its memory is used again; it is not
// safe for concurrent use.
type Antecedents struct {
	affinity func(query, key []float32) float32
	size     int // of a vector
	keys     []float32
	places   []Place
	next     int // where the next head goes, once Window of them are held
}

// NewAntecedents makes a finder for vectors of a size. affinity is the part of a score that stands for the words
// themselves.
func NewAntecedents(size int, affinity func(query, key []float32) float32) *Antecedents {
	return &Antecedents{affinity: affinity, size: size, keys: make([]float32, 0, size*Window), places: make([]Place, 0, Window)}
}

// Reset begins a document.
func (a *Antecedents) Reset() { a.keys, a.places, a.next = a.keys[:0], a.places[:0], 0 }

// Find gives the antecedent of a mention head, and remembers the head for those to come.
func (a *Antecedents) Find(q Query) (Place, bool) {
	at, most := nowhere, q.None
	apart, bonus := -1, float32(0)
	for i := range a.places {
		k := (a.next + i) % len(a.places)
		if d := q.Place.Sentence - a.places[k].Sentence; d != apart {
			apart, bonus = d, q.Distance.Distance(d)
		}
		score := a.affinity(q.Query, a.keys[k*a.size:(k+1)*a.size]) + bonus
		if score > most {
			at, most = a.places[k], score
		}
	}
	a.add(q.Place, q.Key)
	return at, at != nowhere
}

func (a *Antecedents) add(p Place, key []float32) {
	if len(a.places) < Window {
		a.places, a.keys = append(a.places, p), append(a.keys, key[:a.size]...)
		return
	}
	a.places[a.next] = p
	copy(a.keys[a.next*a.size:], key[:a.size])
	a.next = (a.next + 1) % Window
}
