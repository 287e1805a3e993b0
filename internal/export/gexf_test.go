package export_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// gexfElement is what the GEXF 1.3 schema says of an element: which may stand in it, which attributes it must and may have. Only what this
// program writes is listed; anything else is an error here although the schema knows more.
type gexfElement struct{ children, must, may []string }

func gexfSchema() map[string]gexfElement {
	list := strings.Fields
	return map[string]gexfElement{
		"gexf":        {list("meta graph"), list("version"), list("xmlns")},
		"meta":        {list("creator description"), nil, list("lastmodifieddate")},
		"creator":     {},
		"description": {},
		"graph":       {list("attributes nodes edges"), nil, list("defaultedgetype mode idtype")},
		"attributes":  {list("attribute"), list("class"), list("mode")},
		"attribute":   {nil, list("id title type"), nil},
		"nodes":       {list("node"), nil, list("count")},
		"node":        {list("attvalues"), list("id"), list("label")},
		"edges":       {list("edge"), nil, list("count")},
		"edge":        {list("attvalues"), list("id source target"), list("type kind label weight")},
		"attvalues":   {list("attvalue"), nil, nil},
		"attvalue":    {nil, list("for value"), nil},
	}
}

// gexfCheck walks a document and lists what breaks the schema: structure, types of values, references between ids.
type gexfCheck struct {
	schema       map[string]gexfElement
	path         []string
	class        string                       // of the attributes being declared
	types        map[string]map[string]string // class -> attribute id -> type
	nodes, edges map[string]bool
	ends         []string
	faults       []string
}

func (c *gexfCheck) fault(format string, args ...any) {
	c.faults = append(c.faults, strings.Join(c.path, "/")+": "+fmt.Sprintf(format, args...))
}

func gexfFaults(r io.Reader) []string {
	c := &gexfCheck{schema: gexfSchema(), types: map[string]map[string]string{"node": {}, "edge": {}}, nodes: map[string]bool{}, edges: map[string]bool{}}
	dec := xml.NewDecoder(r)
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return append(c.faults, err.Error())
		}
		switch t := tok.(type) {
		case xml.StartElement:
			c.open(t)
		case xml.EndElement:
			c.path = c.path[:len(c.path)-1]
		case xml.CharData:
			if n := len(c.path); strings.TrimSpace(string(t)) != "" && (n == 0 || c.path[n-1] != "creator" && c.path[n-1] != "description") {
				c.fault("text %q", t)
			}
		}
	}
	for _, id := range c.ends {
		if !c.nodes[id] {
			c.fault("an edge ends at %q, which is no node", id)
		}
	}
	return c.faults
}

func (c *gexfCheck) open(t xml.StartElement) {
	name := t.Name.Local
	if n := len(c.path); n == 0 && name != "gexf" || n > 0 && !slices.Contains(c.schema[c.path[n-1]].children, name) {
		c.fault("%s may not stand here", name)
	}
	c.path = append(c.path, name)
	rule, at := c.schema[name], map[string]string{}
	for _, a := range t.Attr {
		if !slices.Contains(rule.must, a.Name.Local) && !slices.Contains(rule.may, a.Name.Local) {
			c.fault("attribute %s", a.Name.Local)
		}
		at[a.Name.Local] = a.Value
	}
	for _, m := range rule.must {
		if _, ok := at[m]; !ok {
			c.fault("no attribute %s", m)
		}
	}
	c.values(name, t.Name.Space, at)
}

func (c *gexfCheck) values(name, space string, at map[string]string) {
	switch name {
	case "gexf":
		if at["version"] != "1.3" || space != "http://gexf.net/1.3" {
			c.fault("version %s in %s", at["version"], space)
		}
	case "graph":
		c.oneOf(at, "defaultedgetype", "directed", "undirected", "mutual")
		c.oneOf(at, "mode", "static", "dynamic")
	case "attributes":
		c.oneOf(at, "class", "node", "edge")
		c.class = at["class"]
	case "attribute":
		c.oneOf(at, "type", "integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI")
		if c.types[c.class][at["id"]] != "" {
			c.fault("%s attribute %s twice", c.class, at["id"])
		}
		c.types[c.class][at["id"]] = at["type"]
	case "node":
		c.unique(c.nodes, at["id"])
	case "edge":
		c.unique(c.edges, at["id"])
		c.ends = append(c.ends, at["source"], at["target"])
		c.typed("weight", "float", at["weight"])
	case "attvalue":
		of := c.path[len(c.path)-3]
		kind, ok := c.types[of][at["for"]]
		if !ok {
			c.fault("no %s attribute %s is declared", of, at["for"])
		}
		c.typed(at["for"], kind, at["value"])
	}
}

func (c *gexfCheck) oneOf(at map[string]string, key string, values ...string) {
	if v, ok := at[key]; ok && !slices.Contains(values, v) {
		c.fault("%s %q", key, v)
	}
}

func (c *gexfCheck) unique(seen map[string]bool, id string) {
	if seen[id] || id == "" {
		c.fault("id %q empty or twice", id)
	}
	seen[id] = true
}

func (c *gexfCheck) typed(name, kind, value string) {
	var err error
	switch kind {
	case "integer":
		_, err = strconv.ParseInt(value, 10, 32)
	case "long":
		_, err = strconv.ParseInt(value, 10, 64)
	case "double", "float":
		_, err = strconv.ParseFloat(value, 64)
	case "boolean":
		if value != "true" && value != "false" {
			err = strconv.ErrSyntax
		}
	}
	if err != nil {
		c.fault("%s: %q is no %s", name, value, kind)
	}
}

func TestGEXFKeepsItsSchema(t *testing.T) {
	for _, f := range gexfFaults(strings.NewReader(string(write(t, "gexf", options(t), record(t))))) {
		t.Error(f)
	}
}

func TestGEXFCheckFindsFaults(t *testing.T) {
	good := `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed"><attributes class="node"><attribute id="k" title="k" type="boolean"/></attributes>` +
		`<nodes><node id="a"><attvalues><attvalue for="k" value="true"/></attvalues></node><node id="b"/></nodes><edges><edge id="0" source="a" target="b" weight="2"/></edges></graph></gexf>`
	if f := gexfFaults(strings.NewReader(good)); len(f) > 0 {
		t.Fatal(f)
	}
	for _, change := range [][2]string{
		{`version="1.3"`, `version="1.2"`}, {`target="b"`, `target="c"`}, {`id="b"`, `id="a"`}, {`value="true"`, `value="yes"`}, {`for="k"`, `for="l"`},
		{`weight="2"`, `weight="much"`}, {`type="boolean"`, `type="bool"`}, {`<nodes>`, `<nodes><edge id="9" source="a" target="a"/>`}, {` source="a"`, ``},
		{`"directed"`, `"both"`}, {`<node id="b"/>`, `<node id="b" color="red"/>`}, {`<edges>`, `<edges>text`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if len(gexfFaults(strings.NewReader(bad))) == 0 {
			t.Errorf("%s passes", change[1])
		}
	}
}
