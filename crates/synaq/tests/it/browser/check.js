// What every page must be; the answer is a list of what it is not.
const bad = [];
const root = document.documentElement;
const tell = (what, element) => bad.push(what + ': ' + element.outerHTML.replace(/\s+/g, ' ').slice(0, 160));
const seen = element => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
if (root.lang !== 'kk') bad.push('lang is ' + root.lang);
if (!document.title.trim()) bad.push('no title');
if (document.querySelectorAll('h1').length !== 1) bad.push(document.querySelectorAll('h1').length + ' h1');
if (root.scrollWidth > innerWidth) {
  const wide = [...document.querySelectorAll('body *')].filter(element => {
    if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return false;
    return true;
  });
  bad.push('wider than the window by ' + (root.scrollWidth - innerWidth) + ' px');
  if (wide.length) tell('the widest', wide[wide.length - 1]);
}
for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
  const named = (field.labels && [...field.labels].some(label => label.textContent.trim()))
    || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
  if (!named) tell('a field without a label', field);
}
for (const control of document.querySelectorAll('button, a[href], summary')) {
  if (!control.textContent.trim() && !control.getAttribute('aria-label')) tell('a control without a name', control);
  if (!seen(control) || control.matches('.skip')) continue;
  const box = control.getBoundingClientRect();
  const inline = getComputedStyle(control).display === 'inline';
  if (!inline && (box.width < 24 || box.height < 24)) tell('a target of ' + Math.round(box.width) + ' by ' + Math.round(box.height) + ' px', control);
}
for (const image of document.querySelectorAll('img:not([alt])')) tell('an image without words', image);
for (const table of document.querySelectorAll('table')) if (!table.querySelector('th')) tell('a table without heads', table);
for (const cell of document.querySelectorAll('thead th')) if (!cell.textContent.trim() && !cell.getAttribute('aria-label')) tell('an empty head', cell.closest('tr'));
const ids = new Set();
for (const element of document.querySelectorAll('[id]')) {
  if (ids.has(element.id)) tell('an id twice', element);
  ids.add(element.id);
}
for (const label of document.querySelectorAll('label[for]')) if (!document.getElementById(label.htmlFor)) tell('a label of nothing', label);
for (const link of document.querySelectorAll('a[href^="#"]')) if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) tell('a link to nothing', link);
for (const described of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
  for (const name of ['aria-describedby', 'aria-labelledby'])
    for (const id of (described.getAttribute(name) || '').split(' ').filter(Boolean))
      if (!document.getElementById(id)) tell(name + ' names nothing', described);
if (/⟦|\{\{|\{%/.test(document.body.innerText)) bad.push('a mark of a template or of a missing message is seen');
return bad;
