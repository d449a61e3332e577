"use strict";

// Fetches this page again and again, and puts in place the parts that have changed.
const PAUSE_MILLIS = 1000;
const live = document.getElementById("live");

function show(text, meaning) {
  live.textContent = text;
  live.className = meaning;
}

// A log that was read at its end stays there; one that was scrolled back stays where it was.
function replace(old, fresh) {
  const before = old.querySelector(".log");
  const atEnd = !before || before.scrollHeight - before.scrollTop - before.clientHeight < 4;
  const top = before ? before.scrollTop : 0;
  old.replaceWith(fresh);
  const after = fresh.querySelector(".log");
  if (after) {
    after.scrollTop = atEnd ? after.scrollHeight : top;
  }
}

function update(fresh) {
  const main = document.querySelector("main");
  const parts = [...fresh.querySelectorAll("main > section")];
  const known = [...main.querySelectorAll(":scope > section")];
  if (parts.map((part) => part.id).join() !== known.map((part) => part.id).join()) {
    main.replaceWith(fresh.querySelector("main"));
    return;
  }
  parts.forEach((part, i) => {
    if (part.innerHTML !== known[i].innerHTML) {
      replace(known[i], part);
    }
  });
}

async function refresh() {
  try {
    if (!document.hidden) {
      const response = await fetch(location.href, { cache: "no-store" });
      update(new DOMParser().parseFromString(await response.text(), "text/html"));
      show("live", "good");
    }
  } catch (e) {
    show("the server does not answer", "bad");
  }
  setTimeout(refresh, PAUSE_MILLIS);
}

document.querySelectorAll(".log").forEach((log) => {
  log.scrollTop = log.scrollHeight;
});
refresh();
