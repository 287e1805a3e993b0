package main

import (
	"bufio"
	"os"
	"runtime"
	"strings"
)

// processor is the model and the vector extensions of the first core, as far as the system tells.
func processor() string {
	f, err := os.Open("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	defer f.Close()
	model, flags := runtime.GOARCH, ""
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), ":")
		switch strings.TrimSpace(key) {
		case "model name":
			model = strings.TrimSpace(value)
		case "flags", "Features":
			flags = vectors(value)
		case "":
			return model + flags
		}
	}
	return model + flags
}

func vectors(all string) string {
	var out []string
	for _, f := range strings.Fields(all) {
		for _, want := range []string{"sse4_2", "avx", "fma", "bmi2", "amx", "asimd", "sve"} {
			if strings.HasPrefix(f, want) {
				out = append(out, f)
				break
			}
		}
	}
	return "; flags " + strings.Join(out, " ")
}
