"use strict";
// Keeps the progress page up to date in place. Without it the page loads itself anew.
(() => {
  const list = document.getElementById("progress");
  if (!list || !list.dataset.live) {
    return;
  }
  const said = document.getElementById("progress-now");
  const pause = list.dataset.status === "RUNNING" ? 400 : 5000;

  const show = (lines) => {
    for (const line of lines) {
      const item = list.querySelector(`[data-step="${CSS.escape(line.step)}"]`);
      if (!item || item.className === line.state) {
        continue;
      }
      item.className = line.state;
      const state = item.querySelector(".task-state");
      state.textContent = line.text;
      said.textContent = `${item.firstElementChild.textContent}: ${line.text}`;
    }
  };

  const look = async () => {
    try {
      const answer = await fetch(list.dataset.live, { cache: "no-store", redirect: "error" });
      if (!answer.ok) {
        // The page itself knows what to say, for example that the session has ended.
        location.reload();
        return;
      }
      const now = await answer.json();
      if (now.next) {
        location.replace(now.next);
        return;
      }
      if (now.status !== list.dataset.status) {
        location.reload();
        return;
      }
      show(now.lines);
    } catch {
      // Not reachable just now; the next look may be luckier.
    }
    setTimeout(look, pause);
  };
  setTimeout(look, pause);
})();
