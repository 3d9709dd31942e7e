package web

import "khuyencong/programme"

// needsOfPublished are the addresses of published records: like needsOfPublic, nothing
// personal stands at any of them.
var needsOfPublished = map[string]programme.Action{
	"GET /public/projects":                   anyone,
	"GET /public/projects/{id}":              anyone,
	"GET /public/results":                    anyone,
	"GET /public/policy":                     anyone,
	"GET /public/stories":                    anyone,
	"GET /public/stories/{id}":               anyone,
	"GET /public/stories/{id}/photo":         anyone,
	"GET /public/data":                       anyone,
	"GET /public/data/{id}/{file}":           anyone,
	"GET /api/{rest...}":                     anyone,
	"GET /api/v1":                            anyone,
	"GET /api/v1/openapi.json":               anyone,
	"GET /api/v1/programmes":                 anyone,
	"GET /api/v1/programmes/{id}":            anyone,
	"GET /api/v1/programmes/{id}/evaluation": anyone,
	"GET /api/v1/projects":                   anyone,
	"GET /api/v1/projects/{id}":              anyone,
	"GET /api/v1/establishments":             anyone,
	"GET /api/v1/establishments/{id}":        anyone,
	"GET /api/v1/contents":                   anyone,
	"GET /api/v1/places":                     anyone,
}
