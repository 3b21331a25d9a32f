// Everything on the pages works without this: it adds keys and buttons.
"use strict";

(() => {
  const starts = [...document.querySelectorAll("[data-statements] .st[id]")];
  for (const hint of document.querySelectorAll(".js-only")) hint.hidden = false;
  let current = starts.findIndex((s) => `#${s.id}` === location.hash);

  const go = (step) => {
    const next = current + step;
    if (next < 0 || next >= starts.length) return;
    starts[current]?.classList.remove("here");
    current = next;
    const mark = starts[current];
    mark.classList.add("here");
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    mark.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (starts.length && event.key === "n") go(1);
    if (starts.length && event.key === "p") go(-1);
  });

  for (const text of document.querySelectorAll("pre[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn copy";
    button.textContent = text.dataset.copy;
    button.setAttribute("aria-describedby", text.id);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = text.dataset.copied;
    });
    text.after(button);
  }
})();
