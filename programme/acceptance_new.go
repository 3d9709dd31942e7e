package programme

import "slices"

// NewAcceptance is a record that nobody has written yet, with what the contract
// says.
func NewAcceptance(p Project, c Contract) Acceptance {
	a := Acceptance{ProjectID: p.ID, State: AcceptanceDraft, Body: AcceptanceBody{Form: Form5a, Place: c.Terms.Place.Name, Stopped: p.Stage == Stopped}}
	if a.Body.Place == "" {
		a.Body.Place = p.Place.Name
	}
	if c.ID != 0 {
		a.Body.Basis = "Hợp đồng " + c.Paper()
		for _, v := range c.Versions {
			if v.No > 0 {
				a.Body.Basis += "; phụ lục " + v.Paper()
			}
		}
	}
	for _, side := range AcceptanceSides {
		m := AcceptanceMember{Side: side}
		if party := map[AcceptanceSide]string{SideImplementer: "A", SideBeneficiary: "B"}[side]; party != "" {
			m.Name, m.Title = c.Party(party).Representative, c.Party(party).Title
		}
		a.Body.Members = append(a.Body.Members, m)
	}
	return a
}

// KnowMachines begins the list of machines with those of the dossier.
func (b *AcceptanceBody) KnowMachines(known []Machine) {
	if len(b.Machines) > 0 {
		return
	}
	for _, m := range known {
		b.Machines = append(b.Machines, AcceptedMachine{Name: m.Name, Model: m.Model, Serial: m.Serials})
	}
}

// machineContents are the contents that pay for machines, which are verified
// where they stand.
var machineContents = []string{"KC3a", "KC3c", "KC3d", "KC3e", "KC3g"}

// SupportsMachines tells whether a content pays for machines.
func SupportsMachines(content string) bool { return slices.Contains(machineContents, content) }
