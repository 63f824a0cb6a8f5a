// Two ways to tell a person something that happened without a new page.

/** A message in the corner for eight seconds: only for things that happened in the background. */
export function say(text) {
  const box = document.getElementById("toasts");
  if (!box || [...box.children].some(c => c.textContent === text)) return;
  const toast = document.createElement("div");
  toast.className = "alert alert-bad";
  toast.textContent = text;
  box.append(toast);
  setTimeout(() => toast.remove(), 8000);
}

/** Reads the count of a list that was just replaced to screen readers. */
export function announce() {
  const region = document.getElementById("announcer");
  const count = document.querySelector("[data-announce]");
  if (region && count && region.textContent !== count.textContent) region.textContent = count.textContent;
}
