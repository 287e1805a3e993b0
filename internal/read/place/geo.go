package place

import "math"

const earthRadiusKM = 6371.0088 // mean radius, IUGG

// project is the point reached from (lat, lon) after km kilometres on the great circle that leaves at bearing degrees.
func project(lat, lon, bearing, km float64) (float64, float64) {
	rad := math.Pi / 180
	d, b, p := km/earthRadiusKM, bearing*rad, lat*rad
	lat2 := math.Asin(math.Sin(p)*math.Cos(d) + math.Cos(p)*math.Sin(d)*math.Cos(b))
	lon2 := lon*rad + math.Atan2(math.Sin(b)*math.Sin(d)*math.Cos(p), math.Cos(d)-math.Sin(p)*math.Sin(lat2))
	return round5(lat2 / rad), round5(math.Mod(lon2/rad+540, 360) - 180)
}

// Distance is the great-circle distance in kilometres.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	sinLat, sinLon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := sinLat*sinLat + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sinLon*sinLon
	return 2 * earthRadiusKM * math.Asin(math.Sqrt(min(1, h)))
}

// middle is the point half-way on the great circle.
func middle(lat1, lon1, lat2, lon2 float64) (float64, float64) {
	rad := math.Pi / 180
	p1, p2, dl := lat1*rad, lat2*rad, (lon2-lon1)*rad
	bx, by := math.Cos(p2)*math.Cos(dl), math.Cos(p2)*math.Sin(dl)
	lat := math.Atan2(math.Sin(p1)+math.Sin(p2), math.Hypot(math.Cos(p1)+bx, by))
	lon := lon1*rad + math.Atan2(by, math.Cos(p1)+bx)
	return round5(lat / rad), round5(math.Mod(lon/rad+540, 360) - 180)
}

func round5(v float64) float64 { return math.Round(v*1e5) / 1e5 }

// bearingOrder lists the sixteen winds clockwise from north.
const bearingOrder = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW"

// degrees of a bearing of sixteen; ok is false for any other word.
func degrees(bearing string) (deg float64, ok bool) {
	n, start := 0, 0
	for i := 0; i <= len(bearingOrder); i++ {
		if i < len(bearingOrder) && bearingOrder[i] != ' ' {
			continue
		}
		if bearingOrder[start:i] == bearing {
			return float64(n) * 22.5, true
		}
		n, start = n+1, i+1
	}
	return 0, false
}

// The radius of a placed expression is where about two in three of the places so described lie. For a distance and a
// bearing it was measured on places described as "N km DIRECTION of X" in encyclopedia articles (docs/places.md): half lie
// within 24 % of the stated distance, two thirds within 31 %. The others are conventions.
const (
	offsetShare   = 0.30 // of the distance, for "30 km south of X"
	offsetLeast   = 2.0  // km
	nearRadius    = 10.0 // "near X", "outside X"
	siteRadius    = 3.0  // an airport, a camp or a quarter placed only by its town
	offCoastReach = 50.0 // "off the coast of" a town
)

func offsetRadius(km float64) float64 { return math.Round(max(offsetLeast, offsetShare*km)) }

// townRadius is a rough reach of a built-up area from its population, between 2 and 20 km.
func townRadius(population int) float64 {
	return math.Round(min(20, max(2, math.Sqrt(float64(population))/100)))
}
