"use strict";
// Loads a page anew that changes by itself, unless nobody looks or somebody is busy with a form. Without it the page does so in any case.
(() => {
  const seconds = Number(document.body.dataset.refresh);
  if (!seconds) {
    return;
  }
  const busy = () => {
    const field = document.activeElement;
    const typing = field && field.matches("input, textarea, select, button");
    const begun = [...document.querySelectorAll("input[type=text], textarea")].some((each) => each.value !== each.defaultValue);
    const chosen = document.querySelector("input[type=checkbox]:checked");
    return document.hidden || typing || begun || chosen;
  };
  const look = () => {
    if (busy()) {
      setTimeout(look, 1000);
    } else {
      location.reload();
    }
  };
  setTimeout(look, seconds * 1000);
})();
