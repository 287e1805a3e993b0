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
	Query    []float32 // to be multiplied with the keys of earlier heads
	Key      []float32
	None     float32   // the score of having no antecedent
	Scale    float32   // of the products
	Distance []float32 // added to the score by bucket of distance
}

// Antecedents finds antecedents through a document, from its beginning to its end. Its memory is used again; it is not
// safe for concurrent use.
type Antecedents struct {
	buckets []int32 // the least distance in sentences of each bucket
	size    int     // of a vector
	keys    []float32
	places  []Place
	next    int // where the next head goes, once Window of them are held
}

// NewAntecedents makes a finder for vectors of a size. distances are the least distance, in sentences, of each bucket, in
// ascending order from 0.
func NewAntecedents(size int, distances []int) *Antecedents {
	a := &Antecedents{size: size, keys: make([]float32, 0, size*Window), places: make([]Place, 0, Window)}
	for _, d := range distances {
		a.buckets = append(a.buckets, int32(d))
	}
	return a
}

// Reset begins a document.
func (a *Antecedents) Reset() { a.keys, a.places, a.next = a.keys[:0], a.places[:0], 0 }

// Find gives the antecedent of a mention head, and remembers the head for those to come.
func (a *Antecedents) Find(q Query) (Place, bool) {
	at, most := nowhere, q.None
	for i := range a.places {
		k := (a.next + i) % len(a.places)
		score := float32(q.Scale*dot(q.Query, a.keys[k*a.size:])) + q.Distance[a.bucket(q.Place.Sentence-a.places[k].Sentence)]
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

func (a *Antecedents) bucket(distance int) int {
	at := 0
	for i, least := range a.buckets {
		if distance >= int(least) {
			at = i
		}
	}
	return at
}

// dot is summed in four lanes, in the same order on every CPU.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		x, y := (*[4]float32)(a[i:]), (*[4]float32)(b[i:])
		s0 += float32(x[0] * y[0])
		s1 += float32(x[1] * y[1])
		s2 += float32(x[2] * y[2])
		s3 += float32(x[3] * y[3])
	}
	for ; i < len(a); i++ {
		s0 += float32(a[i] * b[i])
	}
	return (s0 + s1) + (s2 + s3)
}
