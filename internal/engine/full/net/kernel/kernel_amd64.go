package kernel

func available() []ISA { return []ISA{Plain} }

func forISA(ISA) ops { return plainOps() }
