/** For a field of the component library: its text runs as its own letters do, whatever the page does. */
export const OWN_DIRECTION = { input: { dir: 'auto' } } as const;
