package paper

import (
	"encoding/json"
	"fmt"
)

// Blocks is a paper's body. Its JSON is a list of {"kind": …, "block": {…}}.
type Blocks []Block

type taggedBlock struct {
	Kind  string          `json:"kind"`
	Block json.RawMessage `json:"block"`
}

// MarshalJSON writes each block with its kind.
func (bs Blocks) MarshalJSON() ([]byte, error) {
	tagged := make([]taggedBlock, len(bs))
	for i, b := range bs {
		raw, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		tagged[i] = taggedBlock{b.kind(), raw}
	}
	return json.Marshal(tagged)
}

// UnmarshalJSON refuses a kind that it does not know: a stored paper is shown
// whole or not at all.
func (bs *Blocks) UnmarshalJSON(data []byte) error {
	var tagged []taggedBlock
	if err := json.Unmarshal(data, &tagged); err != nil {
		return err
	}
	*bs = make(Blocks, len(tagged))
	for i, t := range tagged {
		read := readers[t.Kind]
		if read == nil {
			return fmt.Errorf("paper: unknown kind of block %q", t.Kind)
		}
		b, err := read(t.Block)
		if err != nil {
			return fmt.Errorf("paper: %s: %w", t.Kind, err)
		}
		(*bs)[i] = b
	}
	return nil
}

var readers = map[string]func([]byte) (Block, error){
	"heading":   read[Heading],
	"para":      read[Para],
	"fill":      read[FillIn],
	"list":      read[List],
	"notice":    read[Notice],
	"table":     read[Table],
	"pictures":  read[Pictures],
	"page":      read[PageBreak],
	"signature": read[Signature],
	"seal":      read[Seal],
}

func read[B Block](data []byte) (Block, error) {
	var b B
	err := json.Unmarshal(data, &b)
	return b, err
}
