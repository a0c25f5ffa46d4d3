// What cannot wait for the pages. A file, because the policy allows no inline script.

// Before the first paint: the colours and the language this browser chose.
(() => {
  const root = document.documentElement;
  const read = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const chosen = read('bespoke.scheme');
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const locale = read('bespoke.locale');
  if (locale) root.lang = locale;
})();

// A file dropped before the pages listen would be opened by the browser in their place.
for (const name of ['dragenter', 'dragover', 'drop']) {
  window.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (name === 'drop') window.bespokeDropped = event.dataTransfer.files[0];
  });
}
