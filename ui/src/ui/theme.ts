import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Prussian blue, the one accent: light steps for washes and for words on dark grounds, the fifth and seventh under white. */
const ink: MantineColorsTuple = [
  '#eef4fc',
  '#dbe7f7',
  '#b7cfef',
  '#8fb8f2',
  '#5f93d8',
  '#3873bd',
  '#2860a8',
  '#1d4f91',
  '#173f75',
  '#10305c',
];

const red: MantineColorsTuple = [
  '#fdf0ef',
  '#f9dbd9',
  '#f2b5b2',
  '#f29a96',
  '#dd6b67',
  '#c64441',
  '#b53432',
  '#a3282a',
  '#871f22',
  '#6b181b',
];

/** Mantine's greys of the dark scheme, as cool as the house's: words, lines, surface, ground, what is sunken. */
const dark: MantineColorsTuple = [
  '#d9dce1',
  '#b9bec6',
  '#8e959f',
  '#767d87',
  '#3d434b',
  '#2d3238',
  '#1d2024',
  '#16181b',
  '#101214',
  '#0b0c0e',
];

const SERIF = '"Newsreader Variable", Georgia, "Times New Roman", serif';
const SANS = '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif';

/** Of dialogs as of screens. */
const DIALOG_TITLE = {
  fontFamily: SERIF,
  fontSize: '1.375rem',
  fontWeight: 500,
  lineHeight: 1.25,
  minWidth: 0,
  overflowWrap: 'anywhere',
} as const;

export const theme = createTheme({
  colors: { ink, red, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  fontFamily: SANS,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  // A scale of 1.2 on 15 px.
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.55', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'sm',
  headings: {
    fontFamily: SERIF,
    fontWeight: '500',
    sizes: {
      h1: { fontSize: '2.125rem', lineHeight: '1.15' },
      h2: { fontSize: '1.5rem', lineHeight: '1.25' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.35' },
    },
  },
  shadows: { sm: '0 1px 2px rgb(0 0 0 / 6%)', md: '0 4px 16px rgb(0 0 0 / 8%)' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 500 } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: DIALOG_TITLE },
    },
    Drawer: { styles: { title: DIALOG_TITLE } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfbfa',
    '--mantine-color-text': '#1b1d21',
    '--mantine-color-dimmed': '#565b63',
    '--mantine-color-default-border': '#d3d3cf',
    '--mantine-color-placeholder': '#6b7079',
    '--mantine-color-error': '#a3282a',
    '--mantine-color-anchor': '#1d4f91',
    '--mantine-color-red-light': '#fbe9e8',
  },
  dark: {
    '--mantine-color-body': '#16181b',
    '--mantine-color-text': '#eceef1',
    '--mantine-color-dimmed': '#a6adb7',
    '--mantine-color-default': '#1d2024',
    '--mantine-color-default-hover': '#262a2f',
    '--mantine-color-default-border': '#3d434b',
    '--mantine-color-placeholder': '#8e959f',
    '--mantine-color-error': '#f29a96',
    '--mantine-color-anchor': '#8fb8f2',
    // On dark grounds a wash is lighter than what it lies on.
    '--mantine-color-ink-light': '#1f2c3f',
    '--mantine-color-ink-light-hover': '#293a54',
    '--mantine-color-ink-light-color': '#b7cfef',
    '--mantine-color-red-light': '#371f21',
    '--mantine-color-red-light-hover': '#482628',
    '--mantine-color-red-light-color': '#f2b5b2',
  },
});
