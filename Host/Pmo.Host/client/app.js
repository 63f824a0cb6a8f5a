import htmx from "htmx.org/dist/htmx.esm.js";
import "./live.js";
import "./forms.js";
import { say, announce } from "./say.js";

window.htmx = htmx;
const root = document.documentElement;

function drawCharts() {
  if (document.querySelector("pmo-chart")) import("./charts.js");
}
drawCharts();

// The page one is on is in sight, however long the menu is.
const menu = document.getElementById("menu");
const showHere = () => menu?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
showHere();
menu?.addEventListener("toggle", showHere);

document.addEventListener("click", e => {
  if (e.target.closest("[data-theme-toggle]")) {
    const theme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    root.dataset.bsTheme = theme;
    document.cookie = `pmo-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  }
  const toggle = e.target.closest("[data-nav-toggle]");
  if (toggle) toggle.setAttribute("aria-expanded", String(document.getElementById("menu").classList.toggle("open")));
});

// "/" goes to the search of the page, unless somebody is typing.
document.addEventListener("keydown", e => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector("[data-search]");
  if (search) {
    e.preventDefault();
    search.focus();
    search.select();
  }
});

// A response without the wanted region (a sign-in page) must not delete the region: load the page instead.
document.addEventListener("htmx:before:swap", e => {
  const c = e.detail.ctx;
  if (!c?.select || c.response?.status >= 400) return;
  const answer = new DOMParser().parseFromString(c.text ?? "", "text/html");
  if (!answer.querySelector(c.select)) {
    e.preventDefault();
    location.reload();
  }
});
document.addEventListener("htmx:after:swap", () => {
  drawCharts();
  announce();
});
document.addEventListener("htmx:response:error", () => say("The server could not answer. Your page is unchanged; try again."));
document.addEventListener("htmx:error", e => {
  if (!e.detail?.ctx?.response) say("No connection. Your page is unchanged; try again.");
});
