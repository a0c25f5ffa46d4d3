/** The mark: a chalk line and a cut. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" fill="#1d4477" />
      <path
        d="M9 23 23 9M20 9h3v3"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M9 9h5M9 13h3" fill="none" stroke="#9dc0ee" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
