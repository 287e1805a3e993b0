package listing

import (
	"fmt"
	"io"
	"strings"

	"sitrep/internal/fuse/identity"
)

// Actors prints a line an actor: id, kind, country and sectors, in how many reports, name. Private persons are left out.
func Actors(w io.Writer, actors []identity.Actor) error {
	for i := range actors {
		a := &actors[i]
		if a.Private {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s  %-7s  %-11s  %5d  %s\n", a.ID, a.Kind, coding(a), reportsOf(a), plain(a.Name)); err != nil {
			return err
		}
	}
	return nil
}

// Actor prints one actor with its names, where each report has it and why, and the steps by which its names were merged.
func Actor(w io.Writer, a *identity.Actor) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s  %s\n", a.ID, a.Kind, coding(a), plain(a.Name))
	if len(a.Names) > 0 {
		fmt.Fprintf(&b, "  named %s\n", plain(strings.Join(a.Names, "; ")))
	}
	for _, m := range a.Merges {
		fmt.Fprintf(&b, "  merged %.2f: %s + %s: %s\n", m.Score, plain(m.A), plain(m.B), plain(m.Why))
	}
	for _, m := range a.Members {
		fmt.Fprintf(&b, "  %s: %s\n", plain(m.At.String()), plain(m.Why))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func coding(a *identity.Actor) string {
	parts := append([]string(nil), a.Sectors...)
	if a.Country != "" {
		parts = append([]string{a.Country}, parts...)
	}
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, " ")
}

func reportsOf(a *identity.Actor) int {
	seen := map[string]bool{}
	for _, m := range a.Members {
		seen[m.Report] = true
	}
	return len(seen)
}
