// What Streamlit has no part for. Everything hangs on the document, so that nothing is lost when
// an element is drawn anew.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // A number in the text opens its entry in the list of sources.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.ref");
    if (!link) return;
    event.preventDefault();
    const entry = link.hash.replace("#source-", ".st-key-open-");
    document.querySelector(`${entry} button`)?.click();
  });

  // The question is brought into view once its answer stands. Streamlit goes on scrolling to the
  // end while it draws, so it is kept there a little, unless the reader scrolls.
  let moment = "0 0";
  let until = 0;
  for (const own of ["wheel", "touchstart", "keydown", "mousedown"])
    document.addEventListener(own, () => (until = 0), { capture: true, passive: true });
  setInterval(() => {
    if (performance.now() < until) all(".question").at(-1)?.scrollIntoView({ block: "start" });
  }, 80);
  const showLastQuestion = () => {
    const now = `${all(".question").length} ${all(".answer-words").length}`;
    if (now !== moment) until = performance.now() + 1500;
    moment = now;
  };

  // An opened paper begins at its paragraph, and the picture of the page at the marked words.
  const middle = (box, top) => box.scrollTo(0, Math.max(0, top - box.clientHeight / 3));
  const showPlaces = () => {
    for (const paper of all(".paper:not([data-shown])")) {
      paper.dataset.shown = "";
      const there = paper.querySelector("mark") ?? paper.querySelector(".cited");
      if (there) middle(paper, there.getBoundingClientRect().top - paper.getBoundingClientRect().top);
    }
    for (const pages of all(".pages:not([data-shown])")) {
      pages.dataset.shown = "";
      const page = pages.querySelector("[data-top]");
      const picture = page?.querySelector("img");
      picture?.decode().then(() => {
        const above = picture.getBoundingClientRect().top - pages.getBoundingClientRect().top;
        middle(pages, above + page.dataset.top * picture.clientHeight);
      });
    }
  };

  // What Streamlit puts beside its app, as the drawer, is as light or dark as the app.
  const lightOrDark = () => {
    const app = document.querySelector(".stApp");
    if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
  };

  new MutationObserver(() => {
    lightOrDark();
    showLastQuestion();
    showPlaces();
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
})();
