"use strict";

const data = JSON.parse(document.getElementById("data").textContent);

const font = { family: "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif", size: 13, color: "#1d2733" };
const axis = { gridcolor: "#e6ebf0", zeroline: false, linecolor: "#9aa6b2", ticks: "outside", tickcolor: "#9aa6b2", tickfont: { size: 12 } };

const layout = (xTitle, x, yTitle, y, more) => ({
  font,
  height: 380,
  margin: { l: 60, r: 14, t: 8, b: 50 },
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "#ffffff",
  hovermode: "closest",
  showlegend: false,
  xaxis: { ...axis, title: { text: xTitle, standoff: 6 }, ...x },
  yaxis: { ...axis, title: { text: yTitle, standoff: 6 }, ...y },
  ...more,
});

// Pale is low, dark is high, and more shades lie low down, where the hollows are.
const heights = [[0, "#ffffff"], [0.12, "#f3f1e4"], [0.22, "#dfe6e2"], [0.4, "#b4c8d0"], [0.65, "#8099b0"], [1, "#4e6482"]];

for (const version of document.querySelectorAll(".library-version")) version.textContent = Plotly.version;

