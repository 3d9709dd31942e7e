package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"khuyencong/programme"
)

// UndoImport takes a whole import back in one act: its new projects are
// withdrawn and their ledger lines reversed, projects that it changed have
// their values of before, and the establishments and figures that it added go
// where nothing else needs them. It is refused, with the projects, where
// something rests on one of them.
func (s *Store) UndoImport(ctx context.Context, u programme.User, id, version int64) (i programme.BookImport, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		i, err = tx.undoImport(u, id, version)
		return err
	})
	return i, err
}

func (tx *Tx) undoImport(u programme.User, id, version int64) (i programme.BookImport, err error) {
	was, err := tx.importAt(u, id, version)
	if err != nil {
		return i, err
	}
	if err := was.MayUndo(); err != nil {
		return was, err
	}
	for _, need := range []programme.Action{programme.EditProjects, programme.EditEstablishments} {
		if err := u.Require(need); err != nil {
			return was, err
		}
	}
	if err := tx.undoable(was); err != nil {
		return was, err
	}
	for _, step := range []func(programme.User, programme.BookImport) error{tx.restoreChanged, tx.withdrawImported, tx.dropEstablishments, tx.dropFigures} {
		if err := step(u, was); err != nil {
			return was, err
		}
	}
	i = was
	i.State, i.Undone = programme.ImportUndone, programme.EnteredBy(u, tx.now)
	if err := tx.writeImport(&i); err != nil {
		return was, err
	}
	return i, tx.record(u, programme.Event{
		Subject: programme.SImport, SubjectID: i.ID, ProgrammeID: i.ProgrammeID, Action: "undone", Title: i.Title(),
		Changes: programme.Changes(was.Fields(), i.Fields()), Note: "Đã trả lại: " + i.Result.Text(),
	})
}

// usedIn is every table in which something can rest on a project, and what
// that is.
var usedIn = []struct{ table, what string }{
	{"contracts", "có hợp đồng"}, {"issued_papers", "có văn bản đã phát hành"}, {"signed_copies", "có bản đã ký"}, {"acceptances", "có biên bản nghiệm thu"}, {"settlements", "có hồ sơ quyết toán"}, {"vouchers", "có chứng từ"}, {"liquidations", "có biên bản thanh lý"},
	{"inspections", "có biên bản kiểm tra"}, {"progress_reports", "có báo cáo tiến độ"}, {"report_periods", "có kỳ báo cáo tiến độ"}, {"photos", "có ảnh"},
	{"result_sheets", "có phiếu kết quả"}, {"stories", "có câu chuyện kết quả"}, {"report_projects", "nằm trong báo cáo đã phát hành"},
	{"matters", "có việc liên quan"}, {"messages", "có trao đổi"}, {"project_papers", "có giấy tờ"}, {"paper_checks", "có giấy tờ đã kiểm tra"},
	{"appraisals", "có phiếu thẩm định"}, {"return_points", "có yêu cầu bổ sung"}, {"plan_choices", "được chọn vào kế hoạch"}, {"plan_submission_lines", "nằm trong kế hoạch đã trình"},
	{"plan_decision_lines", "nằm trong quyết định kế hoạch"}, {"closing_rests", "có số dư khi khóa sổ"}, {"project_charges", "có người phụ trách"},
	{"eligibilities", "có thẩm tra điều kiện"}, {"eligibility_answers", "có thẩm tra điều kiện"}, {"project_starts", "có ngày khởi công"}, {"machine_lists", "có danh mục máy"},
	{"machines", "có danh mục máy"}, {"machine_serials", "có số máy"}, {"double_answers", "có kết luận về trùng hỗ trợ"}, {"priority_sheets", "có phiếu ưu tiên"},
	{"priority_answers", "có phiếu ưu tiên"}, {"priority_overrides", "có điểm ưu tiên"}, {"project_rounds", "có lần nộp hồ sơ"}, {"dossier_confirmations", "có xác nhận hồ sơ"},
}

// undoable refuses to undo an import where something rests on its projects.
func (tx *Tx) undoable(i programme.BookImport) error {
	var used []programme.UsedSince
	seen := map[string]bool{}
	add := func(what, query string, args ...any) error {
		return tx.rows(`SELECT p.code, p.title FROM import_rows r JOIN projects p ON p.id = r.project_id WHERE r.import_id = $1 AND `+query+
			fmt.Sprintf(` ORDER BY p.id LIMIT %d`, programme.MostUsed+1), append([]any{i.ID}, args...), func(scan func(...any) error) error {
			one := programme.UsedSince{What: what}
			err := scan(&one.Code, &one.Title)
			if !seen[one.Code] {
				seen[one.Code] = true
				used = append(used, one)
			}
			return err
		})
	}
	if err := add("được sửa hoặc xử lý tiếp", `p.version <> r.version`); err != nil {
		return err
	}
	if err := add("được đối chiếu với Kho bạc", `EXISTS (SELECT 1 FROM ledger l JOIN treasury_match_entries m ON m.entry_id = l.id WHERE l.project_id = p.id)`); err != nil {
		return err
	}
	if err := add("có bút toán khác ngoài sổ cũ", `EXISTS (SELECT 1 FROM ledger l WHERE l.project_id = p.id AND l.document <> $2)`, programme.BookDocument); err != nil {
		return err
	}
	if err := add("thuộc năm ngân sách đã khóa sổ", `EXISTS (SELECT 1 FROM fiscal_closings c JOIN plans a ON a.id = c.plan_id
		WHERE a.programme_id = p.programme_id AND a.year = p.year AND EXISTS (SELECT 1 FROM funding_lines f WHERE f.project_id = p.id AND f.source = a.level))`); err != nil {
		return err
	}
	for _, t := range usedIn {
		if err := add(t.what, `EXISTS (SELECT 1 FROM `+t.table+` x WHERE x.project_id = p.id)`); err != nil {
			return err
		}
	}
	return programme.NotUndone(used)
}

// restoreChanged gives the projects that the import changed their values of
// before, and lets the import before it know them again.
func (tx *Tx) restoreChanged(u programme.User, i programme.BookImport) error {
	var all []programme.Project
	err := tx.rows(`SELECT was FROM import_rows WHERE import_id = $1 AND was <> '' ORDER BY project_id`, []any{i.ID}, func(scan func(...any) error) error {
		var text string
		var p programme.Project
		err := scan(&text)
		err = errors.Join(err, json.Unmarshal([]byte(text), &p))
		all = append(all, p)
		return err
	})
	if err != nil {
		return err
	}
	for _, was := range all {
		old, err := tx.project(u, was.ID)
		if err != nil {
			return err
		}
		saved, err := tx.rewrite(u, old, was)
		if err != nil {
			return err
		}
		if err := tx.exec(`UPDATE import_rows SET version = $1 WHERE project_id = $2 AND import_id = (
			SELECT MAX(r.import_id) FROM import_rows r JOIN imports i ON i.id = r.import_id WHERE r.project_id = $2 AND r.import_id < $3 AND i.state = 'confirmed')`,
			saved.Version, saved.ID, i.ID); err != nil {
			return err
		}
		if err := tx.saved(u, programme.SProject, saved.ID, saved.ProgrammeID, saved.Code+" – "+saved.Title, old.ID, old.Fields(), saved.Fields()); err != nil {
			return err
		}
	}
	return nil
}

// ofImport narrows to the projects that an import made.
const ofImport = ` (SELECT r.project_id FROM import_rows r WHERE r.import_id = $1 AND r.was = '')`

// withdrawImported takes the projects back that the import made. Their lines
// of the ledger cannot go, so the projects stay for them: withdrawn, without
// money and beneficiary, under a code that leaves theirs free.
func (tx *Tx) withdrawImported(u programme.User, i programme.BookImport) error {
	by := i.UndoBasis(programme.DayOf(tx.now))
	note := fmt.Sprintf("Hoàn tác lần nhập sổ số %d (“%s”).", i.ID, i.File.Name)
	var moved programme.Project
	moved.Recorded, moved.Stage = true, programme.Completed
	m, err := moved.RecordAs(programme.Withdrawn, u, tx.now)
	if err != nil {
		return err
	}
	m.Note = note
	steps := []struct {
		query string
		args  []any
	}{
		{`INSERT INTO ledger (programme_id, project_id, plan_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role, reverses, matter_id)
			SELECT l.programme_id, l.project_id, l.plan_id, l.kind, l.source, l.name, l.year, -l.amount, -l.counts, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT),
			CAST($5 AS BIGINT), CAST($6 AS TEXT), CAST($7 AS TEXT), $8, CAST($9 AS TEXT), l.id, NULL
			FROM ledger l WHERE l.project_id IN` + ofImport + ` AND l.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM ledger b WHERE b.reverses = l.id) ORDER BY l.id`,
			[]any{i.ID, by.Document, by.Dated, by.Reason, u.ID, u.Name, u.PostTitle, tx.now, u.Role}},
		{`INSERT INTO project_moves (project_id, move, from_stage, to_stage, at, user_id, user_name, post_id, post_title, role, note, round, due)
			SELECT p.id, CAST($2 AS TEXT), p.stage, CAST($3 AS TEXT), $4, CAST($5 AS BIGINT), CAST($6 AS TEXT), CAST($7 AS BIGINT), CAST($8 AS TEXT), CAST($9 AS TEXT), CAST($10 AS TEXT), 0, 0
			FROM projects p WHERE p.id IN` + ofImport,
			[]any{i.ID, m.Move, m.To, m.At, u.ID, u.Name, u.PostID, u.PostTitle, u.Role, note}},
		{`INSERT INTO events (subject, subject_id, programme_id, action, title, user_id, user_name, post_title, at, changes, note)
			SELECT CAST($2 AS TEXT), p.id, p.programme_id, 'undone', p.code || ' – ' || p.title, CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), $6, '[]', CAST($7 AS TEXT)
			FROM projects p WHERE p.id IN` + ofImport,
			[]any{i.ID, programme.SProject, u.ID, u.Name, u.PostTitle, tx.now, note}},
		{`UPDATE funding_lines SET approved = 0, disbursed = 0, done = 0 WHERE project_id IN` + ofImport, []any{i.ID}},
		{`UPDATE projects SET code = CAST($5 AS TEXT) || code, stage = $2, stage_since = $3, note = CASE WHEN note = '' THEN CAST($4 AS TEXT) ELSE CAST($4 AS TEXT) || ' ' || note END,
			establishment_id = NULL,
			approved_support = 0, approved_counterpart = 0, approved_other = 0, disbursed_support = 0, done_support = 0, done_counterpart = 0, done_other = 0,
			version = version + 1, updated_at = $3 WHERE id IN` + ofImport, []any{i.ID, programme.Withdrawn, tx.now, note, fmt.Sprintf("HT%d/", i.ID)}},
	}
	for _, s := range steps {
		if err := tx.exec(s.query, s.args...); err != nil {
			return err
		}
	}
	return nil
}

// dropEstablishments takes the establishments out of the register that the
// import added, as far as nobody has changed or needs them.
func (tx *Tx) dropEstablishments(u programme.User, i programme.BookImport) error {
	const unneeded = ` (SELECT x.id FROM establishments x JOIN import_establishments n ON n.establishment_id = x.id WHERE n.import_id = $1 AND x.version = 1
		AND NOT EXISTS (SELECT 1 FROM projects p WHERE p.establishment_id = x.id) AND NOT EXISTS (SELECT 1 FROM posts o WHERE o.establishment_id = x.id)
		AND NOT EXISTS (SELECT 1 FROM watches w WHERE w.establishment_id = x.id) AND NOT EXISTS (SELECT 1 FROM establishments m WHERE m.merged_into = x.id))`
	note := fmt.Sprintf("Hoàn tác lần nhập sổ số %d (“%s”).", i.ID, i.File.Name)
	if err := tx.exec(`INSERT INTO events (subject, subject_id, programme_id, action, title, user_id, user_name, post_title, at, changes, note)
		SELECT CAST($2 AS TEXT), e.id, 0, 'deleted', e.name, CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), $6, '[]', CAST($7 AS TEXT) FROM establishments e WHERE e.id IN`+unneeded,
		i.ID, programme.SEstablishment, u.ID, u.Name, u.PostTitle, tx.now, note); err != nil {
		return err
	}
	if err := tx.exec(`UPDATE establishments SET version = 0 WHERE id IN`+unneeded, i.ID); err != nil { // marks them: the two tables need each other
		return err
	}
	if err := tx.exec(`DELETE FROM import_establishments WHERE import_id = $1 AND establishment_id IN (SELECT id FROM establishments WHERE version = 0)`, i.ID); err != nil {
		return err
	}
	return tx.exec(`DELETE FROM establishments WHERE version = 0`)
}

// dropFigures takes the stated figures back that the import kept, where nobody
// has changed them.
func (tx *Tx) dropFigures(u programme.User, i programme.BookImport) error {
	var ids []int64
	err := tx.rows(`SELECT figure_id FROM import_figures WHERE import_id = $1 ORDER BY figure_id`, []any{i.ID}, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		f, err := tx.statedFigure(id)
		if programme.KindOf(err) == programme.NotFound || err == nil && f.Version != 1 {
			continue
		}
		if err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM stated_figures WHERE id = $1`, id); err != nil {
			return err
		}
		if err := tx.deleted(u, programme.SStated, id, f.ProgrammeID, f.Title(), f.Fields()); err != nil {
			return err
		}
	}
	return tx.exec(`DELETE FROM import_figures WHERE import_id = $1`, i.ID)
}
