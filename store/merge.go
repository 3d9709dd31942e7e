package store

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// MergeEstablishments makes two records of one establishment one: the projects
// and posts of merged go over to kept, which is saved with the values that were
// chosen; merged stays and says where it went. It tells how many projects went
// over. Both carry the version that the choice was made from.
func (s *Store) MergeEstablishments(ctx context.Context, u programme.User, kept, merged programme.Establishment) (moved int, err error) {
	if err := kept.Check(); err != nil {
		return 0, err
	}
	err = s.write(ctx, func(tx *Tx) error {
		for _, need := range []programme.Action{programme.EditEstablishments, programme.EditProjects} {
			if err := u.Require(need); err != nil {
				return err
			}
		}
		oldKept, err := tx.establishment(u, kept.ID)
		if err != nil {
			return err
		}
		oldMerged, err := tx.establishment(u, merged.ID)
		if err != nil {
			return err
		}
		if err := programme.MayMerge(oldKept, oldMerged); err != nil {
			return err
		}
		// First of all, so that its tax code is free for the kept one.
		if err := tx.update(`UPDATE establishments SET merged_into = $1, version = $2, updated_at = $3 WHERE id = $4 AND version = $5`,
			kept.ID, merged.Version+1, tx.now, merged.ID, merged.Version); err != nil {
			return err
		}
		if err := tx.taxCodeFree(u, kept); err != nil {
			return err
		}
		if !u.Sees("", kept.Place.Code, kept.ID) {
			return outOfScope(u)
		}
		saved, err := tx.writeEstablishment(kept)
		if err != nil {
			return err
		}
		if moved, err = tx.moveProjects(u, oldMerged, saved); err != nil {
			return err
		}
		if err := tx.movePosts(u, oldMerged, saved); err != nil {
			return err
		}
		return tx.recordMerge(u, oldKept, saved, oldMerged, moved)
	})
	return moved, err
}

// recordMerge writes the act into both histories; that of the merged record
// keeps every value it had.
func (tx *Tx) recordMerge(u programme.User, oldKept, kept, merged programme.Establishment, moved int) error {
	err := tx.record(u, programme.Event{
		Subject: programme.SEstablishment, SubjectID: merged.ID, Action: "merged", Title: merged.Name, Changes: programme.Changes(merged.Fields(), nil),
		Note: fmt.Sprintf("Gộp vào “%s” (#%d), %d đề án chuyển theo.", kept.Name, kept.ID, moved),
	})
	if err != nil {
		return err
	}
	return tx.record(u, programme.Event{
		Subject: programme.SEstablishment, SubjectID: kept.ID, Action: "took_in", Title: kept.Name, Changes: programme.Changes(oldKept.Fields(), kept.Fields()),
		Note: fmt.Sprintf("Nhận “%s” (#%d) cùng %d đề án.", merged.Name, merged.ID, moved),
	})
}

// moveProjects gives every project of from to another establishment, each as a
// new version with its line of history. Nothing else of them changes, so no
// other rule is asked again.
func (tx *Tx) moveProjects(u programme.User, from, to programme.Establishment) (moved int, err error) {
	var ids []int64
	err = tx.rows(`SELECT id FROM projects WHERE establishment_id = $1 ORDER BY id`, []any{from.ID}, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		p, err := tx.project(u, id)
		if programme.KindOf(err) == programme.NotFound {
			return 0, programme.Refuse(programme.Forbidden, "", "Cơ sở “%s” có đề án ngoài phạm vi của bạn nên bạn không gộp được. Việc này cần chức vụ có phạm vi toàn tỉnh.", from.Name)
		}
		if err != nil {
			return 0, err
		}
		err = tx.update(`UPDATE projects SET establishment_id = $1, folded = $2, version = $3, updated_at = $4 WHERE id = $5 AND version = $6`,
			to.ID, programme.Fold(p.Code+" "+p.Title+" "+to.Name+" "+p.Place.Name), p.Version+1, tx.now, p.ID, p.Version)
		if err != nil {
			return 0, err
		}
		err = tx.record(u, programme.Event{
			Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "changed", Title: p.Code + " – " + p.Title,
			Changes: []programme.Change{beneficiary(from, to)}, Note: "Vì hai hồ sơ cơ sở được gộp làm một.",
		})
		if err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

// movePosts gives the posts of people of a merged establishment the sight of
// the one that it is now.
func (tx *Tx) movePosts(u programme.User, from, to programme.Establishment) error {
	type post struct {
		id    int64
		title string
	}
	var posts []post
	err := tx.rows(`SELECT id, title FROM posts WHERE establishment_id = $1 ORDER BY id`, []any{from.ID}, func(scan func(...any) error) error {
		var p post
		err := scan(&p.id, &p.title)
		posts = append(posts, p)
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range posts {
		if err := tx.exec(`UPDATE posts SET establishment_id = $1, version = version + 1, updated_at = $2 WHERE id = $3`, to.ID, tx.now, p.id); err != nil {
			return err
		}
		if err := tx.record(u, programme.Event{
			Subject: programme.SPost, SubjectID: p.id, Action: "changed", Title: p.title,
			Changes: []programme.Change{beneficiary(from, to)}, Note: "Vì hai hồ sơ cơ sở được gộp làm một.",
		}); err != nil {
			return err
		}
	}
	return nil
}

// beneficiary is the change from one record to the other; the numbers tell
// apart two of one name.
func beneficiary(from, to programme.Establishment) programme.Change {
	return programme.Change{Field: "establishment", Label: "Đơn vị thụ hưởng",
		Old: fmt.Sprintf("%s (#%d)", from.Name, from.ID), New: fmt.Sprintf("%s (#%d)", to.Name, to.ID)}
}
