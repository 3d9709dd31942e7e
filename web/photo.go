package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) photoRoutes() []route {
	return []route{
		{"POST /projects/{id}/matters/{mid}/photos", uploads, s.photoCreate},
		{"GET /projects/{id}/photos/{photo}/{size}", reads, s.photoShow},
		{"POST /projects/{id}/photos/{photo}/drop", writes, s.photoDrop},
	}
}

func photosPath(m programme.Matter) string { return matterPath(m) + "/photos" }

func photoPath(p programme.Photo, size store.PhotoSize) string {
	return projectPath(p.ProjectID) + "/photos/" + number(p.ID) + "/" + string(size)
}

// photoView is the photos of a matter with what the user may do with them.
type photoView struct {
	Matter   programme.Matter
	Photos   []programme.Photo
	MayAdd   bool
	Machines []programme.Machine // of the project, to say which one a photo shows
	Back     string              // the page that it stands on: "minutes", "" for the matter's own
	Usual    programme.PhotoOf
	UserID   int64
	Form     recordForm
}

// photosOf loads the photos of a matter.
func (s *Server) photosOf(r *http.Request, u programme.User, p programme.Project, m programme.Matter) (v photoView, err error) {
	v = photoView{Matter: m, MayAdd: m.MayAddPhotos(p, u) == nil, UserID: u.ID, Usual: programme.PhotoScene}
	all, err := s.store.Photos(r.Context(), u, p.ID)
	if err != nil {
		return v, err
	}
	for _, one := range all {
		if one.MatterID == m.ID {
			v.Photos = append(v.Photos, one)
		}
	}
	if v.MayAdd {
		list, err := s.store.Machines(r.Context(), u, p.ID)
		v.Machines = list.Rows
		return v, err
	}
	return v, nil
}

// photoCreate adds photos to a matter, and goes back to the page that sent
// them.
func (s *Server) photoCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readPhotos(r)
	m, loadErr := s.matterOf(r, u)
	if loadErr != nil {
		return loadErr
	}
	f := &form{typed: sent.values}
	if err == nil && len(sent.photos) == 0 {
		err = programme.Refuse(programme.Invalid, "photos", "Chưa chọn ảnh nào. Bấm chọn ảnh hoặc chụp, rồi gửi.")
	}
	var saved []programme.Photo
	if err == nil {
		saved, err = s.store.AddPhotos(r.Context(), u, m.Project.ID, m.Matter.ID, sent.shown(programme.PhotoOf(f.text("of")), int(f.id("machine")), f.text("caption")))
	}
	back := matterPath(m.Matter)
	if f.text("back") == "minutes" {
		back += "/minutes"
	}
	if err == nil {
		return seeOther(w, r, back+"#photos", fmt.Sprintf("Đã thêm %d ảnh.", len(saved)))
	}
	if programme.KindOf(err) != programme.Invalid || f.text("back") == "minutes" {
		return err
	}
	return s.drawMatter(w, r, u, http.StatusUnprocessableEntity, m, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

// photoShow sends one picture of a photo: the original to be saved, the others,
// which carry nothing of what the camera wrote, to be looked at.
func (s *Server) photoShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	photo, err := strconv.ParseInt(r.PathValue("photo"), 10, 64)
	if err != nil {
		return programme.Refuse(programme.NotFound, "", "Không tìm thấy ảnh này.")
	}
	size := store.PhotoSize(r.PathValue("size"))
	p, content, err := s.store.PhotoPicture(r.Context(), u, id, photo, size)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", programme.FileJPEG.ContentType())
	h.Set("Cache-Control", "private, max-age=600")
	if size == store.PhotoOriginal {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q; filename*=UTF-8''%s", "anh-"+number(p.ID)+"."+string(p.File.Type), url.PathEscape(p.File.Name)))
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(content)
	return err
}

func (s *Server) photoDrop(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	photo, err := strconv.ParseInt(r.PathValue("photo"), 10, 64)
	if err != nil {
		return programme.Refuse(programme.NotFound, "", "Không tìm thấy ảnh này.")
	}
	p, err := s.store.DropPhoto(r.Context(), u, id, photo)
	if err != nil {
		return err
	}
	back := matterPath(programme.Matter{ID: p.MatterID, ProjectID: id})
	if readForm(r).text("back") == "minutes" {
		back += "/minutes"
	}
	return seeOther(w, r, back+"#photos", "Đã bỏ ảnh khỏi việc này. Tệp gốc vẫn được giữ.")
}

// photoFacts is where and when a photo was taken, as far as it says.
func photoFacts(p programme.Photo) (all []string) {
	if !p.File.Taken.IsZero() {
		all = append(all, "chụp "+programme.Moment(p.File.Taken))
	}
	if p.File.Place.Known {
		all = append(all, "tại "+p.File.Place.String())
	}
	if p.File.SHA256 != "" && p.File.Taken.IsZero() && !p.File.Place.Known {
		all = append(all, "ảnh không ghi giờ, nơi chụp")
	}
	if p.UserName != "" {
		all = append(all, p.UserName+" gửi "+programme.Moment(p.At))
	}
	return all
}

func photoKindOptions() (all []option) {
	for _, k := range programme.PhotoKinds {
		all = append(all, option{string(k), k.Label()})
	}
	return all
}

func (v photoView) machineOptions() []option {
	all := []option{{"0", "Không riêng máy nào"}}
	for i, m := range v.Machines {
		all = append(all, option{strconv.Itoa(i + 1), fmt.Sprintf("%d. %s", i+1, m.Title())})
	}
	return all
}
