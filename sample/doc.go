// Package sample is the illustrative province that ships inside the program:
// the figures that Sóc Trăng published about 2016-2020 and its real districts,
// with invented establishments and projects whose sums are those figures. The
// establishments are named after folk tales, so that nobody takes them for
// real ones, and every invented record says that it is an illustration.
package sample

import (
	"context"

	"khuyencong/programme"
	"khuyencong/store"
)

// Code is the code of the programme that Fill makes.
const Code = "ST-2016-2020"

// Fill puts the sample into an empty database. It always writes the same
// records, and refuses a database that has the programme already. It is many
// transactions: where it fails half-way, the database is to be thrown away.
func Fill(ctx context.Context, s *store.Store) error {
	u := programme.LocalUser
	switch _, err := s.ProgrammeByCode(ctx, u, Code); {
	case err == nil:
		return programme.Refuse(programme.Conflict, "", "Cơ sở dữ liệu này đã có chương trình %s nên không nạp số liệu minh họa lần nữa. Dùng chương trình đang có, hoặc chọn một tệp dữ liệu mới.", Code)
	case programme.KindOf(err) != programme.NotFound:
		return err
	}
	if err := s.AddPlaces(ctx, u, places()); err != nil {
		return err
	}
	if err := s.AddPlaceChanges(ctx, u, placeChanges()); err != nil {
		return err
	}
	p, err := s.SaveProgramme(ctx, u, socTrang2016())
	if err != nil {
		return err
	}
	for _, t := range targets(p.ID) {
		if _, err := s.SaveTarget(ctx, u, t); err != nil {
			return err
		}
	}
	if err := s.SaveStatedFigures(ctx, u, statedFigures(p.ID)...); err != nil {
		return err
	}
	for _, plan := range plans(p.ID) {
		if _, err := s.SavePlan(ctx, u, plan); err != nil {
			return err
		}
	}
	if err := addNorms(ctx, s); err != nil {
		return err
	}
	beneficiaries, err := saveEstablishments(ctx, s, u)
	if err != nil {
		return err
	}
	all, err := projects(p.ID, beneficiaries)
	if err != nil {
		return err
	}
	if err := s.SaveProjects(ctx, u, all); err != nil {
		return err
	}
	for _, r := range remarks(p.ID) {
		if _, err := s.SaveRemark(ctx, u, r); err != nil {
			return err
		}
	}
	return nil
}
