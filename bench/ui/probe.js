// Notes what happens in the page while it is measured. Times are milliseconds since the page's start.
(() => {
  const noted = { keys: [], asked: [], drawn: [], handlers: [], longTasks: [], frames: [] };
  let isFollowing = false;
  let pressed = 0;
  let lastFrame = 0;

  const watch = (type, take, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, ...more });

  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  addEventListener('input', () => noted.keys.push({ at: pressed, handled: performance.now() }), true);
  watch('resource', (one) => {
    if (one.initiatorType !== 'fetch') return;
    const { name, startTime, requestStart, responseStart, responseEnd } = one;
    noted.asked.push({ name, startTime, requestStart, responseStart, responseEnd });
  });
  watch('event', (one) => {
    noted.handlers.push({ name: one.name, ms: one.processingEnd - one.processingStart, at: one.startTime });
  }, { durationThreshold: 16 });
  watch('longtask', (one) => noted.longTasks.push({ at: one.startTime, ms: one.duration }));

  // Drawn: the page has changed; seen: the frame with the change is painted and another begins.
  const isDrawn = ({ target }) =>
    (target instanceof Element ? target : target.parentElement)?.closest('[class*=_drawing_]');
  new MutationObserver((changes) => {
    if (!changes.some(isDrawn)) return;
    const at = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => noted.drawn.push({ at, seen: performance.now() })));
  }).observe(document, { subtree: true, childList: true, attributes: true });

  const follow = (at) => {
    if (lastFrame) noted.frames.push(at - lastFrame);
    lastFrame = at;
    if (isFollowing) requestAnimationFrame(follow);
  };
  window.probe = {
    noted,
    clear: () => { for (const list of Object.values(noted)) list.length = 0; },
    followFrames: () => { isFollowing = true; lastFrame = 0; requestAnimationFrame(follow); },
    endFrames: () => { isFollowing = false; },
  };
})();
