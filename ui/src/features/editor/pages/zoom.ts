/** `fit` is the width of the room; numbers are shares of the printed size. */
export type Zoom = 'fit' | number;

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];
/** CSS pixels of one point at 100 %. */
export const PX_PER_PT = 96 / 72;

export function scaleOf(zoom: Zoom, roomPx: number, widthPt: number): number {
  if (zoom !== 'fit') return zoom * PX_PER_PT;
  return Math.min(Math.max(roomPx / widthPt, 0.3), 1.25 * PX_PER_PT);
}

export function nextZoom(scale: number, step: 1 | -1): number {
  const now = scale / PX_PER_PT;
  const found = step > 0 ? STEPS.find((one) => one > now + 0.01) : STEPS.findLast((one) => one < now - 0.01);
  return found ?? (step > 0 ? 2 : 0.5);
}
