package sample

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// record is a project of the plan of last year, which was approved on paper
// before the office began to use the program: taken over with its stage.
type record struct {
	code, content, tale, title string // code without its year: "DP-01"
	stage                      programme.Stage
	money                      money
	outcomes                   []programme.Outcome
}

var officeRecords = []record{
	{"QG-01", "KC3a", "Thủy Tề", "Xây dựng mô hình trình diễn kỹ thuật cấp đông tôm bằng băng chuyền IQF", programme.Underway,
		money{support: 900_000, cash: 2_100_000, loan: 1_500_000, pledge: 3_600_000}, []programme.Outcome{jobs(25, unknown), income(7_500, unknown)}},
	{"QG-02", "KC3e", "Chim Lạc", "Hỗ trợ ứng dụng dây chuyền ép viên thức ăn thủy sản", programme.Completed,
		money{support: 450_000, cash: 1_300_000, loan: 600_000, pledge: 1_900_000}, []programme.Outcome{jobs(12, 14), income(7_000, 7_200), output(18_000, 19_500)}},
	{"DP-01", "KC3c", "Cá Ông", "Hỗ trợ ứng dụng máy sấy cá bằng năng lượng mặt trời", programme.Completed,
		money{support: 160_000, cash: 340_000, pledge: 340_000}, []programme.Outcome{jobs(5, 5), income(5_500, 5_600)}},
	{"DP-02", "KC3c", "Áo Tàng Hình", "Hỗ trợ ứng dụng máy trải, cắt vải tự động", programme.Completed,
		money{support: 220_000, cash: 520_000, loan: 200_000, saved: 8_000, pledge: 700_000}, []programme.Outcome{jobs(15, 18), income(6_200, 6_500)}},
	{"DP-03", "KC3c", "Mỵ Nương", "Hỗ trợ ứng dụng máy gọt, cắt trái cây", programme.Completed,
		money{support: 95_000, cash: 160_000, pledge: 150_000}, []programme.Outcome{jobs(4, 4), output(800, 950)}},
	{"DP-04", "KC3c", "Gươm Thần", "Hỗ trợ ứng dụng máy cắt plasma CNC trong đóng ghe", programme.Underway,
		money{support: 180_000, cash: 420_000, pledge: 400_000}, []programme.Outcome{jobs(4, unknown)}},
	{"DP-05", "KC4e", "Người Mẹ Lúa", "Hỗ trợ xây dựng, đăng ký nhãn hiệu bánh gạo", programme.Underway,
		money{support: 30_000, cash: 35_000, pledge: 35_000}, nil},
	{"DP-06", "KC3c", "Rùa Vàng", "Hỗ trợ ứng dụng máy bế hộp tự động", programme.Approved,
		money{support: 280_000, cash: 900_000, loan: 400_000, pledge: 1_200_000}, []programme.Outcome{jobs(10, unknown), income(6_800, unknown)}},
	{"DP-07", "KC3c", "Ba Lưỡi Rìu", "Hỗ trợ ứng dụng máy chà nhám thùng", programme.Stopped,
		money{support: 90_000, cash: 150_000, pledge: 140_000}, nil},
	{"KH-01", "KC6a", "", "Tuyên truyền chính sách khuyến công trên truyền hình", programme.Completed,
		money{support: 88_000}, nil},
}

// saveRecords takes over the projects of last year's plans.
func (o *office) saveRecords(ctx context.Context) error {
	for i, r := range officeRecords {
		o.clock(o.ago(114), i)
		p, err := o.record(r).project()
		if err != nil {
			return err
		}
		p.ProgrammeID, p.Recorded, p.Place = o.programmeID, true, o.placeOf(r.tale)
		p.Establishment.ID = o.establishments[r.tale]
		if _, err := o.store.SaveProject(ctx, o.users["chuyen.vien2"], p); err != nil {
			return fmt.Errorf("sample record %s: %w", r.code, err)
		}
	}
	return nil
}

// record is the record as the older sample writes one.
func (o *office) record(r record) row {
	return row{code: o.codeOf(r.code, o.planYear-1), content: r.content, tale: r.tale, title: r.title, money: r.money, outcomes: r.outcomes, stage: r.stage}
}

// codeOf puts the year into a code: "DP-01" of 2027 is "DP-2027-01".
func (o *office) codeOf(code string, year int) string {
	return fmt.Sprintf("%s-%d-%s", code[:2], year, code[3:])
}

// placeOf is where an establishment of the sample produces; the city where the
// centre works for many.
func (o *office) placeOf(tale string) programme.PlaceRef {
	for _, f := range firms {
		if f.tale == tale {
			return o.places[f.place]
		}
	}
	return o.places[newCity]
}
