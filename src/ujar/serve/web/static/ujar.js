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

// A search that answers while one types; the address stays the query.
(() => {
  const form = document.querySelector("form[data-instant]");
  if (!form) return;
  let waiting = 0;
  let asked = new AbortController();

  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const given = [...new FormData(form)].filter(([, value]) => value);
    const query = new URLSearchParams(given).toString();
    const address = query ? `${form.action}?${query}` : form.action;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(form.dataset.instant);
      if (!fresh) return;
      const shown = document.getElementById(form.dataset.instant);
      shown.replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") form.submit();
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
})();
