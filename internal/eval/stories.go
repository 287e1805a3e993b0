package eval

type newsClusterDoc struct {
	ID, Title, Text, Date, Lead string
	Event                       string
}

func (d *newsClusterDoc) day() string { return d.Date[:min(len(d.Date), len("2006-01-02"))] }

func readNewsCluster(env Env) ([]newsClusterDoc, error) {
	path, err := env.Path("news_cluster", "docs.jsonl")
	if err != nil {
		return nil, err
	}
	return readLines[newsClusterDoc](path)
}
