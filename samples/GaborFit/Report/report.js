// Hues that people with colour-blindness tell apart (Okabe and Ito); the shapes say the same again.
// SGD comes first, because its scribble must lie below the others.
const looks = {
  "SGD": { color: "#d55e00", symbol: "square", size: 13, path: 1.3, curve: 1.2, fit: 10, opacity: 0.75, fitOpacity: 0.45 },
  "Gradient descent": { color: "#0072b2", symbol: "circle", size: 10, path: 3, curve: 2.4, fit: 6, opacity: 1, fitOpacity: 1 },
  "Adam": { color: "#009e73", symbol: "diamond", size: 7, path: 3, curve: 2.4, fit: 1.8, opacity: 1, fitOpacity: 1 },
};

// `meta` names the method that a trace belongs to: the legend finds it by that.
const curve = (run, x, y, width, more) => ({
  type: "scatter", mode: "lines", meta: run.method, x, y,
  line: { color: looks[run.method].color, width, simplify: false }, opacity: looks[run.method].opacity, ...more,
});

const marker = (x, y, marker, label, more) => ({
  type: "scatter", mode: "markers", x: [x], y: [y], marker,
  hovertemplate: `${label}<br>φ₀ %{x:.4f}<br>φ₁ %{y:.4f}<extra></extra>`, ...more,
});

const runsFrom = start => Object.keys(looks).map(method => data.runs.find(run => run.start === start.name && run.method === method));

const plots = {
  surface(start) {
    const { phi0, phi1, loss, highest } = data.surface;
    const contour = {
      type: "contour", x: phi0, y: phi1, z: loss,
      colorscale: heights,
      contours: { start: 1, end: highest, size: 1 },
      line: { width: 0.6, color: "rgba(50,70,95,0.4)" },
      colorbar: { title: { text: "loss", side: "top" }, thickness: 10, len: 1.04, outlinewidth: 0, x: 1.02, xpad: 0 },
      hovertemplate: "φ₀ %{x:.2f}<br>φ₁ %{y:.2f}<br>loss %{z:.3f}<extra></extra>",
    };
    const star = marker(data.minimum.phi0, data.minimum.phi1,
      { symbol: "star", size: 24, color: "#ffd23f", line: { color: "#1d2733", width: 1.2 } }, "global minimum");
    const paths = runsFrom(start).flatMap(run => {
      const { path, symbol, size, color } = looks[run.method];
      return [
        curve(run, run.phi0, run.phi1, path, {
          text: run.steps.map(String),
          hovertemplate: `${run.method}, step %{text}<br>φ₀ %{x:.3f}<br>φ₁ %{y:.3f}<extra></extra>`,
        }),
        marker(run.phi0.at(-1), run.phi1.at(-1),
          { symbol, size, color, line: { color: "#ffffff", width: 1 } }, `${run.method} ends here`, { meta: run.method }),
      ];
    });
    const origin = marker(start.phi0, start.phi1,
      { symbol: "circle", size: 12, color: "#ffffff", line: { color: "#1d2733", width: 2 } }, "start");
    return [[contour, star, ...paths, origin], layout(
      "offset φ₀", { range: [phi0[0], phi0.at(-1)], showgrid: false },
      "frequency φ₁", { range: [phi1[0], phi1.at(-1)], showgrid: false },
      { height: 440 })];
  },

  loss(start) {
    const traces = runsFrom(start).map(run => curve(run,
      // Step 0 has no place on a logarithmic axis, and neither has a loss that equals the minimum to the last bit.
      run.steps.slice(1), run.loss.slice(1).map(value => Math.max(value - data.minimum.loss, 1e-16)), looks[run.method].curve,
      { hovertemplate: `${run.method}, step %{x}<br>%{y:.2e} above the minimum<extra></extra>` }));
    const last = Math.max(...data.runs.map(run => run.steps.at(-1)));
    return [traces, layout(
      "step", { type: "log", range: [0, Math.log10(last)], dtick: 1 },
      "loss above the minimum", { type: "log", range: [-12.5, 2], dtick: 2, exponentformat: "power" },
      { margin: { l: 72, r: 14, t: 8, b: 50 } })];
  },

  fit(start) {
    const points = {
      type: "scatter", mode: "markers", x: data.points.x, y: data.points.y,
      marker: { size: 7, color: "#1d2733", opacity: 0.8 },
      hovertemplate: "x %{x}<br>y %{y}<extra></extra>",
    };
    // Each narrower than the one below and, from the second on, edged in white: coinciding curves show as stripes.
    const curves = runsFrom(start).flatMap((run, i) => {
      const { fit, fitOpacity } = looks[run.method];
      const drawn = curve(run, data.fit.x, run.fit, fit, {
        opacity: fitOpacity,
        hovertemplate: `${run.method}<br>x %{x:.2f}<br>f %{y:.3f}<extra></extra>`,
      });
      const edge = { ...drawn, line: { ...drawn.line, color: "#ffffff", width: fit + 1.6 }, hoverinfo: "skip", hovertemplate: null };
      return i === 0 ? [drawn] : [edge, drawn];
    });
    return [[...curves, points], layout(
      "x", { range: [data.fit.x[0], data.fit.x.at(-1)] },
      "y", { range: [-1.2, 1.2] })];
  },
};

const drawing = (width, shape) => `<svg width="${width}" height="18" viewBox="0 0 ${width} 18" aria-hidden="true">${shape}</svg>`;

// What else, besides the methods, can be seen in a plot.
const marks = {
  surface: [
    [drawing(18, '<circle cx="9" cy="9" r="5.5" fill="#fff" stroke="#1d2733" stroke-width="2"/>'), "start"],
    [drawing(20, '<path d="M10 0l2.6 6.3 6.7.5-5.1 4.4 1.6 6.6L10 14.3l-5.8 3.5 1.6-6.6L.7 6.8l6.7-.5z" fill="#ffd23f" stroke="#1d2733"/>'), "global minimum"],
  ],
  loss: [],
  fit: [[drawing(18, '<circle cx="9" cy="9" r="4" fill="#1d2733"/>'), "data"]],
};

const shapes = {
  square: '<rect x="12" y="4" width="10" height="10"',
  circle: '<circle cx="17" cy="9" r="5"',
  diamond: '<path d="M17 3l6 6-6 6-6-6z"',
};

function toggle(method, shown) {
  for (const button of document.querySelectorAll(".legend button"))
    if (button.dataset.method === method) button.setAttribute("aria-pressed", shown);
  for (const plot of document.querySelectorAll(".plot")) {
    const traces = plot.data.flatMap((trace, i) => trace.meta === method ? [i] : []);
    Plotly.restyle(plot, { visible: shown }, traces);
  }
}

function fillLegend(legend, kind) {
  for (const [method, { color, symbol }] of Object.entries(looks)) {
    const button = document.createElement("button");
    button.dataset.method = method;
    button.setAttribute("aria-pressed", true);
    button.innerHTML = drawing(34, `<path d="M0 9h34" stroke="${color}" stroke-width="3"/>${shapes[symbol]} fill="${color}"/>`) + method;
    button.onclick = () => toggle(method, button.getAttribute("aria-pressed") === "false");
    legend.append(button);
  }
  for (const [icon, name] of marks[kind]) {
    const mark = document.createElement("span");
    mark.innerHTML = icon + name;
    legend.append(mark);
  }
}

for (const panels of document.querySelectorAll(".panels")) {
  const kind = panels.dataset.plot;
  fillLegend(panels.previousElementSibling, kind);
  for (const start of data.starts) {
    const panel = document.createElement("figure");
    panel.className = "panel";
    panel.innerHTML = `<figcaption>Start ${start.name} <span>(${start.phi0}, ${start.phi1})</span></figcaption><div class="plot"></div>`;
    panels.append(panel);
    Plotly.newPlot(panel.lastChild, ...plots[kind](start), { responsive: true, displayModeBar: false });
  }
}
