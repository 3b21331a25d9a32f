// How far a job has come, looked at again and again. Without this, the page asks for
// itself anew.
"use strict";

(() => {
  const look = async () => {
    const shown = document.querySelector("[data-live]");
    const pause = Number(shown?.dataset.live);
    if (!pause) return;
    await new Promise((done) => setTimeout(done, pause));
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      const typing = shown.contains(document.activeElement) && document.activeElement.matches("button");
      if (fresh && !typing) shown.replaceWith(document.adoptNode(fresh));
      else if (fresh && !fresh.dataset.live) location.reload();
    } catch {
      /* the server is away: look again later */
    }
    look();
  };
  look();
})();
