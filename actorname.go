package sitrep

// PublicName is the actor's name as it may leave the record: of a private person the words for the role ("a
// shopkeeper"), or "a private person" where the report has no such words. words gives the text under a span in the
// record's unit.
func (a *Actor) PublicName(words func(Span) string) string {
	if !a.Private {
		return a.Name
	}
	for _, m := range a.Mentions {
		if m.Kind == "nominal" {
			if w := words(m.Span); w != "" {
				return w
			}
		}
	}
	return "a private person"
}
