package cli

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// userDataDir is where the platform keeps a user's data.
func userDataDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "sitrep"), nil
	}
	if runtime.GOOS == "windows" {
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "sitrep"), nil
		}
		return "", errors.New("neither SITREP_DATA nor LocalAppData is set")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "sitrep"), nil
	}
	return filepath.Join(home, ".local", "share", "sitrep"), nil
}
