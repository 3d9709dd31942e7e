package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"

	"khuyencong/photo"
	"khuyencong/programme"
)

// sentPhotos is a form with photos.
type sentPhotos struct {
	values url.Values
	photos []programme.PhotoFile
}

// shown says the same of all photos that were sent.
func (p sentPhotos) shown(of programme.PhotoOf, machine int, caption string) (all []programme.Photo) {
	for _, f := range p.photos {
		all = append(all, programme.Photo{Of: of, Machine: machine, Caption: caption, File: f})
	}
	return all
}

// readPhotos reads a form with photos into memory, which the route bounds, and
// reads each photo. What was typed is there also where a photo is refused.
func readPhotos(r *http.Request) (p sentPhotos, err error) {
	p.values = url.Values{}
	defer func() {
		printable(p.values)
		r.PostForm, r.Form = p.values, r.URL.Query()
	}()
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		if err := r.ParseForm(); err != nil {
			return p, errBrokenForm
		}
		p.values = r.PostForm
		return p, nil
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return p, errBrokenForm
	}
	var refused []error
	for range 400 {
		part, err := parts.NextPart()
		if err == io.EOF {
			return p, errors.Join(refused...)
		}
		if err != nil {
			return p, photosTooLarge(err)
		}
		b, err := io.ReadAll(io.LimitReader(part, programme.MaxPhotoFile+1))
		switch {
		case err != nil:
			return p, photosTooLarge(err)
		case part.FileName() == "" && part.FormName() == "photos": // none was chosen
		case part.FileName() == "":
			p.values.Add(part.FormName(), string(b))
		case len(p.photos) == programme.MaxPhotosSent:
			refused = []error{programme.Refuse(programme.Invalid, "photos", "Mỗi lần gửi nhiều nhất %d ảnh. Gửi làm nhiều lần.", programme.MaxPhotosSent)}
		default:
			one, err := photo.Read(part.FileName(), b)
			if err != nil {
				refused = append(refused, err)
				continue
			}
			p.photos = append(p.photos, one)
		}
	}
	return p, errBrokenForm
}

func photosTooLarge(err error) error {
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return programme.Refuse(programme.Invalid, "photos", "Các ảnh gửi cùng lúc lớn hơn %d MB nên không được nhận. Gửi ít ảnh hơn mỗi lần.", maxUpload>>20)
	}
	return errBrokenForm
}
