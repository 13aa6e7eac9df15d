// Filtert en sorteert het overzicht; zonder dit script staat alles er ook. Schrijf hier geen kleiner-dan-teken
// en geen ampersand: het script staat onveranderd in de pagina.
(function () {
  "use strict";

  const form = document.getElementById("filters");
  const search = document.getElementById("zoek");
  const status = document.getElementById("aantal");
  const body = document.querySelector("#overzicht tbody");
  const rows = Array.from(body.rows);
  const selects = Array.from(form.querySelectorAll("select"));
  const headers = Array.from(document.querySelectorAll("#overzicht th[data-sorteerbaar]"));
  const order = new Intl.Collator("nl", { numeric: true, sensitivity: "base" }).compare;
  let sorted = "";

  function simple(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function matches(row) {
    const text = simple(row.textContent);
    const words = simple(search.value).split(/\s+/);
    const chosen = selects.filter((select) => select.value);
    return [
      words.every((word) => text.includes(word)),
      chosen.every((select) => row.dataset[select.dataset.filter].split("|").includes(select.value)),
    ].every(Boolean);
  }

  function announce(shown) {
    const all = rows.length === 1 ? "1 document" : rows.length + " documenten";
    const some = shown === 0 ? "Geen documenten gevonden: kies iets anders of toon alles" : shown + " van " + all;
    const words = (shown === rows.length ? all : some) + sorted;
    if (status.textContent !== words) {
      status.textContent = words;
    }
  }

  function filter() {
    rows.forEach((row) => { row.hidden = !matches(row); });
    announce(rows.filter((row) => !row.hidden).length);
  }

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sorteer || cell.textContent;
  }

  function sort(header) {
    const down = header.getAttribute("aria-sort") === "ascending";
    const column = header.cellIndex;
    rows.sort((one, other) => order(key(one, column), key(other, column)) * (down ? -1 : 1));
    body.append(...rows);
    headers.forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    sorted = ", gesorteerd op " + header.textContent.toLowerCase() + (down ? ", aflopend" : ", oplopend");
    filter();
  }

  // Een browser kan vergeten wat een tabel is zodra de stijl rijen als blokken toont.
  Object.entries({
    table: "#overzicht",
    rowgroup: "#overzicht thead, #overzicht tbody",
    row: "#overzicht tr",
    columnheader: "#overzicht thead th",
    rowheader: "#overzicht tbody th",
    cell: "#overzicht td",
  }).forEach(([role, place]) => {
    document.querySelectorAll(place).forEach((element) => { element.setAttribute("role", role); });
  });

  headers.forEach((header) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(header));
    header.append(button);
  });
  headers[0].setAttribute("aria-sort", "ascending");
  const hint = document.createElement("span");
  hint.className = "uitleg";
  hint.textContent = " De knoppen in de bovenste rij sorteren de tabel.";
  document.querySelector("#overzicht caption").append(hint);

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { setTimeout(filter); });
  form.hidden = false;
  document.getElementById("overzicht").classList.add("met-knoppen");
  filter();
}());
