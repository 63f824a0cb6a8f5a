// <pmo-chart data-option="{ECharts option}"><div class="pmo-chart-box"></div><table>the same numbers</table></pmo-chart>
import * as echarts from "echarts/core";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

echarts.use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, SVGRenderer]);

const list = value => (value == null ? [] : Array.isArray(value) ? value : [value]);

class PmoChart extends HTMLElement {
  static observedAttributes = ["data-option"];

  connectedCallback() {
    this.box = this.querySelector(".pmo-chart-box");
    this.chart = echarts.init(this.box, null, { renderer: "svg" });
    this.classList.add("ready");
    this.chart.on("click", point => this.why(point)?.click());
    this.draw();
    this.resizing = new ResizeObserver(() => this.chart?.resize());
    this.resizing.observe(this.box);
    this.theming = new MutationObserver(() => this.draw());
    this.theming.observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  }

  attributeChangedCallback() {
    if (this.chart) this.draw();
  }

  draw() {
    const style = getComputedStyle(this);
    const colour = name => style.getPropertyValue(name).trim();
    const [text, strong, line, surface] = ["--pmo-chart-text", "--pmo-chart-strong", "--pmo-chart-line", "--pmo-surface"].map(colour);
    const option = JSON.parse((this.dataset.option || "{}").replaceAll("#2453b8", colour("--pmo-chart-brand")));
    for (const axis of [...list(option.xAxis), ...list(option.yAxis)]) {
      axis.axisLabel = { color: text, fontSize: 11, hideOverlap: true, ...axis.axisLabel };
      axis.splitLine = { show: axis.type === "value", lineStyle: { color: line } };
      axis.axisLine = { show: axis.type !== "value", lineStyle: { color: line } };
      axis.axisTick = { show: false };
    }
    for (const series of list(option.series)) if (series.type === "pie") series.itemStyle = { borderColor: surface, borderWidth: 0 };
    if (option.legend) Object.assign(option.legend, { textStyle: { color: text, fontSize: 12 }, inactiveColor: line });
    if (option.title) Object.assign(option.title, { textStyle: { color: strong, fontSize: 24, fontWeight: 600 }, subtextStyle: { color: text, fontSize: 12 } });
    if (option.tooltip) Object.assign(option.tooltip, { backgroundColor: surface, borderColor: line, textStyle: { color: strong, fontSize: 12 }, extraCssText: "box-shadow:none" });
    option.textStyle = { fontFamily: style.fontFamily };
    option.animation = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    option.animationDuration = 250;
    this.chart.setOption(option, true);
    // Hidden behind the drawing they would be focused unseen; the links beside the heading lead to the same.
    for (const link of this.querySelectorAll("table a")) link.tabIndex = -1;
  }

  // Each number of the table leads to what it is made of; so does its point.
  why(point) {
    return this.querySelectorAll("tbody tr")[point.dataIndex]?.cells[point.seriesType === "pie" ? 1 : point.seriesIndex + 1]?.querySelector("a");
  }

  disconnectedCallback() {
    this.resizing?.disconnect();
    this.theming?.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }
}

if (!customElements.get("pmo-chart")) customElements.define("pmo-chart", PmoChart);
