package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

const storyColumns = `y.id, y.title, y.body, y.quote, y.quoted_by, y.photo_id, y.photo_text, y.figures, y.consent_on, y.consent_by, y.consent_note,
	y.state, y.author_id, y.author_name, y.decided_by, y.decided_on, y.remark, y.version, y.updated_at`

func scanStory(scan func(...any) error) (y programme.Story, err error) {
	var figures string
	y.Project, err = scanProject(func(into ...any) error {
		return scan(append(into, &y.ID, &y.Title, &y.Text, &y.Quote, &y.QuotedBy, &y.PhotoID, &y.PhotoText, &figures, &y.ConsentOn, &y.ConsentBy, &y.ConsentNote,
			&y.State, &y.AuthorID, &y.AuthorName, &y.DecidedBy, &y.DecidedOn, &y.Remark, &y.Version, &y.UpdatedAt)...)
	})
	for _, f := range strings.Fields(figures) {
		y.Figures = append(y.Figures, programme.Indicator(f))
	}
	return y, err
}

// stories loads the stories of the projects that the user sees. Those that are
// not published are for who reads what the offices do.
func (tx *Tx) stories(u programme.User, condition string, args ...any) (all []programme.Story, err error) {
	within, args := scoped(u, args...)
	if !u.May(programme.ReadInternal) {
		within += ` AND y.state = 'published'`
	}
	err = tx.rows(`SELECT `+projectColumns+`, `+storyColumns+projectTables+` JOIN stories y ON y.project_id = p.id WHERE `+condition+within+` ORDER BY y.id DESC`, args,
		func(scan func(...any) error) error {
			y, err := scanStory(scan)
			all = append(all, y)
			return err
		})
	return all, err
}

func (tx *Tx) story(u programme.User, id int64) (programme.Story, error) {
	all, err := tx.stories(u, `y.id = $1`, id)
	if err == nil && len(all) == 0 {
		err = programme.Refuse(programme.NotFound, "", "Không tìm thấy câu chuyện này.")
	}
	if err != nil {
		return programme.Story{}, err
	}
	return all[0], nil
}

// Stories lists the stories that the user sees, the newest first.
func (s *Store) Stories(ctx context.Context, u programme.User, programmeID int64) (all []programme.Story, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		all, err = tx.stories(u, `p.programme_id = $1`, programmeID)
		return err
	})
	return all, err
}

// StoryRecord is a story with what its page shows.
type StoryRecord struct {
	Story   programme.Story
	Figures []programme.StoryFigure // as they count today
	Photos  []programme.Paper       // that it may show
}

// Story loads a story with its figures.
func (s *Store) Story(ctx context.Context, u programme.User, id int64) (r StoryRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if r.Story, err = tx.story(u, id); err != nil {
			return err
		}
		results, err := tx.results(u, r.Story.Project.ID)
		if err != nil {
			return err
		}
		r.Photos = photos(results.Papers)
		r.Figures = r.Story.FiguresOf(programme.ValuesOf(results.Project, results.Sheets, results.Today))
		return nil
	})
	return r, err
}

// photos are the pictures among papers.
func photos(all []programme.Paper) (pictures []programme.Paper) {
	for _, p := range all {
		if p.File.Type == programme.FileJPEG || p.File.Type == programme.FilePNG {
			pictures = append(pictures, p)
		}
	}
	return pictures
}

// SaveStory writes a story (ID 0: a new one), with a new photo where there is
// one.
func (s *Store) SaveStory(ctx context.Context, u programme.User, y programme.Story, photo *Evidence) (saved programme.Story, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		saved, err = tx.saveStory(u, y, photo)
		return err
	})
	return saved, err
}

func (tx *Tx) saveStory(u programme.User, y programme.Story, photo *Evidence) (programme.Story, error) {
	if err := u.Require(programme.WriteStories); err != nil {
		return y, err
	}
	old := programme.Story{Project: y.Project, State: programme.StoryDraft, AuthorID: u.ID, AuthorName: u.Name}
	var err error
	if y.ID != 0 {
		if old, err = tx.story(u, y.ID); err != nil {
			return y, err
		}
		if !old.Writable() {
			return y, programme.Refuse(programme.Conflict, "", "Câu chuyện nay ở tình trạng “%s” nên không sửa được. Trả lại hoặc thôi công bố trước khi sửa.", old.State.Label())
		}
	}
	known, err := tx.results(u, old.Project.ID)
	if err != nil {
		return y, err
	}
	if err := known.Project.MayRecord(u, 0); err != nil {
		return y, err
	}
	if photo != nil {
		paper, err := tx.addEvidence(u, known.Project, "Ảnh của câu chuyện kết quả", *photo)
		if err != nil {
			return y, err
		}
		known.Papers, y.PhotoID = append(known.Papers, paper), paper.ID
	}
	if err := y.Check(photos(known.Papers), known.Today); err != nil {
		return y, err
	}
	y.Project, y.State, y.AuthorID, y.AuthorName = known.Project, old.State, u.ID, u.Name
	y.DecidedBy, y.DecidedOn, y.Remark = old.DecidedBy, old.DecidedOn, old.Remark
	if y, err = tx.writeStory(y); err != nil {
		return y, err
	}
	return y, tx.saved(u, programme.SStory, y.ID, y.Project.ProgrammeID, y.Title, old.ID, old.Fields(), y.Fields())
}

// writeStory writes a story as it is given, as its next version.
func (tx *Tx) writeStory(y programme.Story) (programme.Story, error) {
	var figures []string
	for _, i := range y.Figures {
		figures = append(figures, string(i))
	}
	seen := y.Version
	y.Version, y.UpdatedAt = seen+1, tx.now
	args := []any{y.Project.ID, y.Title, y.Text, y.Quote, y.QuotedBy, y.PhotoID, y.PhotoText, strings.Join(figures, " "), y.ConsentOn, y.ConsentBy, y.ConsentNote,
		y.State, y.AuthorID, y.AuthorName, y.DecidedBy, y.DecidedOn, y.Remark, y.Version, y.UpdatedAt}
	if y.ID == 0 {
		err := tx.row("", `INSERT INTO stories (project_id, title, body, quote, quoted_by, photo_id, photo_text, figures, consent_on, consent_by, consent_note,
			state, author_id, author_name, decided_by, decided_on, remark, version, updated_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING id`, args, &y.ID)
		return y, err
	}
	return y, tx.update(`UPDATE stories SET project_id = $1, title = $2, body = $3, quote = $4, quoted_by = $5, photo_id = $6, photo_text = $7, figures = $8,
		consent_on = $9, consent_by = $10, consent_note = $11, state = $12, author_id = $13, author_name = $14, decided_by = $15, decided_on = $16, remark = $17,
		version = $18, updated_at = $19 WHERE id = $20 AND version = $21`, append(args, y.ID, seen)...)
}

// DecideStory takes a step with a story: hands it in, publishes it, gives it
// back, takes it back.
func (s *Store) DecideStory(ctx context.Context, u programme.User, id, version int64, act programme.StoryAct, note string) (y programme.Story, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		if y, err = tx.story(u, id); err != nil {
			return err
		}
		y.Version = version
		done, err := y.Take(act, u, note, programme.DayOf(tx.now))
		if err != nil {
			return err
		}
		if y, err = tx.writeStory(y); err != nil {
			return err
		}
		if act == programme.StorySubmit {
			if err := tx.tell(y.Project, y.SubmittedTelling(u)); err != nil {
				return err
			}
		}
		return tx.record(u, programme.Event{
			Subject: programme.SStory, SubjectID: y.ID, ProgrammeID: y.Project.ProgrammeID, Action: "story", Title: y.Title, Note: done,
		})
	})
	return y, err
}
