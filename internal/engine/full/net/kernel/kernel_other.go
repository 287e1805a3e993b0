//go:build !amd64

package kernel

func available() []ISA { return []ISA{Plain} }

func forISA(ISA) ops { return plainOps() }
