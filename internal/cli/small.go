package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"sitrep/internal/coder"
	"sitrep/internal/gazetteer"
)

func versionCommand(env Env) *cobra.Command {
	r := reading{}
	cmd := &cobra.Command{
		Use: "version", Short: "Print version, engine and fingerprint", Args: args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			suite, _, _, err := env.load(r)
			if err != nil {
				return err
			}
			c := suite.Coder()
			_, err = fmt.Fprintf(env.Stdout, "sitrep %s\nengine %s\nfingerprint %s\n%s %s/%s\n",
				coder.Version, c.Engine, c.Fingerprint, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
	r.flags(cmd)
	return cmd
}

func gazetteerCommand(env Env) *cobra.Command {
	parent := &cobra.Command{Use: "gazetteer", Short: "Places the program knows", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	parent.AddCommand(&cobra.Command{
		Use: "import FILE...", Short: "Add GeoNames or OurAirports files",
		Long: "Adds the places of GeoNames country files (LY.txt, allCountries.txt) or of an OurAirports airports.csv. They are stored in\n" +
			"the folder named by SITREP_DATA, else in the platform's folder for user data, and win over the built-in ones.",
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(_ *cobra.Command, files []string) error { return env.importPlaces(files) },
	})
	return parent
}

func (env Env) importPlaces(files []string) error {
	dir, err := env.DataDir()
	if err != nil {
		return err
	}
	refused := false
	for _, name := range files {
		report, err := gazetteer.Import(dir, name)
		if err != nil {
			fmt.Fprintf(env.Stderr, "sitrep: %v\n", err)
			refused = true
			continue
		}
		for _, bad := range report.Bad {
			fmt.Fprintf(env.Stderr, "sitrep: %s:%d: %s\n", name, bad.Line, bad.Why)
		}
		fmt.Fprintf(env.Stderr, "sitrep: %s: %s, %d places added, %d of other kinds passed over, %d bad lines\n",
			name, report.Format, report.Kept, report.Passed, report.BadN)
	}
	if refused {
		return errRefused
	}
	return nil
}
