// Okabe and Ito.
const inks = {
  blue: "#0072b2", vermilion: "#d55e00", green: "#009e73", purple: "#b0539a", orange: "#e69f00",
  sky: "#3fa7dc", black: "#1d2733", grey: "#7b8794", white: "#ffffff",
};

const edge = { color: "#1d2733", width: 1 };

// 1, 2 or 5 times a power of ten.
function round(step) {
  const decade = 10 ** Math.floor(Math.log10(step));
  return decade * [1, 2, 5, 10].find(digit => digit * decade >= step);
}

const draw = {
  line: t => ({
    type: "scatter", mode: t.dots ? "lines+markers" : "lines", x: t.x, y: t.y, opacity: t.opacity,
    line: { color: inks[t.ink], width: t.width, dash: t.dash, simplify: false },
    marker: { color: inks[t.ink], size: t.dots, line: { color: "#ffffff", width: t.dots > 5 ? 1 : 0 } },
  }),

  points: t => ({
    type: "scatter", mode: t.labels ? "markers+text" : "markers", x: t.x, y: t.y, opacity: t.opacity,
    marker: {
      color: inks[t.ink], size: t.size, symbol: t.symbol,
      line: t.size < 6 ? { width: 0 } : t.ink === "black" ? { color: "#ffffff", width: 1 } : edge,
    },
    text: t.labels, textposition: t.labelPosition, textfont: { ...font, size: 12.5, weight: 600 },
  }),

  // Pieces of two points each, parted by gaps; only the second point has a head.
  arrows: t => ({
    type: "scatter", mode: "lines+markers",
    x: t.from.flatMap((a, i) => [a[0], t.to[i][0], null]), y: t.from.flatMap((a, i) => [a[1], t.to[i][1], null]),
    line: { color: inks[t.ink], width: t.width, dash: t.dash },
    marker: { color: inks[t.ink], symbol: "arrow", angleref: "previous", size: t.from.flatMap(() => [0, 7 + 2 * t.width, 0]), line: { width: 0 } },
    hoverinfo: "skip",
  }),

  bars: t => ({ type: "bar", x: t.x, y: t.y, marker: { color: inks[t.ink] } }),

  contours: (t, isNarrow) => {
    const { x, y, z } = data.surfaces[t.surface];
    const values = z.flat().filter(value => value !== null);
    const low = values.reduce((a, b) => Math.min(a, b)), high = t.top ?? values.reduce((a, b) => Math.max(a, b));
    const size = t.every ?? round((high - low) / 12);
    const start = Math.ceil(low / size) * size;
    return {
      type: t.isStepped ? "heatmap" : "contour", x, y, z, colorscale: heights, zmin: low, zmax: high, zauto: false,
      ...(!t.isStepped && {
        contours: { start: start === low ? start + size : start, end: high, size },
        line: { width: 0.6, color: "rgba(50,70,95,0.4)" },
      }),
      showscale: t.hasScale,
      colorbar: { title: { text: isNarrow ? "" : t.quantity, side: "right" }, thickness: isNarrow ? 8 : 10, ...(t.isStepped ? { dtick: t.every } : { nticks: 6 }), len: 1.02, outlinewidth: 0, x: 1.02, xpad: 0, tickfont: { size: 11 } },
      hovertemplate: `%{x:.3g}, %{y:.3g}<br>${t.quantity} %{z:.4g}<extra></extra>`,
    };
  },
};

function side(axis, values) {
  const range = axis.from === null ? null : [axis.from, axis.to];
  if (!axis.isLogarithmic) return { type: "linear", ...(range && { range }) };
  const shown = values.filter(value => value > 0);
  const decades = Math.log10(range ? axis.to / axis.from : Math.max(...shown) / Math.min(...shown));
  return {
    type: "log", exponentformat: "power", ...(range && { range: range.map(Math.log10) }),
    // A number at each decade is too many for long axes, and too few for short ones.
    ...(decades > 1.5 && { dtick: Math.ceil(decades / 8) }),
  };
}

function show(panel) {
  const isNarrow = panel.clientWidth < 420;
  const plot = data.plots[panel.dataset.plot];
  const traces = plot.traces.map(t => ({ ...draw[t.kind](t, isNarrow), name: t.name ?? "", showlegend: t.name != null }));
  const named = plot.traces.some(t => t.name != null);
  const bars = plot.traces.some(t => t.kind === "bars"), map = plot.traces.some(t => t.kind === "contours"), scale = plot.traces.some(t => t.hasScale);
  const along = key => plot.traces.flatMap(t => t[key] ?? []);
  Plotly.newPlot(panel, traces, layout(
    plot.x.title, { ...side(plot.x, along("x")), ...(map && { showgrid: false }) },
    plot.y.title, { ...side(plot.y, along("y")), ...(map && { showgrid: false }), ...(plot.isTrueToScale && { scaleanchor: "x", constrain: "domain" }) },
    {
      height: plot.isWide ? 480 : 400,
      margin: { l: 66, r: !scale ? 22 : isNarrow ? 52 : 74, t: 8, b: 46 },
      showlegend: named,
      legend: { orientation: "h", x: 0, xanchor: "left", y: 1.02, yanchor: "bottom", font: { size: 12 }, bgcolor: "rgba(0,0,0,0)", itemwidth: 30 },
      ...(bars && { bargap: 0.25 }),
    }), { responsive: true, displayModeBar: false });
}

// One after the other, so that the page can be read and scrolled meanwhile.
const waiting = [...document.querySelectorAll(".plot")];
function showNext() {
  const panel = waiting.shift();
  if (!panel) return;
  show(panel);
  setTimeout(showNext);
}
showNext();
