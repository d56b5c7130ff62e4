/* Combining facets over the rows of this page. The links in `.facets` work without it.

   Each row has `data-f`: the number of a facet and a value, such as "0.2031 2.council", by spaces;
   the links to the values give their names, and end with them. The words are given by the page. What is chosen
   stays in the address after "#f:", and so survives a reload and can be sent. */
(() => {
  const nav = document.querySelector(".facets"), said = nav.dataset, mark = "#f:";
  const rows = [...document.querySelectorAll("[data-f]")].map(row => [row, row.dataset.f.split(" ")]);
  const make = (tag, into, text = "") => {
    const made = into.appendChild(document.createElement(tag));
    made.textContent = text;
    return made;
  };
  const form = document.createElement("form");
  const box = make("details", form);
  make("summary", box, said.combine);
  const selects = [...nav.querySelectorAll("details")].flatMap((group, number) => {
    const links = [...group.querySelectorAll("ul a")].map(link => [number + "." + link.pathname.split("/").at(-2), link])
      .filter(([value]) => rows.some(row => row[1].includes(value)));
    if (links.length < 2) return [];
    const label = make("label", box, group.querySelector("summary").textContent + " ");
    const select = make("select", label);
    make("option", select, said.all).value = "";
    for (const [value, link] of links) {
      const option = make("option", select, link.textContent);
      option.value = value;
      if (link.lang) option.lang = link.lang;
    }
    return [select];
  });
  if (!selects.length) return;
  const reset = make("button", box, said.reset), told = make("output", form);
  const show = () => {
    const chosen = selects.map(select => select.value).filter(value => value);
    let count = 0;
    for (const [row, values] of rows)
      count += !(row.hidden = !chosen.every(value => values.includes(value)));
    for (const part of document.querySelectorAll("section"))
      if (part.querySelector("[data-f]")) part.hidden = !part.querySelector("[data-f]:not([hidden])");
    told.textContent = chosen.length ? said.count.replace("#", count).replace("#", rows.length) : "";
    return chosen;
  };
  const read = () => {
    const chosen = location.hash.startsWith(mark) ? decodeURIComponent(location.hash.slice(3)).split(",") : [];
    for (const select of selects) {
      select.value = "";
      for (const option of select.options) if (chosen.includes(option.value)) select.value = option.value;
    }
    if (show().length) box.open = true;
  };
  const keep = () => {
    const chosen = show();
    history.replaceState(null, "", chosen.length ? mark + chosen.join() : location.pathname);
  };
  form.onchange = keep;
  form.onsubmit = event => event.preventDefault();
  reset.type = "reset";
  form.onreset = () => setTimeout(keep);
  addEventListener("hashchange", () => location.hash.startsWith(mark) && read());
  nav.append(form);
  read();
})();
