package web

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// establishmentText is an establishment as a text field has it: "Tên (#12)".
func establishmentText(e programme.EstablishmentRef) string {
	if e.ID == 0 {
		return ""
	}
	return fmt.Sprintf("%s (#%d)", e.Name, e.ID)
}

// mostEstablishments bounds how many establishments a form suggests; the
// others are found by their name all the same.
const mostEstablishments = 300

// establishmentSuggestions are the first establishments by name.
func (s *Server) establishmentSuggestions(ctx context.Context, u programme.User) (all []option, err error) {
	list, err := s.store.EstablishmentNames(ctx, u, mostEstablishments)
	for _, e := range list {
		all = append(all, option{establishmentText(programme.EstablishmentRef{ID: e.ID, Name: e.Name}), e.Place.Name})
	}
	return all, err
}

var numberedName = regexp.MustCompile(`^(.*)\(#(\d{1,18})\)$`)

// findEstablishment reads an establishment as typed: "Tên (#12)", or a name
// that only one establishment has. Empty is none. What is wrong is kept in f;
// the error is none of the person's.
func (s *Server) findEstablishment(ctx context.Context, u programme.User, f *form, name string) (none programme.EstablishmentRef, err error) {
	typed := f.text(name)
	if typed == "" {
		return none, nil
	}
	if m := numberedName.FindStringSubmatch(typed); m != nil {
		id, _ := strconv.ParseInt(m[2], 10, 64)
		e, err := s.store.Establishment(ctx, u, id)
		called := programme.Fold(strings.TrimSpace(m[1]))
		switch {
		case programme.KindOf(err) == programme.NotFound:
			f.keep(programme.Refuse(programme.Invalid, name, "Sổ cơ sở không có số #%d. Chọn trong danh sách hoặc tạo cơ sở mới trước.", id))
			return none, nil
		case err != nil:
			return none, err
		case called != "" && called != programme.Fold(e.Name):
			f.keep(programme.Refuse(programme.Invalid, name, "Số #%d là cơ sở “%s”, không phải “%s”. Chọn trong danh sách hoặc tạo cơ sở mới trước.", id, e.Name, strings.TrimSpace(m[1])))
			return none, nil
		}
		return programme.EstablishmentRef{ID: e.ID, Name: e.Name}, nil
	}
	list, err := s.store.Establishments(ctx, u, store.EstablishmentFilter{Text: typed})
	if err != nil {
		return none, err
	}
	var same, near []programme.EstablishmentRef
	for _, e := range list.Items {
		ref := programme.EstablishmentRef{ID: e.ID, Name: e.Name}
		near = append(near, ref)
		if programme.Fold(e.Name) == programme.Fold(typed) {
			same = append(same, ref)
		}
	}
	if len(same) == 1 {
		return same[0], nil
	}
	f.keep(unknownEstablishment(name, typed, same, near))
	return none, nil
}

// unknownEstablishment says which establishments may have been meant.
func unknownEstablishment(field, typed string, same, near []programme.EstablishmentRef) error {
	switch {
	case len(same) > 1:
		return programme.Refuse(programme.Invalid, field, "Có %d cơ sở tên “%s”: %s. Chọn trong danh sách, có số # ở cuối.", len(same), typed, establishmentNames(same))
	case len(near) > 0:
		return programme.Refuse(programme.Invalid, field, "Không có cơ sở tên đúng là “%s”. Gần giống: %s. Chọn trong danh sách hoặc tạo cơ sở mới trước.", typed, establishmentNames(near))
	}
	return programme.Refuse(programme.Invalid, field, "Sổ cơ sở chưa có “%s”. Chọn trong danh sách hoặc tạo cơ sở mới trước.", typed)
}

// establishmentNames lists at most five.
func establishmentNames(all []programme.EstablishmentRef) string {
	var names []string
	for _, e := range all[:min(len(all), 5)] {
		names = append(names, establishmentText(e))
	}
	return strings.Join(names, "; ")
}
