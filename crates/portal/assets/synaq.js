// What makes a page live: nothing here is needed to use it.
"use strict";

// A file that is larger than the server takes is told before it is sent.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.dataset.limit) return;
  const limit = Number(input.dataset.limit);
  const large = [...input.files].find((file) => file.size > limit);
  input.setCustomValidity(large ? input.dataset.limitMessage.replace("{}", large.name) : "");
  input.reportValidity();
});

// A form is sent once: the second press of a button does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post" && !event.defaultPrevented) form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Leaving a page with unsaved cells asks first.
const grid = document.querySelector("form[data-unsaved]");
if (grid) {
  let dirty = false;
  grid.addEventListener("input", () => { dirty = true; });
  grid.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}

// A signature's state and long work: the page asks for itself again until it is done.
const live = document.querySelector("[data-refresh]");
if (live) setTimeout(() => location.reload(), Number(live.dataset.refresh) * 1000);

// On a narrow screen the section that stands open is brought into sight.
const section = document.querySelector(".sections [aria-current]");
if (section) section.parentElement.scrollLeft = section.offsetLeft - section.parentElement.offsetLeft - 24;
