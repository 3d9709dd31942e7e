package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"khuyencong/programme"
)

// normPreviewPage is the step between the form of a norm and its saving: which
// projects that are not approved it would change.
type normPreviewPage struct {
	Info    pageInfo
	Action  string
	Preview programme.NormPreview
	Shown   []programme.NormEffect
	Typed   []option // every value of the form, to be sent again
	Reads   bool     // the user reads projects; else only their codes and amounts are shown
}

// shownEffects bounds the table; the sentence above it counts all.
const shownEffects = 200

func (s *Server) drawNormPreview(w http.ResponseWriter, r *http.Request, u programme.User, f *form, preview programme.NormPreview) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := normPreviewPage{
		Info:   s.info(w, r, of, navProgrammes, "Ảnh hưởng của định mức", crumb{"Chương trình", "/programmes"}, crumb{"Định mức hỗ trợ", "/norms"}),
		Action: normFormPage{ID: preview.Norm.ID}.action(), Preview: preview, Shown: preview.Changed[:min(len(preview.Changed), shownEffects)], Reads: u.May(programme.ReadRecords) && u.Scope.Whole(),
	}
	for name := range f.typed {
		if name != "step" {
			p.Typed = append(p.Typed, option{name, f.typed.Get(name)})
		}
	}
	slices.SortFunc(p.Typed, func(a, b option) int {
		if a.Value < b.Value {
			return -1
		}
		return 1
	})
	return render(w, r, http.StatusOK, normPreviewView(p))
}

// normEffectWords is what saving changes, in a sentence.
func normEffectWords(v programme.NormPreview) string {
	if len(v.Changed) == 0 {
		return "Không đề án chưa duyệt nào thay đổi mức tối đa."
	}
	say := fmt.Sprintf("Áp dụng từ %s: %d đề án chưa duyệt thay đổi mức tối đa", v.Norm.From, len(v.Changed))
	switch {
	case v.Above == 0:
		return say + ", không đề án nào có số đề nghị vượt mức mới."
	case v.Newly == v.Above:
		return say + fmt.Sprintf(", %d đề án trở thành vượt mức.", v.Above)
	}
	return say + fmt.Sprintf(", %d đề án vượt mức mới, trong đó %d đề án trước đây chưa vượt.", v.Above, v.Newly)
}

// ceilingText is a ceiling in a table, in triệu đồng.
func ceilingText(c programme.Ceiling) string {
	if !c.Known {
		return "chưa có"
	}
	return c.Amount.MillionsFixed()
}

func normEffectPath(e programme.NormEffect) string {
	return "/projects/" + strconv.FormatInt(e.Project.ID, 10)
}
