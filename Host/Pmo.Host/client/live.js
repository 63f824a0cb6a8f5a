// One stream of server-sent events a tab says that read models moved; regions marked with hx-trigger="live-changed" ask again.
// It is closed while the tab is hidden, because browsers allow six connections to a site over HTTP/1.1.
const url = document.querySelector('meta[name="live-url"]')?.content;
const dot = document.querySelector("[data-live]");
let stream;
let told;

function show(on) {
  if (!dot) return;
  dot.hidden = false;
  dot.dataset.live = on ? "on" : "off";
  dot.querySelector("[data-live-word]").textContent = on ? "Live" : "Offline";
}

// A little later, not all tabs at once, and once for everything that moves until then: the last move is always told.
function changed() {
  told ??= setTimeout(() => {
    told = undefined;
    document.body.dispatchEvent(new CustomEvent("live-changed", { bubbles: true }));
  }, 300 + Math.random() * 700);
}

function open() {
  if (!url || stream) return;
  stream = new EventSource(url);
  stream.addEventListener("changed", changed);
  stream.onopen = () => show(true);
  stream.onerror = () => setTimeout(() => show(stream?.readyState === EventSource.OPEN), 4000);
}

function close() {
  stream?.close();
  stream = undefined;
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) close();
  else if (url) {
    open();
    changed();
  }
});
addEventListener("pagehide", close);
if (!document.hidden) open();
