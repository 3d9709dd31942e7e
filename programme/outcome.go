package programme

// Outcome is what one project promised and reached of an indicator, as its
// dossier or the old books have it. What was measured since is a Reading.
type Outcome struct {
	Indicator Indicator
	Promised  Quantity
	Actual    Quantity
}
