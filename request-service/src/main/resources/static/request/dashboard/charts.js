// Draws what the tables say. A table stays where it is, folded away, and unfolds for the printer;
// without this script it simply stands there. Nothing moves for those who do not want it.
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

const read = (table) => {
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const rows = [...table.tBodies[0].rows];
  return {
    names: rows.map((row) => row.cells[0].innerText.trim()),
    series: heads.map((head, column) => ({
      name: head.innerText.trim(),
      rate: head.dataset.rate === "true",
      values: rows.map((row) => {
        const number = row.cells[column + 1].dataset.number;
        return number === undefined ? null : Number(number);
      }),
    })),
  };
};

const percent = (value) => (value === null ? null : Math.round(value * 1000) / 10);

const shared = () => ({
  animation: !still,
  textStyle: { fontFamily: "inherit", fontSize: rem() * 0.8, color: colour("--ink") },
  aria: { enabled: true, decal: { show: true } },
  tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: colour("--card"),
    textStyle: { color: colour("--ink") } },
  legend: { top: 0, textStyle: { color: colour("--ink"), fontSize: rem() * 0.8 } },
  grid: { left: 8, right: 8, bottom: 8, top: rem() * 2.5, containLabel: true },
  color: [colour("--kind-legal"), colour("--kind-youth"), colour("--accent")],
});

const words = () => ({ color: colour("--ink"), fontSize: rem() * 0.8 });
const lines = () => ({ lineStyle: { color: colour("--line") } });

const trend = (data) => ({
  ...shared(),
  xAxis: { type: "category", data: data.names, axisLabel: words() },
  yAxis: [
    { type: "value", minInterval: 1, axisLabel: words(), splitLine: lines() },
    { type: "value", min: 0, max: 100, axisLabel: { ...words(), formatter: "{value}%" },
      splitLine: { show: false } },
  ],
  series: data.series.map((one) => one.rate
    ? { name: one.name, type: "line", yAxisIndex: 1, data: one.values.map(percent),
        symbol: "diamond", symbolSize: 9, lineStyle: { width: 3, type: "dashed" } }
    : { name: one.name, type: "bar", data: one.values }),
});

const ranking = (data) => {
  const rate = data.series.find((one) => one.rate);
  const rows = data.names.map((name, at) => ({ name, value: percent(rate.values[at]) }))
    .filter((row) => row.value !== null).slice(0, 15).reverse();
  return {
    ...shared(),
    legend: { show: false },
    grid: { left: 8, right: rem() * 4, bottom: 8, top: 8, containLabel: true },
    xAxis: { type: "value", min: 0, max: 100, axisLabel: { ...words(), formatter: "{value}%" },
      splitLine: lines() },
    yAxis: { type: "category", data: rows.map((row) => row.name), axisLabel: words() },
    series: [{ name: rate.name, type: "bar", data: rows.map((row) => row.value), barMaxWidth: rem() * 1.5,
      label: { show: true, position: "right", formatter: "{c}%", ...words() } }],
  };
};

const KINDS = { trend, ranking };
const charts = [];

const draw = (box) => {
  const data = read(document.getElementById(box.dataset.of));
  if (data.names.length === 0) {
    return;
  }
  box.hidden = false;
  const chart = window.echarts.init(box, null, { renderer: "canvas" });
  const paint = () => chart.setOption(KINDS[box.dataset.chart](data), true);
  paint();
  charts.push({ chart, paint });
  box.parentElement.querySelector("details").open = false;
};

const start = () => {
  if (window.echarts) {
    document.querySelectorAll("[data-chart]").forEach(draw);
  }
};

const folded = () => document.querySelectorAll(".board-sheet details:not([open])");
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...folded()];
  opened.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));
addEventListener("resize", () => charts.forEach((one) => one.chart.resize()));
matchMedia("(prefers-color-scheme: dark)")
  .addEventListener("change", () => charts.forEach((one) => one.paint()));
if (document.readyState === "complete") {
  start();
} else {
  addEventListener("load", start);
}
