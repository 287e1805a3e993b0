package main

import (
	"bytes"
	"fmt"
	"math"
)

// The plot in pixels.
const (
	plotWidth, plotHeight   = 720, 360
	plotLeft, plotRight     = 60, 20
	plotTop, plotBottom     = 30, 50
	plotLimit               = 2.0 // the bound on growth that the dashed line shows
	plotInk, plotGrey       = "#222", "#999"
	plotFont, plotSmallFont = 13, 11
)

// colour of the k-th line.
func colour(k int) string { return []string{"#1b6ca8", "#c1440e", "#3b7d3b"}[k%3] }

// scalePlot draws processor time per report over the reports in the store, a line an engine, each with a dashed line at
// twice its first value.
func scalePlot(runs []scale) []byte {
	var b bytes.Buffer
	most, reports := 1.0, 1
	for i := range runs {
		for k := range runs[i].steps {
			most = max(most, runs[i].perReport(k), plotLimit*runs[i].perReport(0))
			reports = max(reports, runs[i].steps[k].reports)
		}
	}
	unit := math.Pow(10, math.Floor(math.Log10(most)))
	top := math.Ceil(most/unit) * unit
	x := func(n int) float64 {
		return plotLeft + float64(n)/float64(reports)*(plotWidth-plotLeft-plotRight)
	}
	y := func(ms float64) float64 { return plotHeight - plotBottom - ms/top*(plotHeight-plotTop-plotBottom) }
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="%d" fill="%s">`+"\n", plotWidth, plotHeight, plotFont, plotInk)
	fmt.Fprintf(&b, `<title>Processor time per report while a store grows</title><rect width="%d" height="%d" fill="#fff"/>`+"\n", plotWidth, plotHeight)
	for k := range 6 {
		ms, n := top*float64(k)/5, reports*k/5
		fmt.Fprintf(&b, `<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="#ddd"/><text x="%d" y="%.1f" text-anchor="end" font-size="%d">%.3g</text>`+"\n",
			plotLeft, plotWidth-plotRight, y(ms), y(ms), plotLeft-8, y(ms)+4, plotSmallFont, ms)
		fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle" font-size="%d">%d</text>`+"\n", x(n), plotHeight-plotBottom+18, plotSmallFont, n)
	}
	fmt.Fprintf(&b, `<text x="%d" y="18">ms of processor time per report, import and fusion</text><text x="%d" y="%d" text-anchor="end">reports in the store</text>`+"\n",
		plotLeft, plotWidth-plotRight, plotHeight-10)
	for i := range runs {
		r, limit := &runs[i], plotLimit*runs[i].perReport(0)
		fmt.Fprintf(&b, `<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="%s" stroke-dasharray="5 4"/><text x="%.1f" y="%.1f" font-size="%d" fill="%s">%s: twice the first</text>`+"\n",
			x(0), x(reports), y(limit), y(limit), colour(i), x(0)+6, y(limit)-5, plotSmallFont, colour(i), r.engine)
		fmt.Fprintf(&b, `<polyline fill="none" stroke-width="2" stroke="%s" points="`, colour(i))
		for k := range r.steps {
			fmt.Fprintf(&b, "%.1f,%.1f ", x(r.steps[k].reports), y(r.perReport(k)))
		}
		last := len(r.steps) - 1
		fmt.Fprintf(&b, `"/><text x="%.1f" y="%.1f" text-anchor="end" fill="%s">%s</text>`+"\n", x(reports), y(r.perReport(last))-7, colour(i), r.engine)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}
