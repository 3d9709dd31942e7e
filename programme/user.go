package programme

// User is the person who acts. Until sign-in exists the program serves this
// machine alone and everybody at it is LocalUser.
type User struct {
	ID   int64
	Name string
}

// LocalUser is whoever sits at the machine that the program runs on.
var LocalUser = User{ID: 1, Name: "Người dùng tại máy"}
