package frequency

import "strings"

// Function reports whether a word in lower case is one of grammar: it says nothing of the subject and carries the frame of
// a sentence.
func Function(word string) bool { return functionWords[word] }

var functionWords = listed("a about after against all also although among an and any are as at be because been before being between both but by can could " +
	"did do does down during each for from had has have he her here him his how if in into is it its may more most must no nor not " +
	"of off on or other our out over own she should since so some such than that the their them then there these they this those " +
	"through to too under until up upon us was we were what when where which while who whom whose why will with within without would you your i my me")

func listed(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
