// Forms of corrections open where the link stands; names come while one types. Without
// this, the links lead to pages of their own.
"use strict";

(() => {
  const parsed = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("[data-fix]");
  };

  const suggest = (field) => {
    const list = field.list;
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const query = new URLSearchParams({ q: field.value });
        const answer = await fetch(`${field.dataset.names}?${query}`);
        if (!answer.ok) return;
        list.replaceChildren(
          ...(await answer.json()).map(({ id, name }) => new Option(name, name === field.value ? id : name)),
        );
      }, 200);
    });
    field.addEventListener("input", () => {
      const other = field.form.querySelector("input[value=other]");
      if (other && field.value) other.checked = true;
    });
  };

  const ready = (place) => {
    for (const field of place.querySelectorAll("input[data-names]")) suggest(field);
  };

  const closed = (link, form) => {
    form.remove();
    link.setAttribute("aria-expanded", "false");
    link.focus();
  };

  for (const link of document.querySelectorAll("a[data-in-place]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const held = link.parentElement.querySelector("[data-fix]");
      if (held) return closed(link, held);
      const form = await parsed(link.href).catch(() => null);
      if (!form) return location.assign(link.href);
      document.querySelectorAll("main [data-fix]").forEach((other) => other.remove());
      link.after(document.adoptNode(form));
      link.setAttribute("aria-expanded", "true");
      ready(form);
      form.querySelector("input:not([type=hidden]), button")?.focus();
      form.addEventListener("keydown", (key) => key.key === "Escape" && closed(link, form));
      for (const cancel of form.querySelectorAll(".acts a")) {
        cancel.addEventListener("click", (leave) => {
          leave.preventDefault();
          closed(link, form);
        });
      }
    });
  }
  ready(document);
})();
