// The page works without this. It only brings to sight what an answer changed, and puts the focus where it helps.
"use strict";

function show(...wanted) {
  const pane = document.querySelector(".rechts");
  const place = pane && wanted.map((one) => pane.querySelector(one)).find(Boolean);
  if (pane && place && getComputedStyle(pane).overflowY !== "visible") {
    pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
  }
}

function focusSummary() {
  const summary = document.getElementById("samenvatting");
  if (summary) summary.focus();
}

// The digest of a signed file is worked out here: the file itself goes nowhere.
function offerDigest() {
  document.querySelectorAll(".met-script").forEach((one) => { one.hidden = false; });
  document.querySelectorAll("[data-digest-in]").forEach((chooser) => chooser.addEventListener("change", async () => {
    if (!chooser.files.length) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await chooser.files[0].arrayBuffer()));
    document.getElementById(chooser.dataset.digestIn).value = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }));
}

document.addEventListener("DOMContentLoaded", () => {
  offerDigest();
  show("#hier", ".blad .nieuw");
  focusSummary();
});
document.addEventListener("htmx:after:swap", (event) => {
  const said = document.getElementById("staat");
  const answer = event.detail?.ctx?.response?.status ?? 200;
  if (said && answer >= 400) said.textContent = "Niet alles is opgeslagen";
  else if (said && /pgeslagen/.test(said.textContent)) {
    const now = new Date();
    said.textContent = `Opgeslagen om ${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
  }
  show(".artikel .nieuw", ".blad .nieuw", "#hier");
});
// Of a value and the word instead of it only one holds: what is filled in last.
document.addEventListener("input", (event) => {
  const name = String(event.target.name || "");
  const other = document.getElementsByName((name.startsWith("w:") ? "a:" : "w:") + name.slice(2));
  if (name.startsWith("w:") && event.target.type === "text" && event.target.value) other.forEach((one) => { one.checked = false; });
  if (name.startsWith("a:") && event.target.checked) other.forEach((one) => { one.value = ""; });
}, true);
document.addEventListener("htmx:error", () => {
  const said = document.getElementById("staat");
  if (said) said.textContent = "Niet opgeslagen: het werkblad antwoordt niet. Start `ojg serve` opnieuw; laat deze pagina open.";
});
