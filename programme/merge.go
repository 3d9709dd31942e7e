package programme

import "slices"

// MergeChoice is one value in which a merge (gộp) of two establishments must
// choose: what the kept record says and what the merged one says.
type MergeChoice struct {
	Field, Label string
	Kept, Merged string
	FromMerged   bool // the usual choice: only the merged record says something
}

// Same tells that there is nothing to choose.
func (c MergeChoice) Same() bool { return c.Kept == c.Merged }

// MergeChoices lists every value of two establishments that become one.
func MergeChoices(kept, merged Establishment) (all []MergeChoice) {
	theirs := merged.Fields()
	for i, f := range kept.Fields() {
		all = append(all, MergeChoice{f.Field, f.Label, f.Value, theirs[i].Value, f.Value == "" && theirs[i].Value != ""})
	}
	return all
}

// WithFrom is the establishment with some fields, named as in Fields, as the
// merged record has them.
func (e Establishment) WithFrom(merged Establishment, fields []string) Establishment {
	for field, take := range map[string]func(){
		"name":       func() { e.Name = merged.Name },
		"legal_form": func() { e.LegalForm = merged.LegalForm },
		"tax_code":   func() { e.TaxCode = merged.TaxCode },

		"old_tax_code":   func() { e.OldTaxCode = merged.OldTaxCode },
		"owner":          func() { e.Owner = merged.Owner },
		"owner_birth":    func() { e.OwnerBirth = merged.OwnerBirth },
		"sector":         func() { e.Sector = merged.Sector },
		"vsic":           func() { e.VSIC, e.VSICList = merged.VSIC, merged.VSICList },
		"size":           func() { e.Size = merged.Size },
		"women_owned":    func() { e.WomenOwned = merged.WomenOwned },
		"minority_owned": func() { e.MinorityOwned = merged.MinorityOwned },

		"place":   func() { e.Place = merged.Place },
		"address": func() { e.Address = merged.Address },
		"trade":   func() { e.Trade = merged.Trade },
		"phone":   func() { e.Phone = merged.Phone },
		"note":    func() { e.Note = merged.Note },
	} {
		if slices.Contains(fields, field) {
			take()
		}
	}
	return e
}

// MayMerge refuses a merge that makes no sense.
func MayMerge(kept, merged Establishment) error {
	switch {
	case kept.ID == merged.ID:
		return Refuse(Invalid, "into", "Không gộp một cơ sở vào chính nó. Chọn hồ sơ khác.")
	case kept.MergedInto != 0:
		return Refuse(Invalid, "into", "Cơ sở “%s” đã được gộp vào cơ sở khác (#%d). Chọn hồ sơ còn dùng.", kept.Name, kept.MergedInto)
	case merged.MergedInto != 0:
		return Refuse(Invalid, "into", "Cơ sở “%s” đã được gộp trước đó (vào #%d), không gộp lần nữa.", merged.Name, merged.MergedInto)
	}
	return nil
}
