package eval

import (
	"sitrep/internal/fuse/story"
	"sitrep/internal/lexicon/frequency"
)

// storiesSet is the reports of many outlets on some dozens of news events.
func storiesSet() Set {
	return Set{Name: "news_cluster", Doc: "reports of many outlets on some dozens of news events: grouped into stories (B-cubed)", Run: scoreStories}
}

type newsClusterDoc struct{ ID, Title, Text, Date, Event string }

func (d *newsClusterDoc) day() string { return d.Date[:min(len(d.Date), len("2006-01-02"))] }

func readNewsCluster(env Env) ([]newsClusterDoc, error) {
	path, err := env.Path("news_cluster", "docs.jsonl")
	if err != nil {
		return nil, err
	}
	return readLines[newsClusterDoc](path)
}

func scoreStories(env Env) ([]Score, error) {
	docs, err := readNewsCluster(env)
	if err != nil {
		return nil, err
	}
	words, err := frequency.New(env.Packs)
	if err != nil {
		return nil, err
	}
	var all []story.Traits
	gold := map[string]string{}
	for _, d := range docs {
		all = append(all, story.Of(plainRecord(d.ID, d.day(), d.Title, d.Text)))
		gold[d.ID] = d.Event
	}
	told := map[string]string{}
	for _, s := range story.Fuse(all, words, nil, nil) {
		for _, report := range s.Reports {
			told[report] = s.ID
		}
	}
	p, r := bCubed(told, gold), bCubed(gold, told)
	return []Score{
		{"news_cluster", "b3_f1", 2 * p * r / (p + r), len(docs)},
		{"news_cluster", "b3_p", p, len(docs)},
		{"news_cluster", "b3_r", r, len(docs)},
	}, nil
}

// bCubed is the share, in percent and on average over all items, of an item's group that is with it in the other grouping.
func bCubed(groups, other map[string]string) float64 {
	sizes, both := map[string]int{}, map[[2]string]int{}
	for id, g := range groups {
		sizes[g]++
		both[[2]string{g, other[id]}]++
	}
	sum := 0.0
	for id, g := range groups {
		sum += float64(both[[2]string{g, other[id]}]) / float64(sizes[g])
	}
	return Percent(sum, float64(len(groups)))
}
