/** For what is English, whatever the pages speak. WCAG 3.1.2. */
export const ENGLISH = { lang: 'en' } as const;
