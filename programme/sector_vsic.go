package programme

import "strings"

// vsicSectors says which sector an activity of QĐ 27/2018/QĐ-TTg usually is, by
// the beginning of its code; the longest beginning counts. It is a suggestion:
// the law names sectors in words, and an officer decides.
var vsicSectors = map[string]Sector{
	"05": "NN6", "07": "NN6", "08": "NN6",
	"10": "NN1", "11": "NN1",
	"13": "NN2", "14": "NN2", "15": "NN2",
	"161": "NN1", "162": "NN1", "1629": "NN5",
	"17":   "NN2",
	"2012": "NN3", "2021": "NN3",
	"22":  "NN2",
	"239": "NN3", "2393": "NN5",
	"25": "NN4", "26": "NN4", "27": "NN4", "28": "NN4", "29": "NN4", "30": "NN4", "33": "NN4",
	"31": "NN2", "321": "NN5", "32": "NN2",
	"37": "NN7", "38": "NN7", "39": "NN7",
}

// SectorOf suggests the sector of an activity; "" where the code says nothing
// that is sure, or is of an edition whose comparison table is not in the program.
func SectorOf(code string, list VSICList) Sector {
	if list != VSIC2018 {
		return ""
	}
	for n := min(len(code), 4); n >= 2; n-- {
		if s, ok := vsicSectors[code[:n]]; ok {
			return s
		}
	}
	return ""
}

// Mining tells an establishment that mines or works minerals.
func (e Establishment) Mining() bool {
	if e.Sector == "NN6" {
		return true
	}
	return len(e.VSIC) >= 2 && SectorOf(e.VSIC[:2], VSIC2018) == "NN6"
}

// MayFireBricks tells an establishment whose trade may be the firing of bricks,
// which by some kinds of kiln is not supported.
func (e Establishment) MayFireBricks() bool {
	return strings.HasPrefix(e.VSIC, "2392") || strings.Contains(" "+Fold(e.Trade)+" "+Fold(e.Name)+" ", " gach ")
}
