package eval

import "slices"

// Sets lists every set that can be scored, in the order of the reading layers.
func Sets() []Set {
	return slices.Concat(languageSets(), geoSets(), timeSets(), []Set{
		articleSet(),
		pageDateSet(),
		gumCorefSet(),
		gapSet(),
		polnearSet(),
		factualitySet(),
		negatedSet(),
		plannedSet(),
		demandedSet(),
		negativesSet(),
		markedSet(),
		scenariosSet(),
		ecbPlusSet(),
		seedEventsSet(),
		zspSet(),
		gsrSet(),
		ngecSet(),
		petrarchSet(),
		policeSet(),
		warReportsSet(),
		scoreSet(),
		muc4Set(),
		stitchedSet(),
		spunSet(),
		respunSet(),
		lineagesSet(),
		storiesSet(),
		relPlaceSet(),
		mordecaiSet(),
		terrorSet(),
		spellingSet(),
		synonymSet(),
	})
}

// Find is the set of a name; ok is false where there is none.
func Find(name string) (s Set, ok bool) {
	for _, s := range Sets() {
		if s.Name == name {
			return s, true
		}
	}
	return Set{}, false
}
