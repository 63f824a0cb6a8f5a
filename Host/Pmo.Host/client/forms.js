// Small comforts of forms; each works without script, only less well.

// A form is sent once: its button waits for the answer.
document.addEventListener("submit", e => {
  const form = e.target.closest("form[data-once]");
  if (!form || e.defaultPrevented) return;
  if (form.dataset.sent) {
    e.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  e.submitter?.classList.add("busy");
});
// One tick for all rows shown; without script "all that match" does the same.
const showPickAll = () => document.querySelectorAll("[data-pick-all][hidden]").forEach(box => (box.hidden = false));
showPickAll();
document.addEventListener("htmx:after:swap", showPickAll);
document.addEventListener("change", e => {
  if (!e.target.matches("[data-pick-all]")) return;
  for (const box of e.target.form.querySelectorAll("input[name=row]")) box.checked = e.target.checked;
});

// A page shown again from the browser's memory may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll(".busy")) button.classList.remove("busy");
  }
});

// Buttons that open and close a dialog, for browsers that do not know the command attribute yet.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", e => {
    const button = e.target.closest("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}
