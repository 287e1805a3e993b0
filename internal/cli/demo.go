package cli

import (
	"bytes"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"sitrep"
	"sitrep/internal/coder"
	"sitrep/internal/desk"
	"sitrep/internal/ingest/item"
	"sitrep/internal/ingest/jsonl"
	"sitrep/internal/picture/brief"
)

func demoCommand(env Env) *cobra.Command {
	r := reading{}
	cmd := &cobra.Command{
		Use: "demo", Short: "Code the bundled example reports and print a situation summary",
		Long: "Codes the example reports, on one week of an invented conflict on an invented island, and prints a situation summary:\n" +
			"who did what to whom, when, where, how many, according to whom, what is disputed, what was withheld and why.",
		Args: args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error { return env.demo(r) },
	}
	r.flags(cmd)
	return cmd
}

func (env Env) demo(r reading) error {
	files, err := fs.Glob(env.Examples, "*.jsonl")
	if err != nil {
		return err
	}
	var extra []fs.FS
	if tree, err := fs.Sub(env.Examples, "pack"); err == nil {
		if _, err := fs.Stat(tree, "."); err == nil {
			extra = append(extra, tree)
		}
	}
	suite, _, _, err := env.load(r, extra...)
	if err != nil {
		return err
	}
	var records []*sitrep.Record
	for _, name := range files {
		got, err := env.exampleRecords(suite, name)
		if err != nil {
			return err
		}
		records = append(records, got...)
	}
	return brief.Write(env.Stdout, records, brief.Options{
		Title: "SITUATION SUMMARY: EXAMPLE",
		Notes: []string{
			"Machine-coded claims, unverified.",
			"The island, its people and this week are invented: the reports are examples and nothing in them happened.",
		},
	})
}

func (env Env) exampleRecords(suite *coder.Suite, name string) ([]*sitrep.Record, error) {
	data, err := fs.ReadFile(env.Examples, name)
	if err != nil {
		return nil, err
	}
	var out []*sitrep.Record
	var failed error
	items := func(yield func(item.Item) bool) { jsonl.Read(name, bytes.NewReader(data), yield) }
	for o := range desk.Each(items, 2, desk.Code(suite)) {
		if o.Item.Err != nil {
			failed = fmt.Errorf("%s: %w", o.Item.Name, o.Item.Err)
			break
		}
		out = append(out, &o.Made.Record)
	}
	return out, failed
}
