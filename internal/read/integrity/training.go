package integrity

import "sitrep/internal/read"

// OffTopicSigns gives, for training and measuring, the paragraphs long enough to be judged and the signs of each, in
// the order of the weights in offtopic.toml.
func (r *Reader) OffTopicSigns(doc *read.Doc) (paragraphs []int, vectors [][]float64) {
	b, all := r.signs(doc, words(doc))
	for i := range all {
		paragraphs = append(paragraphs, b.judged[i])
		vectors = append(vectors, all[i].vector())
	}
	return paragraphs, vectors
}

// RespunRates gives, for training and measuring, the places of unusual wording per 100 words by kind.
func (r *Reader) RespunRates(doc *read.Doc) map[string]float64 {
	_, rates, _ := r.measure(doc, words(doc), make([]bool, len(doc.Paragraphs)))
	return rates
}
