// The measurements are a module of their own, so that what we measure against
// is no dependency of the product. See README.md.
module khuyencong/bench

go 1.26.0

require khuyencong v0.0.0

replace khuyencong => ..
