# What a person types to work on khuyencong. `make help` lists it.

# No C compiler anywhere: what is tested is what is shipped. The same flags for
# tests and builds let both use one build cache.
export CGO_ENABLED := 0
export GOFLAGS := $(strip $(GOFLAGS) -trimpath)

VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)
BUILD   := go build -buildvcs=false -ldflags "$(LDFLAGS)"
AXE     := e2e/node_modules/axe-core/axe.min.js
MAILPIT := bin/mailpit

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: build ## build, fill a new database with the sample, serve http://localhost:8080
	bin/khuyencong demo

.PHONY: office
office: build ## the same with an office at work: sign in as any of fourteen roles
	bin/khuyencong demo --office

.PHONY: build
build: ## build bin/khuyencong
	$(BUILD) -o bin/khuyencong ./cmd/khuyencong

.PHONY: generate
generate: ## write the Go code of the templ views
	go tool templ generate

# The tools are installed first, then npm has something to run with.
.PHONY: test
test: ## install what tests need, start a PostgreSQL, run every test, stop it
	scripts/test-tools
	$(MAKE) --no-print-directory $(AXE) $(MAILPIT)
	KHUYENCONG_FULL=1 scripts/with-postgres go test -count=1 -timeout=20m ./...

.PHONY: pictures
pictures: $(AXE) ## take the pictures of the documents anew, from the real program
	KHUYENCONG_FULL=1 KHUYENCONG_PICTURES=1 go test -count=1 -run TestPictures ./e2e

$(AXE): e2e/package-lock.json
	npm ci --prefix e2e --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The mail server of the tests, a module of its own; about a minute, once.
$(MAILPIT): mail/mailpit/go.sum
	go build -C mail/mailpit -o $(CURDIR)/$@ github.com/axllent/mailpit

.PHONY: check
check: check-modules check-format check-generated check-code check-cross ## all that needs no service: format, vet, staticcheck, architecture, builds

.PHONY: check-modules
check-modules:
	go mod verify

.PHONY: check-format
check-format:
	@wrong=$$(gofmt -l .); test -z "$$wrong" || { echo "Not formatted; run: gofmt -w $$wrong" >&2; exit 1; }

# Compared before and after, not with git: right in a tree with open work too.
.PHONY: check-generated
check-generated:
	@sums() { find . -name '*_templ.go' -not -path './e2e/node_modules/*' | LC_ALL=C sort | xargs -r sha256sum; }; \
	before=$$(sums); go tool templ generate || exit 1; after=$$(sums); \
	test "$$before" = "$$after" || { echo "Generated code was stale and is now renewed: look at it and commit it." >&2; exit 1; }

.PHONY: check-code
check-code:
	go vet ./...
	go tool staticcheck ./...
	go test -count=1 .

# One static file for each kind of machine an office has.
.PHONY: check-cross
check-cross:
	GOOS=linux GOARCH=amd64 $(BUILD) -o build/linux-amd64/khuyencong ./cmd/khuyencong
	GOOS=windows GOARCH=amd64 $(BUILD) -o build/windows-amd64/khuyencong.exe ./cmd/khuyencong
	@if ldd build/linux-amd64/khuyencong >/dev/null 2>&1; then echo "The Linux binary is not static." >&2; exit 1; fi
	@ls -l build/linux-amd64/khuyencong build/windows-amd64/khuyencong.exe

# Its own module: what we measure against is no dependency of the product.
.PHONY: bench
bench: ## measure pages, papers and checks against floors and peers of the same run
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; \
	then cd bench && ../scripts/with-postgres go run .; else cd bench && go run .; fi
