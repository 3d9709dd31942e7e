package sample

import (
	"context"

	"khuyencong/programme"
)

// savePlaces loads the units of the province before and after 01/07/2025.
func (o *office) savePlaces(ctx context.Context) error {
	o.clock(officeOpens, 0)
	u := programme.LocalUser
	all := places()
	if err := o.store.AddPlaces(ctx, u, all); err != nil {
		return err
	}
	for _, p := range all {
		o.places[p.Code] = programme.PlaceRef{Code: p.Code, Name: p.Name}
	}
	return o.store.AddPlaceChanges(ctx, u, placeChanges())
}
