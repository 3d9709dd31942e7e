package sample

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"time"

	"khuyencong/photo"
	"khuyencong/programme"
)

// planSite plans what is seen of projects that are being carried out: progress
// reports, an inspection with photos and what came of it, an obstacle that the
// establishment told of.
func (o *office) planSite(context.Context) error {
	if !o.hasPlans() {
		return nil // without this year's plan nothing is carried out
	}
	o.on(o.ago(112), func(ctx context.Context) error {
		_, err := o.store.AddKnownInspectionPoints(ctx, o.users["so.lanh.dao"])
		return err
	})
	o.report("DP-41", "Tháng đầu (minh họa)", 52, 44, programme.ProgressReport{Done: "Đã ký hợp đồng mua máy, làm xong nền móng (minh họa).", Percent: 30, SpentSupport: thousands(48_000), SpentOwn: thousands(60_000), Ends: o.today.Plus(20)})
	o.report("DP-41", "Tháng thứ hai (minh họa)", 30, 19, programme.ProgressReport{
		Done: "Máy đã về, đang đấu điện (minh họa).", Percent: 65, SpentSupport: thousands(48_000), SpentOwn: thousands(120_000), Ends: o.today.Plus(25),
		ObstacleType: "site", Obstacle: "Điện ba pha chưa kéo đến xưởng, điện lực hẹn nhiều lần (minh họa)."})
	o.inspect()
	return nil
}

// report plans a period's report: asked for and sent so many working days ago,
// by the officer who helps the establishment, and accepted by another.
func (o *office) report(code, period string, asked, sent int, r programme.ProgressReport) {
	var m programme.Matter
	o.on(o.ago(asked), func(ctx context.Context) (err error) {
		m, err = o.store.OpenMatter(ctx, o.users["chuyen.vien"], programme.Matter{ProjectID: o.projects[o.codeOf(code, o.planYear-1)], Kind: programme.MatterProgress, About: period,
			Text: "Khối lượng, tiền đã chi, vướng mắc (minh họa)."}, programme.MatterEntry{})
		return err
	})
	o.on(o.ago(sent), func(ctx context.Context) (err error) {
		picture, err := o.picture("tien-do.jpg", o.ago(sent), len(r.Done))
		if err != nil {
			return err
		}
		r.MatterID, r.ProjectID = m.ID, m.ProjectID
		m, err = o.store.SendProgress(ctx, o.users["chuyen.vien2"], r, m.Version, []programme.Photo{{Of: programme.PhotoScene, Caption: "Xưởng (minh họa)", File: picture}})
		return err
	})
	o.on(o.ago(sent-2), func(ctx context.Context) (err error) {
		_, err = o.store.ActMatter(ctx, o.users["chuyen.vien"], m.ID, m.Version, programme.ActAccept, programme.MatterEntry{})
		return err
	})
}

// inspect plans one inspection: two things were found, one of which is mended
// and closed, the other is overdue.
func (o *office) inspect() {
	var visit programme.Matter
	found := make([]programme.Matter, 2)
	o.on(o.ago(18), func(ctx context.Context) (err error) {
		visit, err = o.store.OpenMatter(ctx, o.users["chuyen.vien"], programme.Matter{ProjectID: o.projects[o.codeOf("DP-41", o.planYear-1)], Kind: programme.MatterVisit, Type: "during",
			Text: "Xem máy, đối chiếu số máy, chứng từ; cùng cán bộ xã (minh họa)."}, programme.MatterEntry{Due: o.ago(15)})
		return err
	})
	o.on(o.ago(15), func(ctx context.Context) (err error) {
		for i, m := range []programme.Matter{
			{Type: "machine", Text: "Số máy trên nhãn chưa có trong danh mục máy (minh họa).", Blocking: true}, {Type: "safety", Text: "Chưa che chắn trục quay của máy (minh họa).", Blocking: true},
		} {
			m.Kind, m.ProjectID, m.RaisedIn = programme.MatterFinding, visit.ProjectID, visit.ID
			found[i], err = o.store.OpenMatter(ctx, o.users["chuyen.vien"], m, programme.MatterEntry{Owner: programme.FindingOwner{Role: programme.RoleCentreOfficer, ID: o.users["chuyen.vien2"].ID}, Due: o.ago(15 - 10*(i+1)/2)})
			if err != nil {
				return err
			}
		}
		return o.minutes(ctx, visit)
	})
	o.on(o.ago(12), func(ctx context.Context) (err error) {
		found[0], err = o.store.ActMatter(ctx, o.users["chuyen.vien2"], found[0].ID, found[0].Version, programme.ActFix, programme.MatterEntry{Note: "Đã ghi số máy vào danh mục theo ảnh nhãn máy (minh họa)."})
		return err
	})
	o.on(o.ago(10), func(ctx context.Context) (err error) {
		_, err = o.store.ActMatter(ctx, o.users["chuyen.vien"], found[0].ID, found[0].Version, programme.ActSolve, programme.MatterEntry{Note: "Danh mục đã có số máy, khớp với ảnh nhãn máy (minh họa)."})
		return err
	})
}

// minutes writes and concludes the minutes of the visit.
func (o *office) minutes(ctx context.Context, visit programme.Matter) error {
	u := o.users["chuyen.vien"]
	plate, err := o.picture("nhan-may.jpg", o.ago(15), 7)
	if err != nil {
		return err
	}
	if _, err = o.store.AddPhotos(ctx, u, visit.ProjectID, visit.ID, []programme.Photo{{Of: programme.PhotoPlate, Machine: 1, Caption: "Nhãn máy (minh họa)", File: plate}}); err != nil {
		return err
	}
	r, err := o.store.Inspection(ctx, u, visit.ProjectID, visit.ID)
	if err != nil {
		return err
	}
	i := r.Inspection
	i.Number, i.Held = "12/BB-TTKC", o.ago(15)
	b := &i.Body
	b.From, b.Until, b.Where = "8 giờ 30", "10 giờ 15", "Xưởng của cơ sở (minh họa)"
	b.Work, b.Percent, b.Conclusion = "Máy đã về xưởng, nền móng xong, đang đấu điện (minh họa).", "65", "Thực hiện đúng nội dung; khắc phục hai tồn tại rồi chạy thử (minh họa)."
	b.Said = "Thống nhất với đoàn kiểm tra (minh họa)."
	b.Members = slices.DeleteFunc(b.Members, func(m programme.InspectionMember) bool { return m.Side == programme.SideEstablishment })
	b.Members = append(b.Members, programme.InspectionMember{Side: programme.SideCentre, Name: u.Name, Title: u.PostTitle},
		programme.InspectionMember{Side: programme.SideCommune, Name: o.users["xa.ke.sach"].Name, Title: o.users["xa.ke.sach"].PostTitle},
		programme.InspectionMember{Side: programme.SideEstablishment, Name: "Kim Văn Trống", Title: "Chủ cơ sở (minh họa)"})
	for n, point := range b.Points {
		b.Points[n].Answer = programme.SeenYes
		if point.Code == "an_toan" {
			b.Points[n].Answer, b.Points[n].Remark = programme.SeenNo, "Trục quay chưa có tấm che (minh họa)."
		}
	}
	for n := range b.Machines {
		b.Machines[n].Serial, b.Machines[n].Run = "DT63-2026-0418", programme.SeenNone
		b.Machines[n].Note = "Chưa có điện ba pha nên chưa chạy thử (minh họa)."
	}
	_, err = o.store.SaveInspection(ctx, u, i, true)
	return err
}

// picture draws a small picture that says that it is drawn: no photo of a place
// that there is.
func (o *office) picture(name string, day programme.Day, shape int) (programme.PhotoFile, error) {
	p := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for y := range 480 {
		for x := range 640 {
			c := color.RGBA{uint8(170 + y/8), uint8(190 + x/16), 210, 255}
			switch {
			case y > 360:
				c = color.RGBA{120, 110, 100, 255} // the floor
			case x > 120+shape*3 && x < 360+shape*3 && y > 180:
				c = color.RGBA{40, uint8(90 + shape), 140, 255} // the machine
			case x > 420 && x < 600 && y > 60+shape*2 && y < 200+shape*2:
				c = color.RGBA{240, 236, 220, 255} // its plate
			}
			p.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		return programme.PhotoFile{}, err
	}
	f, err := photo.Read(name, b.Bytes())
	f.Taken = time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), 2, 15, 0, 0, time.UTC)
	f.Place = programme.PhotoPlace{Known: true, Latitude: 97_690, Longitude: 1_059_850}
	return f, err
}
