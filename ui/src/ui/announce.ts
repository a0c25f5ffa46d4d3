let region: HTMLElement | null = null;

/** Says it to who listens instead of looking. */
export function announce(words: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.setAttribute('role', 'status');
    region.style.cssText =
      'position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)';
    document.body.append(region);
  }
  const said = region;
  // Once the region stands, a change in it is heard.
  requestAnimationFrame(() => {
    said.textContent = words;
  });
}
